import type { Delivery } from './deliveries.ts'

/** What is held back: everything (both null), a client, or one of its accounts. */
export interface HoldScope {
  readonly client: string | null
  readonly account_id: number | null
}

/** The level that holds back by itself: red all of a client, amber what would jar (offers, campaigns, contests, humour). */
export type HoldLevel = 'amber' | 'red'

export interface Hold extends HoldScope {
  readonly id: number
  /** Null: set by a person. */
  readonly level: HoldLevel | null
  readonly reason: string | null
  readonly since: string
}

export interface HoldStore {
  /** Those in force. */
  list(): Promise<Hold[]>
  /** Those that keep this delivery back, a person's first. */
  over(delivery_id: number): Promise<Hold[]>
  /**
   * A person's hold. From now on nothing of the scope goes out, whatever schedules it: what is scheduled is held in the same transaction. Deliveries
   * under way are finished; they are given back. A hold that is in force already stays as it is.
   */
  begin(scope: HoldScope, reason: string | null, at: string): Promise<{ readonly held: number; readonly under_way: Delivery[] }>
  /** A person's hold is over; what it held stays held until it is resumed one by one. Null: none was in force. */
  lift(scope: HoldScope, at: string): Promise<Hold | null>
  /** Everything of the scope that is held, oldest due first. */
  held(scope: HoldScope): Promise<Delivery[]>
}
