import type { Context } from '../../context.ts'
import { Failure } from '../../failure.ts'
import { queueText } from '../../i18n/queue.ts'
import { say } from '../../i18n/text.ts'
import { paint } from '../../io/paint.ts'
import { clientOf, findPosts } from '../../posts/find-posts.ts'
import { viewPost } from '../../posts/view-post.ts'
import type { Client } from '../../store/clients.ts'
import type { Post } from '../../store/posts.ts'

export interface Chosen {
  readonly post: Post
  readonly client: Client
}

/**
 * The posts that a verb changes, each with its client, who is named first (on stderr, silent with `--json`). All the numbers are
 * looked up before anything is changed.
 */
export async function chosenPosts(context: Context, words: readonly string[]): Promise<Chosen[]> {
  const posts = await findPosts(context, words)
  const chosen: Chosen[] = []
  for (const post of posts) chosen.push({ post, client: await clientOf(context, post) })
  if (!context.options.json)
    for (const name of new Set(chosen.map(({ client }) => client.name))) context.io.note(paint('bold', name))
  return chosen
}

/**
 * Changes each post in turn. One that cannot be changed does not keep the others from it: what failed is told at the end (exit 3 when
 * others were done). With `--json` one number gives an object, several an array.
 */
export async function changeEach<C extends Chosen>(
  context: Context,
  words: readonly string[],
  chosen: readonly C[],
  change: (one: C) => Promise<Post>,
): Promise<void> {
  const { io, lang, options } = context
  const done: Post[] = []
  const failed: Failure[] = []
  for (const one of chosen) {
    try {
      done.push(await change(one))
    } catch (error) {
      if (!(error instanceof Failure) || chosen.length === 1) throw error
      failed.push(error)
    }
  }
  const alone = words.length === 1 && /^\d+$/.test(words[0] ?? '')
  const views = done.map((post) => viewPost(post, lang))
  if (options.json) io.json(alone ? views[0] : views)
  else if (options.dry_run) io.note(say(lang, queueText.dry_run))
  const [first] = failed
  if (!first) return
  throw new Failure(
    done.length > 0 ? 'partial' : first.kind,
    first.code,
    say(lang, queueText.not_all, { count: failed.length }),
    {
      details: failed.map((one) => one.message),
      ...(first.hint === undefined ? {} : { hint: first.hint }),
    },
  )
}
