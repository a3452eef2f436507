/** Who or what did it: somebody at the keyboard (`by` and `via` say whose answer it was, where that is known), or a pass. */
export type Actor = { readonly kind: 'person' } | { readonly kind: 'pass'; readonly run_id: string }

type Facts = Readonly<Record<string, unknown>>

/**
 * Who changed what, when, from what to what. Written in the same transaction as the change by the store functions that change
 * something; `add` is for what happens outside a store function. Never updated, never deleted.
 */
export interface AuditEntry {
  readonly id: number
  readonly at: string
  /** `person`, `assistant`, or `pass <run id>`; null for what was written before actors were kept. */
  readonly actor: string | null
  readonly client: string | null
  /** `post.approve`, `account.add`, … */
  readonly action: string
  /** `post 12`, `account facebook`, … */
  readonly target: string
  /** What changed, as it was before; null for what was not there. */
  readonly from: Facts | null
  /** What changed, as it is since; null for what is gone. */
  readonly to: Facts | null
  /** What else belongs to it: `by`, `via`, a reason. */
  readonly detail: Facts
}

export type NewAuditEntry = Pick<AuditEntry, 'at' | 'client' | 'action' | 'target'> & {
  /** Unless said: the pass that is at work through this store, else a person; an assistant, where one works through it. */
  readonly actor?: Actor
  readonly from?: Facts | null
  readonly to?: Facts | null
  readonly detail?: Facts
}

export interface AuditFilter {
  readonly client?: string
  readonly target?: string
  /** At or after, and before, these instants. */
  readonly from?: string
  readonly to?: string
  /** 100 unless said. */
  readonly limit?: number
}

export interface AuditStore {
  add(entry: NewAuditEntry): Promise<void>
  /** Newest first. */
  list(filter?: AuditFilter): Promise<AuditEntry[]>
}
