import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { holidaysBetween, knowsHolidays, nextBusinessDay, type Place } from '../../src/clients/holidays.ts'
import { addDays, weekdayOf } from '../../src/days.ts'
import { typographyFaults } from '../support/french.ts'

/** Easter Sunday by the rule of the Gregorian calendar (Butcher, 1876), independent of the library. */
function easter(year: number): string {
  const [a, b, c] = [year % 19, Math.floor(year / 100), year % 100]
  const h = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7
  const m = Math.floor((a + 11 * h + 22 * l) / 451)
  const sum = h + l - 7 * m + 114
  return `${year}-${String(Math.floor(sum / 31)).padStart(2, '0')}-${String((sum % 31) + 1).padStart(2, '0')}`
}

/** The first such weekday from a day on; 0 is Sunday. */
const firstFrom = (day: string, weekday: number): string => addDays(day, (weekday - weekdayOf(day) + 7) % 7)

/** What the law of each place says, by year (labour codes and cantonal lists); written here without the library. */
const lawOf: Readonly<Record<string, (year: number) => string[]>> = {
  FR: (y) => [
    ...['01-01', '05-01', '05-08', '07-14', '08-15', '11-01', '11-11', '12-25'].map((md) => `${y}-${md}`),
    ...[1, 39, 50].map((n) => addDays(easter(y), n)),
  ],
  'FR/67': (y) => [...of('FR')(y), addDays(easter(y), -2), `${y}-12-26`],
  'FR/68': (y) => of('FR/67')(y),
  'FR/57': (y) => of('FR/67')(y),
  'FR/RE': (y) => [...of('FR')(y), `${y}-12-20`],
  'FR/YT': (y) => [...of('FR')(y), `${y}-04-27`],
  'FR/GF': (y) => [...of('FR')(y), `${y}-06-10`],
  BE: (y) => [
    ...['01-01', '05-01', '07-21', '08-15', '11-01', '11-11', '12-25'].map((md) => `${y}-${md}`),
    ...[1, 39, 50].map((n) => addDays(easter(y), n)),
  ],
  'BE/WAL': (y) => of('BE')(y),
  'BE/VLG': (y) => of('BE')(y),
  LU: (y) => [
    ...['01-01', '05-01', '05-09', '06-23', '08-15', '11-01', '12-25', '12-26'].map((md) => `${y}-${md}`),
    ...[1, 39, 50].map((n) => addDays(easter(y), n)),
  ],
  'CH/GE': (y) => [
    ...['01-01', '08-01', '12-25', '12-31'].map((md) => `${y}-${md}`),
    ...[-2, 0, 1, 39, 49, 50].map((n) => addDays(easter(y), n)),
    // Jeûne genevois: the Thursday after the first Sunday of September
    addDays(firstFrom(`${y}-09-01`, 0), 4),
  ],
  'CH/VD': (y) => {
    // Jeûne fédéral: the third Sunday of September, and its Monday
    const fast = addDays(firstFrom(`${y}-09-01`, 0), 14)
    return [
      ...['01-01', '01-02', '08-01', '12-25'].map((md) => `${y}-${md}`),
      ...[-2, 0, 1, 39, 49, 50].map((n) => addDays(easter(y), n)),
      fast,
      addDays(fast, 1),
    ]
  },
  'CA/QC': (y) => [
    ...['01-01', '06-24', '07-01', '12-25'].map((md) => `${y}-${md}`),
    addDays(easter(y), -2),
    // the Monday before 25 May, the first of September, the second of October
    addDays(firstFrom(`${y}-05-25`, 1), -7),
    firstFrom(`${y}-09-01`, 1),
    addDays(firstFrom(`${y}-10-01`, 1), 7),
  ],
}
const of = (place: string): ((year: number) => string[]) => lawOf[place] ?? (() => [])
const placeOf = (text: string): Place => {
  const [country = '', region = null] = text.split('/')
  return { country, region }
}

test('Easter as everybody knows it', () => {
  expect([2024, 2025, 2026, 2027, 2028, 2038].map(easter)).toEqual([
    '2024-03-31',
    '2025-04-20',
    '2026-04-05',
    '2027-03-28',
    '2028-04-16',
    '2038-04-25',
  ])
})

describe.each(Object.keys(lawOf))('public holidays of %s', (place) => {
  it.each([2026, 2027, 2028])('are those of the law in %i', async (year) => {
    const days = (await holidaysBetween(placeOf(place), `${year}-01-01`, `${year}-12-31`, 'fr')).map(({ day }) => day)
    expect(days).toEqual([...new Set(of(place)(year))].toSorted())
  })
})

describe('holidays between two days', () => {
  const alsace = placeOf('FR/67')

  it('takes both ends, and no more, across years', async () => {
    expect(await holidaysBetween(alsace, '2026-12-25', '2027-01-01', 'fr')).toEqual([
      { day: '2026-12-25', name: 'Noël' },
      { day: '2026-12-26', name: 'Lendemain de Noël' },
      { day: '2027-01-01', name: 'Jour de l’An' },
    ])
    expect(await holidaysBetween(alsace, '2026-12-27', '2026-12-31', 'fr')).toEqual([])
  })

  it('says them in English too', async () => {
    const names = (await holidaysBetween(alsace, '2026-04-01', '2026-05-08', 'en')).map(({ name }) => name)
    expect(names).toEqual(['Good Friday', 'Easter Monday', 'Labour Day', 'Victory Day'])
    expect((await holidaysBetween(alsace, '2026-12-26', '2026-12-26', 'en')).map(({ name }) => name)).toEqual([
      'St Stephen’s Day',
    ])
    expect((await holidaysBetween(placeOf('CH/TI'), '2026-08-01', '2026-08-01', 'en')).map(({ name }) => name)).toEqual([
      'Swiss National Day',
    ])
  })

  it.each(['FR', 'FR/67', 'FR/MQ', 'BE', 'CH', 'CH/GE', 'CH/TI', 'CH/VS', 'CH/OW', 'LU', 'CA', 'CA/QC', 'CA/NL', 'MC'])(
    'has French names with accents and French typography in %s',
    async (place) => {
      const names = (await holidaysBetween(placeOf(place), '2026-01-01', '2027-12-31', 'fr')).map(({ name }) => name)
      expect(names.length).toBeGreaterThan(8)
      expect(typographyFaults(names.join('\n'))).toEqual([])
      expect(names.filter((name) => /\b(Day|tag|San|Etienne|Genevois|Fédéral|la Fête)\b|^[a-z]/.test(name))).toEqual([])
    },
  )

  it('leaves half a day out, and Sundays in', async () => {
    // 1 May and Christmas Eve are off from noon in the Valais
    const valais = (await holidaysBetween(placeOf('CH/VS'), '2026-01-01', '2026-12-31', 'fr')).map(({ day }) => day)
    expect(valais).not.toContain('2026-12-24')
    expect(valais).toContain('2026-11-01')
  })

  it('has none for a country that is not known, and says so', async () => {
    expect(await holidaysBetween({ country: 'LB', region: null }, '2026-01-01', '2026-12-31', 'fr')).toEqual([])
    expect(await knowsHolidays('LB')).toBe(false)
    expect(await knowsHolidays('FR')).toBe(true)
  })
})

describe('the next business day', () => {
  const none = (): boolean => false

  it.each([
    ['2026-12-04', '2026-12-04'],
    ['2026-12-05', '2026-12-07'],
    ['2026-12-06', '2026-12-07'],
  ])('of %s is %s', (day, next) => {
    expect(nextBusinessDay(day, none)).toBe(next)
  })

  it('passes Christmas in Alsace, which is longer than elsewhere', async () => {
    const off = async (place: string): Promise<Set<string>> =>
      new Set((await holidaysBetween(placeOf(place), '2025-12-20', '2026-01-05', 'fr')).map(({ day }) => day))
    const [alsace, france] = [await off('FR/68'), await off('FR')]
    // Friday 26 December 2025
    expect(nextBusinessDay('2025-12-25', (day) => alsace.has(day))).toBe('2025-12-29')
    expect(nextBusinessDay('2025-12-25', (day) => france.has(day))).toBe('2025-12-26')
  })

  it('is the first one that is neither in a weekend nor a holiday', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('2026-01-01'), max: new Date('2029-12-31'), noInvalidDate: true }),
        fc.array(fc.integer({ min: 0, max: 12 })),
        (date, offsets) => {
          const day = date.toISOString().slice(0, 10)
          const off = new Set(offsets.map((offset) => addDays(day, offset)))
          const next = nextBusinessDay(day, (one) => off.has(one))
          const works = (one: string): boolean => ![0, 6].includes(weekdayOf(one)) && !off.has(one)
          expect(works(next)).toBe(true)
          for (let between = day; between < next; between = addDays(between, 1)) expect(works(between)).toBe(false)
        },
      ),
    )
  })
})
