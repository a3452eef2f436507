import type { StatisticsTool } from './visits.ts'

/** Tools that can be asked; the others give files. */
export const askedTools = ['matomo', 'plausible', 'umami'] as const satisfies readonly StatisticsTool[]
export type AskedTool = (typeof askedTools)[number]

/** A statistics tool that counts the visits of a client's site. Its key is kept apart, sealed. */
export interface SiteStatistics {
  readonly id: number
  readonly client: string
  readonly tool: AskedTool
  /** Base address, without a slash at its end. */
  readonly endpoint: string
  /** The tool's own name or number of the site. */
  readonly site: string
  /** What counts as a conversion, as the tool names it; null: all that it counts. */
  readonly goals: readonly string[] | null
  readonly added_at: string
}

export type NewStatistics = Omit<SiteStatistics, 'id' | 'added_at'>

export interface StatisticsStore {
  /** Connects a site, or gives one that is connected other goals and another key; the version goes up by one and is authenticated. */
  put(site: NewStatistics, seal: (id: number, version: number) => Uint8Array, at: string): Promise<SiteStatistics>
  /** In the order in which they were connected. */
  list(client: string): Promise<SiteStatistics[]>
  sealed(id: number): Promise<{ readonly sealed: Uint8Array; readonly version: number } | null>
  /** The key goes with it. */
  remove(id: number, at: string): Promise<void>
}
