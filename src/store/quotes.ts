export type QuoteLineKind = 'fee' | 'third_party' | 'ads'
export type QuoteQuestion = 'skills' | 'support' | 'wish' | 'reasons'
export type QuoteRedFlag = 'claims_everything' | 'holds_alone'
export type Observation = 'active' | 'own_content' | 'answers' | 'clear' | 'regular'

export interface QuoteLine {
  readonly kind: QuoteLineKind
  readonly label: string
  /** Before VAT. */
  readonly amount: number
  readonly each: 'month' | 'once'
}

export interface QuoteReference {
  readonly name: string
  readonly called: boolean
}

/** An offer of another provider. Money in minor units of `currency`, before VAT; null is what the provider or the client has not said. */
export interface Offer {
  /** The day on the paper, `2026-12-01`. */
  readonly dated: string
  readonly valid_until: string | null
  readonly currency: string
  readonly vat_bp: number | null
  readonly lines: readonly QuoteLine[]
  readonly minutes_per_month: number | null
  readonly posts_per_month: number | null
  /** Who steps in for the provider; empty: nobody. */
  readonly backup: string
  /** The provider's own accounts and sites. */
  readonly accounts: readonly string[]
  /** What was seen there, of five points; null: nobody has looked. */
  readonly observed: readonly Observation[] | null
  readonly references: readonly QuoteReference[]
  readonly red_flags: readonly QuoteRedFlag[]
  /** Noted, and counted for nothing. */
  readonly sector_specialist: boolean | null
  readonly answers: Readonly<Record<QuoteQuestion, boolean | null>>
  /** The day of the last of these answers: the reminder counts from it. */
  readonly answered_on: string | null
  /** The fee when it was presented again: per month, or once where no fee is monthly. */
  readonly second_price: number | null
  /** The day the client and the provider met on the brand's story. */
  readonly story_told_on: string | null
  /** The day it was chosen. */
  readonly chosen_on: string | null
}

export interface Quote {
  readonly id: number
  readonly client: string
  readonly provider: string
  readonly offer: Offer
  readonly added_at: string
  readonly updated_at: string
}

export interface QuoteStore {
  /** Those that were removed are not among them. Oldest first. */
  list(client: string): Promise<Quote[]>
  add(client: string, provider: string, offer: Offer, at: string): Promise<Quote>
  change(id: number, offer: Offer, at: string): Promise<Quote>
  /** Marks this one as chosen on `day`, and takes the mark off every other one of the client. */
  choose(id: number, day: string, at: string): Promise<Quote>
  remove(id: number, at: string): Promise<void>
}
