import { dayOf } from '../days.ts'
import { isNetworkId, networkIds, type NetworkId } from '../networks/ids.ts'
import type { Account } from '../store/accounts.ts'
import type { Delivery } from '../store/deliveries.ts'
import type { Post } from '../store/posts.ts'
import { monthOf } from './month.ts'

/** A network as the strategy names it (`blog` for every kind of blog), or one it does not name. */
export type ReadersNetwork = NetworkId | 'blog' | 'other'

/** The names that a person may give: every kind of blog is one, and what smm does not know is `other`. */
export const readersNetworks: readonly string[] = [...networkIds.filter((id) => id !== 'manual'), 'blog', 'other']

const blogs: readonly string[] = ['folder', 'wordpress', 'ghost', 'blog']

/** The network a reader thinks of: the one a manual account stands for, and one `blog` for every kind of blog. */
export function readersNetwork(network: string, standsFor: string | null): ReadersNetwork {
  const name = network === 'manual' ? (standsFor ?? 'other') : network
  if (blogs.includes(name)) return 'blog'
  return isNetworkId(name) && name !== 'manual' ? name : 'other'
}

export interface Sent {
  readonly post: Post
  readonly delivery: Delivery
  readonly network: ReadersNetwork
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
