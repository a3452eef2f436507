/** Public holidays of the place a client is at, and the days it works. */
import { readFileSync } from 'node:fs'
import { addDays, weekdayOf } from '../days.ts'
import type { Lang } from '../i18n/text.ts'
import type { Client } from '../store/clients.ts'
import { template } from '../templates.ts'

/** Where: the country and, where its holidays differ from place to place, the part of it. */
export type Place = Pick<Client, 'country' | 'region'>

export interface PublicHoliday {
  /** `2026-05-14` */
  readonly day: string
  readonly name: string
}

/**
 * The public holidays of a place from one day to another, both included, in order; a holiday of several days is one line a
 * day, one of half a day is none. Empty for a country whose holidays are not known (`knowsHolidays`).
 */
export async function holidaysBetween(place: Place, from: string, to: string, lang: Lang): Promise<PublicHoliday[]> {
  return (
    holidaysInTable(place, from, to, lang) ?? (await import('./compute-holidays.ts')).computeHolidays(place, from, to, lang)
  )
}

/** Whether a country's holidays are known at all. */
export async function knowsHolidays(country: string): Promise<boolean> {
  return country in readTable().places || (await import('./compute-holidays.ts')).canCompute(country)
}

/**
 * What `computeHolidays` says of the places that most clients are at, written down by its test: a fifth of a millisecond, where to load
 * the rules of every country of the world takes as long as the rest of a report.
 */
interface HolidayTable {
  /** Its first and last day. */
  readonly from: string
  readonly to: string
  /** `days`: `05-01`, each year; else one after another, `2026-04-06 2027-03-29`. */
  readonly holidays: readonly (readonly [fr: string, en: string, days: string])[]
  /** By `FR` or `FR/67`: which of `holidays` are those of the place. */
  readonly places: Readonly<Record<string, readonly number[]>>
}

let table: HolidayTable | undefined

function readTable(): HolidayTable {
  table ??= JSON.parse(readFileSync(template('holidays.json'), 'utf8')) as HolidayTable
  return table
}

/** Null: not in the table. */
function holidaysInTable({ country, region }: Place, from: string, to: string, lang: Lang): PublicHoliday[] | null {
  const known = readTable()
  const own = known.places[region === null ? country : `${country}/${region}`]
  if (own === undefined || from < known.from || to > known.to) return null
  const [first, last] = [Number(from.slice(0, 4)), Number(to.slice(0, 4))]
  const years = Array.from({ length: last - first + 1 }, (_, nth) => first + nth)
  return own
    .flatMap((nth) => {
      const [fr, en, days] = known.holidays[nth] ?? ['', '', '']
      const each = days.length === 5 ? years.map((year) => `${year}-${days}`) : days.split(' ')
      return each.map((day) => ({ day, name: lang === 'fr' ? fr : en }))
    })
    .filter(({ day }) => day >= from && day <= to)
    .toSorted((a, b) => (a.day < b.day ? -1 : 1))
}

/** The day itself, or the first one after it that is neither in a weekend nor a holiday. */
export function nextBusinessDay(day: string, isHoliday: (day: string) => boolean): string {
  let next = day
  while (weekdayOf(next) === 0 || weekdayOf(next) === 6 || isHoliday(next)) next = addDays(next, 1)
  return next
}
