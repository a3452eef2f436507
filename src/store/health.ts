/** What the store says of itself, for `doctor`. */
export interface StoreHealth {
  /** Version of the schema in the file, and the one this program writes. */
  readonly schema_version: number
  readonly schema_known: number
  readonly engine: string
  /** Both true: what was acknowledged survives a power cut. */
  readonly journal: string
  readonly synchronous: 'off' | 'normal' | 'full' | 'extra'
  /** What a quick look through the whole file found wrong; empty: nothing. */
  readonly faults: readonly string[]
}
