import type { Context } from '../../context.ts'
import { queueText } from '../../i18n/queue.ts'
import { seriesText } from '../../i18n/series.ts'
import { say } from '../../i18n/text.ts'
import { editSeries, prepareSeriesEdit } from '../../posts/edit-series.ts'
import type { PostInput } from '../../posts/post-input.ts'
import { viewPost, viewPrepared } from '../../posts/view-post.ts'
import type { Client } from '../../store/clients.ts'
import type { Post } from '../../store/posts.ts'
import { span } from './add-repeating.ts'
import { tellIssues } from './add.ts'

/** This post and the following ones of its series. With `--json` the posts that were changed. */
export async function run(
  context: Context,
  client: Client,
  post: Post,
  input: PostInput,
  allow_duplicate: boolean,
): Promise<void> {
  const { io, lang, options } = context
  const edit = await prepareSeriesEdit(context, client, post, input, allow_duplicate)
  const ids = edit.changes.map(({ before }) => before.id)
  const values = { id: edit.series.id, count: ids.length, posts: span(ids) }
  if (options.dry_run) {
    if (options.json)
      return io.json(edit.changes.map(({ before, prepared }) => ({ ...viewPrepared(prepared.post, lang), id: before.id })))
    io.print(say(lang, seriesText.would_change, values))
    return io.note(say(lang, queueText.dry_run))
  }
  await editSeries(context, edit)
  const store = await context.store()
  const posts = (await Promise.all(ids.map((id) => store.posts.get(id)))).filter((one) => one !== null)
  if (options.json) return io.json(posts.map((one) => viewPost(one, lang)))
  io.print(say(lang, seriesText.changed, values))
  const [first] = edit.changes
  if (first) tellIssues(context, first.prepared, ['no_strategy', 'clock_gap', 'clock_twice'])
  const waiting = posts.find((one) => one.status === 'awaiting_approval')
  if (waiting) io.note(say(lang, queueText.waits, { id: waiting.id }))
}
