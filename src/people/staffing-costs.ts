/**
 * What twelve months cost with the work done inside, by a pair, or outside. Pure. Money is integer minor units of one currency,
 * times are minutes per month; null is not known, and whatever is made of it is not known either.
 */
import { rhaz, rhu, sum } from '../arithmetic.ts'

/** Who does what of the plan; `listing` is the upkeep of the listings. */
export const plannedWork = ['strategist', 'community', 'content', 'approver', 'listing'] as const
export type PlannedWork = (typeof plannedWork)[number]

/** In-house first: it is the best where it is possible. */
export const staffingOptions = ['inside', 'pair', 'outside'] as const
export type StaffingOption = (typeof staffingOptions)[number]

export const costParts = ['time', 'fee', 'third_party', 'ads', 'tools', 'production'] as const
export type CostPart = (typeof costParts)[number]

export type CostReason =
  | 'no_network'
  | 'no_hourly_rate'
  | 'no_quote_no_budget'
  | 'budget_is_no_price'
  | 'other_currency'
  | 'vat_unknown'
  | 'budgets_not_said'
  | 'part_not_known'
  | 'no_hours'
  | 'no_posts'

export interface OutsideOffer {
  readonly fee: number
  readonly third_party: number
  /** Null: the offer buys no advertising, the client's own budget holds. */
  readonly ads: number | null
  readonly once: number
  /** What is offered for the fee; null: not said, and then it is taken to be everything. */
  readonly minutes: number | null
}

export interface StaffingCostInput {
  /** Null: no network is planned. */
  readonly minutes: Readonly<Record<PlannedWork, number>> | null
  readonly hourly_rate: number | null
  /** Pieces of thirteen weeks; null: no network is planned. */
  readonly posts_per_quarter: number | null
  readonly offer: OutsideOffer | null
  /** Why there is no offer. */
  readonly offer_reason: 'no_quote_no_budget' | 'budget_is_no_price' | 'other_currency' | 'vat_unknown' | null
  readonly budgets: { readonly ads: number; readonly tools: number; readonly production: number } | null
  /** How often the person inside is replaced in a year. */
  readonly changes_per_year: number
  /** What a successor must be taken through again. */
  readonly training_minutes: number
}

export interface Known {
  readonly value: number | null
  readonly reason: CostReason | null
}

export interface OptionCost {
  readonly option: StaffingOption
  /** Per month, of the client's own people and of the provider. */
  readonly inside_minutes: number | null
  readonly outside_minutes: number | null
  /** The fee is the offer's hourly price times these hours, and not the offer itself. */
  readonly fee_prorated: boolean
  /** Per month. */
  readonly parts: Readonly<Record<CostPart, Known>>
  readonly month: Known
  readonly once: number
  readonly turnover: Known
  /** Twelve months, what is paid once, and the turnover. */
  readonly year: Known
  /** The same without what is not known. */
  readonly year_at_least: number
  readonly per_hour: Known
  readonly per_post: Known
}

export function compareCosts(input: StaffingCostInput): OptionCost[] {
  return staffingOptions.map((option) => costOf(option, input))
}

function costOf(option: StaffingOption, input: StaffingCostInput): OptionCost {
  const { hourly_rate, offer, offer_reason, budgets } = input
  const share = shareOf(option, input)
  const helped = option !== 'inside'
  const bought = (amount: number | undefined): Known => {
    if (!helped) return known(0)
    return amount === undefined ? unknown(offer_reason ?? 'no_quote_no_budget') : known(amount)
  }
  const parts: Record<CostPart, Known> = {
    time: timeCost(share.inside, hourly_rate),
    fee: bought(offer === null ? undefined : feeOf(share, offer)),
    third_party: bought(offer?.third_party),
    ads: helped && offer !== null && offer.ads !== null ? known(offer.ads) : fromBudget(budgets?.ads),
    tools: fromBudget(budgets?.tools),
    production: fromBudget(budgets?.production),
  }
  const all = costParts.map((part) => parts[part])
  const month = all.some(({ value }) => value === null) ? unknown('part_not_known') : known(sumKnown(all))
  const once = helped && offer !== null ? offer.once : 0
  const turnover = turnoverOf(option, input)
  const year =
    month.value === null || turnover.value === null
      ? unknown('part_not_known')
      : known(sum([12 * month.value, once, turnover.value]))
  return {
    option,
    inside_minutes: share.inside,
    outside_minutes: share.outside,
    fee_prorated: share.prorated,
    parts,
    month,
    once,
    turnover,
    year,
    year_at_least: sum([12 * sumKnown(all), once, turnover.value ?? 0]),
    ...perUnit(year, share, input),
  }
}

interface Share {
  readonly inside: number | null
  readonly outside: number | null
  /** Other hours than the offer's are bought. */
  readonly prorated: boolean
}

/**
 * Outside, the provider does everything but the approval. In a pair they do what they offer, or half of the posts and answers
 * where the offer would be enough for everything or does not say its hours.
 */
function shareOf(option: StaffingOption, { minutes, offer }: StaffingCostInput): Share {
  if (minutes === null) return { inside: null, outside: null, prorated: false }
  const total = sum(plannedWork.map((work) => minutes[work]))
  const whole = total - minutes.approver
  const offered = offer?.minutes ?? null
  const isEnough = offered === null || offered >= whole
  const split = (outside: number, prorated: boolean): Share => ({ inside: total - outside, outside, prorated })
  if (option === 'inside') return split(0, false)
  if (option === 'outside') return split(whole, !isEnough)
  return isEnough ? split(rhu(minutes.community + minutes.content, 2), offered !== null) : split(offered, false)
}

function timeCost(minutes: number | null, rate: number | null): Known {
  if (minutes === null) return unknown('no_network')
  // nobody inside has anything to do: no rate is needed to know what that costs
  if (minutes === 0) return known(0)
  return rate === null ? unknown('no_hourly_rate') : known(rhaz(BigInt(minutes) * BigInt(rate), 60))
}

/** The fee buys what it buys; only where other hours are wanted does its hourly price count. */
function feeOf({ outside, prorated }: Share, { fee, minutes }: OutsideOffer): number {
  if (!prorated || outside === null || minutes === null) return fee
  return rhaz(BigInt(fee) * BigInt(outside), minutes)
}

function fromBudget(amount: number | undefined): Known {
  return amount === undefined ? unknown('budgets_not_said') : known(amount)
}

/** A provider replaces their own people at their own cost. */
function turnoverOf(option: StaffingOption, { hourly_rate, changes_per_year, training_minutes }: StaffingCostInput): Known {
  if (option === 'outside' || changes_per_year === 0) return known(0)
  if (hourly_rate === null) return unknown('no_hourly_rate')
  return known(rhaz(BigInt(training_minutes) * BigInt(hourly_rate) * BigInt(changes_per_year), 60))
}

function perUnit(
  year: Known,
  { inside, outside }: Share,
  { posts_per_quarter: posts }: StaffingCostInput,
): Pick<OptionCost, 'per_hour' | 'per_post'> {
  if (inside === null || outside === null) return { per_hour: unknown('no_network'), per_post: unknown('no_network') }
  const minutes = inside + outside
  const each = (count: number, of: number, none: CostReason): Known => {
    if (year.value === null) return year
    return count === 0 ? unknown(none) : known(rhaz(BigInt(year.value) * BigInt(of), count))
  }
  return { per_hour: each(12 * minutes, 60, 'no_hours'), per_post: each(4 * (posts ?? 0), 1, 'no_posts') }
}

function sumKnown(all: readonly Known[]): number {
  return sum(all.map(({ value }) => value ?? 0))
}

function known(value: number): Known {
  return { value, reason: null }
}

function unknown(reason: CostReason): Known {
  return { value: null, reason }
}
