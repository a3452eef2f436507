/** What a post says of itself for the law: kept with it, checked when it is queued (`posts/legal`). Nothing of it is published. */
export const disclosures = ['none', 'ad', 'commercial_collaboration', 'gift', 'employee'] as const
/** `ad`: a paid message. `gift`: something was given for it. `employee`: written by somebody who works there. */
export type Disclosure = (typeof disclosures)[number]

export const aiUses = ['none', 'assisted', 'generated_media'] as const
/** Of pictures, sound and video. `generated_media`: made by a machine, and looks or sounds real. */
export type AiUse = (typeof aiUses)[number]

export interface ContestPrize {
  readonly what: string
  /** As the organiser says it: `80 €`. */
  readonly value: string
}

/** A game, a draw or a competition. Null: not said yet. */
export interface Contest {
  readonly rules_url: string | null
  /** Days, both included. */
  readonly starts: string | null
  readonly ends: string | null
  readonly prizes: readonly ContestPrize[]
  /** Who may take part, how the winners are found, what becomes of the data of those who take part. */
  readonly who: string | null
  readonly draw: string | null
  readonly data_notice: string | null
  /** The rules release the network from all it could be asked for. */
  readonly release: boolean
}

export interface PostLegal {
  readonly disclosure?: Disclosure
  /** Number of a right of kind `partner`, and of an ambassador. */
  readonly partner?: number
  readonly ambassador?: number
  readonly ai?: AiUse
  readonly contest?: Contest
}

export const nothingDeclared: PostLegal = {}
