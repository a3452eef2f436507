/**
 * Which database this is, and how far it has come. `passes` goes up with each pass that begins sending, and is kept outside too: a
 * database that is behind what is kept outside is an old copy.
 */
export interface DatabaseIdentity {
  /** Random, made once; copies share it. */
  readonly id: string
  readonly passes: number
  /** When the last pass that sent something began. */
  readonly last_pass_at: string | null
  /** When this file was copied out of the one in use; null for the one in use. */
  readonly copied_at: string | null
}

/** What a database that was found to be old must do about it. */
export interface Doubting {
  /** Null: a person restored it, no pass is at work. */
  readonly run_id: string | null
  /** Everything due up to then may be out. */
  readonly until: string
  /** Only what was queued before; null: whatever the day. */
  readonly queued_before: string | null
  /** How far the lost one had come. */
  readonly passes: number
  readonly why: string
}

export interface IdentityStore {
  get(): Promise<DatabaseIdentity>
  /**
   * A pass begins to send: durably one more, then `keep` is called with the newest count while nobody else can change it, to keep it
   * outside as well.
   */
  countPass(at: string, keep: (identity: DatabaseIdentity) => void): Promise<void>
  /**
   * T23, in one transaction: whatever is due and not over may have been sent since the copy was made. What would go out by itself
   * becomes unknown; what waits for a person keeps its state and is looked up before it ever goes out. Gives how many may be out.
   */
  doubtDue(doubting: Doubting, at: string, keep: (identity: DatabaseIdentity) => void): Promise<number>
}

/** As it is made: it names a file. */
export function isIdentity(id: string): boolean {
  return /^[0-9a-f]{32}$/.test(id)
}
