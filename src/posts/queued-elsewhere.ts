import type { Context } from '../context.ts'
import type { Client } from '../store/clients.ts'
import type { Post } from '../store/posts.ts'

/** Posts to come whose wall time was given in another zone than the client's: they keep their instant and their zone. */
export async function queuedElsewhere(context: Context, client: Client): Promise<Post[]> {
  const store = await context.store()
  const posts = await store.posts.list({ client: client.slug, from: context.now().toISOString() })
  return posts.filter((post) => post.time_zone !== client.time_zone)
}
