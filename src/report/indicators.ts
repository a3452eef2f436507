import { trendOf } from '../results/kpi-month.ts'
import { indicatorOf, type Indicators } from '../results/read-indicators.ts'
import { kpiIds, kpiOf, type KpiId } from '../strategy/kpis.ts'
import { processTargets } from '../strategy/kpi-targets.ts'
import type { Indicator, ObjectiveItem } from './report.ts'

/** In every report, measured or not: the way from what was done to what came back. */
export const alwaysShown: readonly KpiId[] = [
  'posts_published',
  'cadence_kept',
  'time_spent',
  'queue_depth',
  'reach_month',
  'engagements',
  'leads_new_month',
  'orders_social',
  'cpl',
  'margin_proved',
]
/** Never beside the others: a potential is no return (`clv`), and the time has a section of its own. */
export const neverBeside: readonly KpiId[] = ['clv', 'emv', 'time_vs_plan']

/**
 * This month beside the last one: what every report shows, what else was measured, and the indicators of the objectives, measured or
 * not. `before`: the month before, null where the client has none; `over`: the month does not run any more.
 */
export function indicatorsSection(
  indicators: Indicators,
  month: string,
  before: string | null,
  objectives: readonly ObjectiveItem[],
  over: boolean,
): Indicator[] {
  const aimed = new Map(objectives.map((item) => [item.kpi, item.target]))
  const measured = (kpi: KpiId): boolean => !neverBeside.includes(kpi) && indicatorOf(indicators, kpi, month)?.value != null
  const known: string[] = kpiIds.filter((kpi) => alwaysShown.includes(kpi) || aimed.has(kpi) || measured(kpi))
  const foreign = [...aimed.keys()].filter((kpi) => !known.includes(kpi))
  return [...known, ...foreign].map((kpi): Indicator => {
    const now = indicatorOf(indicators, kpi, month)
    const last = before === null ? undefined : indicatorOf(indicators, kpi, before)
    return {
      kpi,
      stage: kpiOf(kpi).stage,
      unit: kpiOf(kpi).unit,
      value: now?.value ?? null,
      value_reason: now === undefined ? 'not_collected' : now.reason,
      at_least: now?.at_least ?? false,
      source: now?.source ?? null,
      captured_at: now?.captured_at ?? null,
      networks: now?.networks ?? [],
      previous: last?.value ?? null,
      previous_reason: before === null ? 'not_enough_months' : last === undefined ? 'not_collected' : last.reason,
      previous_at_least: last?.at_least ?? false,
      // a part of a month is less than a month
      trend: now === undefined || !over ? null : trendOf(now, last),
      target: aimed.get(kpi) ?? processTarget(kpi),
    }
  })
}

/** What every client is to keep, whatever its objectives. */
export function processTarget(kpi: string): number | null {
  const process = processTargets.find((one) => one.kpi === kpi)
  if (process === undefined) return null
  return process.unit === 'days' ? process.at_least : process.at_least * 100
}
