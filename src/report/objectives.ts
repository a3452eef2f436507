import { computeRoo, type RooResult } from '../results/roo.ts'
import { daysBetween } from '../results/day.ts'
import { answerOf, numberIn } from '../results/lead-value.ts'
import { lastDay } from '../results/month.ts'
import { indicatorOf, type Indicators } from '../results/read-indicators.ts'
import type { Strategy } from '../store/strategies.ts'
import { fromAnswer, kpiOf } from '../strategy/kpis.ts'
import type { ObjectiveItem, Objectives, Reason, Unit } from './report.ts'

/** The indicator that an objective is measured by when the client named none. */
const usualKpi: Readonly<Record<string, string>> = {
  awareness: 'reach_month',
  sales: 'orders_social',
  leads: 'leads_new_month',
  traffic: 'sessions_social',
  local_visits: 'gbp_directions',
  support: 'response_time_median_min',
  loyalty: 'ugc_month',
  recruitment: 'applications_month',
  market_insight: 'insights_logged_month',
  reputation: 'net_sentiment',
}

/** `baseline` and `target` in `unit`. */
export interface Target {
  readonly objective: string
  readonly kpi: string
  readonly unit: Unit
  readonly baseline: number | null
  readonly target: number | null
  readonly date: string | null
}

/** The client's objectives, the most important first, with what would show that each is reached. */
export function targetsOf(strategy: Strategy | null): Target[] {
  const objectives = answerOf(strategy, 'objectives')
  const asked = answerOf(strategy, 'objective_targets')
  const targets = (Array.isArray(asked) ? asked : []).filter(
    (one): one is Record<string, unknown> => typeof one === 'object' && one !== null,
  )
  return (Array.isArray(objectives) ? objectives : [])
    .filter((one) => typeof one === 'string')
    .map((objective) => {
      const target = targets.find((one) => one['objective'] === objective)
      const named = target?.['kpi']
      const kpi = typeof named === 'string' ? named : (usualKpi[objective] ?? objective)
      const said = (field: string): number | null => {
        const value = numberIn(target, field)
        return value === null ? null : fromAnswer(kpi, value)
      }
      const date = target?.['date']
      return {
        objective,
        kpi,
        unit: kpiOf(kpi).unit,
        baseline: said('baseline'),
        target: said('target'),
        date: typeof date === 'string' ? date.slice(0, 10) : null,
      }
    })
}

export interface Actual {
  readonly value: number | null
  readonly reason: Reason | null
}

/** What an indicator came to in a month; of one that a client's own file named, nobody has a figure. */
export function actualOf(indicators: Indicators, kpi: string, month: string): Actual {
  const { value, reason } = indicatorOf(indicators, kpi, month) ?? { value: null, reason: 'not_collected' as const }
  return { value, reason }
}

/** How far the month has brought each objective. `began` is the strategy's first day: time runs from there to the target's day. */
export function objectivesSection(
  targets: readonly Target[],
  actuals: readonly Actual[],
  month: string,
  began: string | null,
): Objectives {
  const withActual = targets.map((target, index) => ({ ...target, actual: actuals[index]?.value ?? null }))
  const whole: RooResult = computeRoo({ elapsed_bp: 0, list: withActual })
  const items = withActual.map((target, index): ObjectiveItem => {
    const [own] = computeRoo({ elapsed_bp: elapsed(target.date, month, began), list: [target] }).items
    return {
      ...target,
      actual_reason: actuals[index]?.reason ?? null,
      attainment_bp: own?.attainment_bp ?? null,
      status: own?.status ?? 'not_measured',
      status_reason: statusReason(target, actuals[index]),
    }
  })
  return {
    items,
    roo_bp: whole.roo_bp,
    roo_bp_reason: whole.roo_bp === null ? rooReason(items) : null,
    coverage_bp: whole.coverage_bp,
  }
}

/** Share of the way from the strategy's first day to the target's day that is over at the end of the month, in basis points. */
function elapsed(date: string | null, month: string, began: string | null): number {
  if (date === null || began === null || date <= began) return 10_000
  const share = Math.floor((10_000 * daysBetween(began, lastDay(month))) / daysBetween(began, date))
  return Math.min(10_000, Math.max(0, share))
}

function statusReason(target: Target & { actual: number | null }, actual: Actual | undefined): Reason | null {
  if (target.actual === null) return actual?.reason ?? 'not_collected'
  if (target.baseline === null) return 'no_baseline'
  return target.target === null ? 'no_target' : null
}

function rooReason(items: readonly ObjectiveItem[]): Reason {
  if (items.length === 0) return 'no_strategy'
  return items[0]?.status_reason ?? 'not_collected'
}
