import type { Delivery, DeliveryChange, DeliveryState, ResendProof } from '../store/deliveries.ts'

/**
 * The state machine of one delivery as one table. Nothing changes a state but by a line of it, and each line
 * says who may, when, and exactly which facts are written in the same durable transaction.
 *
 * `owner`: only the run that holds the claim, by its fence. `pass`: any run, on what nobody holds. `recovery`: a run that has seen
 * by its lock that the owner is dead. `person`: a person's answer. T1 and T9 are carried out by `store.deliveries.claim`.
 */
export const table = {
  T1: rule('pass', ['scheduled'], 'claimed', 'due, the account is not resting, no other run serves it', []),
  T3: rule('owner', ['claimed'], 'sending', 'first try, or an earlier one that provably did nothing; before the first byte', [
    'attempt',
    'intent_at',
    'first_intent_at',
  ]),
  T4: rule('owner', ['sending'], 'sent', 'the network answered with an id', [
    'proof',
    'remote_id',
    'url',
    'published_at',
    'next_at',
    'reason_code',
    'reason',
  ]),
  T5: rule('owner', ['sending'], 'scheduled', 'proof that nothing was applied: another try later', [
    'next_at',
    'reason_code',
    'reason',
  ]),
  T5b: rule('owner', ['sending'], 'blocked', 'the credential is refused: nothing was applied', [
    'next_at',
    'reason_code',
    'reason',
  ]),
  T6: rule('owner', ['sending'], 'rejected', 'the network refuses this content for good', ['next_at', 'reason_code', 'reason']),
  T7: rule('owner', ['sending'], 'unknown', 'time-out, reset, 5xx, anything unlisted: it may be out', [
    'unknown_since',
    'absent_server_at',
    'resend_proof',
    'next_at',
    'reason_code',
    'reason',
  ]),
  T8: rule('recovery', ['sending'], 'unknown', 'the owner died during the call', [
    'unknown_since',
    'absent_server_at',
    'resend_proof',
    'next_at',
    'reason_code',
    'reason',
  ]),
  T8a: rule('recovery', ['claimed'], 'scheduled', 'the owner died before the call; it was scheduled', []),
  T8b: rule('recovery', ['claimed'], 'unknown', 'the owner died while looking; it was unknown', []),
  T8c: rule('recovery', ['sending', 'claimed'], 'needs_human', 'the owner is on another machine, whose locks cannot be seen', [
    'question',
    'next_at',
  ]),
  T9: rule('pass', ['unknown'], 'claimed', 'time to look again', []),
  T10: rule('owner', ['claimed'], 'sent', 'it was found, exactly once', [
    'proof',
    'remote_id',
    'url',
    'published_at',
    'next_at',
    'reason_code',
    'reason',
  ]),
  T11: rule('owner', ['claimed'], 'sending', 'an unknown outcome, with a proof that sending again is safe', [
    'attempt',
    'intent_at',
    'resend_proof',
    'unknown_since',
    'absent_server_at',
  ]),
  T12: rule('owner', ['claimed'], 'needs_human', 'nothing more can be found out without a person', ['question', 'next_at']),
  T13: rule('owner', ['claimed'], 'scheduled', 'an invisible step failed, nothing was ever visible: another try later', [
    'attempt',
    'next_at',
    'reason_code',
    'reason',
  ]),
  T14: rule('owner', ['claimed'], 'unknown', 'still not known: look again later', ['absent_server_at', 'next_at']),
  T15: rule('owner', ['claimed'], 'blocked', 'the account cannot be used, nothing was ever visible', [
    'next_at',
    'reason_code',
    'reason',
  ]),
  T16: rule('owner', ['claimed'], 'rejected', 'refused before anything was visible', ['next_at', 'reason_code', 'reason']),
  T17: rule('owner', ['claimed'], 'missed', 'proven absent, and too late to send', [
    'next_at',
    'unknown_since',
    'reason_code',
    'reason',
  ]),
  T18: rule('pass', ['scheduled'], 'missed', 'later than the grace allows', ['next_at', 'reason_code']),
  T19: rule('pass', ['scheduled'], 'to_post', 'due, and a person posts it', ['next_at']),
  T20: rule('pass', ['scheduled'], 'blocked', 'due, and its account is blocked', ['next_at', 'reason_code', 'reason']),
  T21: rule('pass', ['blocked'], 'scheduled', 'the account is ready again', ['next_at', 'reason_code', 'reason']),
  P1: rule('person', ['to_post', 'scheduled', 'held', 'blocked', 'missed', 'rejected'], 'sent', 'posted by hand', [
    'proof',
    'remote_id',
    'url',
    'published_at',
    'next_at',
    'reason_code',
    'reason',
  ]),
  P2: rule('person', ['needs_human', 'unknown'], 'sent', '“it is there”', [
    'proof',
    'remote_id',
    'url',
    'published_at',
    'question',
    'next_at',
    'reason_code',
    'reason',
  ]),
  P3: rule('person', ['needs_human', 'unknown'], 'scheduled', '“it is not there, send it”', [
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
  P4: rule('person', ['needs_human', 'unknown'], 'cancelled', '“drop it”', ['question', 'next_at']),
  P5: rule('person', ['rejected', 'missed', 'blocked', 'scheduled'], 'scheduled', 'try again now', [
    'attempt',
    'due_at',
    'next_at',
    'notified_at',
    'reason_code',
    'reason',
  ]),
  P6: rule('person', ['scheduled'], 'held', 'held back', ['next_at']),
  P7: rule('person', ['held'], 'scheduled', 'may leave again', []),
} as const

export type RuleName = keyof typeof table
export type Actor = 'owner' | 'pass' | 'recovery' | 'person'

export interface Rule<W extends keyof DeliveryChange = keyof DeliveryChange> {
  readonly by: Actor
  readonly from: readonly DeliveryState[]
  readonly to: DeliveryState
  readonly when: string
  readonly writes: readonly W[]
}

function rule<const W extends readonly (keyof DeliveryChange)[]>(
  by: Actor,
  from: readonly DeliveryState[],
  to: DeliveryState,
  when: string,
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

/** An attempt that may still be visible. Only these proofs end that doubt; with the others it goes on. */
export function endsDoubt(proof: ResendProof): boolean {
  return proof === 'absent_after_settle' || proof === 'handle_unpublished' || proof === 'human'
}

/** Is an attempt before the present one still in doubt? */
export function inDoubt(delivery: Pick<Delivery, 'unknown_since'>): boolean {
  return delivery.unknown_since !== null
}
