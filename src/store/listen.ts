import type { NetworkId } from '../networks/ids.ts'

/** What is listened for: the firm, another firm by its name, or neither. */
export const listenSubjects = ['brand', 'competitor', 'topic'] as const
export type ListenSubject = (typeof listenSubjects)[number]

/** What kind of place an article or a page stands in: what is found there has it for its network. */
export const listenPlaces = ['press', 'blog', 'forum', 'review_site'] as const
export type ListenPlace = (typeof listenPlaces)[number]

/** `by_hand`: a page without a feed, that a person looks at once a week. */
export const sourceKinds = ['feed', 'mastodon_tag', 'bluesky_search', 'x_search', 'by_hand'] as const
export type SourceKind = (typeof sourceKinds)[number]

export interface ListenQuery {
  readonly id: number
  readonly client: string
  /** Unique among the client's queries that are not removed, whatever its case. */
  readonly name: string
  readonly about: ListenSubject
  /** Whose name is listened for; null: `about` says it. */
  readonly competitor: string | null
  /** Words; several together are an exact phrase. */
  readonly any_words: readonly string[]
  readonly all_words: readonly string[]
  readonly none_words: readonly string[]
  /** ISO 639-1: what is known to be in another language is left out. Null: all. */
  readonly lang: string | null
  readonly added_at: string
  /** Those that are not removed, in the order they were added. */
  readonly sources: readonly ListenSource[]
}

export interface ListenSource {
  readonly id: number
  readonly query_id: number
  readonly kind: SourceKind
  /** Of a feed or a page: its address. Of a tag: the tag, without its sign. Of a search: its own words; null: those of the query. */
  readonly address: string | null
  readonly place: ListenPlace | 'network'
  /** Through which it is searched. */
  readonly account_id: number | null
  /** Entity tag and date of a feed, the newest of a search: what its reader made of it. */
  readonly cursor: string | null
  readonly added_at: string
  /** When it was last read (a page: when somebody was last told to look at it); null: never. */
  readonly read_at: string | null
  /** Why it could not be read since; null: it was. */
  readonly problem: string | null
}

export type NewListenSource = Pick<ListenSource, 'kind' | 'address' | 'place' | 'account_id'>
export type NewListenQuery = Pick<
  ListenQuery,
  'client' | 'name' | 'about' | 'competitor' | 'any_words' | 'all_words' | 'none_words' | 'lang'
>

/** A source that was tried. `cursor` absent: as it was. */
export interface SourceReading {
  readonly source_id: number
  readonly cursor?: string | null
  readonly problem: string | null
}

/** A source that has not been read for a while, with the query and the client it belongs to. */
export interface SilentSource extends Pick<ListenSource, 'id' | 'kind' | 'address' | 'problem' | 'added_at' | 'read_at'> {
  readonly client: string
  readonly name: string
}

export interface ListenStore {
  /** With its first sources. Throws `Failure` busy `changed_meanwhile` for a name that was taken meanwhile. */
  add(query: NewListenQuery, sources: readonly NewListenSource[], at: string): Promise<ListenQuery>
  /** By name, their sources with them. */
  list(client: string): Promise<ListenQuery[]>
  find(client: string, name: string): Promise<ListenQuery | null>
  addSources(query_id: number, sources: readonly NewListenSource[], at: string): Promise<ListenQuery>
  /** The query with its sources: what it found stays. */
  remove(query_id: number, at: string): Promise<void>
  removeSources(query_id: number, source_ids: readonly number[], at: string): Promise<ListenQuery>
  /** Sources that were read, or could not be. No line of the audit trail: nobody changed anything. */
  read(readings: readonly SourceReading[], at: string): Promise<void>
  /** Of all clients that are not archived: sources with a problem, not read since before that instant. */
  silent(before: string): Promise<SilentSource[]>
}

/** The network that a kind of source is searched on; null: none. */
export const searchedOn: Readonly<Record<SourceKind, NetworkId | null>> = {
  feed: null,
  by_hand: null,
  mastodon_tag: 'mastodon',
  bluesky_search: 'bluesky',
  x_search: 'x',
}
