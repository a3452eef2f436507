import type { Context } from '../../context.ts'
import { date, money } from '../../i18n/format.ts'
import { hireText } from '../../i18n/hires.ts'
import { say } from '../../i18n/text.ts'
import type { Client } from '../../store/clients.ts'
import type { NewHire } from '../../store/money.ts'
import { summary } from '../entries.ts'

/** One line of what is kept. */
export function hireWords({ lang }: Context, client: Client, entry: Omit<NewHire, 'client'>): string {
  return summary(
    say(lang, hireText.count, { count: entry.count }),
    date(lang, entry.date),
    entry.avoided_cost === null
      ? null
      : say(lang, hireText.avoided, { amount: money(lang, entry.avoided_cost, client.currency) }),
    entry.note ?? null,
  )
}
