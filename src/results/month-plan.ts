import { rhu, sum } from '../arithmetic.ts'
import type { Activity } from '../store/money.ts'
import type { Strategy } from '../store/strategies.ts'
import type { RolePlan, StrategyResult } from '../strategy/strategy.ts'
import { defaultWeights, type StrategyNetwork } from '../strategy/weights.ts'
import { dayOf } from '../days.ts'
import { answerOf, numberIn } from './lead-value.ts'
import { daysIn, firstDay, lastDay, monthOf } from './month.ts'

/** What the strategy planned for one month: posts on the first network, minutes by activity, money. */
export interface MonthPlan {
  readonly network: StrategyNetwork | null
  readonly posts: number
  readonly minutes: Readonly<Record<Activity, number>>
  readonly minutes_total: number
  readonly by_role: RolePlan | null
  /** The strategy begins within the month: the plan counts from that day on. */
  readonly since: string | null
}

export type Planned =
  | { readonly plan: MonthPlan; readonly reason: null }
  | { readonly plan: null; readonly reason: 'no_strategy' | 'strategy_later' }

/**
 * The newest version that was there on the last day of the month. Of a month before all of them, the one that the first month ended with:
 * later ones were made for later months. Null without any.
 */
export function strategyFor(versions: readonly Strategy[], month: string, timeZone: string): Strategy | null {
  const newestFirst = versions.toSorted((a, b) => b.version - a.version)
  const made = ({ created_at }: Strategy): string => dayOf(new Date(created_at), timeZone)
  const first = newestFirst.at(-1)
  if (first === undefined) return null
  const end = lastDay(month) > made(first) ? lastDay(month) : lastDay(monthOf(made(first)))
  return newestFirst.find((version) => made(version) <= end) ?? null
}

/** First day of the first version, where the client is. */
export function strategyBegan(versions: readonly Strategy[], timeZone: string): string | null {
  const days = versions.map((version) => dayOf(new Date(version.created_at), timeZone))
  return days.length === 0 ? null : days.reduce((a, b) => (a < b ? a : b))
}

/**
 * The plan of a month. A quarter's pieces and a month's minutes are the strategy's own; in the month in which the strategy begins
 * they count for the days that are left. Stories are not counted: they are no publication that smm sees.
 */
export function planFor(versions: readonly Strategy[], month: string, timeZone: string): Planned {
  const strategy = strategyFor(versions, month, timeZone)
  const began = strategyBegan(versions, timeZone)
  if (strategy === null || began === null) return { plan: null, reason: 'no_strategy' }
  if (began > lastDay(month)) return { plan: null, reason: 'strategy_later' }

  const since = began > firstDay(month) ? began : null
  const days = daysIn(month)
  const active = since === null ? days : days - Number(since.slice(8)) + 1
  const part = (monthly: number): number => rhu(monthly * active, days)

  const result = strategy.result as StrategyResult
  const { phase1, foundation, role_plan_minutes_per_week: weekly } = result
  const pieces = Object.entries(phase1?.cadence_per_quarter ?? {}).filter(([piece]) => piece !== 'story')
  const { overhead_minutes, foundation_minutes } = defaultWeights.hours
  const minutes: Record<Activity, number> = {
    production: part(phase1?.effort.production ?? 0),
    // the listing's updates and reviews are care for people
    community: part((phase1?.effort.community ?? 0) + foundation_minutes * foundation.length),
    listening: part(phase1?.effort.listening ?? 0),
    reporting: part(phase1?.effort.reporting ?? 0),
    coordination: part(overhead_minutes),
  }
  // a week is 3/13 of a month
  const monthly = (perWeek: number): number => rhu(perWeek * 13 * active, 3 * days)
  const plan: MonthPlan = {
    network: phase1?.network ?? null,
    posts: rhu(sum(pieces.map(([, count]) => count)) * active, 3 * days),
    minutes,
    minutes_total: sum(Object.values(minutes)),
    by_role:
      weekly === null
        ? null
        : {
            strategist: monthly(weekly.strategist),
            community: monthly(weekly.community),
            content: monthly(weekly.content),
            approver: monthly(weekly.approver),
          },
    since,
  }
  return { plan, reason: null }
}

/** Money out a month as the client planned it, in minor units, without anyone's time; null when no budget was given. */
export function plannedBudget(strategy: Strategy | null): number | null {
  const external = answerOf(strategy, 'external_budget')
  const others = answerOf(strategy, 'other_budgets')
  const amounts = [
    typeof external === 'number' ? external : null,
    ...['ads', 'tools', 'production'].map((kind) => numberIn(others, kind)),
  ].filter((amount) => amount !== null)
  return amounts.length === 0 ? null : sum(amounts)
}
