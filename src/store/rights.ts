import type { AiUse } from './post-legal.ts'

export const rightKinds = ['release', 'licence', 'partner'] as const
/** `release`: a person agrees to be shown. `licence`: what somebody else made may be used. `partner`: who is paid or given something. */
export type RightKind = (typeof rightKinds)[number]

export const partnerValueKinds = ['fee', 'gift'] as const
export type PartnerValueKind = (typeof partnerValueKinds)[number]

/** What a partner got on one day: minor units of `currency`. */
export interface PartnerValue {
  readonly id: number
  readonly date: string
  readonly kind: PartnerValueKind
  readonly amount: number
  readonly currency: string
  readonly note: string | null
}

export interface Right {
  readonly id: number
  readonly client: string
  readonly kind: RightKind
  /** The person shown, who grants the licence, the partner. */
  readonly name: string
  readonly purpose: string | null
  /** Networks that it is for; empty: all of them. */
  readonly networks: readonly string[]
  readonly minor: boolean
  /** Who signs for a minor. */
  readonly guardian: string | null
  /** Days, both included; null: no beginning, no end. */
  readonly from_day: string | null
  readonly until_day: string | null
  /** The paper: its name among the private papers, and its SHA-256. */
  readonly document: string | null
  readonly document_sha256: string | null
  /** Day of a partner's written contract. */
  readonly contract_on: string | null
  readonly note: string | null
  readonly added_at: string
  /** It was withdrawn. */
  readonly removed_at: string | null
  readonly values: readonly PartnerValue[]
}

export type NewRight = Omit<Right, 'id' | 'client' | 'added_at' | 'removed_at' | 'values'>
export type NewPartnerValue = Omit<PartnerValue, 'id'>
export type RightChange = Partial<Omit<NewRight, 'kind'>>

export const mediaOrigins = ['own', 'customer', 'third_party', 'library'] as const
/** Who made a picture or a sound. `library`: out of a bank of pictures or the sounds of a network. */
export type MediaOrigin = (typeof mediaOrigins)[number]

/** What is known of one file of a client, whatever post shows it. Null: nobody has said. */
export interface MediaFacts {
  readonly sha256: string
  readonly file_name: string
  readonly people_visible: boolean | null
  /** Rights of kind `release`, of those shown. */
  readonly releases: readonly number[]
  readonly licence_id: number | null
  readonly origin: MediaOrigin | null
  readonly ai: AiUse | null
}

/** A file that a right is given for. */
export type NamedFile = Pick<MediaFacts, 'sha256' | 'file_name'>

export interface RightsStore {
  /** With what a partner got and the files that it is for, in one transaction. The trail of changes never says whose it is. */
  add(
    client: string,
    right: NewRight,
    values: readonly NewPartnerValue[],
    files: readonly NamedFile[],
    at: string,
  ): Promise<Right>
  /** Withdrawn ones too. */
  get(id: number): Promise<Right | null>
  /** In the order in which they came; withdrawn ones only when asked. */
  list(client: string, options?: { readonly removed?: boolean }): Promise<Right[]>
  change(id: number, change: RightChange, files: readonly NamedFile[], at: string): Promise<Right>
  /** Withdrawn: it covers nothing any more. What it covered is known to be without. */
  remove(id: number, at: string): Promise<void>
  addValues(id: number, values: readonly NewPartnerValue[], at: string): Promise<Right>
  /** Of those of these files that something is known of. */
  facts(client: string, sha256s: readonly string[]): Promise<MediaFacts[]>
  /** Replaces what was known of each. */
  keepFacts(client: string, facts: readonly MediaFacts[], at: string): Promise<void>
}
