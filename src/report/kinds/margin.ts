import { instalment, rhaz, sum } from '../../arithmetic.ts'
import { consultantCurrency } from '../../config/settings.ts'
import type { Context } from '../../context.ts'
import type { Author } from '../../documents/author.ts'
import type { Cell, Document } from '../../documents/document.ts'
import { minutes as inWords, month as monthInWords } from '../../i18n/format.ts'
import { kindText, marginReasonLabel } from '../../i18n/report-kinds.ts'
import { say, type Lang } from '../../i18n/text.ts'
import { hoursSold } from '../../results/hours-sold.ts'
import { monthOf, monthsBetween } from '../../results/month.ts'
import type { Client } from '../../store/clients.ts'
import type { Cost } from '../../store/money.ts'
import { left, right, table } from '../document/cells.ts'
import { capital, signedMoney } from '../words.ts'
import { frame } from './frame.ts'

export type MarginReason = 'no_accepted_offer' | 'no_rate' | 'other_currency' | 'no_invoice' | 'no_time'

/** One month of one client as the consultant's own business: never part of what the client reads. Money before VAT. */
export interface MarginRow {
  readonly client: string
  readonly client_name: string
  readonly currency: string
  readonly sold_minutes: number | null
  readonly sold_minutes_reason: MarginReason | null
  /** Logged by the role `consultant`. */
  readonly spent_minutes: number
  /** Cost entries of the kind `external` in the client's currency, spread over their months. */
  readonly invoiced: number | null
  readonly invoiced_reason: MarginReason | null
  /** The consultant's own hours at `consultant.hourly_rate`. */
  readonly own_cost: number | null
  readonly own_cost_reason: MarginReason | null
  readonly margin: number | null
  readonly margin_reason: MarginReason | null
  /** What one hour brought in. */
  readonly effective_hourly_rate: number | null
  readonly effective_hourly_rate_reason: MarginReason | null
}

export interface MarginSheet {
  readonly month: string
  readonly generated_at: string
  readonly hourly_rate: number | null
  readonly hourly_rate_currency: string
  readonly clients: readonly MarginRow[]
  /** One per currency: amounts of two currencies are never added. A total is null where one of its parts is not known. */
  readonly totals: readonly Omit<MarginRow, 'client' | 'client_name'>[]
}

export async function buildMargin(context: Context, clients: readonly Client[], month: string): Promise<MarginSheet> {
  const rate = (await context.config()).get('consultant.hourly_rate')
  const rows: MarginRow[] = []
  for (const client of clients) rows.push(await rowOf(context, client, month, rate))
  const currencies = [...new Set(rows.map(({ currency }) => currency))].toSorted()
  return {
    month,
    generated_at: context.now().toISOString(),
    hourly_rate: rate,
    hourly_rate_currency: consultantCurrency,
    clients: rows,
    totals: currencies.map((currency) =>
      totalOf(
        currency,
        rows.filter((row) => row.currency === currency),
      ),
    ),
  }
}

async function rowOf(context: Context, client: Client, month: string, rate: number | null): Promise<MarginRow> {
  const { money } = await context.store()
  const sold = await hoursSold(context, client, month)
  const costs = await money.listCosts(client.slug)
  const invoiced = invoicedIn(costs, client.currency, month)
  const foreign = client.currency !== consultantCurrency
  const own_cost = rate === null || foreign ? null : rhaz(BigInt(sold.spent_minutes) * BigInt(rate), 60)
  return {
    client: client.slug,
    client_name: client.name,
    ...derived({
      currency: client.currency,
      sold_minutes: sold.sold_minutes,
      spent_minutes: sold.spent_minutes,
      invoiced,
      own_cost,
      own_cost_reason: own_cost !== null ? null : rate === null ? 'no_rate' : 'other_currency',
    }),
  }
}

/** What was invoiced for a month, before VAT; null: nothing was entered for it. */
export function invoicedIn(costs: readonly Cost[], currency: string, month: string): number | null {
  const parts = costs
    .filter((cost) => cost.kind === 'external' && cost.currency === currency && monthOf(cost.date) <= month)
    .flatMap((cost) => {
      const index = monthsBetween(monthOf(cost.date), month).length - 1
      return index < cost.months ? [instalment(cost.amount_ht, cost.months, index)] : []
    })
  return parts.length === 0 ? null : sum(parts)
}

function derived(
  facts: Pick<MarginRow, 'currency' | 'sold_minutes' | 'spent_minutes' | 'invoiced' | 'own_cost' | 'own_cost_reason'>,
): Omit<MarginRow, 'client' | 'client_name'> {
  const { invoiced, own_cost, own_cost_reason, spent_minutes } = facts
  const margin = invoiced === null || own_cost === null ? null : invoiced - own_cost
  const rate = invoiced === null || spent_minutes === 0 ? null : rhaz(BigInt(invoiced) * 60n, spent_minutes)
  const invoiced_reason = invoiced === null ? 'no_invoice' : null
  return {
    ...facts,
    sold_minutes_reason: facts.sold_minutes === null ? 'no_accepted_offer' : null,
    invoiced_reason,
    margin,
    margin_reason: margin === null ? (invoiced_reason ?? own_cost_reason) : null,
    effective_hourly_rate: rate,
    effective_hourly_rate_reason: rate === null ? (invoiced_reason ?? 'no_time') : null,
  }
}

function totalOf(currency: string, rows: readonly MarginRow[]): Omit<MarginRow, 'client' | 'client_name'> {
  // a client that was neither worked for nor invoiced takes nothing away from the sum
  const busy = rows.filter((row) => row.spent_minutes > 0 || row.invoiced !== null)
  const total = (values: readonly (number | null)[]): number | null => {
    const known = values.filter((value) => value !== null)
    return known.length === 0 || known.length < values.length ? null : sum(known)
  }
  const sold = rows.flatMap(({ sold_minutes }) => sold_minutes ?? [])
  return derived({
    currency,
    sold_minutes: sold.length === 0 ? null : sum(sold),
    spent_minutes: sum(rows.map(({ spent_minutes }) => spent_minutes)),
    invoiced: total(busy.map(({ invoiced }) => invoiced)),
    own_cost: total(busy.map(({ own_cost }) => own_cost)),
    own_cost_reason: busy.find(({ own_cost_reason }) => own_cost_reason !== null)?.own_cost_reason ?? null,
  })
}

export function composeMargin(sheet: MarginSheet, lang: Lang, author: Author): Document {
  const why = (reason: MarginReason | null): Cell => ({
    text: reason === null ? '' : say(lang, marginReasonLabel[reason]),
    unknown: true,
  })
  const cells = (name: string, row: Omit<MarginRow, 'client' | 'client_name'>): Cell[] => {
    const amount = (value: number | null, reason: MarginReason | null): Cell =>
      value === null ? why(reason) : signedMoney(lang, value, row.currency)
    return [
      name,
      row.sold_minutes === null ? why(row.sold_minutes_reason) : inWords(row.sold_minutes),
      inWords(row.spent_minutes),
      amount(row.invoiced, row.invoiced_reason),
      amount(row.own_cost, row.own_cost_reason),
      amount(row.margin, row.margin_reason),
      amount(row.effective_hourly_rate, row.effective_hourly_rate_reason),
    ]
  }
  const head = [
    left(say(lang, kindText.column_client)),
    right(say(lang, kindText.column_sold)),
    right(say(lang, kindText.column_spent)),
    right(say(lang, kindText.column_invoiced)),
    right(say(lang, kindText.column_own_cost)),
    right(say(lang, kindText.column_margin)),
    right(say(lang, kindText.column_effective)),
  ]
  const sections = sheet.totals.map((total) => {
    const rows = sheet.clients.filter(({ currency }) => currency === total.currency)
    return {
      number: null,
      title: sheet.totals.length === 1 ? say(lang, kindText.margin_title) : total.currency,
      blocks: [
        table(
          head,
          [
            ...rows.map((row) => cells(row.client_name, row)),
            ...(rows.length > 1 ? [cells(say(lang, kindText.total), total)] : []),
          ],
          rows.length > 1,
        ),
      ],
    }
  })
  const rate =
    sheet.hourly_rate === null
      ? say(lang, kindText.margin_no_rate)
      : say(lang, kindText.margin_rate, { rate: signedMoney(lang, sheet.hourly_rate, sheet.hourly_rate_currency) })
  const [first, ...rest] = sections
  return frame(lang, author, sheet.generated_at, {
    kicker: say(lang, kindText.confidential),
    title: say(lang, kindText.margin_title),
    subtitle: capital(monthInWords(lang, sheet.month)),
    sections: [
      {
        number: null,
        title: first?.title ?? say(lang, kindText.margin_title),
        blocks: [
          { kind: 'banner', text: say(lang, kindText.confidential_why) },
          ...(first?.blocks ?? []),
          ...(rest.length === 0 ? notes() : []),
        ],
      },
      ...rest.map((one, index) => (index === rest.length - 1 ? { ...one, blocks: [...one.blocks, ...notes()] } : one)),
    ],
  })

  function notes(): { kind: 'note'; text: string }[] {
    return [rate, say(lang, kindText.margin_note)].map((text) => ({ kind: 'note', text }))
  }
}
