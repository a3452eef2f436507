import { rhaz, sum } from '../arithmetic.ts'
import { addMonths } from './month.ts'
import { evidenceKinds, uncostedRoles, type CostKind, type RoiInput, type RoiMonth, type Sale } from './roi.ts'

/** What a consultant asks of the figures of a client. */
export const whatIfKeys = ['margin', 'rate', 'hours', 'ads', 'tools', 'external', 'sales', 'assisted', 'months'] as const
export type WhatIfKey = (typeof whatIfKeys)[number]

/**
 * `set` to a value, `add` one (less when negative), or `scale` by basis points (11 000: ten percent more). Amounts in minor units, shares
 * in basis points, `hours` in minutes a month, `months` a number of them.
 */
export interface WhatIf {
  readonly key: WhatIfKey
  readonly by: 'set' | 'add' | 'scale'
  readonly value: number
}

/**
 * The input as it would have been in every month. With `months`, the past stays as it was: that many months follow, each like the mean of
 * the last three, and the other changes are theirs alone. `usual_rate`: of an hour in months in which nobody logged any.
 */
export function whatIf(input: RoiInput, changes: readonly WhatIf[], usual_rate: number | null): RoiInput {
  const ahead = changes.find(({ key }) => key === 'months')?.value ?? 0
  const others = changes.filter(({ key }) => key !== 'months')
  const change = (month: RoiMonth): RoiMonth =>
    others.reduce((changed, one) => changedMonth(changed, one, input, usual_rate), month)
  const months = ahead === 0 ? input.months.map(change) : [...input.months, ...following(input, ahead).map(change)]
  const whole = ahead === 0 ? spreadChanged(input, others) : input
  const assisted = others.find(({ key }) => key === 'assisted')
  return { ...whole, ...(assisted === undefined ? {} : { assisted_factor_bp: assisted.value }), months }
}

function changedMonth(month: RoiMonth, { key, by, value }: WhatIf, input: RoiInput, usual_rate: number | null): RoiMonth {
  const to = (old: number): number =>
    Math.max(0, by === 'set' ? value : by === 'add' ? old + value : rhaz(BigInt(old) * BigInt(value), 10_000))
  switch (key) {
    case 'margin':
      return {
        ...month,
        sales: (month.sales ?? []).map((sale) => {
          const own = sale.margin_bp ?? input.default_margin_bp ?? null
          // without a margin there is nothing to add to
          return own === null && by !== 'set' ? sale : { ...sale, margin_bp: Math.min(10_000, to(own ?? 0)) }
        }),
      }
    case 'rate':
      return { ...month, time: (month.time ?? []).map((entry) => ({ ...entry, rate_per_hour: to(entry.rate_per_hour) })) }
    case 'hours':
      return { ...month, time: timeOf(month, to, usual_rate) }
    case 'ads':
    case 'tools':
    case 'external':
      return { ...month, costs: costsOf(month, key, by, value) }
    case 'sales':
      return {
        ...month,
        sales: (month.sales ?? []).map((sale) => ({ ...sale, revenue: rhaz(BigInt(sale.revenue) * BigInt(value), 10_000) })),
      }
    case 'assisted':
    case 'months':
      return month
  }
}

/** The costed minutes of the month become as many as asked, each role its share. */
function timeOf(month: RoiMonth, to: (old: number) => number, usual_rate: number | null): NonNullable<RoiMonth['time']> {
  const time = (month.time ?? []).filter(({ role }) => !uncostedRoles.includes(role))
  const before = sum(time.map(({ minutes }) => minutes))
  const after = to(before)
  if (before === 0) {
    return after === 0 || usual_rate === null
      ? time
      : [{ role: 'team', minutes: after, rate_per_hour: usual_rate, source: 'estimated' }]
  }
  return time.map((entry) => ({ ...entry, minutes: rhaz(BigInt(entry.minutes) * BigInt(after), before) }))
}

function costsOf(month: RoiMonth, kind: CostKind, by: WhatIf['by'], value: number): NonNullable<RoiMonth['costs']> {
  const costs = month.costs ?? []
  if (by === 'scale') {
    return costs.map((cost) =>
      cost.kind === kind ? { ...cost, amount_ht: rhaz(BigInt(cost.amount_ht) * BigInt(value), 10_000) } : cost,
    )
  }
  const kept = by === 'set' ? costs.filter((cost) => cost.kind !== kind) : costs
  const like = costs.find((cost) => cost.kind === kind && cost.currency === undefined)
  return value === 0 ? kept : [...kept, { kind, amount_ht: value, vat_bp: like?.vat_bp ?? 0 }]
}

/** A kind of cost that is set holds no part that was spread over months. */
function spreadChanged(input: RoiInput, changes: readonly WhatIf[]): RoiInput {
  const spread = (input.spread_costs ?? []).flatMap((cost) => {
    const change = changes.find(({ key }) => key === cost.kind)
    if (change?.by === 'set') return []
    if (change?.by !== 'scale') return [cost]
    return [{ ...cost, amount_ht: rhaz(BigInt(cost.amount_ht) * BigInt(change.value), 10_000) }]
  })
  return input.spread_costs === undefined ? input : { ...input, spread_costs: spread }
}

/** Months to come, each the mean of the last three (or of as many as there are); what is spread goes on by itself. */
function following(input: RoiInput, count: number): RoiMonth[] {
  const months = input.months.toSorted((a, b) => (a.month < b.month ? -1 : 1))
  const last = months.slice(-3)
  const latest = last.at(-1)
  if (latest === undefined) return []
  const counted = bestOf(months)
  const part = (value: number): number => rhaz(value, last.length)
  const mean = <T>(values: readonly (T | null | undefined)[], of: (value: T) => number): number =>
    part(sum(values.map((value) => (value == null ? 0 : of(value)))))
  return Array.from({ length: count }, (_, index): RoiMonth => ({
    month: addMonths(latest.month, index + 1),
    time: averaged(
      last.flatMap(({ time = [] }) => time),
      ({ role, rate_per_hour, source }) => [role, rate_per_hour, source],
      ({ minutes }) => minutes,
      part,
    ).map(([entry, minutes]) => ({ ...entry, minutes })),
    costs: averaged(
      last.flatMap(({ costs = [] }) => costs),
      ({ kind, vat_bp, currency }) => [kind, vat_bp, currency],
      ({ amount_ht }) => amount_ht,
      part,
    ).map(([cost, amount_ht]) => ({ ...cost, amount_ht })),
    ...(latest.tracking === undefined ? {} : { tracking: latest.tracking }),
    sales: last.flatMap(({ sales = [] }) =>
      sales
        .filter((sale) => counted.has(sale))
        .map((sale) => ({ ...sale, id: `${sale.id} +${index + 1}`, revenue: part(sale.revenue) })),
    ),
    leads:
      latest.leads == null
        ? null
        : {
            ...latest.leads,
            open: mean(
              last.map(({ leads }) => leads),
              ({ open }) => open,
            ),
          },
    support:
      latest.support == null
        ? null
        : {
            ...latest.support,
            resolved: mean(
              last.map(({ support }) => support),
              ({ resolved }) => resolved,
            ),
          },
    hires:
      latest.hires == null
        ? null
        : {
            count: 1,
            avoided_cost: mean(
              last.map(({ hires }) => hires),
              (hires) => hires.count * (hires.avoided_cost ?? 0),
            ),
          },
  }))
}

/** One line for those of a kind, so that no cent is lost between them. */
function averaged<T>(
  list: readonly T[],
  kindOf: (one: T) => readonly unknown[],
  amountOf: (one: T) => number,
  part: (value: number) => number,
): [T, number][] {
  const kinds = new Map<string, T[]>()
  for (const one of list) {
    const kind = JSON.stringify(kindOf(one))
    kinds.set(kind, [...(kinds.get(kind) ?? []), one])
  }
  return [...kinds.values()].flatMap((same): [T, number][] => {
    const [first] = same
    return first === undefined ? [] : [[first, part(sum(same.map(amountOf)))]]
  })
}

/** The line that counts of each sale. */
function bestOf(months: readonly RoiMonth[]): Set<Sale> {
  const best = new Map<string, Sale>()
  for (const sale of months.flatMap((month) => month.sales ?? [])) {
    const known = best.get(sale.id)
    if (!known || evidenceKinds.indexOf(sale.evidence) < evidenceKinds.indexOf(known.evidence)) best.set(sale.id, sale)
  }
  return new Set(best.values())
}
