import { createHash } from 'node:crypto'
import { sum } from '../../arithmetic.ts'
import type { Client, Evidence } from '../../store/clients.ts'
import type { NewSale, Sale } from '../../store/money.ts'
import { evidenceKinds } from '../roi.ts'
import type { Shop, ShopOrder } from './order.ts'

/** How it is known that an order came by social networks, and by which. */
export interface Proof {
  readonly evidence: Evidence
  readonly network: string | null
  /** The client's own code that was used, as it was given out. */
  readonly promo_code: string | null
}

/**
 * The orders that are proved, as sales, with what was given back of them; the others are counted by reason. An order that is known
 * already (`known`) keeps its proof, and only what is new of it is told: better evidence, a refund.
 */
export function shopSales(
  client: Client,
  shop: Shop,
  orders: readonly ShopOrder[],
  known: readonly Sale[],
  proofOf: (order: ShopOrder) => Proof | null,
): { entries: NewSale[]; left_out: Record<string, number> } {
  const left_out: Record<string, number> = {}
  const leave = (reason: string): NewSale[] => {
    left_out[reason] = (left_out[reason] ?? 0) + 1
    return []
  }
  const entries = orders.flatMap((order): NewSale[] => {
    const lines = known.filter(({ sale_id }) => sale_id === order.number)
    const own = best(lines)
    const proof = proofOf(order)
    if (own === undefined) {
      if (!counts(order)) return leave('not_paid')
      if (proof === null) return leave('no_evidence')
      if (order.refunded >= order.net && order.net > 0) return leave('refunded')
    }
    const sale = {
      client: client.slug,
      date: order.day,
      margin_bp: own?.margin_bp ?? null,
      currency: order.currency,
      count: 1,
      network: proof?.network ?? own?.network ?? null,
      // by it the sales of a code are found
      note: proof?.promo_code ?? null,
    }
    const told: NewSale[] =
      proof === null || !counts(order)
        ? []
        : [
            {
              ...sale,
              sale_id: order.number,
              evidence: proof.evidence,
              revenue: order.net,
              refund_of: null,
              external_id: idOf(shop, order.number, proof.evidence),
            },
          ]
    const evidence = better(own?.evidence, proof?.evidence)
    if (evidence === null) return told
    // what counts of it is what can be given back, whatever amount the weaker proof said
    const sold = own === undefined || (told.length > 0 && evidence !== own.evidence) ? order.net : own.revenue
    const back = order.state === 'cancelled' ? Math.max(0, sold) : Math.min(order.refunded, Math.max(0, sold))
    const before = known.filter(({ refund_of }) => refund_of === order.number)
    const more = back + sum(before.map(({ revenue }) => revenue))
    if (more <= 0) return told
    const sale_id = `${order.number}-refund${before.length === 0 ? '' : `-${before.length + 1}`}`
    const refund = { ...sale, sale_id, evidence, revenue: -more, refund_of: order.number }
    return [...told, { ...refund, external_id: idOf(shop, order.number, `refund ${back}`) }]
  })
  return { entries, left_out }
}

function counts({ state }: ShopOrder): boolean {
  return state === 'paid' || state === 'refunded'
}

function best(sales: readonly Sale[]): Sale | undefined {
  return sales.toSorted((a, b) => evidenceKinds.indexOf(a.evidence) - evidenceKinds.indexOf(b.evidence))[0]
}

function better(a: Evidence | undefined, b: Evidence | undefined): Evidence | null {
  return evidenceKinds.find((kind) => kind === a || kind === b) ?? null
}

function idOf(shop: Shop, number: string, what: string): string {
  return `${shop}:${createHash('sha256').update(`${number}\n${what}`).digest('hex').slice(0, 24)}`
}
