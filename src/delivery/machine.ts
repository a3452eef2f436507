import { ruleText } from '../i18n/machine.ts'
import type { Text } from '../i18n/text.ts'
import type { Delivery, DeliveryChange, DeliveryState, ResendProof, Transition } from '../store/deliveries.ts'

/**
 * The state machine of one delivery as one table. Nothing changes a state but by a line of it, and each line
 * says who may, when, and exactly which facts are written in the same durable transaction.
 *
 * `owner`: only the run that holds the claim, by its fence. `pass`: any run, on what nobody holds. `recovery`: a run that has seen
 * by its lock that the owner is dead. `person`: a person's answer. T1 and T9 are carried out by `store.deliveries.claim`.
 */
export const table = {
  T1: rule('pass', ['scheduled'], 'claimed', ruleText.T1, []),
  T3: rule('owner', ['claimed'], 'sending', ruleText.T3, ['attempt', 'intent_at', 'first_intent_at']),
  T4: rule('owner', ['sending'], 'sent', ruleText.T4, [
    'proof',
    'remote_id',
    'url',
    'published_at',
    'next_at',
    'reason_code',
    'reason',
  ]),
  T5: rule('owner', ['sending'], 'scheduled', ruleText.T5, ['next_at', 'reason_code', 'reason']),
  T5b: rule('owner', ['sending'], 'blocked', ruleText.T5b, ['next_at', 'reason_code', 'reason']),
  T6: rule('owner', ['sending'], 'rejected', ruleText.T6, ['next_at', 'reason_code', 'reason']),
  T7: rule('owner', ['sending'], 'unknown', ruleText.T7, [
    'unknown_since',
    'absent_server_at',
    'resend_proof',
    'next_at',
    'reason_code',
    'reason',
  ]),
  T8: rule('recovery', ['sending'], 'unknown', ruleText.T8, [
    'unknown_since',
    'absent_server_at',
    'resend_proof',
    'next_at',
    'reason_code',
    'reason',
  ]),
  T8a: rule('recovery', ['claimed'], 'scheduled', ruleText.T8a, []),
  T8b: rule('recovery', ['claimed'], 'unknown', ruleText.T8b, []),
  T8c: rule('recovery', ['sending', 'claimed'], 'needs_human', ruleText.T8c, ['question', 'next_at']),
  T9: rule('pass', ['unknown'], 'claimed', ruleText.T9, []),
  T10: rule('owner', ['claimed'], 'sent', ruleText.T10, [
    'proof',
    'remote_id',
    'url',
    'published_at',
    'next_at',
    'reason_code',
    'reason',
  ]),
  T11: rule('owner', ['claimed'], 'sending', ruleText.T11, [
    'attempt',
    'intent_at',
    'resend_proof',
    'unknown_since',
    'absent_server_at',
  ]),
  T12: rule('owner', ['claimed'], 'needs_human', ruleText.T12, ['question', 'next_at']),
  T13: rule('owner', ['claimed'], 'scheduled', ruleText.T13, ['attempt', 'next_at', 'reason_code', 'reason']),
  T14: rule('owner', ['claimed'], 'unknown', ruleText.T14, ['absent_server_at', 'next_at']),
  T15: rule('owner', ['claimed'], 'blocked', ruleText.T15, ['next_at', 'reason_code', 'reason']),
  T16: rule('owner', ['claimed'], 'rejected', ruleText.T16, ['next_at', 'reason_code', 'reason']),
  T17: rule('owner', ['claimed'], 'missed', ruleText.T17, ['next_at', 'unknown_since', 'reason_code', 'reason']),
  T18: rule('pass', ['scheduled'], 'missed', ruleText.T18, ['next_at', 'reason_code']),
  T19: rule('pass', ['scheduled'], 'to_post', ruleText.T19, ['next_at']),
  T20: rule('pass', ['scheduled'], 'blocked', ruleText.T20, ['next_at', 'reason_code', 'reason']),
  T21: rule('pass', ['blocked'], 'scheduled', ruleText.T21, ['next_at', 'reason_code', 'reason']),
  // carried out by the store, in the transaction that ends the part before
  T22: rule('owner', ['following'], 'scheduled', ruleText.T22, ['due_at']),
  // carried out by the store, for everything that is due at once
  T23: rule('pass', ['scheduled', 'claimed', 'sending', 'blocked', 'unknown'], 'unknown', ruleText.T23, [
    'unknown_since',
    'absent_server_at',
    'resend_proof',
    'intent_at',
    'first_intent_at',
    'next_at',
    'reason_code',
    'reason',
  ]),
  T24: rule('pass', ['awaiting_approval'], 'missed', ruleText.T24, ['next_at', 'notified_at', 'reason_code']),
  // its parts go on waiting for it: only the post itself is missed, and is decided about
  T24b: rule('pass', ['awaiting_approval'], 'following', ruleText.T24b, ['next_at', 'notified_at']),
  T25: rule('owner', ['claimed'], 'scheduled', ruleText.T25, [
    'unknown_since',
    'absent_server_at',
    'next_at',
    'reason_code',
    'reason',
  ]),
  P1: rule('person', ['to_post', 'scheduled', 'following', 'held', 'blocked', 'missed', 'rejected'], 'sent', ruleText.P1, [
    'proof',
    'remote_id',
    'url',
    'published_at',
    'next_at',
    'reason_code',
    'reason',
  ]),
  P2: rule('person', ['needs_human', 'unknown'], 'sent', ruleText.P2, [
    'proof',
    'remote_id',
    'url',
    'published_at',
    'question',
    'next_at',
    'reason_code',
    'reason',
  ]),
  P3: rule('person', ['needs_human', 'unknown'], 'scheduled', ruleText.P3, [
    'resend_proof',
    'unknown_since',
    'absent_server_at',
    'question',
    'attempt',
    'due_at',
    'next_at',
    'notified_at',
    'reason_code',
    'reason',
  ]),
  P4: rule('person', ['needs_human', 'unknown'], 'cancelled', ruleText.P4, ['question', 'next_at']),
  P5: rule('person', ['rejected', 'missed', 'blocked', 'scheduled'], 'scheduled', ruleText.P5, [
    'attempt',
    'due_at',
    'next_at',
    'notified_at',
    'reason_code',
    'reason',
  ]),
  P6: rule('person', ['scheduled'], 'held', ruleText.P6, ['next_at', 'reason_code']),
  P7: rule('person', ['held'], 'scheduled', ruleText.P7, ['reason_code']),
  P8: rule('person', ['following'], 'cancelled', ruleText.P8, []),
  // published stays published: nothing leads from there to another call
  P9: rule('person', ['sent'], 'sent', ruleText.P9, ['deleted_at']),
} as const

export type RuleName = keyof typeof table
export type Actor = 'owner' | 'pass' | 'recovery' | 'person'

export interface Rule<W extends keyof DeliveryChange = keyof DeliveryChange> {
  readonly by: Actor
  readonly from: readonly DeliveryState[]
  readonly to: DeliveryState
  readonly when: Text
  readonly writes: readonly W[]
}

function rule<const W extends readonly (keyof DeliveryChange)[]>(
  by: Actor,
  from: readonly DeliveryState[],
  to: DeliveryState,
  when: Text,
  writes: W,
): Rule<W[number]> {
  return { by, from, to, when, writes }
}

/** What a line of the table writes: all of it, no more. */
export type Written<N extends RuleName> = (typeof table)[N] extends Rule<infer W> ? Required<Pick<DeliveryChange, W>> : never

/** A step of the machine that is decided but not yet carried out. */
export interface Move {
  readonly rule: RuleName
  readonly to: DeliveryState
  readonly change: DeliveryChange
  readonly detail?: Readonly<Record<string, unknown>>
  readonly removal_fee?: Transition['removal_fee']
}

export function move<N extends RuleName>(name: N, change: Written<N>, detail?: Readonly<Record<string, unknown>>): Move {
  return { rule: name, to: table[name].to, change, ...(detail && { detail }) }
}

/** States out of which nothing leads by itself: over, or waiting for a person. */
export const restingStates = [
  'draft',
  'awaiting_approval',
  'needs_human',
  'to_post',
  'held',
  'sent',
  'rejected',
  'missed',
  'cancelled',
] as const

/**
 * An attempt that may still become visible. Only these proofs end that doubt. A key, a record or a handle makes the repeat harmless; the
 * request of the attempt before may still be on its way, so that a refusal of the repeat says nothing of it.
 */
export function endsDoubt(proof: ResendProof): boolean {
  return proof === 'absent_after_settle' || proof === 'human'
}

/** Is an attempt before the present one still in doubt? */
export function inDoubt(delivery: Pick<Delivery, 'unknown_since'>): boolean {
  return delivery.unknown_since !== null
}
