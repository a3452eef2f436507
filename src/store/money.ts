import type { Evidence } from './clients.ts'

export type Activity = 'production' | 'community' | 'listening' | 'reporting' | 'coordination'
export type CostKind = 'ads' | 'tools' | 'production' | 'external'

/** Of what people type again to find an entry: its number, its name. */
export const longestId = 200

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
  readonly note: string | null
  /** What a file gives the entry, so that it can be read twice; null: typed here. */
  readonly external_id: string | null
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
  readonly note: string | null
  readonly external_id: string | null
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
  /** The network it came by, as a reader names it (`facebook`, `blog`); null: nobody knows. */
  readonly network: string | null
  readonly note: string | null
  readonly external_id: string | null
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
  readonly note: string | null
  readonly created_at: string
}

/** People hired who came through social networks. `avoided_cost` of one of them, minor units of the client's currency. */
export interface Hire {
  readonly id: number
  readonly client: string
  readonly date: string
  readonly count: number
  /** Null: the client has not said what a hire costs. */
  readonly avoided_cost: number | null
  readonly note: string | null
  readonly created_at: string
}

/** The one clock that runs: a person has one pair of hands. */
export interface Timer {
  readonly client: string
  readonly started_at: string
  readonly role: string
  readonly network: string | null
  readonly activity: Activity | null
  readonly note: string | null
}

type Kept = 'id' | 'created_at' | 'note' | 'external_id'
type Added<T extends { readonly note: string | null }> = Omit<T, Kept> & { readonly note?: string | null }
type Imported<T extends { readonly note: string | null }> = Added<T> & { readonly external_id?: string | null }
export type NewTime = Imported<TimeEntry>
export type NewCost = Imported<Cost>
/** Without a number of the client's own, the store gives one that no other sale of the client has (`s12`). */
export type NewSale = Omit<Imported<Sale>, 'sale_id' | 'network'> & {
  readonly sale_id: string | null
  readonly network?: string | null
}
export type NewLead = Omit<Added<Lead>, 'lead_id'> & { readonly lead_id: string | null }
export type NewHire = Added<Hire>

/** What became of entries of a file: `known` ones were there already, by their `external_id` (of a lead, unchanged by its number). */
export interface Taken {
  readonly added: number
  /** Those of `added` that had been there before and were removed by hand. */
  readonly added_again: number
  readonly known: number
}

/**
 * Dates are `YYYY-MM-DD`; `from` and `to` are inclusive. Lists are in the order of date, then id, without what was removed: that is
 * kept, and counts no more. Functions that remove give what was removed; null (none) where there is nothing of that number.
 */
export interface MoneyStore {
  addTime(entry: NewTime, at: string): Promise<TimeEntry>
  listTime(client: string, from?: string, to?: string): Promise<TimeEntry[]>
  removeTime(client: string, id: number, at: string): Promise<TimeEntry | null>
  addCost(cost: NewCost, at: string): Promise<Cost>
  listCosts(client: string, from?: string, to?: string): Promise<Cost[]>
  removeCost(client: string, id: number, at: string): Promise<Cost | null>
  addSale(sale: NewSale, at: string): Promise<Sale>
  listSales(client: string, from?: string, to?: string): Promise<Sale[]>
  /** Every line of that number, and what was refunded of it. */
  removeSale(client: string, sale_id: string, at: string): Promise<Sale[]>
  /** A `lead_id` that is known already is the same lead further on: its status changes (and its figures, where new ones are
   * given), the day of the first contact stays. One that was removed is there again. */
  addLead(lead: NewLead, at: string): Promise<Lead>
  listLeads(client: string, from?: string, to?: string): Promise<Lead[]>
  removeLead(client: string, lead_id: string, at: string): Promise<Lead | null>
  /** The lead and the sale it became, together. */
  winLead(lead: NewLead, sale: NewSale, at: string): Promise<{ lead: Lead; sale: Sale }>
  addHire(hire: NewHire, at: string): Promise<Hire>
  listHires(client: string, from?: string, to?: string): Promise<Hire[]>
  removeHire(client: string, id: number, at: string): Promise<Hire | null>

  /** All entries of one file or none; `source` is its name. Those whose `external_id` is known are left out. */
  takeTime(client: string, entries: readonly NewTime[], source: string, at: string): Promise<Taken>
  takeCosts(client: string, entries: readonly NewCost[], source: string, at: string): Promise<Taken>
  takeSales(client: string, entries: readonly NewSale[], source: string, at: string): Promise<Taken>
  /** One that was closed since the file was written stays so. */
  takeLeads(client: string, entries: readonly NewLead[], source: string, at: string): Promise<Taken>
  /** What would become of them: nothing is kept. */
  countTaken(
    kind: 'time' | 'costs' | 'sales',
    client: string,
    entries: readonly { readonly external_id?: string | null }[],
  ): Promise<Taken>
  countTakenLeads(client: string, entries: readonly NewLead[]): Promise<Taken>

  timer(): Promise<Timer | null>
  /** Null when one runs already. */
  startTimer(timer: Timer, at: string): Promise<Timer | null>
  /** The timer that began at `started_at` becomes these entries, and `next` runs in its place. Null when it runs no more. */
  stopTimer(started_at: string, entries: readonly NewTime[], at: string, next?: Timer): Promise<TimeEntry[] | null>

  /** First day with any entry of the client, or null. */
  firstDate(client: string): Promise<string | null>
}
