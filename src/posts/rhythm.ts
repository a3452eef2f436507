import { rhaz } from '../arithmetic.ts'
import { addDays, daysBetween, mondayOf } from '../days.ts'
import type { Post } from '../store/posts.ts'
import { isFilled, type ServedPlace } from './free-slots.ts'
import type { Days } from '../weeks.ts'

/** Full weeks over which the rhythm is looked at. */
export const rhythmWeeks = 4
/** Basis points of the planned posts from which the rhythm is kept: one in ten may be missed. */
export const keptBp = 9000
/** Fewer days ahead than this, and the queue is nearly empty. */
export const enoughDays = 7
/** Days that are looked ahead. */
export const aheadDays = 28
/** Days without a post after which an account sleeps. */
export const dormantDays = 30

export type RhythmReason = 'no_cadence' | 'too_early' | 'nothing_planned'

/** What was promised and what was published, over the full weeks (Monday to Sunday) that are over. */
export type Kept =
  | { readonly bp: number; readonly reason: null; readonly planned: number; readonly published: number; readonly weeks: number }
  | { readonly bp: null; readonly reason: RhythmReason }

/** The last four full weeks, or those since the day on which it began; null before the first is over. */
export function fullWeeks(today: string, began: string): (Days & { readonly weeks: number }) | null {
  const end = addDays(mondayOf(today), -1)
  const first = mondayOf(began) === began ? began : addDays(mondayOf(began), 7)
  const four = addDays(end, 1 - 7 * rhythmWeeks)
  const from = first > four ? first : four
  return from > end ? null : { from, to: end, weeks: daysBetween(from, addDays(end, 1)) / 7 }
}

/** Published ÷ planned, as the indicator of the report. */
export function keptOf(planned: number, published: number, weeks: number): Kept {
  if (planned === 0) return { bp: null, reason: 'nothing_planned' }
  return { bp: rhaz(10_000 * published, planned), reason: null, planned, published, weeks }
}

/** Of these posts, those that one of the accounts published within the days (of the client's zone). */
export function publishedIn(
  posts: readonly Post[],
  accounts: ReadonlySet<number>,
  { from, to }: Days,
  dayOfInstant: (instant: string) => string,
): number {
  return posts.filter((post) =>
    post.deliveries.some((one) => {
      if (one.part > 0 || one.published_at === null || !accounts.has(one.account_id)) return false
      const day = dayOfInstant(one.published_at)
      return day >= from && day <= to
    }),
  ).length
}

/**
 * Whole days until the first planned place that nothing finished stands in: drafts leave by no pass. Without places: until the last
 * post. At most 28.
 */
export function daysAhead(places: readonly ServedPlace[], posts: readonly Post[], today: string, cadence: boolean): number {
  const finished = posts.filter((post) => post.status !== 'draft' && post.scheduled_local !== null)
  const empty = places.find((place) => !isFilled(place, finished))
  const last = finished.map((post) => post.scheduled_local?.slice(0, 10) ?? '').reduce((a, b) => (a > b ? a : b), today)
  const until = empty?.instant.scheduled_local.slice(0, 10) ?? (cadence ? addDays(today, aheadDays) : last)
  return Math.min(aheadDays, Math.max(0, daysBetween(today, until)))
}
