/** Rules by which a post comes back: RFC 5545, in the wall time of the client, whatever the clocks do. Pure; no clock here. */

export const frequencies = ['DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'] as const
export type Frequency = (typeof frequencies)[number]
export const weekdays = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const
export type Weekday = (typeof weekdays)[number]

export interface Rule {
  readonly freq: Frequency
  readonly interval: number
  readonly count: number | null
  /** Wall time of the last moment, `2026-12-31T23:59`. */
  readonly until: string | null
  /** `n`: which one of the month or year, from its end when negative; null: each. */
  readonly by_day: readonly { readonly n: number | null; readonly day: Weekday }[]
  readonly by_month_day: readonly number[]
  readonly by_month: readonly number[]
  readonly by_year_day: readonly number[]
  readonly by_week_no: readonly number[]
  readonly by_set_pos: readonly number[]
  readonly week_start: Weekday | null
}

/** What was said of a recurrence, or what is wrong with it. `part` is the words that were not understood. */
export type ReadRule =
  | { readonly is: 'rule'; readonly rule: Rule }
  | { readonly is: 'unreadable'; readonly part: string }
  | { readonly is: 'too_often' | 'hour_inside' | 'two_ends' | 'start_inside' | 'exception_inside'; readonly part: string }

const plainRule: Rule = {
  freq: 'DAILY',
  interval: 1,
  count: null,
  until: null,
  by_day: [],
  by_month_day: [],
  by_month: [],
  by_year_day: [],
  by_week_no: [],
  by_set_pos: [],
  week_start: null,
}

const units: readonly (readonly [Frequency, RegExp])[] = [
  ['DAILY', /^(?:days?|jours?)$/],
  ['WEEKLY', /^(?:weeks?|semaines?)$/],
  ['MONTHLY', /^(?:months?|mois)$/],
  ['YEARLY', /^(?:years?|ans?|années?)$/],
]
const adverbs: Readonly<Record<string, Frequency>> = {
  daily: 'DAILY',
  quotidien: 'DAILY',
  weekly: 'WEEKLY',
  hebdomadaire: 'WEEKLY',
  monthly: 'MONTHLY',
  mensuel: 'MONTHLY',
  yearly: 'YEARLY',
  annuel: 'YEARLY',
}
const workingDays = /^(?:(?:every |each )?weekdays?|(?:chaque |tous les |les )?jours? ouvrés?)$/

/** Reads `FREQ=WEEKLY;BYDAY=MO,TH`, `weekly`, `chaque mois`, `toutes les 2 semaines`, `weekdays`. */
export function readRule(typed: string): ReadRule {
  const words = typed.normalize('NFC').replace(/\s+/g, ' ').trim()
  if (/(?:^|[;:\s])FREQ=/i.test(words)) return readParts(words.replace(/^RRULE:/i, '').toUpperCase())
  const said = words.toLowerCase()
  const rule = (freq: Frequency, more: Partial<Rule> = {}): ReadRule => ({ is: 'rule', rule: { ...plainRule, freq, ...more } })
  const adverb = adverbs[said]
  if (adverb) return rule(adverb)
  if (workingDays.test(said)) return rule('WEEKLY', { by_day: weekdays.slice(0, 5).map((day) => ({ n: null, day })) })
  const [, count, unit = ''] = /^(?:chaque|every|each|tous les|toutes les) (?:(\d{1,3}) )?(\p{L}+)$/u.exec(said) ?? []
  const freq = units.find(([, name]) => name.test(unit))?.[0]
  if (freq && Number(count ?? 1) > 0) return rule(freq, { interval: Number(count ?? 1) })
  if (/^(?:hourly|chaque heure|toutes les heures|every hour|every minute|chaque minute)$/.test(said))
    return { is: 'too_often', part: words }
  return { is: 'unreadable', part: words }
}

function readParts(text: string): ReadRule {
  const fields = new Map<string, string>()
  for (const part of text.split(';').filter((one) => one.trim() !== '')) {
    const [, name = '', value = ''] = /^\s*([A-Z]+)=(.+?)\s*$/.exec(part) ?? []
    if (name === '' || fields.has(name)) return { is: 'unreadable', part }
    fields.set(name, value)
  }
  const bad = (name: string): ReadRule => ({ is: 'unreadable', part: `${name}=${fields.get(name) ?? ''}` })
  const freq = fields.get('FREQ') ?? ''
  if (/^(?:HOURLY|MINUTELY|SECONDLY)$/.test(freq)) return { is: 'too_often', part: `FREQ=${freq}` }
  if (!isFrequency(freq)) return bad('FREQ')
  for (const name of ['BYHOUR', 'BYMINUTE', 'BYSECOND'])
    if (fields.has(name)) return { is: 'hour_inside', part: `${name}=${fields.get(name) ?? ''}` }
  if (fields.has('DTSTART')) return { is: 'start_inside', part: 'DTSTART' }
  if (fields.has('EXDATE') || fields.has('RDATE'))
    return { is: 'exception_inside', part: fields.has('EXDATE') ? 'EXDATE' : 'RDATE' }
  if (fields.has('COUNT') && fields.has('UNTIL')) return { is: 'two_ends', part: 'COUNT, UNTIL' }

  const whole = (name: string, max: number): number | 'bad' | null => {
    const value = fields.get(name)
    if (value === undefined) return null
    return /^\d{1,5}$/.test(value) && Number(value) >= 1 && Number(value) <= max ? Number(value) : 'bad'
  }
  const numbers = (name: string, max: number, negative: boolean): readonly number[] | 'bad' => {
    const value = fields.get(name)
    if (value === undefined) return []
    const read = value.split(',').map((one) => (/^[+-]?\d{1,3}$/.test(one) ? Number(one) : Number.NaN))
    const fits = read.every((n) => Number.isInteger(n) && n !== 0 && Math.abs(n) <= max && (negative || n > 0))
    return fits ? read : 'bad'
  }
  const interval = whole('INTERVAL', 999)
  const count = whole('COUNT', 9999)
  const until = fields.has('UNTIL') ? readUntil(fields.get('UNTIL') ?? '') : null
  const by_day = readDays(fields.get('BYDAY'), freq)
  const by_month_day = numbers('BYMONTHDAY', 31, true)
  const by_month = numbers('BYMONTH', 12, false)
  const by_year_day = numbers('BYYEARDAY', 366, true)
  const by_week_no = numbers('BYWEEKNO', 53, true)
  const by_set_pos = numbers('BYSETPOS', 366, true)
  const start = fields.get('WKST')
  if (interval === 'bad') return bad('INTERVAL')
  if (count === 'bad') return bad('COUNT')
  if (fields.has('UNTIL') && until === null) return bad('UNTIL')
  if (by_day === 'bad') return bad('BYDAY')
  if (by_month_day === 'bad' || (by_month_day.length > 0 && freq === 'WEEKLY')) return bad('BYMONTHDAY')
  if (by_month === 'bad') return bad('BYMONTH')
  if (by_year_day === 'bad' || (by_year_day.length > 0 && freq !== 'YEARLY')) return bad('BYYEARDAY')
  if (by_week_no === 'bad' || (by_week_no.length > 0 && freq !== 'YEARLY')) return bad('BYWEEKNO')
  const others = [by_day, by_month_day, by_month, by_year_day, by_week_no]
  if (by_set_pos === 'bad' || (by_set_pos.length > 0 && others.every((list) => list.length === 0))) return bad('BYSETPOS')
  if (start !== undefined && !isWeekday(start)) return bad('WKST')
  const known = [
    'FREQ',
    'INTERVAL',
    'COUNT',
    'UNTIL',
    'BYDAY',
    'BYMONTHDAY',
    'BYMONTH',
    'BYYEARDAY',
    'BYWEEKNO',
    'BYSETPOS',
    'WKST',
  ]
  const unknown = [...fields.keys()].find((name) => !known.includes(name))
  if (unknown !== undefined) return bad(unknown)
  return {
    is: 'rule',
    rule: {
      freq,
      interval: interval ?? 1,
      count,
      until,
      by_day,
      by_month_day,
      by_month,
      by_year_day,
      by_week_no,
      by_set_pos,
      week_start: start === undefined ? null : start,
    },
  }
}

function isFrequency(word: string): word is Frequency {
  return (frequencies as readonly string[]).includes(word)
}

function isWeekday(word: string): word is Weekday {
  return (weekdays as readonly string[]).includes(word)
}

/** `20261231`, `20261231T180000`; with `Z` it is taken as the wall time all the same: the day is what people mean. */
function readUntil(value: string): string | null {
  const [, year, month, day, hour = '23', minute = '59'] =
    /^(\d{4})-?(\d{2})-?(\d{2})(?:T(\d{2}):?(\d{2})(?::?\d{2})?Z?)?$/.exec(value) ?? []
  if (year === undefined || month === undefined || day === undefined) return null
  const at = `${year}-${month}-${day}T${hour}:${minute}`
  const date = new Date(`${at}:00Z`)
  return Number.isNaN(date.getTime()) || date.toISOString().slice(0, 16) !== at ? null : at
}

function readDays(value: string | undefined, freq: Frequency): Rule['by_day'] | 'bad' {
  if (value === undefined) return []
  const days: { n: number | null; day: Weekday }[] = []
  for (const one of value.split(',')) {
    const [, n, day = ''] = /^([+-]?\d{1,2})?([A-Z]{2})$/.exec(one) ?? []
    if (!isWeekday(day)) return 'bad'
    const which = n === undefined ? null : Number(n)
    if (which !== null && (which === 0 || Math.abs(which) > 53 || freq === 'DAILY' || freq === 'WEEKLY')) return 'bad'
    days.push({ n: which, day })
  }
  return days
}

/** As it is stored, and as the library reads it: always in the same order. */
export function writeRule(rule: Rule): string {
  const list = (name: string, values: readonly (number | string)[]): string[] =>
    values.length === 0 ? [] : [`${name}=${values.join(',')}`]
  return [
    `FREQ=${rule.freq}`,
    ...(rule.interval === 1 ? [] : [`INTERVAL=${rule.interval}`]),
    ...list('BYMONTH', rule.by_month),
    ...list('BYWEEKNO', rule.by_week_no),
    ...list('BYYEARDAY', rule.by_year_day),
    ...list('BYMONTHDAY', rule.by_month_day),
    ...list(
      'BYDAY',
      rule.by_day.map(({ n, day }) => `${n ?? ''}${day}`),
    ),
    ...list('BYSETPOS', rule.by_set_pos),
    ...(rule.week_start === null ? [] : [`WKST=${rule.week_start}`]),
    ...(rule.count === null ? [] : [`COUNT=${rule.count}`]),
    ...(rule.until === null ? [] : [`UNTIL=${compact(rule.until)}`]),
  ].join(';')
}

/** A rule as it was stored. */
export function storedRule(text: string): Rule {
  const read = readRule(text)
  if (read.is !== 'rule') throw new Error(`not a rule: ${text}`)
  return read.rule
}

/** The wall times of a series, without a zone: `from` is where the search begins, itself left out. */
export interface Dates {
  /** The next ones after `after` (null: from the first on), at most `limit`. */
  next(after: string | null, limit: number): readonly string[]
  /** All after `after`, up to and including `to`. */
  within(after: string, to: string): readonly string[]
}

/** The library is loaded here alone, when a series is made or goes on. */
export async function datesOf(rule: string, first_local: string): Promise<Dates> {
  const { RRuleTemporal } = await import('rrule-temporal')
  // no zone: the library counts in what it calls UTC, where no clock ever changes
  const dates = new RRuleTemporal({ rruleString: `DTSTART:${compact(first_local)}\nRRULE:${rule}` })
  const local = (found: { toString(): string }): string => found.toString().slice(0, 16)
  const before = new Date(Date.parse(`${first_local}:00Z`) - 1000)
  const one = (after: Date): string | null => {
    const found = unlessEndless(() => dates.next(after))
    return found === null ? null : local(found)
  }
  return {
    next: (after, limit) => {
      const found: string[] = []
      let at = after === null ? before : utc(after)
      while (found.length < limit) {
        const date = one(at)
        if (date === null) break
        found.push(date)
        at = utc(date)
      }
      return found
    },
    within: (after, to) => {
      const from = utc(after < first_local ? first_local : after)
      const all = from <= utc(to) ? unlessEndless(() => dates.between(from, utc(to), true)) : null
      return (all ?? []).map(local).filter((date) => date > after)
    },
  }
}

/** The 30th of February: the library gives up after ten thousand tries. */
function unlessEndless<T>(look: () => T): T | null {
  try {
    return look()
  } catch (error) {
    if (error instanceof Error && /exceeded/i.test(error.message)) return null
    throw error
  }
}

function utc(local: string): Date {
  return new Date(`${local}:00Z`)
}

/** `20261201T093000` */
function compact(local: string): string {
  return `${local.replace(/[-:]/g, '')}00`
}
