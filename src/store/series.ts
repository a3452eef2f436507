import type { NewPost, Post } from './posts.ts'

/** A post without its date: what each occurrence of a series, or each use of a pool's entry, is made from. */
export type PostTemplate = Pick<
  NewPost,
  'title' | 'text' | 'text_for' | 'thread' | 'first_comment' | 'link' | 'media' | 'tags' | 'pillar' | 'campaign'
> & {
  readonly account_ids: readonly number[]
  /** Its images are adapted to what each network takes. */
  readonly fit?: true
  /** Its links stay as they were typed. */
  readonly tag_links?: false
  readonly legal?: NewPost['legal']
}

/** A post that comes back by a rule. Its occurrences are ordinary posts, made some time ahead. */
export interface Series {
  readonly id: number
  readonly client: string
  /** `ended`: a person said so; nothing more is made. */
  readonly state: 'active' | 'ended'
  /** RFC 5545 in wall time, without DTSTART: `FREQ=WEEKLY;BYDAY=MO,TH;COUNT=10`. */
  readonly rule: string
  /** The wall time from which the rule counts, `2026-12-01T09:30`. */
  readonly first_local: string
  readonly time_zone: string
  readonly typed_at: string | null
  /** Null: each occurrence is drawn from `pool_id`. */
  readonly template: PostTemplate | null
  readonly pool_id: number | null
  /** Of what a pool's entry says, only these accounts. */
  readonly account_ids: readonly number[] | null
  readonly allow_duplicate: boolean
  /** Grows with each change: a post made from an older one is not stored. */
  readonly version: number
  /** Instant at which posts have to be made for it again; null: all are made. */
  readonly extend_at: string | null
  /** Why an occurrence could not be made. */
  readonly problem: SeriesProblem | null
  readonly created_at: string
  readonly updated_at: string
}

export interface SeriesProblem {
  readonly code: string
  readonly message: string
  /** The first occurrence concerned. */
  readonly occurrence: string
  readonly since: string
}

export type NewSeries = Pick<
  Series,
  | 'client'
  | 'rule'
  | 'first_local'
  | 'time_zone'
  | 'typed_at'
  | 'template'
  | 'pool_id'
  | 'account_ids'
  | 'allow_duplicate'
  | 'extend_at'
>

/** On what a new post was founded: it is stored only while that holds. */
export interface Ground {
  readonly series: Pick<Series, 'id' | 'version'> | null
  /** Of a pool: the last use that was seen. */
  readonly pool: { readonly id: number; readonly last_use: number } | null
}

/** `there`: this occurrence was made before. `changed`: the series, or the uses of the pool, are not what they were. */
export type Made = Post | 'there' | 'changed'

export interface SeriesStore {
  /** With its first occurrences, all or nothing; each post's `origin.series_id` is filled in. */
  add(series: NewSeries, posts: readonly NewPost[], at: string): Promise<{ series: Series; posts: Post[] }>
  get(id: number): Promise<Series | null>
  /** Active ones, those with a problem first, or all. */
  list(filter: { readonly client: string; readonly all?: boolean }): Promise<Series[]>
  /** Those whose time has come to make more posts, of clients that are not archived. */
  due(now: string): Promise<Series[]>
  /** Wall times from `from` on for which there is a post, cancelled or not, with its id. */
  occurrences(id: number, from: string): Promise<{ occurrence: string; post_id: number }[]>
  /** One post for an occurrence or out of a pool, unless it is there already or its ground has changed. */
  make(ground: Ground, post: NewPost, at: string): Promise<Made>
  /** What making posts came to. True when the problem is new and nobody was told of it. */
  extended(
    id: number,
    version: number,
    result: Pick<Series, 'extend_at'> & { problem: Omit<SeriesProblem, 'since'> | null },
    at: string,
  ): Promise<boolean>
  /** A new template, and the posts that are changed with it, all or nothing. */
  edit(
    id: number,
    template: PostTemplate,
    posts: readonly { readonly id: number; readonly post: NewPost }[],
    at: string,
  ): Promise<Series>
  /** Nothing more is made; what waits of it from this wall time on is cancelled. Gives the posts that were. */
  end(id: number, from: string, at: string): Promise<Post[]>
}
