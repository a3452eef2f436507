import { tz } from '@date-fns/tz'
import { getHours } from 'date-fns'
import type { Context } from '../context.ts'
import { addDays, dayOf } from '../days.ts'
import type { Client } from '../store/clients.ts'
import type { Snapshot } from '../store/metrics.ts'
import { countedAccounts, type MonthView } from './month-view.ts'
import { addMonths, firstDay, lastDay, monthOf } from './month.ts'
import { networkMonth, type NetworkFigures } from './network-month.ts'
import { postKeys } from './post-key.ts'
import { postResults, type PostOut, type PostResult } from './post-results.ts'
import { readersNetwork, type ReadersNetwork } from '../networks/readers-network.ts'
import { sentIn, sentOf, type Sent } from './sent-posts.ts'

export interface MonthFigures {
  readonly month: string
  /** What went out through smm in the month, with what came of each. */
  readonly sent: readonly { readonly sent: Sent; readonly result: PostResult }[]
  /** Posts of the month that did not go out through smm. */
  readonly others: readonly PostResult[]
  readonly networks: readonly NetworkFigures[]
  /** Of accounts and the firm, from before the month before to after the month. */
  readonly snapshots: readonly Snapshot[]
  readonly view: MonthView
}

/** Everything that a client has published, on accounts of now and of before. */
export async function readSent(context: Context, client: Client): Promise<Sent[]> {
  const store = await context.store()
  const [posts, accounts] = await Promise.all([
    store.posts.list({ client: client.slug, all: true }),
    store.accounts.history(client.slug),
  ])
  return sentOf(posts, accounts, client.time_zone)
}

/** The figures of a client in one month, from everything that was collected. */
export async function readFigures(context: Context, client: Client, month: string): Promise<MonthFigures> {
  return readFiguresOf(context, client, month, await readSent(context, client))
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
  const [ofPosts, ofOthers, snapshots, accounts] = await Promise.all([
    store.metrics.ofDeliveries(sent.map(({ delivery }) => delivery.id)),
    // a post of the month may be read long after: a file of the year comes when it comes
    store.metrics.ofOtherPosts(client.slug, addDays(firstDay(month), -1), addDays(now.toISOString().slice(0, 10), 1)),
    store.metrics.ofAccounts(client.slug, from, to),
    store.accounts.history(client.slug),
  ])
  const { time_zone } = client
  const view: MonthView = { now, time_zone, accounts: await countedAccounts(accounts, time_zone) }
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
  const near = everything.filter(({ on }) => on >= addDays(firstDay(month), -2) && on <= addDays(lastDay(month), 2))
  const found = othersIn(ofOthers, month, client.time_zone, near)
  const others = postResults(found.posts, found.readings, now)
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
    view,
    networks: networks.map((network) =>
      networkMonth({
        network,
        month,
        snapshots,
        posts: [...results, ...others].filter((post) => post.network === network),
        view,
      }),
    ),
  }
}

/**
 * Posts that did not go out through smm and were published in the month, by the age that their source gives: whole hours, so the earliest
 * of several readings is the nearest. One that two sources name in two ways is one, and what smm sent (`sent`) is none of them.
 */
function othersIn(
  snapshots: readonly Snapshot[],
  month: string,
  timeZone: string,
  sent: readonly Sent[],
): { readonly posts: readonly PostOut[]; readonly readings: readonly Snapshot[] } {
  const own = new Set(sent.flatMap(({ network, delivery: { remote_id: id, url } }) => postKeys(network, { id, url })))
  const named = new Map<string, { readonly network: ReadersNetwork; readonly remote_post: string; readings: Snapshot[] }>()
  for (const one of snapshots) {
    if (one.remote_post === null || one.age_hours === null) continue
    const key = `${one.network} ${one.remote_post}`
    const known = named.get(key)
    if (known) known.readings.push(one)
    else named.set(key, { network: readersNetwork(one.network, null), remote_post: one.remote_post, readings: [one] })
  }
  const found = new Map<string, { readonly post: PostOut; readonly readings: Snapshot[] }>()
  for (const { network, remote_post, readings } of named.values()) {
    const { published_at, day_only } = publishedAt(readings, timeZone)
    if (monthOf(dayOf(new Date(published_at), timeZone)) !== month) continue
    const address = /^https?:/.test(remote_post)
    const keys = postKeys(network, { id: address ? null : remote_post, url: address ? remote_post : null })
    if (keys.some((key) => own.has(key))) continue
    const same = keys.map((key) => found.get(key)).find((one) => one !== undefined)
    const one = same ?? {
      post: { delivery_id: null, remote_post, network, published_at, ...(day_only && { day_only }) },
      readings: [],
    }
    one.readings.push(
      ...readings.map((reading) => ({ ...reading, network: one.post.network, remote_post: one.post.remote_post })),
    )
    for (const key of keys) found.set(key, one)
  }
  const all = [...new Set(found.values())]
  return { posts: all.map(({ post }) => post), readings: all.flatMap(({ readings }) => readings) }
}

function publishedAt(readings: readonly Snapshot[], timeZone: string): { published_at: string; day_only: boolean } {
  const told = readings.filter(({ source }) => source === 'api')
  const instants = (told.length > 0 ? told : readings).map(
    ({ captured_at, age_hours }) => Date.parse(captured_at) - (age_hours ?? 0) * 3_600_000,
  )
  const at = new Date(Math.min(...instants))
  // a table that has no hours tells of midnight
  return { published_at: at.toISOString(), day_only: told.length === 0 && getHours(at, { in: tz(timeZone) }) === 0 }
}
