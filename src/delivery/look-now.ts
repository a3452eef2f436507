import { connectAccount } from '../clients/connect-account.ts'
import type { Context } from '../context.ts'
import { Failure } from '../failure.ts'
import type { Lookup } from '../networks/contract.ts'
import { idempotencyOf } from '../networks/idempotency.ts'
import { network } from '../networks/registry.ts'
import type { Delivery } from '../store/deliveries.ts'
import { identityOf, handlesOf } from './deliver.ts'
import { reasonOf } from './outcome.ts'

/** What the account shows of a delivery at this moment. Reads only; `unreadable` where it cannot be seen, with the reason. */
export async function lookNow(context: Context, delivery: Delivery): Promise<Lookup> {
  const store = await context.store()
  const unreadable = (reason: string): Lookup => ({ seen: 'unreadable', reason, server_at: null })
  const account = await store.accounts.get(delivery.account_id)
  const net = await network(delivery.network)
  if (account === null || ['blind', 'person'].includes(idempotencyOf(net, account.settings))) return unreadable('blind')
  const since = new Date(delivery.first_intent_at ?? delivery.intent_at ?? delivery.due_at ?? context.now())
  try {
    const connection = await connectAccount(context, net, account)
    const identity = await identityOf(store, delivery)
    return await connection.lookup(delivery.content, identity, await handlesOf(store, delivery), since)
  } catch (error) {
    return unreadable(error instanceof Failure ? error.message : reasonOf(error).reason)
  }
}
