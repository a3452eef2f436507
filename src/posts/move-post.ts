import type { Context } from '../context.ts'
import type { Client } from '../store/clients.ts'
import type { Free, Post, QueuedState } from '../store/posts.ts'
import { approvalNeed, ownWords } from './approval.ts'
import type { Due } from './choose-time.ts'

/** Where a draft, or what was missed, stands once it has a new time: what was sent back stays a draft until it is changed. */
export async function stateOnceMoved(context: Context, client: Client, post: Post): Promise<QueuedState> {
  if (post.rejected_reason !== null) return 'draft'
  if (post.approved_hash === post.content_hash) return 'scheduled'
  const store = await context.store()
  const strategy = await store.strategies.get(client.slug)
  const texts = [post.title ?? '', ...post.deliveries.map((delivery) => delivery.content.text)]
  return approvalNeed(client.approval, texts, ownWords(strategy)).state
}

/**
 * Gives a post a new due instant. Throws `Failure` usage `post_already_gone` when nothing of it is left to move; with `free`,
 * `slot_taken` when another post came to stand there.
 */
export async function movePost(context: Context, client: Client, post: Post, due: Due, free?: Free): Promise<Post> {
  const store = await context.store()
  const { scheduled_at, scheduled_local, time_zone, typed_at } = due
  const state = await stateOnceMoved(context, client, post)
  const when = { scheduled_at, scheduled_local, time_zone, typed_at }
  return store.posts.move(post.id, when, state, context.now().toISOString(), free)
}
