import type { Metric } from '../../src/networks/contract.ts'
import { emptyProfile } from '../../src/clients/add-client.ts'
import { communityMonth } from '../../src/results/community-month.ts'
import { countedSales, ordersAmong } from '../../src/results/counted-sales.ts'
import type { MonthFacts } from '../../src/results/kpi-month.ts'
import type { MonthView } from '../../src/results/month-view.ts'
import { networkMonth } from '../../src/results/network-month.ts'
import { engagementsOf, type PostResult } from '../../src/results/post-results.ts'
import type { ReadersNetwork } from '../../src/networks/readers-network.ts'
import type { Client } from '../../src/store/clients.ts'
import type { Snapshot } from '../../src/store/metrics.ts'

export const month = '2026-10'
export const now = new Date('2026-11-05T09:00:00Z')
const read = '2026-11-02T07:00:00.000Z'

export const client: Client = {
  ...emptyProfile,
  exchange_rates: {},
  slug: 'boulangerie',
  name: 'Boulangerie',
  lang: 'fr',
  country: 'FR',
  time_zone: 'Europe/Paris',
  currency: 'EUR',
  default_margin_bp: 6000,
  archived_at: null,
  created_at: '2026-05-01T08:00:00Z',
} as unknown as Client

let id = 0

/** A figure of exactly the month, of an account or the firm. */
export function flow(metric: string, value: number | null, more: Partial<Snapshot> = {}): Snapshot {
  return {
    id: ++id,
    client: client.slug,
    network: 'facebook',
    account_id: null,
    delivery_id: null,
    remote_post: null,
    metric,
    value,
    reason: value === null ? 'not_given' : null,
    from_day: '2026-10-01',
    to_day: '2026-10-31',
    captured_at: read,
    age_hours: null,
    source: 'manual',
    source_name: 'test',
    ...more,
  }
}

/** A counter as it stood. */
export function level(metric: string, value: number | null, at: string, more: Partial<Snapshot> = {}): Snapshot {
  return flow(metric, value, { from_day: null, to_day: null, captured_at: at, source: 'api', ...more })
}

let posts = 0

/** A post of the month, measured at seven days. */
export function post(figures: Partial<Record<Metric, number>>, network: ReadersNetwork = 'facebook'): PostResult {
  return {
    delivery_id: ++posts,
    remote_post: null,
    network,
    published_at: '2026-10-10T08:00:00.000Z',
    state: 'measured',
    age_hours: 168,
    captured_at: '2026-10-17T08:00:00.000Z',
    source: 'api',
    figures,
    engagements: engagementsOf(figures),
    rate: null,
  }
}

type Given = Partial<Omit<MonthFacts, 'figures'>> & {
  readonly posts?: readonly PostResult[]
  readonly snapshots?: readonly Snapshot[]
  /** Networks of what went out through smm. */
  readonly sent?: readonly ReadersNetwork[]
}

/** A client's month with nothing in it but what is given. */
export function factsOf({ posts: results = [], snapshots = [], sent = [], ...given }: Given = {}): MonthFacts {
  const at = given.now ?? now
  const view: MonthView = { now: at, time_zone: client.time_zone, accounts: [] }
  const networks = [
    ...new Set<ReadersNetwork>([
      ...results.map(({ network }) => network),
      ...snapshots.map(({ network }) => network as ReadersNetwork),
    ]),
  ]
  return {
    month,
    now: at,
    client,
    figures: {
      month,
      sent: sent.map((network) => ({ sent: { network }, result: post({}, network) })) as never,
      others: results,
      networks: networks.map((network) =>
        networkMonth({ network, month, snapshots, posts: results.filter((one) => one.network === network), view }),
      ),
      snapshots,
      view,
    },
    first_network: null,
    visits: [],
    entries: { time: [], costs: [], sales: [], leads: [], hires: [] } as never,
    orders: ordersAmong(countedSales(given.entries?.sales ?? [])),
    hires: [],
    input: null,
    series: null,
    insights: [],
    ambassadors: [],
    plan: { plan: null, reason: 'no_strategy' },
    community: communityMonth({ marks: [], voices: [], looked: false, highest_index: null, until: at.toISOString() }),
    days_ahead: null,
    loyalty: { order_value: null, orders_per_year: null, years: null },
    ...given,
  }
}
