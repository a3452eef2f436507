import type { Context } from '../context.ts'
import { Failure } from '../failure.ts'
import { replyText } from '../i18n/replies.ts'
import { storedPostText } from '../i18n/stored-posts.ts'
import { say } from '../i18n/text.ts'
import type { Client } from '../store/clients.ts'
import type { Delivery } from '../store/deliveries.ts'
import { isOpenToChange } from '../store/delivery-status.ts'
import type { Post, QueuedState } from '../store/posts.ts'
import { keepMedia } from './media.ts'
import { occurrenceTime } from './occurrence-time.ts'
import type { PostInput } from './post-input.ts'
import { preparePost, type Prepared } from './prepare-post.ts'
import { clockIssues } from './series-post.ts'

/** What a changed post would be. A draft stays one; what was sent back for a change goes on as the client's policy says. */
export async function prepareEdit(
  context: Context,
  client: Client,
  post: Post,
  input: PostInput,
  allow_duplicate: boolean,
): Promise<Prepared> {
  const draft = post.status === 'draft' && post.rejected_reason === null
  // its own hour is still the one that the clocks skip or repeat
  const time = post.occurrence === null ? null : occurrenceTime(post.occurrence, post.time_zone)
  const more_issues = time !== null && time.scheduled_at === post.scheduled_at ? clockIssues(time) : []
  return preparePost(context, client, input, null, { allow_duplicate, draft, before: post, more_issues })
}

/** Throws `Failure` usage `post_already_leaving` once something of the post has begun, `part_is_out` for a change of what is online. */
export async function editPost(context: Context, id: number, prepared: Prepared): Promise<Post> {
  if (prepared.files.length > 0) await keepMedia(context, prepared.files)
  const store = await context.store()
  return store.posts.replace(id, prepared.post, context.now().toISOString(), await lateBefore(context))
}

/** What was due then or earlier is missed: a person says when it leaves instead. */
export async function lateBefore(context: Context): Promise<string> {
  const grace = (await context.config()).get('delivery.grace_minutes')
  return new Date(context.now().getTime() - (grace + 1) * 60_000).toISOString()
}

/** Where the post would stand once it is edited so: what is missed, or was refused too long ago, has to be given another time. */
export async function statusOnceEdited(
  context: Context,
  post: Post,
  prepared: Prepared,
): Promise<QueuedState | 'held' | 'missed'> {
  const { state, scheduled_at } = prepared.post
  if (state !== 'scheduled') return state
  const late = scheduled_at !== null && scheduled_at <= (await lateBefore(context))
  const missed = ({ state: was }: Delivery): boolean => was === 'missed' || (was === 'rejected' && late)
  if (post.deliveries.some(missed)) return 'missed'
  return post.deliveries.some((one) => one.status === 'held') ? 'held' : state
}

/** Is anything of it left that may change, and nothing of it on its way? What is out stays as it is. */
export function isChangeable(post: Post): boolean {
  const there = post.deliveries.filter((one) => one.state !== 'cancelled' && one.state !== 'sent')
  return there.length > 0 && there.every(isOpenToChange)
}

/** Before anything is asked or prepared: can it still be changed? */
export function refuseIfLeaving(context: Context, post: Post): void {
  refuseReply(context, post)
  if (isChangeable(post)) return
  const { lang } = context
  const { id } = post
  if (post.deliveries.every((one) => one.state === 'cancelled')) {
    throw new Failure('usage', 'post_already_gone', say(lang, storedPostText.already_gone, { id }), {
      hint: say(lang, storedPostText.already_gone_hint, { id }),
    })
  }
  throw new Failure('usage', 'post_already_leaving', say(lang, storedPostText.already_leaving, { id: post.id }), {
    hint: say(lang, storedPostText.already_leaving_hint),
  })
}

/** A reply is for one network, and answers what stands there. Throws `Failure` usage `is_reply`. */
function refuseReply({ lang }: Context, { id, answers_message }: Post): void {
  if (answers_message === null) return
  throw new Failure('usage', 'is_reply', say(lang, replyText.edit_reply, { id }), {
    hint: say(lang, replyText.edit_reply_hint, { id, message: answers_message }),
  })
}
