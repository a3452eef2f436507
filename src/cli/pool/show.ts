import { chooseClient } from '../../clients/choose-client.ts'
import type { Context } from '../../context.ts'
import { shortDate } from '../../i18n/format.ts'
import { seriesText } from '../../i18n/series.ts'
import { say } from '../../i18n/text.ts'
import { paint } from '../../io/paint.ts'
import { table } from '../../io/table.ts'
import { findPool } from '../../posts/add-to-pool.ts'
import { entryStates, viewEntry, type EntryState } from '../../posts/view-pool.ts'

export async function run(context: Context, name: string): Promise<void> {
  const { io, lang, options } = context
  const client = await chooseClient(context, { writes: false })
  const pool = await findPool(context, client, name)
  const { uses } = await (await context.store()).pools.uses(pool.id)
  const states = entryStates(pool, uses, context.now().toISOString(), client.time_zone)
  if (options.json) {
    const { entries, ...plain } = pool
    return io.json({
      ...plain,
      entries: entries.map((entry, i) => {
        const { uses: used = 0, last_at = null, state = 'ready', ready_on = null } = states[i] ?? {}
        return { id: entry.id, ...viewEntry(entry), uses: used, last_at, state, ready_on, created_at: entry.created_at }
      }),
    })
  }
  io.print(paint('bold', pool.name))
  io.print(say(lang, seriesText.cool_down_is, { count: pool.cool_down_days }))
  if (states.length === 0) return io.note(say(lang, seriesText.pool_empty_hint, { name: pool.name }))
  const head = [
    { title: say(lang, seriesText.col_entry), align: 'right' as const },
    { title: say(lang, seriesText.col_wordings), align: 'right' as const },
    { title: say(lang, seriesText.col_uses), align: 'right' as const },
    { title: say(lang, seriesText.col_last) },
    { title: say(lang, seriesText.col_ready) },
    { title: say(lang, seriesText.col_text), flexible: true },
  ]
  const rows = states.map((one) => [
    String(one.id),
    String(one.wordings),
    one.max_uses === null ? String(one.uses) : `${one.uses}/${one.max_uses}`,
    one.last_at === null ? say(lang, seriesText.never_used) : shortDate(lang, one.last_at),
    ready(context, one),
    one.head,
  ])
  io.print(table(head, rows, io.columns).join('\n'))
}

function ready({ lang }: Context, { state, ready_on }: EntryState): string {
  if (state === 'ready') return paint('green', say(lang, seriesText.ready_now))
  if (state === 'used_up') return paint('dim', say(lang, seriesText.ready_never))
  return ready_on === null ? say(lang, seriesText.ready_text_rests) : shortDate(lang, ready_on)
}
