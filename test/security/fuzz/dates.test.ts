import { tzOffset } from '@date-fns/tz/tzOffset'
import fc from 'fast-check'
import { describe, expect } from 'vitest'
import { readWhen, type Instant, type When } from '../../../src/posts/when.ts'
import { addDays, instantsOf, isReal, readWall, wallOf, weekdayOf, writeWall, type Wall } from '../../../src/posts/wall-time.ts'
import { anyText, hunt } from './hunt.ts'

const zones = [
  'Europe/Paris',
  'America/New_York',
  'America/Sao_Paulo',
  'Australia/Lord_Howe',
  'Asia/Kathmandu',
  'Pacific/Apia',
  'Africa/Casablanca',
  'UTC',
] as const
const zone = fc.constantFrom(...zones)
const lang = fc.constantFrom('fr' as const, 'en' as const)
const two = (n: number): string => String(n).padStart(2, '0')

/** Any moment of a century, and those around which the clocks change or a February has 29 days. */
const now = fc
  .oneof(
    fc.integer({ min: Date.UTC(2020, 0), max: Date.UTC(2120, 0) }),
    fc
      .tuple(
        fc.constantFrom(
          '2027-03-28',
          '2026-10-25',
          '2027-03-14',
          '2026-11-01',
          '2028-02-28',
          '2028-02-29',
          '2026-12-31',
          '2100-02-28',
        ),
        fc.integer({ min: -2 * 86_400_000, max: 2 * 86_400_000 }),
      )
      .map(([day, off]) => Date.parse(`${day}T00:00:00Z`) + off),
  )
  .map((ms) => new Date(ms))

const day = fc.oneof(
  fc.record({
    year: fc.integer({ min: 2021, max: 2121 }),
    month: fc.integer({ min: 1, max: 12 }),
    day: fc.integer({ min: 1, max: 31 }),
  }),
  fc.record({
    year: fc.constantFrom(2024, 2026, 2027, 2028, 2100),
    month: fc.constant(2),
    day: fc.integer({ min: 27, max: 30 }),
  }),
)
const clock = fc.record({ hour: fc.integer({ min: 0, max: 23 }), minute: fc.integer({ min: 0, max: 59 }) })

const months = {
  fr: ['janvier', 'février', 'mars', 'avril', 'mai', 'juin', 'juillet', 'août', 'septembre', 'octobre', 'novembre', 'décembre'],
  en: [
    'january',
    'february',
    'march',
    'april',
    'may',
    'june',
    'july',
    'august',
    'september',
    'october',
    'november',
    'december',
  ],
}
const weekdays = {
  fr: ['dimanche', 'lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi'],
  en: ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'],
}

/** Every instant that is offered. */
function offered(when: When): readonly Instant[] {
  if (when.is === 'instant') return [when.instant]
  return when.is === 'gap' || when.is === 'twice' ? when.readings : []
}

/** The wall time, by a way of its own. */
function shown({ scheduled_at, time_zone }: Instant): string {
  const at = new Date(scheduled_at)
  return new Date(at.getTime() + tzOffset(time_zone, at) * 60_000).toISOString().slice(0, 16)
}

function check(when: When, given: Date): void {
  for (const instant of offered(when)) {
    expect(Number.isFinite(Date.parse(instant.scheduled_at))).toBe(true)
    expect(Date.parse(instant.with_offset)).toBe(Math.floor(Date.parse(instant.scheduled_at) / 60_000) * 60_000)
    expect(instant.scheduled_local).toBe(shown(instant))
  }
  if (when.is === 'instant' && !when.now) expect(Date.parse(when.instant.scheduled_at)).toBeGreaterThan(given.getTime())
}

/** What came of words that name this wall time: that one, or that it is none, is two or is past. */
function checkNamed(when: When, wall: Wall, given: { now: Date; time_zone: string }): void {
  check(when, given.now)
  if (!isReal(wall)) return expect(when.is).toBe('unreadable')
  const open = instantsOf(wall, given.time_zone).filter((at) => at > given.now)
  const there = instantsOf(wall, given.time_zone)
  if (there.length === 0) return expect(when.is).toBe('gap')
  if (open.length === 0) return expect(when.is).toBe('past')
  expect(when.is).toBe(open.length > 1 ? 'twice' : 'instant')
  expect(offered(when).map(({ scheduled_local }) => scheduled_local)).toEqual(open.map(() => writeWall(wall)))
  expect(offered(when).map(({ scheduled_at }) => scheduled_at)).toEqual(open.map((at) => at.toISOString()))
}

const words = fc.constantFrom(
  ...'demain lundi prochain next le on 3 31 29 décembre février dec feb dans in 2 heures hours minutes at à pm am today 3/12 29/02 - 2028-02-29 99 midi noon minuit soir tonight 9h 25h 9h30 23:59 9:75 24h 1er constructor valueOf tostring __proto__ une demi-heure et demie quart last hier ago il y a 2100 12e99 + , . Z +14:00 T09:30'.split(
    ' ',
  ),
)

describe('a time as somebody types it', () => {
  hunt(
    'whatever it is: a moment that is one and is to come, or a word for why not',
    10_000,
    fc.record({
      typed: fc.oneof(
        { weight: 3, arbitrary: fc.array(words, { maxLength: 7 }).map((list) => list.join(' ')) },
        anyText,
        fc
          .tuple(fc.constantFrom('dans ', 'in ', 'à ', 'at '), words, fc.constantFrom(' heures', 'h', ' minutes', ' hours'))
          .map((list) => list.join('')),
      ),
      now,
      time_zone: zone,
      lang,
    }),
    async ({ typed, ...given }) => check(await readWhen(typed, given), given.now),
  )

  hunt(
    'a whole date is that day and no other, in every spelling',
    10_000,
    fc.record({ day, clock, now, time_zone: zone, lang, spelling: fc.nat({ max: 5 }) }),
    async ({ day: date, clock: time, spelling, ...given }) => {
      const wall = { ...date, ...time }
      const { year, month } = date
      const name = months[given.lang][month - 1] ?? ''
      const typed = [
        `${year}-${two(month)}-${two(date.day)} ${two(time.hour)}:${two(time.minute)}`,
        `${year}-${two(month)}-${two(date.day)}T${two(time.hour)}:${two(time.minute)}`,
        `${two(date.day)}/${two(month)}/${year} ${time.hour}h${two(time.minute)}`,
        given.lang === 'fr'
          ? `le ${date.day} ${name} ${year} à ${time.hour}h${two(time.minute)}`
          : `on ${date.day} ${name} ${year} at ${time.hour}:${two(time.minute)}`,
        given.lang === 'fr'
          ? `${time.hour} h ${two(time.minute)} le ${date.day} ${name} ${year}`
          : `${name} ${date.day}, ${year} at ${time.hour}:${two(time.minute)}`,
        `${year}-${two(month)}-${two(date.day)} ${time.hour}h${two(time.minute)}`,
      ][spelling]
      checkNamed(await readWhen(typed ?? '', given), wall, given)
    },
  )

  hunt(
    'a day with its weekday is that day, and another weekday is asked about',
    6_000,
    fc.record({ day, clock, now, time_zone: zone, lang, off: fc.nat({ max: 6 }) }),
    async ({ day: date, clock: time, off, ...given }) => {
      const wall = { ...date, ...time }
      if (!isReal(wall)) return
      const weekday = weekdays[given.lang][(weekdayOf(wall) + off) % 7] ?? ''
      const name = months[given.lang][date.month - 1] ?? ''
      const when = await readWhen(`${weekday} ${date.day} ${name} ${date.year} ${time.hour}:${two(time.minute)}`, given)
      if (off !== 0) expect(['wrong_weekday', 'unreadable']).toContain(when.is)
      else checkNamed(when, wall, given)
    },
  )

  hunt(
    'a day that is counted from today is that day of the client, not of this computer',
    6_000,
    fc.record({ clock, now, time_zone: zone, lang, which: fc.nat({ max: 3 }), days: fc.integer({ min: 1, max: 60 }) }),
    async ({ clock: time, which, days, ...given }) => {
      const today = wallOf(given.now, given.time_zone)
      const fr = given.lang === 'fr'
      const [phrase, ahead] = (
        [
          [fr ? "aujourd'hui" : 'today', 0],
          [fr ? 'demain' : 'tomorrow', 1],
          [fr ? 'après-demain' : 'day after tomorrow', 2],
          [fr ? `dans ${days} jours` : `in ${days} days`, days],
        ] as const
      )[which] ?? ['', 0]
      const when = await readWhen(`${phrase} ${fr ? 'à' : 'at'} ${two(time.hour)}:${two(time.minute)}`, given)
      checkNamed(when, addDays({ ...today, ...time }, ahead), given)
    },
  )

  hunt(
    'what is printed is read as the same moment again, twice a year too',
    8_000,
    fc.record({ at: now, later: fc.integer({ min: 60_000, max: 400 * 86_400_000 }), time_zone: zone, lang }),
    async ({ at, later, time_zone, lang: said }) => {
      const first = new Date(Math.ceil((at.getTime() + later) / 60_000) * 60_000)
      const typed = first.toISOString()
      const given = { now: at, time_zone, lang: said }
      const read = await readWhen(typed, given)
      const [instant] = offered(read)
      expect(instant?.scheduled_at).toBe(typed)
      const again = await readWhen(instant?.with_offset ?? '', given)
      expect(offered(again)).toEqual([instant])
      const onWall = await readWhen(instant?.scheduled_local ?? '', given)
      expect(offered(onWall).map(({ scheduled_at }) => scheduled_at)).toContain(typed)
    },
  )

  hunt(
    'a wall time is each moment at which the clocks show it, and none at which they do not',
    8_000,
    fc.record({ day, clock, time_zone: zone }),
    ({ day: date, clock: time, time_zone }) => {
      const wall = { ...date, ...time }
      expect(readWall(writeWall(wall))).toEqual(isReal(wall) ? wall : null)
      if (!isReal(wall)) return
      const utc = Date.parse(`${writeWall(wall)}Z`)
      const found = instantsOf(wall, time_zone).map((at) => at.getTime())
      const offsets = new Set(Array.from({ length: 105 }, (_, n) => tzOffset(time_zone, new Date(utc + (n - 52) * 1_800_000))))
      const expected = [...offsets]
        .map((offset) => utc - offset * 60_000)
        .filter((at) => tzOffset(time_zone, new Date(at)) === (utc - at) / 60_000)
      expect(found).toEqual(expected.toSorted((a, b) => a - b))
    },
  )
})
