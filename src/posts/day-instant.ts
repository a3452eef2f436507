import { addDays, instantsOf, isReal, nearestInstants } from './wall-time.ts'

/** The instant (ISO 8601 UTC) at which the day `2026-12-01`, or one `days` later, begins in a zone; null for no day of the calendar. */
export function dayInstant(day: string, days: number, time_zone: string): string | null {
  const [, year, month, date] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day.trim()) ?? []
  const wall = { year: Number(year), month: Number(month), day: Number(date), hour: 0, minute: 0 }
  if (year === undefined || !isReal(wall)) return null
  const midnight = addDays(wall, days)
  const [first] = [...instantsOf(midnight, time_zone), ...nearestInstants(midnight, time_zone)]
  return first?.toISOString() ?? null
}
