import type { Published } from '../networks/contract.ts'
import { NetworkFailure } from '../networks/failure.ts'
import type { Delivery } from '../store/deliveries.ts'
import { nextTry, type Waits } from './back-off.ts'
import { inDoubt, move, type Move } from './machine.ts'

/** What the visible call gave: proof, or something thrown. */
export type Answer = { readonly published: Published } | { readonly thrown: unknown }

export interface OutcomeFacts {
  readonly now: Date
  readonly waits: Waits
  readonly random: () => number
  /** Nothing can be looked up: a person is asked at once. */
  readonly blind: boolean
}

/** Why something did not work, as it is stored and shown. */
export function reasonOf(thrown: unknown): { reason_code: string; reason: string } {
  if (thrown instanceof NetworkFailure) return { reason_code: thrown.code, reason: thrown.message }
  const error = thrown as { code?: unknown; message?: unknown }
  const code = typeof error?.code === 'string' ? error.code : 'unexpected'
  return { reason_code: code, reason: typeof error?.message === 'string' ? error.message : String(thrown) }
}

/**
 * T4 to T7: what the answer to the visible call means. Anything that is not on the list of proofs is unknown. While an earlier
 * attempt is still in doubt (a keyed repeat), an answer that only speaks of the present one leaves the doubt where it was.
 */
export function afterCall(delivery: Delivery, answer: Answer, facts: OutcomeFacts): Move {
  const { now, waits, random } = facts
  if ('published' in answer) {
    const { remote_id, url, published_at } = answer.published
    return move('T4', {
      proof: delivery.resend_proof === 'record_repeat' ? 'record' : 'response',
      remote_id,
      url,
      published_at: published_at ?? now.toISOString(),
      next_at: null,
      reason_code: null,
      reason: null,
    })
  }
  const { thrown } = answer
  const why = reasonOf(thrown)
  const verdict = thrown instanceof NetworkFailure ? thrown.verdict : 'unknown'
  const asked = thrown instanceof NetworkFailure ? thrown.retry_at : undefined
  const later = nextTry(now, delivery.attempt, waits, random, asked)
  const detail = {
    verdict,
    ...(thrown instanceof NetworkFailure && thrown.status !== undefined ? { status: thrown.status } : {}),
  }
  if (!inDoubt(delivery)) {
    if (verdict === 'not_sent') return move('T5', { ...why, next_at: later }, detail)
    if (verdict === 'rate_limited') return move('T5', { ...why, reason_code: 'rate_limited', next_at: later }, detail)
    if (verdict === 'unauthorized') return move('T5b', { ...why, next_at: null }, detail)
    if (verdict === 'refused') return move('T6', { ...why, next_at: now.toISOString() }, detail)
  }
  return move(
    'T7',
    {
      unknown_since: delivery.unknown_since ?? now.toISOString(),
      absent_server_at: null,
      resend_proof: null,
      next_at: facts.blind ? now.toISOString() : later,
      ...why,
      // a repeat that is refused shows that repeating leads nowhere: from here on only what can be read counts
      ...((verdict === 'refused' || verdict === 'duplicate') && inDoubt(delivery) ? { reason_code: refusedOnRepeat } : {}),
    },
    detail,
  )
}

export const refusedOnRepeat = 'refused_on_repeat'

/**
 * Does this failure speak against the account's server, so that five in a row let the account rest? Not 429, not an unknown
 * outcome, not an answer about this one post (the part before it is not visible yet).
 */
export function countsAsFailure(thrown: unknown): boolean {
  if (!(thrown instanceof NetworkFailure)) return false
  return thrown.status === undefined ? thrown.verdict === 'not_sent' : thrown.status >= 500
}
