import type { Delivery, DeliveryState } from './deliveries.ts'
import type { Hold } from './holds.ts'
import type { Post } from './posts.ts'

/** What one command did to the queue, as it can be taken back. Answers to messages are not among it. */
export interface QueueChange {
  readonly id: number
  /** When the first of it was written. */
  readonly at: string
  /** The command, as `queue.move`. */
  readonly action: string
  readonly undone_at: string | null
  readonly posts: readonly ChangedPost[]
  /** Series that it began, changed or ended. */
  readonly series: readonly { readonly id: number; readonly client: string; readonly made: boolean }[]
  /** Holds of a client, an account or everything that it began (`made`) or lifted. */
  readonly holds: readonly (Pick<Hold, 'id' | 'client' | 'account_id'> & { readonly made: boolean })[]
  /** What forbids taking it back; null: nothing does. */
  readonly refused: Refusal | null
}

export interface ChangedPost {
  readonly id: number
  readonly client: string
  /** Title, else text, as it is now. */
  readonly head: string
  /** Null: the change made it. */
  readonly before: PostFacts | null
  readonly now: PostFacts
}

/** What of a post a person looks at before it is taken back. */
export interface PostFacts extends Pick<
  Post,
  'title' | 'text' | 'link' | 'first_comment' | 'scheduled_local' | 'approved_by' | 'rejected_reason'
> {
  /** SHA-256 over what its client approves. */
  readonly content_hash: string
  readonly deliveries: readonly (Pick<Delivery, 'account' | 'part'> & { readonly state: DeliveryState })[]
}

/**
 * `at_work`: a pass runs. `begun`: something of it is leaving, has left or was tried. `changed`: somebody or a pass changed it since.
 * `late`: what would be scheduled again was due meanwhile. `undone`: it was taken back already. `not_here`: its rows are of another version.
 */
export interface Refusal {
  readonly why: 'at_work' | 'begun' | 'changed' | 'late' | 'undone' | 'not_here'
  /** The first post concerned; null: none of its own. */
  readonly post_id: number | null
}

export interface ChangeStore {
  /** What is changed through this connection from now on is one change, of this command. Nothing is written before the first of it. */
  begin(action: string, at: string): Promise<void>
  /** Newest first, those that were taken back too. */
  list(filter: { readonly client?: string; readonly limit: number }, now: string): Promise<QueueChange[]>
  /** The newest that was not taken back. */
  last(filter: { readonly client?: string }, now: string): Promise<QueueChange | null>
  /**
   * All of it or nothing, in one transaction: what it changed is as it was, what it made is cancelled and keeps its number. Nothing that may
   * have left becomes scheduled again. Gives the refusal instead where there is one.
   */
  undo(id: number, at: string): Promise<QueueChange>
}
