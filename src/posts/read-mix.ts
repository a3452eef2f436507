import type { Context } from '../context.ts'
import { addDays } from '../days.ts'
import type { Client } from '../store/clients.ts'
import type { Post } from '../store/posts.ts'
import type { Strategy } from '../store/strategies.ts'
import { mixDays, mixUntil, type MixOfDays } from './pillar-mix.ts'
import { standingPosts } from './standing-posts.ts'

/** Days that are looked ahead for the last post. */
const aheadDays = 28

/** The mix of the four weeks that end with the last post to come; null without a strategy that plans one. `today`: where the client is. */
export async function readMix(
  context: Context,
  client: Client,
  strategy: Strategy | null,
  today: string,
): Promise<MixOfDays | null> {
  const days = { from: addDays(today, 1 - mixDays), to: addDays(today, aheadDays) }
  return mixUpToLast(strategy, await standingPosts(context, client, days), today)
}

/** The same of posts that are at hand. */
export function mixUpToLast(strategy: Strategy | null, posts: readonly Post[], today: string): MixOfDays | null {
  const last = posts.map((post) => post.scheduled_local?.slice(0, 10) ?? '').reduce((a, b) => (a > b ? a : b), today)
  return mixUntil(strategy, posts, last)
}
