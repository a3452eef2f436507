import { rmSync } from 'node:fs'
import { Disk } from './disk.ts'
import { judge } from './judge.ts'
import type { Recording } from './recording.ts'
import type { Event } from './trace.ts'

/** A repeatable stream of numbers in [0, 1). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

export interface Judged {
  /** Index of the last event before the power went. */
  readonly point: number
  readonly seed: number | null
  readonly faults: readonly string[]
}

export type Ignores = (event: Event) => boolean

/** Which images at which moment: null is the strict one, a number the seed of one with some of what was not synced. */
export type Plan = ReadonlyMap<number, readonly (number | null)[]>

/**
 * `count` images: at every moment when what is surely on the disk changed or something was acknowledged, what was synced and
 * nothing else (up to half of them, evenly); for the rest at random moments, with some of what was not synced.
 */
export function plan(recording: Recording, { count, seed, ignores }: { count: number; seed: number; ignores?: Ignores }): Plan {
  const disk = new Disk(recording, ignores)
  const told = new Set(recording.facts.map((one) => one.after))
  const strict: number[] = []
  const changes: number[] = []
  for (const [point, event] of recording.events.entries()) {
    if (disk.take(event) || told.has(point)) strict.push(point)
    if (told.has(point) || !passing.has(event.kind)) changes.push(point)
  }
  const random = randomFrom(seed)
  const planned = new Map<number, (number | null)[]>()
  const put = (point: number, what: number | null): void => void planned.set(point, [...(planned.get(point) ?? []), what])
  const stride = Math.max(1, strict.length / Math.floor(count / 2))
  let made = 0
  for (let at = 0; at < strict.length; at += stride, made++) put(strict[Math.floor(at)] ?? 0, null)
  for (; made < count; made++) put(changes[Math.floor(random() * changes.length)] ?? 0, Math.floor(random() * 2 ** 32))
  return planned
}

/** These change nothing on a disk. */
const passing: ReadonlySet<Event['kind']> = new Set(['said', 'sent', 'exit'])

/** Builds the planned images one after the other at `recording.base` and judges each. `next`: what is done with one that lost nothing. */
export async function judgeImages(
  recording: Recording,
  planned: Plan,
  more: { ignores?: Ignores; next?: (point: number) => Promise<void> } = {},
): Promise<Judged[]> {
  const judged: Judged[] = []
  const disk = new Disk(recording, more.ignores)
  for (const [point, event] of recording.events.entries()) {
    disk.take(event)
    for (const seed of planned.get(point) ?? []) {
      rmSync(recording.base, { recursive: true, force: true })
      disk.image(recording.base, seed === null ? null : randomFrom(seed))
      const facts = recording.facts.flatMap(({ after, fact }) => (after <= point ? [fact] : []))
      const faults = judge(recording.base, facts)
      judged.push({ point, seed, faults })
      // nothing to go on with where something is lost
      if (faults.length === 0) await more.next?.(point)
    }
  }
  return judged
}
