import { describe, expect, it } from 'vitest'
import { keyDateLabel } from '../../src/i18n/key-dates.ts'
import { easter, keyDateIds, keyDates, type KeyDateId } from '../../src/posts/key-dates.ts'
import type { Sector } from '../../src/strategy/weights.ts'

const france = { country: 'FR', region: null }

function dayOf(id: KeyDateId, year: number, place: { country: string; region: string | null } = france): string | null {
  const found = keyDates(place, { from: `${year}-01-01`, to: `${year}-12-31` }).filter((one) => one.id === id)
  if (found.length > 1) throw new Error(`${id} twice in ${year}`)
  const [date] = found
  if (!date) return null
  return date.to === date.day ? date.day.slice(5) : `${date.day.slice(5)}…${date.to.slice(5)}`
}

/** As they were, or are announced. */
const inFrance: [KeyDateId, year2024: string, year2025: string, year2026: string, year2027: string][] = [
  ['winter_sales', '01-10…02-06', '01-08…02-04', '01-07…02-03', '01-06…02-02'],
  ['shrove_tuesday', '02-13', '03-04', '02-17', '02-09'],
  ['grandmothers', '03-03', '03-02', '03-01', '03-07'],
  ['easter', '03-31', '04-20', '04-05', '03-28'],
  ['mothers', '05-26', '05-25', '05-31', '05-30'],
  ['fathers', '06-16', '06-15', '06-21', '06-20'],
  ['summer_sales', '06-26…07-23', '06-25…07-22', '06-24…07-21', '06-23…07-20'],
  ['heritage', '09-21…09-22', '09-20…09-21', '09-19…09-20', '09-18…09-19'],
  ['taste_week', '10-14…10-20', '10-13…10-19', '10-12…10-18', '10-11…10-17'],
  ['beaujolais', '11-21', '11-20', '11-19', '11-18'],
  ['black_friday', '11-29', '11-28', '11-27', '11-26'],
  ['advent', '12-01', '11-30', '11-29', '11-28'],
  ['christmas_markets', '11-29…12-24', '11-28…12-24', '11-27…12-24', '11-26…12-24'],
]

describe('key dates', () => {
  it.each(inFrance)('%s in France, 2024 to 2027', (id, ...days) => {
    expect([2024, 2025, 2026, 2027].map((year) => dayOf(id, year))).toEqual(days)
  })

  it('the mothers of France give way to Pentecost', () => {
    expect([2012, 2015, 2020, 2023].map((year) => dayOf('mothers', year))).toEqual(['06-03', '05-31', '06-07', '06-04'])
  })

  it.each([
    ['BE', '05-10', '06-14'],
    ['CH', '05-10', '06-07'],
    ['LU', '06-14', '10-04'],
    ['CA', '05-10', '06-21'],
    ['FR', '05-31', '06-21'],
  ])('mothers and fathers of 2026 in %s: %s, %s', (country, mothers, fathers) => {
    const place = { country, region: null }
    expect([dayOf('mothers', 2026, place), dayOf('fathers', 2026, place)]).toEqual([mothers, fathers])
  })

  it('sales in Belgium avoid a Sunday; Moselle begins with the year; overseas and elsewhere none are claimed', () => {
    const belgium = { country: 'BE', region: null }
    expect([2026, 2027].map((year) => dayOf('winter_sales', year, belgium))).toEqual(['01-03…01-31', '01-02…01-31'])
    expect([2026, 2029].map((year) => dayOf('summer_sales', year, belgium))).toEqual(['07-01…07-31', '06-30…07-31'])
    expect(dayOf('winter_sales', 2026, { country: 'FR', region: '57' })).toBe('01-02…01-29')
    expect(dayOf('winter_sales', 2022, { country: 'FR', region: '57' })).toBe('01-03…01-30')
    for (const place of [
      { country: 'FR', region: 'RE' },
      { country: 'CH', region: null },
      { country: 'LU', region: null },
    ])
      expect([dayOf('winter_sales', 2026, place), dayOf('summer_sales', 2026, place)]).toEqual([null, null])
  })

  it('Saint Nicholas comes to Alsace, Moselle, Belgium, Luxembourg, Switzerland, not to the rest of France', () => {
    const comes = (country: string, region: string | null) => dayOf('saint_nicholas', 2026, { country, region }) !== null
    expect(['57', '67', '68'].map((region) => comes('FR', region))).toEqual([true, true, true])
    expect(['BE', 'LU', 'CH'].map((country) => comes(country, null))).toEqual([true, true, true])
    expect([comes('FR', null), comes('FR', 'RE'), comes('CA', 'QC')]).toEqual([false, false, false])
  })

  it('Easter is right over four centuries’ traps', () => {
    const known = [
      '1961-04-02',
      '1981-04-19',
      '2000-04-23',
      '2008-03-23',
      '2011-04-24',
      '2038-04-25',
      '2049-04-18',
      '2076-04-19',
    ]
    expect(known.map((day) => easter(Number(day.slice(0, 4))))).toEqual(known)
  })

  it('those of other trades are left out; of an unknown trade none is', () => {
    const days = { from: '2026-10-01', to: '2026-12-31' }
    const ids = (sector: Sector | null) => keyDates(france, days, sector).map((one) => one.id)
    expect(ids('restaurant_hotel')).toEqual(expect.arrayContaining(['taste_week', 'bread_day', 'beaujolais', 'halloween']))
    expect(ids('b2b_services')).not.toContain('taste_week')
    expect(ids('b2b_services')).toContain('black_friday')
    expect(ids(null)).toEqual(expect.arrayContaining(['taste_week', 'giving_tuesday']))
  })

  it('of a range that began before are there, in order, and a year’s end is no wall', () => {
    const found = keyDates(france, { from: '2026-12-15', to: '2027-01-08' })
    expect(found.map((one) => one.id)).toEqual([
      'christmas_markets',
      'christmas_eve',
      'new_years_eve',
      'epiphany',
      'winter_sales',
    ])
    expect(keyDates(france, { from: '2026-12-25', to: '2026-12-30' })).toEqual([])
  })

  it('exist for any year, each with a name in both languages', () => {
    for (let year = 1990; year < 2100; year++)
      for (const one of keyDates(france, { from: `${year}-01-01`, to: `${year}-12-31` })) {
        expect(one.day.slice(0, 4)).toBe(String(year))
        expect(one.to >= one.day).toBe(true)
      }
    for (const id of keyDateIds) for (const lang of ['fr', 'en'] as const) expect(keyDateLabel[id][lang]).not.toBe('')
  })
})
