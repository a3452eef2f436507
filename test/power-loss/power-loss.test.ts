import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it, onTestFinished } from 'vitest'
import { smm } from '../support/program.ts'
import { judgeImages, plan, randomFrom } from './images.ts'
import { recover } from './recover.ts'
import { firstDay, longPass, type Recording } from './recording.ts'
import { tracer } from './trace.ts'

/** Over both recordings. */
const imageCount = Number(process.env['SMM_POWER_LOSS_IMAGES'] ?? 1000)
const recoveryCount = Number(process.env['SMM_POWER_LOSS_RECOVERIES'] ?? 60)
const seed = Number(process.env['SMM_POWER_LOSS_SEED'] ?? 1)

function tell(line: string): void {
  process.stdout.write(`power loss: ${line}\n`)
}

/** Nothing acknowledged is lost in any image, and from a sample of them the program ends with everything once. */
async function prove(recording: Recording): Promise<void> {
  const { name, events, facts, ready } = recording
  const promised = new Map<string, number>()
  for (const { fact } of facts) promised.set(fact.kind, (promised.get(fact.kind) ?? 0) + 1)
  const words = [...promised].map(([kind, many]) => `${many} ${kind}`).join(', ')
  tell(`${name}, by ${tracer().name}: ${events.length} events; acknowledged: ${words}`)

  const planned = plan(recording, { count: Math.floor(imageCount / 2), seed })
  const after = [...planned].reduce((sum, [point, list]) => sum + (point >= ready ? list.length : 0), 0)
  const every = Math.max(1, Math.floor(after / Math.max(1, recoveryCount / 2)))
  const random = randomFrom(seed)
  let able = 0
  const recovered: { point: number; faults: readonly string[] }[] = []
  const judged = await judgeImages(recording, planned, {
    next: async (point) => {
      if (point < ready || able++ % every !== 0) return
      recovered.push({ point, faults: await recover(recording, smm, point, random() < 0.5) })
    },
  })
  const lost = judged.filter((image) => image.faults.length > 0)
  const wrong = recovered.filter((image) => image.faults.length > 0)
  const strict = judged.filter((image) => image.seed === null).length
  tell(
    `${name}: ${judged.length} images (${strict} of synced writes alone, ${judged.length - strict} with part of the others), ` +
      `${lost.length} with a loss; ${recovered.length} recovered, ${wrong.length} with a post lost or twice (seed ${seed})`,
  )
  expect(lost.slice(0, 3)).toEqual([])
  expect(wrong.slice(0, 3)).toEqual([])
  expect(judged).toHaveLength(Math.floor(imageCount / 2))
  expect(recovered.length).toBeGreaterThanOrEqual(Math.min(25, Math.floor(recoveryCount / 2)))
}

/** The built program with one word of it changed, in a folder of its own. */
function spoiled(from: string, to: string): string {
  const root = fileURLToPath(new URL('../../', import.meta.url))
  const folder = mkdtempSync(join(tmpdir(), 'smm-spoiled-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  for (const name of ['bin', 'dist', 'templates', 'package.json'])
    cpSync(join(root, name), join(folder, name), { recursive: true })
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
  let changed = 0
  for (const name of readdirSync(join(folder, 'dist'))) {
    const file = join(folder, 'dist', name)
    const text = name.endsWith('.cjs') ? readFileSync(file, 'utf8') : ''
    if (!text.includes(from)) continue
    writeFileSync(file, text.replaceAll(from, to))
    changed += 1
  }
  expect(changed).toBeGreaterThan(0)
  return join(folder, 'bin', 'smm.js')
}

describe('a power cut', () => {
  it('on the first day: settings, accounts with their key, posts with images, and what was published stay', async () => {
    const recording = await firstDay(smm)
    await prove(recording)

    // and each folder whose names must be waited for is missed when they are not
    const few = { count: 200, seed }
    for (const [folder, fault] of [
      ['', 'lost with the whole database'],
      ['config/smm', 'key lost'],
      ['smm', 'post lost'],
      ['smm/media', 'image of a post lost'],
      ['blog', 'page of a published delivery lost'],
    ] as const) {
      const path = join(recording.base, folder)
      const ignores = (event: { kind: string; path?: string }): boolean => event.kind === 'sync_ends' && event.path === path
      const judged = await judgeImages(recording, plan(recording, { ...few, ignores }), { ignores })
      const faults = judged.flatMap((image) => image.faults)
      tell(
        `without the sync of ${folder === '' ? 'the folder above' : folder}: ${faults.length} faults in ${judged.length} images`,
      )
      expect(faults.filter((one) => one.includes(fault))).not.toEqual([])
    }
  })

  it('in a long pass, with another at the same time: no intent and no outcome is lost', async () => {
    const recording = await longPass(smm)
    const folded = recording.events.filter((event) => event.kind === 'write' && event.path.endsWith('/smm.db')).length
    // the log was folded into the database while posts were leaving
    expect(folded).toBeGreaterThan(0)
    await prove(recording)
  })

  it('is noticed here when the database does not wait for the disk', async () => {
    const recording = await firstDay(spoiled('synchronous = FULL', 'synchronous = NORMAL'))
    const judged = await judgeImages(recording, plan(recording, { count: 200, seed }))
    const lost = judged.filter((image) => image.faults.length > 0)
    tell(`with synchronous = NORMAL: ${lost.length} of ${judged.length} images with a loss`)
    expect(lost.length).toBeGreaterThan(0)
  })
})
