import { chooseClient } from '../../clients/choose-client.ts'
import type { Context } from '../../context.ts'
import { date, money } from '../../i18n/format.ts'
import { hireText } from '../../i18n/hires.ts'
import { importText } from '../../i18n/import-entries.ts'
import { resultsText } from '../../i18n/results.ts'
import { say } from '../../i18n/text.ts'
import { table } from '../../io/table.ts'
import { monthFlag, type Flags } from '../entries.ts'

export async function run(context: Context, flags: Flags): Promise<void> {
  const { io, lang, options } = context
  const client = await chooseClient(context, { writes: false })
  const hires = await (await context.store()).money.listHires(client.slug, ...monthFlag(context, client, flags))
  if (options.json) return io.json(hires)
  if (hires.length === 0) return io.note(say(lang, hireText.nothing))
  const noted = hires.some(({ note }) => note !== null)
  const rows = hires.map((hire) => [
    String(hire.id),
    date(lang, hire.date),
    String(hire.count),
    hire.avoided_cost === null ? '' : money(lang, hire.avoided_cost, client.currency),
    ...(noted ? [hire.note ?? ''] : []),
  ])
  const head = [
    { title: say(lang, resultsText.column_id), align: 'right' as const },
    { title: say(lang, resultsText.column_date) },
    { title: say(lang, hireText.column_count), align: 'right' as const },
    { title: say(lang, hireText.column_cost), align: 'right' as const },
    ...(noted ? [{ title: say(lang, importText.column_note), flexible: true }] : []),
  ]
  for (const line of table(head, rows, io.columns)) io.print(line)
}
