import { chooseClient } from '../../clients/choose-client.ts'
import type { Context } from '../../context.ts'
import { date, money, percent } from '../../i18n/format.ts'
import { kpiText } from '../../i18n/kpi.ts'
import { importText } from '../../i18n/import-entries.ts'
import { evidenceLabel } from '../../i18n/labels.ts'
import { resultsText } from '../../i18n/results.ts'
import { say } from '../../i18n/text.ts'
import { table } from '../../io/table.ts'
import { networkName } from '../../report/words.ts'
import { countedSales } from '../../results/counted-sales.ts'
import type { ReadersNetwork } from '../../networks/readers-network.ts'
import { monthFlag, totals, type Flags } from '../entries.ts'

export async function run(context: Context, flags: Flags): Promise<void> {
  const { io, lang, options } = context
  const client = await chooseClient(context, { writes: false })
  const { money: entries } = await context.store()
  const sales = await entries.listSales(client.slug, ...monthFlag(context, client, flags))
  if (options.json) return io.json(sales)
  if (sales.length === 0) return io.note(say(lang, resultsText.nothing_sale))

  const title = (key: 'id' | 'date' | 'revenue' | 'count' | 'evidence' | 'margin'): string =>
    say(lang, resultsText[`column_${key}`])
  // nobody has to name networks: without any there is no column
  const withNetwork = sales.some(({ network }) => network !== null)
  const noted = sales.some(({ note }) => note !== null)
  const rows = sales.map((sale) => [
    sale.refund_of === null ? sale.sale_id : `${sale.sale_id} (↩ ${sale.refund_of})`,
    date(lang, sale.date),
    money(lang, sale.revenue, sale.currency),
    sale.refund_of === null ? String(sale.count) : '',
    say(lang, evidenceLabel[sale.evidence]),
    sale.margin_bp === null ? '' : percent(lang, sale.margin_bp),
    ...(withNetwork ? [sale.network === null ? '' : networkName(lang, sale.network as ReadersNetwork)] : []),
    ...(noted ? [sale.note ?? ''] : []),
  ])
  const head = [
    { title: title('id'), flexible: true },
    { title: title('date') },
    { title: title('revenue'), align: 'right' as const },
    { title: title('count'), align: 'right' as const },
    { title: title('evidence') },
    { title: title('margin'), align: 'right' as const },
    ...(withNetwork ? [{ title: say(lang, kpiText.column_network) }] : []),
    ...(noted ? [{ title: say(lang, importText.column_note), flexible: true }] : []),
  ]
  for (const line of table(head, rows, io.columns)) io.print(line)
  // a sale that is known by two proofs is one sale, in the sum too
  const counted = new Set(countedSales(await entries.listSales(client.slug)).map(({ id }) => id))
  io.print(
    totals(
      lang,
      sales.map(({ id, revenue, currency }) => ({ amount: counted.has(id) ? revenue : 0, currency })),
    ),
  )
}
