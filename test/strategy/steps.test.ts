import { describe, expect, it } from 'vitest'
import type { Answers } from '../../src/strategy/answers.ts'
import { stepIds, stepsOf, type Gap, type StepFacts, type StepId } from '../../src/strategy/steps.ts'
import { runStrategy, type StrategyInput } from '../../src/strategy/strategy.ts'
import { readGoldens } from '../golden/read-goldens.ts'

const [firm] = readGoldens<{ answers: StrategyInput }>('strategy', 's02')
if (!firm) throw new Error('no sample')
const input: StrategyInput = firm.answers

const said = (values: Record<string, unknown>): Answers =>
  Object.fromEntries(
    Object.entries(values)
      .filter(([, value]) => value !== undefined)
      .map(([id, value]) => [id, { value, state: 'answered' as const }]),
  )

/** A client for whom every step is done. */
const whole = {
  hours_per_month: 60,
  external_budget: 0,
  strengths: ['near', 'quick', 'kind'],
  brand_search: { web: 'ok' },
  topics: { ok: ['the trade'], never: [] },
  coverage: 'business_days',
  escalation_contacts: [{ role: 'owner', name: 'the owner' }],
  brand_story: 'Since 1950.',
  sensitive_keywords: ['fraud'],
  objective_targets: input.objectives.map((objective) => ({ objective, kpi: 'k', baseline: 1, target: 2 })),
  tracking: ['promo_codes'],
}

function facts(
  change: Partial<StepFacts> = {},
  answers: Record<string, unknown> = {},
  engine: Partial<StrategyInput> = {},
): StepFacts {
  const own = { ...input, ...engine }
  return {
    strategy: { answers: said({ ...whole, ...answers }), input: own, result: runStrategy(own) },
    approved: true,
    content: { posts: 8, two_weeks: 8 },
    cadence_kept_bp: 9_000,
    days_ahead: 7,
    drilled: true,
    ...change,
  }
}

const gapsOf = (id: StepId, given: StepFacts): readonly Gap[] => stepsOf(given).find((step) => step.id === id)?.gaps ?? []

describe('the nine steps', () => {
  it('are nine, and done where all is there', () => {
    expect(stepsOf(facts()).map((step) => step.done)).toEqual(stepIds.map(() => true))
    expect(stepIds).toHaveLength(9)
  })

  it('are all to be done without a strategy', () => {
    const steps = stepsOf({ ...facts(), strategy: null })
    expect(steps.every((step) => !step.done && step.gaps[0] === 'no_strategy')).toBe(true)
  })

  it.each<[string, StepId, StepFacts, Gap[]]>([
    ['1, means [004-53]', 'means', facts({}, { hours_per_month: undefined }), ['hours_unsaid']],
    ['1, an unread default is no answer', 'means', facts({}, { external_budget: undefined }), ['budget_unsaid']],
    [
      '2, strengths, image, messages [004-54]',
      'strengths',
      facts({}, { strengths: [], brand_search: {}, topics: { ok: [], never: [] } }),
      ['strengths_unsaid', 'search_not_made', 'topics_unsaid'],
    ],
    ['3, networks: approved [004-55]', 'networks', facts({ approved: false }), ['not_approved']],
    [
      '4, conversation [004-56]',
      'community',
      facts({}, { escalation_contacts: [], coverage: undefined }, { strategist: false }),
      ['no_strategist', 'coverage_unsaid', 'no_contact'],
    ],
    [
      '5, own content [004-57]',
      'content',
      facts({ content: { posts: 7, two_weeks: 8 } }, { brand_story: ' ' }),
      ['story_unsaid', 'no_content_ahead'],
    ],
    [
      '5, a plan without posts still wants one',
      'content',
      facts({ content: { posts: 0, two_weeks: 0 } }),
      ['no_content_ahead'],
    ],
    ['6, regularity [004-58]', 'regularity', facts({ cadence_kept_bp: 8_999 }), ['cadence_not_kept']],
    ['6, nothing yet', 'regularity', facts({ cadence_kept_bp: null, days_ahead: 6 }), ['nothing_published', 'few_days_ahead']],
    [
      '7, staff [004-59]',
      'staff',
      facts({}, {}, { people: [{ minutes_per_week: 60, department: 'd', trained: false, motivated: true, days: ['mon'] }] }),
      ['one_person', 'untrained'],
    ],
    [
      '8, the unforeseen [004-60]',
      'crisis',
      facts({ drilled: false }, { sensitive_keywords: [] }),
      ['no_keywords', 'no_drill'],
    ],
    [
      '9, effects [004-61]',
      'follow_up',
      facts({}, { objective_targets: [], tracking: ['none'] }),
      ['no_baseline', 'no_tracking'],
    ],
    [
      '9, « I do not know » is no start',
      'follow_up',
      facts(
        {},
        {
          objective_targets: input.objectives.map((objective) => ({
            objective,
            kpi: 'k',
            baseline: { unknown: true },
            target: 2,
          })),
        },
      ),
      ['no_baseline'],
    ],
  ])('%s', (_, id, given, gaps) => {
    expect(gapsOf(id, given)).toEqual(gaps)
    // and nothing else hangs on it but what shares the same gap
    expect(stepsOf(given).filter((step) => !step.done && !step.gaps.some((gap) => gaps.includes(gap)))).toEqual([])
  })

  it('a person alone is not asked for a second one', () => {
    const alone = facts({}, {}, { headcount: 1, people: input.people.slice(0, 1) })
    expect(gapsOf('staff', alone)).toEqual([])
  })
})
