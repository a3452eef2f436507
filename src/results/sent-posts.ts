import { dayOf } from '../days.ts'
import { readersNetwork, type ReadersNetwork } from '../networks/readers-network.ts'
import type { Account } from '../store/accounts.ts'
import type { Delivery } from '../store/deliveries.ts'
import type { Post, Publication } from '../store/posts.ts'
import { monthOf } from './month.ts'

/** One publication, with the network and the day a reader thinks of. Posted by hand counts like the rest. */
export interface Out {
  readonly delivery: Publication
  readonly network: ReadersNetwork
  /** Day in the client's zone. */
  readonly on: string
}

/** The same with what it says. */
export interface Sent extends Out {
  readonly post: Post
  readonly delivery: Delivery
}

/** Everything that was published. */
export function sentOf(posts: readonly Post[], accounts: readonly Account[], timeZone: string): Sent[] {
  return posts.flatMap((post) => {
    // a thread and its comment are one publication on each account; of what was taken away again there is nothing to be seen
    const out = post.deliveries.filter((one) => one.part === 0 && one.status === 'published' && one.deleted_at === null)
    return outOf(out, accounts, timeZone).map((one) => ({ ...one, post }))
  })
}

export function outOf<P extends Publication>(
  publications: readonly P[],
  accounts: readonly Account[],
  timeZone: string,
): (Out & { readonly delivery: P })[] {
  const standsFor = new Map(accounts.map((account) => [account.id, account.for_network]))
  return publications.flatMap((delivery) => {
    if (delivery.published_at === null) return []
    const network = readersNetwork(delivery.network, standsFor.get(delivery.account_id) ?? null)
    return [{ delivery, network, on: dayOf(new Date(delivery.published_at), timeZone) }]
  })
}

export function outIn<O extends Out>(out: readonly O[], month: string): O[] {
  return out.filter(({ on }) => monthOf(on) === month)
}
