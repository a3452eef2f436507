/** What was decided of something that others wrote. `kept`: looked at, and left where it is. */
export const moderationActions = ['deleted', 'hidden', 'reported', 'blocked_author', 'kept'] as const
export type ModerationAction = (typeof moderationActions)[number]

export const moderationReasons = ['illegal', 'personal_data', 'threat', 'hate', 'spam', 'platform_rules', 'criticism'] as const
/** `criticism`: it only criticises. That is never taken away. */
export type ModerationReason = (typeof moderationReasons)[number]

export interface ModerationEntry {
  readonly id: number
  readonly client: string
  /** Null: the message is not kept here. */
  readonly message_id: number | null
  readonly network: string
  /** ISO 8601 UTC. */
  readonly at: string
  readonly action: ModerationAction
  readonly reason: ModerationReason
  readonly decided_by: string
  readonly note: string | null
  /** What it looked like: its name among the private papers, and its SHA-256. */
  readonly capture: string | null
  readonly capture_sha256: string | null
}

export type NewModerationEntry = Omit<ModerationEntry, 'id'>

export interface ModerationStore {
  /** With `close`: the message waits for nothing any more, in the same transaction. */
  add(entry: NewModerationEntry, close: boolean): Promise<ModerationEntry>
  /** Newest first. `from` and `to`: instants, `to` excluded. */
  list(client: string, between?: { readonly from?: string; readonly to?: string }): Promise<ModerationEntry[]>
}
