import type { Context } from '../context.ts'
import { Failure } from '../failure.ts'
import { seriesText } from '../i18n/series.ts'
import { say } from '../i18n/text.ts'
import type { Client } from '../store/clients.ts'
import type { Post } from '../store/posts.ts'
import type { PostTemplate, Series } from '../store/series.ts'
import { isChangeable, prepareEdit } from './edit-post.ts'
import { keepMedia } from './media.ts'
import type { PostInput } from './post-input.ts'
import { preparePost, type Prepared } from './prepare-post.ts'
import { templateOf } from './series-post.ts'

export interface SeriesEdit {
  readonly series: Series
  readonly template: PostTemplate
  readonly template_files: Prepared['files']
  /** This one and those after it that have not begun to leave. */
  readonly changes: readonly { readonly before: Post; readonly prepared: Prepared }[]
}

/** The series of a post. Throws `Failure` usage `no_series`. */
export async function seriesOf(context: Context, post: Post): Promise<Series> {
  const series = post.series_id === null ? null : await (await context.store()).series.get(post.series_id)
  if (series !== null) return series
  const { lang } = context
  throw new Failure('usage', 'no_series', say(lang, seriesText.no_series, { id: post.id }), {
    hint: say(lang, seriesText.no_series_hint),
  })
}

/** What this post and the following ones of its series would be. Throws as `preparePost`, and `no_series`, `series_from_pool`. */
export async function prepareSeriesEdit(
  context: Context,
  client: Client,
  post: Post,
  input: PostInput,
  allow_duplicate: boolean,
): Promise<SeriesEdit> {
  const { lang } = context
  const store = await context.store()
  const series = await seriesOf(context, post)
  if (series.template === null) {
    throw new Failure('usage', 'series_from_pool', say(lang, seriesText.series_edit_pool, { id: series.id }), {
      hint: say(lang, seriesText.series_edit_pool_hint),
    })
  }
  const fresh = await preparePost(context, client, input, null, {
    allow_duplicate: true,
    draft: true,
    template: series.template,
  })
  const changes: { before: Post; prepared: Prepared }[] = []
  for (const { post_id } of await store.series.occurrences(series.id, post.occurrence ?? '')) {
    const before = await store.posts.get(post_id)
    if (before === null || !isChangeable(before) || before.deliveries.some((one) => one.state === 'sent')) continue
    const allowed = allow_duplicate || series.allow_duplicate
    changes.push({ before, prepared: await prepareEdit(context, client, before, input, allowed) })
  }
  return { series, template: templateOf(fresh.post), template_files: fresh.files, changes }
}

/** Stores all of it or nothing; posts made from now on are as these. */
export async function editSeries(context: Context, edit: SeriesEdit): Promise<Series> {
  if (edit.template_files.length > 0) await keepMedia(context, edit.template_files)
  const store = await context.store()
  const posts = edit.changes.map(({ before, prepared }) => ({ id: before.id, post: prepared.post }))
  return store.series.edit(edit.series.id, edit.template, posts, context.now().toISOString())
}
