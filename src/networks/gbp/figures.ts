import type { Figure } from '../contract.ts'
import { askAll, count, figureOf, type Reason } from '../google.ts'
import { textField } from '../json.ts'
import { listOf, type Gbp } from './listing.ts'

const PERFORMANCE = 'https://businessprofileperformance.googleapis.com'
/** Google counts with some days of delay, and leaves the values of such days out as it does with 0. */
const DELAY_MS = 5 * 86_400_000

/** https://developers.google.com/my-business/reference/performance/rest/v1/locations (2026-11-22). Impressions: each person once a day. */
const sources = [
  {
    metric: 'impressions',
    names: [
      'BUSINESS_IMPRESSIONS_DESKTOP_MAPS',
      'BUSINESS_IMPRESSIONS_DESKTOP_SEARCH',
      'BUSINESS_IMPRESSIONS_MOBILE_MAPS',
      'BUSINESS_IMPRESSIONS_MOBILE_SEARCH',
    ],
  },
  { metric: 'website_clicks', names: ['WEBSITE_CLICKS'] },
  { metric: 'calls', names: ['CALL_CLICKS'] },
  { metric: 'directions', names: ['BUSINESS_DIRECTION_REQUESTS'] },
  { metric: 'bookings', names: ['BUSINESS_BOOKINGS'] },
] as const

/** The figures of the listing on one day. */
export async function dayFigures(gbp: Gbp, location: string, day: Date, now: Date): Promise<readonly Figure[]> {
  const place = location.slice(location.indexOf('/locations/') + 1)
  const [year = 0, month = 0, date = 0] = day.toISOString().slice(0, 10).split('-').map(Number)
  const { came, refused } = await askAll(
    sources.flatMap(({ names }) => names),
    async (names) => {
      const query = new URLSearchParams(names.map((name): [string, string] => ['dailyMetrics', name]))
      // as the discovery document names them; the page's example has `daily_range.start_date`, which is the same to Google
      for (const end of ['start', 'end']) {
        query.set(`dailyRange.${end}Date.year`, String(year))
        query.set(`dailyRange.${end}Date.month`, String(month))
        query.set(`dailyRange.${end}Date.day`, String(date))
      }
      const url = `${gbp.at(PERFORMANCE)}/v1/${place}:fetchMultiDailyMetricsTimeSeries?${query.toString()}`
      const { body } = await gbp.read(url)
      return listOf(body['multiDailyMetricTimeSeries'])
        .flatMap((one) => listOf(one['dailyMetricTimeSeries']))
        .map((series) => ({ name: textField(series['dailyMetric']), value: valueOn(series, { year, month, date }) }))
    },
  )
  const fresh = now.getTime() - day.getTime() < DELAY_MS
  const nothing = came.every(({ value }) => value === null || value === 'zero')
  const of = (name: string): number | Reason | null => {
    const value = refused.get(name) ?? came.find((one) => one.name === name)?.value ?? null
    return value === 'zero' ? (fresh && nothing ? null : 0) : value
  }
  const silent = fresh ? 'not_yet' : 'not_given'
  return sources.map(({ metric, names }) => {
    const values = names.map(of)
    const missing = values.find((value) => typeof value !== 'number')
    const sum = values.reduce<number>((total, value) => total + (typeof value === 'number' ? value : 0), 0)
    const given = figureOf(metric, names.join(' + '), missing === undefined ? sum : missing, silent, now.toISOString())
    return { ...given, day: day.toISOString().slice(0, 10) }
  })
}

/** `zero`: a day that is there without a value. Null: the day is not there. */
function valueOn(
  series: Record<string, unknown>,
  wanted: { year: number; month: number; date: number },
): number | 'zero' | null {
  const dated = listOf((series['timeSeries'] as Record<string, unknown> | undefined)?.['datedValues'])
  const one = dated.find(({ date }) => {
    const { year, month, day } = (date ?? {}) as Record<string, unknown>
    return year === wanted.year && month === wanted.month && day === wanted.date
  })
  if (one === undefined) return null
  return one['value'] === undefined ? 'zero' : count(one['value'])
}
