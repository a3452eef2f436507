/** What a database gives to be kept in open formats, table by table. */
export interface Portable {
  readonly schema_version: number
  /** Rows of each table that leaves. */
  readonly tables: Readonly<Record<string, number>>
  /** Accounts whose credentials stay here. */
  readonly signed_in: readonly SignedIn[]
  /** Statistics tools of sites, which stay here with their keys. */
  readonly connected: readonly Connected[]
  /** Its rows as lines of JSON, in the order of their key. */
  lines(table: string): Iterable<string>
  close(): void
}

export interface SignedIn {
  readonly client: string
  readonly network: string
  readonly account: string
}

export interface Connected {
  readonly client: string
  readonly tool: string
  readonly site: string
}

/** The first line that does not fit; `line` null: rows that belong to nothing. */
export interface BadLine {
  readonly table: string
  readonly line: number | null
  readonly why: string
}
