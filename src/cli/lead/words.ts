import type { Context } from '../../context.ts'
import { date, money, percent } from '../../i18n/format.ts'
import { leadStatusLabel } from '../../i18n/labels.ts'
import { resultsText } from '../../i18n/results.ts'
import { say } from '../../i18n/text.ts'
import type { Client } from '../../store/clients.ts'
import type { NewLead } from '../../store/money.ts'
import { summary } from '../entries.ts'

/** One line of what is kept. */
export function leadWords({ lang }: Context, client: Client, entry: Omit<NewLead, 'client'>): string {
  const { close_rate_bp, avg_margin } = entry
  return summary(
    entry.lead_id,
    date(lang, entry.date),
    say(lang, leadStatusLabel[entry.status]),
    entry.status !== 'open' || close_rate_bp === null || avg_margin === null
      ? null
      : say(lang, resultsText.lead_value, {
          rate: percent(lang, close_rate_bp),
          margin: money(lang, avg_margin, client.currency),
        }),
    entry.note ?? null,
  )
}
