import type { Context } from '../context.ts'
import type { Free, Post } from '../store/posts.ts'
import { keepMedia } from './media.ts'
import type { Prepared } from './prepare-post.ts'

/**
 * Stores a prepared post with its deliveries, frozen; its files are in the home folder before. With `free`: throws `Failure` usage
 * `slot_taken` when another post came to stand there.
 */
export async function addPost(context: Context, prepared: Prepared, free?: Free): Promise<Post> {
  if (prepared.files.length > 0) await keepMedia(context, prepared.files)
  const store = await context.store()
  return store.posts.add(prepared.post, context.now().toISOString(), free)
}
