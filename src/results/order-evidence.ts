/** What shows that a visit or an order came by the client's own links and codes. Pure. */
import { tagOf } from '../clients/campaign-link.ts'
import { isNetworkId } from '../networks/ids.ts'

/** The marks and codes that a client has given out. */
export interface OwnMarks {
  /** `utm_medium` of its links: `social`, and what its rule says. */
  readonly media: ReadonlySet<string>
  /** `utm_source` of the links that were made: `facebook`, `ambassador`. */
  readonly sources: ReadonlySet<string>
  /** `utm_campaign` of those links, with the sources of each. */
  readonly campaigns: ReadonlyMap<string, ReadonlySet<string>>
  /** In capitals. */
  readonly promo_codes: ReadonlySet<string>
}

/** Marks of an order or a visit as a shop or a statistics tool writes them. */
export interface SeenMarks {
  readonly utm_source: string | null
  readonly utm_medium: string | null
  readonly utm_campaign: string | null
}

export interface Order extends SeenMarks {
  readonly coupon_codes: readonly string[]
}

export interface OrderEvidence {
  /** The better of the two; null: nothing shows that it came by these links or codes. */
  readonly evidence: 'utm' | 'promo_code' | null
  /** The client's own code that was used, as it was given out. */
  readonly promo_code: string | null
  /** Of the marks; null: none, or no network's name. */
  readonly network: string | null
}

/** Did it come by a link of the client: the medium of its links, or a source it gave to one? */
export function isOurs({ utm_source, utm_medium }: Pick<SeenMarks, 'utm_source' | 'utm_medium'>, own: OwnMarks): boolean {
  const [source, medium] = [tagOf(utm_source ?? ''), tagOf(utm_medium ?? '')]
  return source !== '' && (own.media.has(medium) || own.sources.has(source))
}

/**
 * `utm` where the order carries marks of the client's links: their medium, or a campaign and a source of one of them; else `promo_code`
 * where one of the client's codes was used. Referrals that a shop tells as a source of its own (`utm_medium=referral`) are no marks.
 */
export function evidenceOf(order: Order, own: OwnMarks): OrderEvidence {
  const used = order.coupon_codes.map((code) => code.trim().toUpperCase()).find((code) => own.promo_codes.has(code))
  const source = tagOf(order.utm_source ?? '')
  const named = own.campaigns.get(tagOf(order.utm_campaign ?? ''))?.has(source) === true
  const marked = source !== '' && (own.media.has(tagOf(order.utm_medium ?? '')) || named)
  return {
    evidence: marked ? 'utm' : used === undefined ? null : 'promo_code',
    promo_code: used ?? null,
    network: marked && isNetworkId(source) ? source : null,
  }
}
