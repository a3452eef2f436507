import type { Context } from '../context.ts'
import { Failure } from '../failure.ts'
import { postText } from '../i18n/posts.ts'
import { say } from '../i18n/text.ts'
import type { Client } from '../store/clients.ts'
import type { Post } from '../store/posts.ts'
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

/** Throws `Failure` usage `post_already_leaving` once something of the post has begun. */
export async function editPost(context: Context, id: number, prepared: Prepared): Promise<Post> {
  if (prepared.files.length > 0) await keepMedia(context, prepared.files)
  const store = await context.store()
  return store.posts.replace(id, prepared.post, context.now().toISOString())
}

/** Has nothing of it begun, and is anything of it left? */
export function isChangeable(post: Post): boolean {
  const open = post.deliveries.filter((one) => one.state !== 'cancelled')
  const changeable = ['draft', 'awaiting_approval', 'scheduled', 'following', 'held', 'blocked', 'missed']
  return open.length > 0 && open.every((one) => changeable.includes(one.state) && one.first_intent_at === null)
}

/** Before anything is asked or prepared: can it still be changed? */
export function refuseIfLeaving(context: Context, post: Post): void {
  if (isChangeable(post)) return
  const { lang } = context
  throw new Failure('usage', 'post_already_leaving', say(lang, postText.already_leaving, { id: post.id }), {
    hint: say(lang, postText.already_leaving_hint),
  })
}
