import type { NewFee } from './fees.ts'

/** A figure as it was read, typed or imported. Of several for the same thing the newest (`captured_at`, then `id`) counts. */
export interface Snapshot {
  readonly id: number
  readonly client: string
  /** As a reader names it: `facebook`, `blog`, `other`. */
  readonly network: string
  /** Null where a file or a person names a page that smm does not publish to, and for figures of the firm as a whole. */
  readonly account_id: number | null
  readonly delivery_id: number | null
  /** A post that did not go out through smm: its id or address as the source writes it. */
  readonly remote_post: string | null
  /** A name of `results/metric.ts`. */
  readonly metric: string
  /** Null with a `reason`: not given, never 0. */
  readonly value: number | null
  readonly reason: string | null
  /** Days it covers, `2026-10-01` to `2026-10-31`, both included; both null: a counter as it stood at `captured_at`. */
  readonly from_day: string | null
  readonly to_day: string | null
  /** ISO 8601 UTC. */
  readonly captured_at: string
  /** Of a post: whole hours from its publication to `captured_at`. */
  readonly age_hours: number | null
  readonly source: 'api' | 'manual' | 'import'
  /** The network's own name of the figure, the file and column, or who typed it. */
  readonly source_name: string
}

/** What a comparison of posts looks at. */
export type Reading = Pick<
  Snapshot,
  'network' | 'delivery_id' | 'remote_post' | 'metric' | 'value' | 'captured_at' | 'age_hours' | 'source'
>

/** What the network last told of a delivery. */
export interface LastRead {
  readonly delivery_id: number
  readonly captured_at: string
  /** It gave a figure. */
  readonly given: boolean
  /** It knows no such post any more. */
  readonly gone: boolean
}

export type NewSnapshot = Omit<Snapshot, 'id'>

export interface MetricStore {
  /**
   * Keeps figures beside those that are there, all or none: the same counter read on another day says that it has not changed. `fee`:
   * what the network bills for them. Gives how many were kept.
   */
  add(snapshots: readonly NewSnapshot[], at: string, options?: { fee?: NewFee }): Promise<number>
  /** When the newest figure of a client was read, typed or imported; null: never any. */
  lastCaptured(client: string): Promise<string | null>
  /** Of all deliveries of a client of which one of these metrics was read from their network. */
  lastReads(client: string, metrics: readonly string[]): Promise<LastRead[]>
  /** Of posts that went out through smm, oldest first. */
  ofDeliveries(ids: readonly number[]): Promise<Snapshot[]>
  /** The same, what came without a value left out; of each delivery oldest first. */
  readingsOf(deliveries: readonly number[]): Promise<Reading[]>
  /** Of posts that did not (`remote_post`), captured or covering days within `from`…`to`, oldest first. */
  ofOtherPosts(client: string, from: string, to: string): Promise<Snapshot[]>
  /** The same. */
  readingsOfOthers(client: string, from: string, to: string): Promise<Reading[]>
  /**
   * Of accounts and of the firm: counters captured, and days covered, from `from` to `to` (days, both included), oldest first.
   * Counters are searched by the UTC day of `captured_at`.
   */
  ofAccounts(client: string, from: string, to: string, metrics?: readonly string[]): Promise<Snapshot[]>
}
