/** The calendar day of an instant in a time zone, `2026-11-23`. */
export function dayOf(instant: Date, timeZone: string): string {
  let format = formats.get(timeZone)
  if (format === undefined) {
    // en-CA is the locale that writes ISO dates
    format = new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' })
    formats.set(timeZone, format)
  }
  return format.format(instant)
}

/** By zone: to make one takes a hundred times as long as to use it. */
const formats = new Map<string, Intl.DateTimeFormat>()

// Calendar days have no zone: they are counted in UTC, where none is missing or longer.

const dayMs = 86_400_000

/** `days` after a day, before it when negative. */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(day) + days * dayMs).toISOString().slice(0, 10)
}

/** The same day of a month `count` months later, or the last of that month. */
export function monthsLater(day: string, count: number): string {
  const at = new Date(day)
  const date = at.getUTCDate()
  at.setUTCMonth(at.getUTCMonth() + count)
  // 31 January and a month: what runs over goes back to the last of February
  if (at.getUTCDate() !== date) at.setUTCDate(0)
  return at.toISOString().slice(0, 10)
}

/** Days from one day to another. */
export function daysBetween(from: string, to: string): number {
  return Math.floor(Date.parse(to) / dayMs) - Math.floor(Date.parse(from) / dayMs)
}

/** 0 is Sunday. */
export function weekdayOf(day: string): number {
  return new Date(day).getUTCDay()
}

/** The Monday of its week. */
export function mondayOf(day: string): string {
  return addDays(day, -((weekdayOf(day) + 6) % 7))
}
