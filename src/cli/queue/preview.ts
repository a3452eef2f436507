import type { Context } from '../../context.ts'
import { queueText } from '../../i18n/queue.ts'
import { say } from '../../i18n/text.ts'
import { sayTime } from '../../posts/choose-time.ts'
import { findPost } from '../../posts/find-posts.ts'
import { remarkLegal } from '../../posts/legal/remark-legal.ts'
import { previewPost } from '../../posts/preview-post.ts'
import { remarkClose } from '../../posts/remark-close.ts'
import { statusWord } from './render.ts'
import { showPreviews } from './show-preview.ts'

export async function run(context: Context, word: string): Promise<void> {
  const { io, lang, options } = context
  const post = await remarkLegal(context, await remarkClose(context, await findPost(context, word)))
  const previews = await previewPost(context, post)
  if (options.json) return io.json({ id: post.id, client: post.client, scheduled_at: post.scheduled_at, previews })
  io.print(`${say(lang, queueText.post, { id: post.id })} · ${statusWord(context, post.status)}`)
  if (post.scheduled_at !== null) io.print(sayTime(context, { scheduled_at: post.scheduled_at, time_zone: post.time_zone }))
  showPreviews(context, previews)
}
