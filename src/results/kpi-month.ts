/**
 * Every indicator of one client in one month, from what was read, typed, imported and entered. Pure. What nobody measured is null with a
 * reason, never 0; a rate names what it is out of; reach is never added up but under its own name.
 */
import { fraction, rhaz, sum } from '../arithmetic.ts'
import { linkRuleOf } from '../clients/link-rule.ts'
import type { Ambassador } from '../store/ambassadors.ts'
import type { Client } from '../store/clients.ts'
import type { Idea } from '../store/ideas.ts'
import type { Sale } from '../store/money.ts'
import type { Visits } from '../store/visits.ts'
import { kpiIds, kpis, type KpiId, type KpiStage, type KpiUnit } from '../strategy/kpis.ts'
import type { ClientEntries } from './client-series.ts'
import { dayOf } from './day.ts'
import type { CommunityMonth, CommunityReason, Counted } from './community-month.ts'
import { computeKpi, meanX100, medianRatio, ratioOfSums } from './kpi.ts'
import type { MetricName } from './metric.ts'
import type { Planned } from './month-plan.ts'
import { addMonths, lastDay, monthOf } from './month.ts'
import { figureOfMonth, type FigureReason, type MonthFigure, type NetworkFigures } from './network-month.ts'
import type { PostResult } from './post-results.ts'
import type { MonthFigures } from './read-figures.ts'
import type { RoiMonth, RoiSeriesMonth } from './roi.ts'
import type { ReadersNetwork } from '../networks/readers-network.ts'
import { siteMonth, socialVisits } from './site-visits.ts'

export type KpiReason =
  | FigureReason
  | 'not_kept'
  | 'no_strategy'
  | 'strategy_later'
  | 'nothing_planned'
  | 'no_posts'
  | 'no_time_logged'
  | 'no_cost_entered'
  | 'no_tracking'
  | 'no_leads_logged'
  | 'return_not_measured'
  | 'no_site_statistics'
  | 'not_asked'
  | OwnReason

/** Reasons that only indicators have. */
export type OwnReason =
  | 'no_both_figures'
  | 'too_few_posts'
  | 'followers_unknown'
  | 'no_hires_logged'
  | 'no_customers_counted'
  | 'no_new_customers'
  | 'no_orders'
  | 'no_ambassadors_noted'
  | 'no_insights_noted'
  | 'none_received'
  | 'origin_unknown'
  | 'no_price_list'
  | Exclude<CommunityReason, 'not_collected' | 'none_received'>

export interface KpiFigure {
  readonly kpi: KpiId
  readonly month: string
  /** In `unit`: basis points, hundredths, minor units of the client's currency, minutes, days, stars with decimals, or a number. */
  readonly value: number | null
  readonly reason: KpiReason | null
  readonly unit: KpiUnit
  readonly stage: KpiStage
  /** Some days, posts or accounts were not read: it is this much or more. */
  readonly at_least: boolean
  /** `smm`: from what was published and entered here. */
  readonly source: 'api' | 'manual' | 'import' | 'smm' | null
  readonly captured_at: string | null
  /** What a rate is out of. */
  readonly denominator: { readonly of: Denominator; readonly value: number; readonly posts: number | null } | null
  /** Whose figures these are; empty: of the firm as a whole. Only months of the same networks compare. */
  readonly networks: readonly ReadersNetwork[]
}

export type Denominator =
  | 'reach'
  | 'impressions'
  | 'views'
  | 'followers'
  | 'posts'
  | 'planned'
  | 'sessions'
  | 'reviews'
  | 'leads'
  | 'customers'
  | 'engagements'
  | 'orders'
  | 'messages'
  | 'mentions'

export interface MonthFacts {
  readonly month: string
  readonly now: Date
  readonly client: Client
  readonly figures: MonthFigures
  /** The network that the strategy begins with: its reach is the one that counts where several are known. */
  readonly first_network: ReadersNetwork | null
  /** Newest of each tool, days and marks, that touch the month. */
  readonly visits: readonly Visits[]
  /** Those that the ROI knows of: no later ones than its last month. */
  readonly entries: ClientEntries
  /** Counted sales of all months that are orders. */
  readonly orders: readonly Sale[]
  readonly hires: readonly { readonly date: string; readonly count: number }[]
  /** The month in the ROI engine's input and result; null before the first entry. */
  readonly input: RoiMonth | null
  readonly series: RoiSeriesMonth | null
  /** Lessons and remarks of the client, in any order, of all months. */
  readonly insights: readonly Idea[]
  readonly ambassadors: readonly Ambassador[]
  readonly plan: Planned
  /** Of the inbox and of listening. */
  readonly community: CommunityMonth
  /** Days ahead that the queue is full for; null for any month but the running one. */
  readonly days_ahead: number | null
  /** A loyal customer's orders, as the client said. */
  readonly loyalty: {
    readonly order_value: number | null
    readonly orders_per_year: number | null
    readonly years: number | null
  }
}

type Found = Partial<Omit<KpiFigure, 'kpi' | 'month' | 'unit' | 'stage'>> & { readonly value: number | null }

/** A rate of fewer posts is a chance, not a habit. */
const fewestForMedian = 3
/** A customer's value looks no further ahead than this, whatever was answered. */
const mostYears = 3

/** All indicators of the month, in their order. */
export function kpiMonth(facts: MonthFacts): Record<KpiId, KpiFigure> {
  const found: Record<KpiId, Found> = {
    ...activity(facts),
    ...seen(facts),
    ...rates(facts),
    ...followers(facts),
    ...typed(facts),
    ...site(facts),
    ...money(facts),
  }
  const figures = kpiIds.map((kpi): [KpiId, KpiFigure] => {
    const one = found[kpi]
    const known = one.value !== null
    return [
      kpi,
      {
        kpi,
        month: facts.month,
        value: one.value,
        reason: known ? null : (one.reason ?? 'not_collected'),
        unit: kpis[kpi].unit,
        stage: kpis[kpi].stage,
        at_least: known && (one.at_least ?? false),
        source: known ? (one.source ?? 'smm') : null,
        captured_at: known ? (one.captured_at ?? facts.now.toISOString()) : null,
        denominator: known ? (one.denominator ?? null) : null,
        networks: known ? (one.networks ?? []) : [],
      },
    ]
  })
  return Object.fromEntries(figures) as Record<KpiId, KpiFigure>
}

function none(reason: KpiReason): Found {
  return { value: null, reason }
}

function counted(value: number | null, reason: KpiReason): Found {
  return value === null ? none(reason) : { value }
}

// What was done

type Activity = 'posts_published' | 'cadence_kept' | 'original_share' | 'time_spent' | 'time_vs_plan' | 'queue_depth'

function activity({ month, figures, plan, entries, days_ahead, client }: MonthFacts): Record<Activity, Found> {
  const time = entries.time.filter(({ date }) => monthOf(date) === month)
  const minutes = time.length === 0 ? null : sum(time.map((one) => one.minutes))
  const known = monthOf(dayOf(new Date(client.created_at), client.time_zone)) <= month
  return {
    // before smm knew the client, others may have published
    posts_published: counted(figures.sent.length > 0 || known ? figures.sent.length : null, 'no_posts'),
    cadence_kept: cadence(figures, plan),
    // smm sees what goes out, not who made it
    original_share: none('origin_unknown'),
    time_spent: counted(minutes, 'no_time_logged'),
    time_vs_plan: timeAgainstPlan(minutes, plan),
    queue_depth: counted(days_ahead, 'not_kept'),
  }
}

function cadence({ sent }: MonthFigures, { plan, reason }: Planned): Found {
  if (plan === null) return none(reason)
  const published = sent.filter(({ sent: one }) => one.network === plan.network).length
  const { cadence_kept_bp: value } = computeKpi({ published, planned: plan.posts, posts: [] })
  if (value === null) return none('nothing_planned')
  return { value, denominator: { of: 'planned', value: plan.posts, posts: null } }
}

function timeAgainstPlan(minutes: number | null, { plan, reason }: Planned): Found {
  if (minutes === null) return none('no_time_logged')
  if (plan === null) return none(reason)
  if (plan.minutes_total === 0) return none('nothing_planned')
  const denominator = { of: 'planned' as const, value: plan.minutes_total, posts: null }
  return { value: rhaz(minutes * 10_000, plan.minutes_total), denominator }
}

// What was seen

type Seen = 'reach_month' | 'reach_sum' | 'impressions_month' | 'views_month' | 'frequency' | 'engagements' | 'clicks_month'

function seen(facts: MonthFacts): Record<Seen, Found> {
  const { figures } = facts
  const reach = reachOf(facts)
  const [network] = reach.networks ?? []
  const shown = figures.networks.find((one) => one.network === network)
  const posts = postsOf(figures)
  const reaches = posts.filter((post) => post.figures.reach !== undefined)
  return {
    reach_month: reach,
    reach_sum:
      reaches.length === 0
        ? none('not_collected')
        : {
            value: sum(reaches.map((post) => post.figures.reach ?? 0)),
            at_least: reaches.length < posts.length,
            ...tracedTo(reaches),
          },
    impressions_month: together(figures.networks, (one) => one.impressions),
    views_month: together(figures.networks, (one) => one.views),
    engagements: together(figures.networks, (one) => one.engagements),
    clicks_month: together(figures.networks, (one) => one.clicks),
    frequency: frequency(reach, shown),
  }
}

/**
 * People reached on one network: the only one that gives it, else the one that the strategy begins with. Of several without such a one
 * there is no sum.
 */
function reachOf({ figures, first_network }: MonthFacts): Found {
  const known = figures.networks.filter(({ reach }) => reach.value !== null)
  const one = known.length === 1 ? known[0] : known.find(({ network }) => network === first_network)
  if (one !== undefined) return { ...one.reach, networks: [one.network] }
  if (known.length > 1) return none('not_additive')
  return none(reasonOf(figures.networks.map(({ reach }) => reach)))
}

function frequency(reach: Found, shown: NetworkFigures | undefined): Found {
  if (reach.value === null || reach.value === 0) return none(reach.reason ?? 'no_both_figures')
  const impressions = shown?.impressions.value ?? null
  if (impressions === null) return none('not_collected')
  return {
    ...reach,
    value: rhaz(impressions * 100, reach.value),
    denominator: { of: 'reach', value: reach.value, posts: null },
  }
}

/** The networks that have it, added up. */
function together(networks: readonly NetworkFigures[], read: (one: NetworkFigures) => MonthFigure): Found {
  const known = networks.filter((one) => read(one).value !== null)
  if (known.length === 0) return none(reasonOf(networks.map(read)))
  const figures = known.map(read)
  return {
    value: sum(figures.map(({ value }) => value ?? 0)),
    at_least: figures.some(({ at_least }) => at_least),
    source: figures[0]?.source ?? null,
    captured_at: newest(figures.map(({ captured_at }) => captured_at)),
    networks: known.map(({ network }) => network).toSorted(),
  }
}

/** Of several reasons the one that says most. */
function reasonOf(figures: readonly MonthFigure[]): KpiReason {
  const reasons = figures.map(({ reason }) => reason).filter((reason) => reason !== null)
  return reasons.find((reason) => reason !== 'not_collected') ?? 'not_collected'
}

// Rates of posts

type Rates =
  | 'er_by_reach'
  | 'er_by_impressions'
  | 'er_by_views'
  | 'er_by_followers'
  | 'er_median_post'
  | 'ctr'
  | 'amplification'
  | 'conversation'
  | 'applause'

function rates({ figures }: MonthFacts): Record<Rates, Found> {
  const posts = postsOf(figures)
  const reached = posts.filter((post) => post.engagements !== null && post.figures.reach !== undefined)
  const median = medianRatio(reached.map((post) => engagedOutOf(post, 'reach')))
  return {
    er_by_reach: rateOver(posts, 'reach'),
    er_by_impressions: rateOver(posts, 'impressions'),
    er_by_views: rateOver(posts, 'views'),
    er_by_followers: rateByFollowers(figures, posts),
    er_median_post:
      posts.length === 0 || reached.length === 0
        ? none(posts.length === 0 ? 'no_posts' : 'no_both_figures')
        : reached.length < fewestForMedian
          ? none('too_few_posts')
          : median === null
            ? none('no_both_figures')
            : { value: median, denominator: outOf('reach', reached), ...tracedTo(reached) },
    ctr: clickRate(posts),
    amplification: perPost(posts, 'shares'),
    conversation: perPost(posts, 'comments'),
    applause: perPost(posts, 'reactions'),
  }
}

function postsOf({ sent, others }: MonthFigures): PostResult[] {
  return [...sent.map(({ result }) => result), ...others]
}

/** Its engagements as one: some networks give the sum alone. */
function engagedOutOf({ engagements, figures }: PostResult, of: Below): { above: number; below: number } {
  return { above: engagements ?? 0, below: figures[of] ?? 0 }
}

type Below = 'reach' | 'impressions' | 'views'

/** Ratio of sums over the posts that have both. */
function rateOver(posts: readonly PostResult[], of: Below): Found {
  if (posts.length === 0) return none('no_posts')
  const used = posts.filter((post) => post.engagements !== null && post.figures[of] !== undefined)
  const bp = ratioOfSums(used.map((post) => engagedOutOf(post, of)))
  if (bp === null) return none('no_both_figures')
  return { value: bp, denominator: outOf(of, used), ...tracedTo(used) }
}

function outOf(of: Below, used: readonly PostResult[]): KpiFigure['denominator'] {
  return { of, value: sum(used.map((post) => post.figures[of] ?? 0)), posts: used.length }
}

/** Over networks too a ratio of sums: engagements out of each network's mean followers, once per post. */
function rateByFollowers({ networks }: MonthFigures, posts: readonly PostResult[]): Found {
  if (posts.length === 0) return none('no_posts')
  const parts = networks.flatMap(({ network, followers: end, follower_start: start }) => {
    const used = posts.filter((post) => post.network === network && post.engagements !== null)
    if (end.value === null || used.length === 0) return []
    // twice the mean, so that it stays whole
    return [{ network, used, doubled: (start ?? end.value) + end.value }]
  })
  const [one] = parts
  if (one === undefined) {
    const measured = posts.some((post) => post.engagements !== null)
    return none(measured ? 'followers_unknown' : 'no_both_figures')
  }
  const used = parts.flatMap((part) => part.used)
  const below = sum(parts.map(({ doubled, used: own }) => doubled * own.length))
  if (below === 0) return none('followers_unknown')
  const engagements = sum(used.map((post) => post.engagements ?? 0))
  return {
    value: rhaz(BigInt(engagements) * 20_000n, below),
    denominator: { of: 'followers', value: Math.round(below / 2 / used.length), posts: used.length },
    ...tracedTo(used),
  }
}

function clickRate(posts: readonly PostResult[]): Found {
  if (posts.length === 0) return none('no_posts')
  const used = posts.filter(({ figures }) => figures.clicks !== undefined && figures.impressions !== undefined)
  const value = ratioOfSums(used.map(({ figures }) => ({ above: figures.clicks ?? 0, below: figures.impressions ?? 0 })))
  if (value === null) return none('no_both_figures')
  return { value, denominator: outOf('impressions', used), ...tracedTo(used) }
}

function perPost(posts: readonly PostResult[], metric: 'shares' | 'comments' | 'reactions'): Found {
  if (posts.length === 0) return none('no_posts')
  const used = posts.filter(({ figures }) => figures[metric] !== undefined)
  const value = meanX100(used.map(({ figures }) => figures[metric] ?? 0))
  if (value === null) return none('not_collected')
  return { value, denominator: { of: 'posts', value: used.length, posts: used.length }, ...tracedTo(used) }
}

function tracedTo(posts: readonly PostResult[]): Pick<Found, 'source' | 'captured_at' | 'networks'> {
  return {
    source: posts[0]?.source ?? null,
    captured_at: newest(posts.map(({ captured_at }) => captured_at)),
    networks: [...new Set(posts.map(({ network }) => network))].toSorted(),
  }
}

// Followers

function followers({ figures }: MonthFacts): Record<'follower_net' | 'follower_growth', Found> {
  const net = together(figures.networks, (one) => one.follower_net)
  const started = figures.networks.filter((one) => one.follower_net.value !== null && one.follower_start !== null)
  const start = sum(started.map((one) => one.follower_start ?? 0))
  const end = start + sum(started.map((one) => one.follower_net.value ?? 0))
  const { follower_growth_bp: value } = computeKpi({ followers_start: start, followers_end: end, posts: [] })
  const growth: Found =
    net.value === null
      ? none(net.reason ?? 'not_collected')
      : value === null
        ? none('followers_unknown')
        : { ...net, value, denominator: { of: 'followers', value: start, posts: null } }
  return { follower_net: net, follower_growth: growth }
}

// What people count, or type

/** Indicators that are one figure of `results/metric.ts`. */
const figureOf = {
  response_rate: 'response_rate_bp',
  response_time_median_min: 'response_time_median_min',
  within_24h: 'within_24h_bp',
  share_of_voice: 'share_of_voice_bp',
  net_sentiment: 'net_sentiment',
  negative_share_bp: 'negative_share_bp',
  reviews_count: 'reviews_count',
  ugc_month: 'ugc',
  gbp_directions: 'directions',
  gbp_calls: 'calls',
  applications_month: 'applications',
  repeat_rate: 'repeat_rate_bp',
} as const satisfies Partial<Record<KpiId, MetricName>>

type Typed =
  | keyof typeof figureOf
  | 'rating'
  | 'reviews_answered'
  | 'crisis_index'
  | 'insights_logged_month'
  | 'ambassadors_active'

function typed(facts: MonthFacts): Record<Typed, Found> {
  const figure = (metric: MetricName, network: ReadersNetwork | null = null): Found =>
    figureOfMonth(facts.figures.snapshots, metric, facts.month, network, facts.figures.view)
  const plain = Object.entries(figureOf).map(([kpi, metric]) => [kpi, figure(metric)] as const)
  const { community } = facts
  const [received, answered] = [figure('reviews_received'), figure('reviews_answered')]
  const byHand: Found =
    received.value === null || answered.value === null
      ? none((received.value === null ? received.reason : answered.reason) ?? 'not_collected')
      : received.value === 0
        ? none('none_received')
        : {
            ...answered,
            value: rhaz(answered.value * 10_000, received.value),
            denominator: { of: 'reviews', value: received.value, posts: null },
          }
  return {
    ...(Object.fromEntries(plain) as Record<keyof typeof figureOf, Found>),
    response_rate: orNoted(figure('response_rate_bp'), notedOf(community.response_rate_bp, 'messages')),
    response_time_median_min: orNoted(figure('response_time_median_min'), notedOf(community.response_time_median_min, null)),
    within_24h: orNoted(figure('within_24h_bp'), notedOf(community.within_24h_bp, 'messages')),
    net_sentiment: orNoted(figure('net_sentiment'), notedOf(community.net_sentiment, 'mentions')),
    negative_share_bp: orNoted(figure('negative_share_bp'), notedOf(community.negative_share_bp, 'mentions')),
    share_of_voice: orNoted(figure('share_of_voice_bp'), notedOf(community.share_of_voice_bp, 'mentions')),
    rating: ratingOf(facts, figure),
    reviews_answered: orNoted(byHand, notedOf(community.reviews_answered_bp, 'reviews')),
    crisis_index: notedOf(community.crisis_index, null),
    insights_logged_month: orNoted(figure('insights'), insightsOf(facts)),
    ambassadors_active: orNoted(figure('ambassadors_active'), ambassadorsOf(facts)),
  }
}

/** A figure of the community, with what it is out of. */
function notedOf({ value, reason, of }: Counted, out: Denominator | null): Found {
  if (value === null) return none(reason ?? 'not_collected')
  return { value, denominator: out === null || of === null ? null : { of: out, value: of, posts: null } }
}

/** Stars of several places are never added: those of the Google listing, else of the only place there is. */
function ratingOf({ figures }: MonthFacts, figure: (metric: MetricName, network: ReadersNetwork) => Found): Found {
  const places = [
    ...new Set(figures.snapshots.filter(({ metric }) => metric === 'rating').map(({ network }) => network as ReadersNetwork)),
  ]
  const known = places.map((network) => ({ ...figure('rating', network), networks: [network] }))
  const measured = known.filter(({ value }) => value !== null)
  const one = measured.find(({ networks }) => networks[0] === 'gbp') ?? (measured.length === 1 ? measured[0] : undefined)
  if (one !== undefined) return one
  return none(measured.length > 1 ? 'not_additive' : (known[0]?.reason ?? 'not_collected'))
}

/** What somebody counted holds over what was noted here; of two reasons the one that says more. */
function orNoted(byHand: Found, noted: Found): Found {
  if (byHand.value !== null) return byHand
  return noted.value === null && byHand.reason !== 'not_collected' ? byHand : noted
}

/** From the first that was ever noted on, a month without any is 0; before that nobody was counting. */
function insightsOf({ insights, month, client }: MonthFacts): Found {
  const months = insights.map(({ added_at }) => monthOf(dayOf(new Date(added_at), client.time_zone)))
  if (!months.some((one) => one <= month)) return none('no_insights_noted')
  return { value: months.filter((one) => one === month).length }
}

/** Those who have agreed by the end of the month. */
function ambassadorsOf({ ambassadors, month, client }: MonthFacts): Found {
  const known = ambassadors.filter(({ added_at }) => monthOf(dayOf(new Date(added_at), client.time_zone)) <= month)
  if (known.length === 0) return none('no_ambassadors_noted')
  return { value: known.filter(({ consent_at }) => consent_at !== null && consent_at <= lastDay(month)).length }
}

// The site

function site(facts: MonthFacts): Record<'sessions_social' | 'conversion_rate', Found> {
  const { month, now, client, visits, figures } = facts
  const today = dayOf(now, client.time_zone)
  const byHand = (metric: 'sessions' | 'conversions'): MonthFigure =>
    figureOfMonth(figures.snapshots, metric, month, null, figures.view)
  const read = siteMonth(visits, month, today)
  const { sessions, conversions } =
    read === null ? { sessions: null, conversions: null } : socialVisits(read, linkRuleOf(client).medium)
  const traced = {
    source: read?.tool === 'ga4' || read?.tool === 'goaccess' ? ('import' as const) : ('api' as const),
    captured_at: read?.captured_at ?? null,
    at_least: read?.at_least ?? false,
  }
  const [typedSessions, typedConversions] = [byHand('sessions'), byHand('conversions')]
  // visits and conversions of one rate are counted in one place
  const rate = (above: number | null, below: number | null, from: Found): Found =>
    above === null || below === null || below === 0
      ? none(below === 0 ? 'no_both_figures' : 'no_site_statistics')
      : {
          ...from,
          value: rhaz(above * 10_000, below),
          at_least: false,
          denominator: { of: 'sessions', value: below, posts: null },
        }
  const tool = rate(conversions, sessions, { ...traced, value: sessions })
  return {
    sessions_social:
      sessions !== null
        ? { ...traced, value: sessions }
        : typedSessions.value !== null
          ? typedSessions
          : none('no_site_statistics'),
    conversion_rate:
      tool.value !== null || typedSessions.value === null
        ? tool
        : rate(typedConversions.value, typedSessions.value, typedSessions),
  }
}

// What came back

type Money = 'leads_new_month' | 'orders_social' | 'hires' | 'cpl' | 'cpa' | 'cpe' | 'aov' | 'clv' | 'margin_proved' | 'emv'

function money(facts: MonthFacts): Record<Money, Found> {
  const { input, series, figures } = facts
  const leads = input?.new_leads ?? null
  const customers = input?.new_customers ?? null
  const engagements = together(figures.networks, (one) => one.engagements)
  const entered = costEntered(facts)
  const per = (count: number | null, of: Denominator, value: number | null, unknown: KpiReason): Found => {
    if (count === null) return none(unknown)
    if (!entered) return none('no_cost_entered')
    return value === null ? none(unknown) : { value, denominator: { of, value: count, posts: null } }
  }
  const cost = series?.cost.total ?? 0
  const cpe = engagements.value === null || engagements.value === 0 ? null : rhaz(cost, engagements.value)
  return {
    leads_new_month: counted(leads, 'no_leads_logged'),
    orders_social: ordersOf(facts),
    hires: hiresOf(facts),
    cpl: per(leads, 'leads', series?.cpl ?? null, 'no_leads_logged'),
    cpa: per(customers, 'customers', series?.cpa ?? null, customers === 0 ? 'no_new_customers' : 'no_customers_counted'),
    cpe: { ...per(engagements.value, 'engagements', cpe, engagements.reason ?? 'not_collected'), at_least: false },
    aov: averageOrder(facts),
    clv: customerValue(facts),
    margin_proved: counted(series?.strict ?? null, 'return_not_measured'),
    // what advertising would have cost is no value of communication (Barcelona Principles)
    emv: none('no_price_list'),
  }
}

/** Minutes that an invoice pays, and money without a rate, are no cost yet: without more the cost is not 0 but unknown. */
function costEntered({ input, series }: MonthFacts): boolean {
  return series !== null && (series.cost.total !== 0 || (input?.time ?? []).length > 0)
}

function ordersIn({ orders, month }: MonthFacts): Sale[] {
  return orders.filter(({ date }) => monthOf(date) === month)
}

/** Orders proved by a link or a code, each once. */
function ordersOf(facts: MonthFacts): Found {
  const { month, client } = facts
  const proved = ordersIn(facts).filter(({ evidence }) => evidence === 'utm' || evidence === 'promo_code')
  const tracked = (['utm', 'promo_code'] as const).some((kind) => {
    const since = client.tracking[kind]
    return since !== null && since <= month
  })
  if (proved.length === 0 && !tracked) return none('no_tracking')
  return { value: sum(proved.map(({ count }) => count)) }
}

/** From the first hire that was ever noted on, a month without any is 0. */
function hiresOf({ hires, month }: MonthFacts): Found {
  const known = hires.filter(({ date }) => monthOf(date) <= month)
  if (known.length === 0) return none('no_hires_logged')
  return { value: sum(known.filter(({ date }) => monthOf(date) === month).map(({ count }) => count)) }
}

/** Of the month's sales in the client's own currency, whatever the evidence. */
function averageOrder(facts: MonthFacts): Found {
  const sales = ordersIn(facts).filter(({ currency }) => currency === facts.client.currency)
  const orders = sum(sales.map(({ count }) => count))
  if (orders === 0) return none('no_orders')
  return {
    value: rhaz(sum(sales.map(({ revenue }) => revenue)), orders),
    denominator: { of: 'orders', value: orders, posts: null },
  }
}

/** Margin on the usual order, times the orders of at most three years; not discounted, and in no return. */
function customerValue({ client, loyalty }: MonthFacts): Found {
  const { order_value, orders_per_year, years } = loyalty
  const margin = client.default_margin_bp
  if (order_value === null || orders_per_year === null || years === null || margin === null) return none('not_asked')
  const [perYear, over] = [fraction(orders_per_year), fraction(Math.min(years, mostYears))]
  const above = BigInt(order_value) * BigInt(margin) * perYear.numerator * over.numerator
  return { value: rhaz(above, 10_000n * perYear.denominator * over.denominator) }
}

function newest(instants: readonly (string | null)[]): string | null {
  return instants.reduce((a, b) => (a === null || (b !== null && b > a) ? b : a), null)
}

/** How a figure moved since the month before. Only months of the same networks, both measured in full, compare. */
export function trendOf(now: KpiFigure, before: KpiFigure | undefined): 'up' | 'down' | 'flat' | null {
  if (before === undefined || now.value === null || before.value === null) return null
  if (now.at_least || before.at_least || String(now.networks) !== String(before.networks)) return null
  return now.value > before.value ? 'up' : now.value < before.value ? 'down' : 'flat'
}

/** The months up to one, oldest first. */
export function monthsUpTo(month: string, count: number): string[] {
  return Array.from({ length: count }, (_, index) => addMonths(month, index + 1 - count))
}
