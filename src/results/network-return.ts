/** What each network brought back in one month, by the client's own sales. Pure. A sale counts once, by its best evidence, as in the ROI. */
import { rhaz, sum } from '../arithmetic.ts'
import type { Client } from '../store/clients.ts'
import type { Sale } from '../store/money.ts'
import { monthOf } from './month.ts'
import { evidenceKinds } from './roi.ts'
import { readersNetwork, type ReadersNetwork } from './sent-posts.ts'

/** An assisted sale counts for half, in hundredths of a percent. */
const assistedBp = 5_000

export interface NetworkReturn {
  /** Minor units of the client's currency, of every evidence (assisted sales at half), refunds taken off. */
  readonly margin: number | null
  readonly reason: 'no_sales_of_network' | 'margin_unknown' | null
}

/**
 * The margin of the month's sales that came by a network. Sales that name none belong to no network, so a network without any of its own
 * is 0 only where every sale of the month names one. Sales in another currency are left out, as in the ROI without a rate.
 */
export function returnOfNetwork(sales: readonly Sale[], client: Client, month: string, network: ReadersNetwork): NetworkReturn {
  const ofMonth = bestRows(sales, client).filter(({ sale }) => monthOf(sale.date) === month)
  const own = ofMonth.filter((one) => one.network === network)
  if (own.length === 0) {
    const allNamed = ofMonth.length > 0 && ofMonth.every((one) => one.network !== null)
    return allNamed ? { margin: 0, reason: null } : { margin: null, reason: 'no_sales_of_network' }
  }
  const margins = own.map(({ sale }) => marginOf(sale, client)).filter((margin) => margin !== null)
  return margins.length === 0 ? { margin: null, reason: 'margin_unknown' } : { margin: sum(margins), reason: null }
}

/** One row a sale: the best evidence, of equal ones the first; the network is its own, else that of a weaker row of the same sale. */
function bestRows(sales: readonly Sale[], client: Client): { readonly sale: Sale; readonly network: ReadersNetwork | null }[] {
  const rank = (sale: Sale): number => evidenceKinds.indexOf(sale.evidence)
  const rows = new Map<string, Sale[]>()
  for (const sale of sales) rows.set(sale.sale_id, [...(rows.get(sale.sale_id) ?? []), sale])
  return [...rows.values()].flatMap((same) => {
    const sale = same.reduce((a, b) => (rank(b) < rank(a) ? b : a))
    const named = sale.network ?? same.find(({ network }) => network !== null)?.network ?? null
    if (sale.currency !== client.currency) return []
    return [{ sale, network: named === null ? null : readersNetwork(named, null) }]
  })
}

function marginOf({ revenue, margin_bp, evidence }: Sale, client: Client): number | null {
  const bp = margin_bp ?? client.default_margin_bp
  if (bp === null) return null
  const margin = rhaz(BigInt(revenue) * BigInt(bp), 10_000)
  return evidence === 'assisted' ? rhaz(BigInt(margin) * BigInt(assistedBp), 10_000) : margin
}
