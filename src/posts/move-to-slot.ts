import type { Context } from '../context.ts'
import { Failure } from '../failure.ts'
import type { Client } from '../store/clients.ts'
import type { Post } from '../store/posts.ts'
import type { Due } from './choose-time.ts'
import { needSlot, type ChosenSlot } from './choose-slot.ts'
import { movePost } from './move-post.ts'

const tries = 50

/** The free slot that a post would move to. `also`: what is to be taken as well by posts that are not moved yet. */
export async function slotToMoveTo(
  context: Context,
  client: Client,
  post: Post,
  word: string,
  also: readonly { readonly account_ids: readonly number[]; readonly at: string }[] = [],
): Promise<ChosenSlot> {
  const store = await context.store()
  const ids = accountsOf(post)
  // of a post that is gone nothing moves, which is said where it would be moved
  const accounts = (await store.accounts.list(client.slug)).filter((account) => ids.length === 0 || ids.includes(account.id))
  const strategy = await store.strategies.get(client.slug)
  return needSlot(context, client, word, { accounts, strategy, pillar: post.pillar, moving: post, also })
}

/** The accounts that a post still goes to. */
export function accountsOf(post: Post): number[] {
  return post.deliveries.filter((one) => one.state !== 'cancelled' && one.published_at === null).map((one) => one.account_id)
}

/** Moves a post into the next free slot of `word`, whoever else is queueing. Throws as `movePost` and `needSlot`. */
export async function moveToSlot(
  context: Context,
  client: Client,
  post: Post,
  word: string,
): Promise<{ post: Post; due: Due }> {
  for (let left = tries; ; left--) {
    const { due, free } = await slotToMoveTo(context, client, post, word)
    try {
      return { post: await movePost(context, client, post, due, free), due }
    } catch (error) {
      if (!(error instanceof Failure) || error.code !== 'slot_taken' || left === 0) throw error
    }
  }
}
