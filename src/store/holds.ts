import type { Delivery } from './deliveries.ts'

/** What is held back: everything (both null), a client, or one of its accounts. */
export interface HoldScope {
  readonly client: string | null
  readonly account_id: number | null
}

export interface Hold extends HoldScope {
  readonly id: number
  readonly reason: string | null
  readonly since: string
}

export interface HoldStore {
  /** Those in force. */
  list(): Promise<Hold[]>
  /**
   * From now on nothing of the scope goes out, whatever schedules it: what is scheduled is held in the same transaction. Deliveries
   * under way are finished; they are given back. A hold that is in force already stays as it is.
   */
  begin(scope: HoldScope, reason: string | null, at: string): Promise<{ readonly held: number; readonly under_way: Delivery[] }>
  /** The hold is over; what it held stays held until it is resumed one by one. Null: none was in force. */
  lift(scope: HoldScope, at: string): Promise<Hold | null>
  /** Everything of the scope that is held, oldest due first. */
  held(scope: HoldScope): Promise<Delivery[]>
}
