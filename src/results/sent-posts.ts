import { dayOf } from '../days.ts'
import { readersNetwork, type ReadersNetwork } from '../networks/readers-network.ts'
import type { Account } from '../store/accounts.ts'
import type { Delivery } from '../store/deliveries.ts'
import type { Post } from '../store/posts.ts'
import { monthOf } from './month.ts'

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
