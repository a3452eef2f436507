import { tz } from '@date-fns/tz'
import { addDays, startOfDay } from 'date-fns'
import { dayOf } from './day.ts'

/** Longer than anybody works in one go: the clock was forgotten. */
export const longestRunMinutes = 10 * 60

/** `long`: more than ten hours. `clock_back`: it began after now, so that nobody knows how long it ran. */
export type TimerDoubt = 'long' | 'clock_back'

export interface TimerReading {
  /** Whole minutes, at least 1. */
  readonly minutes: number
  readonly doubt: TimerDoubt | null
}

/** How long a clock that began at `started_at` (ISO 8601) has run. */
export function readTimer(started_at: string, now: Date): TimerReading {
  const ms = now.getTime() - Date.parse(started_at)
  const minutes = Math.max(1, Math.round(ms / 60_000))
  // a correction of a few seconds is no clock set back
  if (ms < -60_000) return { minutes, doubt: 'clock_back' }
  return { minutes, doubt: minutes > longestRunMinutes ? 'long' : null }
}

/** Minutes from an instant on, day by day where the client is. They add up to `minutes`; a day with less than half a minute has none. */
export function daysOf(started_at: string, minutes: number, timeZone: string): { date: string; minutes: number }[] {
  const end = Date.parse(started_at) + minutes * 60_000
  const days: { date: string; minutes: number }[] = []
  let from = Date.parse(started_at)
  let counted = 0
  while (counted < minutes) {
    const midnight = startOfDay(addDays(new Date(from), 1, { in: tz(timeZone) })).getTime()
    const until = Math.min(midnight, end)
    const upTo = until === end ? minutes : Math.round((until - Date.parse(started_at)) / 60_000)
    if (upTo > counted) days.push({ date: dayOf(new Date(from), timeZone), minutes: upTo - counted })
    counted = upTo
    from = until
  }
  return days
}
