/** What the strategy needs its reader to decide: three things, the most important first. */
import { known, type Answers } from './answers.ts'
import { isForLater } from './explanations.ts'
import type { StrategyResult, StaffingFlag } from './strategy.ts'

export type Decision =
  | 'find_time'
  | 'find_someone'
  | 'name_strategist'
  | 'name_referent'
  | 'experienced'
  | 'name_sponsor'
  | 'second_person'
  | 'choose_network'
  | 'approve'
  | 'second_quote'
  | 'train'
  | 'free_hours'
  | 'contacts'
  | 'tracking'
  | 'sign_contract'
  | 'benefit'
  | 'set_date'
  | 'day_90'

const asked = 3

export function decisionsOf(given: {
  readonly status: 'draft' | 'approved'
  readonly answers: Answers
  readonly result: StrategyResult
  /** Sales that come from a post can be told. */
  readonly tracked: boolean
}): Decision[] {
  const { status, answers, result, tracked } = given
  const { phase1, phase1_rejected, near_tie, staffing } = result
  const has = (flag: StaffingFlag): boolean => staffing.flags.includes(flag)
  const forLater = isForLater(result)
  const runs = phase1 !== null && !forLater
  const decided = (list: readonly (readonly [Decision, boolean])[]): Decision[] =>
    list.filter(([, needed]) => needed).map(([decision]) => decision)

  // without these nothing works, or it works on the wrong network
  const first = decided([
    ['find_time', phase1 === null && phase1_rejected.length > 0],
    ['find_someone', forLater],
    ['name_strategist', has('no_strategist')],
    ['name_referent', has('external_without_referent')],
    ['experienced', has('interns_only')],
    ['name_sponsor', has('no_sponsor')],
    ['choose_network', runs && near_tie.length > 0],
    ['second_person', has('single_person')],
  ])
  const then = decided([
    ['second_quote', staffing.mode === 'doublette'],
    ['free_hours', runs],
    ['train', staffing.mode === 'internal_with_training'],
    ['contacts', (known(answers, 'escalation_contacts') ?? []).length === 0],
    ['tracking', !tracked],
    ['sign_contract', !(known(answers, 'rights_and_dpa') ?? []).includes('dpa_signed')],
    ['benefit', (known(answers, 'customer_benefit') ?? '').trim() === ''],
    ['set_date', true],
    ['day_90', true],
  ])
  // the strategy itself is always among the three as long as nobody has approved it
  if (status === 'approved') return [...first, ...then].slice(0, asked)
  return [...first.slice(0, asked - 1), 'approve' as const, ...then].slice(0, asked)
}
