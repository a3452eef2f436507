import type { NewFee } from './fees.ts'

/** `call`: told on the telephone or at the counter. */
export const messageKinds = ['comment', 'mention', 'review', 'message', 'call'] as const
export type MessageKind = (typeof messageKinds)[number]

/** The only ones there are: nothing that a person believes, has or suffers from is ever a tag. */
export const messageTags = ['need', 'complaint', 'idea', 'question', 'praise', 'technical', 'press', 'legal'] as const
export type MessageTag = (typeof messageTags)[number]

/** `new`: nobody has looked. `open`: somebody has it in hand. */
export const messageStatuses = ['new', 'open', 'answered', 'closed'] as const
export type MessageStatus = (typeof messageStatuses)[number]

export const closeReasons = ['done', 'no_answer_needed', 'spam', 'moderated'] as const
export type CloseReason = (typeof closeReasons)[number]

export const tones = ['positive', 'neutral', 'negative'] as const
export type Tone = (typeof tones)[number]

/** `api`: came in through an account. `manual`: typed by a person. `listen`: found by listening. */
export type MessageSource = 'api' | 'manual' | 'listen'
/** From calm to grave. */
export const messageLevels = ['green', 'amber', 'red'] as const
export type MessageLevel = (typeof messageLevels)[number]

/** What somebody else wrote or said, to the client or of it. Remote text: hostile, shown through the sanitiser only. */
export interface InboxMessage {
  readonly id: number
  readonly client: string
  /** As a reader names it (`facebook`, `blog`, `other`), or where it was found: `press`, `forum`, `review_site`. */
  readonly network: string
  /** Through which it came and may be answered. */
  readonly account_id: number | null
  readonly source: MessageSource
  readonly kind: MessageKind
  readonly remote_id: string | null
  /** Whose numbers that is: a server or a site (Mastodon, WordPress); empty: the whole network's. */
  readonly server: string
  /** The own post under which it stands, and what it answers, as the network names them. */
  readonly post_remote_id: string | null
  readonly answers: string | null
  /** Messages of one conversation have the same. */
  readonly thread: string
  /** All four null once forgotten. */
  readonly author_id: string | null
  readonly author_name: string | null
  readonly author_url: string | null
  readonly author_followers: number | null
  /** The same for all that one person wrote on one network; null: not known, or forgotten. */
  readonly author: string | null
  /** Plain text; empty once forgotten. */
  readonly text: string
  /** Of an article. */
  readonly title: string | null
  readonly url: string | null
  /** When it was written, ISO 8601 UTC, and when smm first saw it. */
  readonly at: string
  readonly received_at: string
  readonly rating: number | null
  readonly can_reply: boolean
  /** ISO 639-1; null: too short to tell. */
  readonly lang: string | null
  /** False: only of a competitor or a topic. */
  readonly brand: boolean
  readonly needs_answer: boolean
  readonly status: MessageStatus
  readonly level: MessageLevel
  /** Until when an answer is owed; null: none is. */
  readonly due_at: string | null
  /** Alias of a team member, or `consultant`. */
  readonly assigned_to: string | null
  readonly tone: Tone | null
  readonly tone_source: 'lexicon' | 'person' | null
  /** Words of the client's alert list that stand in it. */
  readonly sensitive: readonly string[]
  /** From the press, an elected person or an authority. */
  readonly official: boolean
  /** The same words, published before by somebody: counted once. */
  readonly copy_of: number | null
  readonly tags: readonly MessageTag[]
  /** The first answer of a person, through smm or elsewhere. */
  readonly answered_at: string | null
  readonly answered_by: string | null
  readonly closed_at: string | null
  readonly close_reason: CloseReason | null
  /** What a person noted of it: why it was raised. */
  readonly note: string | null
  readonly incident_id: number | null
  /** The day (ISO date) from which it is forgotten; null: never. */
  readonly forget_at: string | null
  readonly forgotten_at: string | null
}

export type NewMessage = Omit<
  InboxMessage,
  | 'id'
  | 'client'
  | 'received_at'
  | 'answered_at'
  | 'answered_by'
  | 'closed_at'
  | 'close_reason'
  | 'note'
  | 'incident_id'
  | 'forgotten_at'
  | 'status'
  | 'thread'
  | 'server'
> & {
  /** Absent: what it answers tells, else it begins one. */
  readonly thread?: string
  readonly server?: string
  /** Where its original comes with it: its place in the page, from 0. */
  readonly copy_of_nth?: number
}

/** What a person or a rule changes of a message. `tags`: the whole list. */
export type MessageChange = Partial<
  Pick<
    InboxMessage,
    | 'status'
    | 'needs_answer'
    | 'level'
    | 'due_at'
    | 'assigned_to'
    | 'tone'
    | 'tone_source'
    | 'tags'
    | 'answered_at'
    | 'answered_by'
    | 'closed_at'
    | 'close_reason'
    | 'note'
    | 'incident_id'
    | 'brand'
    | 'official'
  >
>

export interface MessageFilter {
  readonly client?: string
  /** Those that are waited for: `needs_answer`, new or open. */
  readonly waiting?: boolean
  readonly status?: readonly MessageStatus[]
  readonly source?: readonly MessageSource[]
  readonly network?: string
  readonly kind?: readonly MessageKind[]
  readonly level?: readonly MessageLevel[]
  readonly tag?: MessageTag
  readonly tone?: Tone
  readonly assigned_to?: string
  readonly thread?: string
  readonly author?: string
  readonly incident_id?: number
  /** Of a listening query. */
  readonly query_id?: number
  /** Absent: of the firm only. */
  readonly others?: boolean
  /** Whose answer was due before this instant. */
  readonly due_before?: string
  /** Written at or after, and before, these instants. */
  readonly from?: string
  readonly to?: string
  readonly limit?: number
  /** `due`: the most overdue first, then the newest. `newest`, `oldest`: by `at`. */
  readonly order?: 'due' | 'newest' | 'oldest'
}

/** What counting needs of a message: no words, no names. */
export type MessageMark = Pick<
  InboxMessage,
  | 'id'
  | 'network'
  | 'source'
  | 'kind'
  | 'at'
  | 'rating'
  | 'brand'
  | 'needs_answer'
  | 'status'
  | 'level'
  | 'due_at'
  | 'assigned_to'
  | 'tone'
  | 'tone_source'
  | 'tags'
  | 'copy_of'
  | 'answered_at'
  | 'answered_by'
  | 'close_reason'
>

export interface Received {
  readonly added: readonly InboxMessage[]
  /** Known before, with other words or stars now, or found by listening before it came in: new again. */
  readonly changed: readonly InboxMessage[]
  /** How many were there already. */
  readonly known: number
}

export interface OwnMessagePost {
  readonly id: number
  readonly text: string
  readonly url: string | null
}

export interface Backlog {
  readonly waiting: number
  /** Of those, whose answer is due no more. */
  readonly overdue: number
  /** The next deadline that is still to come; null: there is none. */
  readonly next_due_at: string | null
}

export interface Voice {
  /** `brand`, or the competitor's name. */
  readonly about: string
  readonly mentions: number
}

export interface InboxCursor {
  readonly account_id: number
  readonly cursor: string | null
  readonly read_at: string
  /** Why it could not be read the last time; null: it was. */
  readonly problem: string | null
}

export interface ToneCorrection {
  /** `text`: of one text, by its key (`text-key.ts`). `word`: wherever this client's messages have it. */
  readonly kind: 'text' | 'word'
  readonly pattern: string
  readonly tone: Tone
}

export interface InboxStore {
  /**
   * One page, with how far the account was read, in one transaction: a page is there with its cursor or not at all. What is there by its
   * `remote_id` already is left as it is (but becomes the firm's own when `brand`), unless an account brings it with other words. What answers a message, or the client's own answer to
   * one, joins its thread, whichever of them came first. `hits`: which query and source found each message, in the order of `messages`.
   */
  receive(
    client: string,
    messages: readonly NewMessage[],
    options: {
      readonly cursor?: { readonly account_id: number; readonly cursor: string }
      /** What the network bills for the page. */
      readonly fee?: NewFee
      readonly hits?: readonly (readonly { readonly query_id: number; readonly source_id: number }[])[]
    },
    at: string,
  ): Promise<Received>
  cursors(client: string): Promise<InboxCursor[]>
  /** An account could not be read. */
  failed(account_id: number, problem: string, at: string): Promise<void>
  get(id: number): Promise<InboxMessage | null>
  /** Those whose number lies between these two, both included, of whatever client, in order. */
  among(first: number, last: number): Promise<InboxMessage[]>
  /** The post of the client under which a message stands; null: none that went out through smm. */
  ownPost(id: number): Promise<OwnMessagePost | null>
  /** What waits for an answer at this instant. */
  backlog(client: string, now: string): Promise<Backlog>
  list(filter: MessageFilter): Promise<InboxMessage[]>
  count(filter: MessageFilter): Promise<number>
  /** By the instant it was written, oldest first: of the firm, or with `others` of everybody. */
  marks(client: string, from: string, to: string, others?: boolean): Promise<MessageMark[]>
  /**
   * Mentions of the firm in the windows of 24 hours that end at `until`, the last first; copies and what was closed as spam count for
   * nothing.
   */
  windows(client: string, until: string, count: number): Promise<{ readonly mentions: number; readonly negative: number }[]>
  /**
   * Since when the firm's messages are looked at: the first that was written, or came in. What was more than a month old by then (an old
   * review, a wrong date) tells nothing of the days between. Null: there is none.
   */
  first(client: string): Promise<string | null>
  /** What the queries of the brand (`about: 'brand'`) and of each competitor (its name) found of what was written between two instants; copies left out. */
  voices(client: string, from: string, to: string): Promise<Voice[]>
  /** All or none. `action`: of the audit trail (`inbox.tag`), which never tells words or names of others. */
  change(ids: readonly number[], change: MessageChange, action: string, at: string): Promise<InboxMessage[]>
  corrections(client: string): Promise<ToneCorrection[]>
  /** Kept for what comes; what is there already changes by `change`. */
  correct(client: string, correction: ToneCorrection, at: string): Promise<void>
}
