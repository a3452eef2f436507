import { rhaz, sum } from '../arithmetic.ts'
import type { Client, Evidence } from '../store/clients.ts'
import type { Cost, Lead, Sale, TimeEntry } from '../store/money.ts'
import { monthOf, monthsBetween } from './month.ts'
import { isCosted, rateOf } from './role.ts'
import { evidenceKinds, type RoiInput, type RoiMonth } from './roi.ts'

export interface ClientEntries {
  readonly time: readonly TimeEntry[]
  readonly costs: readonly Cost[]
  readonly sales: readonly Sale[]
  readonly leads: readonly Lead[]
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
): ClientSeries {
  const entries = before(all, until)
  const first = firstMonth(entries) ?? until
  const firstLead = monthOf(entries.leads[0]?.date ?? '9999-12-31')
  const valued = entries.leads.map((lead) => ({
    ...lead,
    close_rate_bp: lead.close_rate_bp ?? usual.close_rate_bp,
    avg_margin: lead.avg_margin ?? usual.avg_margin,
  }))

  const months = monthsBetween(first, until).map((month): RoiMonth => {
    const of = <T extends { readonly date: string }>(list: readonly T[]): T[] =>
      list.filter(({ date }) => monthOf(date) === month)
    const leads = of(valued)
    return {
      month,
      time: of(entries.time).flatMap((entry) => timeOf(entry, client)),
      costs: of(entries.costs)
        .filter((cost) => cost.months === 1)
        .map((cost) => costOf(cost, client)),
      tracking: trackingIn(month, client),
      sales: of(entries.sales).map((sale) => ({
        id: sale.sale_id,
        evidence: sale.evidence,
        revenue: sale.revenue,
        margin_bp: sale.margin_bp,
        ...(sale.currency === client.currency ? {} : { currency: sale.currency }),
      })),
      // once leads are written down, a month without any is 0; before that nobody was counting
      leads: month >= firstLead ? openLeads(leads) : null,
      new_leads: month >= firstLead ? leads.length : null,
      new_customers: null,
    }
  })

  const input: RoiInput = {
    currency: client.currency,
    vat_recoverable: client.vat_recoverable,
    default_margin_bp: client.default_margin_bp,
    spread_costs: entries.costs
      .filter((cost) => cost.months > 1)
      .map((cost) => ({ ...costOf(cost, client), months: cost.months, start: monthOf(cost.date) })),
    months,
  }
  return { input, notes: notesOf(client, entries, valued, months) }
}

function before(all: ClientEntries, until: string): ClientEntries {
  const kept = <T extends { readonly date: string }>(list: readonly T[]): T[] =>
    list.filter(({ date }) => monthOf(date) <= until)
  return { time: kept(all.time), costs: kept(all.costs), sales: kept(all.sales), leads: kept(all.leads) }
}

function firstMonth({ time, costs, sales, leads }: ClientEntries): string | null {
  const dates = [...time, ...costs, ...sales, ...leads].map(({ date }) => date)
  return dates.length === 0 ? null : monthOf(dates.reduce((a, b) => (a < b ? a : b)))
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

function notesOf(client: Client, entries: ClientEntries, leads: readonly Lead[], months: readonly RoiMonth[]): SeriesNotes {
  const invoiced = (month: string): boolean =>
    entries.costs.some(
      (cost) =>
        cost.kind === 'external' &&
        monthOf(cost.date) <= month &&
        monthsBetween(monthOf(cost.date), month).length <= cost.months,
    )
  const provider = entries.time.filter(({ role }) => !isCosted(role))
  const fee_missing = months
    .map(({ month }) => ({
      month,
      minutes: sum(provider.filter(({ date }) => monthOf(date) === month).map(({ minutes }) => minutes)),
    }))
    .filter(({ month, minutes }) => minutes > 0 && !invoiced(month))
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
