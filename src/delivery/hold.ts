import type { Context } from '../context.ts'
import { Failure } from '../failure.ts'
import { deliveryText } from '../i18n/delivery.ts'
import { say } from '../i18n/text.ts'
import type { Delivery } from '../store/deliveries.ts'
import type { Hold, HoldScope } from '../store/holds.ts'
import { chosenDeliveries, decide } from './chosen-deliveries.ts'
import { move } from './machine.ts'

/** Holds back what is scheduled of one post. Throws `Failure`: `post_not_found`, `account_not_of_post`, `wrong_status`, `being_sent`. */
export async function hold(context: Context, input: { post_id: number; account: string | null }): Promise<Delivery[]> {
  const chosen = await chosenDeliveries(context, {
    ...input,
    states: ['scheduled'],
    none: deliveryText.nothing_to_hold,
    one: false,
  })
  const done: Delivery[] = []
  for (const delivery of chosen.deliveries) {
    done.push(await decide(context, delivery, move('P6', { next_at: null, reason_code: null })))
  }
  return done
}

/**
 * What was held may leave again at its own time; what is late by then is for the pass to judge. Throws like `hold`, and `on_hold`
 * where its account, its client or everything is still held back.
 */
export async function resume(context: Context, input: { post_id: number; account: string | null }): Promise<Delivery[]> {
  const { lang } = context
  const { deliveries } = await chosenDeliveries(context, {
    ...input,
    states: ['held'],
    none: deliveryText.nothing_to_resume,
    one: false,
  })
  const holds = await (await context.store()).holds.list()
  const done: Delivery[] = []
  for (const delivery of deliveries) {
    const command = heldBy(holds, delivery)
    if (command !== null) {
      throw new Failure('usage', 'on_hold', say(lang, deliveryText.still_on_hold, { id: delivery.post_id }), {
        hint: say(lang, deliveryText.lift_first, { command }),
      })
    }
    done.push(await decide(context, delivery, move('P7', { reason_code: null })))
  }
  return done
}

/** Does this hold keep the delivery back? */
export function covers(one: HoldScope, { client, account_id }: Delivery): boolean {
  return (one.client === null || one.client === client) && (one.account_id === null || one.account_id === account_id)
}

/** The command that ends the first of `holds` that keeps the delivery back; null: none does. */
export function heldBy(holds: readonly Hold[], delivery: Delivery): string | null {
  const above = holds.find((one) => covers(one, delivery))
  return above === undefined ? null : resumeCommand(above, delivery)
}

function resumeCommand(above: Hold, { account, client }: Delivery): string {
  if (above.client === null) return 'smm queue resume --all-clients'
  return above.account_id === null
    ? `smm queue resume --all -c ${client}`
    : `smm queue resume --account ${account} -c ${client}`
}

/** Nothing of the scope goes out any more, now or later, until it is resumed; what is under way is finished, and listed. */
export async function holdScope(
  context: Context,
  scope: HoldScope,
  reason: string | null,
): Promise<{ readonly held: number; readonly held_before: number; readonly under_way: readonly Delivery[] }> {
  const { holds } = await context.store()
  const held_before = (await holds.held(scope)).length
  if (context.options.dry_run) {
    const deliveries = await (await context.store()).deliveries.inStates(['scheduled', 'claimed', 'sending', 'unknown'])
    const mine = deliveries.filter((one) => covers(scope, one))
    return {
      held: mine.filter((one) => one.state === 'scheduled').length,
      held_before,
      under_way: mine.filter((one) => one.state !== 'scheduled'),
    }
  }
  return { held_before, ...(await holds.begin(scope, reason, context.now().toISOString())) }
}

/** Ends a hold; what it held is given back, still held, to be looked at one by one. Throws `Failure` usage `not_on_hold`. */
export async function liftHold(context: Context, scope: HoldScope): Promise<readonly Delivery[]> {
  const { holds } = await context.store()
  const held = await holds.held(scope)
  if (context.options.dry_run) return held
  const lifted = await holds.lift(scope, context.now().toISOString())
  if (lifted === null && held.length === 0) {
    throw new Failure('usage', 'not_on_hold', say(context.lang, deliveryText.not_on_hold))
  }
  return held
}
