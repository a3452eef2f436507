export type PackAnswer = 'approved' | 'to_correct' | 'refused'

/** A post as a pack showed it, and what was answered to that. */
export interface PackPost {
  readonly post_id: number
  /** Of the post as it was shown (`posts/content-hash.ts`). */
  readonly content_hash: string
  /** Null: nothing yet. */
  readonly answer: PackAnswer | null
  readonly comment: string | null
  readonly answered_by: string | null
  readonly answered_at: string | null
}

/** Posts that a client was given to read and to approve. Instants ISO 8601 UTC. */
export interface Pack {
  readonly id: number
  readonly client: string
  /** Six letters that every answer carries. */
  readonly code: string
  readonly made_at: string
  /** Addresses that the mail server took it for, the last time. */
  readonly sent_to: readonly string[]
  readonly sent_at: string | null
  /** Day until which an answer is asked for, `2026-12-01`. */
  readonly answer_by: string | null
  /** When the consultant is to be reminded of it; null: was already, or never. */
  readonly remind_at: string | null
  readonly reminded_at: string | null
  /** In the order of their numbers. */
  readonly posts: readonly PackPost[]
}

export interface NewPack extends Pick<Pack, 'client' | 'code' | 'answer_by' | 'remind_at'> {
  readonly posts: readonly Pick<PackPost, 'post_id' | 'content_hash'>[]
}

export interface ApprovalStore {
  add(pack: NewPack, at: string): Promise<Pack>
  /** Newest first. */
  list(client?: string): Promise<Pack[]>
  byCode(code: string): Promise<Pack | null>
  /** Another day for the answer. */
  postpone(id: number, days: Pick<Pack, 'answer_by' | 'remind_at'>, at: string): Promise<Pack>
  /** A mail server took it. */
  sent(id: number, to: readonly string[], at: string): Promise<Pack>
  /** What came back for one of its posts; takes the place of what was there. */
  answer(id: number, post_id: number, answer: Pick<PackPost, 'answer' | 'comment' | 'answered_by'>, at: string): Promise<void>
  /** Those whose reminder is due at this instant, of clients that are not archived. */
  toRemind(at: string): Promise<Pack[]>
  /** For one pass alone: false when another has it. It is due again at `again`, unless `reminded` comes before. */
  takeReminder(id: number, at: string, again: string): Promise<boolean>
  /** It was told, or (`told` false) there is nothing left to remind of. */
  reminded(id: number, told: boolean, at: string): Promise<void>
}
