import { chooseClient } from '../../clients/choose-client.ts'
import type { Context } from '../../context.ts'
import { Failure } from '../../failure.ts'
import { queueText } from '../../i18n/queue.ts'
import { seriesText } from '../../i18n/series.ts'
import { say } from '../../i18n/text.ts'
import { findPool } from '../../posts/add-to-pool.ts'

/** What was made of it stays. Asked about on a terminal, unless `--yes`. */
export async function run(context: Context, name: string, word: string | undefined): Promise<void> {
  const { io, lang, options } = context
  const client = await chooseClient(context, { writes: true })
  const pool = await findPool(context, client, name)
  const entry = word === undefined ? null : pool.entries.find((one) => String(one.id) === word.trim())
  if (entry === undefined) {
    const message = say(lang, seriesText.bad_entry, { entry: word ?? '', name: pool.name })
    throw new Failure('not_found', 'entry_not_found', message, {
      hint: say(lang, seriesText.bad_entry_hint, { name: pool.name }),
    })
  }
  const store = await context.store()
  if (entry === null) {
    // the store refuses it too: here it is told before anything is asked, and in a dry run
    const drawing = (await store.series.list({ client: client.slug })).find((one) => one.pool_id === pool.id)
    if (drawing !== undefined) {
      throw new Failure('usage', 'pool_in_use', say(lang, seriesText.pool_in_use, { name: pool.name, series: drawing.id }), {
        hint: say(lang, seriesText.pool_in_use_hint),
      })
    }
  }
  if (options.input && !options.yes && !options.dry_run) {
    const ask = await context.ask()
    const what = entry === null ? pool.name : `${pool.name} ${entry.id}`
    if (!(await ask.confirm(say(lang, seriesText.confirm_remove, { name: what }), true)))
      return io.note(say(lang, queueText.nothing_done))
  }
  const at = context.now().toISOString()
  if (!options.dry_run) {
    if (entry === null) await store.pools.remove(pool.id, at)
    else await store.pools.removeEntry(pool.id, entry.id, at)
  }
  if (options.json) return io.json({ id: pool.id, name: pool.name, entry: entry?.id ?? null, removed: !options.dry_run })
  const values = { name: pool.name, entry: entry?.id ?? '' }
  if (entry === null) io.print(say(lang, options.dry_run ? seriesText.pool_would_remove : seriesText.pool_removed, values))
  else io.print(say(lang, options.dry_run ? seriesText.entry_would_remove : seriesText.entry_removed, values))
  if (options.dry_run) io.note(say(lang, queueText.dry_run))
}
