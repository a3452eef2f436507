/** The rules for the offers of other providers: what each costs, what speaks against it, and when one may be chosen. Pure. */
import { rhaz, sum } from '../arithmetic.ts'
import { addDays } from '../days.ts'
import type { Observation, Offer, Quote, QuoteLineKind, QuoteQuestion, QuoteRedFlag } from '../store/quotes.ts'

export const lineKinds = ['fee', 'third_party', 'ads'] as const satisfies readonly QuoteLineKind[]
/** Right skills, support and reassurance, the wish to work together, only professional reasons: four times yes or nothing. */
export const quoteQuestions = ['skills', 'support', 'wish', 'reasons'] as const satisfies readonly QuoteQuestion[]
export const saidRedFlags = ['claims_everything', 'holds_alone'] as const satisfies readonly QuoteRedFlag[]
export const observations = ['active', 'regular', 'own_content', 'answers', 'clear'] as const satisfies readonly Observation[]

/** What is seen beside the price: said by the client, or found in the offer. */
export type QuoteWarning = QuoteRedFlag | 'poor_presence' | 'not_observed' | 'few_references'

export type Decision = 'need_second_quote' | 'wait' | 'price_review' | 'brand_story' | 'accept'

/**
 * What French freelance community managers asked a day in 2017 (Malt, Journal du Community Manager): about 200 € for a beginner,
 * 336 to 600 € with experience. Shown with its year, and never counted with.
 */
export const priceYardstick = { year: 2017, currency: 'EUR', day_beginner: 20_000, day_from: 33_600, day_to: 60_000 } as const

/** Days to think it over before the four questions are put again. */
export const waitingDays = 14
const wantedReferences = 2
const wantedQuotes = 2

export interface Amounts {
  readonly fee: number
  readonly third_party: number
  readonly ads: number
  readonly total: number
}

export type PriceReason = 'vat_unknown' | 'no_monthly_fee' | 'hours_not_said' | 'posts_not_said'

export interface Price {
  readonly value: number | null
  readonly reason: PriceReason | null
}

export interface QuoteView {
  readonly id: number
  readonly provider: string
  readonly offer: Offer
  readonly expired: boolean
  /** Before VAT, at the price presented last. */
  readonly month: Amounts
  readonly once: Amounts
  /** The fee as it was first presented, for what `second_price` is for. */
  readonly first_price: number
  /** What the client pays: with VAT where it is not recovered. */
  readonly cost_month: Price
  readonly cost_once: Price
  readonly cost_year: Price
  readonly fee_per_hour: Price
  readonly fee_per_post: Price
  readonly warnings: readonly QuoteWarning[]
  /** Of five points; null: nobody has looked. */
  readonly observation_score: number | null
  readonly references_called: number
  readonly four_yes: boolean
  readonly decision: Decision
  /** When to put the four questions again; null unless they were answered and the decision is to wait. */
  readonly reminder_on: string | null
  readonly reminder_due: boolean
}

export interface QuoteSurroundings {
  readonly today: string
  readonly vat_recoverable: boolean
  /** How many offers the client has: one is no choice. */
  readonly quotes: number
}

export function viewQuote({ id, provider, offer }: Quote, around: QuoteSurroundings): QuoteView {
  const [month, once] = [amountsOf(offer, 'month'), amountsOf(offer, 'once')]
  const four_yes = hasFourYes(offer)
  const decision = decide(offer, around)
  const reminder_on = decision === 'wait' ? reminderOf(offer) : null
  const paid = (amount: number): Price => paidFor(offer, amount, around.vat_recoverable)
  const fee = hasMonthlyFee(offer) ? paid(month.fee) : none('no_monthly_fee')
  return {
    id,
    provider,
    offer,
    expired: isExpired(offer, around.today),
    month,
    once,
    first_price: sum(offer.lines.filter((line) => isPriced(offer, line)).map(({ amount }) => amount)),
    cost_month: paid(month.total),
    cost_once: paid(once.total),
    cost_year: overYear(paid(month.total), paid(once.total)),
    fee_per_hour: each(fee, offer.minutes_per_month, 60, 'hours_not_said'),
    fee_per_post: each(fee, offer.posts_per_month, 1, 'posts_not_said'),
    warnings: warningsOf(offer),
    observation_score: offer.observed?.length ?? null,
    references_called: calledOf(offer),
    four_yes,
    decision,
    reminder_on,
    reminder_due: reminder_on !== null && reminder_on <= around.today,
  }
}

export function isExpired({ valid_until }: Offer, today: string): boolean {
  return valid_until !== null && valid_until < today
}

/** One step after the other: another offer, four times yes, the price once more, the story of the brand. */
export function decide(offer: Offer, { quotes }: Pick<QuoteSurroundings, 'quotes'>): Decision {
  if (quotes < wantedQuotes) return 'need_second_quote'
  if (!hasFourYes(offer)) return 'wait'
  if (offer.second_price === null) return 'price_review'
  return offer.story_told_on === null ? 'brand_story' : 'accept'
}

export function hasFourYes({ answers }: Offer): boolean {
  return quoteQuestions.every((question) => answers[question] === true)
}

/** Before VAT. The price presented last counts. */
export function amountsOf(offer: Offer, each: 'month' | 'once'): Amounts {
  const of = (kind: QuoteLineKind): number => {
    const lines = offer.lines.filter((line) => line.kind === kind && line.each === each)
    if (offer.second_price !== null && lines.some((line) => isPriced(offer, line))) return offer.second_price
    return sum(lines.map(({ amount }) => amount))
  }
  const [fee, third_party, ads] = [of('fee'), of('third_party'), of('ads')]
  return { fee, third_party, ads, total: sum([fee, third_party, ads]) }
}

/** What the client pays for an amount before VAT. */
export function paidFor(offer: Pick<Offer, 'vat_bp'>, amount: number, vat_recoverable: boolean): Price {
  if (vat_recoverable || amount === 0) return { value: amount, reason: null }
  if (offer.vat_bp === null) return none('vat_unknown')
  return { value: rhaz(BigInt(amount) * BigInt(10_000 + offer.vat_bp), 10_000), reason: null }
}

/** Nobody waits who was not asked yet. */
function reminderOf({ answered_on }: Offer): string | null {
  return answered_on === null ? null : addDays(answered_on, waitingDays)
}

function overYear(month: Price, once: Price): Price {
  if (month.value === null) return month
  return once.value === null ? once : { value: sum([12 * month.value, once.value]), reason: null }
}

function hasMonthlyFee({ lines }: Offer): boolean {
  return lines.some(({ kind, each: when }) => kind === 'fee' && when === 'month')
}

/** The lines that the price presented again stands for: the monthly fee, or the fee paid once where none is monthly. */
function isPriced(offer: Offer, { kind, each: when }: Offer['lines'][number]): boolean {
  return kind === 'fee' && when === (hasMonthlyFee(offer) ? 'month' : 'once')
}

function warningsOf(offer: Offer): QuoteWarning[] {
  const raised: Record<QuoteWarning, boolean> = {
    claims_everything: offer.red_flags.includes('claims_everything'),
    holds_alone: offer.red_flags.includes('holds_alone') || offer.backup === '',
    poor_presence: offer.observed !== null && offer.observed.length < 3,
    not_observed: offer.observed === null,
    few_references: calledOf(offer) < wantedReferences,
  }
  return (Object.keys(raised) as QuoteWarning[]).filter((warning) => raised[warning])
}

function calledOf({ references }: Offer): number {
  return references.filter(({ called }) => called).length
}

function each(price: Price, count: number | null, of: number, missing: PriceReason): Price {
  if (price.value === null) return price
  return count === null || count === 0 ? none(missing) : { value: rhaz(BigInt(price.value) * BigInt(of), count), reason: null }
}

function none(reason: PriceReason): Price {
  return { value: null, reason }
}
