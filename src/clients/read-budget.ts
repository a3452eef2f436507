import type { Context } from '../context.ts'
import { monthsLater } from '../days.ts'
import type { Network } from '../networks/contract.ts'
import type { NetworkId } from '../networks/ids.ts'
import type { Account } from '../store/accounts.ts'
import type { NewFee } from '../store/fees.ts'

/** In millionths of a unit of `currency`. */
export interface ReadBudget {
  readonly micros: number
  readonly currency: string
  readonly spent_micros: number
}

/** What may be spent on reading this month, and was. The only network that bills for it is X; a month is one of its invoices (UTC). */
export async function readBudget(context: Context, network: NetworkId, currency: string): Promise<ReadBudget> {
  const store = await context.store()
  const cents = (await context.config()).get('x.read_budget_per_month')
  const from = `${context.now().toISOString().slice(0, 7)}-01`
  return {
    micros: cents * 10_000,
    currency,
    spent_micros: await store.fees.spentOnReads(network, currency, from, monthsLater(from, 1)),
  }
}

/** How many posts the rest of the month's money pays for, each with its author; null: nothing is billed. */
export async function affordable(context: Context, { id, read_prices }: Network): Promise<number | null> {
  if (read_prices === undefined) return null
  const { micros, spent_micros } = await readBudget(context, id, read_prices.currency)
  return Math.max(0, Math.floor((micros - spent_micros) / (read_prices.post + read_prices.user)))
}

/** What the network bills for what an account was shown; null: nothing. */
export function feeOfReading(
  context: Context,
  { read_prices }: Network,
  { client, id, network }: Account,
  { posts, users }: { readonly posts: number; readonly users: number } = { posts: 0, users: 0 },
): NewFee | null {
  if (read_prices === undefined || posts + users === 0) return null
  return {
    client,
    account_id: id,
    network,
    at: context.now().toISOString(),
    what: 'read',
    count: posts + users,
    micros: posts * read_prices.post + users * read_prices.user,
    currency: read_prices.currency,
    delivery_id: null,
  }
}
