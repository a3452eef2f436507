import { rhu, sum } from '../arithmetic.ts'
import { hoursBought } from '../strategy/defaults.ts'
import { consultantCurrency } from '../config/settings.ts'
import type { Context } from '../context.ts'
import type { Client } from '../store/clients.ts'
import type { Quote } from '../store/quotes.ts'
import { known, type Answers } from '../strategy/answers.ts'
import { currentAnswers } from '../strategy/current-answers.ts'
import { findStrategy, type FoundStrategy } from '../strategy/find-strategy.ts'
import { staffingMode, type StaffingFlag, type StaffingMode } from '../strategy/strategy.ts'
import { defaultWeights } from '../strategy/weights.ts'
import { findAssessments, type Judged } from './assess-person.ts'
import { candidateOf } from './grid.ts'
import { amountsOf, paidFor } from './quote.ts'
import {
  compareCosts,
  type OptionCost,
  type OutsideOffer,
  type PlannedWork,
  type StaffingCostInput,
  type StaffingOption,
} from './staffing-costs.ts'

export interface CompareStaffingInput {
  readonly client: Client
  /** Null: none, or one every six months where interns alone are to do it. */
  readonly changes_per_year: number | null
  readonly training_minutes: number | null
  /** A monthly fee to try, in minor units of the client's currency. */
  readonly external: number | null
}

/** Where the price of outside help comes from. */
export type OfferSource = 'typed' | 'quote' | 'budget'

export type StaffingNote =
  | 'rate_estimated'
  | 'no_rate'
  | 'budget_is_no_price'
  | 'no_offer'
  | 'offer_other_currency'
  | 'offer_vat_unknown'
  | 'hours_not_offered'
  | 'fee_prorated'
  | 'half_assumed'
  | 'ads_of_offer'
  | 'consultant_leads'
  | 'changes_of_interns'
  | 'no_network'

export interface StaffingComparison {
  readonly client: Client
  readonly strategy: FoundStrategy
  readonly mode: StaffingMode
  /** The option the mode stands for; null: nobody can do it today. */
  readonly advised: StaffingOption | null
  /** Whose grid the mode comes from; null: from the questionnaire. */
  readonly person: string | null
  readonly input: StaffingCostInput
  readonly source: OfferSource | null
  /** A month; null: none, or something better to count with. */
  readonly budget: number | null
  readonly quote: Quote | null
  readonly options: readonly OptionCost[]
  readonly flags: readonly StaffingFlag[]
  readonly notes: readonly StaffingNote[]
}

/**
 * What a successor is taken through again, by the plan of the first 90 days: where to listen (60), tone and topics (90), alert
 * plan (90), legal points (60), training (120).
 */
export const successorMinutes = 60 + 90 + 90 + 60 + 120
/** An intern every six months. */
const changesOfInterns = 2

const advisedFor = {
  internal: 'inside',
  internal_with_training: 'inside',
  doublette: 'pair',
  listen_only: null,
} as const satisfies Record<StaffingMode, StaffingOption | null>

/** Flags that tell how the work would be staffed badly. */
const staffingFlags: readonly StaffingFlag[] = ['interns_only', 'single_person', 'external_without_referent']

/** Twelve months inside, by a pair and outside, side by side. Throws `Failure` not_found `no_strategy`. */
export async function compareStaffing(context: Context, given: CompareStaffingInput): Promise<StaffingComparison> {
  const { client } = given
  const strategy = await findStrategy(context, client)
  const { answers } = await currentAnswers(context, client)
  const quotes = await (await context.store()).quotes.list(client.slug)
  const chosen = quotes.find(({ offer }) => offer.chosen_on !== null) ?? null
  const rate = (await context.config()).get('consultant.hourly_rate')
  // a rate of another currency buys nothing here
  const providerRate = client.currency === consultantCurrency ? rate : null
  const found = offerOf(given, chosen, answers, providerRate)
  const internsOnly = strategy.result.staffing.flags.includes('interns_only')
  const input: StaffingCostInput = {
    minutes: minutesOf(strategy),
    hourly_rate: client.hourly_rate,
    posts_per_quarter: postsOf(strategy),
    offer: found.offer,
    offer_reason: found.reason,
    budgets: known(answers, 'other_budgets') ?? null,
    changes_per_year: given.changes_per_year ?? (internsOnly ? changesOfInterns : 0),
    training_minutes: given.training_minutes ?? successorMinutes,
  }
  const options = compareCosts(input)
  const advice = adviceOf(strategy, await findAssessments(context, client), found.offer)
  return {
    client,
    strategy,
    ...advice,
    advised: advisedFor[advice.mode],
    input,
    source: found.source,
    budget: found.source === 'budget' ? (known(answers, 'external_budget') ?? null) : null,
    quote: found.source === 'quote' ? chosen : null,
    options,
    flags: strategy.result.staffing.flags.filter((flag) => staffingFlags.includes(flag)),
    notes: notesOf({ client, answers, input, options, ...found }, internsOnly && given.changes_per_year === null),
  }
}

/** A week is 3/13 of a month. */
function minutesOf({ result }: FoundStrategy): Record<PlannedWork, number> | null {
  const weekly = result.role_plan_minutes_per_week
  if (weekly === null) return null
  const monthly = (minutes: number): number => rhu(minutes * 13, 3)
  return {
    strategist: monthly(weekly.strategist),
    community: monthly(weekly.community),
    content: monthly(weekly.content),
    approver: monthly(weekly.approver),
    listing: defaultWeights.hours.foundation_minutes * result.foundation.length,
  }
}

function postsOf({ result: { phase1 } }: FoundStrategy): number | null {
  return phase1 === null ? null : sum(Object.values(phase1.cadence_per_quarter))
}

interface FoundOffer {
  readonly source: OfferSource | null
  readonly offer: OutsideOffer | null
  readonly reason: StaffingCostInput['offer_reason']
}

/** What was typed, else the quote that was chosen, else the hours that the budget buys: without hours it is no price of anything. */
function offerOf(
  { client, external }: CompareStaffingInput,
  chosen: Quote | null,
  answers: Answers,
  providerRate: number | null,
): FoundOffer {
  const plain = { third_party: 0, ads: null, once: 0 }
  if (external !== null) {
    return { source: 'typed', offer: { ...plain, fee: external, minutes: null }, reason: null }
  }
  if (chosen !== null) return fromQuote(chosen, client)
  const budget = known(answers, 'external_budget') ?? 0
  if (budget === 0) return { source: null, offer: null, reason: 'no_quote_no_budget' }
  const minutes = hoursBought(budget, providerRate) * 60
  if (minutes === 0) return { source: 'budget', offer: null, reason: 'budget_is_no_price' }
  return { source: 'budget', offer: { ...plain, fee: budget, minutes }, reason: null }
}

function fromQuote({ offer }: Quote, { currency, vat_recoverable }: Client): FoundOffer {
  if (offer.currency !== currency) return { source: 'quote', offer: null, reason: 'other_currency' }
  const [month, once] = [amountsOf(offer, 'month'), amountsOf(offer, 'once')]
  const paid = (amount: number): number | null => paidFor(offer, amount, vat_recoverable).value
  const [fee, third_party, ads, first] = [month.fee, month.third_party, month.ads, once.total].map(paid)
  if (fee == null || third_party == null || ads == null || first == null) {
    return { source: 'quote', offer: null, reason: 'vat_unknown' }
  }
  return {
    source: 'quote',
    offer: { fee, third_party, ads: month.ads === 0 ? null : ads, once: first, minutes: offer.minutes_per_month },
    reason: null,
  }
}

/** By the best of the grids and the answers: one person who cannot says nothing of another who can. */
function adviceOf(
  { input }: FoundStrategy,
  assessed: readonly Judged[],
  offer: OutsideOffer | null,
): Pick<StaffingComparison, 'mode' | 'person'> {
  const external_budget_cents = Math.max(input.external_budget_cents, offer?.fee ?? 0)
  const candidates = [
    // a question that is still open is no « no »
    ...assessed
      .filter(({ judgement }) => judgement.open_modes.length === 0)
      .map(({ person, grid }) => ({ person, internal_candidate: candidateOf(grid) })),
    { person: null, internal_candidate: input.internal_candidate },
  ].map(({ person, internal_candidate }) => ({ person, mode: staffingMode({ internal_candidate, external_budget_cents }) }))
  for (const mode of ['internal', 'internal_with_training'] as const) {
    const found = candidates.find((one) => one.mode === mode)
    if (found) return found
  }
  return { mode: external_budget_cents > 0 ? 'doublette' : 'listen_only', person: null }
}

interface Told extends FoundOffer {
  readonly client: Client
  readonly answers: Answers
  readonly input: StaffingCostInput
  readonly options: readonly OptionCost[]
}

/** What must be said beside the figures, in the order of saying it. */
function notesOf(
  { client, answers, input, options, source, offer, reason }: Told,
  changesOfInternsSaid: boolean,
): StaffingNote[] {
  const raised: Record<StaffingNote, boolean> = {
    no_network: input.minutes === null,
    no_rate: client.hourly_rate === null,
    rate_estimated: client.hourly_rate !== null && client.hourly_rate_estimated,
    consultant_leads: known(answers, 'strategist') === 'consultant',
    no_offer: reason === 'no_quote_no_budget',
    offer_other_currency: reason === 'other_currency',
    offer_vat_unknown: reason === 'vat_unknown',
    budget_is_no_price: source === 'budget',
    hours_not_offered: offer !== null && offer.minutes === null,
    half_assumed: options.some(
      ({ option, fee_prorated, inside_minutes }) =>
        option === 'pair' && inside_minutes !== null && (fee_prorated || (offer?.minutes ?? null) === null),
    ),
    fee_prorated: options.some(({ fee_prorated }) => fee_prorated),
    ads_of_offer: offer !== null && offer.ads !== null,
    changes_of_interns: changesOfInternsSaid,
  }
  return (Object.keys(raised) as StaffingNote[]).filter((note) => raised[note])
}
