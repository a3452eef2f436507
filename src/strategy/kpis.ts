/**
 * Every indicator: what it counts in, and where it stands on the way from what is done to what comes back. A figure has this one unit
 * wherever it is data: basis points for a share, hundredths for so many per post, minor units of the client's currency for money.
 */
export type KpiUnit = 'count' | 'bp' | 'x100' | 'money' | 'minutes' | 'days' | 'score' | 'stars'

/** From what is done to what comes back (AMEC's framework). */
export type KpiStage = 'activity' | 'output' | 'outtake' | 'outcome' | 'impact'

interface Kpi {
  readonly unit: KpiUnit
  readonly stage: KpiStage
  /** Less is better. */
  readonly falls?: true
}

const of = <U extends KpiUnit, S extends KpiStage>(unit: U, stage: S) => ({ unit, stage })
const falling = <U extends KpiUnit, S extends KpiStage>(unit: U, stage: S) => ({ unit, stage, falls: true as const })

/** In the order in which they are shown. */
export const kpis = {
  posts_published: of('count', 'activity'),
  cadence_kept: of('bp', 'activity'),
  original_share: of('bp', 'activity'),
  time_spent: of('minutes', 'activity'),
  time_vs_plan: of('bp', 'activity'),
  queue_depth: of('days', 'activity'),
  reach_month: of('count', 'output'),
  reach_sum: of('count', 'output'),
  impressions_month: of('count', 'output'),
  views_month: of('count', 'output'),
  frequency: of('x100', 'output'),
  share_of_voice: of('bp', 'output'),
  engagements: of('count', 'outtake'),
  er_by_reach: of('bp', 'outtake'),
  er_by_impressions: of('bp', 'outtake'),
  er_by_views: of('bp', 'outtake'),
  er_by_followers: of('bp', 'outtake'),
  er_median_post: of('bp', 'outtake'),
  clicks_month: of('count', 'outtake'),
  ctr: of('bp', 'outtake'),
  amplification: of('x100', 'outtake'),
  conversation: of('x100', 'outtake'),
  applause: of('x100', 'outtake'),
  follower_net: of('count', 'outtake'),
  follower_growth: of('bp', 'outtake'),
  response_rate: of('bp', 'outtake'),
  response_time_median_min: falling('minutes', 'outtake'),
  within_24h: of('bp', 'outtake'),
  net_sentiment: of('score', 'outtake'),
  negative_share_bp: falling('bp', 'outtake'),
  crisis_index: falling('score', 'outtake'),
  rating: of('stars', 'outtake'),
  reviews_count: of('count', 'outtake'),
  reviews_answered: of('bp', 'outtake'),
  ugc_month: of('count', 'outtake'),
  insights_logged_month: of('count', 'outtake'),
  ambassadors_active: of('count', 'outtake'),
  sessions_social: of('count', 'outcome'),
  conversion_rate: of('bp', 'outcome'),
  gbp_directions: of('count', 'outcome'),
  gbp_calls: of('count', 'outcome'),
  leads_new_month: of('count', 'outcome'),
  orders_social: of('count', 'outcome'),
  applications_month: of('count', 'outcome'),
  hires: of('count', 'outcome'),
  repeat_rate: of('bp', 'outcome'),
  cpl: falling('money', 'outcome'),
  cpa: falling('money', 'outcome'),
  cpe: falling('money', 'outcome'),
  aov: of('money', 'impact'),
  clv: of('money', 'impact'),
  margin_proved: of('money', 'impact'),
  emv: of('money', 'impact'),
} as const satisfies Record<string, Kpi>

export type KpiId = keyof typeof kpis
export const kpiIds = Object.keys(kpis) as readonly KpiId[]

export function isKpi(id: string): id is KpiId {
  return Object.hasOwn(kpis, id)
}

/** A client's file may name an indicator of its own: it is a number that nobody but the client counts. */
export function kpiOf(id: string): Kpi {
  return isKpi(id) ? kpis[id] : { unit: 'count', stage: 'outcome' }
}

/**
 * The starting point or the target of an objective, in the indicator's unit. An answer is given as people say it: `ctr: 2.5` is 2.5 % (250
 * basis points), `conversation: 1.5` that many comments per post, `rating: 4.6` stars, `response_time_median_min: 120` minutes. A
 * name that ends in `_bp` says that it holds basis points; money is minor units as in every answers file.
 */
export function fromAnswer(id: string, value: number): number {
  const { unit } = kpiOf(id)
  return (unit === 'bp' && !id.endsWith('_bp')) || unit === 'x100' ? Math.round(value * 100) : value
}

/**
 * What a number that a person types is multiplied by to become an answer: people type percents and whole units of money, whatever an
 * answers file holds. `digits`: of the client's currency.
 */
export function typedTimes(id: string, digits: number): number {
  if (id.endsWith('_bp')) return 100
  return kpiOf(id).unit === 'money' ? 10 ** digits : 1
}
