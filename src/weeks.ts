import { tz } from '@date-fns/tz'
import { eachDayOfInterval, getISOWeek, getISOWeekYear, lastDayOfMonth } from 'date-fns'
import { addDays, mondayOf } from './days.ts'

/** Days of the calendar, both included. */
export interface Days {
  readonly from: string
  readonly to: string
}

/** Calendar days have no zone: they are counted in UTC, where none is missing or longer. */
const utc = { in: tz('UTC') }

/** Every day from one to another; none when `to` is before `from`. */
export function daysOf({ from, to }: Days): string[] {
  if (from > to) return []
  return eachDayOfInterval({ start: new Date(from), end: new Date(to) }, utc).map(written)
}

/** The days of a month, `2026-12`. */
export function daysOfMonth(month: string): Days {
  return { from: `${month}-01`, to: written(lastDayOfMonth(new Date(`${month}-01`), utc)) }
}

/** The seven days from a Monday on. */
export function daysOfWeek(monday: string): Days {
  return { from: monday, to: addDays(monday, 6) }
}

/** The ISO 8601 week of a day, `2026-W50`: its year is the one of its Thursday. */
export function weekOf(day: string): string {
  const date = new Date(day)
  return `${getISOWeekYear(date, utc)}-W${String(getISOWeek(date, utc)).padStart(2, '0')}`
}

/** The Monday of an ISO week; null for a week that its year does not have. */
export function mondayOfWeek(week: string): string | null {
  const [, year, number] = /^(\d{4})-W(\d{2})$/.exec(week) ?? []
  if (year === undefined) return null
  // 4 January is always in week 1
  const monday = addDays(mondayOf(`${year}-01-04`), 7 * (Number(number) - 1))
  return weekOf(monday) === week ? monday : null
}

function written(date: Date): string {
  return date.toISOString().slice(0, 10)
}
