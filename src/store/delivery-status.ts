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
