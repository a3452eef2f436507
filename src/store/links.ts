import type { Content } from '../networks/contract.ts'

/** An address made by hand that says where a visit came from, or a code that says it at the till. */
export interface CampaignLink {
  readonly id: number
  readonly client: string
  /** As typed. */
  readonly url: string
  readonly tagged_url: string
  readonly utm_source: string
  readonly utm_medium: string
  readonly utm_campaign: string
  readonly utm_content: string | null
  /** Whose link it is. */
  readonly ambassador_id: number | null
  /** What a customer gives when buying: of one link of the client, whatever the case of its letters. */
  readonly promo_code: string | null
  readonly created_at: string
}

export type NewLink = Omit<CampaignLink, 'id' | 'created_at'>

/** What an account gets or got with tagged addresses in it. */
export interface TaggedDelivery {
  readonly post_id: number
  readonly network: string
  readonly account: string
  /** Published, else due; null: a draft without a time. */
  readonly at: string | null
  readonly content: Content
}

export interface LinkStore {
  /**
   * The same address with the same ambassador and code is one link: it is given as it is. Refused (`code_taken`) where the code is of
   * another link, or of another ambassador.
   */
  add(link: NewLink, at: string): Promise<CampaignLink>
  /** In the order in which they were made; those taken out are not among them. */
  list(client: string): Promise<CampaignLink[]>
  /** Its code is free again. */
  remove(id: number, at: string): Promise<void>
  /** Those whose text or link has marks (`utm_source=`), oldest first; what was cancelled or refused is none. */
  tagged(client: string): Promise<TaggedDelivery[]>
}
