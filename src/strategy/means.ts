/** The three means a presence rests on: money, time, skills. Where one is missing the other two do not make up for it. */
import type { Budget } from './budget.ts'
import { isForLater } from './explanations.ts'
import type { StrategyInput, StrategyResult } from './strategy.ts'

export type Light = 'green' | 'amber' | 'red'

export interface Mean {
  readonly mean: 'money' | 'time' | 'skills'
  readonly light: Light
  /** What it is judged on: the key of its sentence. */
  readonly because: MeanReason
}

export type MeanReason =
  | 'money_enough'
  | 'money_training'
  | 'money_thin'
  | 'money_production'
  | 'money_none'
  | 'time_enough'
  | 'time_light'
  | 'time_missing'
  | 'time_nobody'
  | 'skills_there'
  | 'skills_training'
  | 'skills_content'
  | 'skills_interns'
  | 'skills_nobody'

/** A day of a provider who begins, in France in 2017: an order of magnitude, to tell a thin budget from a fair one. */
export const providerDay = { currency: 'EUR', from: 20_000, skilled_from: 33_600, to: 60_000, hours: 7, as_of: '2017' } as const

export function meansOf(input: StrategyInput, result: StrategyResult, budget: Budget): Mean[] {
  return [moneyOf(input, result, budget), timeOf(result), skillsOf(input, result)]
}

function moneyOf(input: StrategyInput, result: StrategyResult, budget: Budget): Mean {
  const is = (light: Light, because: MeanReason): Mean => ({ mean: 'money', light, because })
  const { mode } = result.staffing
  if (mode === 'listen_only') return is('red', 'money_none')
  if (mode === 'doublette' && budget.currency === providerDay.currency && result.phase1) {
    const bought = Math.floor((budget.external * providerDay.hours * 60) / providerDay.from)
    if (bought < result.phase1.effort.production) return is('amber', 'money_thin')
  }
  if (input.outsource_production === true && budget.production === 0) return is('amber', 'money_production')
  if (mode === 'internal_with_training') return is('amber', 'money_training')
  return is('green', 'money_enough')
}

function timeOf(result: StrategyResult): Mean {
  const { status } = result.feasibility
  if (isForLater(result)) return { mean: 'time', light: 'red', because: 'time_nobody' }
  const because = ({ green: 'time_enough', amber: 'time_light', red: 'time_missing' } as const)[status]
  return { mean: 'time', light: status, because }
}

/** Under this share of what the network asks for, its content stays a stranger to the house. */
const fairContent = 60

function skillsOf(input: StrategyInput, result: StrategyResult): Mean {
  const is = (light: Light, because: MeanReason): Mean => ({ mean: 'skills', light, because })
  const active = input.people.filter((person) => person.minutes_per_week > 0)
  if (active.length === 0) return is('red', 'skills_nobody')
  if (result.staffing.flags.includes('interns_only')) return is('red', 'skills_interns')
  const content = result.phase1 && input.abilities != null ? result.scores[result.phase1.network].sub.content : null
  if (content !== null && content < fairContent) return is('amber', 'skills_content')
  if (active.some((person) => !person.trained)) return is('amber', 'skills_training')
  return is('green', 'skills_there')
}
