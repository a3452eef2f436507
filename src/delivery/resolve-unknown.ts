import type { Context } from '../context.ts'
import { deliveryText } from '../i18n/delivery.ts'
import type { Delivery } from '../store/deliveries.ts'
import { chosenDeliveries, decide, postAddress } from './chosen-deliveries.ts'
import { move, type Move } from './machine.ts'

export type Resolution = { readonly published: string } | 'not_published' | 'drop'

/**
 * A person's answer to an outcome that nobody knows: it is there (its address), it is not there (sent again by the next pass, as if
 * due now), or drop it. Of several parts on the account the first is answered for. Given early, it spares the look-ups. Throws `Failure`: `post_not_found`, `account_not_of_post`,
 * `account_needed`, `wrong_status`, `bad_url`, `being_sent`.
 */
export async function resolveUnknown(
  context: Context,
  input: { post_id: number; account: string | null; answer: Resolution },
): Promise<Delivery> {
  const { post_id, account, answer } = input
  const at = context.now()
  const taken = moveOf(context, answer, at)
  const { deliveries } = await chosenDeliveries(context, {
    post_id,
    account,
    states: ['needs_human', 'unknown'],
    none: deliveryText.nothing_to_resolve,
    one: true,
  })
  const [first] = deliveries
  if (first === undefined) throw new Error(`nothing of post ${post_id} was resolved`)
  const resolved = await decide(context, first, taken)
  // days may have gone by: what was uploaded then is uploaded anew
  if (answer === 'not_published' && !context.options.dry_run) await (await context.store()).deliveries.clearSteps(resolved.id)
  return resolved
}

function moveOf(context: Context, answer: Resolution, at: Date): Move {
  const clean = { question: null, next_at: null }
  if (answer === 'drop') return move('P4', clean, { answer })
  const calm = { ...clean, reason_code: null, reason: null }
  if (answer === 'not_published') {
    return move(
      'P3',
      {
        ...calm,
        resend_proof: 'human',
        unknown_since: null,
        absent_server_at: null,
        attempt: 0,
        due_at: at.toISOString(),
        notified_at: null,
      },
      { answer },
    )
  }
  const url = postAddress(context, answer.published)
  return move(
    'P2',
    { ...calm, proof: 'human', remote_id: url, url, published_at: at.toISOString() },
    { answer: 'published', url },
  )
}
