import type { DatabaseIdentity, Doubting } from '../store/identity.ts'

/** How far a database had come, kept outside of it: beside it, and next to the key. */
export interface PassMark {
  readonly id: string
  /** The folder it was in. */
  readonly home: string
  readonly passes: number
  readonly last_pass_at: string
}

export type OldCopy = Pick<Doubting, 'until' | 'queued_before' | 'passes'> & {
  /**
   * `backup`: the file says itself that it is a copy. `behind`: it has sent less than is known of it. `moved`: it has sent before, but
   * nothing here knows of it. `another`: another database was at work in its place.
   */
  readonly why: 'backup' | 'behind' | 'moved' | 'another'
}

/**
 * Is the database an old copy of itself, so that what it believes to be due may have been sent already? Null: it is the newest that is
 * known. `marks`: all that were found, of whatever database.
 */
export function oldCopy(identity: DatabaseIdentity, marks: readonly PassMark[], home: string, now: Date): OldCopy | null {
  const own = marks.filter((mark) => mark.id === identity.id)
  const others = marks.filter((mark) => mark.id !== identity.id && mark.home === home)
  const passes = Math.max(identity.passes, ...own.map((mark) => mark.passes))
  const known = own.map((mark) => mark.last_pass_at)
  // it may have gone on elsewhere, where nothing was kept for us
  const old = { until: latest([now.toISOString(), ...known]), queued_before: null, passes }
  if (identity.copied_at !== null) return { ...old, why: 'backup' }
  // a pass is kept outside before it sends anything: what was not due by then was not sent
  if (passes > identity.passes) return { ...old, until: latest(known), why: 'behind' }
  if (own.length > 0) return null
  if (identity.passes > 0) return { ...old, why: 'moved' }
  // what was queued since the other one last sent cannot have been sent by it
  if (others.length === 0) return null
  const last = latest(others.map((mark) => mark.last_pass_at))
  return { why: 'another', until: last, queued_before: last, passes }
}

function latest(instants: readonly string[]): string {
  return instants.reduce((a, b) => (b > a ? b : a))
}
