import type { Context } from '../context.ts'
import { Failure } from '../failure.ts'
import { deliveryText } from '../i18n/delivery.ts'
import { deliveryStatusLabel } from '../i18n/delivery-status-label.ts'
import { sayBlocked } from '../i18n/reasons.ts'
import { say } from '../i18n/text.ts'
import { worstStatus } from '../store/delivery-status.ts'
import type { Delivery } from '../store/deliveries.ts'
import { chosenDeliveries, decide } from './chosen-deliveries.ts'
import { move } from './machine.ts'

/**
 * What failed, was missed, or waits for another try leaves with the next pass, as if due now. Never what may be out already: that is
 * answered with `resolve`. With `now` what is merely scheduled leaves too. A blocked account must be mended first. Throws `Failure`: `post_not_found`, `account_not_of_post`,
 * `wrong_status`, `not_approved`, `account_removed`, `account_blocked`, `being_sent`.
 */
export async function retry(
  context: Context,
  input: { post_id: number; account: string | null; now?: true },
): Promise<Delivery[]> {
  const { lang } = context
  const { post_id, account } = input
  const store = await context.store()
  const { post, deliveries } = await chosenDeliveries(context, {
    post_id,
    account,
    states: ['rejected', 'missed', 'blocked', 'scheduled'],
    none: deliveryText.nothing_to_retry,
    one: false,
  })
  const failed = deliveries.filter((one) => input.now === true || one.state !== 'scheduled' || one.status === 'retrying')
  if (failed.length === 0) {
    const unknown = post.deliveries.some((one) => one.status === 'unknown')
    throw new Failure(
      'usage',
      'wrong_status',
      say(lang, deliveryText.nothing_to_retry, {
        id: post_id,
        status: say(lang, deliveryStatusLabel[worstStatus(post.deliveries.map((one) => one.status))]),
      }),
      {
        hint: unknown
          ? say(lang, deliveryText.resolve_instead, { id: post_id })
          : say(lang, deliveryText.see_post, { id: post_id }),
      },
    )
  }
  if (failed.some((one) => one.reason_code === 'not_approved') && post.approved_hash !== post.content_hash) {
    throw new Failure('usage', 'not_approved', say(lang, deliveryText.not_approved_yet, { id: post_id }), {
      hint: say(lang, deliveryText.not_approved_hint, { id: post_id }),
    })
  }
  for (const delivery of failed) {
    const owner = await store.accounts.get(delivery.account_id)
    if (owner !== null && owner.removed_at !== null) {
      throw new Failure('usage', 'account_removed', say(lang, deliveryText.account_removed, { account: owner.name }), {
        hint: say(lang, deliveryText.account_removed_hint, { id: post_id }),
      })
    }
    if (owner?.status !== 'blocked') continue
    const reason = sayBlocked(lang, owner.status_reason)
    throw new Failure(
      'credential',
      'account_blocked',
      say(lang, deliveryText.account_still_blocked, { account: owner.name, reason }),
      {
        hint: say(lang, deliveryText.blocked_hint, { account: owner.name, client: owner.client }),
      },
    )
  }
  const at = context.now()
  const done: Delivery[] = []
  for (const delivery of failed) {
    const again = { attempt: 0, due_at: at.toISOString(), next_at: null, notified_at: null, reason_code: null, reason: null }
    // a draft that was refused, or deleted on the site, is made anew
    if (delivery.state === 'rejected' && !context.options.dry_run) await store.deliveries.clearSteps(delivery.id)
    done.push(await decide(context, delivery, move('P5', again, { due_was: delivery.due_at })))
  }
  return done
}
