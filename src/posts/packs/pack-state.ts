import type { Pack, PackPost } from '../../store/approvals.ts'
import type { Post, PostStore } from '../../store/posts.ts'
import { waits } from './make-pack.ts'

/**
 * Where a post of a pack stands: no answer yet, answered (by this pack or in another way), changed since it was shown, or gone (out,
 * cancelled, missed) without an answer.
 */
export type PackPostState = 'waiting' | 'approved' | 'to_correct' | 'refused' | 'void' | 'gone'

export function stateOf({ content_hash, answer }: PackPost, post: Post): PackPostState {
  if (post.content_hash !== content_hash) return 'void'
  if (post.approved_hash === content_hash) return 'approved'
  // an approval that was taken back since is none
  if (answer !== null && answer !== 'approved') return answer
  if (waits(post)) return 'waiting'
  if (post.status !== 'draft') return 'gone'
  // somebody said so in another way
  return post.rejected_reason === null ? 'waiting' : 'to_correct'
}

export interface PackWithPosts {
  readonly pack: Pack
  readonly posts: readonly { readonly shown: PackPost; readonly post: Post; readonly state: PackPostState }[]
}

/** A pack beside its posts as they are now. */
export async function withPosts(pack: Pack, stored: Pick<PostStore, 'get'>): Promise<PackWithPosts> {
  const posts: { shown: PackPost; post: Post; state: PackPostState }[] = []
  for (const shown of pack.posts) {
    const post = await stored.get(shown.post_id)
    if (post !== null) posts.push({ shown, post, state: stateOf(shown, post) })
  }
  return { pack, posts }
}

export function waitingIn({ posts }: PackWithPosts): number[] {
  return posts.filter(({ state }) => state === 'waiting').map(({ post }) => post.id)
}
