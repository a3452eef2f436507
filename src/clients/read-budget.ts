import type { Context } from '../context.ts'
import { monthsLater } from '../days.ts'
import type { NetworkId } from '../networks/ids.ts'

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
