import type { Context } from '../../context.ts'
import { Failure } from '../../failure.ts'
import { queueText } from '../../i18n/queue.ts'
import { say } from '../../i18n/text.ts'
import { changeEach, chosenPosts } from './each.ts'
import { text, type Flags } from './flag-values.ts'

export async function run(context: Context, words: readonly string[], flags: Flags): Promise<void> {
  const { io, lang, options } = context
  const reason = (text(flags, 'reason') ?? '').trim()
  if (reason === '')
    throw new Failure('usage', 'no_reason', say(lang, queueText.no_reason), { hint: say(lang, queueText.no_reason_hint) })
  const store = await context.store()
  await changeEach(context, words, await chosenPosts(context, words), async ({ post }) => {
    const { id } = post
    if (options.dry_run) {
      if (!options.json) io.print(say(lang, queueText.would_reject, { id, reason }))
      return post
    }
    const after = await store.posts.reject(id, reason, text(flags, 'by'), context.now().toISOString())
    if (options.json) return after
    io.print(say(lang, queueText.rejected, { id, reason }))
    io.note(say(lang, queueText.rejected_next, { id }))
    return after
  })
}
