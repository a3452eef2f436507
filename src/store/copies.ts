/** What a database file holds, as told before it is put back. */
export interface CopyFacts {
  readonly schema_version: number
  /** What is wrong with the file as a whole; empty: nothing. Nothing else is known then. */
  readonly faults: readonly string[]
  /** Deliveries whose content is not what was queued. */
  readonly damaged: readonly DamagedRow[]
  readonly id: string | null
  /** When it was copied out of the one in use; null for a file that does not say. */
  readonly copied_at: string | null
  /** When something was last changed in it. */
  readonly changed_at: string | null
  readonly clients: number
  readonly posts: number
  /** Posts that have not gone everywhere they are to go. */
  readonly to_come: number
  readonly credentials: number
  /** Media that posts to come cannot do without. */
  readonly media: readonly NeededMedia[]
  readonly done: DoneByPeople
  /** Null: not looked at, or nothing can be read. */
  readonly rows: RowSums | null
}

/** Of each table: how many rows it has, and the SHA-256 (hex) of all of them. */
export type RowSums = Readonly<Record<string, { readonly rows: number; readonly sha256: string }>>

/** What a person did that a copy may not know of, as marks to compare; what its schema has no place for is null. */
export interface DoneByPeople {
  /** Holds and incidents in force. */
  readonly holds: string | null
  readonly replies: string | null
  readonly approvals: string | null
  readonly links: string | null
  readonly credentials: string | null
}

export interface DamagedRow {
  readonly delivery_id: number
  readonly post_id: number
}

export interface NeededMedia {
  /** Name in the media folder. */
  readonly name: string
  readonly sha256: string
}
