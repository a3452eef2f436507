import { isAssistant } from '../assistant.ts'
import { hasMarks } from '../clients/link-rule.ts'
import type { Context } from '../context.ts'
import { Failure } from '../failure.ts'
import type { Client } from '../store/clients.ts'
import type { Free, Post, QueuedState } from '../store/posts.ts'
import { approvalNeed, ownWords } from './approval.ts'
import type { Due } from './choose-time.ts'
import { editPost, isChangeable, prepareEdit } from './edit-post.ts'
import { refuseUnlawful } from './legal/check-stored.ts'
import { nothingSaid } from './post-input.ts'
import { plainLinks } from './tag-content.ts'

/** Where a draft, or what was missed, stands once it has a new time: what was sent back stays a draft until it is changed. */
export async function stateOnceMoved(context: Context, client: Client, post: Post): Promise<QueuedState> {
  if (post.rejected_reason !== null) return 'draft'
  const assistant = isAssistant(context)
  if (post.approved_hash === post.content_hash && !assistant) return 'scheduled'
  const store = await context.store()
  const strategy = await store.strategies.get(client.slug)
  const texts = [post.title ?? '', ...post.deliveries.map((delivery) => plainLinks(delivery.content.text))]
  return approvalNeed(client.approval, texts, ownWords(strategy), assistant).state
}

/**
 * Gives a post a new due instant; its links are of the month in which it leaves. Throws `Failure` usage `post_refused` when a release or a
 * contest ends before that day, `post_already_gone` when nothing of it is left to move; with `free`,
 * `slot_taken` when another post came to stand there.
 */
export async function movePost(context: Context, client: Client, post: Post, due: Due, free?: Free): Promise<Post> {
  await refuseUnlawful(context, client, post, due.scheduled_local.slice(0, 10))
  const store = await context.store()
  const { scheduled_at, scheduled_local, time_zone, typed_at } = due
  const state = await stateOnceMoved(context, client, post)
  const when = { scheduled_at, scheduled_local, time_zone, typed_at }
  const moved = await store.posts.move(post.id, when, state, context.now().toISOString(), free)
  return post.scheduled_local?.slice(0, 7) === moved.scheduled_local?.slice(0, 7) ? moved : retagged(context, client, moved)
}

/** Tagged anew where that can be done; the post as it is where it can not: its text is the same in any month. */
async function retagged(context: Context, client: Client, post: Post): Promise<Post> {
  const tagged = post.deliveries.some(({ content }) => hasMarks(`${content.text} ${content.link ?? ''}`))
  if (!tagged || !post.tag_links || post.rejected_reason !== null || !isChangeable(post)) return post
  try {
    const prepared = await prepareEdit(context, client, post, nothingSaid, true)
    const same = prepared.post.deliveries.every((fresh) =>
      post.deliveries.some((one) => one.state !== 'cancelled' && one.content_hash === fresh.content_hash),
    )
    return same ? post : await editPost(context, post.id, prepared)
  } catch (error) {
    if (error instanceof Failure) return post
    throw error
  }
}
