import type { Chrono } from 'chrono-node'
import type { Lang } from '../i18n/text.ts'
import type { Days } from '../weeks.ts'

/** A highlight or a closing of the client's own year, in its words. */
export interface OwnKeyDate {
  readonly name: string
  readonly day: string
  readonly to: string
}

export interface OwnKeyDates {
  /** Those that touch the days, in order. */
  readonly dated: readonly OwnKeyDate[]
  /** In whose words no day was found. */
  readonly undated: readonly string[]
}

/**
 * What a client wrote of its year (`marché de Noël du 25 novembre au 24 décembre`, `15 août : fermé`), for a range of days. A day without
 * a year comes every year; one that says a year comes once. Words without a day of a month (`vendanges`, `en mai`) have no place.
 */
export async function ownKeyDates(lines: readonly string[], days: Days, lang: Lang): Promise<OwnKeyDates> {
  if (lines.length === 0) return { dated: [], undated: [] }
  const { fr, en } = await import('chrono-node')
  const readers = lang === 'fr' ? [fr.casual, en.GB] : [en.GB, fr.casual]
  const dated: OwnKeyDate[] = []
  const undated: string[] = []
  for (const name of lines) {
    const reader = readers.find((one) => findIn(one, name, 2026) !== null)
    if (reader === undefined) {
      undated.push(name)
      continue
    }
    const found = new Map<string, OwnKeyDate>()
    // a range may have begun in the year before
    for (let year = Number(days.from.slice(0, 4)) - 1; year <= Number(days.to.slice(0, 4)); year++) {
      const one = findIn(reader, name, year)
      if (one !== null && one.day <= days.to && one.to >= days.from) found.set(one.day, { name, ...one })
    }
    dated.push(...found.values())
  }
  return { dated: dated.toSorted((a, b) => a.day.localeCompare(b.day)), undated }
}

/** The first day or range that a text names, seen from the beginning of a year. */
function findIn(reader: Chrono, text: string, year: number): Omit<OwnKeyDate, 'name'> | null {
  for (const { start, end } of reader.parse(text, new Date(year, 0, 1, 12))) {
    if (!start.isCertain('month') || !start.isCertain('day')) continue
    const first = start.isCertain('year') ? (start.get('year') ?? year) : year
    const day = dayOf(first, start.get('month'), start.get('day'))
    if (day === null) continue
    if (!end) return { day, to: day }
    const last = end.isCertain('year') ? (end.get('year') ?? first) : first
    const to = dayOf(last, end.get('month'), end.get('day'))
    if (to === null) return { day, to: day }
    // from 20 December to 5 January
    return { day, to: to >= day ? to : (dayOf(last + 1, end.get('month'), end.get('day')) ?? day) }
  }
  return null
}

/** Null for a day of no calendar. */
function dayOf(year: number, month: number | null, day: number | null): string | null {
  const date = new Date(Date.UTC(year, (month ?? 0) - 1, day ?? 0))
  return date.getUTCMonth() + 1 === month && date.getUTCDate() === day ? date.toISOString().slice(0, 10) : null
}
