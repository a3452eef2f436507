import { occurrenceTime, readWall, type OccurrenceTime } from './occurrence-time.ts'
import type { Dates } from './recurrence.ts'
import { addDays, wallOf, writeWall } from './wall-time.ts'

/** Days ahead that the posts of a series are made; those of a pool later, so that what is added to it has its turn soon. */
export const horizonDays = { template: 60, pool: 14 } as const
const dayMs = 86_400_000
const hourMs = 3_600_000

/** The occurrences that have to be there now, at least the next one, and the instant at which to look again; null: that is all. */
export interface Horizon {
  readonly times: readonly OccurrenceTime[]
  readonly extend_at: string | null
}

export function horizonOf(dates: Dates, time_zone: string, now: Date, days: number): Horizon {
  const to = writeWall(addDays(wallOf(now, time_zone), days))
  // a day back: what is an hour later than its wall time says must not be missed
  let last = writeWall(addDays(wallOf(now, time_zone), -1))
  const times: OccurrenceTime[] = []
  const take = (occurrence: string): void => {
    last = occurrence
    const time = occurrenceTime(occurrence, time_zone)
    if (time !== null && Date.parse(time.scheduled_at) > now.getTime()) times.push(time)
  }
  for (const occurrence of dates.within(last, to)) take(occurrence)
  while (times.length === 0) {
    const [next] = dates.next(last, 1)
    if (next === undefined) return { times, extend_at: null }
    take(next)
  }
  const [next] = dates.next(last, 1)
  const made = times.at(-1)
  if (next === undefined || made === undefined) return { times, extend_at: null }
  const begins = occurrenceTime(next, time_zone)?.scheduled_at ?? `${writeWall(readWall(next))}:00Z`
  const at = Math.min(Date.parse(begins) - days * dayMs, Date.parse(made.scheduled_at))
  return { times, extend_at: new Date(Math.max(at, now.getTime() + hourMs)).toISOString() }
}
