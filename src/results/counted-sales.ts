/** Which rows of a client's sales count, and as what. Pure. The ROI, the networks and the indicators all count the same ones. */
import type { Sale } from '../store/money.ts'
import { evidenceKinds } from './roi.ts'

/**
 * The same rows; a refund bears the evidence and the network of what it gives back, as they are known today: better evidence that comes
 * after the refund would leave it with the weaker one, and what was proved would be too much.
 */
export function withOriginals(sales: readonly Sale[]): Sale[] {
  const best = bestRows(sales)
  return sales.map((sale) => {
    const original = sale.refund_of === null ? undefined : best.get(sale.refund_of)
    if (original === undefined) return sale
    return { ...sale, evidence: original.evidence, network: original.network ?? sale.network }
  })
}

/** As it is kept: shops write `#1001` in one place and `1001` in the other. */
export function saleNumber(typed: string | null): string | null {
  return typed?.trim().replace(/^#(?=.)/, '') ?? null
}

/** Each sale and each refund once, by its best evidence; of equal ones the first. The network is its own, else that of a weaker row. */
export function countedSales(sales: readonly Sale[]): Sale[] {
  return [...bestRows(withOriginals(sales)).values()]
}

/** What was given back is no order: it says so, or its amount does. */
export function isOrder({ refund_of, revenue }: Pick<Sale, 'refund_of' | 'revenue'>): boolean {
  return refund_of === null && revenue >= 0
}

/** Of counted sales those that are orders: not what was given back, nor what was given back whole, whenever that was told. */
export function ordersAmong<T extends Sale>(counted: readonly T[]): T[] {
  const back = new Map<string, number>()
  for (const { refund_of, revenue } of counted) {
    if (refund_of !== null) back.set(refund_of, (back.get(refund_of) ?? 0) - revenue)
  }
  return counted.filter((sale) => isOrder(sale) && (sale.revenue === 0 || (back.get(sale.sale_id) ?? 0) < sale.revenue))
}

function bestRows(sales: readonly Sale[]): Map<string, Sale> {
  const rank = ({ evidence }: Sale): number => evidenceKinds.indexOf(evidence)
  const best = new Map<string, Sale>()
  for (const sale of sales) {
    const known = best.get(sale.sale_id)
    const [first, other] = known !== undefined && rank(known) <= rank(sale) ? [known, sale] : [sale, known]
    best.set(sale.sale_id, { ...first, network: first.network ?? other?.network ?? null })
  }
  return best
}
