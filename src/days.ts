import { tz } from '@date-fns/tz'
import { addDays as shift, addMonths, differenceInCalendarDays } from 'date-fns'

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

/** Calendar days have no zone: they are counted in UTC, where none is missing or longer. */
const utc = { in: tz('UTC') }

/** `days` after a day, before it when negative. */
export function addDays(day: string, days: number): string {
  return shift(new Date(day), days, utc).toISOString().slice(0, 10)
}

/** The same day of a month `count` months later, or the last of that month. */
export function monthsLater(day: string, count: number): string {
  return addMonths(new Date(day), count, utc).toISOString().slice(0, 10)
}

/** Days from one day to another. */
export function daysBetween(from: string, to: string): number {
  return differenceInCalendarDays(new Date(to), new Date(from), utc)
}

/** 0 is Sunday. */
export function weekdayOf(day: string): number {
  return new Date(day).getUTCDay()
}

/** The Monday of its week. */
export function mondayOf(day: string): string {
  return addDays(day, -((weekdayOf(day) + 6) % 7))
}
