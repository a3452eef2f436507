/** What the strategy costs: the time of the house at its hourly rate, and what goes out. Money in minor units, times in minutes. */
import { rhu, sum } from '../arithmetic.ts'
import { minorDigits } from '../i18n/format.ts'
import type { Client } from '../store/clients.ts'
import { known, type Answers } from './answers.ts'
import { isForLater } from './explanations.ts'
import type { StrategyInput, StrategyResult } from './strategy.ts'
import { defaultWeights, type Cadence } from './weights.ts'

export interface BudgetFacts {
  readonly client: Pick<Client, 'currency' | 'hourly_rate' | 'hourly_rate_estimated' | 'tracking'>
  readonly answers: Answers
  readonly input: StrategyInput
  readonly result: StrategyResult
}

export interface Budget {
  readonly currency: string
  /** Everybody's work, a month. */
  readonly planned_minutes: number
  /** Of those, the client's own people's: what the consultant or a provider works is paid by their invoice. */
  readonly internal_minutes: number
  /** Of one hour; null: nobody has said. */
  readonly hourly_rate: number | null
  readonly hourly_rate_estimated: boolean
  /** A month; null where there is time and no rate for it. */
  readonly internal: number | null
  readonly external: number
  readonly ads: number
  readonly tools: number
  readonly production: number
  /** What may go out a month, without the time. */
  readonly ceiling: number
  readonly total: number | null
  /** Three months. */
  readonly pilot: number | null
  /** Stories are not counted: the report does not see them either. */
  readonly posts_per_quarter: number
  readonly per_post: number | null
  /** What 100 more units of the currency a month would buy at the client's own rate: work, and posts where it plans any. */
  readonly more: { readonly amount: number; readonly minutes: number; readonly posts: number | null } | null
  /** Advertising whose sales nobody can trace is money spent blind. */
  readonly ads_advisable: boolean
}

export function budgetOf(facts: BudgetFacts): Budget {
  const { client, answers, input, result } = facts
  const { currency, hourly_rate } = client
  const { ads, tools, production } = known(answers, 'other_budgets') ?? { ads: 0, tools: 0, production: 0 }
  // nobody is paid for a network that is not opened
  const external = result.phase1 === null ? 0 : input.external_budget_cents
  const planned_minutes = plannedMinutes(result)
  const internal_minutes = internalMinutes(facts, planned_minutes)
  // to the whole euro: a plan in cents would pretend to know, and its months would not add up as they are shown
  const unit = 10 ** minorDigits(currency)
  const internal =
    internal_minutes === 0 ? 0 : hourly_rate === null ? null : unit * rhu(internal_minutes * hourly_rate, 60 * unit)
  const ceiling = sum([external, ads, tools, production])
  const total = internal === null ? null : internal + ceiling
  const pilot = total === null ? null : 3 * total
  const posts_per_quarter = isForLater(result) ? 0 : postsIn(result.phase1?.cadence_per_quarter ?? {})
  return {
    currency,
    planned_minutes,
    internal_minutes,
    hourly_rate,
    hourly_rate_estimated: client.hourly_rate_estimated,
    internal,
    external,
    ads,
    tools,
    production,
    ceiling,
    total,
    pilot,
    posts_per_quarter,
    per_post: pilot === null || posts_per_quarter === 0 ? null : rhu(pilot, posts_per_quarter),
    more: moreOf(facts, posts_per_quarter),
    ads_advisable: isTracked(client),
  }
}

/** What the first ninety days take a month: the network, the listings, the planning. */
export function plannedMinutes(result: StrategyResult): number {
  const { overhead_minutes, foundation_minutes } = defaultWeights.hours
  const network = isForLater(result) ? 0 : (result.phase1?.effort.total ?? 0)
  return network + overhead_minutes + foundation_minutes * result.foundation.length
}

export function postsIn(cadence: Cadence): number {
  const { story: _, ...posts } = cadence
  return sum(Object.values(posts))
}

/** Some kind of evidence links a sale to a post. */
export function isTracked({ tracking }: Pick<Client, 'tracking'>): boolean {
  return Object.values(tracking).some((since) => since !== null)
}

function internalMinutes({ answers, input, result }: BudgetFacts, planned: number): number {
  const { overhead_minutes } = defaultWeights.hours
  const effort = isForLater(result) ? null : (result.phase1?.effort ?? null)
  // who leads plans, reports and does the upper half of the listening, as in the role plan
  const leading = overhead_minutes + (effort === null ? 0 : effort.reporting + Math.ceil(effort.listening / 2))
  const production = effort?.production ?? 0
  const approving = input.approval === 'none' ? 0 : rhu(production * 15, 100)
  const strategist = known(answers, 'strategist') ?? (input.strategist ? 'consultant' : '')
  const led = strategist === 'consultant' ? leading : 0
  const ours = Math.max(0, planned - led - (input.approval === 'consultant' ? approving : 0))
  if (result.staffing.mode !== 'doublette') return ours
  // the provider produces; approval, answers and the listing stay in the house, as far as its people's time goes
  const perWeek = sum(input.people.map((person) => person.minutes_per_week))
  return Math.min(ours - (production - approving), rhu(perWeek * 13, 3))
}

function moreOf({ client, result }: BudgetFacts, postsPerQuarter: number): Budget['more'] {
  const { currency, hourly_rate } = client
  if (hourly_rate === null || hourly_rate <= 0) return null
  const amount = 100 * 10 ** minorDigits(currency)
  const minutes = Math.floor((amount * 60) / hourly_rate)
  const production = result.phase1?.effort.production ?? 0
  const posts = postsPerQuarter === 0 || production === 0 ? null : Math.floor((minutes * postsPerQuarter) / (3 * production))
  return { amount, minutes, posts }
}
