import { date, minutes, money } from '../../i18n/format.ts'
import { decisionText, quoteText } from '../../i18n/quotes.ts'
import { say, type Lang } from '../../i18n/text.ts'
import type { QuoteView } from '../../people/quote.ts'
import type { Client } from '../../store/clients.ts'
import { summary } from '../entries.ts'
import { withReasons } from '../with-reasons.ts'

/** « Studio A · 450,00 € par mois · 8 h par mois · valable jusqu'au 31 décembre 2026 » */
export function summaryOf(lang: Lang, { provider, month, once, offer, expired }: QuoteView): string {
  const amount = (value: number): string => money(lang, value, offer.currency)
  const until = offer.valid_until
  return summary(
    provider,
    month.total === 0 ? null : say(lang, quoteText.summary_month, { amount: amount(month.total) }),
    once.total === 0 ? null : say(lang, quoteText.summary_once, { amount: amount(once.total) }),
    offer.minutes_per_month === null ? null : say(lang, quoteText.summary_hours, { hours: minutes(offer.minutes_per_month) }),
    until === null
      ? null
      : say(lang, expired ? quoteText.summary_expired : quoteText.summary_valid, { date: date(lang, until) }),
  )
}

/** Where the client is with it, in a word or two. */
export function stateOf(lang: Lang, { offer, decision, expired }: QuoteView): string {
  if (offer.chosen_on !== null) return say(lang, quoteText.is_chosen, { date: date(lang, offer.chosen_on) })
  return expired ? say(lang, quoteText.expired_short) : say(lang, decisionText[decision].short)
}

/** Amounts before VAT unless named `cost_…`; each price with its reason where it is not known. */
export function quoteJson(client: Client, view: QuoteView) {
  const { id, provider, offer, month, once, ...rest } = view
  const { cost_month, cost_once, cost_year, fee_per_hour, fee_per_post, ...plain } = rest
  return {
    id: id === 0 ? null : id,
    client: client.slug,
    provider,
    ...offer,
    per_month: month,
    once,
    ...withReasons({ cost_month, cost_once, cost_year, fee_per_hour, fee_per_post }),
    ...plain,
  }
}
