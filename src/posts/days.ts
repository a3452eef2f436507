import { wallOf, writeWall } from './wall-time.ts'

const dayMs = 24 * 60 * 60_000

/** The calendar day of an instant in a zone, `2026-12-01`. */
export function dayOf(instant: Date, time_zone: string): string {
  return writeWall(wallOf(instant, time_zone)).slice(0, 10)
}

/** `count` days after a day, before it when negative. Calendar days are counted in UTC, where none is missing or longer. */
export function dayAfter(day: string, count: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + count * dayMs).toISOString().slice(0, 10)
}

/** Every day from one to another, both included. */
export function daysFrom(from: string, to: string): string[] {
  const days: string[] = []
  for (let day = from; day <= to; day = dayAfter(day, 1)) days.push(day)
  return days
}

/** 0 is Sunday. */
export function weekdayOfDay(day: string): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay()
}

/** The Monday of its week. */
export function mondayOf(day: string): string {
  return dayAfter(day, -((weekdayOfDay(day) + 6) % 7))
}

/** First and last day of a month, `2026-12`. */
export function daysOfMonth(month: string): { from: string; to: string } {
  const [year = 0, number = 1] = month.split('-').map(Number)
  return { from: `${month}-01`, to: new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10) }
}

/** The ISO 8601 week of a day, `2026-W50`: its year is the one of its Thursday. */
export function weekOf(day: string): string {
  const thursday = dayAfter(mondayOf(day), 3)
  const first = Date.parse(`${thursday.slice(0, 4)}-01-01T00:00:00Z`)
  const week = Math.floor((Date.parse(`${thursday}T00:00:00Z`) - first) / (7 * dayMs)) + 1
  return `${thursday.slice(0, 4)}-W${String(week).padStart(2, '0')}`
}

/** The Monday of an ISO week; null for a week that its year does not have. */
export function mondayOfWeek(week: string): string | null {
  const [, year, number] = /^(\d{4})-W(\d{2})$/.exec(week) ?? []
  if (year === undefined || number === undefined) return null
  // 4 January is always in week 1
  const monday = dayAfter(mondayOf(`${year}-01-04`), 7 * (Number(number) - 1))
  return weekOf(monday) === week ? monday : null
}
