import { connectAccount } from '../clients/connect-account.ts'
import type { Context } from '../context.ts'
import { Failure, type FailureKind } from '../failure.ts'
import { deleteRemoteText } from '../i18n/delete-remote.ts'
import { partLabel } from '../i18n/parts.ts'
import { sayReason } from '../i18n/reasons.ts'
import { say } from '../i18n/text.ts'
import { NetworkFailure } from '../networks/failure.ts'
import { isNetworkId } from '../networks/ids.ts'
import { network as networkOf } from '../networks/registry.ts'
import { standsFor } from '../posts/freeze.ts'
import type { Account } from '../store/accounts.ts'
import type { Delivery, DeliveryState } from '../store/deliveries.ts'
import type { Post } from '../store/posts.ts'
import { chosenDeliveries, decide } from './chosen-deliveries.ts'
import { move } from './machine.ts'
import type { PassTools } from './pass.ts'
import { strangeAccount, wrongAccount, type ServedAccount } from './served-account.ts'

export interface TakenAway {
  readonly post: Post
  /** Those that are online, each account's last part first. */
  readonly online: readonly Delivery[]
  /** Those that were taken away before. */
  readonly before: readonly Delivery[]
}

/** Over, or never begun to leave: nothing of it comes after. */
const settled: readonly DeliveryState[] = ['sent', 'cancelled', 'rejected', 'missed']

/**
 * What of a post is online, all of it or on one account. Throws `Failure`: `post_not_found`, `account_not_of_post`, `wrong_status`
 * (nothing of it was published), `parts_to_come` (more of it would still leave), `being_sent`.
 */
export async function toTakeAway(context: Context, choice: { post_id: number; account: string | null }): Promise<TakenAway> {
  const { lang } = context
  const { post, deliveries } = await chosenDeliveries(context, {
    ...choice,
    states: ['sent'],
    none: deleteRemoteText.nothing,
    one: false,
  })
  const id = post.id
  for (const { account_id, account } of deliveries) {
    const more = post.deliveries.filter((one) => one.account_id === account_id && !settled.includes(one.state))
    if (more.length === 0) continue
    const unknown = more.some(({ status }) => status === 'unknown')
    throw new Failure('usage', 'parts_to_come', say(lang, deleteRemoteText.to_come, { id, account }), {
      hint: say(lang, unknown ? deleteRemoteText.unknown_hint : deleteRemoteText.to_come_hint, { id }),
    })
  }
  const lastFirst = [...deliveries].toSorted((a, b) => a.account_id - b.account_id || b.part - a.part)
  return {
    post,
    online: lastFirst.filter((one) => one.deleted_at === null),
    before: lastFirst.filter((one) => one.deleted_at !== null),
  }
}

/** Why one delivery is still online. */
interface Kept {
  readonly delivery: Delivery
  readonly kind: FailureKind
  readonly message: string
}

interface Work {
  readonly context: Context
  readonly tools: Pick<PassTools, 'network'>
  readonly done: Delivery[]
  readonly kept: Kept[]
}

/**
 * Takes away what is online, account by account and the last part first; each one is written down (P9) as soon as its network has let
 * it go, and a repeat goes on from there. What cannot be taken away does not keep the others from it: `Failure` partial, or of the kind of
 * the first one, `not_taken_away`, each with what a person can do by hand.
 */
export async function deleteRemote(
  context: Context,
  { post, online }: TakenAway,
  tools: Pick<PassTools, 'network'> = { network: networkOf },
): Promise<Delivery[]> {
  const { lang } = context
  const done: Delivery[] = []
  const kept: Kept[] = []
  for (const account_id of new Set(online.map((one) => one.account_id))) {
    const mine = online.filter((one) => one.account_id === account_id)
    await ofAccount({ context, tools, done, kept }, account_id, mine)
  }
  const [first] = kept
  if (first === undefined) return done
  const { kind, hint } = ending(context, kept, done.length > 0, post.id)
  throw new Failure(kind, 'not_taken_away', say(lang, deleteRemoteText.not_all, { id: post.id, count: kept.length }), {
    details: kept.map((one) => one.message),
    ...(hint !== null && { hint }),
  })
}

/** The exit code says what is to be done: a credential to mend, a wait, a hand. */
function ending(
  { lang }: Context,
  kept: readonly Kept[],
  some: boolean,
  id: number,
): { kind: FailureKind; hint: string | null } {
  const credential = kept.find((one) => one.kind === 'credential')
  if (credential) {
    const { account } = credential.delivery
    return { kind: 'credential', hint: say(lang, deleteRemoteText.credential_hint, { account }) }
  }
  const busy = kept.some((one) => one.kind === 'busy')
  const hint = busy ? say(lang, deleteRemoteText.again, { id }) : null
  return { kind: some ? 'partial' : (kept[0]?.kind ?? 'failed'), hint }
}

async function ofAccount(work: Work, account_id: number, mine: readonly Delivery[]): Promise<void> {
  const { context, done, kept } = work
  const account = await (await context.store()).accounts.get(account_id)
  const reachable: Delivery[] = []
  for (const delivery of mine) {
    const message = await whyByHand(work, account, delivery)
    if (message === null) reachable.push(delivery)
    else kept.push({ delivery, kind: 'failed', message })
  }
  if (account === null) return
  const { read_prices: bills } = await work.tools.network(account.network)
  const removal_fee = bills && { micros: bills.remove, currency: bills.currency }
  let served: ServedAccount | null = null
  for (const [index, delivery] of reachable.entries()) {
    try {
      served ??= await serve(work, account, delivery)
      await served.connection.remove?.(delivery.remote_id ?? '')
    } catch (error) {
      if (!(error instanceof Failure)) throw error
      // the parts before it stay for as long as it does
      for (const one of reachable.slice(index)) kept.push(failureOf(context, one, error))
      return
    }
    const deleted_at = context.now().toISOString()
    const taken = move('P9', { deleted_at }, { url: delivery.url })
    done.push(await decide(context, delivery, { ...taken, ...(removal_fee && { removal_fee }) }))
  }
}

/** Why only a person can take it away, and where; null: smm can. */
async function whyByHand({ context, tools }: Work, account: Account | null, delivery: Delivery): Promise<string | null> {
  const { lang } = context
  const values = { account: labelOf(context, delivery), url: addressOf(delivery) }
  if (account === null || account.removed_at !== null) return say(lang, deleteRemoteText.removed_account, values)
  const network = await tools.network(account.network)
  const { delete: can } = network.capabilitiesOf?.(account.settings) ?? network.capabilities
  if (!can || network.client === undefined) {
    const seen = standsFor(account)
    const { name } = isNetworkId(seen) ? await tools.network(seen) : network
    return say(lang, deleteRemoteText.by_hand, { ...values, network: name })
  }
  // the network's own id of it was never told
  return delivery.proof === 'human' ? say(lang, deleteRemoteText.posted_by_hand, values) : null
}

/** The account's connection, once it is known to be the account on which this was published. */
async function serve({ context, tools }: Work, account: Account, delivery: Delivery): Promise<ServedAccount> {
  const network = await tools.network(account.network)
  const connection = await connectAccount(context, network, account)
  const served: ServedAccount = { account, network, connection, identity: null }
  const strange = await strangeAccount(context, await context.store(), served, delivery.expected_remote_id)
  if (strange === null) return served
  const { reason_code, reason } = wrongAccount(context, strange, delivery.expected_remote_id ?? account.remote_id)
  throw new Failure('credential', reason_code, reason)
}

/** A removal may be repeated without harm: what is uncertain about one is a matter of trying again. */
function failureOf(context: Context, delivery: Delivery, error: Failure): Kept {
  const uncertain = error instanceof NetworkFailure && error.verdict === 'unknown'
  const reason = sayReason(context.lang, error.code, error.message)
  const values = { account: labelOf(context, delivery), reason, url: addressOf(delivery) }
  return { delivery, kind: uncertain ? 'busy' : error.kind, message: say(context.lang, deleteRemoteText.failed_one, values) }
}

function labelOf({ lang }: Context, delivery: Delivery): string {
  return partLabel(lang, delivery.account, delivery)
}

function addressOf({ url, remote_id }: Delivery): string {
  return url ?? remote_id ?? ''
}
