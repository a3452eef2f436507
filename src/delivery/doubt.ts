import type { Idempotency, Lookup, Sighting } from '../networks/contract.ts'
import type { Proof, ResendProof } from '../store/deliveries.ts'
import type { QuestionCode } from './question.ts'

/** Half of the hour for which servers keep an idempotency key. */
export const keyWindowMs = 30 * 60_000
/** A request of a process that died may still be on its way: a keyed repeat next to it would be a second sender. */
const keyPauseMs = 60_000
/** A record that was put again after that long might bring back what a person has deleted since. */
const recordWindowMs = 24 * 3600_000
/** The list of the remote side may carry an older clock by that much. */
const clockSlackMs = 2 * 60_000
/** Less than half of the slack that the search has anyway. */
const lookSlackMs = 45_000
const aDayMs = 24 * 3600_000
/** So many looks that could not be had, with waits that double, take about two hours. */
export const maxBlindLooks = 10

/** All that is known of a delivery whose outcome is not. Instants in milliseconds. */
export interface Doubt {
  /** The means of this very account. */
  readonly idempotency: Idempotency
  readonly now: number
  readonly first_intent: number
  readonly last_intent: number
  /** The server's clock when it was first not seen there. */
  readonly absent_server: number | null
  readonly settle_ms: number
  /** A repeat was refused: repeating leads nowhere. */
  readonly refused: boolean
  readonly too_late: boolean
  /** Twelve attempts, or 48 hours. */
  readonly exhausted: boolean
  /** Looks in a row that could not be had. */
  readonly blind_looks: number
  /** The database was an old copy: handles made since are not known. */
  readonly old_copy: boolean
}

export type First =
  | { readonly do: 'resend'; readonly proof: ResendProof }
  | { readonly do: 'look' }
  | { readonly do: 'ask'; readonly code: QuestionCode }

export type Next =
  | { readonly do: 'sent'; readonly match: Sighting; readonly proof: Proof }
  | { readonly do: 'resend'; readonly proof: ResendProof; readonly restage: boolean }
  /** `absent_server`: as it is from now on. `after_ms` null: with back-off. */
  | { readonly do: 'wait'; readonly after_ms: number | null; readonly absent_server: number | null }
  | { readonly do: 'missed' }
  | { readonly do: 'ask'; readonly code: QuestionCode; readonly matches?: readonly Sighting[] }

/** Before anything is read: a record is put again, a blind network is a question, all others are looked up. */
export function beforeLooking(doubt: Doubt): First {
  const { idempotency, now, first_intent } = doubt
  if (idempotency === 'blind' || idempotency === 'person') return { do: 'ask', code: 'blind' }
  const since = now - first_intent
  const repeatable = !doubt.refused && !doubt.too_late && !doubt.exhausted
  if (idempotency === 'record' && repeatable && since >= 0 && since < recordWindowMs)
    return { do: 'resend', proof: 'record_repeat' }
  return { do: 'look' }
}

/** What a look shows. Sent again only with a proof; what cannot be settled is asked. */
export function afterLooking(doubt: Doubt, lookup: Lookup): Next {
  switch (lookup.seen) {
    case 'found': {
      const { published_at } = lookup.match
      const intent = doubt.first_intent + ahead(lookup.server_at, doubt.now)
      const older = !isOwn(doubt) && published_at !== null && Date.parse(published_at) < intent - clockSlackMs
      if (older) return { do: 'ask', code: 'older_match', matches: [lookup.match] }
      return { do: 'sent', match: lookup.match, proof: proofOf(doubt.idempotency) }
    }
    case 'several': {
      const { matches } = lookup
      return keyedRepeat(doubt) ?? { do: 'ask', code: matches.length > 1 ? 'several_matches' : 'older_match', matches }
    }
    case 'staged':
      if (doubt.old_copy) return { do: 'ask', code: 'old_copy' }
      if (doubt.exhausted) return { do: 'ask', code: 'exhausted' }
      // not to be published again, or in vain: it is over once nothing of ours can still be on its way
      if (doubt.too_late || doubt.refused) return afterAbsence(doubt, serverTime(lookup), false)
      return { do: 'resend', proof: 'handle_unpublished', restage: false }
    case 'unreadable': {
      const repeat = keyedRepeat(doubt)
      if (repeat) return repeat
      if (doubt.exhausted || doubt.blind_looks + 1 >= maxBlindLooks) return { do: 'ask', code: 'unreadable' }
      return { do: 'wait', after_ms: null, absent_server: null }
    }
    case 'absent': {
      // another draft than the ones known here may have been published
      if (doubt.old_copy && doubt.idempotency === 'handle') return { do: 'ask', code: 'old_copy' }
      const repeat = keyedRepeat(doubt)
      if (repeat) return repeat
      if (!lookup.complete) return { do: 'ask', code: 'list_too_short' }
      return afterAbsence(doubt, serverTime(lookup), doubt.idempotency === 'handle')
    }
  }
}

/** What carries our own key or handle is ours, whatever its words and its date. */
export function isOwn({ idempotency }: Pick<Doubt, 'idempotency'>): boolean {
  return idempotency === 'record' || idempotency === 'handle'
}

/** Not there, and the list was complete. It proves something when it is still so a settle time later, by the server's clock. */
function afterAbsence(doubt: Doubt, server: number | null, restage: boolean): Next {
  const settled =
    doubt.settle_ms === 0 ||
    (server !== null && doubt.absent_server !== null && server - doubt.absent_server >= doubt.settle_ms)
  if (settled) {
    if (doubt.too_late) return { do: 'missed' }
    if (doubt.exhausted) return { do: 'ask', code: 'exhausted' }
    return { do: 'resend', proof: 'absent_after_settle', restage }
  }
  if (server === null) return { do: 'ask', code: 'no_server_clock' }
  // a server clock that went back begins the count anew
  const first = doubt.absent_server === null || server < doubt.absent_server ? server : doubt.absent_server
  return { do: 'wait', after_ms: Math.max(1000, doubt.settle_ms - (server - first)), absent_server: first }
}

/** The same key again, while the server certainly still has it and no request of ours can still be on its way; else null. */
function keyedRepeat(doubt: Doubt): Next | null {
  if (doubt.idempotency !== 'key' || doubt.refused || doubt.too_late || doubt.exhausted) return null
  const age = doubt.now - doubt.first_intent
  // a clock that went back: the key counts as expired
  if (age < 0 || age >= keyWindowMs) return null
  const pause = Math.min(doubt.settle_ms, keyPauseMs) - (doubt.now - doubt.last_intent)
  if (pause > 0) return { do: 'wait', after_ms: pause, absent_server: null }
  return { do: 'resend', proof: 'key_valid', restage: false }
}

function serverTime({ server_at }: Lookup): number | null {
  return server_at === null ? null : Date.parse(server_at)
}

/** How far the server's clock is ahead of ours, in milliseconds. */
function ahead(server_at: string | null, now: number): number {
  return server_at === null ? 0 : Date.parse(server_at) - now
}

/**
 * Lists carry the server's clock, intents ours. Where ours is ahead of it, or was when the intent was written, a post that is there
 * stands before the place at which the search began: the instant from which to search again. Null: the search went far enough.
 */
export function searchFrom(since: Date, server_at: string | null, now: Date): Date | null {
  const behind = -ahead(server_at, now.getTime())
  // an intent in the future: our clock was set back since, by nobody knows how much
  if (since.getTime() > now.getTime()) return new Date(now.getTime() - Math.max(behind, 0) - aDayMs)
  return behind > lookSlackMs ? new Date(since.getTime() - behind) : null
}

function proofOf(idempotency: Idempotency): Proof {
  if (idempotency === 'record') return 'record'
  return idempotency === 'handle' ? 'handle' : 'readback'
}
