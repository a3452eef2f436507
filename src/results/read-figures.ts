import type { Context } from '../context.ts'
import { addDays } from '../days.ts'
import type { Client } from '../store/clients.ts'
import type { Snapshot } from '../store/metrics.ts'
import { addMonths, firstDay, lastDay } from './month.ts'
import { networkMonth, type NetworkFigures } from './network-month.ts'
import { postResults, type PostOut, type PostResult } from './post-results.ts'
import { readersNetwork, sentIn, sentOf, type ReadersNetwork, type Sent } from './sent-posts.ts'

export interface MonthFigures {
  readonly month: string
  /** What went out through smm in the month, with what came of each. */
  readonly sent: readonly { readonly sent: Sent; readonly result: PostResult }[]
  /** Posts of the month that did not go out through smm. */
  readonly others: readonly PostResult[]
  readonly networks: readonly NetworkFigures[]
  /** Of accounts and the firm, from before the month before to after the month. */
  readonly snapshots: readonly Snapshot[]
}

/** The figures of a client in one month, from everything that was collected. */
export async function readFigures(context: Context, client: Client, month: string): Promise<MonthFigures> {
  const store = await context.store()
  const [posts, accounts] = await Promise.all([
    store.posts.list({ client: client.slug, all: true }),
    store.accounts.list(client.slug),
  ])
  return readFiguresOf(context, client, month, sentOf(posts, accounts, client.time_zone))
}

/** The same, where everything that was sent is at hand. */
export async function readFiguresOf(
  context: Context,
  client: Client,
  month: string,
  everything: readonly Sent[],
): Promise<MonthFigures> {
  const store = await context.store()
  const now = context.now()
  const sent = sentIn(everything, month)
  const [from, to] = [addDays(firstDay(addMonths(month, -1)), -4), addDays(lastDay(month), 4)]
  const [ofPosts, ofOthers, snapshots] = await Promise.all([
    store.metrics.ofDeliveries(sent.map(({ delivery }) => delivery.id)),
    // a post of the month may have been read until a month later
    store.metrics.ofOtherPosts(client.slug, firstDay(month), addDays(lastDay(month), 35)),
    store.metrics.ofAccounts(client.slug, from, to),
  ])
  const results = postResults(
    sent.map(({ delivery, network }): PostOut => ({
      delivery_id: delivery.id,
      remote_post: null,
      network,
      published_at: delivery.published_at,
    })),
    ofPosts,
    now,
  )
  const others = postResults(postsIn(ofOthers, month), ofOthers, now)
  const networks = [
    ...new Set<ReadersNetwork>([
      ...sent.map(({ network }) => network),
      ...others.map(({ network }) => network),
      ...snapshots.map(({ network }) => readersNetwork(network, null)),
    ]),
  ]
  return {
    month,
    sent: sent.flatMap((one, index) => {
      const result = results[index]
      return result === undefined ? [] : [{ sent: one, result }]
    }),
    others,
    snapshots,
    networks: networks.map((network) =>
      networkMonth({
        network,
        month,
        snapshots,
        posts: [...results, ...others].filter((post) => post.network === network),
        now,
      }),
    ),
  }
}

/** Posts that did not go out through smm and were published in the month, by the age that their source gives. */
function postsIn(snapshots: readonly Snapshot[], month: string): PostOut[] {
  const found = new Map<string, PostOut>()
  for (const { network, remote_post, captured_at, age_hours } of snapshots) {
    if (remote_post === null || age_hours === null) continue
    const published_at = new Date(Date.parse(captured_at) - age_hours * 3_600_000).toISOString()
    if (!published_at.startsWith(month)) continue
    const key = `${network} ${remote_post}`
    if (!found.has(key))
      found.set(key, { delivery_id: null, remote_post, network: readersNetwork(network, null), published_at })
  }
  return [...found.values()]
}
