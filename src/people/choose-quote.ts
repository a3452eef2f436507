import type { Context } from '../context.ts'
import { Failure } from '../failure.ts'
import { date } from '../i18n/format.ts'
import { decisionText, quoteText } from '../i18n/quotes.ts'
import { say, type Text } from '../i18n/text.ts'
import type { Client } from '../store/clients.ts'
import { compareQuotes } from './compare-quotes.ts'
import type { QuoteView } from './quote.ts'

/** A quote by its number, as typed. Throws `Failure` not_found `quote_not_found`. */
export async function findQuote(context: Context, client: Client, typed: string, today: string): Promise<QuoteView> {
  const { lang } = context
  const { quotes } = await compareQuotes(context, client, today)
  const found = quotes.find(({ id }) => String(id) === typed.trim())
  if (found) return found
  throw new Failure('not_found', 'quote_not_found', say(lang, quoteText.not_found, { id: typed }), {
    hint: say(lang, quoteText.not_found_hint),
  })
}

/**
 * Records which offer is taken, where the rules allow it; with `dry_run` only checks. Throws `Failure`: not_found
 * `quote_not_found`; failed, by the step that is missing: `need_second_quote`, `wait`, `price_review`, `brand_story`,
 * `quote_expired`.
 */
export async function chooseQuote(context: Context, client: Client, typed: string, today: string): Promise<QuoteView> {
  const { lang, options } = context
  const view = await findQuote(context, client, typed, today)
  const { provider, decision, offer, id } = view
  if (decision !== 'accept') {
    throw new Failure('failed', decision, say(lang, quoteText.not_yet, { provider }), {
      details: [sayDecision(context, view)],
      hint: sayNext(context, view),
    })
  }
  if (view.expired && offer.valid_until !== null) {
    const values = { provider, date: date(lang, offer.valid_until) }
    throw new Failure('failed', 'quote_expired', say(lang, quoteText.expired_refused, values), {
      hint: say(lang, quoteText.expired_hint, { provider }),
    })
  }
  if (options.dry_run) return { ...view, offer: { ...offer, chosen_on: today } }
  const chosen = await (await context.store()).quotes.choose(id, today, context.now().toISOString())
  return { ...view, offer: chosen.offer }
}

/** What the next step is, in a sentence. */
export function sayDecision(
  { lang }: Pick<Context, 'lang'>,
  { decision, reminder_on, reminder_due, offer }: QuoteView,
): string {
  if (decision === 'wait' && offer.answered_on === null) return say(lang, quoteText.wait_unanswered)
  if (decision !== 'wait' || reminder_on === null) return say(lang, decisionText[decision].about)
  return say(lang, reminder_due ? quoteText.wait_over : quoteText.wait_until, { date: date(lang, reminder_on) })
}

/** What to type for it. */
export function sayNext({ lang }: Pick<Context, 'lang'>, { decision, provider, id }: QuoteView): string {
  const next: Text = decisionText[decision].next
  return say(lang, next, { provider, id })
}
