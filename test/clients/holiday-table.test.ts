import { readFileSync, writeFileSync } from 'node:fs'
import Holidays from 'date-holidays'
import { expect, it } from 'vitest'
import { computeHolidays } from '../../src/clients/compute-holidays.ts'
import { holidaysBetween, knowsHolidays, type Place } from '../../src/clients/holidays.ts'
import { template } from '../../src/templates.ts'

/** France with all that belongs to it, its neighbours where French is spoken or many clients are, Quebec. */
const countries = 'FR BE CH LU MC DE AT LI CA BL GF GP MF MQ NC PF PM RE WF YT'.split(' ')
const [from, to] = ['2020-01-01', '2045-12-31']
const years = 26

const places: Place[] = countries.flatMap((country) => [
  { country, region: null },
  ...Object.keys(new Holidays().getStates(country) ?? {}).map((region) => ({ country, region })),
])

/** Of a place, what the rules say from one day to another, in both languages. */
function byTheRules(place: Place, first: string, last: string): { day: string; fr: string; en: string }[] {
  const english = computeHolidays(place, first, last, 'en')
  return computeHolidays(place, first, last, 'fr').map(({ day, name }, nth) => ({
    day,
    fr: name,
    en: english[nth]?.name ?? '',
  }))
}

/** `templates/holidays.json`, a line a holiday and a line a place. */
function tableText(): string {
  const rows = new Map<string, number>()
  const ofPlaces = places.map((place) => {
    const days = new Map<string, string[]>()
    for (const { day, fr, en } of byTheRules(place, from, to)) {
      const name = JSON.stringify([fr, en])
      days.set(name, [...(days.get(name) ?? []), day])
    }
    const numbers = [...days].map(([name, each]) => {
      const dates = new Set(each.map((day) => day.slice(5)))
      const said = each.length === years && dates.size === 1 ? [...dates].join('') : each.join(' ')
      const row = JSON.stringify([...(JSON.parse(name) as string[]), said])
      rows.set(row, rows.get(row) ?? rows.size)
      return rows.get(row)
    })
    return `"${[place.country, place.region ?? []].flat().join('/')}": ${JSON.stringify(numbers)}`
  })
  const inside = (lines: string[]): string => lines.map((line) => `    ${line}`).join(',\n')
  return `{
  "licence": "CC BY-SA 3.0, https://creativecommons.org/licenses/by-sa/3.0/. Days and names of date-holidays, by commenthol and others after Wikipedia (THIRD-PARTY-NOTICES.txt names the articles), made into a table of days.",
  "from": "${from}",
  "to": "${to}",
  "holidays": [
${inside([...rows.keys()])}
  ],
  "places": {
${inside(ofPlaces)}
  }
}
`
}

// UPDATE_HOLIDAYS=1 npx vitest run --project unit test/clients/holiday-table.test.ts
it('has the days and names that the rules have, of every place it knows', { timeout: 60_000 }, async () => {
  if (process.env['UPDATE_HOLIDAYS'] === '1') writeFileSync(template('holidays.json'), tableText())
  const { places: written, licence } = JSON.parse(readFileSync(template('holidays.json'), 'utf8')) as {
    places: object
    licence: string
  }
  expect(Object.keys(written)).toHaveLength(places.length)
  // shared alike, as their own licence file wants
  const own = readFileSync('node_modules/date-holidays/LICENSE', 'utf8')
  expect(own).toMatch(/CC BY-SA 3\.0/)
  expect(licence).toMatch(/^CC BY-SA 3\.0, /)
  // a few of its years, as all of them take ten seconds; what a new law or a mended rule changes shows in those to come
  for (const place of places)
    for (const [first, last] of [
      ['2020-01-01', '2020-12-31'],
      ['2026-01-01', '2028-12-31'],
      ['2045-01-01', '2045-12-31'],
    ] as const) {
      const said = await Promise.all([holidaysBetween(place, first, last, 'fr'), holidaysBetween(place, first, last, 'en')])
      const both = said[0].map(({ day, name }, nth) => ({ day, fr: name, en: said[1][nth]?.name ?? '' }))
      expect({ place, both }).toEqual({ place, both: byTheRules(place, first, last) })
    }
})

it('is left for the rules where it ends', async () => {
  expect(await holidaysBetween({ country: 'FR', region: null }, '2045-12-20', '2046-01-02', 'fr')).toEqual([
    { day: '2045-12-25', name: 'Noël' },
    { day: '2046-01-01', name: 'Jour de l’An' },
  ])
  // not in it at all
  expect((await holidaysBetween({ country: 'IT', region: null }, '2026-06-02', '2026-06-02', 'en')).length).toBe(1)
  expect(await knowsHolidays('IT')).toBe(true)
})
