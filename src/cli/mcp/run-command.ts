import { spawn } from 'node:child_process'
import type { Call } from './tools.ts'

/** How a command of its own process ended. */
export interface Ended {
  readonly stdout: string
  readonly stderr: string
  /** Null: it was stopped. */
  readonly code: number | null
  /** Why it was stopped. */
  readonly stopped: 'too_long' | 'too_much' | 'cancelled' | null
}

export interface Limits {
  readonly milliseconds: number
  /** Of stdout and of stderr each. */
  readonly bytes: number
}

/** More than any answer that is of use; a pull or a long list must not keep an assistant waiting for ever. */
export const usualLimits: Limits = { milliseconds: 60_000, bytes: 512 * 1024 }
/** Commands at work at the same time; the others wait for their turn. */
const atOnce = 4
/** Between being asked to end and being made to. */
const patienceMs = 2_000

/** Runs this very program, each call in a process of its own: whatever it does or breaks, what serves the assistant goes on. */
export function commandRunner(given: {
  /** The file that Node runs, and the words before those of the command. */
  readonly program: readonly string[]
  readonly env: NodeJS.ProcessEnv
  readonly limits: Limits
}): (call: Call, env: NodeJS.ProcessEnv, signal: AbortSignal) => Promise<Ended> {
  const turn = turns(atOnce)
  return async (call, env, signal) => {
    const release = await turn()
    try {
      if (signal.aborted) return { stdout: '', stderr: '', code: null, stopped: 'cancelled' }
      return await runOnce([...given.program, ...call.words], call.stdin, { ...given.env, ...env }, given.limits, signal)
    } finally {
      release()
    }
  }
}

function runOnce(
  words: readonly string[],
  stdin: string,
  env: NodeJS.ProcessEnv,
  limits: Limits,
  signal: AbortSignal,
): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, words, { env, stdio: ['pipe', 'pipe', 'pipe'], windowsHide: true })
    let stopped: Ended['stopped'] = null
    let killing: NodeJS.Timeout | undefined
    const stop = (why: NonNullable<Ended['stopped']>): void => {
      if (stopped !== null) return
      stopped = why
      child.kill('SIGTERM')
      killing = setTimeout(() => child.kill('SIGKILL'), patienceMs)
    }
    const collect = (stream: NodeJS.ReadableStream): (() => string) => {
      const chunks: Buffer[] = []
      let size = 0
      stream.on('data', (chunk: Buffer) => {
        size += chunk.length
        if (size > limits.bytes) stop('too_much')
        else chunks.push(chunk)
      })
      return () => Buffer.concat(chunks).toString('utf8')
    }
    const [out, err] = [collect(child.stdout), collect(child.stderr)]
    const cancel = (): void => stop('cancelled')
    const limit = setTimeout(() => stop('too_long'), limits.milliseconds)
    const settle = (): void => {
      clearTimeout(limit)
      clearTimeout(killing)
      signal.removeEventListener('abort', cancel)
    }
    signal.addEventListener('abort', cancel, { once: true })
    child.on('error', (error) => {
      settle()
      reject(error)
    })
    child.on('close', (code) => {
      settle()
      resolve({ stdout: out(), stderr: err(), code: stopped === null ? code : null, stopped })
    })
    // a command that reads nothing may be gone before its input is
    child.stdin.on('error', () => {})
    child.stdin.end(stdin)
  })
}

/** Gives a turn to so many at once, in the order in which they asked; each gives its own back. */
function turns(most: number): () => Promise<() => void> {
  let free = most
  const waiting: (() => void)[] = []
  const release = (): void => {
    const next = waiting.shift()
    if (next === undefined) free += 1
    else next()
  }
  return async () => {
    if (free > 0) free -= 1
    else await new Promise<void>((resolve) => void waiting.push(resolve))
    return release
  }
}
