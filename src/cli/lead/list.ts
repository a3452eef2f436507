import { chooseClient } from '../../clients/choose-client.ts'
import type { Context } from '../../context.ts'
import { date, money, percent } from '../../i18n/format.ts'
import { importText } from '../../i18n/import-entries.ts'
import { leadStatusLabel } from '../../i18n/labels.ts'
import { resultsText } from '../../i18n/results.ts'
import { say } from '../../i18n/text.ts'
import { table } from '../../io/table.ts'
import { monthFlag, type Flags } from '../entries.ts'

export async function run(context: Context, flags: Flags): Promise<void> {
  const { io, lang, options } = context
  const client = await chooseClient(context, { writes: false })
  const leads = await (await context.store()).money.listLeads(client.slug, ...monthFlag(context, client, flags))
  if (options.json) return io.json(leads)
  if (leads.length === 0) return io.note(say(lang, resultsText.nothing_lead))

  const noted = leads.some(({ note }) => note !== null)
  const title = (key: 'id' | 'date' | 'status' | 'close_rate' | 'avg_margin'): string => say(lang, resultsText[`column_${key}`])
  const rows = leads.map((lead) => [
    lead.lead_id,
    date(lang, lead.date),
    say(lang, leadStatusLabel[lead.status]),
    lead.close_rate_bp === null ? '' : percent(lang, lead.close_rate_bp),
    lead.avg_margin === null ? '' : money(lang, lead.avg_margin, client.currency),
    ...(noted ? [lead.note ?? ''] : []),
  ])
  const head = [
    { title: title('id'), flexible: true },
    { title: title('date') },
    { title: title('status') },
    { title: title('close_rate'), align: 'right' as const },
    { title: title('avg_margin'), align: 'right' as const },
    ...(noted ? [{ title: say(lang, importText.column_note), flexible: true }] : []),
  ]
  for (const line of table(head, rows, io.columns)) io.print(line)
}
