import type { Context } from '../context.ts'
import type { Client } from '../store/clients.ts'
import type { Decision, QuoteView } from './quote.ts'

export interface QuoteComparison {
  /** Oldest first. */
  readonly quotes: readonly QuoteView[]
  /** How far the client is with all of them: the furthest of the quotes; null: there is none. */
  readonly decision: Decision | null
  readonly chosen: QuoteView | null
  /** Amounts of several currencies stand beside each other and are never added. */
  readonly currencies: readonly string[]
}

const order: readonly Decision[] = ['need_second_quote', 'wait', 'price_review', 'brand_story', 'accept']

export async function compareQuotes(context: Context, client: Client, today: string): Promise<QuoteComparison> {
  const stored = await (await context.store()).quotes.list(client.slug)
  if (stored.length === 0) return { quotes: [], decision: null, chosen: null, currencies: [] }
  const { viewQuote } = await import('./quote.ts')
  const around = { today, vat_recoverable: client.vat_recoverable, quotes: stored.length }
  const quotes = stored.map((quote) => viewQuote(quote, around))
  return {
    quotes,
    decision: quotes.map(({ decision }) => decision).reduce<Decision | null>(furthest, null),
    chosen: quotes.find(({ offer }) => offer.chosen_on !== null) ?? null,
    currencies: [...new Set(quotes.map(({ offer }) => offer.currency))],
  }
}

function furthest(a: Decision | null, b: Decision): Decision {
  return a === null || order.indexOf(b) > order.indexOf(a) ? b : a
}
