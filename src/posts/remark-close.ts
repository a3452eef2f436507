import type { Context } from '../context.ts'
import { shortDateTime } from '../i18n/format.ts'
import { postText } from '../i18n/posts.ts'
import type { Issue } from '../networks/contract.ts'
import type { NewDelivery, NewPost, Post } from '../store/posts.ts'
import { closeMs } from './slots.ts'

/**
 * The post, with a remark on each delivery whose account has another post within the hour, before or after. The remark is never stored:
 * it comes and goes with the other post. What follows a post on its account (the rest of a thread) goes with it.
 */
export async function remarkClose<P extends NewPost | Post>(context: Context, post: P): Promise<P> {
  const at = post.scheduled_at
  if (at === null || post.answers_message != null) return post
  const { posts } = await context.store()
  const own = 'id' in post ? post.id : undefined
  const remarked = await Promise.all(
    post.deliveries.map(async <D extends Pick<NewDelivery, 'account_id' | 'part' | 'issues'>>(delivery: D): Promise<D> => {
      if (delivery.part > 0) return delivery
      if ('published_at' in delivery && delivery.published_at !== null) return delivery
      const other = await posts.nearest(delivery.account_id, at, closeMs, own)
      if (!other) return delivery
      const issue: Issue = {
        level: 'warning',
        code: 'close_to_another',
        message: postText.close_to_another,
        values: { id: other.post_id, when: shortDateTime(context.lang, new Date(other.at), post.time_zone) },
      }
      return { ...delivery, issues: [...delivery.issues, issue] }
    }),
  )
  return { ...post, deliveries: remarked }
}
