import type { Context } from '../../context.ts'
import { date, money, month, percent } from '../../i18n/format.ts'
import { costKindLabel } from '../../i18n/labels.ts'
import { resultsText } from '../../i18n/results.ts'
import { say } from '../../i18n/text.ts'
import { monthOf } from '../../results/month.ts'
import type { NewCost } from '../../store/money.ts'
import { summary } from '../entries.ts'

/** One line of what is kept. */
export function costWords({ lang }: Context, entry: Omit<NewCost, 'client'>): string {
  return summary(
    `${money(lang, entry.amount_ht, entry.currency)} ${say(lang, resultsText.without_vat)}`,
    say(lang, costKindLabel[entry.kind]),
    date(lang, entry.date),
    entry.vat_bp === 0 ? null : say(lang, resultsText.vat, { percent: percent(lang, entry.vat_bp) }),
    entry.months === 1 ? null : say(lang, resultsText.spread, { count: entry.months, month: month(lang, monthOf(entry.date)) }),
    entry.note ?? null,
  )
}
