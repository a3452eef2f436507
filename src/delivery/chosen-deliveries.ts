import type { Context } from '../context.ts'
import { Failure } from '../failure.ts'
import { deliveryText } from '../i18n/delivery.ts'
import { list } from '../i18n/format.ts'
import { deliveryStatusLabel } from '../i18n/delivery-status-label.ts'
import { say, type Text } from '../i18n/text.ts'
import type { Delivery, DeliveryState } from '../store/deliveries.ts'
import type { Post } from '../store/posts.ts'
import { worstStatus } from '../store/delivery-status.ts'
import { carryOut } from './carry-out.ts'
import type { Move } from './machine.ts'

/** What a person answers about: the deliveries of one post that are in `states`, all of them or the one of an account. */
export async function chosenDeliveries(
  context: Context,
  choice: {
    post_id: number
    account: string | null
    states: readonly DeliveryState[]
    none: Text
    one: boolean
    hint?: string
  },
): Promise<{ post: Post; deliveries: readonly Delivery[] }> {
  const { lang } = context
  const { post_id: id, account, states, one } = choice
  const post = await (await context.store()).posts.get(id)
  if (post === null || (context.options.client !== null && post.client !== context.options.client)) {
    throw new Failure('not_found', 'post_not_found', say(lang, deliveryText.post_not_found, { id }))
  }
  const mine = post.deliveries.filter(
    (delivery) => account === null || delivery.account === account || delivery.network === account,
  )
  if (mine.length === 0 && account !== null) {
    throw new Failure('not_found', 'account_not_of_post', say(lang, deliveryText.no_such_account, { id, account }), {
      hint: list(lang, names(post.deliveries)),
    })
  }
  const deliveries = mine.filter((delivery) => states.includes(delivery.state))
  if (deliveries.length === 0) {
    if (mine.some((delivery) => delivery.state === 'sending' || delivery.state === 'claimed')) {
      throw beingSent(context, id)
    }
    const status = say(lang, deliveryStatusLabel[worstStatus(mine.map((delivery) => delivery.status))])
    throw new Failure('usage', 'wrong_status', say(lang, choice.none, { id, status }), {
      hint: choice.hint ?? hintFor(context, mine, id),
    })
  }
  if (one && names(deliveries).length > 1) {
    throw new Failure(
      'usage',
      'account_needed',
      say(lang, deliveryText.which_account, { id, names: list(lang, names(deliveries)) }),
      {
        hint: say(lang, deliveryText.which_account_hint),
      },
    )
  }
  return { post, deliveries }
}

/** An open question comes first; else where the post stands. */
function hintFor({ lang }: Context, deliveries: readonly Delivery[], id: number): string {
  const open = deliveries.some((delivery) => delivery.status === 'unknown')
  return say(lang, open ? deliveryText.resolve_instead : deliveryText.see_post, { id })
}

function names(deliveries: readonly Delivery[]): string[] {
  return [...new Set(deliveries.map((delivery) => delivery.account))]
}

/** The address of a post as a person gives it. Throws `Failure` usage `bad_url`. */
export function postAddress(context: Context, url: string): string {
  const parsed = URL.canParse(url.trim()) ? new URL(url.trim()) : null
  if (
    parsed === null ||
    (parsed.protocol !== 'https:' && parsed.protocol !== 'http:') ||
    parsed.username !== '' ||
    parsed.password !== ''
  ) {
    throw new Failure('usage', 'bad_url', say(context.lang, deliveryText.bad_url, { url }))
  }
  return parsed.href
}

/** Carries out what a person decided (not in a dry run). Throws `Failure` busy `being_sent` when it is leaving at this very moment. */
export async function decide(context: Context, delivery: Delivery, taken: Move): Promise<Delivery> {
  if (context.options.dry_run) return delivery
  const after = await carryOut(await context.store(), delivery, taken, null, context.now())
  if (after === null) throw beingSent(context, delivery.post_id)
  return after
}

function beingSent(context: Context, id: number): Failure {
  const { lang } = context
  return new Failure('busy', 'being_sent', say(lang, deliveryText.being_sent, { id }), {
    hint: say(lang, deliveryText.being_sent_hint),
  })
}
