import type { Context } from '../context.ts'
import { deliveryText } from '../i18n/delivery.ts'
import type { Post } from '../store/posts.ts'
import { chosenDeliveries, decide, postAddress } from './chosen-deliveries.ts'
import { move } from './machine.ts'

/**
 * A person posted it by hand: the delivery is published, at this address. What waits to be posted by hand comes first; without one,
 * anything that has provably not left (held, failed, missed, not yet due) may be marked. On an account kept by hand a thread is posted
 * whole: every part of it is marked, the first comment too; elsewhere smm goes on with the part after it. `account` is needed when several wait.
 * Throws `Failure`: `post_not_found`, `account_not_of_post`, `account_needed`, `wrong_status`, `bad_url`.
 */
export async function markDone(context: Context, post_id: number, url: string, account: string | null = null): Promise<Post> {
  const remote_id = postAddress(context, url)
  const store = await context.store()
  const post = await store.posts.get(post_id)
  const waits =
    post?.deliveries.some((one) => one.state === 'to_post' && (account === null || one.account === account)) ?? false
  const chosen = await chosenDeliveries(context, {
    post_id,
    account,
    states: waits ? ['to_post'] : ['scheduled', 'held', 'blocked', 'missed', 'rejected'],
    none: deliveryText.nothing_to_mark,
    one: true,
  })
  const account_id = chosen.deliveries[0]?.account_id ?? 0
  const by_hand = ((await store.accounts.get(account_id))?.for_network ?? null) !== null
  const following = chosen.post.deliveries.filter(
    (one) => by_hand && one.state === 'following' && one.account_id === account_id,
  )
  // from the last part to the first: no pass sends a part whose turn seems to have come in between
  for (const delivery of [...chosen.deliveries, ...following].toReversed()) {
    const at = context.now()
    const found = { proof: 'human' as const, remote_id, url: remote_id, published_at: at.toISOString() }
    await decide(
      context,
      delivery,
      move('P1', { ...found, next_at: null, reason_code: null, reason: null }, { url: remote_id }),
    )
  }
  return (await store.posts.get(post_id)) ?? chosen.post
}
