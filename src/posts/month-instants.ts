import { monthsLater } from '../days.ts'
import { dayInstant } from './day-instant.ts'

/** A month `2026-11`, from its first instant to that of the next one (ISO 8601 UTC), where the client is. */
export function monthInstants(month: string, time_zone: string): { readonly from: string; readonly to: string } {
  const begins = (day: string): string => dayInstant(day, 0, time_zone) ?? `${day}T00:00:00.000Z`
  const first = `${month}-01`
  return { from: begins(first), to: begins(monthsLater(first, 1)) }
}
