import { rhaz, sum } from '../arithmetic.ts'
import { feesByMonth } from '../results/client-series.ts'
import { dayOf } from '../results/day.ts'
import { firstDay, lastDay, monthOf } from '../results/month.ts'
import type { MonthFigure, NetworkFigures } from '../results/network-month.ts'
import { returnOfNetwork } from '../results/network-return.ts'
import { isCosted, rateOf } from '../results/role.ts'
import { exchangeOf, type RoiInput } from '../results/roi.ts'
import { readersNetwork } from '../networks/readers-network.ts'
import type { Out } from '../results/sent-posts.ts'
import { visitsOf, type SiteMonth } from '../results/site-visits.ts'
import type { Account } from '../store/accounts.ts'
import type { Client } from '../store/clients.ts'
import type { Fee } from '../store/fees.ts'
import type { Sale, TimeEntry } from '../store/money.ts'
import type { Post } from '../store/posts.ts'
import type { Planned } from '../results/month-plan.ts'
import { neverGives, type GivenBy } from './given-by-network.ts'
import type { EngagementRate, Measured, NetworkBefore, NetworkMonth, ReportNetwork } from './report.ts'

export interface NetworksFacts {
  readonly sent: readonly Out[]
  readonly posts: readonly Post[]
  /** Those that were removed, too. */
  readonly accounts: readonly Account[]
  readonly time: readonly TimeEntry[]
  readonly sales: readonly Sale[]
  readonly figures: readonly NetworkFigures[]
  readonly given: ReadonlyMap<ReportNetwork, GivenBy>
  /** Of the month before. */
  readonly before: readonly NetworkFigures[]
  readonly site: SiteMonth | null
  readonly plan: Planned
  readonly month: string
  readonly client: Client
  readonly fees: readonly Fee[]
  /** The client's currency and exchange rates, as the ROI takes them. */
  readonly exchange: Pick<RoiInput, 'currency' | 'fx'>
}

/** Each that is planned, has an account or figures, was published on or worked for. */
export function networksOf(facts: Omit<NetworksFacts, 'given'>): Set<ReportNetwork> {
  const { sent, accounts, plan, month, client } = facts
  const first = plan.plan?.network ?? null
  return new Set<ReportNetwork>([
    ...(first === null ? [] : [first]),
    ...accounts.filter((one) => wasThere(one, month, client)).map((one) => readersNetwork(one.network, one.for_network)),
    ...sent.map(({ network }) => network),
    ...facts.figures.filter(hasFigures).map(({ network }) => network),
    ...timeOnNetworks(facts).map(ofEntry),
    ...facts.sales.flatMap(({ date, network }) =>
      network === null || monthOf(date) !== month ? [] : [readersNetwork(network, null)],
    ),
  ])
}

function timeOnNetworks({ time, month }: Pick<NetworksFacts, 'time' | 'month'>): TimeEntry[] {
  return time.filter((entry) => monthOf(entry.date) === month && entry.network !== null)
}

function ofEntry(entry: TimeEntry): ReportNetwork {
  return readersNetwork(entry.network as string, null)
}

/**
 * One row per network (`networksOf`). Those whose own return is known come first, the best first; then the planned one, then by posts. No
 * network is favoured.
 */
export function networksSection(facts: NetworksFacts): NetworkMonth[] {
  const { sent, plan, month, client } = facts
  const first = plan.plan?.network ?? null
  const time = timeOnNetworks(facts)
  const rows = [...networksOf(facts)].map((network): NetworkMonth => {
    const own = time.filter((entry) => ofEntry(entry) === network)
    const figures = facts.figures.find((one) => one.network === network) ?? null
    const never = (figure: Parameters<typeof neverGives>[1]): boolean => neverGives(facts.given.get(network), figure)
    const cost = costOf(
      own,
      facts.fees.filter((fee) => readersNetwork(fee.network, null) === network),
      facts,
    )
    const back = returnOfNetwork(facts.sales, client, month, network)
    return {
      network,
      published: sent.filter((one) => one.network === network).length,
      planned: network === first ? (plan.plan?.posts ?? null) : null,
      planned_reason: plan.reason ?? (network === first ? null : 'nothing_planned'),
      failed: failedOn(network, { ...facts, time_zone: client.time_zone }),
      minutes: own.length === 0 ? null : sum(own.map(({ minutes }) => minutes)),
      minutes_reason: own.length === 0 ? 'no_time_logged' : null,
      reach: given(figures?.reach, never('reach')),
      reach_of_posts: figures?.reach_of_posts ?? null,
      impressions: given(figures?.impressions, never('impressions')),
      views: given(figures?.views, never('views')),
      engagements: given(figures?.engagements, never('engagements')),
      rate: figures?.rate ?? null,
      rate_reason: figures?.rate ? null : never('rate') ? 'not_given_by_network' : 'not_collected',
      clicks: given(figures?.clicks, never('clicks')),
      followers: given(figures?.followers, never('followers')),
      follower_net: given(figures?.follower_net, never('followers')),
      sessions: sessionsOf(network, facts.site),
      previous: previousOf(facts.before.find((one) => one.network === network) ?? null, figures?.rate?.by ?? null),
      margin: back.margin,
      margin_reason: back.reason,
      cost,
      cost_reason: cost === null ? 'no_time_logged' : null,
    }
  })
  return rows.toSorted(byReturn)
}

/** An account that came later, or went before, is no part of the month. */
function wasThere({ created_at, removed_at }: Account, month: string, { time_zone }: Client): boolean {
  const day = (at: string): string => dayOf(new Date(at), time_zone)
  return day(created_at) <= lastDay(month) && (removed_at === null || day(removed_at) >= firstDay(month))
}

const partly = ['reach', 'impressions', 'views', 'engagements', 'clicks', 'followers'] as const

function previousOf(figures: NetworkFigures | null, by: EngagementRate['by'] | null): NetworkBefore {
  const rate = figures?.rate ?? null
  return {
    reach: figures?.reach.value ?? null,
    reach_of_posts: figures?.reach_of_posts ?? null,
    impressions: figures?.impressions.value ?? null,
    views: figures?.views.value ?? null,
    engagements: figures?.engagements.value ?? null,
    rate_bp: rate !== null && rate.by === by ? rate.bp : null,
    clicks: figures?.clicks.value ?? null,
    followers: figures?.followers.value ?? null,
    at_least: figures === null ? [] : partly.filter((name) => figures[name].at_least),
  }
}

/** Whether anything was read of it. */
export function hasFigures({ network, rate, reach_of_posts, ...figures }: NetworkFigures): boolean {
  if (network === 'other') return false
  const { reach, impressions, views, engagements, clicks, followers, follower_net } = figures
  const read: readonly MonthFigure[] = [reach, impressions, views, engagements, clicks, followers, follower_net]
  return rate !== null || reach_of_posts !== null || read.some(({ value }) => value !== null)
}

function given(figure: MonthFigure | undefined, never: boolean): Measured {
  if (figure !== undefined && figure.value !== null) return figure
  const reason = never ? 'not_given_by_network' : (figure?.reason ?? 'not_collected')
  return { value: null, reason, at_least: false, source: null, captured_at: null }
}

function sessionsOf(network: ReportNetwork, site: SiteMonth | null): Measured {
  if (site === null) {
    return { value: null, reason: 'no_site_statistics', at_least: false, source: null, captured_at: null }
  }
  const { sessions } = visitsOf(site, network)
  const { at_least, captured_at } = site
  return {
    value: sessions,
    reason: sessions === null ? 'not_collected' : null,
    at_least,
    source: site.tool === 'ga4' || site.tool === 'goaccess' ? 'import' : 'api',
    captured_at,
  }
}

/**
 * Time at its rates and what the network bills for its interface; null where there is neither, or where a price is missing: a part would
 * pass for the whole.
 */
function costOf(
  time: readonly TimeEntry[],
  fees: readonly Fee[],
  { client, month, exchange }: Pick<NetworksFacts, 'client' | 'month' | 'exchange'>,
): number | null {
  const costed = time.filter(({ role }) => isCosted(role))
  const hours = costed.map(({ minutes, role, rate_per_hour }) => {
    const rate = rate_per_hour ?? rateOf(role, client)
    return rate === null ? null : rhaz(BigInt(minutes) * BigInt(rate), 60)
  })
  const convert = exchangeOf(exchange)
  const billed = feesByMonth(fees, client)
    .filter((fee) => fee.month === month)
    .map(({ cost }) => convert(cost.amount_ht, cost.currency))
  const costs = [...hours, ...billed]
  const known = costs.filter((cost) => cost !== null)
  return known.length === 0 || known.length < costs.length ? null : sum(known)
}

function byReturn(a: NetworkMonth, b: NetworkMonth): number {
  const net = ({ margin, cost }: NetworkMonth): number | null => (margin === null ? null : margin - (cost ?? 0))
  const [x, y] = [net(a), net(b)]
  if (x !== null && y !== null && x !== y) return y - x
  if (x !== null && y === null) return -1
  if (x === null && y !== null) return 1
  return (b.planned ?? 0) - (a.planned ?? 0) || b.published - a.published
}

function failedOn(
  network: ReportNetwork,
  {
    posts,
    accounts,
    month,
    time_zone,
  }: { posts: readonly Post[]; accounts: readonly Account[]; month: string; time_zone: string },
): number {
  const standsFor = new Map(accounts.map((account) => [account.id, account.for_network]))
  return posts
    .filter((post) => post.scheduled_at !== null && monthOf(dayOf(new Date(post.scheduled_at), time_zone)) === month)
    .flatMap((post) => post.deliveries)
    .filter(({ status }) => status === 'failed' || status === 'missed')
    .filter((delivery) => readersNetwork(delivery.network, standsFor.get(delivery.account_id) ?? null) === network).length
}
