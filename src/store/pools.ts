import type { PostTemplate } from './series.ts'

/** A library of posts that may go out again and again. */
export interface Pool {
  readonly id: number
  readonly client: string
  readonly name: string
  /** Days that an account does not see the same entry again. */
  readonly cool_down_days: number
  readonly created_at: string
  /** Those that were taken out are not among them. */
  readonly entries: readonly PoolEntry[]
}

export interface PoolEntry {
  readonly id: number
  readonly template: PostTemplate
  /** Other wordings of the text, in the order in which they take turns after it. */
  readonly variants: readonly string[]
  /** Null: as often as one likes. */
  readonly max_uses: number | null
  readonly created_at: string
}

export type NewPoolEntry = Pick<PoolEntry, 'template' | 'variants' | 'max_uses'>

/** One time that an entry went out, or is to: on one account. What was cancelled is none. */
export interface PoolUse {
  readonly entry_id: number
  readonly post_id: number
  readonly variant: number
  readonly account_id: number
  readonly text_key: string
  /** Published, else due. */
  readonly at: string
}

export interface PoolUses {
  readonly uses: readonly PoolUse[]
  /** Greatest post of the pool, used or cancelled: a later one is a change. 0: none. */
  readonly last_use: number
}

export interface PoolStore {
  get(id: number): Promise<Pool | null>
  find(client: string, name: string): Promise<Pool | null>
  /** By name. */
  list(client: string): Promise<Pool[]>
  /** Makes the pool where there is none of that name. Series that draw from it look again. */
  addEntry(
    client: string,
    name: string,
    entry: NewPoolEntry,
    defaults: { cool_down_days: number },
    at: string,
  ): Promise<{ pool: Pool; entry: PoolEntry }>
  change(id: number, change: Pick<Pool, 'cool_down_days'>, at: string): Promise<Pool>
  removeEntry(id: number, entry_id: number, at: string): Promise<Pool>
  /** Refused (`pool_in_use`) while a series draws from it. */
  remove(id: number, at: string): Promise<void>
  uses(id: number): Promise<PoolUses>
}
