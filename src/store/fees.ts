import type { NetworkId } from '../networks/ids.ts'

/** What networks bill for their interface. One that belongs to a delivery is written once, with the step that it is billed for. */
export interface Fee {
  readonly id: number
  readonly client: string
  readonly account_id: number
  readonly network: NetworkId
  /** ISO 8601 UTC. */
  readonly at: string
  readonly what: 'post' | 'read' | 'remove'
  /** Posts and accounts that were read; 1 for a post. */
  readonly count: number
  /** Of all of them, in millionths of a unit of `currency`. */
  readonly micros: number
  readonly currency: string
  readonly delivery_id: number | null
}

export type NewFee = Omit<Fee, 'id'>

export interface FeeStore {
  add(fee: NewFee): Promise<void>
  /** From one instant (included) to another (excluded), oldest first. */
  list(client: string, from: string, to: string): Promise<Fee[]>
  /** What reading on a network cost between two instants, all clients together, in millionths of a unit of `currency`. */
  spentOnReads(network: NetworkId, currency: string, from: string, to: string): Promise<number>
}
