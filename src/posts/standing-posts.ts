import type { Context } from '../context.ts'
import type { Client } from '../store/clients.ts'
import type { Post } from '../store/posts.ts'
import { dayInstant } from './day-instant.ts'

/** What did not go out, and will not as it is. */
const gone = new Set<string>(['cancelled', 'failed', 'missed'])

/**
 * The posts of a client from one day to another, both included, that are out or stand in the queue, drafts with a time too; in the order
 * of their times. What was cancelled, failed, missed or taken away from its network again is not among them.
 */
export async function standingPosts(
  context: Context,
  client: Client,
  { from, to }: { readonly from: string; readonly to: string },
): Promise<Post[]> {
  const { posts } = await context.store()
  const begin = dayInstant(from, 0, client.time_zone)
  const end = dayInstant(to, 1, client.time_zone)
  if (begin === null || end === null) return []
  return (await posts.list({ client: client.slug, all: true, from: begin, to: end })).filter(isThere)
}

/** Is one of its deliveries out, or to come? */
export function isThere({ deliveries }: Pick<Post, 'deliveries'>): boolean {
  return deliveries.some((one) => one.part === 0 && one.deleted_at === null && !gone.has(one.status))
}
