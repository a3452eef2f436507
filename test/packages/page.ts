import { spawn } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Readable, Writable } from 'node:stream'
import { onTestFinished } from 'vitest'
import { quietly } from './chromium.ts'

export interface Page {
  /** Runs in the page, whatever its policy; the value must be JSON. */
  evaluate<T>(expression: string): Promise<T>
  /** A key as a person presses it: `Tab`, ` `, `ArrowDown`, or text. */
  press(key: keyof typeof codes): Promise<void>
  /** The mouse over a place, or a tap on it. */
  point(at: { x: number; y: number }): Promise<void>
  /** A part of the page as PNG, wherever it stands; pixels of the page. */
  picture(of: { x: number; y: number; width: number; height: number }): Promise<Buffer>
  type(text: string): Promise<void>
  /** Where downloads land. */
  readonly downloads: string
  /** What the page wrote on its console, and what it asked of any network. */
  readonly complaints: readonly string[]
  readonly requests: readonly string[]
}

interface Message {
  readonly id?: number
  readonly sessionId?: string
  readonly method?: string
  readonly params?: Record<string, unknown>
  readonly result?: Record<string, unknown>
  readonly error?: { readonly message: string }
}

const codes = { Tab: 9, Space: 32, ArrowDown: 40, ArrowRight: 39, End: 35, Escape: 27, Enter: 13 } as const

interface PageOptions {
  /** False: as where a reader of mail runs no script. */
  readonly script?: boolean
  readonly width?: number
}

/** A page in Chromium, spoken to over its own pipe: its policy holds, and keys are those of a keyboard. Closed when the test ends. */
export async function openPage(url: string, { script = true, width = 1000 }: PageOptions = {}): Promise<Page> {
  const downloads = mkdtempSync(join(tmpdir(), 'smm-downloads-'))
  const profile = `--user-data-dir=${mkdtempSync(join(tmpdir(), 'smm-chromium-'))}`
  const child = spawn('chromium', [...quietly, '--remote-debugging-pipe', '--window-size=1000,900', profile, 'about:blank'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
  })
  onTestFinished(() => void child.kill())
  const [, , , to, from] = child.stdio as unknown as [null, null, null, Writable, Readable]
  const waiting = new Map<number, { resolve: (result: Record<string, unknown>) => void; reject: (error: Error) => void }>()
  const complaints: string[] = []
  const requests: string[] = []
  const loaded: (() => void)[] = []
  let last = 0
  let session: string | undefined
  let rest = ''
  from.setEncoding('utf8').on('data', (chunk: string) => {
    const parts = (rest + chunk).split('\0')
    rest = parts.pop() ?? ''
    for (const part of parts) {
      const { id, method, params = {}, result, error } = JSON.parse(part) as Message
      if (id !== undefined) {
        const { resolve, reject } = waiting.get(id) ?? {}
        waiting.delete(id)
        if (error) reject?.(new Error(error.message))
        else resolve?.(result ?? {})
      }
      if (method === 'Runtime.exceptionThrown' || method === 'Log.entryAdded') complaints.push(JSON.stringify(params))
      if (method === 'Runtime.consoleAPICalled') complaints.push(JSON.stringify(params))
      if (method === 'Network.requestWillBeSent') requests.push((params['request'] as { url: string }).url)
      if (method === 'Page.loadEventFired') for (const one of loaded.splice(0)) one()
    }
  })
  const send = (method: string, params: object = {}): Promise<Record<string, unknown>> =>
    new Promise((resolve, reject) => {
      last += 1
      waiting.set(last, { resolve, reject })
      to.write(`${JSON.stringify({ id: last, method, params, ...(session === undefined ? {} : { sessionId: session }) })}\0`)
    })

  await send('Browser.setDownloadBehavior', { behavior: 'allow', downloadPath: downloads })
  const { targetInfos } = (await send('Target.getTargets')) as { targetInfos: { targetId: string; type: string }[] }
  const target = targetInfos.find(({ type }) => type === 'page')
  const attached = await send('Target.attachToTarget', { targetId: target?.targetId, flatten: true })
  session = attached['sessionId'] as string
  for (const domain of ['Page', 'Runtime', 'Log', 'Network']) await send(`${domain}.enable`)
  await send('Emulation.setDeviceMetricsOverride', { width, height: 900, deviceScaleFactor: 1, mobile: false })
  if (!script) await send('Emulation.setScriptExecutionDisabled', { value: true })
  const ready = new Promise<void>((resolve) => void loaded.push(resolve))
  await send('Page.navigate', { url })
  await ready

  return {
    downloads,
    complaints,
    requests,
    evaluate: async <T>(expression: string): Promise<T> => {
      const { result, exceptionDetails } = (await send('Runtime.evaluate', {
        expression,
        awaitPromise: true,
        returnByValue: true,
        userGesture: true,
      })) as { result: { value: T }; exceptionDetails?: unknown }
      if (exceptionDetails !== undefined) throw new Error(JSON.stringify(exceptionDetails))
      return result.value
    },
    press: async (key) => {
      const text = key === 'Space' ? ' ' : key === 'Enter' ? '\r' : undefined
      const about = { key: key === 'Space' ? ' ' : key, code: key, windowsVirtualKeyCode: codes[key] }
      await send('Input.dispatchKeyEvent', { type: 'keyDown', ...about, ...(text === undefined ? {} : { text }) })
      await send('Input.dispatchKeyEvent', { type: 'keyUp', ...about })
    },
    point: async (at) => {
      await send('Input.dispatchMouseEvent', { type: 'mouseMoved', ...at })
    },
    picture: async (of) => {
      const clip = { ...of, scale: 1 }
      const { data } = await send('Page.captureScreenshot', { format: 'png', clip, captureBeyondViewport: true })
      return Buffer.from(data as string, 'base64')
    },
    type: async (text) => {
      await send('Input.insertText', { text })
    },
  }
}
