import { Failure } from '../failure.ts'
import { month as monthInWords } from '../i18n/format.ts'
import { monthText } from '../i18n/months.ts'
import { say, type Lang } from '../i18n/text.ts'
import { addDays, dayOf, monthsLater } from '../days.ts'

const names: readonly (readonly string[])[] = [
  ['janvier', 'january', 'janv', 'jan'],
  ['fevrier', 'february', 'fevr', 'fev', 'feb'],
  ['mars', 'march', 'mar'],
  ['avril', 'april', 'avr', 'apr'],
  ['mai', 'may'],
  ['juin', 'june', 'jun'],
  ['juillet', 'july', 'juil', 'jul'],
  ['aout', 'august', 'aug'],
  ['septembre', 'september', 'sept', 'sep'],
  ['octobre', 'october', 'oct'],
  ['novembre', 'november', 'nov'],
  ['decembre', 'december', 'dec'],
]
const current = ['current', 'courant', 'en cours', 'ce mois', 'this month']
const last = ['last', 'dernier', 'last month', 'le mois dernier', 'mois dernier']
const next = ['next', 'prochain', 'next month', 'mois prochain', 'le mois prochain']
const earliest = '2000-01'

/** 1 to 12 of a month's name or its short form in either language (`octobre`, `Oct`, `sept.`); null: no month is called so. */
export function monthNamed(word: string): number | null {
  const typed = plain(word)
  const found = names.findIndex((forms) => forms.includes(typed))
  return found < 0 ? null : found + 1
}

/** The month of a day: `2026-11-23` → `2026-11`. */
export function monthOf(day: string): string {
  return day.slice(0, 7)
}

/** `count` months after a month, before it when negative. */
export function addMonths(month: string, count: number): string {
  return monthOf(monthsLater(firstDay(month), count))
}

/** The last month that is over where the client is. */
export function lastCompleteMonth(now: Date, timeZone: string): string {
  return addMonths(monthOf(dayOf(now, timeZone)), -1)
}

/** Every month from one to another, both included; none when `to` is before `from`. */
export function monthsBetween(from: string, to: string): string[] {
  const months: string[] = []
  for (let month = from; month <= to; month = addMonths(month, 1)) months.push(month)
  return months
}

export function firstDay(month: string): string {
  return `${month}-01`
}

export function lastDay(month: string): string {
  return addDays(firstDay(addMonths(month, 1)), -1)
}

export function daysIn(month: string): number {
  return Number(lastDay(month).slice(8))
}

/**
 * A month as people write it: `2026-10`, `10/2026`, `octobre`, `october 2026`, `oct`, `current`, `last`. A name without a year
 * is the latest such month that is not in the future. Throws `Failure` usage: `bad_month`, `month_in_future`.
 */
export function parseMonth(text: string, today: string, lang: Lang): string {
  const month = known(text, read(plain(text), monthOf(today), -1), lang)
  if (month > monthOf(today)) {
    throw new Failure('usage', 'month_in_future', say(lang, monthText.month_in_future, { month: monthInWords(lang, month) }), {
      hint: say(lang, monthText.month_in_future_hint),
    })
  }
  return month
}

/**
 * The same for a month that is planned: `next` too, and a name without a year is the next such month, the running one included. Throws
 * `Failure` usage: `bad_month`.
 */
export function parseComingMonth(text: string, today: string, lang: Lang): string {
  return known(text, read(plain(text), monthOf(today), 1), lang)
}

function plain(text: string): string {
  return text
    .trim()
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\u0300-\u036F.]/g, '')
    .replace(/\s+/g, ' ')
}

function known(text: string, month: string | null, lang: Lang): string {
  if (month !== null && month >= earliest) return month
  throw new Failure('usage', 'bad_month', say(lang, monthText.bad_month, { text }), {
    hint: say(lang, monthText.bad_month_hint),
  })
}

/** `towards`: the year of a name without one is this one, or the next (1) or last (-1) in which it is not on the wrong side of now. */
function read(typed: string, now: string, towards: 1 | -1): string | null {
  if (current.includes(typed)) return now
  if (last.includes(typed)) return addMonths(now, -1)
  if (towards === 1 && next.includes(typed)) return addMonths(now, 1)
  const [, isoYear, isoMonth] = /^(\d{4})-(\d{1,2})$/.exec(typed) ?? []
  if (isoYear !== undefined) return existing(Number(isoYear), Number(isoMonth))
  const [, saidMonth, saidYear] = /^(\d{1,2})\/(\d{4})$/.exec(typed) ?? []
  if (saidYear !== undefined) return existing(Number(saidYear), Number(saidMonth))
  const [, name, year] = /^([a-z]+)(?: (\d{4}))?$/.exec(typed) ?? []
  const number = name === undefined ? null : monthNamed(name)
  if (number === null) return null
  if (year !== undefined) return existing(Number(year), number)
  const thisYear = existing(Number(now.slice(0, 4)), number)
  const fits = thisYear !== null && (towards === 1 ? thisYear >= now : thisYear <= now)
  return fits ? thisYear : existing(Number(now.slice(0, 4)) + towards, number)
}

function existing(year: number, month: number): string | null {
  return month >= 1 && month <= 12 ? `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}` : null
}
