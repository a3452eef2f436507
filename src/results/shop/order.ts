/** What a shop's export says of one order. Amounts in minor units of `currency`, without tax and without shipping. */
export interface ShopOrder {
  /** Line of the file at which it begins. */
  readonly line: number
  readonly number: string
  readonly day: string
  /** `cancelled`: by a state that says so; `unpaid`: any other that nobody knows to be paid. */
  readonly state: OrderState
  readonly currency: string
  readonly net: number
  /** What was given back of it, 0 for none. */
  readonly refunded: number
  readonly coupons: readonly string[]
  readonly utm: {
    readonly source: string | null
    readonly medium: string | null
    readonly campaign: string | null
    readonly content: string | null
  }
}

export type OrderState = 'paid' | 'unpaid' | 'cancelled' | 'refunded'

export type Shop = 'shopify' | 'woocommerce' | 'prestashop'
