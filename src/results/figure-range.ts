import { metricKinds, type MetricName } from './metric.ts'

/** More than any counter of a firm; its rates in basis points are still counted exactly. */
export const most = 1e11
/** The same of a site's visits by links. */
export const mostVisits = 1e9

/** What is wrong with a figure; null: it can be true. Shares in basis points, minutes whole, stars with decimals. */
export type FigureFault =
  | 'negative'
  | 'not_whole'
  | 'too_large'
  | 'share_out_of_range'
  | 'score_out_of_range'
  | 'stars_out_of_range'

export function faultOf(metric: MetricName, value: number): FigureFault | null {
  const { unit } = metricKinds[metric]
  if (unit === 'stars') return value >= 1 && value <= 5 ? null : 'stars_out_of_range'
  if (unit === 'score') return Number.isInteger(value) && value >= -100 && value <= 100 ? null : 'score_out_of_range'
  if (unit === 'bp') return Number.isInteger(value) && value >= 0 && value <= 10_000 ? null : 'share_out_of_range'
  if (value < 0) return 'negative'
  if (value > most) return 'too_large'
  return Number.isInteger(value) ? null : 'not_whole'
}
