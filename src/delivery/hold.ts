import type { Context } from '../context.ts'
import { Failure } from '../failure.ts'
import { deliveryText } from '../i18n/delivery.ts'
import { holdText } from '../i18n/holds.ts'
import { say } from '../i18n/text.ts'
import type { Delivery } from '../store/deliveries.ts'
import type { Hold, HoldLevel, HoldScope } from '../store/holds.ts'
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
  const { deliveries } = await chosenDeliveries(context, {
    ...input,
    states: ['held'],
    none: deliveryText.nothing_to_resume,
    one: false,
  })
  const done: Delivery[] = []
  for (const delivery of deliveries) {
    await refuseKeptBack(context, delivery)
    done.push(await decide(context, delivery, move('P7', { reason_code: null })))
  }
  return done
}

/** Throws `Failure` usage `on_hold`, with the way out. */
export async function refuseKeptBack(context: Context, delivery: Delivery): Promise<void> {
  const { lang } = context
  const [above] = await keptBackBy(context, delivery)
  if (above === undefined) return
  const { level, command } = above
  const id = delivery.post_id
  const words = level === null ? say(lang, deliveryText.still_on_hold, { id }) : say(lang, holdText[level], { id })
  const hint = say(lang, level === null ? deliveryText.lift_first : holdText.look_first, { command })
  throw new Failure('usage', 'on_hold', words, { hint })
}

/** Does this hold keep the delivery back? */
function covers(one: HoldScope, { client, account_id }: Delivery): boolean {
  return (one.client === null || one.client === client) && (one.account_id === null || one.account_id === account_id)
}

/** What keeps a delivery back, a person's hold first, and the command that leads out of it. */
export async function keptBackBy(
  context: Context,
  delivery: Delivery,
): Promise<readonly { readonly id: number; readonly level: HoldLevel | null; readonly command: string }[]> {
  const above = await (await context.store()).holds.over(delivery.id)
  return above.map((one) => ({ id: one.id, level: one.level, command: wayOut(one, delivery) }))
}

function wayOut(above: Hold, { account, client }: Delivery): string {
  if (above.level !== null) return `smm crisis status -c ${client}`
  if (above.client === null) return 'smm queue resume --all-clients'
  return above.account_id === null
    ? `smm queue resume --all -c ${client}`
    : `smm queue resume --account ${account} -c ${client}`
}

/** A level of alert holds it back, or did until it fell; and no person. */
export function isHeldByAlert({ state, reason_code }: Pick<Delivery, 'state' | 'reason_code'>): boolean {
  return state === 'held' && reason_code?.startsWith('crisis_') === true
}

/** What an alert holds back is looked at post by post: there is no way out of red for a whole client at once. Throws `Failure` usage. */
export function refuseInBulk({ lang }: Context, held: readonly Delivery[], red: string | null): void {
  if (red !== null) {
    throw new Failure('usage', 'crisis_red', say(lang, holdText.red_in_force), {
      hint: say(lang, holdText.look_first, { command: `smm crisis status -c ${red}` }),
    })
  }
  const ids = [...new Set(held.filter(isHeldByAlert).map((one) => one.post_id))]
  if (ids.length === 0) return
  throw new Failure('usage', 'crisis_one_by_one', say(lang, holdText.one_by_one, { count: ids.length }), {
    hint: say(lang, holdText.one_by_one_hint, { first: ids[0] ?? '', ids: ids.slice(0, 12).join(' ') }),
  })
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
