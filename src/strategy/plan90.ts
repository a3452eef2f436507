/**
 * The tasks of the first ninety days as data: from which day to which, who, how long, and for whom. Minutes are judgement until the
 * client's own log says better (`plan recalibrate`).
 */
import { rhu, sum } from '../arithmetic.ts'
import { taskDetail, type taskTitle } from '../i18n/plan90.ts'
import type { Text } from '../i18n/text.ts'
import { known, type Answers } from './answers.ts'
import type { MissingContact } from './escalation.ts'
import { isForLater } from './explanations.ts'
import type { Phase1, StrategyInput, StrategyResult } from './strategy.ts'
import { defaultWeights, type Objective } from './weights.ts'

export const planRoles = ['strategist', 'community', 'content', 'approver', 'sponsor'] as const
export type PlanRole = (typeof planRoles)[number]
export type TaskId = keyof typeof taskTitle

/** What the conditions look at. */
export interface PlanFacts {
  readonly input: StrategyInput
  readonly result: StrategyResult
  readonly answers: Answers
  /** The network that is really run in these ninety days; null: none, or nobody to run it. */
  readonly network: Phase1 | null
  /** Accounts told in the answers or kept by smm. */
  readonly accounts: number
  /** Customers who agreed to speak for the firm. */
  readonly ambassadors: number
  readonly missing: readonly MissingContact[]
  /** Posts that went out on the network until day 60; null as long as that day has not passed. */
  readonly published: number | null
}

/** A line below the title. */
export interface Detail {
  readonly text: Text
  readonly values: Readonly<Record<string, string>>
}

export interface TaskRule {
  readonly id: TaskId
  /** Days of the plan, 1 is its start. */
  readonly days: readonly [from: number, to: number] | ((facts: PlanFacts) => readonly [from: number, to: number])
  readonly role: PlanRole
  /** Of one time; by role where several share in it. */
  readonly minutes: number | ((facts: PlanFacts) => number | Partial<Record<PlanRole, number>>)
  /** Absent: for everybody. */
  readonly when?: (facts: PlanFacts) => boolean
  readonly recurring?: 'weekly' | 'monthly'
  /** Once done, it comes again that many days later. */
  readonly again_after_days?: number
  readonly details?: (facts: PlanFacts) => readonly Detail[]
}

const plain = (text: Text, values: Readonly<Record<string, string>> = {}): Detail => ({ text, values })

const wants =
  (...objectives: Objective[]) =>
  ({ input }: PlanFacts): boolean =>
    input.objectives.some((one) => objectives.includes(one))
const publishes = ({ network }: PlanFacts): boolean => network !== null
const lacks =
  (one: MissingContact) =>
  ({ missing }: PlanFacts): boolean =>
    missing.includes(one)

/** The account of the network is alive already: what it says goes on. */
function isActive({ input, network }: PlanFacts): boolean {
  return (input.accounts ?? []).some((one) => one.network === network?.network && one.status === 'active')
}

function untrained({ answers, input }: PlanFacts): { count: number; names: string[] } {
  const people = known(answers, 'people') ?? []
  const names = people.filter((one) => one.minutes_per_week > 0 && !one.trained).map((one) => one.alias)
  return { count: input.people.filter((one) => one.minutes_per_week > 0 && !one.trained).length, names }
}

const sourcesOf = ({ answers }: PlanFacts, ...types: string[]): string[] =>
  (known(answers, 'ecosystem') ?? []).filter((one) => types.length === 0 || types.includes(one.type)).map((one) => one.name)

function named(text: Text, names: readonly string[]): Detail[] {
  return names.length === 0 ? [] : [plain(text, { names: names.join(', ') })]
}

/** A report at the level of the network that is run; with none, the lightest. */
const reporting = ({ network }: PlanFacts): number =>
  defaultWeights.hours.reporting_per_month.first[network?.level ?? 'minimal']

/** Five posts can be compared; before day 60 has passed, the plan counts on its own cadence of days 16 to 60. */
function fivePosts({ network, published }: PlanFacts): boolean {
  if (network === null) return false
  const quarter = sum(Object.values(network.cadence_per_quarter))
  return (published ?? rhu(quarter * 45, 91)) >= 5
}

/** In the order of their numbers. */
export const plan90: readonly TaskRule[] = [
  { id: 'T01', days: [1, 1], role: 'strategist', minutes: 60 },
  { id: 'T02', days: [1, 3], role: 'strategist', minutes: 90, when: ({ accounts }) => accounts > 0 },
  { id: 'T03', days: [1, 3], role: 'strategist', minutes: 45 },
  { id: 'T04', days: [1, 5], role: 'community', minutes: 90, when: ({ result }) => result.foundation.includes('gbp') },
  {
    id: 'T05',
    // without any tracking the return stays unmeasured: it comes first
    days: ({ answers }) => [(known(answers, 'tracking') ?? []).includes('none') ? 1 : 2, 5],
    role: 'strategist',
    minutes: 120,
  },
  { id: 'T06', days: [2, 5], role: 'strategist', minutes: 60 },
  {
    id: 'T07',
    days: [3, 7],
    role: 'community',
    minutes: 60,
    details: (facts) => named(taskDetail.sources, sourcesOf(facts)),
  },
  { id: 'T08', days: [3, 7], role: 'strategist', minutes: 90 },
  { id: 'T09', days: [4, 8], role: 'strategist', minutes: 90 },
  { id: 'T10', days: [5, 10], role: 'strategist', minutes: 60 },
  {
    id: 'T11',
    days: [5, 12],
    role: 'community',
    minutes: (facts) => 120 * untrained(facts).count,
    when: (facts) => untrained(facts).count > 0,
    details: (facts) => [
      plain(taskDetail.training_1),
      plain(taskDetail.training_2),
      plain(taskDetail.training_3),
      plain(taskDetail.training_4),
      plain(taskDetail.training_5),
      ...named(taskDetail.training_who, untrained(facts).names),
    ],
  },
  { id: 'T12', days: [8, 15], role: 'community', minutes: 60, when: publishes },
  {
    id: 'T13',
    days: [8, 15],
    role: 'content',
    // a month is 13/3 weeks
    minutes: ({ network }) => rhu((network?.effort.production ?? 0) * 6, 13),
    when: publishes,
  },
  { id: 'T14', days: [10, 15], role: 'sponsor', minutes: 30 },
  { id: 'T15', days: [15, 15], role: 'strategist', minutes: 15 },
  {
    id: 'T16',
    days: (facts) => (isActive(facts) ? [1, 1] : [16, 16]),
    role: 'community',
    minutes: 30,
    when: publishes,
    details: (facts) => (isActive(facts) ? [plain(taskDetail.account_active)] : []),
  },
  {
    id: 'T17',
    days: [16, 90],
    role: 'community',
    minutes: ({ result }) => {
      const { community = 0, content = 0, approver = 0 } = result.role_plan_minutes_per_week ?? {}
      return { community, content, approver }
    },
    when: publishes,
    recurring: 'weekly',
  },
  {
    id: 'T18',
    days: [16, 90],
    role: 'strategist',
    minutes: 15,
    recurring: 'weekly',
    details: (facts) => named(taskDetail.sources, sourcesOf(facts)),
  },
  {
    id: 'T19',
    days: [20, 30],
    role: 'strategist',
    minutes: 60,
    when: (facts) => facts.ambassadors > 0 || wants('loyalty', 'reputation', 'market_insight')(facts),
  },
  { id: 'T20', days: [30, 33], role: 'strategist', minutes: reporting },
  { id: 'T21', days: [31, 60], role: 'content', minutes: 60, when: publishes },
  { id: 'T22', days: [35, 45], role: 'content', minutes: 30, when: ({ input }) => input.headcount >= 5 },
  { id: 'T23', days: [45, 45], role: 'sponsor', minutes: 45 },
  {
    id: 'T24',
    days: [45, 60],
    role: 'community',
    minutes: 120,
    when: wants('awareness', 'local_visits', 'sales', 'recruitment'),
  },
  {
    id: 'T25',
    // who was hit once practises before anything is published for long
    days: ({ answers }) => (known(answers, 'past_incident') === 'major' ? [20, 20] : [50, 50]),
    role: 'strategist',
    minutes: 45,
  },
  { id: 'T26', days: [60, 63], role: 'strategist', minutes: reporting },
  { id: 'T27', days: [61, 80], role: 'content', minutes: 60, when: fivePosts },
  {
    id: 'T28',
    days: [70, 80],
    role: 'strategist',
    minutes: 60,
    // further networks go outside where outside help can be paid
    when: ({ result, input }) =>
      result.staffing.mode === 'doublette' || (result.phase2.networks > 1 && input.external_budget_cents > 0),
  },
  { id: 'T29', days: [75, 85], role: 'community', minutes: 45, again_after_days: 365 },
  { id: 'T30', days: [85, 90], role: 'sponsor', minutes: 60 },
  { id: 'T31', days: [90, 93], role: 'strategist', minutes: reporting },
  { id: 'T32', days: [90, 90], role: 'strategist', minutes: 45, again_after_days: 90 },
  {
    id: 'T33',
    days: [30, 90],
    role: 'community',
    minutes: 30,
    when: (facts) => sourcesOf(facts, 'client_blog').length > 0,
    recurring: 'monthly',
    details: (facts) => named(taskDetail.blogs, sourcesOf(facts, 'client_blog', 'partner')),
  },
  ...(
    [
      ['T34', 'contact'],
      ['T35', 'reach'],
      ['T36', 'backup'],
      ['T37', 'hours'],
      ['T38', 'strategist'],
      ['T39', 'sponsor'],
      ['T40', 'referent'],
      ['T41', 'contributors'],
    ] as const
  ).map(([id, lack]): TaskRule => ({ id, days: [4, 8], role: 'strategist', minutes: 10, when: lacks(lack) })),
]

/** What the plan is made for, where only a part of it is known. */
export function planFacts(
  { input, result, answers }: Pick<PlanFacts, 'input' | 'result' | 'answers'>,
  more: Partial<Pick<PlanFacts, 'accounts' | 'ambassadors' | 'missing' | 'published'>>,
): PlanFacts {
  return {
    input,
    result,
    answers,
    network: isForLater(result) ? null : result.phase1,
    accounts: Math.max(more.accounts ?? 0, input.accounts?.length ?? 0),
    ambassadors: Math.max(more.ambassadors ?? 0, input.ambassadors ?? 0),
    missing: more.missing ?? [],
    published: more.published ?? null,
  }
}
