/** What a client still has of a network that closed: read, never published, without figures. */
export interface ArchiveEntry {
  readonly client: string
  /** A closed network by its id (`google_plus`, `viadeo`). */
  readonly network: string
  /** `contact`: somebody the client was connected with. Personal data of a third person. */
  readonly kind: 'post' | 'contact'
  /** The same for the same thing each time it is imported. */
  readonly external_id: string
  /** ISO 8601 UTC; null where the file does not say. */
  readonly at: string | null
  /** Plain text. */
  readonly text: string
  readonly url: string | null
}

export interface StoredArchiveEntry extends ArchiveEntry {
  readonly id: number
  readonly imported_at: string
}

export interface ArchiveCount {
  readonly network: string
  readonly kind: ArchiveEntry['kind']
  readonly count: number
  /** Of the first and the last one that has a date. */
  readonly from: string | null
  readonly to: string | null
}

export interface ArchiveStore {
  /** All or nothing; those that are there already stay as they are. Gives how many were new. */
  add(entries: readonly ArchiveEntry[], at: string): Promise<number>
  /** Of these, how many are there already. */
  known(entries: readonly ArchiveEntry[]): Promise<number>
  /** Newest first, undated ones last. */
  list(client: string, network?: string): Promise<StoredArchiveEntry[]>
  counts(client: string): Promise<ArchiveCount[]>
}
