/** What each network brought back in one month, by the client's own sales. Pure. A sale counts once, by its best evidence, as in the ROI. */
import { rhaz, sum } from '../arithmetic.ts'
import type { Client } from '../store/clients.ts'
import type { Sale } from '../store/money.ts'
import { ratesOf } from './client-series.ts'
import { countedSales } from './counted-sales.ts'
import { monthOf } from './month.ts'
import { exchangeOf } from './roi.ts'
import { readersNetwork, type ReadersNetwork } from '../networks/readers-network.ts'

/** An assisted sale counts for half, in hundredths of a percent. */
const assistedBp = 5_000

export interface NetworkReturn {
  /** Minor units of the client's currency, of every evidence (assisted sales at half), refunds taken off. */
  readonly margin: number | null
  readonly reason: 'no_sales_of_network' | 'margin_unknown' | null
}

/**
 * The margin of the month's sales that came by a network. Sales that name none belong to no network, so a network without any of its own
 * is 0 only where every sale of the month names one. As in the ROI of that month, other currencies count at their rate and are left out
 * without one, and what was entered for later months changes nothing.
 */
export function returnOfNetwork(sales: readonly Sale[], client: Client, month: string, network: ReadersNetwork): NetworkReturn {
  const exchange = exchangeOf({ currency: client.currency, ...ratesOf(client) })
  const ofMonth = countedSales(sales.filter(({ date }) => monthOf(date) <= month))
    .filter(({ date }) => monthOf(date) === month)
    .flatMap((sale) => {
      const revenue = exchange(sale.revenue, sale.currency)
      return revenue === null ? [] : [{ ...sale, revenue }]
    })
  const own = ofMonth.filter((sale) => sale.network !== null && readersNetwork(sale.network, null) === network)
  if (own.length === 0) {
    const allNamed = ofMonth.length > 0 && ofMonth.every((sale) => sale.network !== null)
    return allNamed ? { margin: 0, reason: null } : { margin: null, reason: 'no_sales_of_network' }
  }
  const margins = own.map((sale) => marginOf(sale, client)).filter((margin) => margin !== null)
  return margins.length === 0 ? { margin: null, reason: 'margin_unknown' } : { margin: sum(margins), reason: null }
}

function marginOf({ revenue, margin_bp, evidence }: Sale, client: Client): number | null {
  const bp = margin_bp ?? client.default_margin_bp
  if (bp === null) return null
  const margin = rhaz(BigInt(revenue) * BigInt(bp), 10_000)
  return evidence === 'assisted' ? rhaz(BigInt(margin) * BigInt(assistedBp), 10_000) : margin
}
