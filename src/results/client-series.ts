import { rhaz, sum } from '../arithmetic.ts'
import type { Client, Evidence } from '../store/clients.ts'
import { minorDigits } from '../i18n/format.ts'
import type { Fee } from '../store/fees.ts'
import type { Cost, Hire, Lead, Sale, TimeEntry } from '../store/money.ts'
import { withOriginals } from './counted-sales.ts'
import { dayOf } from './day.ts'
import { addMonths, monthOf, monthsBetween } from './month.ts'
import { isCosted, rateOf } from './role.ts'
import { evidenceKinds, type RoiInput, type RoiMonth } from './roi.ts'

export interface ClientEntries {
  readonly time: readonly TimeEntry[]
  readonly costs: readonly Cost[]
  readonly sales: readonly Sale[]
  readonly leads: readonly Lead[]
}

/** What comes to a client beside what is typed as time, cost, sale and lead. */
export interface OtherEntries {
  readonly hires: readonly Hire[]
  /** What networks bill for their interface: tools, without VAT. */
  readonly fees: readonly Fee[]
  /** By month: questions answered on social networks that would have come by another way, and customers who are new. */
  readonly support_resolved: ReadonlyMap<string, number>
  readonly new_customers: ReadonlyMap<string, number>
  /** By the client's own answers, minor units; null when not given. */
  readonly support_cost: number | null
  readonly hire_cost: number | null
}

const nothingElse: OtherEntries = {
  hires: [],
  fees: [],
  support_resolved: new Map(),
  new_customers: new Map(),
  support_cost: null,
  hire_cost: null,
}

/** What a lead is worth where the lead itself does not say: the client's own answers, null when not given. */
export interface LeadValue {
  readonly close_rate_bp: number | null
  readonly avg_margin: number | null
}

/** What the figures do not show by themselves. Minutes are whole minutes. */
export interface SeriesNotes {
  /** Months in which a provider or the consultant worked and no invoice was entered: the cost is incomplete. */
  readonly fee_missing: readonly { readonly month: string; readonly minutes: number }[]
  /** Minutes of the client's own people that could not be costed: nobody said what an hour costs. */
  readonly without_rate: { readonly minutes: number; readonly roles: readonly string[] }
  /** The hourly rate comes from a table, not from the client. */
  readonly rate_estimated: boolean
  /** Open leads that could not be valued: no close rate or no margin known. */
  readonly leads_without_value: number
}

export interface ClientSeries {
  /** Input of `computeRoi`. */
  readonly input: RoiInput
  readonly notes: SeriesNotes
}

/**
 * The ROI engine's input from what was entered for a client: every month from the first entry to `until` (`2026-10`), the ones
 * without an entry included; later entries are left out. Without any entry the series is the month `until` alone.
 */
export function clientSeries(
  client: Client,
  all: ClientEntries,
  until: string,
  usual: LeadValue = { close_rate_bp: null, avg_margin: null },
  other: OtherEntries = nothingElse,
): ClientSeries {
  const entries = before(all, until)
  const sales = withOriginals(entries.sales)
  const hires = other.hires.filter(({ date }) => monthOf(date) <= until)
  const fees = feesByMonth(other.fees, client).filter(({ month }) => month <= until)
  const first = firstMonth([
    // the invoice is the cost of these minutes: alone they begin no series
    ...entries.time.filter(({ role }) => isCosted(role)).map(({ date }) => date),
    ...[...entries.costs, ...entries.sales, ...entries.leads, ...hires].map(({ date }) => date),
    ...fees.map(({ month }) => month),
  ])
  const firstHire = monthOf(hires.map(({ date }) => date).toSorted()[0] ?? '9999-12-31')
  const firstLead = monthOf(entries.leads[0]?.date ?? '9999-12-31')
  const valued = entries.leads.map((lead) => ({
    ...lead,
    close_rate_bp: lead.close_rate_bp ?? usual.close_rate_bp,
    avg_margin: lead.avg_margin ?? usual.avg_margin,
  }))

  const of = {
    time: byMonth(entries.time),
    costs: byMonth(entries.costs),
    sales: byMonth(sales),
    leads: byMonth(valued),
    hires: byMonth(hires),
  }
  const months = monthsBetween(first ?? until, until).map((month): RoiMonth => {
    const leads = of.leads(month)
    return {
      month,
      time: of.time(month).flatMap((entry) => timeOf(entry, client)),
      costs: [
        ...of
          .costs(month)
          .filter((cost) => cost.months === 1)
          .map((cost) => costOf(cost, client)),
        ...fees.filter((fee) => fee.month === month).map(({ cost }) => cost),
      ],
      tracking: trackingIn(month, client),
      sales: of.sales(month).map((sale) => ({
        id: sale.sale_id,
        evidence: sale.evidence,
        revenue: sale.revenue,
        margin_bp: sale.margin_bp,
        ...(sale.currency === client.currency ? {} : { currency: sale.currency }),
      })),
      // once leads are written down, a month without any is 0; before that nobody was counting
      leads: month >= firstLead ? openLeads(leads) : null,
      new_leads: month >= firstLead ? leads.length : null,
      support: supportIn(month, other),
      // as with leads: once hires are written down, a month without any is 0
      hires: month >= firstHire ? hiresOf(of.hires(month), other.hire_cost) : null,
      new_customers: other.new_customers.get(month) ?? null,
    }
  })

  const input: RoiInput = {
    currency: client.currency,
    vat_recoverable: client.vat_recoverable,
    default_margin_bp: client.default_margin_bp,
    ...ratesOf(client),
    spread_costs: entries.costs
      .filter((cost) => cost.months > 1)
      .map((cost) => ({ ...costOf(cost, client), months: cost.months, start: monthOf(cost.date) })),
    months,
  }
  return { input, notes: notesOf(client, entries, valued, until) }
}

function before(all: ClientEntries, until: string): ClientEntries {
  const kept = <T extends { readonly date: string }>(list: readonly T[]): T[] =>
    list.filter(({ date }) => monthOf(date) <= until)
  return { time: kept(all.time), costs: kept(all.costs), sales: kept(all.sales), leads: kept(all.leads) }
}

/** What stands in a month, in its order: years of entries are gone through once, not once a month. */
function byMonth<T extends { readonly date: string }>(list: readonly T[]): (month: string) => readonly T[] {
  const months = new Map<string, T[]>()
  for (const one of list) {
    const month = monthOf(one.date)
    const known = months.get(month)
    if (known === undefined) months.set(month, [one])
    else known.push(one)
  }
  return (month) => months.get(month) ?? []
}

function firstMonth(dates: readonly string[]): string | null {
  return dates.length === 0 ? null : monthOf(dates.reduce((a, b) => (a < b ? a : b)))
}

/** What one unit of each other currency is worth, as a person typed it; nothing where nobody did. */
export function ratesOf({ exchange_rates }: Client): Pick<RoiInput, 'fx'> {
  const rates = Object.entries(exchange_rates).map(([currency, { rate, date, source }]) => [
    currency,
    { rate, date, ...(source === null ? {} : { source }) },
  ])
  return rates.length === 0 ? {} : { fx: Object.fromEntries(rates) as NonNullable<RoiInput['fx']> }
}

/** One cost a month and currency: millionths are added up before they are rounded to minor units. */
export function feesByMonth(
  fees: readonly Fee[],
  client: Client,
): { month: string; cost: NonNullable<RoiMonth['costs']>[number] }[] {
  const sums = new Map<string, number>()
  for (const { at, micros, currency } of fees) {
    const key = `${monthOf(dayOf(new Date(at), client.time_zone))} ${currency}`
    sums.set(key, (sums.get(key) ?? 0) + micros)
  }
  return [...sums].map(([key, micros]) => {
    const [month = '', currency = ''] = key.split(' ')
    const amount_ht = rhaz(BigInt(micros) * 10n ** BigInt(minorDigits(currency)), 1_000_000)
    return { month, cost: { kind: 'tools', amount_ht, vat_bp: 0, ...(currency === client.currency ? {} : { currency }) } }
  })
}

function supportIn(month: string, { support_resolved, support_cost }: OtherEntries): NonNullable<RoiMonth['support']> | null {
  const resolved = support_resolved.get(month)
  return resolved === undefined ? null : { resolved, unit_cost: support_cost }
}

/** The hires of one month as one line. Where they avoided different amounts, it is one line of all of them. */
function hiresOf(hires: readonly Hire[], usual: number | null): NonNullable<RoiMonth['hires']> {
  if (hires.length === 0) return { count: 0, avoided_cost: 0 }
  const known = hires.flatMap(({ count, avoided_cost }) => {
    const each = avoided_cost ?? usual
    return each === null ? [] : [{ count, avoided_cost: each }]
  })
  const [one] = known
  const count = sum(hires.map((hire) => hire.count))
  if (one === undefined) return { count, avoided_cost: null }
  if (known.every(({ avoided_cost }) => avoided_cost === one.avoided_cost)) {
    return { count: sum(known.map((hire) => hire.count)), avoided_cost: one.avoided_cost }
  }
  return { count: 1, avoided_cost: sum(known.map((hire) => hire.count * hire.avoided_cost)) }
}

/** An hour whose price was unknown when it was logged is worth what the profile says now; still unknown, it is left out. */
function timeOf(entry: TimeEntry, client: Client): NonNullable<RoiMonth['time']> {
  if (!isCosted(entry.role)) return []
  const rate_per_hour = entry.rate_per_hour ?? rateOf(entry.role, client)
  if (rate_per_hour === null) return []
  return [{ role: entry.role, minutes: entry.minutes, rate_per_hour, source: entry.estimated ? 'estimated' : 'logged' }]
}

function costOf({ kind, amount_ht, vat_bp, currency }: Cost, client: Client) {
  return { kind, amount_ht, vat_bp, ...(currency === client.currency ? {} : { currency }) }
}

function trackingIn(month: string, client: Client): Record<Evidence, boolean> {
  const since = (kind: Evidence): boolean => {
    const start = client.tracking[kind]
    return start !== null && start <= month
  }
  const flags = evidenceKinds.map((kind) => [kind, since(kind)] as const)
  return Object.fromEntries(flags) as Record<Evidence, boolean>
}

/**
 * The leads of one month that are still open, as one line. Where their figures differ, the close rate is the mean weighted by
 * margin, and the margin what makes the product that of the leads one by one (to a minor unit per two leads).
 */
function openLeads(leads: readonly Lead[]): NonNullable<RoiMonth['leads']> | null {
  const open = leads.filter(({ status }) => status === 'open')
  if (open.length === 0) return { open: 0, close_rate_bp: 0, avg_margin: 0 }
  const known = open.flatMap(({ close_rate_bp, avg_margin }) =>
    close_rate_bp === null || avg_margin === null ? [] : [{ close_rate_bp, avg_margin }],
  )
  const [one] = known
  if (one === undefined) return null
  if (known.every((lead) => lead.close_rate_bp === one.close_rate_bp && lead.avg_margin === one.avg_margin)) {
    return { open: known.length, ...one }
  }
  const margins = sum(known.map(({ avg_margin }) => avg_margin))
  const expected = known.reduce((total, lead) => total + BigInt(lead.close_rate_bp) * BigInt(lead.avg_margin), 0n)
  const close_rate_bp = margins <= 0 ? 0 : rhaz(expected, margins)
  const avg_margin = close_rate_bp === 0 ? 0 : rhaz(expected, BigInt(known.length) * BigInt(close_rate_bp))
  return { open: known.length, close_rate_bp, avg_margin }
}

function notesOf(client: Client, entries: ClientEntries, leads: readonly Lead[], until: string): SeriesNotes {
  const invoiced = new Set(
    entries.costs
      .filter(({ kind }) => kind === 'external')
      .flatMap(({ date, months }) => monthsBetween(monthOf(date), addMonths(monthOf(date), months - 1))),
  )
  const provider = entries.time.filter(({ role }) => !isCosted(role))
  const worked = byMonth(provider)
  const fee_missing = monthsBetween(firstMonth(provider.map(({ date }) => date)) ?? until, until)
    .map((month) => ({ month, minutes: sum(worked(month).map(({ minutes }) => minutes)) }))
    .filter(({ month, minutes }) => minutes > 0 && !invoiced.has(month))
  const unrated = entries.time.filter(
    (entry) => isCosted(entry.role) && entry.rate_per_hour === null && rateOf(entry.role, client) === null,
  )
  const fromTable = entries.time.some((entry) => isCosted(entry.role) && !Object.hasOwn(client.rates, entry.role))
  return {
    fee_missing,
    without_rate: { minutes: sum(unrated.map(({ minutes }) => minutes)), roles: [...new Set(unrated.map(({ role }) => role))] },
    rate_estimated: client.hourly_rate_estimated && fromTable,
    leads_without_value: leads.filter(
      ({ status, close_rate_bp, avg_margin }) => status === 'open' && (close_rate_bp === null || avg_margin === null),
    ).length,
  }
}
