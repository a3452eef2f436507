import type { Context } from '../../context.ts'
import { date } from '../../i18n/format.ts'
import { queueText } from '../../i18n/queue.ts'
import { seriesText } from '../../i18n/series.ts'
import { say } from '../../i18n/text.ts'
import { seriesOf } from '../../posts/edit-series.ts'
import { viewPost, type PostView } from '../../posts/view-post.ts'
import { chosenPosts } from './each.ts'

/** Each post ends its series from itself on. With `--json` the posts that were cancelled. */
export async function run(context: Context, words: readonly string[]): Promise<void> {
  const { io, lang, options } = context
  const store = await context.store()
  // all of them are looked up before anything ends
  const planned: { id: number; from: string }[] = []
  for (const { post } of await chosenPosts(context, words))
    planned.push({ id: (await seriesOf(context, post)).id, from: post.occurrence ?? '' })
  const cancelled: PostView[] = []
  for (const { id, from } of planned) {
    if (options.dry_run) {
      if (!options.json) io.print(say(lang, seriesText.would_end, { id }))
      continue
    }
    if (options.input && !options.yes) {
      const ask = await context.ask()
      if (!(await ask.confirm(say(lang, seriesText.confirm_end, { id, from: date(lang, from) }), true))) {
        io.note(say(lang, queueText.nothing_done))
        continue
      }
    }
    const posts = await store.series.end(id, from, context.now().toISOString())
    cancelled.push(...posts.map((post) => viewPost(post, lang)))
    if (!options.json) io.print(say(lang, seriesText.ended_now, { id, count: posts.length }))
  }
  if (options.json) io.json(cancelled)
  else if (options.dry_run) io.note(say(lang, queueText.dry_run))
}
