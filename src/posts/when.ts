import type { Lang } from '../i18n/text.ts'
import {
  addDays,
  instantsOf,
  isReal,
  nearestInstants,
  wallOf,
  weekdayOf,
  writeWall,
  writeWithOffset,
  type Wall,
} from './wall-time.ts'

/** An instant that was understood, in the spellings that are stored. */
export interface Instant {
  /** ISO 8601 UTC. */
  readonly scheduled_at: string
  /** Wall time in the zone, `2026-12-01T09:30`. */
  readonly scheduled_local: string
  readonly time_zone: string
  /** The same with its offset, `2026-12-01T09:30+01:00`: what settles a wall time that exists twice. */
  readonly with_offset: string
}

/** What `--at` was understood as, or why it was not. `unused` is the part nobody understood. */
export type When =
  | { readonly is: 'instant'; readonly instant: Instant; readonly now: boolean }
  | { readonly is: 'gap' | 'twice'; readonly wall: string; readonly readings: readonly Instant[] }
  | { readonly is: 'past'; readonly instant: Instant | null }
  | { readonly is: 'no_hour' }
  | { readonly is: 'wrong_weekday'; readonly date: string }
  | { readonly is: 'unreadable'; readonly unused: string }

/**
 * Reads a time as a person types it: ISO 8601, `2026-12-01 09:30`, French or English words; in the wall time of `timeZone`
 * whatever the zone of this process. A time without a day is the next such time; a day without a time is asked back; nothing that
 * was typed is ignored.
 */
export async function readWhen(typed: string, given: { now: Date; time_zone: string; lang: Lang }): Promise<When> {
  const text = plain(typed)
  const { now, time_zone: zone } = given
  if (text === 'now' || text === 'maintenant') return { is: 'instant', instant: instantAt(now, zone), now: true }
  const iso = readIso(text)
  if (iso === 'bad') return unreadable(text)
  if (iso instanceof Date) return future(iso, now, zone)
  if (iso) return settle(iso, now, zone)
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return { is: 'no_hour' }
  const duration = readDuration(text)
  if (duration !== null) return future(new Date(Math.ceil((now.getTime() + duration) / 60_000) * 60_000), now, zone)
  const { time, rest } = takeTime(text)
  if (time === 'bad') return unreadable(text)
  const day = rest === '' ? null : await readDay(rest, wallOf(now, zone), given.lang)
  if (day === 'unreadable') return unreadable(rest)
  if (time === null) return day === null ? unreadable(text) : { is: 'no_hour' }
  if (day !== null && 'past' in day) return { is: 'past', instant: null }
  if (day !== null && 'wrong_weekday' in day) return { is: 'wrong_weekday', date: day.wrong_weekday }
  return onDay(day, time, now, zone)
}

export function instantAt(at: Date, zone: string): Instant {
  return {
    scheduled_at: at.toISOString(),
    scheduled_local: writeWall(wallOf(at, zone)),
    time_zone: zone,
    with_offset: writeWithOffset(at, zone),
  }
}

function unreadable(unused: string): When {
  return { is: 'unreadable', unused }
}

function future(at: Date, now: Date, zone: string): When {
  const instant = instantAt(at, zone)
  return at.getTime() > now.getTime() ? { is: 'instant', instant, now: false } : { is: 'past', instant }
}

/** A wall time as an instant, unless the clocks of the zone skip or repeat it. Of two readings, one in the past is none. */
function settle(wall: Wall, now: Date, zone: string): When {
  const instants = instantsOf(wall, zone)
  const [first] = instants
  if (!first)
    return { is: 'gap', wall: writeWall(wall), readings: nearestInstants(wall, zone).map((at) => instantAt(at, zone)) }
  const open = instants.filter((at) => at.getTime() > now.getTime())
  if (open.length > 1) return { is: 'twice', wall: writeWall(wall), readings: open.map((at) => instantAt(at, zone)) }
  return future(open[0] ?? first, now, zone)
}

/** Lower case, one kind of space and of apostrophe. */
function plain(typed: string): string {
  return typed
    .normalize('NFC')
    .toLowerCase()
    .replace(/[\u2019\u02BC]/g, "'")
    .replace(/[\s\u00A0\u202F]+/g, ' ')
    .trim()
}

/** An instant for a date with an offset, a wall time without one, `bad` for a date no calendar has, null for anything else. */
function readIso(text: string): Date | Wall | 'bad' | null {
  const found =
    /^(\d{4})-(\d{2})-(\d{2})(?:t| +)(\d{1,2})[:h](\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)? ?(z|[+-]\d{2}(?::?\d{2})?)?$/.exec(
      text,
    )
  if (!found) return null
  const [year, month, day, hour, minute, second = 0] = found.slice(1, 7).map((part) => Number(part ?? 0))
  const wall = { year, month, day, hour, minute } as Wall
  if (!isReal(wall) || second > 59) return 'bad'
  const zone = found[8]
  if (zone === undefined) return wall
  const [, sign = '+', hours = '0', minutes = '0'] = /^([+-])(\d{2}):?(\d{2})?$/.exec(zone) ?? []
  const offset = (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes))
  if (Math.abs(offset) > 14 * 60 || Number(minutes) > 59) return 'bad'
  const at = Date.UTC(wall.year, wall.month - 1, wall.day, wall.hour, wall.minute, second)
  return new Date(at - offset * 60_000)
}

const numberWords: Readonly<Record<string, number>> = {
  un: 1,
  une: 1,
  a: 1,
  an: 1,
  one: 1,
  deux: 2,
  two: 2,
  trois: 3,
  three: 3,
  quatre: 4,
  four: 4,
  cinq: 5,
  five: 5,
  six: 6,
  sept: 7,
  seven: 7,
  huit: 8,
  eight: 8,
  neuf: 9,
  nine: 9,
  dix: 10,
  ten: 10,
  douze: 12,
  twelve: 12,
  quinze: 15,
  fifteen: 15,
  vingt: 20,
  twenty: 20,
  trente: 30,
  thirty: 30,
}

/** Milliseconds of `dans 2 heures`, `in 1h30`, `dans une demi-heure`: time that passes, not the clock on the wall. */
function readDuration(text: string): number | null {
  const said = /^(?:dans|in) (.+)$/.exec(text)?.[1]
  if (said === undefined) return null
  if (/^(?:une |a )?demi[- ]heure$|^half an hour$/.test(said)) return 30 * 60_000
  const amount = '(\\d{1,4}|[a-zé]+)'
  const hours = '(?:heures?|hours?|hrs?|h)'
  const minutes = '(?:minutes?|mins?|mn|m)'
  const inHours = new RegExp(`^${amount} ?${hours}(?: ?(?:et |and )?(?:(demie?|a half)|(\\d{1,2}) ?${minutes}?))?$`).exec(said)
  if (inHours) return milliseconds(inHours[1], inHours[2] === undefined ? Number(inHours[3] ?? 0) : 30)
  const inMinutes = new RegExp(`^${amount} ?${minutes}$`).exec(said)
  const count = inMinutes && countOf(inMinutes[1])
  return typeof count === 'number' ? count * 60_000 : null
}

function countOf(word = ''): number | null {
  if (/^\d+$/.test(word)) return Number(word)
  // `constructor` is a word, and no number
  return Object.hasOwn(numberWords, word) ? (numberWords[word] ?? null) : null
}

function milliseconds(hours: string | undefined, minutes: number): number | null {
  const count = countOf(hours)
  return count === null ? null : (count * 60 + minutes) * 60_000
}

interface Time {
  readonly hour: number
  readonly minute: number
}

/** Named hours, then every way to write one. The lookarounds keep dates (`3/12`, `2026`) and words out. */
const before = '(?<![\\p{L}\\d/.:-])'
const after = '(?![\\p{L}\\d/:-])'
const named: readonly (readonly [RegExp, string])[] = [
  [new RegExp(`${before}(?:midi|noon)${after}`, 'gu'), '12:00'],
  [new RegExp(`${before}(?:minuit|midnight)${after}`, 'gu'), '00:00'],
]
const times = new RegExp(
  `${before}(?:(?:à|at|vers|a) )?(?:` +
    `(?<h1>\\d{1,2}) ?(?:heures?|h)(?: ?(?<m1>\\d{2})(?: ?(?:minutes?|min))?| (?<half>et demie?)| (?<quarter>et quart))?` +
    `|(?<h2>\\d{1,2})(?:[:.](?<m2>\\d{2}))? ?(?<half_day>a\\.?m\\.?|p\\.?m\\.?)` +
    `|(?<h3>\\d{1,2}):(?<m3>\\d{2})` +
    `|(?<=(?:à|at|a) )(?<h4>\\d{1,2})(?: o'clock)?` +
    `)${after}`,
  'gu',
)
const evening = new RegExp(`${before}(?:après-midi|après midi|soir|soirée|afternoon|evening|tonight)${after}`, 'u')
const morning = new RegExp(`${before}(?:matin|matinée|morning)${after}`, 'u')

/** Takes the one time of the day out of the words; `bad` when there are two, or one that no clock shows. */
function takeTime(text: string): { time: Time | 'bad' | null; rest: string } {
  const words = named.reduce((line, [name, clock]) => line.replace(name, clock), text)
  const found = [...words.matchAll(times)]
  const [match] = found
  const partOfDay = evening.test(words) ? 'evening' : morning.test(words) ? 'morning' : null
  const rest = tidy(words.replace(times, ' '))
  if (!match) return { time: null, rest }
  const g = match.groups ?? {}
  const halfDay = g['half_day']?.replaceAll('.', '') ?? null
  let hour = Number(g['h1'] ?? g['h2'] ?? g['h3'] ?? g['h4'])
  const minute = g['half'] === undefined ? (g['quarter'] === undefined ? Number(g['m1'] ?? g['m2'] ?? g['m3'] ?? 0) : 15) : 30
  const bad = { time: 'bad' as const, rest }
  if (found.length > 1 || hour > 23 || minute > 59) return bad
  if (halfDay !== null) {
    if (hour < 1 || hour > 12) return bad
    hour = (hour % 12) + (halfDay === 'pm' ? 12 : 0)
  } else if (partOfDay === 'evening' && hour > 0 && hour < 12) hour += 12
  if (partOfDay === 'morning' && hour >= 13) return bad
  if (partOfDay === 'evening' && hour < 12) return bad
  return { time: { hour, minute }, rest }
}

/** What is left for the day: without the parts of the day, and the small words around. `ce soir` and `tonight` are today. */
function tidy(words: string): string {
  const day = words
    .replace(
      new RegExp(
        `${before}(?:ce (?:soir|matin)|cet après[- ]midi|cette (?:matinée|soirée)|tonight|this (?:morning|afternoon|evening))${after}`,
        'gu',
      ),
      ' today ',
    )
    .replace(
      new RegExp(
        `${before}(?:du |in the |au |dans la |dans l'|de l')?(?:matin(?:ée)?|soir(?:ée)?|après[- ]midi|morning|afternoon|evening)${after}`,
        'gu',
      ),
      ' ',
    )
    .replace(new RegExp(`${before}aujourd'hui${after}`, 'gu'), 'today')
    .replace(/,/g, ' ')
  return day
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^(?:(?:le|on|à|at|pour|for|the) )+/, '')
    .replace(/(?:^| )(?:à|at|le|on|the)$/, '')
    .trim()
}

type Day = Wall | { weekday: number } | { past: true } | { wrong_weekday: string }

/** The day that words name, seen from `today` (a wall time); all of the words must be part of it. */
async function readDay(words: string, today: Wall, lang: Lang): Promise<Day | 'unreadable'> {
  if (words === 'today') return today
  if (words === 'après-demain' || words === 'après demain' || words === 'day after tomorrow') return addDays(today, 2)
  if (/^(?:hier|avant-hier|yesterday)$|\b(?:dernière?|passée?|last|ago)\b|^il y a /.test(words)) return { past: true }
  const { fr, en } = await import('chrono-node')
  const readers = { fr: fr.casual, en: en.GB }
  // noon of the client's day, as this process writes it: only the calendar is read from it, which no clock change touches
  const reference = new Date(today.year, today.month - 1, today.day, 12)
  for (const reader of lang === 'fr' ? [readers.fr, readers.en] : [readers.en, readers.fr]) {
    const results = reader.parse(words, reference, { forwardDate: true })
    const [found] = results
    if (!found || results.length > 1 || found.text.trim() !== words || found.end) continue
    const { start } = found
    if (start.isCertain('hour')) continue
    const wall = {
      ...today,
      year: start.get('year') ?? today.year,
      month: start.get('month') ?? today.month,
      day: start.get('day') ?? today.day,
    }
    if (!isReal(wall)) continue
    const weekday = start.isCertain('weekday') ? start.get('weekday') : null
    if (start.isCertain('day')) {
      if (weekday !== null && weekday !== weekdayOf(wall)) return { wrong_weekday: writeWall(wall).slice(0, 10) }
      return wall
    }
    if (weekday === null) continue
    return /prochaine?|next/.test(words) ? wall : { weekday }
  }
  return 'unreadable'
}

/** The time on its day. Without a day, or with a weekday alone: the next one that is still to come. */
function onDay(
  day: Exclude<Day, { past: true } | { wrong_weekday: string }> | null,
  time: Time,
  now: Date,
  zone: string,
): When {
  if (day !== null && 'year' in day) return settle({ ...day, ...time }, now, zone)
  const today = wallOf(now, zone)
  let seen: When = { is: 'past', instant: null }
  for (let ahead = 0; ahead <= 8; ahead++) {
    const wall = addDays({ ...today, ...time }, ahead)
    if (day !== null && weekdayOf(wall) !== day.weekday) continue
    seen = settle(wall, now, zone)
    if (seen.is !== 'past') return seen
  }
  return seen
}
