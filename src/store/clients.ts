export type Approval = 'none' | 'consultant' | 'client_sensitive' | 'client_each'
export type Evidence = 'utm' | 'promo_code' | 'declared' | 'assisted'

/** A place of the week that posts are written for. It keeps its wall time when the clocks change. */
export interface Slot {
  /** 0 is Sunday. */
  readonly weekday: number
  /** Wall time where the client is: `09:00`. */
  readonly time: string
  /** Which of that weekday in the month, 1 to 4; empty: every week. */
  readonly weeks: readonly number[]
  /** For `--slot <name>`. */
  readonly name: string | null
  /** Accounts and networks that it is for; empty: all of them. */
  readonly to: readonly string[]
}

/** UTM parameters of the links that lead to the client's own site. A pattern may hold `{network}`, `{month}`, `{campaign}`, `{pillar}`. */
export interface LinkRule {
  readonly on: boolean
  readonly source: string
  readonly medium: string
  readonly campaign: string
  readonly content: string | null
}

export interface ExchangeRate {
  /** Decimal, more than 0. */
  readonly rate: string
  /** Day it was looked up. */
  readonly date: string
  readonly source: string | null
}

/** A client of the consultant. `slug` is its key everywhere and never changes. Money in minor units, rates in basis points. */
export interface Client {
  readonly slug: string
  readonly name: string
  /** Language of what the client reads. */
  readonly lang: 'fr' | 'en'
  readonly country: string
  readonly city: string | null
  /** Part of the country with holidays of its own, as `date-holidays` codes it (`67`, `QC`, `GE`); null: the country's. */
  readonly region: string | null
  readonly time_zone: string
  readonly currency: string
  readonly approval: Approval
  readonly website: string | null
  readonly siren: string | null
  readonly address: string | null
  readonly vat_recoverable: boolean
  readonly default_margin_bp: number | null
  /** Cost of one internal hour; `hourly_rate_estimated` when it comes from a table and not from the client. */
  readonly hourly_rate: number | null
  readonly hourly_rate_estimated: boolean
  /** Rate per role where it differs: `{ "gérante": 2400 }`. */
  readonly rates: Readonly<Record<string, number>>
  /** Since which month (`2026-10`) each kind of evidence is in place; null: not in place. */
  readonly tracking: Readonly<Record<Evidence, string | null>>
  readonly hours_per_network: number | null
  /** Empty: the strategy's cadence gives them. */
  readonly slots: readonly Slot[]
  /** Minutes that a piece takes this client, where its own log has shown it (`plan recalibrate`): `{ "article": 180 }`. */
  readonly piece_minutes: Readonly<Record<string, number>>
  /** How links to the client's own site are tagged; null: as usual. */
  readonly link_rule: LinkRule | null
  /** What one unit of another currency is worth in the client's, as a person typed it: `{ "USD": { "rate": "0.92", … } }`. */
  readonly exchange_rates: Readonly<Record<string, ExchangeRate>>
  /** Months after which what others wrote is forgotten; null: as set for all (`privacy.retention_months`). */
  readonly retention_months: number | null
  /** Legal checks that are not as usual (`posts/legal/rules.ts`): `{ "image_release": "strict" }`. */
  readonly legal_rules: Readonly<Record<string, 'off' | 'strict'>>
  readonly created_at: string
  readonly archived_at: string | null
}

/** What a new client has as long as nothing else is said. */
export const unsaid: Pick<Client, Filled> = {
  slots: [],
  region: null,
  piece_minutes: {},
  link_rule: null,
  exchange_rates: {},
  legal_rules: {},
  retention_months: null,
}

type Filled = 'slots' | 'region' | 'piece_minutes' | 'link_rule' | 'exchange_rates' | 'legal_rules' | 'retention_months'
export type NewClient = Omit<Client, 'created_at' | 'archived_at' | Filled> & Partial<Pick<Client, Filled>>
export type ClientChange = Partial<Omit<Client, 'slug' | 'created_at'>>

export interface ClientStore {
  /** Throws `Failure` usage `client_exists` when the slug is taken. */
  add(client: NewClient, at: string): Promise<Client>
  get(slug: string): Promise<Client | null>
  /** By name; archived ones only when asked. */
  list(options?: { archived?: boolean }): Promise<Client[]>
  update(slug: string, change: ClientChange, at: string): Promise<Client>
}
