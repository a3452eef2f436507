import type { Context } from '../context.ts'
import { addDays, dayOf } from '../days.ts'
import type { Account } from '../store/accounts.ts'
import type { Client } from '../store/clients.ts'
import type { Snapshot } from '../store/metrics.ts'
import type { Post } from '../store/posts.ts'
import { isMetricName, metricKinds, metricNames } from './metric.ts'
import type { MonthView } from './month-view.ts'
import { addMonths, firstDay, lastDay } from './month.ts'
import { figureOfMonth, type MonthFigure } from './network-month.ts'
import { postResults, type PostResult } from './post-results.ts'
import { readOut, readPosts } from './read-figures.ts'
import { readersNetwork, type ReadersNetwork } from '../networks/readers-network.ts'
import { outIn, sentOf } from './sent-posts.ts'

/** One figure of an account, of a page that smm does not publish to, or of the firm as a whole. */
export interface AccountFigure extends MonthFigure {
  readonly network: string
  /** Null: of a page that smm does not publish to, or of the firm. */
  readonly account: string | null
  readonly metric: string
  readonly of: 'level' | 'flow'
  /** The newest one's own name: the network's field, the file, who typed it. */
  readonly source_name: string | null
  /** What was read in the month, oldest first: of each day its newest; null: no value came. */
  readonly series: readonly { readonly day: string; readonly value: number | null }[]
}

export interface PostFigure extends PostResult {
  readonly post_id: number
  readonly account: string
  readonly url: string | null
  /** Everything that was read of it, oldest first. */
  readonly readings: readonly Snapshot[]
}

export interface KnownMetrics {
  readonly client: string
  readonly month: string
  readonly accounts: readonly AccountFigure[]
  /** Those that went out through smm in the month, oldest first. */
  readonly posts: readonly PostFigure[]
  /** Those that did not, by what is known of them. */
  readonly others: readonly PostResult[]
}

/** What is known of a month; `account`: of that one alone. */
export async function readMetrics(
  context: Context,
  client: Client,
  { month, account }: { month: string; account: Account | null },
): Promise<KnownMetrics> {
  const store = await context.store()
  const view: MonthView = { now: context.now(), time_zone: client.time_zone, accounts: [] }
  const accounts = await store.accounts.history(client.slug)
  // a counter is read at the end of the month before, too
  const [from, to] = [addDays(firstDay(addMonths(month, -1)), -4), addDays(lastDay(month), 4)]
  const snapshots = (await store.metrics.ofAccounts(client.slug, from, to)).filter(
    (one) => account === null || one.account_id === account.id,
  )
  const subjects = new Map<string, Snapshot[]>()
  for (const one of snapshots) {
    const key = `${one.network} ${one.account_id ?? ''}`
    subjects.set(key, [...(subjects.get(key) ?? []), one])
  }
  const figures = [...subjects.values()].flatMap((own) => {
    const name = accounts.find(({ id }) => id === own[0]?.account_id)?.name ?? null
    return figuresOf(own, month, view).map((one) => ({ ...one, network: own[0]?.network ?? '', account: name }))
  })
  const out = await readOut(context, client)
  const [known] = await readPosts(context, client, [month], out)
  const posts = await store.posts.some(outIn(out, month).map(({ delivery }) => delivery.post_id))
  const network = account === null ? null : readersNetwork(account.network, account.for_network)
  return {
    client: client.slug,
    month,
    accounts: figures,
    posts: await postsOf(context, client, posts, { month, account }),
    others: (known?.others ?? []).filter((one) => network === null || one.network === network),
  }
}

/** `own`: of one account, or of none. */
function figuresOf(own: readonly Snapshot[], month: string, view: MonthView): Omit<AccountFigure, 'network' | 'account'>[] {
  const dayOfSnapshot = ({ from_day, captured_at }: Snapshot): string =>
    from_day ?? dayOf(new Date(captured_at), view.time_zone)
  return metricNames.flatMap((metric) => {
    const same = own.filter((one) => one.metric === metric)
    const inMonth = same.filter(
      (one) => dayOfSnapshot(one).startsWith(month) && (one.from_day === null || one.from_day === one.to_day),
    )
    const figure = figureOfMonth(same, metric, month, null, view)
    if (figure.value === null && inMonth.length === 0 && figure.reason !== 'not_permitted') return []
    const newest = same.findLast(({ captured_at }) => captured_at === figure.captured_at) ?? inMonth.at(-1)
    const days = new Map<string, number | null>()
    for (const one of inMonth) days.set(dayOfSnapshot(one), one.value ?? days.get(dayOfSnapshot(one)) ?? null)
    const series = [...days].map(([day, value]) => ({ day, value })).toSorted((a, b) => a.day.localeCompare(b.day))
    return [{ ...figure, metric, of: metricKinds[metric].of, source_name: newest?.source_name ?? null, series }]
  })
}

/** Everything that was read of one post, on each of its accounts. */
export async function readPostMetrics(
  context: Context,
  client: Client,
  post: Post,
  account: Account | null,
): Promise<readonly PostFigure[]> {
  return postsOf(context, client, [post], { month: null, account })
}

async function postsOf(
  context: Context,
  client: Client,
  posts: readonly Post[],
  { month, account }: { month: string | null; account: Account | null },
): Promise<PostFigure[]> {
  const store = await context.store()
  const sent = sentOf(posts, await store.accounts.history(client.slug), client.time_zone)
    .filter(
      ({ on, delivery }) =>
        (month === null || on.startsWith(month)) && (account === null || delivery.account_id === account.id),
    )
    .toSorted((a, b) => String(a.delivery.published_at).localeCompare(String(b.delivery.published_at)))
  const readings = await store.metrics.ofDeliveries(sent.map(({ delivery }) => delivery.id))
  const results = postResults(
    sent.map(({ delivery: { id, published_at }, network }) => ({
      delivery_id: id,
      remote_post: null,
      network: network satisfies ReadersNetwork,
      published_at,
    })),
    readings,
    context.now(),
  )
  return sent.flatMap(({ delivery }, index) => {
    const result = results[index]
    if (result === undefined) return []
    const own = readings.filter(({ delivery_id, metric }) => delivery_id === delivery.id && isMetricName(metric))
    return [{ ...result, post_id: delivery.post_id, account: delivery.account, url: delivery.url, readings: own }]
  })
}
