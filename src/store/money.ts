import type { Evidence } from './clients.ts'

export type Activity = 'production' | 'community' | 'listening' | 'reporting' | 'coordination'
export type CostKind = 'ads' | 'tools' | 'production' | 'external'

/** Minutes of one role on one day. `rate_per_hour` in minor units of the client's currency; null: uncosted or unknown. */
export interface TimeEntry {
  readonly id: number
  readonly client: string
  readonly date: string
  readonly minutes: number
  readonly role: string
  readonly network: string | null
  readonly activity: Activity | null
  readonly rate_per_hour: number | null
  readonly estimated: boolean
  readonly created_at: string
}

/** Money out. `amount_ht` before VAT; `months` > 1 spreads it from the month of `date` on. */
export interface Cost {
  readonly id: number
  readonly client: string
  readonly date: string
  readonly kind: CostKind
  readonly amount_ht: number
  readonly vat_bp: number
  readonly currency: string
  readonly months: number
  readonly created_at: string
}

/** Money back. `sale_id` is the client's own number; the same id counts once, by its best evidence. Refunds are negative. */
export interface Sale {
  readonly id: number
  readonly client: string
  readonly date: string
  readonly sale_id: string
  readonly evidence: Evidence
  readonly revenue: number
  readonly margin_bp: number | null
  readonly currency: string
  /** Orders this line stands for. */
  readonly count: number
  readonly refund_of: string | null
  readonly created_at: string
}

/** Someone who asked. `lead_id` is unique per client. `avg_margin` in minor units of the client's currency. */
export interface Lead {
  readonly id: number
  readonly client: string
  readonly date: string
  readonly lead_id: string
  readonly status: 'open' | 'won' | 'lost'
  readonly close_rate_bp: number | null
  readonly avg_margin: number | null
  readonly created_at: string
}

type Added<T> = Omit<T, 'id' | 'created_at'>
export type NewTime = Added<TimeEntry>
export type NewCost = Added<Cost>
/** Without a number of the client's own, the store gives one that no other sale of the client has (`s12`). */
export type NewSale = Omit<Added<Sale>, 'sale_id'> & { readonly sale_id: string | null }
export type NewLead = Omit<Added<Lead>, 'lead_id'> & { readonly lead_id: string | null }

/** Dates are `YYYY-MM-DD`; `from` and `to` are inclusive. Lists are in the order of date, then id. */
export interface MoneyStore {
  addTime(entry: NewTime, at: string): Promise<TimeEntry>
  listTime(client: string, from?: string, to?: string): Promise<TimeEntry[]>
  addCost(cost: NewCost, at: string): Promise<Cost>
  listCosts(client: string, from?: string, to?: string): Promise<Cost[]>
  addSale(sale: NewSale, at: string): Promise<Sale>
  listSales(client: string, from?: string, to?: string): Promise<Sale[]>
  /** A `lead_id` that is known already is the same lead further on: its status changes (and its figures, where new ones are
   * given), the day of the first contact stays. */
  addLead(lead: NewLead, at: string): Promise<Lead>
  listLeads(client: string, from?: string, to?: string): Promise<Lead[]>
  /** First day with any entry of the client, or null. */
  firstDate(client: string): Promise<string | null>
}
