import type { Context } from '../context.ts'
import { addDays, dayOf } from '../days.ts'
import { wallOf } from '../posts/wall-time.ts'
import type { Client } from '../store/clients.ts'
import type { Reading, Snapshot } from '../store/metrics.ts'
import { countedAccounts, type MonthView } from './month-view.ts'
import { addMonths, firstDay, lastDay, monthOf } from './month.ts'
import { networkMonth, type NetworkFigures } from './network-month.ts'
import { postKeys } from './post-key.ts'
import { postResults, type PostOut, type PostResult } from './post-results.ts'
import { readersNetwork, type ReadersNetwork } from '../networks/readers-network.ts'
import { outOf, type Out } from './sent-posts.ts'

/** What came of the posts of one month. */
export interface MonthPosts<O extends Out = Out> {
  readonly month: string
  /** What went out through smm in the month, with what came of each. */
  readonly sent: readonly { readonly sent: O; readonly result: PostResult }[]
  /** Posts of the month that did not go out through smm. */
  readonly others: readonly PostResult[]
}

export interface MonthFigures<O extends Out = Out> extends MonthPosts<O> {
  readonly networks: readonly NetworkFigures[]
  /** Of accounts and the firm, from before the month before to after the month. */
  readonly snapshots: readonly Snapshot[]
  readonly view: MonthView
}

/** Everything that a client has published, on accounts of now and of before. */
export async function readOut(context: Context, client: Client): Promise<Out[]> {
  const store = await context.store()
  const [publications, accounts] = await Promise.all([
    store.posts.publications(client.slug),
    store.accounts.history(client.slug),
  ])
  return outOf(publications, accounts, client.time_zone)
}

/** The figures of a client in one month, from everything that was collected. */
export async function readFigures(context: Context, client: Client, month: string): Promise<MonthFigures> {
  const posts = await readPosts(context, client, [month], await readOut(context, client))
  const [figures] = await readFiguresOf(context, client, posts)
  if (figures === undefined) throw new Error(`no figures of ${month}`)
  return figures
}

/** What came of the posts of these months, oldest first: all of them are read at once. `everything`: all that was published. */
export async function readPosts(
  context: Context,
  client: Client,
  months: readonly string[],
  everything: readonly Out[],
): Promise<MonthPosts[]> {
  const { metrics } = await context.store()
  const now = context.now()
  const byMonth = grouped(everything, ({ on }) => monthOf(on))
  const sent = months.flatMap((month) => byMonth.get(month) ?? [])
  const [ofPosts, ofOthers] = await Promise.all([
    metrics.readingsOf(sent.map(({ delivery }) => delivery.id)),
    // a post of a month may be read long after: a file of the year comes when it comes
    metrics.readingsOfOthers(
      client.slug,
      addDays(firstDay(months[0] ?? '2000-01'), -1),
      addDays(now.toISOString().slice(0, 10), 1),
    ),
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
  const withResults = grouped(
    sent.flatMap((one, index) => {
      const result = results[index]
      return result === undefined ? [] : [{ sent: one, result }]
    }),
    ({ sent: { on } }) => monthOf(on),
  )
  const others = otherPosts(ofOthers, client.time_zone)
  return months.map((month) => {
    const found = othersIn(others.get(month) ?? [], () => {
      const [from, to] = [addDays(firstDay(month), -2), addDays(lastDay(month), 2)]
      return everything.filter(({ on }) => on >= from && on <= to)
    })
    return {
      month,
      sent: withResults.get(month) ?? [],
      others: postResults(found.posts, found.readings, now),
    }
  })
}

/** The figures of these months, oldest first, from what came of their posts: all of them are read at once. */
export async function readFiguresOf(context: Context, client: Client, posts: readonly MonthPosts[]): Promise<MonthFigures[]> {
  const store = await context.store()
  const { time_zone, slug } = client
  const around = (first: string, last: string): { from: string; to: string } => ({
    from: addDays(firstDay(addMonths(first, -1)), -4),
    to: addDays(lastDay(last), 4),
  })
  const all = around(posts[0]?.month ?? '2000-01', posts.at(-1)?.month ?? '2000-01')
  const [known, accounts] = await Promise.all([store.metrics.ofAccounts(slug, all.from, all.to), store.accounts.history(slug)])
  const view: MonthView = { now: context.now(), time_zone, accounts: await countedAccounts(accounts, time_zone) }
  return posts.map((ofMonth) => {
    const { month, sent, others } = ofMonth
    const { from, to } = around(month, month)
    const snapshots = known.filter(touching(from, to))
    const results = sent.map(({ result }) => result)
    const networks = new Set<ReadersNetwork>([
      ...sent.map(({ sent: one }) => one.network),
      ...others.map(({ network }) => network),
      ...snapshots.map(({ network }) => readersNetwork(network, null)),
    ])
    return {
      ...ofMonth,
      snapshots,
      view,
      networks: [...networks].map((network) =>
        networkMonth({
          network,
          month,
          snapshots,
          posts: [...results, ...others].filter((post) => post.network === network),
          view,
        }),
      ),
    }
  })
}

/** As `ofAccounts` finds it: of a year and a day at most, by its last day or the one on which it was read. */
function touching(from: string, to: string): (one: Snapshot) => boolean {
  const latest = addDays(to, 366)
  return ({ from_day, to_day, captured_at }) => {
    const day = to_day ?? captured_at.slice(0, 10)
    return day >= from && day <= latest && (from_day ?? day) <= to
  }
}

type OtherPost = {
  readonly post: PostOut & { readonly remote_post: string }
  readonly readings: readonly Reading[]
}

/**
 * Posts that did not go out through smm, by the month in which they were published, by the age that their source gives: whole hours, so
 * the earliest of several readings is the nearest.
 */
function otherPosts(readings: readonly Reading[], timeZone: string): Map<string, OtherPost[]> {
  const named = grouped(
    readings.filter(({ remote_post, age_hours }) => remote_post !== null && age_hours !== null),
    ({ network, remote_post }) => `${network} ${remote_post}`,
  )
  const posts = [...named.values()].flatMap((own): OtherPost[] => {
    const [{ network, remote_post }] = own as [Reading, ...Reading[]]
    if (remote_post === null) return []
    const { published_at, day_only } = publishedAt(own, timeZone)
    const post = { delivery_id: null, remote_post, network: readersNetwork(network, null), published_at }
    return [{ post: { ...post, ...(day_only && { day_only }) }, readings: own }]
  })
  return grouped(posts, ({ post }) => monthOf(dayOf(new Date(post.published_at ?? ''), timeZone)))
}

/** Of one month. One that two sources name in two ways is one, and what smm sent (`sent`) is none of them. */
function othersIn(
  posts: readonly OtherPost[],
  sent: () => readonly Out[],
): { readonly posts: readonly PostOut[]; readonly readings: readonly Reading[] } {
  if (posts.length === 0) return { posts: [], readings: [] }
  const own = new Set(sent().flatMap(({ network, delivery: { remote_id: id, url } }) => postKeys(network, { id, url })))
  const found = new Map<string, { readonly post: PostOut; readonly readings: Reading[] }>()
  for (const { post, readings } of posts) {
    const { network, remote_post } = post
    const address = /^https?:/.test(remote_post)
    const keys = postKeys(network, { id: address ? null : remote_post, url: address ? remote_post : null })
    if (keys.some((key) => own.has(key))) continue
    const same = keys.map((key) => found.get(key)).find((one) => one !== undefined)
    const one = same ?? { post, readings: [] }
    one.readings.push(
      ...readings.map((reading) => ({ ...reading, network: one.post.network, remote_post: one.post.remote_post })),
    )
    for (const key of keys) found.set(key, one)
  }
  const all = [...new Set(found.values())]
  return { posts: all.map(({ post }) => post), readings: all.flatMap(({ readings }) => readings) }
}

function publishedAt(readings: readonly Reading[], timeZone: string): { published_at: string; day_only: boolean } {
  const told = readings.filter(({ source }) => source === 'api')
  const instants = (told.length > 0 ? told : readings).map(
    ({ captured_at, age_hours }) => Date.parse(captured_at) - (age_hours ?? 0) * 3_600_000,
  )
  const at = new Date(Math.min(...instants))
  // a table that has no hours tells of midnight
  return { published_at: at.toISOString(), day_only: told.length === 0 && wallOf(at, timeZone).hour === 0 }
}

function grouped<K, T>(list: readonly T[], keyOf: (one: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>()
  for (const one of list) {
    const key = keyOf(one)
    const known = groups.get(key)
    if (known === undefined) groups.set(key, [one])
    else known.push(one)
  }
  return groups
}
