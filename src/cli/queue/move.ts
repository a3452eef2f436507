import type { Context } from '../../context.ts'
import { queueText } from '../../i18n/queue.ts'
import { say } from '../../i18n/text.ts'
import { chooseTime, sayTime, type Due } from '../../posts/choose-time.ts'
import { movePost, stateOnceMoved } from '../../posts/move-post.ts'
import { changeEach, chosenPosts, type Chosen } from './each.ts'
import { text, type Flags } from './flag-values.ts'
import { statusWord } from './render.ts'

export async function run(context: Context, words: readonly string[], flags: Flags): Promise<void> {
  const { io, lang, options } = context
  const typed = text(flags, 'at') ?? ''
  // understood before anything moves: clients may live in different zones
  const planned: (Chosen & { due: Due })[] = []
  for (const one of await chosenPosts(context, words))
    planned.push({ ...one, due: await chooseTime(context, typed, one.client.time_zone) })
  await changeEach(context, words, planned, async ({ post, client, due }) => {
    const { id } = post
    const { scheduled_at, scheduled_local } = due
    const after = options.dry_run
      ? { ...post, scheduled_at, scheduled_local, status: await stateOnceMoved(context, client, post) }
      : await movePost(context, client, post, due)
    if (options.json) return after
    io.print(
      options.dry_run
        ? say(lang, queueText.would_move, { id })
        : say(lang, queueText.moved, { id, status: statusWord(context, after.status) }),
    )
    io.print(sayTime(context, due))
    if (after.status === 'awaiting_approval') io.note(say(lang, queueText.waits, { id }))
    if (after.rejected_reason !== null) io.note(say(lang, queueText.rejected_next, { id }))
    return after
  })
}
