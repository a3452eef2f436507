/**
 * The nine steps of a successful presence on social media, as the guide of the Alsace chamber of commerce closes: each done or to do,
 * derived from what is kept, never ticked by hand.
 */
import { isUnknown, known, wasAnswered, type Answers } from './answers.ts'
import type { StrategyInput, StrategyResult } from './strategy.ts'

export const stepIds = [
  'means',
  'strengths',
  'networks',
  'community',
  'content',
  'regularity',
  'staff',
  'crisis',
  'follow_up',
] as const
export type StepId = (typeof stepIds)[number]

export const gapIds = [
  'no_strategy',
  'objectives_unsaid',
  'hours_unsaid',
  'budget_unsaid',
  'strengths_unsaid',
  'search_not_made',
  'topics_unsaid',
  'not_approved',
  'no_strategist',
  'coverage_unsaid',
  'no_contact',
  'no_content_ahead',
  'story_unsaid',
  'nothing_published',
  'cadence_not_kept',
  'few_days_ahead',
  'one_person',
  'one_department',
  'untrained',
  'no_keywords',
  'no_drill',
  'no_baseline',
  'no_tracking',
] as const
export type Gap = (typeof gapIds)[number]

export interface StepFacts {
  /** The newest version; null: none yet. */
  readonly strategy: { readonly answers: Answers; readonly input: StrategyInput; readonly result: StrategyResult } | null
  readonly approved: boolean
  /** Posts that stand ready or went out in the last four weeks, and how many two weeks of the cadence are. */
  readonly content: { readonly posts: number; readonly two_weeks: number }
  /** Basis points of the planned posts that went out over the last four weeks; null: nothing was planned yet. */
  readonly cadence_kept_bp: number | null
  /** Days that the queue holds the cadence. */
  readonly days_ahead: number
  /** The alert was practised. */
  readonly drilled: boolean
}

export interface Step {
  readonly id: StepId
  readonly done: boolean
  /** What is still to be done, the first first; empty when it is. */
  readonly gaps: readonly Gap[]
}

/** Regular: nine posts of ten went out as planned, and a week lies ready. */
const regularBp = 9_000
const readyDays = 7

export function stepsOf(facts: StepFacts): Step[] {
  const { strategy } = facts
  const gaps: Readonly<Record<StepId, readonly Gap[]>> =
    strategy === null ? everyStep(['no_strategy']) : gapsOf(facts, strategy)
  return stepIds.map((id) => ({ id, done: gaps[id].length === 0, gaps: gaps[id] }))
}

function gapsOf(
  facts: StepFacts,
  { answers, input, result }: NonNullable<StepFacts['strategy']>,
): Record<StepId, readonly Gap[]> {
  const { content, cadence_kept_bp, days_ahead } = facts
  const flags = result.staffing.flags
  const alone = input.headcount === 1
  const search = Object.values(known(answers, 'brand_search') ?? {}).filter((place) => typeof place === 'string')
  const contacts = known(answers, 'escalation_contacts') ?? []
  const measured = (known(answers, 'objective_targets') ?? []).filter(
    ({ baseline, target }) => baseline !== undefined && !isUnknown(baseline) && target !== undefined && !isUnknown(target),
  )
  const said = new Set(measured.map((one) => one.objective))
  return {
    means: only([
      ['objectives_unsaid', input.objectives.length === 0],
      ['hours_unsaid', !wasAnswered(answers, 'hours_per_month')],
      ['budget_unsaid', !wasAnswered(answers, 'external_budget')],
    ]),
    strengths: only([
      ['strengths_unsaid', (known(answers, 'strengths') ?? []).length === 0],
      ['search_not_made', search.length === 0],
      ['topics_unsaid', (known(answers, 'topics')?.ok ?? []).length === 0],
    ]),
    networks: only([['not_approved', !facts.approved]]),
    community: only([
      ['no_strategist', flags.includes('no_strategist')],
      ['coverage_unsaid', !wasAnswered(answers, 'coverage')],
      ['no_contact', contacts.length === 0],
    ]),
    content: only([
      ['story_unsaid', (known(answers, 'brand_story') ?? '').trim() === ''],
      ['no_content_ahead', content.posts < Math.max(1, content.two_weeks)],
    ]),
    regularity: only([
      ['nothing_published', cadence_kept_bp === null],
      ['cadence_not_kept', cadence_kept_bp !== null && cadence_kept_bp < regularBp],
      ['few_days_ahead', days_ahead < readyDays],
    ]),
    staff: only([
      ['one_person', !alone && (flags.includes('single_person') || result.staffing.contributors_available === 0)],
      ['one_department', !alone && flags.includes('single_department')],
      ['untrained', flags.includes('untrained_contributor')],
    ]),
    crisis: only([
      ['no_contact', contacts.length === 0],
      ['no_keywords', (known(answers, 'sensitive_keywords') ?? []).length === 0],
      ['no_drill', !facts.drilled],
    ]),
    follow_up: only([
      ['no_baseline', input.objectives.some((objective) => !said.has(objective))],
      ['no_tracking', (known(answers, 'tracking') ?? ['none']).every((way) => way === 'none')],
    ]),
  }
}

function only(gaps: readonly (readonly [Gap, boolean])[]): Gap[] {
  return gaps.filter(([, open]) => open).map(([gap]) => gap)
}

function everyStep(gaps: readonly Gap[]): Record<StepId, readonly Gap[]> {
  return Object.fromEntries(stepIds.map((id) => [id, gaps])) as Record<StepId, readonly Gap[]>
}
