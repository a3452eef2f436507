import type { Content, Issue, Media } from '../networks/contract.ts'
import type { NetworkId } from '../networks/ids.ts'
import type { Delivery, DeliveryStatus } from './deliveries.ts'
import type { PostLegal } from './post-legal.ts'
import type { MediaFacts } from './rights.ts'

/** One piece of content of a client, and what it becomes per account. */
export interface Post {
  readonly id: number
  readonly client: string
  /** The worst of its deliveries. */
  readonly status: DeliveryStatus
  readonly title: string | null
  readonly text: string
  /** Own text per network (`--text-for`). */
  readonly text_for: Readonly<Partial<Record<NetworkId, string>>>
  /** The texts are threads: their lines `---` part them. */
  readonly thread: boolean
  readonly first_comment: string | null
  readonly link: string | null
  /** Its links to the client's own site get the marks of the client's rule (`clients/link-rule.ts`). What is kept here is what was typed. */
  readonly tag_links: boolean
  readonly media: readonly Media[]
  readonly tags: readonly string[]
  readonly pillar: string | null
  readonly campaign: string | null
  /** Due instant, ISO 8601 UTC; null for a draft without a time. */
  readonly scheduled_at: string | null
  /** Wall time in the client's zone, `2026-12-01T09:30`. */
  readonly scheduled_local: string | null
  readonly time_zone: string
  /** What the person typed for the time, kept as typed. */
  readonly typed_at: string | null
  /** SHA-256 over everything a client approves: text, title, link, media, alt, accounts, the thread and the first comment. */
  readonly content_hash: string
  readonly approved_at: string | null
  readonly approved_by: string | null
  readonly approved_via: ApprovalVia | null
  readonly approved_hash: string | null
  readonly rejected_reason: string | null
  /** The series that made it, and the wall time that its rule gave: moved or not. */
  readonly series_id: number | null
  readonly occurrence: string | null
  /** The entry of a pool that it was drawn from; 0 is the entry's own text, then its variants. */
  readonly pool_entry_id: number | null
  readonly pool_variant: number | null
  /** The number that its file gave it, unique for its client, and what that file said (SHA-256) when it was last read. */
  readonly external_id: string | null
  readonly external_hash: string | null
  /** The post whose content it takes up for other networks. */
  readonly from_post: number | null
  /** The message of the inbox that it answers; null: a post. */
  readonly answers_message: number | null
  /** What it declares for the law. */
  readonly legal: PostLegal
  /** The word of the firm's spokesperson: it goes out while everything else is held for a crisis. */
  readonly statement: boolean
  /** Who wrote the reply, or whose word the statement is: alias of a team member, `consultant`, a name. */
  readonly said_by: string | null
  /** Who wrote it: alias of a team member, `consultant`, a name; null: not said. No network is told. */
  readonly author: string | null
  readonly created_at: string
  readonly updated_at: string
  readonly deliveries: readonly Delivery[]
}

export type ApprovalVia = 'phone' | 'mail' | 'message' | 'meeting' | 'file' | 'terminal'

/** What one account will get, frozen in the same transaction as the post (outbox). */
export interface NewDelivery {
  readonly account_id: number
  readonly network: NetworkId
  /** Account name. */
  readonly account: string
  /** As in `Delivery`. */
  readonly part: number
  readonly content: Content
  readonly content_hash: string
  readonly idempotency_key: string
  readonly record_key: string
  readonly record_created_at: string
  readonly expected_remote_id: string | null
  readonly price_micros: number | null
  readonly price_currency: string | null
  readonly issues: readonly Issue[]
}

export interface NewPost {
  readonly client: string
  readonly title: string | null
  readonly text: string
  readonly text_for: Post['text_for']
  readonly thread: boolean
  readonly first_comment: string | null
  readonly link: string | null
  /** Absent: yes. */
  readonly tag_links?: boolean
  readonly media: readonly Media[]
  readonly tags: readonly string[]
  readonly pillar: string | null
  readonly campaign: string | null
  readonly scheduled_at: string | null
  readonly scheduled_local: string | null
  readonly time_zone: string
  readonly typed_at: string | null
  readonly content_hash: string
  readonly state: QueuedState
  /** Given by queueing itself (the consultant's); null where nobody's is needed or a client's is awaited. */
  readonly approval: { readonly by: string; readonly via: ApprovalVia } | null
  /** Absent: a post of its own. Never changes afterwards. */
  readonly origin?: Origin
  /** The file that it was read from. */
  readonly file?: PostFile
  /** Never changes afterwards either. */
  readonly from_post?: number
  /** A reply: what it answers, which somebody has in hand from now on. Never changes afterwards. */
  readonly answers_message?: number
  /** It answers once more what is answered already. Absent: no. */
  readonly answers_again?: boolean
  /** Absent: no. What is changed afterwards is nobody's word until it is said again. */
  readonly statement?: boolean
  readonly said_by?: string
  /** Absent: not said. */
  readonly author?: string | null
  /** Absent: nothing is declared. */
  readonly legal?: PostLegal
  /** What was said of its files: kept with them, whatever becomes of the post. */
  readonly media_facts?: readonly MediaFacts[]
  readonly deliveries: readonly NewDelivery[]
}

/** The series or the pool that a post comes from. */
export type Origin = Pick<Post, 'series_id' | 'occurrence' | 'pool_entry_id' | 'pool_variant'>

export interface PostFile {
  readonly external_id: string
  /** Null: nobody reads it again. */
  readonly external_hash: string | null
}

/** One of several changes that are made together: a new post, or new content for one that is there. */
export interface PostChange {
  /** Null: a new one. */
  readonly id: number | null
  readonly post: NewPost
}

/** What became of a change. */
export interface AppliedPost {
  readonly id: number
  readonly status: DeliveryStatus
}

/** Where a post stands before anything of it has begun. */
export type QueuedState = 'draft' | 'awaiting_approval' | 'scheduled'

/** A delivery with the same text to the same account. */
export interface Twin {
  readonly post_id: number
  readonly account: string
  readonly status: DeliveryStatus
  readonly at: string
}

/** Between these instants (ISO 8601 UTC, neither included) nothing else of the post's accounts may stand. */
export interface Free {
  readonly from: string
  readonly to: string
}

/** Another post of an account, by the instant at which it is due or was published. */
export interface Neighbour {
  readonly post_id: number
  readonly at: string
}

export interface PostFilter {
  readonly client?: string
  /** Public statuses of the post; absent: what is to come and what needs a person (all but published and cancelled). */
  readonly status?: readonly DeliveryStatus[]
  readonly all?: boolean
  /** Replies too: those that are not out yet or need a person, or all of them. Absent: posts alone. */
  readonly replies?: 'open' | 'all'
  /** Due at or after, and before, these instants. */
  readonly from?: string
  readonly to?: string
  readonly limit?: number
}

/** What one line of a list shows: a thousand of them cost no more than a few whole posts. */
export interface PostLine {
  readonly id: number
  readonly status: DeliveryStatus
  /** Whatever of it was published is taken away from its network again. */
  readonly taken_away: boolean
  readonly scheduled_local: string | null
  readonly series_id: number | null
  readonly answers_message: number | null
  /** Title, else the beginning of the text (400 characters). */
  readonly head: string
  /** Accounts it goes to or went to; all of them when everything was cancelled. */
  readonly accounts: readonly string[]
}

/** One publication on one account, without what it says. */
export type Publication = Pick<Delivery, 'id' | 'post_id' | 'account_id' | 'network' | 'published_at' | 'remote_id' | 'url'>

export type PostTime = Pick<Post, 'id' | 'client' | 'scheduled_at' | 'scheduled_local' | 'time_zone'>

export interface PostStore {
  /** Refused (`already_imported`) when a post of the client comes from the same file. With `free`: refused (`slot_taken`) in the same
   * transaction when another post of one of the accounts came to stand there. */
  add(post: NewPost, at: string, free?: Free): Promise<Post>
  /** Changes that wait, after those that wait already, for `applyStaged`: on disk, for this connection alone, gone when it closes. */
  stage(changes: readonly PostChange[], at: string): Promise<void>
  /** None waits any more. */
  unstage(): Promise<void>
  /** What waits, as `add` and `replace` would (`late_before`: as there), all of it or nothing; in the order of the changes. */
  applyStaged(at: string, late_before: string): Promise<AppliedPost[]>
  get(id: number): Promise<Post | null>
  /** The post that came from this file. */
  fromFile(client: string, external_id: string): Promise<Post | null>
  /** Those of these ids that exist, in the order of the ids. */
  among(first: number, last: number): Promise<Post[]>
  /** In the order of `scheduled_at` (drafts without a time last), then id. */
  list(filter: PostFilter): Promise<Post[]>
  /** Those of these ids that exist, in the same order. */
  some(ids: readonly number[]): Promise<Post[]>
  /** Everything of a client that is out, in the same order: no replies, no comments or parts of threads, nothing taken away again. */
  publications(client: string): Promise<Publication[]>
  /** How many posts of a client have a delivery of each of these statuses; replies are left out. */
  countOf(client: string, statuses: readonly DeliveryStatus[]): Promise<Partial<Record<DeliveryStatus, number>>>
  /** Which they are, in the same order. */
  keys(filter: PostFilter): Promise<Pick<Post, 'id' | 'scheduled_at'>[]>
  /** When those are that are still to come, in the same order; of every client. */
  times(from: string): Promise<PostTime[]>
  /** The same posts in the same order, as lines. */
  lines(filter: PostFilter): Promise<PostLine[]>
  /** The replies to a message, oldest first; what was cancelled is left out. */
  replies(message_id: number): Promise<Post[]>
  /** To how many people of the client's the same words (`text-key.ts`) were answered since then, this message's author left out. */
  sameAnswers(client: string, text: string, since: string, message_id: number): Promise<number>
  /** Replaces the content and freezes the deliveries anew; refused (`post_already_leaving`) once one of them has begun, unless it is
   * proven that nothing of it is out (refused by its network, or missed): that one begins anew, and is `missed` when it was due at
   * `late_before` (without it: `at`) or earlier. What is out stays as it is, or the change is refused (`part_is_out`). An approval given to
   * another `content_hash` is void; a delivery that is held stays held. */
  replace(id: number, post: NewPost, at: string, late_before?: string): Promise<Post>
  /** New due instant for what has not left; `state` is where a draft and what was missed or refused go. Refused (`post_already_gone`) when
   * nothing is left to move; with `free`, `slot_taken` as for `add`. */
  move(
    id: number,
    when: Pick<Post, 'scheduled_at' | 'scheduled_local' | 'time_zone' | 'typed_at'>,
    state: QueuedState,
    at: string,
    free?: Free,
  ): Promise<Post>
  /**
   * `awaiting_approval` and `draft` → `scheduled`; bound to the content hash: `content_hash` is of what was read. Refused when it is another
   * by now (`post_changed`) and without a time (`post_without_time`). A reply is due at once: it waited for nothing else.
   */
  approve(id: number, approval: { by: string; via: ApprovalVia; content_hash?: string }, at: string): Promise<Post>
  /** What has not begun → `draft`, with the reason. */
  reject(id: number, reason: string, by: string | null, at: string): Promise<Post>
  /** What has not left → `cancelled`; refused (`post_already_gone`) when nothing can be cancelled. */
  cancel(id: number, at: string): Promise<Post>
  /** The nearest delivery to this account, with the same text (`text-key.ts`), that is due or published between two instants. Drafts,
   * failures and what was cancelled do not count, nor do the other posts of `except_series`. */
  twin(
    account_id: number,
    text: string,
    between: { from: string; to: string; except_post?: number; except_series?: number },
  ): Promise<Twin | null>
  /** The nearest other post of this account that leaves or left less than `within` milliseconds before or after an instant. Drafts, what
   * was missed, failed or was cancelled do not count, nor do replies. */
  nearest(account_id: number, at: string, within: number, except_post?: number): Promise<Neighbour | null>
  /** Every post of these accounts from one instant to another, drafts with a time too, replies not: what takes a slot. */
  taken(account_ids: readonly number[], between: { from: string; to: string }): Promise<Neighbour[]>
}
