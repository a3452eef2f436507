import { sum } from '../../arithmetic.ts'
import { chooseClient } from '../../clients/choose-client.ts'
import type { Context } from '../../context.ts'
import { date, minutes, money } from '../../i18n/format.ts'
import { activityLabel } from '../../i18n/labels.ts'
import { resultsText, roleName } from '../../i18n/results.ts'
import { say } from '../../i18n/text.ts'
import { paint } from '../../io/paint.ts'
import { table } from '../../io/table.ts'
import { monthFlag, type Flags } from '../entries.ts'

export async function run(context: Context, flags: Flags): Promise<void> {
  const { io, lang, options } = context
  const client = await chooseClient(context, { writes: false })
  const entries = await (await context.store()).money.listTime(client.slug, ...monthFlag(context, client, flags))
  if (options.jsonl) return entries.forEach((entry) => io.jsonLine(entry))
  if (options.json) return io.json(entries)
  if (entries.length === 0) return io.note(say(lang, resultsText.nothing_time))

  const title = (key: 'id' | 'date' | 'duration' | 'role' | 'activity' | 'network' | 'rate'): string =>
    say(lang, resultsText[`column_${key}`])
  const rows = entries.map((entry) => [
    String(entry.id),
    date(lang, entry.date),
    `${minutes(entry.minutes)}${entry.estimated ? ` (${say(lang, resultsText.estimated)})` : ''}`,
    roleName(lang, entry.role),
    entry.activity === null ? '' : say(lang, activityLabel[entry.activity]),
    entry.network ?? '',
    entry.rate_per_hour === null ? '' : money(lang, entry.rate_per_hour, client.currency),
  ])
  const head = [
    { title: title('id'), align: 'right' as const },
    { title: title('date') },
    { title: title('duration'), align: 'right' as const },
    { title: title('role'), flexible: true },
    { title: title('activity') },
    { title: title('network') },
    { title: title('rate'), align: 'right' as const },
  ]
  for (const line of table(head, rows, io.columns)) io.print(line)
  const total = minutes(sum(entries.map((entry) => entry.minutes)))
  io.print(`${paint('bold', say(lang, resultsText.total))} ${total}`)
}
