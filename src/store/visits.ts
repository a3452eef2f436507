export type StatisticsTool = 'matomo' | 'plausible' | 'umami' | 'ga4' | 'goaccess'

/** Visits by one tagged link over some days, as the site's statistics tool counts them. */
export interface Visits {
  readonly id: number
  readonly client: string
  /** Both included, `2026-10-01`. */
  readonly from_day: string
  readonly to_day: string
  readonly utm_source: string
  readonly utm_medium: string | null
  readonly utm_campaign: string | null
  readonly utm_content: string | null
  /** Null: the tool gave conversions alone. */
  readonly sessions: number | null
  /** Null: the tool counts none. */
  readonly conversions: number | null
  readonly tool: StatisticsTool
  readonly captured_at: string
  readonly source_name: string
}

export type NewVisits = Omit<Visits, 'id'>

export interface VisitStore {
  /** Keeps them beside those that are there, all or none; what the newest of the same days, marks and tool says already is left out. Gives how many were kept. */
  add(visits: readonly NewVisits[], at: string): Promise<number>
  /** Of each tool, days and marks the newest; those that touch `from`…`to` (days, both included), in the order of days. */
  list(client: string, from: string, to: string): Promise<Visits[]>
}
