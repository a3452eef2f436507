/** Weeks by their ISO number: Monday first, week 1 has 4 January. */
import { addDays, weekdayOf } from '../days.ts'

/** The Monday of `2026-W49`; null for a week that the year does not have. */
export function mondayOf(week: string): string | null {
  const found = /^(\d{4})-W(\d{2})$/.exec(week)
  if (!found) return null
  const monday = addDays(mondayBefore(`${found[1] ?? ''}-01-04`), 7 * (Number(found[2]) - 1))
  return weekOf(monday) === week ? monday : null
}

/** The week that a day is in. */
export function weekOf(day: string): string {
  const monday = mondayBefore(day)
  // its Thursday says which year it belongs to
  const year = addDays(monday, 3).slice(0, 4)
  const first = mondayBefore(`${year}-01-04`)
  const number = 1 + Math.round((Date.parse(monday) - Date.parse(first)) / (7 * 86_400_000))
  return `${year}-W${String(number).padStart(2, '0')}`
}

function mondayBefore(day: string): string {
  return addDays(day, -((weekdayOf(day) + 6) % 7))
}
