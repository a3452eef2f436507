import { dayOf } from '../results/day.ts'
import { monthOf } from '../results/month.ts'
import type { Account } from '../store/accounts.ts'
import type { Delivery } from '../store/deliveries.ts'
import type { Post } from '../store/posts.ts'
import { isNetworkId } from '../networks/ids.ts'
import type { PublishedPost, ReportNetwork } from './report.ts'

const blogs: readonly string[] = ['folder', 'wordpress', 'ghost', 'blog']

/** The network a reader thinks of: the one a manual account stands for, and one `blog` for every kind of blog. */
export function readersNetwork(network: string, standsFor: string | null): ReportNetwork {
  const name = network === 'manual' ? (standsFor ?? 'other') : network
  if (blogs.includes(name)) return 'blog'
  return isNetworkId(name) && name !== 'manual' ? name : 'other'
}

export interface Sent {
  readonly post: Post
  readonly delivery: Delivery
  readonly network: ReportNetwork
  /** Day in the client's zone. */
  readonly on: string
}

/** Everything that was published, with the network and the day a reader thinks of. Posted by hand counts like the rest. */
export function sentOf(posts: readonly Post[], accounts: readonly Account[], timeZone: string): Sent[] {
  const standsFor = new Map(accounts.map((account) => [account.id, account.for_network]))
  return posts.flatMap((post) =>
    post.deliveries.flatMap((delivery) => {
      // a thread and its comment are one publication on each account
      if (delivery.part > 0 || delivery.status !== 'published' || delivery.published_at === null) return []
      // taken away again: there is nothing to be seen of it
      if (delivery.deleted_at !== null) return []
      const network = readersNetwork(delivery.network, standsFor.get(delivery.account_id) ?? null)
      return [{ post, delivery, network, on: dayOf(new Date(delivery.published_at), timeZone) }]
    }),
  )
}

export function sentIn(sent: readonly Sent[], month: string): Sent[] {
  return sent.filter(({ on }) => monthOf(on) === month)
}

/** The month's posts in the order they appeared, each with the accounts that have it. */
export function publishedPosts(sent: readonly Sent[]): PublishedPost[] {
  const ordered = sent.toSorted((a, b) => (String(a.delivery.published_at) < String(b.delivery.published_at) ? -1 : 1))
  const posts = new Map<number, Sent[]>()
  for (const one of ordered) posts.set(one.post.id, [...(posts.get(one.post.id) ?? []), one])
  return [...posts.values()].map((group) => {
    const [first] = group as [Sent, ...Sent[]]
    return {
      id: first.post.id,
      title: titleOf(first.post),
      pillar: first.post.pillar,
      deliveries: group.map(({ delivery, network, on }) => ({
        network,
        account: delivery.account,
        url: delivery.url,
        published_at: delivery.published_at as string,
        published_on: on,
      })),
    }
  })
}

const longestTitle = 80

/** The title, else the first line, shortened at a word: the whole text is one link away. */
function titleOf({ title, text }: Post): string {
  const line = (title ?? text).trim().split('\n')[0] ?? ''
  if (line.length <= longestTitle) return line
  const cut = line.slice(0, longestTitle).replace(/\s+\S*$/, '')
  return `${cut}…`
}

/**
 * Days from today until the first week (of seven days, today included) that holds fewer posts than a week needs; a week needs one
 * at least. Looks a year ahead.
 */
export function queueDepth(due: readonly string[], today: string, perWeek: number): number {
  const needed = Math.max(1, perWeek)
  const start = Date.parse(today)
  const weeks = due.map((day) => Math.floor((Date.parse(day) - start) / (7 * 86_400_000)))
  let week = 0
  while (week < 52 && weeks.filter((one) => one === week).length >= needed) week++
  return week * 7
}
