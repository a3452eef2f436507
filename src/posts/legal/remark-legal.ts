import type { Context } from '../../context.ts'
import { dayOf } from '../../days.ts'
import type { Post } from '../../store/posts.ts'
import { clientOf } from '../find-posts.ts'
import { storedIssues } from './check-stored.ts'
import { legalRule } from './rules.ts'

/**
 * The post with what the law and the terms of networks have against it today, on each delivery that is still to go, in the place of what
 * they had when it was queued: an agreement may have ended since, a rule may have been set. What is told here is never stored.
 */
export async function remarkLegal(context: Context, post: Post): Promise<Post> {
  const client = await clientOf(context, post)
  const day = post.scheduled_local?.slice(0, 10) ?? dayOf(context.now(), client.time_zone)
  const found = new Map(
    (await storedIssues(context, client, post, day)).map(({ delivery, issues }) => [delivery.id, issues] as const),
  )
  const deliveries = post.deliveries.map((delivery) => {
    const issues = found.get(delivery.id)
    if (issues === undefined) return delivery
    return { ...delivery, issues: [...delivery.issues.filter(({ code }) => legalRule(code) === null), ...issues] }
  })
  return { ...post, deliveries }
}
