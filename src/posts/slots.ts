import { rhu, sum } from '../arithmetic.ts'
import type { Account } from '../store/accounts.ts'
import type { Slot } from '../store/clients.ts'
import { readPillar } from '../strategy/pillar.ts'
import type { Cadence, Pillar } from '../strategy/weights.ts'
import type { Coverage } from '../strategy/strategy.ts'
import { standsFor } from './freeze.ts'
import { addDays, instantsOf, wallOf, weekdayOf, type Wall } from './wall-time.ts'
import { instantAt, type Instant } from './when.ts'

/** Posts of one account this near to one another take from each other's readers. */
export const closeMs = 60 * 60_000

/** A slot on its day. */
export interface Place {
  readonly slot: Slot
  readonly instant: Instant
  /**
   * A post of the same account nearer than this (in milliseconds, either way) takes the place: an hour, or less where the next slot is
   * nearer than that.
   */
  readonly room: number
}

const dayMs = 24 * 60 * 60_000
const weeksInQuarter = 13
/**
 * When nothing better is known: nine o'clock, then noon, then six in the evening on days with more. No source says which hour is best
 * for small firms; the client's own results will, and `--slots` sets them.
 */
const defaultTimes = ['09:00', '12:00', '18:00'] as const

/**
 * The slots that a cadence asks for, when the client has none of its own: spread over the days on which somebody is there to answer.
 * Less than one a week: the first (and third, …) such day of the month. Stories take no slot: they are no post that smm sees.
 */
export function cadenceSlots(cadence_per_quarter: Cadence, coverage: Coverage): Slot[] {
  const pieces = Object.entries(cadence_per_quarter).filter(([piece]) => piece !== 'story')
  const count = sum(pieces.map(([, each]) => each))
  if (count <= 0) return []
  const days = [1, 2, 3, 4, 5, 6, 0].slice(0, { business_days: 5, six_days: 6, seven_days: 7 }[coverage])
  if (count < weeksInQuarter) {
    const monthly = { 1: [1], 2: [1, 3], 3: [1, 2, 3], 4: [1, 2, 3, 4] }[Math.max(1, rhu(count, 3))] ?? []
    return [{ weekday: 2, time: defaultTimes[0], weeks: monthly, name: null, to: [] }]
  }
  const slots: Slot[] = []
  let left = rhu(count, weeksInQuarter)
  for (const time of defaultTimes) {
    const today = Math.min(left, days.length)
    for (let i = 0; i < today; i++) {
      const weekday = days[Math.floor(((2 * i + 1) * days.length) / (2 * today))] ?? 1
      slots.push({ weekday, time, weeks: [], name: null, to: [] })
    }
    left -= today
  }
  return slots
}

/** Is it for one of these accounts at least? */
export function isFor(slot: Slot, accounts: readonly Pick<Account, 'name' | 'network' | 'for_network'>[]): boolean {
  const named = new Set(slot.to.map((word) => word.toLowerCase()))
  if (named.has('blog')) for (const network of ['wordpress', 'ghost', 'folder']) named.add(network)
  return named.size === 0 || accounts.some((one) => named.has(one.name.toLowerCase()) || named.has(standsFor(one)))
}

/** The pillar that a slot is called after; null for another name, or none. */
export function pillarOfSlot(slot: Pick<Slot, 'name'>): Pillar | null {
  return slot.name === null ? null : readPillar(slot.name)
}

/**
 * The places of the slots after an instant, earliest first, for a year and a bit. A slot keeps its wall time when the clocks change: one
 * that they skip has no place that day, one that they repeat has its first reading. Holidays are days like the others.
 */
export function* placesAfter(slots: readonly Slot[], after: Date, time_zone: string): Generator<Place> {
  let before = Number.NEGATIVE_INFINITY
  let held: { slot: Slot; at: number }[] = []
  const free = function* (next: number): Generator<Place> {
    for (const { slot, at } of held) {
      const room = Math.min(closeMs, at - before, next - at)
      if (at > after.getTime()) yield { slot, instant: instantAt(new Date(at), time_zone), room }
    }
  }
  for (const one of occurrences(slots, after, time_zone)) {
    const [last] = held
    if (last && last.at !== one.at) {
      yield* free(one.at)
      before = last.at
      held = []
    }
    held.push(one)
  }
  yield* free(Number.POSITIVE_INFINITY)
}

/** From the day before, so that the first place knows its neighbour. */
function* occurrences(slots: readonly Slot[], after: Date, time_zone: string): Generator<{ slot: Slot; at: number }> {
  const start: Wall = { ...wallOf(new Date(after.getTime() - dayMs), time_zone), hour: 0, minute: 0 }
  for (let ahead = 0; ahead < 400; ahead++) {
    const day = addDays(start, ahead)
    const today = slots.flatMap((slot) => {
      if (slot.weekday !== weekdayOf(day)) return []
      if (slot.weeks.length > 0 && !slot.weeks.includes(Math.ceil(day.day / 7))) return []
      const [hour = 0, minute = 0] = slot.time.split(':').map(Number)
      const [first] = instantsOf({ ...day, hour, minute }, time_zone)
      return first ? [{ slot, at: first.getTime() }] : []
    })
    yield* today.toSorted((a, b) => a.at - b.at)
  }
}

/** The first place with nothing of the accounts too near it; null when the whole year is taken. `taken` in milliseconds. */
export function nextFree(places: Iterable<Place>, taken: readonly number[]): Place | null {
  for (const place of places) {
    const at = Date.parse(place.instant.scheduled_at)
    if (!taken.some((other) => Math.abs(other - at) < place.room)) return place
  }
  return null
}
