import { chooseClient } from '../../clients/choose-client.ts'
import type { Context } from '../../context.ts'
import { date, money, percent } from '../../i18n/format.ts'
import { importText } from '../../i18n/import-entries.ts'
import { costKindLabel } from '../../i18n/labels.ts'
import { resultsText } from '../../i18n/results.ts'
import { say } from '../../i18n/text.ts'
import { table } from '../../io/table.ts'
import { monthFlag, totals, type Flags } from '../entries.ts'

export async function run(context: Context, flags: Flags): Promise<void> {
  const { io, lang, options } = context
  const client = await chooseClient(context, { writes: false })
  const costs = await (await context.store()).money.listCosts(client.slug, ...monthFlag(context, client, flags))
  if (options.json) return io.json(costs)
  if (costs.length === 0) return io.note(say(lang, resultsText.nothing_cost))

  const noted = costs.some(({ note }) => note !== null)
  const title = (key: 'id' | 'date' | 'kind' | 'amount' | 'vat' | 'months'): string => say(lang, resultsText[`column_${key}`])
  const rows = costs.map((cost) => [
    String(cost.id),
    date(lang, cost.date),
    say(lang, costKindLabel[cost.kind]),
    money(lang, cost.amount_ht, cost.currency),
    cost.vat_bp === 0 ? '' : percent(lang, cost.vat_bp),
    cost.months === 1 ? '' : String(cost.months),
    ...(noted ? [cost.note ?? ''] : []),
  ])
  const head = [
    { title: title('id'), align: 'right' as const },
    { title: title('date') },
    { title: title('kind'), flexible: true },
    { title: title('amount'), align: 'right' as const },
    { title: title('vat'), align: 'right' as const },
    { title: title('months'), align: 'right' as const },
    ...(noted ? [{ title: say(lang, importText.column_note), flexible: true }] : []),
  ]
  for (const line of table(head, rows, io.columns)) io.print(line)
  io.print(
    totals(
      lang,
      costs.map(({ amount_ht, currency }) => ({ amount: amount_ht, currency })),
    ),
  )
}
