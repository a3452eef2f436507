import type { Lang } from '../../i18n/text.ts'
import { monthNamed } from '../month.ts'
import { dateOrders, type DateOrder } from './format-ids.ts'

export { dateOrders, type DateOrder }

/** A day of a table with the time that stood beside it, in whatever zone its maker keeps. */
export interface Dated {
  readonly day: string
  readonly hour: number
  readonly minute: number
}

type Read = (Dated & { readonly kind: 'day' }) | { readonly kind: 'month'; readonly month: string }

/**
 * A date as platforms write it: `2026-10-01`, `20261001`, `2026-10-01T08:30:00`, `01/10/2026 08:30` in the order given, `Oct 1, 2026`, `Thu,
 * Oct 1, 2026`, `1 oct. 2026`, `1er octobre 2026`; `2026-10` is a month. Null: no date. A word of a weekday is not compared.
 */
export function readDate(cell: string, order: DateOrder): Read | null {
  const spaced = cell.trim().replace(/[\s\u00A0\u202F]+/g, ' ')
  const typed = spaced.replace(/^(\p{L}{2,9})\.?,? (?=\S)/u, (whole, word: string) => (monthNamed(word) === null ? '' : whole))
  const month = /^(\d{4})-(\d{2})$/.exec(typed)
  if (month !== null) {
    const number = Number(month[2])
    return number >= 1 && number <= 12 ? { kind: 'month', month: typed } : null
  }
  return (
    iso(typed) ??
    slashed(typed, order) ??
    worded(typed, /^(?<day>\d{1,2})(?:er|st|nd|rd|th)? (?<name>\p{L}+)\.?,? (?<year>\d{4})(?<rest>.*)$/u) ??
    worded(typed, /^(?<name>\p{L}+)\.? (?<day>\d{1,2})(?:st|nd|rd|th)?,? (?<year>\d{4})(?<rest>.*)$/u)
  )
}

function iso(typed: string): Read | null {
  const found = /^(\d{4})([-/]?)(\d{1,2})\2(\d{1,2})(.*)$/.exec(typed)
  if (found === null || (found[2] === '' && !/^\d{8}/.test(typed))) return null
  return dated(Number(found[1]), Number(found[3]), Number(found[4]), found[5] ?? '')
}

function slashed(typed: string, order: DateOrder): Read | null {
  const parts = slashedParts(typed)
  if (parts === null) return null
  const [day, month] = order === 'day-first' ? [parts.first, parts.second] : [parts.second, parts.first]
  return dated(parts.year, month, day, parts.rest)
}

function slashedParts(typed: string): { first: number; second: number; year: number; rest: string } | null {
  const found = /^(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})(?!\d)(.*)$/.exec(typed)
  if (found === null) return null
  const year = Number(found[4])
  return { first: Number(found[1]), second: Number(found[3]), year: year < 100 ? 2000 + year : year, rest: found[5] ?? '' }
}

function worded(typed: string, form: RegExp): Read | null {
  const { year, name = '', day, rest = '' } = form.exec(typed)?.groups ?? {}
  const month = monthNamed(name)
  return month === null ? null : dated(Number(year), month, Number(day), rest)
}

function dated(year: number, month: number, date: number, rest: string): Read | null {
  const found = new Date(Date.UTC(year, month - 1, date))
  if (year < 2000 || found.getUTCMonth() !== month - 1 || found.getUTCDate() !== date) return null
  const time =
    /^(?:[T ,]|\sat\s|\sà\s)*(?:(\d{1,2})[:h](\d{2})(?::\d{2}(?:\.\d+)?)?\s*([ap]\.?m\.?)?\s*(?:Z|UTC|GMT|[+-]\d{2}:?\d{2})?)?$/iu.exec(
      rest,
    )
  if (time === null) return null
  const half = time[3]?.toLowerCase()[0]
  const hour = Number(time[1] ?? 0)
  const whole = half === undefined ? hour : (hour % 12) + (half === 'p' ? 12 : 0)
  const minute = Number(time[2] ?? 0)
  if (whole > 23 || minute > 59) return null
  return { kind: 'day', day: found.toISOString().slice(0, 10), hour: whole, minute }
}

/**
 * The order in which a table writes day and month. The language of its titles says it, unless a date then would be impossible or still
 * to come and none is the other way round. Null: both could be, or the titles tell no language.
 */
export function dateOrderOf(cells: Iterable<string>, lang: Lang | null, today: string): DateOrder | null {
  const possible = { 'day-first': true, 'month-first': true }
  let any = false
  for (const cell of cells) {
    if (slashedParts(cell.trim()) === null) continue
    any = true
    for (const order of dateOrders) {
      const read = readDate(cell, order)
      if (read === null || (read.kind === 'day' && read.day > today)) possible[order] = false
    }
  }
  const usual = lang === null ? null : lang === 'fr' ? 'day-first' : 'month-first'
  if (!any) return usual ?? 'day-first'
  if (possible['day-first'] !== possible['month-first']) return possible['day-first'] ? 'day-first' : 'month-first'
  return usual
}
