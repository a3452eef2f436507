import { chooseClient } from '../../clients/choose-client.ts'
import type { Context } from '../../context.ts'
import { seriesText } from '../../i18n/series.ts'
import { say } from '../../i18n/text.ts'
import { table } from '../../io/table.ts'

export async function run(context: Context): Promise<void> {
  const { io, lang, options } = context
  const client = await chooseClient(context, { writes: false })
  const pools = await (await context.store()).pools.list(client.slug)
  if (options.json) {
    return io.json(
      pools.map(({ id, name, cool_down_days, created_at, entries }) => ({
        id,
        client: client.slug,
        name,
        cool_down_days,
        created_at,
        entries: entries.length,
      })),
    )
  }
  if (pools.length === 0) {
    io.note(say(lang, seriesText.pools_none))
    return io.note(say(lang, seriesText.pools_none_hint))
  }
  const head = [
    { title: say(lang, seriesText.col_pool), flexible: true },
    { title: say(lang, seriesText.col_posts), align: 'right' as const },
    { title: say(lang, seriesText.col_rest), align: 'right' as const },
  ]
  const rows = pools.map(({ name, entries, cool_down_days }) => [name, String(entries.length), String(cool_down_days)])
  io.print(table(head, rows, io.columns).join('\n'))
}
