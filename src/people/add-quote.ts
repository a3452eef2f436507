import type { Context } from '../context.ts'
import { Failure } from '../failure.ts'
import { date } from '../i18n/format.ts'
import { quoteText } from '../i18n/quotes.ts'
import { say } from '../i18n/text.ts'
import type { Client } from '../store/clients.ts'
import type { Offer, Quote } from '../store/quotes.ts'
import { sameAlias } from '../store/team.ts'

type Settable = Omit<Offer, 'answers' | 'answered_on' | 'chosen_on'>

/** What is said of an offer; what is not there stays as it was. */
export type OfferChange = Partial<Settable> & { readonly answers?: Partial<Offer['answers']> }

export interface AddQuoteInput {
  readonly client: Client
  readonly provider: string
  readonly change: OfferChange
  readonly today: string
}

export interface AddedQuote {
  readonly quote: Quote
  readonly added: boolean
  /** It had been chosen, and its price is another now. */
  readonly choice_voided: boolean
}

/**
 * Keeps an offer, or changes what is said of the one its provider has. With `dry_run` writes nothing.
 * Throws `Failure` usage: `bad_provider`, `lines_needed`, `backup_needed`, `currency_needs_lines`, `bad_validity`.
 */
export async function addQuote(context: Context, input: AddQuoteInput): Promise<AddedQuote> {
  const { client, change, today } = input
  const store = await context.store()
  const at = context.now().toISOString()
  const { name, quote: before } = await providerOf(context, client, input.provider)
  if (before === null) {
    const offer = { ...emptyOffer(client, today), ...merged(emptyAnswers, change, { answered_on: null, today }) }
    if (offer.lines.length === 0) throw missing(context, 'lines_needed')
    // whether somebody steps in must be said, be it « nobody »
    if (change.backup === undefined) throw missing(context, 'backup_needed')
    refuseBackwards(context, offer)
    const draft: Quote = { id: 0, client: client.slug, provider: name, offer, added_at: at, updated_at: at }
    const quote = context.options.dry_run ? draft : await store.quotes.add(client.slug, name, offer, at)
    return { quote, added: true, choice_voided: false }
  }
  const { answers, answered_on, chosen_on, currency } = before.offer
  // amounts of one currency are none of another
  if ((change.currency ?? currency) !== currency && change.lines === undefined) throw missing(context, 'currency_needs_lines')
  const changed = {
    ...before.offer,
    // a price presented again was that of the lines before
    ...(change.lines === undefined ? {} : { second_price: null }),
    ...merged(answers, change, { answered_on, today }),
  }
  const choice_voided = chosen_on !== null && decidedBy.some((field) => !isSame(changed[field], before.offer[field]))
  const offer = { ...changed, chosen_on: choice_voided ? null : chosen_on }
  refuseBackwards(context, offer)
  const quote = context.options.dry_run ? { ...before, offer } : await store.quotes.change(before.id, offer, at)
  return { quote, added: false, choice_voided }
}

/** The quote of a provider, by the name as it is written already; null: there is none yet. Throws `bad_provider`. */
export async function providerOf(
  context: Context,
  client: Client,
  typed: string,
): Promise<{ name: string; quote: Quote | null }> {
  const name = typed.replace(/\s+/g, ' ').trim()
  if (name === '' || name.length > 120) {
    throw new Failure('usage', 'bad_provider', say(context.lang, quoteText.bad_provider))
  }
  const quotes = await (await context.store()).quotes.list(client.slug)
  const quote = quotes.find(({ provider }) => sameAlias(provider, name)) ?? null
  return { name: quote?.provider ?? name, quote }
}

const emptyAnswers: Offer['answers'] = { skills: null, support: null, wish: null, reasons: null }

function emptyOffer(client: Client, today: string): Offer {
  return {
    dated: today,
    valid_until: null,
    currency: client.currency,
    vat_bp: null,
    lines: [],
    minutes_per_month: null,
    posts_per_month: null,
    backup: '',
    accounts: [],
    observed: null,
    references: [],
    red_flags: [],
    sector_specialist: null,
    answers: emptyAnswers,
    answered_on: null,
    second_price: null,
    story_told_on: null,
    chosen_on: null,
  }
}

/** What a choice is made on: where it changes, the choice is open again. */
const decidedBy = ['lines', 'currency', 'vat_bp', 'minutes_per_month', 'second_price', 'answers'] as const

/** The reminder counts from the day the questions were last answered, the same way or another. */
function merged(
  before: Offer['answers'],
  { answers: said, ...rest }: OfferChange,
  { answered_on, today }: { answered_on: string | null; today: string },
): Partial<Settable> & Pick<Offer, 'answers' | 'answered_on'> {
  const answers = { ...before, ...said }
  return { ...rest, answers, answered_on: Object.keys(said ?? {}).length === 0 ? answered_on : today }
}

function missing({ lang }: Context, code: 'lines_needed' | 'backup_needed' | 'currency_needs_lines'): Failure {
  const hint = say(lang, quoteText.add_hint)
  return new Failure('usage', code, say(lang, quoteText[code]), { hint })
}

function refuseBackwards({ lang }: Context, { dated, valid_until }: Offer): void {
  if (valid_until === null || valid_until >= dated) return
  const values = { dated: date(lang, dated), until: date(lang, valid_until) }
  throw new Failure('usage', 'bad_validity', say(lang, quoteText.bad_validity, values))
}

function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}
