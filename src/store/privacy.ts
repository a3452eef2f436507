import type { Content } from '../networks/contract.ts'
import type { Given } from './person.ts'

/** What is held on a person in one table, of one client. */
export interface Held {
  /** Null: of no client (settings). */
  readonly client: string | null
  readonly table: string
  readonly count: number
  /** False: the words stand only within others (`lea` in `leatherwork`): probably somebody else, never erased. */
  readonly exact: boolean
  /** ISO 8601 UTC; null where the table does not say. */
  readonly since: string | null
  readonly until: string | null
  /** Numbers of the first rows, where they have one. */
  readonly ids: readonly number[]
}

/** What must be dealt with before a person can be erased: it is still to come, or in force. */
export interface StillUsed {
  readonly client: string
  readonly what: 'post' | 'series' | 'pool' | 'strategy' | 'client' | 'query' | 'report' | 'proposal'
  readonly id: number | string
}

export interface ErasedRows {
  readonly client: string | null
  readonly table: string
  readonly count: number
}

export interface Erased {
  readonly rows: readonly ErasedRows[]
  /** Not erased: offers with a number, kept by law. */
  readonly kept: readonly { readonly client: string; readonly number: string }[]
  readonly still_used: readonly StillUsed[]
}

/** What has been kept for as long as it may be, of one client. */
export interface Due {
  readonly client: string
  readonly messages: number
  readonly leads: number
  readonly incidents: number
  readonly moderation: number
}

export interface Erasure {
  readonly id: number
  readonly at: string
  readonly client: string | null
  /** Keyed hash of the name that was given. */
  readonly subject_hash: string | null
  readonly cause: 'request' | 'retention' | 'client'
  readonly counts: Readonly<Record<string, number>>
}

/** One row of a table as it is kept, without what is sealed. */
export type KeptRow = Readonly<Record<string, string | number | null>>

export interface ClientErased {
  readonly counts: Readonly<Record<string, number>>
  /** Numbers of offers that are kept with the client's legal identity, and until which day. */
  readonly kept: { readonly numbers: readonly string[]; readonly until: string } | null
}

export interface PrivacyStore {
  /** Words that smm itself writes (`new`, `facebook`): none of them alone names a person. */
  codes(): Promise<ReadonlySet<string>>
  /** Through every table. `client`: only of this one. */
  find(people: readonly Given[], client: string | null): Promise<Held[]>
  /**
   * In one transaction: messages of theirs are emptied, everything else that names them is freed of it. Nothing is done while something is
   * `still_used`, or with `dry_run`. What was sent or cancelled is emptied with its hash (`hash`, as `posts/` computes it).
   */
  erase(
    people: readonly Given[],
    options: { readonly client: string | null; readonly dry_run: boolean; readonly hash: (content: Content) => string },
    at: string,
  ): Promise<Erased>
  /** What `forget` would take at this instant. */
  due(at: string): Promise<Due[]>
  /** Counts again until when messages are kept, where the setting is another than the last time. */
  retain(months: number): Promise<void>
  /** At most `limit` of each kind in one transaction. Nothing of an incident that is open. Gives what was emptied; empty: nothing is left. */
  forget(limit: number, hash: (content: Content) => string, at: string, client?: string): Promise<readonly Due[]>
  erasures(): Promise<Erasure[]>
  /** Files that nothing speaks of any more, by their path in the home folder. */
  files(): Promise<string[]>
  fileGone(path: string): Promise<void>
  /**
   * What was erased is overwritten at once; this empties the `journal` beside the file, where it still stands, and with `all` rewrites the
   * file. False: others kept it from doing so, or the disk is full.
   */
  shred(what: 'journal' | 'all'): Promise<boolean>
  /** Every row of a client, table by table. Sealed credentials are left out. */
  dump(client: string, each: (table: string, row: KeptRow) => void): Promise<void>
  /** The tables that `dump` reads, and those that belong to no client. */
  tables(): Promise<{ readonly of_clients: readonly string[]; readonly others: readonly string[] }>
  /** Deliveries and documents that are leaving, or of which nobody knows whether they left. */
  leaving(client: string): Promise<readonly StillUsed[]>
  /** Everything of a client in one transaction, and its files among `files`. */
  eraseClient(
    client: string,
    options: { readonly dry_run: boolean; readonly media: readonly string[] },
    at: string,
  ): Promise<ClientErased>
}
