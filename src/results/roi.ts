/**
 * Return on investment. Money is an integer of minor units, rates are basis points (bp, 10 000 = 100 %),
 * time is minutes. Null is not zero: what nobody measured is null, with a reason where a ratio is asked for.
 */
import { fraction, instalment, rhaz, safe, sum } from '../arithmetic.ts'

export const costKinds = ['ads', 'tools', 'production', 'external'] as const
export type CostKind = (typeof costKinds)[number]

/** From the best proof to the weakest. */
export const evidenceKinds = ['utm', 'promo_code', 'declared', 'assisted'] as const
export type Evidence = (typeof evidenceKinds)[number]

export interface RoiInput {
  /** The one currency of the result, ISO 4217. */
  currency: string
  vat_recoverable: boolean
  default_margin_bp?: number | null
  /** What an assisted sale counts for; 5 000 unless said. */
  assisted_factor_bp?: number
  /** Units of `currency` for one unit of the other, as a decimal string. */
  fx?: Record<string, { rate: string; date?: string; source?: string }>
  kpis?: { measured: number; declared: number }
  spread_costs?: SpreadCost[]
  months: RoiMonth[]
}

export interface Cost {
  kind: CostKind
  /** Before tax. */
  amount_ht: number
  vat_bp: number
  currency?: string
}

export interface SpreadCost extends Cost {
  months: number
  /** `YYYY-MM` */
  start: string
}

export interface RoiMonth {
  /** `YYYY-MM` */
  month: string
  time?: TimeEntry[]
  costs?: Cost[]
  /** Which kinds of proof were in place; absent means not. */
  tracking?: Partial<Record<Evidence, boolean>>
  sales?: Sale[]
  leads?: { open: number; close_rate_bp: number; avg_margin: number | null } | null
  support?: { resolved: number; unit_cost: number | null } | null
  hires?: { count: number; avoided_cost: number | null } | null
  new_leads?: number | null
  new_customers?: number | null
}

export interface TimeEntry {
  role: string
  minutes: number
  rate_per_hour: number
  source: 'logged' | 'estimated'
}

export interface Sale {
  id: string
  evidence: Evidence
  /** Negative for a refund. */
  revenue: number
  margin_bp?: number | null
  currency?: string
}

export interface RoiResult {
  currency: string
  series: RoiSeriesMonth[]
  missing_months: { strict: string[]; extended: string[] }
  break_even: { strict: BreakEven; extended: BreakEven }
  verdict: 'too_early' | 'trend' | 'established'
  confidence: { score: number; grade: 'A' | 'B' | 'C' | 'D' }
  /** Number of cost and sale entries left out for want of a rate, by currency. */
  excluded_currencies: Record<string, number>
  sales_without_margin: number
  duplicates_ignored: number
}

export interface RoiSeriesMonth {
  month: string
  cost: MonthCost
  returns: MonthReturns
  /** The prudent return: proved by a link or a code. */
  strict: number | null
  /** The sum of every component that is measured. */
  extended: number | null
  attributed_revenue: number
  strict_roi: Ratio
  extended_roi: Ratio
  cpl: number | null
  cpa: number | null
  cumulative: Window & { strict_net: number | null; extended_net: number | null }
  trailing3: Window | null
  trailing6: Window | null
}

export type MonthCost = Record<'time' | CostKind | 'total', number>
export type MonthReturns = Record<'strict' | 'declared' | 'assisted' | 'leads' | 'support' | 'hires', number | null>

export interface Ratio {
  bp: number | null
  reason: 'return_not_measured' | 'no_cost' | 'too_many_unmeasured_months' | 'at_least' | null
}

/** Several months together; a return is null when none of them measured it. */
export interface Window {
  cost: number
  strict: number | null
  extended: number | null
  strict_roi: Ratio
  extended_roi: Ratio
}

export interface BreakEven {
  /** The first month whose cumulative net is not negative. */
  first: string | null
  /** Where the last run of such months begins that lasts to the end. */
  sustained: string | null
  forecast_months: number | null
}

/** Their work is paid by invoice, which is an `external` cost already. */
export const uncostedRoles: readonly string[] = ['consultant', 'provider']

/**
 * Costs, returns and ratios month by month, in the order of the calendar. The input must be valid (`parseRoiInput`).
 * Throws `RangeError` when an amount no longer fits a safe integer.
 */
export function computeRoi(input: RoiInput): RoiResult {
  const months = input.months.toSorted((a, b) => monthNumber(a.month) - monthNumber(b.month))
  const { kept, duplicates } = keepBestEvidence(months)
  const exchange = exchangeOf(input)
  const sales = kept.map((monthSales) => valueSales(monthSales, input, exchange))
  const monthly = months.map((month, index) => monthResult(month, sales[index] as ValuedSale[], input, exchange))
  // years of months: each is added once to those before it
  let soFar = nothing
  const series = monthly.map((month, index) => ({
    ...month,
    cumulative: cumulativeWindow((soFar = plus(soFar, month))),
    trailing3: trailingWindow(monthly, index, 3),
    trailing6: trailingWindow(monthly, index, 6),
  }))

  return {
    currency: input.currency,
    series,
    missing_months: { strict: unmeasured(series, 'strict'), extended: unmeasured(series, 'extended') },
    break_even: { strict: breakEven(series, 'strict'), extended: breakEven(series, 'extended') },
    verdict: verdictFor(series.length),
    confidence: confidenceOf(input, months, series),
    excluded_currencies: excludedCurrencies(input, kept, exchange),
    sales_without_margin: sales.flat().filter((sale) => sale.margin === null).length,
    duplicates_ignored: duplicates,
  }
}

/** The same result, weighed by the objectives that are measured (`input.kpis`): they bear on the confidence alone. */
export function withConfidence(result: RoiResult, input: RoiInput): RoiResult {
  return { ...result, confidence: confidenceOf(input, input.months, result.series) }
}

// Sales

/** Each sale once over the whole series, by its best proof; of equal proofs, the first. One list of sales per month. */
function keepBestEvidence(months: readonly RoiMonth[]): { kept: Sale[][]; duplicates: number } {
  const best = new Map<string, Sale>()
  const all = months.flatMap((month) => month.sales ?? [])
  for (const sale of all) {
    const known = best.get(sale.id)
    if (!known || strength(sale) < strength(known)) best.set(sale.id, sale)
  }
  const kept = months.map((month) => (month.sales ?? []).filter((sale) => best.get(sale.id) === sale))
  return { kept, duplicates: all.length - best.size }
}

function strength(sale: Sale): number {
  return evidenceKinds.indexOf(sale.evidence)
}

interface ValuedSale {
  evidence: Evidence
  revenue: number
  /** Null when neither the sale nor the client has a margin. An assisted sale counts for its share. */
  margin: number | null
}

/** Rounded after each step: conversion, margin, assisted factor. A sale without a rate is left out. */
function valueSales(sales: readonly Sale[], input: RoiInput, exchange: Exchange): ValuedSale[] {
  return sales.flatMap((sale) => {
    const revenue = exchange(sale.revenue, sale.currency)
    if (revenue === null) return []
    const rate = sale.margin_bp ?? input.default_margin_bp ?? null
    const margin = rate === null ? null : share(revenue, rate)
    const counted = sale.evidence === 'assisted' && margin !== null ? share(margin, input.assisted_factor_bp ?? 5000) : margin
    return [{ evidence: sale.evidence, revenue, margin: counted }]
  })
}

// Currencies

/** An amount in the reporting currency, or null when no rate was given. */
type Exchange = (amount: number, currency: string | undefined) => number | null

export function exchangeOf(input: Pick<RoiInput, 'currency' | 'fx'>): Exchange {
  return (amount, currency = input.currency) => {
    if (currency === input.currency) return amount
    if (!input.fx || !Object.hasOwn(input.fx, currency)) return null
    const rate = fraction((input.fx[currency] as { rate: string }).rate)
    const numerator = BigInt(amount) * rate.numerator * minorUnits(input.currency)
    return rhaz(numerator, rate.denominator * minorUnits(currency))
  }
}

/** How many minor units make one unit: 100 for EUR, 1 for XOF, 1 000 for TND (ISO 4217). */
function minorUnits(currency: string): bigint {
  const format = new Intl.NumberFormat('en', { style: 'currency', currency })
  return 10n ** BigInt(format.resolvedOptions().maximumFractionDigits ?? 2)
}

function excludedCurrencies(input: RoiInput, kept: readonly Sale[][], exchange: Exchange): Record<string, number> {
  const costs = [...(input.spread_costs ?? []), ...input.months.flatMap((month) => month.costs ?? [])]
  const excluded: Record<string, number> = {}
  for (const { currency } of [...costs, ...kept.flat()]) {
    if (currency === undefined || exchange(0, currency) !== null) continue
    excluded[currency] = (excluded[currency] ?? 0) + 1
  }
  return excluded
}

// One month

type MonthResult = Omit<RoiSeriesMonth, 'cumulative' | 'trailing3' | 'trailing6'>

function monthResult(month: RoiMonth, sales: readonly ValuedSale[], input: RoiInput, exchange: Exchange): MonthResult {
  const cost = monthCost(month, input, exchange)
  const returns = monthReturns(month, sales)
  const { strict } = returns
  const extended = sumMeasured(Object.values(returns))
  return {
    month: month.month,
    cost,
    returns,
    strict,
    extended,
    attributed_revenue: sum(sales.map((sale) => sale.revenue)),
    strict_roi: ratio(one(strict), cost.total),
    extended_roi: ratio(one(extended), cost.total),
    cpl: costPer(month.new_leads, cost.total),
    cpa: costPer(month.new_customers, cost.total),
  }
}

function monthCost(month: RoiMonth, input: RoiInput, exchange: Exchange): MonthCost {
  const time = sum(costedTime(month).map((entry) => rhaz(product(entry.minutes, entry.rate_per_hour), 60)))
  const paid = (kind: CostKind) => {
    const cash = (month.costs ?? []).filter((cost) => cost.kind === kind).map((cost) => paidAmount(cost, input, exchange))
    const spread = (input.spread_costs ?? [])
      .filter((cost) => cost.kind === kind)
      .map((cost) => spreadPart(cost, paidAmount(cost, input, exchange), month.month))
    return sum([...cash, ...spread])
  }
  const byKind = { ads: paid('ads'), tools: paid('tools'), production: paid('production'), external: paid('external') }
  return { time, ...byKind, total: sum([time, ...Object.values(byKind)]) }
}

function costedTime(month: RoiMonth): TimeEntry[] {
  return (month.time ?? []).filter((entry) => !uncostedRoles.includes(entry.role))
}

/** What the client really pays, in the reporting currency: without the tax if it gets the tax back. 0 when there is no rate. */
function paidAmount(cost: Cost, input: RoiInput, exchange: Exchange): number {
  const net = exchange(cost.amount_ht, cost.currency) ?? 0
  return input.vat_recoverable ? net : share(net, 10_000 + cost.vat_bp)
}

function spreadPart(cost: SpreadCost, amount: number, month: string): number {
  const index = monthNumber(month) - monthNumber(cost.start)
  return index >= 0 && index < cost.months ? instalment(amount, cost.months, index) : 0
}

function monthReturns(month: RoiMonth, sales: readonly ValuedSale[]): MonthReturns {
  const { tracking = {}, leads, support, hires } = month
  const nothingValued = sales.length > 0 && sales.every((sale) => sale.margin === null)
  const margin = (...kinds: Evidence[]) => {
    const sold = sales.filter((sale) => kinds.includes(sale.evidence))
    if (sold.length > 0) return sumMeasured(sold.map((sale) => sale.margin))
    // Nothing was sold this way. It is 0 only where a sale would have been seen, in a month whose other sales have a value.
    return !nothingValued && kinds.some((kind) => tracking[kind]) ? 0 : null
  }
  return {
    strict: margin('utm', 'promo_code'),
    declared: margin('declared'),
    assisted: margin('assisted'),
    leads: leads?.avg_margin == null ? null : rhaz(product(leads.open, leads.close_rate_bp, leads.avg_margin), 10_000),
    support: support?.unit_cost == null ? null : safe(product(support.resolved, support.unit_cost)),
    hires: hires?.avoided_cost == null ? null : safe(product(hires.count, hires.avoided_cost)),
  }
}

function costPer(count: number | null | undefined, cost: number): number | null {
  return count == null || count <= 0 ? null : rhaz(cost, count)
}

// Ratios and windows

/** What came back in several months together; `total` is null when none of them measured it. */
interface Returned {
  readonly total: number | null
  readonly measured: number
  readonly unmeasured: number
}

function one(value: number | null): Returned {
  return { total: value, measured: value === null ? 0 : 1, unmeasured: value === null ? 1 : 0 }
}

function added(a: Returned, b: Returned): Returned {
  return {
    total: sumMeasured([a.total, b.total]),
    measured: a.measured + b.measured,
    unmeasured: a.unmeasured + b.unmeasured,
  }
}

interface Sums {
  readonly cost: number
  readonly strict: Returned
  readonly extended: Returned
}

const none: Returned = { total: null, measured: 0, unmeasured: 0 }
const nothing: Sums = { cost: 0, strict: none, extended: none }

function plus({ cost, strict, extended }: Sums, month: MonthResult): Sums {
  return {
    cost: sum([cost, month.cost.total]),
    strict: added(strict, one(month.strict)),
    extended: added(extended, one(month.extended)),
  }
}

/** Basis points of what came back above the cost. */
function ratio({ total, measured, unmeasured }: Returned, cost: number): Ratio {
  if (total === null) return { bp: null, reason: 'return_not_measured' }
  if (cost <= 0) return { bp: null, reason: 'no_cost' }
  if (unmeasured * 3 > measured + unmeasured) return { bp: null, reason: 'too_many_unmeasured_months' }
  const bp = rhaz((BigInt(total) - BigInt(cost)) * 10_000n, cost)
  return { bp, reason: unmeasured > 0 ? 'at_least' : null }
}

function windowOf({ cost, strict, extended }: Sums): Window {
  return {
    cost,
    strict: strict.total,
    extended: extended.total,
    strict_roi: ratio(strict, cost),
    extended_roi: ratio(extended, cost),
  }
}

function cumulativeWindow(sums: Sums): RoiSeriesMonth['cumulative'] {
  const { cost, strict, extended, strict_roi, extended_roi } = windowOf(sums)
  const net = (value: number | null) => (value === null ? null : sum([value, -cost]))
  return { cost, strict, extended, strict_net: net(strict), extended_net: net(extended), strict_roi, extended_roi }
}

function trailingWindow(months: readonly MonthResult[], index: number, length: number): Window | null {
  return index + 1 < length ? null : windowOf(months.slice(index + 1 - length, index + 1).reduce(plus, nothing))
}

type ReturnKind = 'strict' | 'extended'

function unmeasured(months: readonly RoiSeriesMonth[], kind: ReturnKind): string[] {
  return months.filter((month) => month[kind] === null).map((month) => month.month)
}

// Break-even, verdict, confidence

function breakEven(months: readonly RoiSeriesMonth[], kind: ReturnKind): BreakEven {
  const nets = months.map((month) => month.cumulative[`${kind}_net`])
  const reached = nets.map((net) => net !== null && net >= 0)
  const lastBelow = reached.lastIndexOf(false)
  return {
    first: months[reached.indexOf(true)]?.month ?? null,
    sustained: months[lastBelow + 1]?.month ?? null,
    forecast_months: forecast(months, kind, nets.at(-1) ?? null),
  }
}

/** Months until the cumulative net is back at 0 if the last three go on; null when it is there, or nothing can be said. */
function forecast(months: readonly RoiSeriesMonth[], kind: ReturnKind, net: number | null): number | null {
  if (net === null || net >= 0 || months.length < 3) return null
  const lastNets = months.slice(-3).map((month) => (month[kind] === null ? null : sum([month[kind], -month.cost.total])))
  if (lastNets.includes(null)) return null
  const mean = rhaz(sumMeasured(lastNets) ?? 0, 3)
  return mean > 0 ? Math.ceil(-net / mean) : null
}

function verdictFor(months: number): RoiResult['verdict'] {
  if (months < 3) return 'too_early'
  return months < 6 ? 'trend' : 'established'
}

/** How far the figures can be trusted: proof of the return, logged time, length of the series, objectives measured. */
function confidenceOf(
  input: RoiInput,
  months: readonly RoiMonth[],
  series: readonly RoiSeriesMonth[],
): RoiResult['confidence'] {
  const { strict, extended } = series.at(-1)?.cumulative ?? { strict: null, extended: null }
  const time = months.flatMap(costedTime)
  const logged = sum(time.filter((entry) => entry.source === 'logged').map((entry) => entry.minutes))
  const score = sum([
    part(40, strict ?? 0, extended ?? 0),
    part(30, logged, sum(time.map((entry) => entry.minutes))),
    part(20, Math.min(months.length, 6), 6),
    part(10, input.kpis?.measured ?? 0, input.kpis?.declared ?? 0),
  ])
  return { score, grade: score >= 80 ? 'A' : score >= 60 ? 'B' : score >= 40 ? 'C' : 'D' }
}

/** `points × value ÷ whole`, rounded down, between 0 and `points`; 0 where there is no whole. */
function part(points: number, value: number, whole: number): number {
  if (whole <= 0 || value <= 0) return 0
  return Number((BigInt(points) * BigInt(Math.min(value, whole))) / BigInt(whole))
}

// Small sums

function share(amount: number, bp: number): number {
  return rhaz(product(amount, bp), 10_000)
}

function product(...factors: number[]): bigint {
  return factors.reduce((total, factor) => total * BigInt(factor), 1n)
}

/** The sum of what was measured; null when nothing was. */
function sumMeasured(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null)
  return known.length === 0 ? null : sum(known)
}

function monthNumber(month: string): number {
  const [year, number] = month.split('-')
  return Number(year) * 12 + Number(number)
}
