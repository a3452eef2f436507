/**
 * Which figures are worth asking a network for now. Pure. Posts are read at one, seven and twenty-eight days, so that they compare; where
 * a read costs nothing, once a day in between. Accounts are read once a day.
 */
import type { Figure } from '../networks/contract.ts'
import type { LastRead, Snapshot } from '../store/metrics.ts'
import { addDays } from './day.ts'

export const hourMs = 3_600_000
export const dayMs = 24 * hourMs
/** Ages in days at which a post is read in any case. */
export const marks = [1, 7, 28] as const
/** The same where each read is billed. */
const paidMarks = [7, 28] as const
/** Older than that, a post is not worth money. */
const paidUntilDays = 60
/** A daily round that begins a little earlier than yesterday's still reads everything. */
const dailyMs = 20 * hourMs
const accountEveryDays = 7
/** How far back days that were not read are asked for. */
const daysBack = 28
/** Networks count with some delay: days so young are read again. */
const settledAfterDays = 3

/** A post that went out through smm (`delivery_id`, `post_id`), or did not (`remote_post`). */
export interface ReadablePost {
  readonly delivery_id: number | null
  readonly post_id: number | null
  /** As files of platforms name it too: its address, else its id. */
  readonly remote_post: string | null
  readonly remote_id: string
  /** ISO 8601 UTC. */
  readonly published_at: string
  /** Null: never read. */
  readonly read: Omit<LastRead, 'delivery_id'> | null
}

export interface Terms {
  /** Each read is billed. */
  readonly paid: boolean
  /** What was read today is read again. */
  readonly again: boolean
}

export function postIsDue({ published_at, read: last }: ReadablePost, now: Date, { paid, again }: Terms): boolean {
  if (last?.gone === true) return false
  const read = last !== null && !paid && isAhead(last, now) ? null : last
  const age = now.getTime() - Date.parse(published_at)
  if (age < 0 || (paid && age > paidUntilDays * dayMs)) return false
  if (markPassed({ published_at, read }, now, paid) !== null) return true
  if (paid || age > (marks[2] + 1) * dayMs) return false
  // what gave nothing at all is asked again at the next mark
  return read === null || (read.given && (again || now.getTime() - Date.parse(read.captured_at) >= dailyMs))
}

/**
 * Read while the clock of this machine was ahead: that would keep everything from being read until then. What is billed counts as read all
 * the same.
 */
function isAhead({ captured_at }: { readonly captured_at: string }, now: Date): boolean {
  return Date.parse(captured_at) - now.getTime() > dayMs
}

/** The mark, in days, that the post has passed since it was last read; null: none. */
export function markPassed(
  { published_at, read }: Pick<ReadablePost, 'published_at' | 'read'>,
  now: Date,
  paid: boolean,
): number | null {
  const published = Date.parse(published_at)
  const mark = (paid ? paidMarks : marks).findLast((days) => now.getTime() - published >= days * dayMs)
  if (mark === undefined) return null
  return read === null || Date.parse(read.captured_at) < published + mark * dayMs ? mark : null
}

/** `own`: what the network said of the account itself, not of its posts. */
export function accountIsDue(own: readonly Snapshot[], now: Date, { paid, again }: Terms): boolean {
  if (again) return true
  const today = now.toISOString().slice(0, 10)
  const read = paid ? own : own.filter((one) => !isAhead(one, now))
  const last = read.reduce((newest, { captured_at }) => (captured_at > newest ? captured_at : newest), '')
  if (!paid) return last.slice(0, 10) < today
  // the ends of a month are what followers are compared by
  return last.slice(0, 7) < today.slice(0, 7) || now.getTime() - Date.parse(last) >= accountEveryDays * dayMs
}

/**
 * Days (UTC), the newest first, of which the network has to be asked: those nobody has asked about, those that it had not counted yet, and,
 * in the first round of a day, the youngest ones again.
 */
export function dueDays(own: readonly Snapshot[], now: Date, { first }: { first: boolean }): string[] {
  const today = now.toISOString().slice(0, 10)
  return Array.from({ length: daysBack }, (_, index) => addDays(today, -1 - index)).filter((day, index) => {
    const known = newestByMetric(own.filter(({ from_day, to_day }) => from_day === day && to_day === day))
    if (known.size === 0) return true
    return first && (index < settledAfterDays || [...known.values()].some(({ reason }) => reason === 'not_yet'))
  })
}

export function countsByDays(own: readonly Snapshot[]): boolean {
  return own.some(({ from_day, to_day }) => from_day !== null && from_day === to_day)
}

/** The network keeps everything of that day to itself: nor would it tell of others. */
export function tellsNothing(figures: readonly Figure[]): boolean {
  const byDays = figures.filter(({ day }) => day !== undefined)
  return byDays.every(({ reason }) => reason === 'not_permitted' || reason === 'refused')
}

/** `known`: snapshots of the same account, or of the same post. What could not be reached is no figure at all. */
export function worthKeeping(figure: Figure, known: readonly Snapshot[]): boolean {
  const { metric, value, reason, day = null } = figure
  if (reason === 'unreachable') return false
  const same = known.filter((one) => one.metric === metric)
  const ofDay = newestByMetric(same.filter(({ from_day }) => from_day === day)).get(metric)
  // a counter that stands still is a fact of today; a day that is over has one figure
  if (value !== null) return day === null || ofDay?.value !== value
  if (day === null) return ofDay?.reason !== reason
  if (ofDay !== undefined) return ofDay.value === null && ofDay.reason !== reason
  const lasting = reason === 'not_permitted' || reason === 'refused'
  return !lasting || newestByMetric(same).get(metric)?.reason !== reason
}

function newestByMetric(snapshots: readonly Snapshot[]): Map<string, Snapshot> {
  const newest = new Map<string, Snapshot>()
  for (const one of snapshots) {
    const known = newest.get(one.metric)
    if (known === undefined || one.captured_at >= known.captured_at) newest.set(one.metric, one)
  }
  return newest
}

/** What the network last told of a post, out of everything that was read of it. */
export function lastRead(known: readonly Snapshot[]): ReadablePost['read'] {
  if (known.length === 0) return null
  return {
    captured_at: known.reduce((newest, { captured_at }) => (captured_at > newest ? captured_at : newest), ''),
    given: known.some(({ value }) => value !== null),
    gone: known.some(({ reason }) => reason === 'gone'),
  }
}

/** What is billed and must fit a budget: posts that still tell everything first, the oldest of them before it is too late. */
export function byUrgency(posts: readonly ReadablePost[], now: Date): ReadablePost[] {
  const old = ({ published_at }: ReadablePost): number => (now.getTime() - Date.parse(published_at) > 30 * dayMs ? 1 : 0)
  return posts.toSorted((a, b) => old(a) - old(b) || a.published_at.localeCompare(b.published_at))
}
