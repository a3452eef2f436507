import type { Context } from '../../context.ts'
import { markDone } from '../../delivery/mark-done.ts'
import { queueText } from '../../i18n/queue.ts'
import { say } from '../../i18n/text.ts'
import { clientOf, findPost } from '../../posts/find-posts.ts'
import { viewPost } from '../../posts/view-post.ts'
import { byHandMinutes, proposeTime } from '../../results/propose-time.ts'
import { chosenPosts } from './each.ts'
import { text, type Flags } from './flag-values.ts'
import { statusWord } from './render.ts'

export async function run(context: Context, word: string, flags: Flags): Promise<void> {
  const { io, lang, options } = context
  const { id } = await findPost(context, word)
  await chosenPosts(context, [String(id)])
  const url = text(flags, 'url') ?? ''
  if (options.dry_run) {
    if (options.json) io.json(viewPost(await findPost(context, word), lang))
    else {
      io.print(say(lang, queueText.would_be_done, { id, url }))
      io.note(say(lang, queueText.dry_run))
    }
    return
  }
  const post = await markDone(context, id, url, text(flags, 'account'))
  if (options.json) io.json(viewPost(post, lang))
  else io.print(say(lang, queueText.is_done, { id, status: statusWord(context, post.status) }))
  const client = await clientOf(context, post)
  const one = post.deliveries.length === 1 ? post.deliveries[0] : undefined
  proposeTime(context, client, { minutes: byHandMinutes, activity: 'production', network: one?.network ?? null })
}
