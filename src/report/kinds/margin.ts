import { instalment, rhaz, sum } from '../../arithmetic.ts'
import { consultantCurrency } from '../../config/settings.ts'
import type { Context } from '../../context.ts'
import type { Author } from '../../documents/author.ts'
import type { Cell, Document } from '../../documents/document.ts'
import { minutes as inWords, month as monthInWords } from '../../i18n/format.ts'
import { kindText, marginReasonLabel } from '../../i18n/report-kinds.ts'
import { say, type Lang } from '../../i18n/text.ts'
import { hoursSold } from '../../proposals/hours-sold.ts'
import { monthOf, monthsBetween } from '../../results/month.ts'
import type { Client } from '../../store/clients.ts'
import type { Cost } from '../../store/money.ts'
import { left, right, table } from '../document/cells.ts'
import { capital, signedMoney } from '../words.ts'
import { frame } from './frame.ts'

export type MarginReason = 'no_accepted_offer' | 'no_rate' | 'other_currency' | 'no_invoice' | 'no_time'

/**
 * One month of one client as the consultant's own business: never part of what the client reads. Money before VAT. What an hour costs
 * the consultant nobody says, so there is no profit here: only what the hours brought in, against what an hour is sold for.
 */
export interface MarginRow {
  readonly client: string
  readonly client_name: string
  readonly currency: string
  readonly sold_minutes: number | null
  readonly sold_minutes_reason: MarginReason | null
  /** Logged by the role `consultant`. */
  readonly spent_minutes: number
  /** Of a total: what each client took beyond its own offers, never made up for by another's. */
  readonly over_minutes: number | null
  /** Those hours at `consultant.hourly_rate`: worked, and sold to nobody. */
  readonly over_amount: number | null
  readonly over_amount_reason: MarginReason | null
  /** Cost entries of the kind `external` in the client's currency, spread over their months. */
  readonly invoiced: number | null
  readonly invoiced_reason: MarginReason | null
  /** What one hour spent brought in: invoiced ÷ hours spent. */
  readonly effective_hourly_rate: number | null
  readonly effective_hourly_rate_reason: MarginReason | null
  /** `effective_hourly_rate` less `consultant.hourly_rate`; below 0: the hour was sold for more than it brought in. */
  readonly rate_difference: number | null
  readonly rate_difference_reason: MarginReason | null
}

export interface MarginSheet {
  readonly month: string
  readonly generated_at: string
  /** What an hour is sold for (`consultant.hourly_rate`). */
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
        rateIn(currency, rate),
      ),
    ),
  }
}

/** What an hour is sold for, or why nobody can say so in this currency. */
type Rate = number | 'no_rate' | 'other_currency'

function rateIn(currency: string, rate: number | null): Rate {
  if (rate === null) return 'no_rate'
  return currency === consultantCurrency ? rate : 'other_currency'
}

async function rowOf(context: Context, client: Client, month: string, rate: number | null): Promise<MarginRow> {
  const { currency } = client
  const { money } = await context.store()
  const { sold_minutes, spent_minutes, over_minutes } = await hoursSold(context, client, month)
  const invoiced = invoicedIn(await money.listCosts(client.slug), currency, month)
  const own = rateIn(currency, rate)
  const over_amount = over_minutes === null || typeof own === 'string' ? null : rhaz(BigInt(over_minutes) * BigInt(own), 60)
  const facts = { currency, sold_minutes, spent_minutes, over_minutes, over_amount, invoiced }
  return { client: client.slug, client_name: client.name, ...derived(facts, own) }
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

type Facts = Pick<MarginRow, 'currency' | 'sold_minutes' | 'spent_minutes' | 'over_minutes' | 'over_amount' | 'invoiced'>

function derived(facts: Facts, own: Rate): Omit<MarginRow, 'client' | 'client_name'> {
  const { sold_minutes, over_amount, invoiced, spent_minutes } = facts
  const sold_minutes_reason = sold_minutes === null ? 'no_accepted_offer' : null
  const invoiced_reason = invoiced === null ? 'no_invoice' : null
  const no_rate = typeof own === 'string' ? own : null
  const effective = invoiced === null || spent_minutes === 0 ? null : rhaz(BigInt(invoiced) * 60n, spent_minutes)
  const effective_hourly_rate_reason = effective === null ? (invoiced_reason ?? 'no_time') : null
  const rate_difference = effective === null || typeof own === 'string' ? null : effective - own
  return {
    ...facts,
    sold_minutes_reason,
    over_amount_reason: over_amount === null ? (sold_minutes_reason ?? no_rate) : null,
    invoiced_reason,
    effective_hourly_rate: effective,
    effective_hourly_rate_reason,
    rate_difference,
    rate_difference_reason: rate_difference === null ? (effective_hourly_rate_reason ?? no_rate) : null,
  }
}

function totalOf(currency: string, rows: readonly MarginRow[], own: Rate): Omit<MarginRow, 'client' | 'client_name'> {
  // a client that was neither worked for nor invoiced takes nothing away from the sum
  const busy = rows.filter((row) => row.spent_minutes > 0 || row.invoiced !== null)
  const invoiced = busy.flatMap((row) => row.invoiced ?? [])
  const known = (values: readonly (number | null)[]): number | null => {
    const given = values.filter((value) => value !== null)
    return given.length === 0 ? null : sum(given)
  }
  return derived(
    {
      currency,
      sold_minutes: known(rows.map(({ sold_minutes }) => sold_minutes)),
      spent_minutes: sum(rows.map(({ spent_minutes }) => spent_minutes)),
      over_minutes: known(rows.map(({ over_minutes }) => over_minutes)),
      over_amount: known(rows.map(({ over_amount }) => over_amount)),
      invoiced: invoiced.length === 0 || invoiced.length < busy.length ? null : sum(invoiced),
    },
    own,
  )
}

export function composeMargin(sheet: MarginSheet, lang: Lang, author: Author): Document {
  const why = (reason: MarginReason | null): Cell => ({
    text: reason === null ? '' : say(lang, marginReasonLabel[reason]),
    unknown: true,
  })
  const over = ({
    over_minutes,
    over_amount,
    currency,
    sold_minutes_reason,
  }: Omit<MarginRow, 'client' | 'client_name'>): Cell => {
    if (over_minutes === null) return why(sold_minutes_reason)
    const hours = inWords(over_minutes)
    return over_minutes === 0 || over_amount === null ? hours : `${hours} · ${signedMoney(lang, over_amount, currency)}`
  }
  const cells = (name: string, row: Omit<MarginRow, 'client' | 'client_name'>): Cell[] => {
    const amount = (value: number | null, reason: MarginReason | null, plus = ''): Cell =>
      value === null ? why(reason) : `${value > 0 ? plus : ''}${signedMoney(lang, value, row.currency)}`
    return [
      name,
      row.sold_minutes === null ? why(row.sold_minutes_reason) : inWords(row.sold_minutes),
      inWords(row.spent_minutes),
      over(row),
      amount(row.invoiced, row.invoiced_reason),
      amount(row.effective_hourly_rate, row.effective_hourly_rate_reason),
      amount(row.rate_difference, row.rate_difference_reason, '+'),
    ]
  }
  const head = [
    left(say(lang, kindText.column_client)),
    right(say(lang, kindText.column_sold)),
    right(say(lang, kindText.column_spent)),
    right(say(lang, kindText.column_over)),
    right(say(lang, kindText.column_invoiced)),
    right(say(lang, kindText.column_effective)),
    right(say(lang, kindText.column_rate_difference)),
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
