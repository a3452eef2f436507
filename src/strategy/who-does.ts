/** Who carries out what the plan gives to a role. */
import type { TeamMember } from '../store/team.ts'
import { known, type Answers } from './answers.ts'
import type { PlanRole } from './plan90.ts'
import type { StrategyInput, StrategyResult } from './strategy.ts'

/** `consultant`, `provider` and `owner` stand for who has no name here; a person of the client has its alias. */
export type Doer =
  | { readonly kind: 'person'; readonly name: string }
  | { readonly kind: 'consultant' | 'provider' | 'owner'; readonly name: null }

export interface DoerFacts {
  readonly input: StrategyInput
  readonly result: StrategyResult
  readonly answers: Answers
  /** Empty as long as no team has begun: the answers name people then. */
  readonly team: readonly TeamMember[]
}

const person = (name: string): Doer => ({ kind: 'person', name })
const outside = (kind: 'consultant' | 'provider' | 'owner'): Doer => ({ kind, name: null })

/** By role, the first one answering for it; empty: nobody is named yet. */
export function whoDoes(facts: DoerFacts): Record<PlanRole, readonly Doer[]> {
  const { input, result, answers } = facts
  const small = input.headcount < 10
  // not asked in the quick questionnaire: the consultant leads then, as the engine counts it
  const strategist = holder(facts, 'strategist', known(answers, 'strategist') ?? (input.strategist ? 'consultant' : undefined))
  const backing = holder(facts, 'sponsor', known(answers, 'sponsor'))
  // under ten people, who decides is the owner
  const sponsor = backing.length > 0 ? backing : small ? [outside('owner')] : []
  const hands = contributors(facts)
  const referent = holder(facts, 'referent', known(answers, 'internal_referent'))
  const pair = result.staffing.mode === 'doublette'
  const doing = pair ? [outside('provider'), ...referent] : hands.length > 0 || !small ? hands : [outside('owner')]
  return {
    strategist,
    community: doing,
    content: doing,
    approver: input.approval === 'none' ? [] : input.approval === 'consultant' ? [outside('consultant')] : sponsor,
    sponsor,
  }
}

function holder({ team }: DoerFacts, role: 'strategist' | 'sponsor' | 'referent', answer: string | undefined): Doer[] {
  const member = team.find((one) => one.roles.includes(role))
  if (member !== undefined) return [person(member.alias)]
  if (answer === undefined || answer.trim() === '') return []
  return [answer === 'consultant' ? outside('consultant') : person(answer)]
}

/** Who runs the community first, then those with time for it in the order in which they came. */
function contributors({ team, answers }: DoerFacts): Doer[] {
  if (team.length === 0) {
    return (known(answers, 'people') ?? []).filter((one) => one.minutes_per_week > 0).map((one) => person(one.alias))
  }
  const active = team.filter((one) => one.minutes_per_week > 0 || one.roles.includes('community_manager'))
  const leads = (one: TeamMember): boolean => one.roles.includes('community_manager')
  return [...active.filter(leads), ...active.filter((one) => !leads(one))].map((one) => person(one.alias))
}
