import type { Delivery, DeliveryState, DeliveryStatus } from './deliveries.ts'

/** From the worst to the best: a post is as bad as the worst of its deliveries. */
export const statusOrder = [
  'unknown',
  'failed',
  'missed',
  'held',
  'awaiting_approval',
  'to_post',
  'sending',
  'retrying',
  'scheduled',
  'draft',
  'published',
  'cancelled',
] as const satisfies readonly DeliveryStatus[]

/** The word for each state; `publicStatus` knows the two that depend on more. */
export const stateWords = {
  draft: 'draft',
  awaiting_approval: 'awaiting_approval',
  scheduled: 'scheduled',
  following: 'scheduled',
  claimed: 'scheduled',
  sending: 'sending',
  unknown: 'unknown',
  needs_human: 'unknown',
  to_post: 'to_post',
  held: 'held',
  blocked: 'held',
  sent: 'published',
  rejected: 'failed',
  missed: 'missed',
  cancelled: 'cancelled',
} as const satisfies Record<DeliveryState, DeliveryStatus>

/**
 * The word users see for a state of the machine. A claimed delivery is still what it was; one that waits for another try, with
 * an attempt or a reason behind it, is `retrying` (a later turn after an outage has neither).
 */
export function publicStatus(
  delivery: Pick<Delivery, 'state' | 'was' | 'attempt' | 'next_at' | 'reason_code'>,
): DeliveryStatus {
  const state = delivery.state === 'claimed' && delivery.was !== null ? delivery.was : delivery.state
  if (state === 'scheduled' && delivery.next_at !== null && (delivery.attempt > 0 || delivery.reason_code !== null))
    return 'retrying'
  return stateWords[state]
}

/** The post's own status; a post that goes nowhere is a draft. */
export function worstStatus(statuses: readonly DeliveryStatus[]): DeliveryStatus {
  return statusOrder.find((status) => statuses.includes(status)) ?? 'draft'
}

/** Nothing has gone out of these, and nothing is about to. */
export const waitingStates: readonly DeliveryState[] = [
  'draft',
  'awaiting_approval',
  'scheduled',
  'following',
  'held',
  'blocked',
  'missed',
]

/** It was tried, or refused before it was, and it is proven that nothing of it is out: it may begin anew. */
export function mayBeginAnew(delivery: Pick<Delivery, 'state' | 'first_intent_at' | 'unknown_since'>): boolean {
  if (delivery.unknown_since !== null) return false
  return delivery.state === 'rejected' || (delivery.state === 'missed' && delivery.first_intent_at !== null)
}

/** May what it says still change? As the database itself sees it. */
export function isOpenToChange(delivery: Pick<Delivery, 'state' | 'first_intent_at' | 'unknown_since'>): boolean {
  return (waitingStates.includes(delivery.state) && delivery.first_intent_at === null) || mayBeginAnew(delivery)
}

const hourMs = 3600_000

/**
 * When to remind of what still waits for an approval: a day before it is due, else two hours before. Null: it waits for nothing, or
 * it is too near.
 */
export function reminderAt(state: DeliveryState, due_at: string | null, now: string): string | null {
  if (state !== 'awaiting_approval' || due_at === null) return null
  const due = Date.parse(due_at)
  const instant = [due - 24 * hourMs, due - 2 * hourMs].find((at) => at > Date.parse(now))
  return instant === undefined ? null : new Date(instant).toISOString()
}
