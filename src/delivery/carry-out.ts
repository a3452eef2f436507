import type { Delivery, Transition } from '../store/deliveries.ts'
import type { Store } from '../store/store.ts'
import { table, type Move } from './machine.ts'

/**
 * Carries a decided step out: one durable transaction, refused when the delivery is no longer where the table says it must be or,
 * for an owner, when the claim was lost. Null then.
 */
export function carryOut(
  store: Store,
  delivery: Delivery,
  step: Move,
  run_id: string | null,
  at: Date,
): Promise<Delivery | null> {
  return store.deliveries.transition(transitionOf(delivery, step, run_id), at.toISOString())
}

export function transitionOf(delivery: Delivery, step: Move, run_id: string | null): Transition {
  const rule = table[step.rule]
  return {
    delivery_id: delivery.id,
    transition: step.rule,
    from: rule.from,
    to: rule.to,
    change: step.change,
    run_id,
    ...(rule.by === 'owner' || rule.by === 'recovery' ? { fence: { owner: delivery.owner ?? '', fence: delivery.fence } } : {}),
    ...(step.detail && { detail: step.detail }),
    ...(step.removal_fee && { removal_fee: step.removal_fee }),
  }
}
