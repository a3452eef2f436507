import type { ClientChange, NewClient } from './clients.ts'
import type { NewTeamMember } from './team.ts'

/** One version of a client's strategy. Approved versions are immutable. `answers` and `result` are the engine's own shapes. */
export interface Strategy {
  readonly client: string
  readonly version: number
  readonly status: 'draft' | 'approved'
  readonly mode: 'quick' | 'full'
  readonly schema: string
  readonly lang: 'fr' | 'en'
  /** Every answer of the interview, by question id, with its state: `{ value, state }`. */
  readonly answers: Readonly<Record<string, StoredAnswer>>
  /** Input of the engine, mapped from the answers. */
  readonly input: unknown
  /** Output of the engine: the goldens' `expected`. */
  readonly result: unknown
  readonly weights_version: string
  readonly created_at: string
  readonly approved_at: string | null
  readonly approved_by: string | null
  /** Why, although a red flag stood; null: none stood. */
  readonly approval_reason: string | null
}

export type AnswerState = 'answered' | 'unknown' | 'skipped' | 'default' | 'stale'

export interface StoredAnswer {
  readonly value: unknown
  readonly state: AnswerState
}

type Given = 'version' | 'status' | 'created_at' | 'approved_at' | 'approved_by' | 'approval_reason'
export type NewStrategy = Omit<Strategy, Given>

/** What the same answers say beside the strategy. */
export interface WithStrategy {
  /** The client itself, where it is new. */
  readonly client?: NewClient
  readonly client_change?: ClientChange
  /** Everybody in it. */
  readonly team?: readonly NewTeamMember[]
  /** The interview that ends with it. */
  readonly interview?: number
}

export interface StrategyStore {
  /** Adds the next version of the client, in one transaction with what belongs to it: all of it or nothing. */
  add(strategy: NewStrategy, at: string, beside?: WithStrategy): Promise<Strategy>
  /** Without `version`: the newest. */
  get(client: string, version?: number): Promise<Strategy | null>
  list(client: string): Promise<Strategy[]>
  /** From then on the version never changes. Null when it is approved already. */
  approve(client: string, version: number, by: string, reason: string | null, at: string): Promise<Strategy | null>
}
