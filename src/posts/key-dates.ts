import { addDays, weekdayOf } from '../days.ts'
import type { Client } from '../store/clients.ts'
import type { Sector } from '../strategy/weights.ts'
import type { Days } from '../weeks.ts'

/**
 * Days of the year that shops, restaurants and associations write about, beside the public holidays. Computed for any year from the rule
 * that each follows, per country where they differ. Sales: France, arrêté du 27 mai 2019 (code de commerce, D. 310-15-2 and its annex);
 * Belgium, Code de droit économique VI.25.
 */

export const keyDateIds = [
  'epiphany',
  'winter_sales',
  'candlemas',
  'valentine',
  'shrove_tuesday',
  'grandmothers',
  'women',
  'april_fools',
  'health_day',
  'easter',
  'earth_day',
  'mothers',
  'wellness_day',
  'fathers',
  'music',
  'summer_sales',
  'back_to_school',
  'heritage',
  'tourism_day',
  'pink_october',
  'taste_week',
  'bread_day',
  'halloween',
  'beaujolais',
  'black_friday',
  'cyber_monday',
  'giving_tuesday',
  'christmas_markets',
  'advent',
  'volunteers',
  'saint_nicholas',
  'christmas_eve',
  'after_christmas',
  'new_years_eve',
] as const
export type KeyDateId = (typeof keyDateIds)[number]

export interface KeyDate {
  readonly id: KeyDateId
  /** First day. */
  readonly day: string
  /** Last day; the same for one day. */
  readonly to: string
}

/** France, Belgium, Switzerland, Luxembourg, Québec: where smm's clients are. Elsewhere: what is known everywhere. */
type Country = 'FR' | 'BE' | 'CH' | 'LU' | 'CA'
type Place = Pick<Client, 'country' | 'region'>
type Rule = (year: number, place: Place) => string | readonly [from: string, to: string] | null

interface Known {
  readonly rule: Rule
  /** Absent: everywhere. */
  readonly countries?: readonly Country[]
  /** Absent: every trade. */
  readonly sectors?: readonly Sector[]
}

const europe = ['FR', 'BE', 'CH', 'LU'] as const
const french = [...europe, 'CA'] as const
const food = ['restaurant_hotel', 'food_producer', 'retail_shop', 'tourism'] as const

const sunday = 0
const [wednesday, thursday, saturday] = [3, 4, 6] as const

const known: Readonly<Record<KeyDateId, Known>> = {
  epiphany: { rule: on('01-06'), countries: french },
  winter_sales: { rule: winterSales, countries: ['FR', 'BE'] },
  candlemas: { rule: on('02-02'), countries: french },
  valentine: { rule: on('02-14') },
  shrove_tuesday: { rule: (year) => addDays(easter(year), -47), countries: french },
  grandmothers: { rule: (year) => nth(year, 3, sunday, 1), countries: ['FR'] },
  women: { rule: on('03-08') },
  april_fools: { rule: on('04-01'), countries: french },
  health_day: { rule: on('04-07'), sectors: ['health', 'beauty_wellness'] },
  easter: { rule: easter },
  earth_day: { rule: on('04-22') },
  mothers: { rule: mothersDay, countries: french },
  wellness_day: { rule: (year) => nth(year, 6, saturday, 2), sectors: ['health', 'beauty_wellness'] },
  fathers: { rule: fathersDay, countries: french },
  music: { rule: on('06-21'), countries: europe },
  summer_sales: { rule: summerSales, countries: ['FR', 'BE'] },
  back_to_school: { rule: on('09-01'), countries: ['FR'] },
  heritage: { rule: weekend((year) => nth(year, 9, saturday, 3)), countries: ['FR'] },
  tourism_day: { rule: on('09-27'), sectors: ['tourism', 'restaurant_hotel', 'events_leisure'] },
  pink_october: { rule: (year) => [`${year}-10-01`, `${year}-10-31`] },
  taste_week: { rule: (year) => span(nth(year, 10, 1, 2), 7), countries: ['FR'], sectors: food },
  bread_day: { rule: on('10-16'), sectors: food },
  halloween: { rule: on('10-31') },
  beaujolais: { rule: (year) => nth(year, 11, thursday, 3), countries: french, sectors: food },
  // the day after Thanksgiving, which is the fourth Thursday
  black_friday: { rule: (year) => addDays(thanksgiving(year), 1) },
  cyber_monday: { rule: (year) => addDays(thanksgiving(year), 4), sectors: ['retail_shop', 'ecommerce', 'tech_saas'] },
  giving_tuesday: { rule: (year) => addDays(thanksgiving(year), 5), sectors: ['nonprofit_culture'] },
  christmas_markets: { rule: (year) => [addDays(advent(year), -2), `${year}-12-24`], countries: europe },
  advent: { rule: advent, countries: europe },
  volunteers: { rule: on('12-05'), sectors: ['nonprofit_culture'] },
  saint_nicholas: { rule: saintNicholas, countries: europe },
  christmas_eve: { rule: on('12-24') },
  after_christmas: { rule: on('12-26'), countries: ['CA'] },
  new_years_eve: { rule: on('12-31') },
}

/**
 * The key dates of a place that touch the days, in order; for a trade, those of other trades are left out; of no known one, all of them.
 */
export function keyDates(place: Place, { from, to }: Days, sector: Sector | null = null): KeyDate[] {
  const found: KeyDate[] = []
  for (let year = Number(from.slice(0, 4)); year <= Number(to.slice(0, 4)); year++) {
    for (const id of keyDateIds) {
      const { rule, countries, sectors } = known[id]
      if (countries !== undefined && !(countries as readonly string[]).includes(place.country)) continue
      if (sectors !== undefined && sector !== null && sector !== 'other' && !sectors.includes(sector)) continue
      const days = rule(year, place)
      if (days === null) continue
      const [day, last] = typeof days === 'string' ? [days, days] : days
      if (day <= to && last >= from) found.push({ id, day, to: last })
    }
  }
  return found.toSorted((a, b) => a.day.localeCompare(b.day))
}

function on(day: string): Rule {
  return (year) => `${year}-${day}`
}

function weekend(firstDay: (year: number) => string): Rule {
  return (year) => span(firstDay(year), 2)
}

function span(day: string, days: number): [string, string] {
  return [day, addDays(day, days - 1)]
}

/** The nth such weekday of a month. */
function nth(year: number, month: number, weekday: number, count: number): string {
  const first = `${year}-${two(month)}-01`
  return addDays(first, ((weekday - weekdayOf(first) + 7) % 7) + 7 * (count - 1))
}

/** The last such weekday of a month. */
function last(year: number, month: number, weekday: number): string {
  const end = addDays(month === 12 ? `${year + 1}-01-01` : `${year}-${two(month + 1)}-01`, -1)
  return addDays(end, -((weekdayOf(end) - weekday + 7) % 7))
}

function two(n: number): string {
  return String(n).padStart(2, '0')
}

/** Gregorian Easter Sunday (Butcher's method, Meeus, Astronomical Algorithms, chapter 8). */
export function easter(year: number): string {
  const a = year % 19
  const b = Math.floor(year / 100)
  const c = year % 100
  const h = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7
  const m = Math.floor((a + 11 * h + 22 * l) / 451)
  const n = h + l - 7 * m + 114
  return `${year}-${two(Math.floor(n / 31))}-${two((n % 31) + 1)}`
}

/** The fourth Sunday before Christmas. */
function advent(year: number): string {
  const eve = `${year}-12-24`
  return addDays(eve, -weekdayOf(eve) - 21)
}

function thanksgiving(year: number): string {
  return nth(year, 11, thursday, 4)
}

/** France: the last Sunday of May, the first of June where that is Pentecost (code de l'action sociale, D. 215-1). */
function mothersDay(year: number, { country }: Place): string {
  if (country === 'FR') {
    const day = last(year, 5, sunday)
    return day === addDays(easter(year), 49) ? addDays(day, 7) : day
  }
  return nth(year, country === 'LU' ? 6 : 5, sunday, 2)
}

function fathersDay(year: number, { country }: Place): string {
  switch (country) {
    case 'BE':
      return nth(year, 6, sunday, 2)
    case 'CH':
      return nth(year, 6, sunday, 1)
    case 'LU':
      return nth(year, 10, sunday, 1)
    default:
      return nth(year, 6, sunday, 3)
  }
}

/** Alsace and Moselle keep it, the rest of France does not. */
function saintNicholas(year: number, { country, region }: Place): string | null {
  return country === 'FR' && !['57', '67', '68'].includes(region ?? '') ? null : `${year}-12-06`
}

/** Overseas each island has dates of its own, by decree of its prefect: none is better than a wrong one. */
const overseas = ['YT', 'MQ', 'GP', 'GF', 'RE', 'MF', 'BL']
const salesDays = 28

function winterSales(year: number, { country, region }: Place): readonly [string, string] | null {
  // the Saturday before where the third is a Sunday
  if (country === 'BE') return [weekdayOf(`${year}-01-03`) === sunday ? `${year}-01-02` : `${year}-01-03`, `${year}-01-31`]
  if (overseas.includes(region ?? '')) return null
  // Moselle: the first working day of the year
  if (region === '57') return span(weekdayOf(`${year}-01-02`) === sunday ? `${year}-01-03` : `${year}-01-02`, salesDays)
  const second = nth(year, 1, wednesday, 2)
  return span(second > `${year}-01-12` ? addDays(second, -7) : second, salesDays)
}

function summerSales(year: number, { country, region }: Place): readonly [string, string] | null {
  if (country === 'BE') return [weekdayOf(`${year}-07-01`) === sunday ? `${year}-06-30` : `${year}-07-01`, `${year}-07-31`]
  if (overseas.includes(region ?? '')) return null
  const final = last(year, 6, wednesday)
  return span(final > `${year}-06-28` ? addDays(final, -7) : final, salesDays)
}
