import type { Context } from '../context.ts'
import { Failure } from '../failure.ts'
import { list } from '../i18n/format.ts'
import { templateText } from '../i18n/templates.ts'
import { say } from '../i18n/text.ts'
import type { Account } from '../store/accounts.ts'
import type { Client } from '../store/clients.ts'
import type { Post } from '../store/posts.ts'
import { nothingSaid, together, type PostInput } from './post-input.ts'
import { accountsFor } from './prepare-post.ts'

/** Networks whose post is an article of its own, that others point to. */
const articles: ReadonlySet<string> = new Set(['wordpress', 'ghost', 'folder'])

export interface TakenUp {
  readonly input: PostInput
  /** Accounts that were named although the post goes there already. */
  readonly left_out: readonly Account[]
}

/**
 * The content of a post for other accounts of its client; what is said goes before it. An article that is online is linked to. Throws
 * `Failure` usage: `from_post_where` without accounts, `from_post_there` when it goes to all of them already.
 */
export async function takeUpPost(context: Context, client: Client, post: Post, said: PostInput): Promise<TakenUp> {
  const { lang } = context
  const there = new Set(post.deliveries.filter((one) => one.state !== 'cancelled').map((one) => one.account_id))
  const names = (accounts: readonly Account[]): string =>
    list(
      lang,
      accounts.map((one) => one.name),
    )
  if (said.to === null) {
    const others = (await (await context.store()).accounts.list(client.slug)).filter((one) => !there.has(one.id))
    throw others.length === 0
      ? new Failure('usage', 'from_post_there', say(lang, templateText.from_post_nowhere, { id: post.id }), {
          hint: say(lang, templateText.from_post_nowhere_hint),
        })
      : new Failure('usage', 'from_post_where', say(lang, templateText.from_post_where, { id: post.id }), {
          hint: say(lang, templateText.from_post_where_hint, { names: names(others) }),
        })
  }
  const { accounts } = await accountsFor(context, client, said, undefined)
  const left_out = accounts.filter((one) => there.has(one.id))
  const rest = accounts.filter((one) => !there.has(one.id))
  if (rest.length === 0)
    throw new Failure(
      'usage',
      'from_post_there',
      say(lang, templateText.from_post_there, { id: post.id, names: names(left_out) }),
    )
  // a blog of files without an address of its own is nowhere that readers could go
  const online = post.deliveries.find(
    (one) => one.part === 0 && articles.has(one.network) && one.url !== null && /^https?:/.test(one.url),
  )
  const { title, text, text_for, thread, first_comment, tags, pillar, campaign } = post
  const content: PostInput = {
    ...nothingSaid,
    title,
    text,
    text_for,
    thread,
    first_comment,
    tags,
    pillar,
    campaign,
    link: post.link ?? online?.url ?? null,
    media: post.media.map(({ path, file_name, alt, no_alt }) => ({ file: path, folder: '', name: file_name, alt, no_alt })),
  }
  // a text that is said is for every network that has none of its own
  const own = said.text === null ? content : { ...content, text_for: null }
  const input = { ...together(said, own), to: rest.map((one) => one.name), from_post: post.id }
  return { input, left_out }
}
