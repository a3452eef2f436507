/** Who changed what, when. Written in the same transaction as the change by the store functions that change something a client
 * sees; `add` is for what happens outside a store function. Never updated, never deleted. */
export interface AuditEntry {
  readonly id: number
  readonly at: string
  readonly client: string | null
  /** `post.approve`, `account.add`, … */
  readonly action: string
  /** `post 12`, `account facebook`, … */
  readonly target: string
  readonly detail: Readonly<Record<string, unknown>>
}

export interface AuditStore {
  add(entry: Omit<AuditEntry, 'id'>): Promise<void>
  /** Newest first. */
  list(options?: { client?: string; target?: string; limit?: number }): Promise<AuditEntry[]>
}
