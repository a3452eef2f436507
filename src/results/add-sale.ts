import { sum } from '../arithmetic.ts'
import type { Context } from '../context.ts'
import { Failure } from '../failure.ts'
import { money } from '../i18n/format.ts'
import { resultsText } from '../i18n/results.ts'
import { say } from '../i18n/text.ts'
import type { Client, Evidence } from '../store/clients.ts'
import type { NewSale, Sale } from '../store/money.ts'
import type { Recorded } from './recorded.ts'
import { evidenceKinds } from './roi.ts'

export interface AddSaleInput extends Omit<NewSale, 'client' | 'evidence'> {
  readonly client: Client
  /** Null for a refund: that of the sale it gives back. */
  readonly evidence: Evidence | null
}

export interface AddedSale {
  readonly entry: Omit<Recorded<Sale>, 'sale_id'> & { readonly sale_id: string | null }
  /** Best evidence of the same sale entered before; null for a new one. The engine counts it once. */
  readonly known_as: Evidence | null
}

/**
 * Keeps money that came back: `revenue` above 0 is what was sold, and with `refund_of` what was given back (stored below 0, with
 * the evidence and the margin of that sale). Throws `Failure`: not_found `sale_not_found`; usage `refund_too_large`,
 * `refund_of_refund`, `sale_is_refund`, `evidence_needed`.
 */
export async function addSale(context: Context, { client, ...given }: AddSaleInput): Promise<AddedSale> {
  const { lang } = context
  const store = await context.store()
  const sales = await store.money.listSales(client.slug)
  const same = sales.filter((sale) => sale.sale_id === given.sale_id)
  const entry = given.refund_of === null ? plainSale() : refund(given.refund_of)
  const at = context.now().toISOString()
  const known_as = same.length === 0 ? null : best(same).evidence
  const noted = { ...entry, note: entry.note ?? null, network: entry.network ?? null, external_id: null }
  if (context.options.dry_run) return { entry: { ...noted, id: null, created_at: at }, known_as }
  return { entry: await store.money.addSale(entry, at), known_as }

  function plainSale(): NewSale {
    const { evidence } = given
    if (evidence === null) {
      const message = say(lang, resultsText.evidence_needed)
      throw new Failure('usage', 'evidence_needed', message, { hint: say(lang, resultsText.evidence_needed_hint) })
    }
    if (same.some((sale) => sale.refund_of !== null)) {
      throw new Failure('usage', 'sale_is_refund', say(lang, resultsText.sale_is_refund, { id: given.sale_id ?? '' }))
    }
    return { ...given, evidence, client: client.slug }
  }

  function refund(of: string): NewSale {
    const sold = sales.filter((sale) => sale.sale_id === of)
    if (sold.length === 0) {
      throw new Failure('not_found', 'sale_not_found', say(lang, resultsText.sale_not_found, { id: of }), {
        hint: say(lang, resultsText.sale_list_hint),
      })
    }
    const original = best(sold)
    if (original.refund_of !== null) {
      throw new Failure('usage', 'refund_of_refund', say(lang, resultsText.refund_of_refund, { id: of }))
    }
    if (given.sale_id !== null && same.length > 0) {
      throw new Failure('usage', 'refund_id_taken', say(lang, resultsText.refund_id_taken, { id: given.sale_id }))
    }
    const earlier = sales.filter((sale) => sale.refund_of === of).map((sale) => sale.revenue)
    const left = original.revenue + sum(earlier)
    if (given.revenue > left) {
      const values = { id: of, left: money(lang, left, original.currency), amount: money(lang, given.revenue, given.currency) }
      throw new Failure('usage', 'refund_too_large', say(lang, resultsText.refund_too_large, values))
    }
    return {
      ...given,
      client: client.slug,
      evidence: original.evidence,
      revenue: -given.revenue,
      margin_bp: given.margin_bp ?? original.margin_bp,
      currency: original.currency,
      network: given.network ?? original.network,
    }
  }
}

/** The currency of the sale that a refund gives back, so that its amount is read in it; null when there is no such sale. */
export async function currencyOfSale(context: Context, client: Client, id: string): Promise<string | null> {
  const sales = await (await context.store()).money.listSales(client.slug)
  return sales.find((sale) => sale.sale_id === id)?.currency ?? null
}

/** The one that the ROI counts: of equal evidence, the first. */
function best(sales: readonly Sale[]): Sale {
  return sales.reduce((a, b) => (evidenceKinds.indexOf(b.evidence) < evidenceKinds.indexOf(a.evidence) ? b : a))
}
