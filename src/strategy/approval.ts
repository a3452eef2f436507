/** What must hold before a strategy is approved, and what is only good to have. */
import { known, type Answers } from './answers.ts'
import type { StaffingFlag, StrategyInput, StrategyResult } from './strategy.ts'

export type Severity = 'red' | 'amber' | 'note'

/** From this size on, a firm without backing or with everything on one person is not only fragile but wrong. */
const largerFirm = 10

const severities: Readonly<Record<StaffingFlag, Severity | 'by_size'>> = {
  no_strategist: 'red',
  no_sponsor: 'by_size',
  single_person: 'by_size',
  interns_only: 'red',
  external_without_referent: 'red',
  fewer_contributors_than_recommended: 'amber',
  single_department: 'amber',
  untrained_contributor: 'amber',
  unmotivated_contributor: 'amber',
  coverage_gap: 'amber',
  coverage_no_backup: 'note',
  no_ambassadors: 'note',
}

export function severityOf(flag: StaffingFlag, headcount: number): Severity {
  const severity = severities[flag]
  if (severity !== 'by_size') return severity
  return headcount >= largerFirm ? 'red' : 'amber'
}

/** What no reason replaces: each with the question whose answer mends it. */
export type Lack = 'no_contributor' | 'no_escalation_contact' | 'no_customer_benefit'

/** Said when a strategy is approved; stops nothing. */
export type Reminder = 'no_ecosystem' | 'no_processing_contract' | 'no_baseline' | 'assumed_rules'

export interface Readiness {
  /** Each stops the approval, and only a reason by whoever backs the project lifts it. */
  readonly red_flags: readonly StaffingFlag[]
  readonly lacks: readonly Lack[]
  readonly reminders: readonly Reminder[]
}

export function readinessOf(given: {
  mode: 'quick' | 'full'
  answers: Answers
  input: StrategyInput
  result: StrategyResult
}): Readiness {
  const { mode, answers, input, result } = given
  const lacks: Lack[] = []
  if (!input.people.some((person) => person.minutes_per_week > 0)) lacks.push('no_contributor')
  if ((known(answers, 'escalation_contacts') ?? []).length === 0) lacks.push('no_escalation_contact')
  if (mode === 'full' && (known(answers, 'customer_benefit') ?? '').trim() === '') lacks.push('no_customer_benefit')
  const reminders: Reminder[] = []
  if ((known(answers, 'ecosystem') ?? []).length === 0) reminders.push('no_ecosystem')
  if (!(known(answers, 'rights_and_dpa') ?? []).includes('dpa_signed')) reminders.push('no_processing_contract')
  const baselines = (known(answers, 'objective_targets') ?? []).filter((one) => typeof one.baseline === 'number')
  if (baselines.length === 0) reminders.push('no_baseline')
  if (answers['regulated'] !== undefined && answers['regulated'].state !== 'answered') reminders.push('assumed_rules')
  return {
    red_flags: result.staffing.flags.filter((flag) => severityOf(flag, input.headcount) === 'red'),
    lacks,
    reminders,
  }
}
