export type ProposalStatus = 'draft' | 'sent' | 'accepted' | 'refused' | 'cancelled'
export type ProposalVia = 'signature' | 'mail' | 'phone' | 'message' | 'meeting'

/** Kept in both languages: the client reads one of them, whichever it is one day. */
export interface Words {
  readonly fr: string
  readonly en: string
}

/** Either time (`minutes`, at a price per hour) or pieces (`count`, at a price each). `month`: as often as the offer has months. */
export interface ProposalLine {
  readonly label: Words
  /** What is in it. */
  readonly details: readonly Words[]
  readonly each: 'month' | 'once'
  readonly minutes: number | null
  readonly count: number | null
  /** Minor units of the offer's currency, before tax. */
  readonly unit_price: number
}

/** Who makes the offer, as the settings were when it got its number. */
export interface ProposalAuthor {
  readonly name: string | null
  readonly company: string | null
  /** As the consultant writes it: `EI`, `micro-entreprise`, `SASU`. */
  readonly status: string | null
  readonly capital: string | null
  /** `RCS Strasbourg`. */
  readonly rcs: string | null
  readonly siret: string | null
  /** A number, or `exempt`. */
  readonly vat: string | null
  readonly address: string | null
  readonly email: string | null
  readonly phone: string | null
  readonly insurance: string | null
  readonly country: string
}

export interface ProposalCustomer {
  readonly name: string
  readonly siren: string | null
  readonly address: string | null
  readonly country: string
}

/** What is agreed, and between whom: all that is printed. Amounts follow from it (proposals/proposal.ts). */
export interface ProposalContent {
  readonly lang: 'fr' | 'en'
  readonly currency: string
  /** Day of the offer; of a draft, the day it was made. */
  readonly dated: string
  readonly valid_days: number
  /** Null: with the acceptance. */
  readonly start: string | null
  readonly months: number
  readonly lines: readonly ProposalLine[]
  readonly discount_bp: number
  readonly deposit_bp: number
  readonly payment_days: number
  /** What was said with `--vat`; null: as the consultant's own settings say. */
  readonly vat_said: number | 'exempt' | null
  /** Null: no VAT on it. */
  readonly vat_bp: number | null
  readonly author: ProposalAuthor
  readonly customer: ProposalCustomer
  /** Sentences that the law asks for; empty as long as it is a draft. */
  readonly mentions: readonly Words[]
}

export interface Proposal {
  readonly id: number
  readonly client: string
  readonly status: ProposalStatus
  readonly content: ProposalContent
  readonly created_at: string
  /** `D-2026-0001`, from then on nothing of it changes; null: a draft without one. */
  readonly number: string | null
  /** Null with a number: it was not handed over, or nobody knows. */
  readonly sent_at: string | null
  readonly sent_to: string | null
  /** Of number and content in canonical JSON. */
  readonly sha256: string | null
  /** Day of the acceptance or the refusal. */
  readonly decided_at: string | null
  readonly decided_by: string | null
  readonly decided_via: ProposalVia | null
  readonly cancelled_at: string | null
  /** Of a refusal or a cancellation. */
  readonly reason: string | null
}

export interface Numbering {
  readonly content: ProposalContent
  /** Numbers up to this one were given elsewhere; null: those of this store are all there are. */
  readonly after: number | null
  /** The hash of the offer with its number. */
  readonly seal: (number: string) => string
}

export interface LastNumber {
  readonly sequence: number
  readonly dated: string
}

/** Unless said otherwise: throws what `gone` says when another process changed the offer meanwhile. */
export interface ProposalStore {
  /** Oldest first. */
  list(client: string): Promise<Proposal[]>
  get(id: number): Promise<Proposal | null>
  add(client: string, content: ProposalContent, at: string): Promise<Proposal>
  /**
   * The next number of the year that the content is dated in; the content is what it is from then on. One transaction: two processes
   * at once get two numbers that follow each other. A draft alone gets one, and not on a day before the last one's.
   */
  giveNumber(id: number, numbering: Numbering, at: string): Promise<Proposal>
  /** It was handed over. */
  markSent(id: number, sent_to: string | null, at: string): Promise<Proposal>
  decide(
    id: number,
    decision: {
      readonly status: 'accepted' | 'refused'
      readonly day: string
      readonly by: string | null
      readonly via: ProposalVia | null
      readonly reason: string | null
    },
    at: string,
  ): Promise<Proposal>
  cancel(id: number, reason: string | null, at: string): Promise<Proposal>
  /** The last number of a year; null: none yet. */
  lastNumber(year: number): Promise<LastNumber | null>
}
