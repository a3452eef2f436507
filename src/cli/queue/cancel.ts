import type { Context } from '../../context.ts'
import { deleteRemoteText } from '../../i18n/delete-remote.ts'
import { partLabel } from '../../i18n/parts.ts'
import { queueText } from '../../i18n/queue.ts'
import { seriesText } from '../../i18n/series.ts'
import { say } from '../../i18n/text.ts'
import { changeEach, chosenPosts } from './each.ts'
import { statusWord } from './render.ts'

/** Asked about on a terminal, unless `--yes`. */
export async function run(context: Context, words: readonly string[]): Promise<void> {
  const { io, lang, options } = context
  const chosen = await chosenPosts(context, words)
  if (options.input && !options.yes && !options.dry_run) {
    const ask = await context.ask()
    if (!(await ask.confirm(say(lang, queueText.confirm_cancel, { count: chosen.length }), true)))
      return io.note(say(lang, queueText.nothing_done))
  }
  const store = await context.store()
  let cancelled = false
  await changeEach(context, words, chosen, async ({ post }) => {
    const { id } = post
    if (options.dry_run) {
      if (!options.json) io.print(say(lang, queueText.would_cancel, { id }))
      return post
    }
    const after = await store.posts.cancel(id, context.now().toISOString())
    cancelled = true
    if (options.json) return after
    const left = after.status === 'cancelled' ? null : statusWord(context, after.status)
    io.print(
      left === null ? say(lang, queueText.cancelled, { id }) : say(lang, queueText.cancelled_in_part, { id, status: left }),
    )
    if (after.series_id !== null) io.note(say(lang, seriesText.one_cancelled))
    const out = after.deliveries.filter((one) => one.status === 'published' && one.deleted_at === null)
    const what = out.map((one) => `${partLabel(lang, one.account, one)}${one.url === null ? '' : ` (${one.url})`}`)
    if (out.length > 0) {
      io.note(say(lang, queueText.stays_out, { what: what.join(' ; ') }))
      io.note(say(lang, deleteRemoteText.can_be, { id }))
    }
    return after
  })
  if (cancelled && !options.json) io.note(say(lang, queueText.undo_hint))
}
