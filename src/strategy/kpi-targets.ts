/** What each objective is judged by, from where to where. The usual rises are judgement: said to be assumptions wherever shown. */
import { isUnknown, known, type Answers } from './answers.ts'
import type { Objective } from './weights.ts'

/** The indicators an objective can be judged by, its usual one first. */
export const kpisOf = {
  awareness: ['reach_month', 'views_month', 'follower_net', 'share_of_voice'],
  sales: ['orders_social', 'ctr'],
  leads: ['leads_new_month', 'cpl', 'ctr'],
  traffic: ['sessions_social', 'ctr'],
  local_visits: ['gbp_directions', 'gbp_calls', 'reviews_count', 'rating'],
  support: ['response_time_median_min', 'response_rate', 'within_24h'],
  loyalty: ['repeat_rate', 'ugc_month', 'conversation', 'ambassadors_active'],
  recruitment: ['applications_month', 'hires'],
  market_insight: ['insights_logged_month'],
  reputation: ['net_sentiment', 'rating', 'negative_share_bp', 'reviews_answered'],
} as const satisfies Record<Objective, readonly string[]>

/** How far an indicator usually gets, after 90, 180 and 365 days. */
type Rule =
  /** Percent above the starting point, by at least `step`. */
  | { readonly kind: 'rise'; readonly percent: PerHorizon; readonly step: number }
  /** Percent below it, by at least `step`. */
  | { readonly kind: 'fall'; readonly percent: PerHorizon; readonly step: number }
  /** Points above it, on a scale that ends at 100. */
  | { readonly kind: 'points'; readonly add: PerHorizon }
  /** A number to reach from wherever. */
  | { readonly kind: 'reach'; readonly value: PerHorizon }

type PerHorizon = Readonly<Record<Horizon, number>>
export type Horizon = 3 | 6 | 12

const rise = (at3: number, at6: number, at12: number, step: number): Rule => ({
  kind: 'rise',
  percent: { 3: at3, 6: at6, 12: at12 },
  step,
})

const rules = {
  reach_month: rise(10, 25, 60, 50),
  views_month: rise(10, 25, 60, 50),
  orders_social: rise(0, 15, 40, 1),
  leads_new_month: rise(10, 30, 70, 1),
  sessions_social: rise(15, 40, 100, 20),
  gbp_directions: rise(10, 20, 40, 5),
  gbp_calls: rise(10, 20, 40, 5),
  response_time_median_min: { kind: 'fall', percent: { 3: 25, 6: 40, 12: 50 }, step: 10 },
  repeat_rate: rise(5, 10, 20, 2),
  ugc_month: rise(5, 10, 20, 2),
  applications_month: rise(10, 30, 60, 1),
  insights_logged_month: { kind: 'reach', value: { 3: 8, 6: 8, 12: 10 } },
  net_sentiment: { kind: 'points', add: { 3: 5, 6: 8, 12: 10 } },
} as const satisfies Readonly<Record<string, Rule>>

/** Where an indicator should be after so many months; null where nothing usual is known of it, or no starting point is. */
export function usualTarget(kpi: string, baseline: number | null, months: Horizon): number | null {
  const rule: Rule | undefined = Object.hasOwn(rules, kpi) ? rules[kpi as keyof typeof rules] : undefined
  if (rule === undefined) return null
  if (rule.kind === 'reach') return rule.value[months]
  if (baseline === null) return null
  switch (rule.kind) {
    case 'rise':
      return Math.max(Math.ceil(percentOf(baseline, 100 + rule.percent[months])), baseline + rule.step)
    case 'fall':
      return Math.max(0, Math.min(Math.floor(percentOf(baseline, 100 - rule.percent[months])), baseline - rule.step))
    case 'points':
      return Math.min(100, baseline + rule.add[months])
  }
}

/** Exact to a millionth: 80 × 110 % is 88, not a hair more, which `ceil` would make 89. */
function percentOf(value: number, percent: number): number {
  return Math.round(value * percent * 1e4) / 1e6
}

export interface KpiTarget {
  readonly objective: Objective
  readonly kpi: string
  readonly baseline: number | null
  readonly target: number | null
  /** `usual`: an assumption; `client`: what the client wants; null: none yet. */
  readonly source: 'client' | 'usual' | null
  /** Why there is none. */
  readonly reason: 'needs_baseline' | 'to_be_set' | null
  /** The client's own day; null: at the time of the verdict. */
  readonly date: string | null
}

/** Of each objective, in their order: what the client said, else its usual indicator and the usual rise. */
export function kpiTargets(objectives: readonly Objective[], answers: Answers, horizon: Horizon): KpiTarget[] {
  const said = known(answers, 'objective_targets') ?? []
  return objectives.flatMap((objective) => {
    const own = said.filter((one) => one.objective === objective)
    if (own.length === 0) return [targetOf(objective, kpisOf[objective][0], null, null, null, horizon)]
    return own.map(({ kpi, baseline, target, date }) =>
      targetOf(objective, kpi, numberOf(baseline), numberOf(target), date ?? null, horizon),
    )
  })
}

function numberOf(value: unknown): number | null {
  return value === undefined || isUnknown(value) || typeof value !== 'number' ? null : value
}

function targetOf(
  objective: Objective,
  kpi: string,
  baseline: number | null,
  wanted: number | null,
  date: string | null,
  horizon: Horizon,
): KpiTarget {
  if (wanted !== null) return { objective, kpi, baseline, target: wanted, source: 'client', reason: null, date }
  const target = usualTarget(kpi, baseline, horizon)
  if (target !== null) return { objective, kpi, baseline, target, source: 'usual', reason: null, date: null }
  const reason = baseline === null ? 'needs_baseline' : 'to_be_set'
  return { objective, kpi, baseline, target: null, source: null, reason, date: null }
}

/** Every client's from the first day, whatever the objectives: the work itself. Rates in percent. */
export const processTargets = [
  { kpi: 'cadence_kept', at_least: 90, unit: 'percent' },
  { kpi: 'within_24h', at_least: 90, unit: 'percent' },
  { kpi: 'queue_depth', at_least: 7, unit: 'days' },
  { kpi: 'time_logged', at_least: 80, unit: 'percent_of_weeks' },
  { kpi: 'original_share', at_least: 80, unit: 'percent' },
] as const
export type ProcessKpi = (typeof processTargets)[number]['kpi']
