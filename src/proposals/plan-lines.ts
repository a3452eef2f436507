/** The lines of an offer as the plan gives them: what the consultant does each month, and what is set up once. Pure. */
import { rhu, sum } from '../arithmetic.ts'
import { proposalText } from '../i18n/proposal.ts'
import { strategyNetworkLabel } from '../i18n/labels.ts'
import type { Text } from '../i18n/text.ts'
import type { PlanTask } from '../strategy/plan.ts'
import { planRoles, type PlanRole, type TaskId } from '../strategy/plan90.ts'
import type { StrategyResult } from '../strategy/strategy.ts'
import type { Doer } from '../strategy/who-does.ts'
import type { ProposalLine, Words } from '../store/proposals.ts'
import { inBoth } from './proposal-mentions.ts'

export interface PlanFacts {
  readonly result: StrategyResult
  readonly tasks: readonly PlanTask[]
  readonly doers: Readonly<Record<PlanRole, readonly Doer[]>>
}

/** Part of every month, so of the monthly hours already: the three reports. */
const monthly: readonly TaskId[] = ['T20', 'T26', 'T31']
/** Nobody sells seven minutes: up to the next quarter of an hour. */
const quarter = 15

const monthText: Readonly<Record<PlanRole, Text>> = {
  strategist: proposalText.plan_strategist,
  community: proposalText.plan_community,
  content: proposalText.plan_content,
  approver: proposalText.plan_approver,
  sponsor: proposalText.plan_sponsor,
}

const setupText: Readonly<Record<PlanRole, Text>> = {
  strategist: proposalText.setup_strategist,
  community: proposalText.setup_community,
  content: proposalText.setup_content,
  approver: proposalText.setup_approver,
  sponsor: proposalText.setup_sponsor,
}

/** What the client's own people do is not for sale. `rate`: of an hour, minor units. */
export function planLines({ result, tasks, doers }: PlanFacts, rate: number): ProposalLine[] {
  const sold = planRoles.filter((role) => doers[role].some(({ kind }) => kind === 'consultant' || kind === 'provider'))
  const weekly: Readonly<Partial<Record<PlanRole, number>>> = result.role_plan_minutes_per_week ?? {}
  const network = result.phase1?.network
  const each = sold.map((role) => {
    // a month is 13/3 weeks
    const minutes = rhu((weekly[role] ?? 0) * 13, 3)
    const label = inBoth(monthText[role])
    const named = network !== undefined && (role === 'community' || role === 'content')
    return line(named ? onNetwork(label, strategyNetworkLabel[network]) : label, minutes, 'month', [], rate)
  })
  const once = sold.map((role) => {
    const of = tasks.filter((task) => task.role === role && task.recurring === null && !monthly.includes(task.id))
    const minutes = sum(of.map((task) => task.minutes_by_role[role] ?? 0))
    return line(
      inBoth(setupText[role]),
      minutes,
      'once',
      of.map(({ title }) => inBoth(title)),
      rate,
    )
  })
  return [...each, ...once].filter(({ minutes }) => minutes !== 0)
}

function line(
  label: Words,
  minutes: number,
  each: ProposalLine['each'],
  details: readonly Words[],
  rate: number,
): ProposalLine {
  return { label, details, each, minutes: Math.ceil(minutes / quarter) * quarter, count: null, unit_price: rate }
}

function onNetwork({ fr, en }: Words, network: Words): Words {
  return { fr: `${fr} (${network.fr})`, en: `${en} (${network.en})` }
}
