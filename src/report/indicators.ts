import { computeKpi } from '../results/kpi.ts'
import type { ClientReturn } from '../results/read-return.ts'
import { monthOf } from '../results/month.ts'
import type { Actual } from './objectives.ts'
import type { Planned } from '../results/month-plan.ts'
import type { Indicator, ObjectiveItem, Reason, Stage, Unit } from './report.ts'

export interface MonthFigures {
  readonly month: string
  /** Posts published on the planned network, and on all. */
  readonly published_as_planned: number
  readonly published: number
  readonly plan: Planned
  readonly orders: Actual
}

/**
 * The chain from what was done to what came back: this month beside the last one. `previous` is null where the client has no
 * earlier month, and the indicators of the objectives that nobody collected stand there with their reason.
 */
export function indicatorsSection(
  now: MonthFigures,
  before: MonthFigures | null,
  figures: ClientReturn,
  objectives: readonly ObjectiveItem[],
  queue_depth: number | null,
): Indicator[] {
  const row = (
    kpi: string,
    stage: Stage,
    unit: Unit,
    read: (month: MonthFigures) => Actual,
    target: number | null = null,
  ): Indicator => {
    const value = read(now)
    const previous = before === null ? { value: null, reason: 'not_enough_months' as const } : read(before)
    return {
      kpi,
      stage,
      unit,
      value: value.value,
      value_reason: value.reason,
      at_least: false,
      source: value.value === null ? null : 'smm',
      captured_at: null,
      previous: previous.value,
      previous_reason: previous.reason,
      target,
    }
  }
  const measured = (value: number | null, reason: Reason): Actual => ({ value, reason: value === null ? reason : null })
  const series = (month: string) => figures.result.series.find((one) => one.month === month)
  const input = (month: string) => figures.input.months.find((one) => one.month === month)

  const rows = [
    row('posts_published', 'activity', 'count', ({ published }) => measured(published, 'no_posts')),
    row('cadence_kept', 'activity', 'bp', cadence, 9_000),
    row('time_spent', 'activity', 'minutes', ({ month }) => {
      const time = figures.entries.time.filter(({ date }) => monthOf(date) === month)
      return measured(time.length === 0 ? null : time.reduce((total, { minutes }) => total + minutes, 0), 'no_time_logged')
    }),
    {
      ...row('queue_depth', 'activity', 'days', () => measured(queue_depth, 'not_kept'), 7),
      previous: null,
      previous_reason: 'not_collected' as const,
    },
    row('reach_month', 'output', 'count', () => measured(null, 'not_collected')),
    row('engagements', 'outtake', 'count', () => measured(null, 'not_collected')),
    row('leads_new_month', 'outcome', 'count', ({ month }) => measured(input(month)?.new_leads ?? null, 'no_leads_logged')),
    row('orders_social', 'outcome', 'count', ({ orders }) => orders),
    row('cpl', 'outcome', 'money', ({ month }) => measured(series(month)?.cpl ?? null, 'no_leads_logged')),
    row('margin_proved', 'impact', 'money', ({ month }) => measured(series(month)?.strict ?? null, 'return_not_measured')),
  ]
  // an objective's own indicator is read with its target, whether it was collected or not
  const shown = new Set(rows.map(({ kpi }) => kpi))
  const others = objectives
    .filter(({ kpi }) => !shown.has(kpi))
    .map((item): Indicator => ({
      kpi: item.kpi,
      stage: 'outcome',
      unit: 'count',
      value: item.actual,
      value_reason: item.actual_reason,
      at_least: false,
      source: item.actual === null ? null : 'smm',
      captured_at: null,
      previous: null,
      previous_reason: 'not_collected',
      target: item.target,
    }))
  const targets = new Map(objectives.map(({ kpi, target }) => [kpi, target]))
  return [...rows.map((one) => ({ ...one, target: targets.get(one.kpi) ?? one.target })), ...others]
}

function cadence({ published_as_planned, plan }: MonthFigures): Actual {
  if (plan.plan === null) return { value: null, reason: plan.reason }
  const { cadence_kept_bp } = computeKpi({ published: published_as_planned, planned: plan.plan.posts, posts: [] })
  return { value: cadence_kept_bp, reason: cadence_kept_bp === null ? 'nothing_planned' : null }
}
