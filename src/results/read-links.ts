import { sum } from '../arithmetic.ts'
import { tagOf } from '../clients/campaign-link.ts'
import { marksOf, type Marks } from '../clients/link-rule.ts'
import type { Context } from '../context.ts'
import { dayOf } from '../days.ts'
import { ambassadorLink } from '../people/ambassador-link.ts'
import type { Client } from '../store/clients.ts'
import type { Sale } from '../store/money.ts'
import type { Visits } from '../store/visits.ts'
import { countedSales, ordersAmong } from './counted-sales.ts'
import { firstDay, lastDay, monthOf, monthsBetween } from './month.ts'
import { addressesOf } from './read-own-marks.ts'
import { siteMonth, type SiteMonth } from './site-visits.ts'

/** One combination of marks, all the addresses that carry it, and what came by it. */
export interface LinkLine extends Marks {
  readonly addresses: readonly string[]
  /** Made by hand (`smm link build`). */
  readonly link_ids: readonly number[]
  readonly post_ids: readonly number[]
  readonly ambassador: string | null
  readonly promo_codes: readonly string[]
  readonly visits: number | null
  /** `not_told_apart`: the tool tells visits by campaign, not by which link of it. */
  readonly visits_reason: 'not_measured' | 'not_told_apart' | null
  readonly conversions: number | null
  readonly conversions_reason: 'not_measured' | 'not_told_apart' | null
  /** Proved, by its promo codes, where the sale says which (`note`); refunds are taken off `revenue`. */
  readonly sales: number | null
  readonly revenue: number | null
  readonly sales_reason: 'no_code' | null
  readonly currency: string
}

/**
 * The links that a client has given out: made by hand, in its posts and by its ambassadors, in the order in which they came, with their
 * visits, conversions and sales. `month`: those that were made or went out in it, and what came in it; null: all.
 */
export async function readLinks(context: Context, client: Client, month: string | null): Promise<LinkLine[]> {
  const store = await context.store()
  const today = dayOf(context.now(), client.time_zone)
  const [from, to] = month === null ? ['2000-01-01', lastDay(monthOf(today))] : [firstDay(month), lastDay(month)]
  const visits = await store.visits.list(client.slug, from, to)
  const sales = codedSales(await store.money.listSales(client.slug), client).filter(({ date }) => date >= from && date <= to)
  const months = month === null ? monthsOf(visits, today) : [month]
  const sites = months.map((one) => siteMonth(visits, one, today)).filter((site) => site !== null)
  const uses = (await usesOf(context, client)).filter(({ at }) => month === null || monthOf(dayOfUse(at, client)) === month)
  const lines = new Map<string, Use[]>()
  for (const use of uses) {
    const key = keyOf(use.marks)
    lines.set(key, [...(lines.get(key) ?? []), use])
  }
  return [...lines.values()].map((same) => lineOf(client, same, sites, sales))
}

/** One address somewhere. */
interface Use {
  readonly marks: Marks
  readonly address: string
  /** Made, or leaves; null: nobody knows when. */
  readonly at: string | null
  readonly link_id?: number
  readonly post_id?: number
  readonly ambassador?: string
  readonly promo_code?: string
}

async function usesOf(context: Context, client: Client): Promise<Use[]> {
  const store = await context.store()
  const ambassadors = await store.ambassadors.list(client.slug)
  const made = (await store.links.list(client.slug)).map((link): Use => {
    const alias = ambassadors.find((one) => one.id === link.ambassador_id)?.alias
    return {
      marks: link,
      address: link.tagged_url,
      at: link.created_at,
      link_id: link.id,
      ...(alias !== undefined && { ambassador: alias }),
      ...(link.promo_code !== null && { promo_code: link.promo_code }),
    }
  })
  const theirs = ambassadors.flatMap((one): Use[] => {
    const address = ambassadorLink(client, one)
    const marks = address === null ? null : marksOf(address)
    if (address === null || marks === null) return []
    return [{ marks, address, at: one.added_at, ambassador: one.alias, promo_code: one.code }]
  })
  const sent = (await store.links.tagged(client.slug)).flatMap((delivery) =>
    addressesOf(delivery).flatMap((address): Use[] => {
      const marks = marksOf(address)
      return marks === null ? [] : [{ marks, address, at: delivery.at, post_id: delivery.post_id }]
    }),
  )
  return [...made, ...theirs, ...sent]
}

function lineOf(client: Client, uses: readonly Use[], sites: readonly SiteMonth[], sales: readonly CodedSale[]): LinkLine {
  const { utm_source, utm_medium, utm_campaign, utm_content } = uses[0]?.marks ?? { ...noMarks }
  const marks = { utm_source, utm_medium, utm_campaign, utm_content }
  const promo_codes = unique(uses.map((one) => one.promo_code))
  const counted = countedBy(marks, sites)
  const own = sales.filter(({ words }) => promo_codes.some((code) => words.has(code.toUpperCase())))
  return {
    ...marks,
    addresses: unique(uses.map((one) => one.address)),
    link_ids: unique(uses.map((one) => one.link_id)),
    post_ids: unique(uses.map((one) => one.post_id)),
    ambassador: uses.find((one) => one.ambassador !== undefined)?.ambassador ?? null,
    promo_codes,
    ...counted,
    sales: promo_codes.length === 0 ? null : sum(own.filter(({ is_order }) => is_order).map((sale) => sale.count)),
    revenue: promo_codes.length === 0 ? null : sum(own.map((sale) => sale.revenue)),
    sales_reason: promo_codes.length === 0 ? 'no_code' : null,
    currency: client.currency,
  }
}

const noMarks: Marks = { utm_source: '', utm_medium: '', utm_campaign: '', utm_content: null }

type Counts = Pick<LinkLine, 'visits' | 'visits_reason' | 'conversions' | 'conversions_reason'>

function countedBy(marks: Marks, sites: readonly SiteMonth[]): Counts {
  const rows = sites.flatMap((site) => site.rows)
  const apart = marks.utm_content === null || rows.some((row) => row.utm_content !== null)
  const mine = rows.filter(
    (row) =>
      tagOf(row.utm_source) === tagOf(marks.utm_source) &&
      tagOf(row.utm_campaign ?? '') === tagOf(marks.utm_campaign) &&
      tagOf(row.utm_content ?? '') === tagOf(marks.utm_content ?? ''),
  )
  const read = (name: 'sessions' | 'conversions'): { count: number | null; reason: LinkLine['visits_reason'] } => {
    // what a tool counts by its source alone is known of no campaign
    if (!rows.some((row) => row[name] !== null)) return { count: null, reason: 'not_measured' }
    const byCampaign = rows.some((row) => row[name] !== null && row.utm_campaign !== null)
    if (!apart || !byCampaign) return { count: null, reason: 'not_told_apart' }
    return { count: sum(mine.map((row) => row[name] ?? 0)), reason: null }
  }
  const [visits, conversions] = [read('sessions'), read('conversions')]
  return {
    visits: visits.count,
    visits_reason: visits.reason,
    conversions: conversions.count,
    conversions_reason: conversions.reason,
  }
}

interface CodedSale extends Sale {
  /** In capitals, of the notes of all that is known of it: a code is one of them (`BRIOCHE10`). A refund has those of its sale. */
  readonly words: ReadonlySet<string>
  readonly is_order: boolean
}

/** The proved sales of the client's currency, each once. */
function codedSales(all: readonly Sale[], { currency }: Client): CodedSale[] {
  const words = new Map<string, Set<string>>()
  for (const { sale_id, refund_of, note } of all) {
    const id = refund_of ?? sale_id
    words.set(id, new Set([...(words.get(id) ?? []), ...(note ?? '').toUpperCase().split(/[^A-Z0-9_-]+/)]))
  }
  const counted = countedSales(all)
  const orders = new Set(ordersAmong(counted))
  return counted
    .filter((sale) => (sale.evidence === 'promo_code' || sale.evidence === 'utm') && sale.currency === currency)
    .map((sale) => ({ ...sale, words: words.get(sale.refund_of ?? sale.sale_id) ?? new Set(), is_order: orders.has(sale) }))
}

function monthsOf(visits: readonly Visits[], today: string): string[] {
  const [first] = visits.map((one) => one.from_day).toSorted()
  return first === undefined ? [] : monthsBetween(monthOf(first), monthOf(today))
}

function dayOfUse(at: string | null, { time_zone }: Client): string {
  return at === null ? '' : dayOf(new Date(at), time_zone)
}

function keyOf({ utm_source, utm_medium, utm_campaign, utm_content }: Marks): string {
  return JSON.stringify([utm_source, utm_medium, utm_campaign, utm_content])
}

function unique<T>(values: readonly (T | undefined)[]): T[] {
  return [...new Set(values)].filter((value): value is T => value !== undefined)
}
