import { computeRoo, type RooResult } from '../results/roo.ts'
import type { ClientReturn } from '../results/read-return.ts'
import { daysBetween } from '../results/day.ts'
import { answerOf, numberIn } from '../results/lead-value.ts'
import { lastDay, monthOf } from '../results/month.ts'
import type { Client } from '../store/clients.ts'
import type { Sale } from '../store/money.ts'
import type { Strategy } from '../store/strategies.ts'
import { evidenceKinds } from '../results/roi.ts'
import type { ObjectiveItem, Objectives, Reason } from './report.ts'

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

export interface Target {
  readonly objective: string
  readonly kpi: string
  readonly baseline: number | null
  readonly target: number | null
  readonly date: string | null
}

/** The client's objectives, the most important first, with what would show that each is reached. */
export function targetsOf(strategy: Strategy | null): Target[] {
  const objectives = answerOf(strategy, 'objectives')
  const named = answerOf(strategy, 'objective_targets')
  const targets = (Array.isArray(named) ? named : []).filter(
    (one): one is Record<string, unknown> => typeof one === 'object' && one !== null,
  )
  return (Array.isArray(objectives) ? objectives : [])
    .filter((one) => typeof one === 'string')
    .map((objective) => {
      const target = targets.find((one) => one['objective'] === objective)
      const kpi = target?.['kpi']
      const date = target?.['date']
      return {
        objective,
        kpi: typeof kpi === 'string' ? kpi : (usualKpi[objective] ?? objective),
        baseline: numberIn(target, 'baseline'),
        target: numberIn(target, 'target'),
        date: typeof date === 'string' ? date.slice(0, 10) : null,
      }
    })
}

export interface Actual {
  readonly value: number | null
  readonly reason: Reason | null
}

/** What an indicator came to in a month, where it can be known from what was entered. */
export function actualOf(kpi: string, month: string, client: Client, figures: ClientReturn): Actual {
  if (kpi === 'orders_social') return ordersIn(month, client, figures.entries.sales)
  const ofMonth = figures.input.months.find((one) => one.month === month)
  if (kpi === 'leads_new_month') {
    const count = ofMonth?.new_leads ?? null
    return { value: count, reason: count === null ? 'no_leads_logged' : null }
  }
  if (kpi === 'cpl') {
    const value = figures.result.series.find((one) => one.month === month)?.cpl ?? null
    return { value, reason: value === null ? 'no_leads_logged' : null }
  }
  return { value: null, reason: 'not_collected' }
}

/** Orders proved by a link or a code, each once; refunds are not orders. */
function ordersIn(month: string, client: Client, sales: readonly Sale[]): Actual {
  const rank = (sale: Sale): number => evidenceKinds.indexOf(sale.evidence)
  const best = new Map<string, Sale>()
  for (const sale of sales) {
    const known = best.get(sale.sale_id)
    if (!known || rank(sale) < rank(known)) best.set(sale.sale_id, sale)
  }
  const strict = [...best.values()].filter(
    (sale) =>
      (sale.evidence === 'utm' || sale.evidence === 'promo_code') && sale.refund_of === null && monthOf(sale.date) === month,
  )
  const tracked = (['utm', 'promo_code'] as const).some((kind) => {
    const since = client.tracking[kind]
    return since !== null && since <= month
  })
  if (strict.length === 0 && !tracked) return { value: null, reason: 'no_tracking' }
  return { value: strict.reduce((total, sale) => total + sale.count, 0), reason: null }
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
