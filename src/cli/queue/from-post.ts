import type { Context } from '../../context.ts'
import { Failure } from '../../failure.ts'
import { list } from '../../i18n/format.ts'
import { postText } from '../../i18n/posts.ts'
import { queueText } from '../../i18n/queue.ts'
import { templateText } from '../../i18n/templates.ts'
import { say } from '../../i18n/text.ts'
import { findPost } from '../../posts/find-posts.ts'
import type { PostInput } from '../../posts/post-input.ts'
import { takeUpPost } from '../../posts/take-up-post.ts'
import type { Client } from '../../store/clients.ts'
import { text, type Flags } from './flag-values.ts'

/** `--from-post`: the content of a post that is there, for other accounts. */
export async function fromPost(context: Context, client: Client, said: PostInput, flags: Flags): Promise<PostInput> {
  const { io, lang } = context
  if (flags['fromFile'] !== undefined) {
    throw new Failure('usage', 'from_post_and_file', say(lang, templateText.from_post_and_file), {
      hint: say(lang, queueText.one_of_them),
    })
  }
  const post = await findPost(context, text(flags, 'fromPost') ?? '')
  if (post.client !== client.slug) {
    throw new Failure('not_found', 'post_not_found', say(lang, postText.other_client, { id: post.id, client: post.client }), {
      hint: say(lang, postText.other_client_hint, { client: post.client }),
    })
  }
  const { input, left_out } = await takeUpPost(context, client, post, said)
  const names = left_out.map((one) => one.name)
  if (names.length > 0) io.note(say(lang, templateText.from_post_there, { id: post.id, names: list(lang, names) }))
  return input
}
