import type { Context } from '../context.ts'
import { deliveryText } from '../i18n/delivery.ts'
import type { Delivery } from '../store/deliveries.ts'
import { chosenDeliveries, decide } from './chosen-deliveries.ts'
import { move } from './machine.ts'

/** Holds back what is scheduled. Throws `Failure`: `post_not_found`, `account_not_of_post`, `wrong_status`, `being_sent`. */
export function hold(context: Context, input: { post_id: number; account: string | null }): Promise<Delivery[]> {
  return change(context, {
    ...input,
    states: ['scheduled'],
    none: deliveryText.nothing_to_hold,
    with: move('P6', { next_at: null, reason_code: null }),
  })
}

/** What was held may leave again at its own time; what is late by then is for the pass to judge. Throws like `hold`. */
export function resume(context: Context, input: { post_id: number; account: string | null }): Promise<Delivery[]> {
  return change(context, {
    ...input,
    states: ['held'],
    none: deliveryText.nothing_to_resume,
    with: move('P7', { reason_code: null }),
  })
}

async function change(
  context: Context,
  input: Omit<Parameters<typeof chosenDeliveries>[1], 'one'> & { with: ReturnType<typeof move> },
): Promise<Delivery[]> {
  const { deliveries } = await chosenDeliveries(context, { ...input, one: false })
  const done: Delivery[] = []
  for (const delivery of deliveries) {
    done.push(await decide(context, delivery, input.with))
  }
  return done
}
