import type { Context } from '../../context.ts'
import { date, money, percent } from '../../i18n/format.ts'
import { evidenceLabel } from '../../i18n/labels.ts'
import { resultsText } from '../../i18n/results.ts'
import { say } from '../../i18n/text.ts'
import { networkName } from '../../report/words.ts'
import type { ReadersNetwork } from '../../networks/readers-network.ts'
import type { Client } from '../../store/clients.ts'
import type { NewSale } from '../../store/money.ts'
import { summary } from '../entries.ts'

/** One line of what is kept. */
export function saleWords(context: Context, client: Client, entry: Omit<NewSale, 'client'>): string {
  const { lang } = context
  return summary(
    money(lang, entry.revenue, entry.currency),
    entry.count === 1 ? null : say(lang, resultsText.orders, { count: entry.count }),
    say(lang, evidenceLabel[entry.evidence]),
    date(lang, entry.date),
    marginWords(context, client, entry.margin_bp),
    entry.refund_of === null ? null : say(lang, resultsText.refund_of, { id: entry.refund_of }),
    entry.network === null || entry.network === undefined ? null : networkName(lang, entry.network as ReadersNetwork),
    entry.sale_id,
    entry.note ?? null,
  )
}

function marginWords({ lang }: Context, client: Client, own: number | null): string | null {
  if (own !== null) return say(lang, resultsText.margin_is, { percent: percent(lang, own) })
  if (client.default_margin_bp === null) return null
  return say(lang, resultsText.margin_of_client, { percent: percent(lang, client.default_margin_bp) })
}
