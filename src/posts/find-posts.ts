import type { Context } from '../context.ts'
import { Failure } from '../failure.ts'
import { list } from '../i18n/format.ts'
import { postText } from '../i18n/posts.ts'
import { storedPostText } from '../i18n/stored-posts.ts'
import { say } from '../i18n/text.ts'
import type { Client } from '../store/clients.ts'
import type { Post } from '../store/posts.ts'
import { readIds } from './post-ids.ts'

/**
 * The posts of these numbers, each once. A number alone must exist; a range takes those of its client that do. When a client is
 * named (`--client`, `SMM_CLIENT`, the project) a post of another one is not found. Throws `Failure` not_found `post_not_found`.
 */
export async function findPosts(context: Context, words: readonly string[]): Promise<Post[]> {
  const { lang, options, env } = context
  const store = await context.store()
  const named = options.client ?? (env['SMM_CLIENT'] || null) ?? (await context.config()).project_client
  const found = new Map<number, Post>()
  const missing: string[] = []
  const others: Post[] = []
  for (const id of readIds(words)) {
    const posts = 'first' in id ? await store.posts.among(id.first, id.last) : []
    const own = named === null ? posts : posts.filter((post) => post.client === named)
    for (const post of own) found.set(post.id, post)
    if (own.length > 0) continue
    if (posts[0]) others.push(posts[0])
    else missing.push(id.word)
  }
  if (missing.length > 0) {
    throw new Failure('not_found', 'post_not_found', say(lang, storedPostText.not_found, { id: list(lang, missing) }), {
      hint: say(lang, postText.not_found_hint),
    })
  }
  const [other] = others
  if (other) {
    throw new Failure('not_found', 'post_not_found', say(lang, postText.other_client, { id: other.id, client: other.client }), {
      hint: say(lang, postText.other_client_hint, { client: other.client }),
    })
  }
  return [...found.values()]
}

/** The one post of this number. */
export async function findPost(context: Context, word: string): Promise<Post> {
  const [post, ...more] = await findPosts(context, [word])
  if (post && more.length === 0) return post
  const { lang } = context
  throw new Failure('usage', 'one_post', say(lang, postText.one_post), { hint: say(lang, postText.not_found_hint) })
}

export async function clientOf(context: Context, post: Post): Promise<Client> {
  const client = await (await context.store()).clients.get(post.client)
  if (!client) throw new Error(`the client ${post.client} of post ${post.id} is gone`)
  return client
}
