import type { Context } from '../../context.ts'
import { dayOf, daysBetween } from '../../days.ts'
import { stateOf, withPosts, type PackPostState, type PackWithPosts } from '../../posts/packs/pack-state.ts'
import type { Pack } from '../../store/approvals.ts'

/** A pack as `--json` prints it; `days_waiting` counts while something still waits, null afterwards. */
export async function packJson(context: Context, pack: Pack) {
  const { posts } = await context.store()
  return viewPack(context, await withPosts(pack, posts))
}

export function viewPack(context: Context, read: PackWithPosts) {
  const { code, client, made_at, sent_to, sent_at, answer_by, reminded_at } = read.pack
  return {
    code,
    client,
    made_at,
    sent_to,
    sent_at,
    answer_by,
    reminded_at,
    days_waiting: daysWaiting(context, read),
    ...countsOf(read),
    posts: read.posts.map(({ shown, post }) => ({
      id: post.id,
      content_hash: shown.content_hash,
      state: stateOf(shown, post),
      answer: shown.answer,
      comment: shown.comment,
      answered_by: shown.answered_by,
      answered_at: shown.answered_at,
    })),
  }
}

const states: readonly PackPostState[] = ['waiting', 'approved', 'to_correct', 'refused', 'void', 'gone']

export function countsOf({ posts }: PackWithPosts): Readonly<Record<PackPostState, number>> {
  const counted = states.map((state) => [state, posts.filter((one) => one.state === state).length] as const)
  return Object.fromEntries(counted) as Record<PackPostState, number>
}

/** Whole days since it was sent or made; null: nothing waits any more. */
export function daysWaiting(context: Context, read: PackWithPosts): number | null {
  if (countsOf(read).waiting === 0) return null
  const since = read.pack.sent_at ?? read.pack.made_at
  const zone = read.posts[0]?.post.time_zone ?? 'UTC'
  return Math.max(0, daysBetween(dayOf(new Date(since), zone), dayOf(context.now(), zone)))
}
