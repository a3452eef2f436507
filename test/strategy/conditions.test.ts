import { describe, expect, it } from 'vitest'
import { answered, type Answers } from '../../src/strategy/answers.ts'
import { completeAnswers } from '../../src/strategy/complete-answers.ts'
import {
  accountDetails,
  economicsFields,
  isAsked,
  nextStep,
  progress,
  staleAfter,
  stepsOf,
} from '../../src/strategy/conditions.ts'
import { noticesFor } from '../../src/strategy/notices.ts'
import { questions, type Mode, type QuestionId } from '../../src/strategy/questionnaire.ts'
import { sectorIds } from '../../src/strategy/weights.ts'

const said = (values: Record<string, unknown>): Answers =>
  Object.fromEntries(Object.entries(values).map(([id, value]) => [id, answered(value)]))
const defaults = (mode: Mode) => ({ lang: 'fr' as const, mode, client: null })
const needed = { client_name: 'Chez Test', objectives: ['loyalty'], hours_per_month: 12 }

describe('conditions', () => {
  const cases: readonly (readonly [QuestionId, Record<string, unknown>, boolean])[] = [
    ['outsource_production', { abilities: [] }, true],
    ['outsource_production', { abilities: ['photo', 'design'] }, true],
    ['outsource_production', { abilities: ['photo', 'design', 'writing_short'] }, false],
    ['outsource_production', {}, false],
    ['internal_referent', { external_budget: 0 }, false],
    ['internal_referent', { external_budget: 1 }, true],
    ['internal_referent', {}, false],
    ['deal_economics', { objectives: ['awareness'] }, false],
    ['deal_economics', { objectives: ['awareness', 'recruitment'] }, true],
    ['objective_targets', {}, false],
    ['objective_targets', { objectives: ['awareness'] }, true],
    ['sponsor', { headcount: 9 }, false],
    ['sponsor', { headcount: 10 }, true],
    ['approval', { regulated: ['alcohol'] }, false],
    ['approval', { regulated: ['none'] }, true],
    ['approval', {}, true],
    ['maturity', {}, true],
  ]
  it.each(cases)('%s with %j: %s', (id, values, asked) => {
    expect(isAsked(id, said(values), 'full')).toBe(asked)
  })

  const trades = [
    'food_producer',
    'restaurant_hotel',
    'retail_shop',
    'ecommerce',
    'health',
    'beauty_wellness',
    'real_estate',
    'events_leisure',
    'other',
    'b2b_services',
  ]
  it.each(sectorIds)('the quick questionnaire asks %s about its rules when the trade has some', (sector) => {
    expect(isAsked('regulated', said({ sector }), 'quick')).toBe(trades.includes(sector))
  })

  it('skips everything else in quick mode', () => {
    const asked = questions.filter(({ id }) => isAsked(id, said({ external_budget: 100, headcount: 20 }), 'quick'))
    expect(asked.every((question) => question.quick)).toBe(true)
    expect(progress(said({ sector: 'tourism' }), 'quick', 'owner')).toEqual({ done: 1, total: 13 })
    expect(progress(said({ sector: 'health' }), 'quick', 'owner')).toEqual({ done: 1, total: 14 })
  })

  it('comes back to an earlier question once its condition holds', () => {
    const all = Object.fromEntries(questions.map(({ id }) => [id, answered('x')]))
    all['accounts'] = answered([])
    delete all['internal_referent']
    expect(nextStep({ ...all, external_budget: answered(0) }, 'full')).toBeNull()
    expect(nextStep({ ...all, external_budget: answered(100) }, 'full')?.id).toBe('internal_referent')
  })

  it('asks a stale answer again', () => {
    expect(
      nextStep({ ...said({ client_name: 'a', headcount: 3 }), client_name: { value: 'a', state: 'stale' } }, 'full')?.id,
    ).toBe('client_name')
  })

  it('asks only for the figures the objectives need', () => {
    expect(economicsFields(['loyalty'])).toEqual(['order_value', 'orders_per_year', 'years'])
    expect(economicsFields(['support', 'leads'])).toEqual(['order_value', 'close_rate', 'support_cost'])
    expect(economicsFields(['awareness'])).toEqual([])
  })
})

describe('whom a question is asked', () => {
  const desk = [
    'regulated',
    'ecosystem',
    'content_stock',
    'accounts.details',
    'brand_search',
    'maturity',
    'strategist',
    'money_settings',
    'tracking',
    'sensitive_keywords',
    'rights_and_dpa',
    'reporting',
  ]
  const all = said({ ...Object.fromEntries(questions.map(({ id }) => [id, 'x'])), accounts: [{ network: 'x' }] })

  it('is the owner first, then nobody: what is for the desk comes last, in its own order', () => {
    const steps = stepsOf(all, 'full')
    expect(steps.filter(({ part }) => part === 'desk').map(({ id }) => id)).toEqual(desk)
    const parts = steps.map(({ part }) => part)
    expect(parts).toEqual(parts.toSorted((a, b) => (a === b ? 0 : a === 'owner' ? -1 : 1)))
  })

  it('is the owner alone in the essentials', () => {
    const steps = stepsOf(said({ ...Object.fromEntries(questions.map(({ id }) => [id, 'x'])), sector: 'health' }), 'quick')
    expect(steps.map(({ id }) => id)).toContain('regulated')
    expect(steps.every(({ part }) => part === 'owner')).toBe(true)
  })

  it('has figures of accounts to ask only where there are accounts, until they are known or said to be unknown', () => {
    const left = (accounts: unknown): boolean => stepsOf(said({ accounts }), 'full').some(({ id }) => id === accountDetails)
    expect(left([])).toBe(false)
    const settled = (account: Record<string, unknown>, marked?: 'answered' | 'stale' | 'skipped'): boolean => {
      const answers = { ...all, ...said({ accounts: [{ network: 'x', status: 'active', ...account }] }) }
      const marker = marked === undefined ? {} : { [accountDetails]: { value: null, state: marked } }
      return nextStep({ ...answers, ...marker }, 'full') === null
    }
    expect(settled({})).toBe(false)
    expect(settled({ followers: 3 })).toBe(false)
    expect(settled({ followers: 3, admins: { unknown: true } })).toBe(true)
    expect(settled({}, 'answered')).toBe(true)
    expect(settled({ followers: 3, admins: 1 }, 'skipped')).toBe(false)
    expect(settled({ followers: 3, admins: 1 }, 'stale')).toBe(false)
  })
})

describe('answers that another one makes stale', () => {
  const answers = said({
    objectives: ['sales'],
    objective_targets: [],
    deal_economics: {},
    strategist: 'a',
    external_budget: 100,
    hourly_rate: 200,
    [accountDetails]: [],
  })
  it.each([
    ['objectives', ['loyalty'], ['sales'], ['objective_targets', 'deal_economics']],
    ['objectives', ['sales'], ['sales'], []],
    ['objectives', undefined, ['sales'], []],
    ['people', [{ alias: 'a' }], [], ['strategist']],
    ['accounts', [{ network: 'x' }], [{ network: 'facebook' }], [accountDetails]],
    ['headcount', 1, 2, []],
  ] as const)('%s from %j to %j', (id, before, after, stale) => {
    expect(staleAfter(id, before, after, answers)).toEqual(stale)
  })
})

describe('what nobody answered', () => {
  it('takes its default, is unknown, or is missing', () => {
    const { answers, missing, kept } = completeAnswers({}, {}, defaults('full'))
    expect(missing).toEqual(['client_name', 'objectives', 'hours_per_month'])
    expect(kept).toBe(0)
    expect(answers['headcount']).toEqual({ value: 1, state: 'default' })
    for (const id of ['sector', 'geo_scope', 'b2b_share', 'age_bands', 'abilities', 'margin', 'concerns']) {
      expect({ id, ...answers[id] }).toEqual({ id, value: null, state: 'unknown' })
    }
    expect(answers['internal_referent']?.state).toBe('skipped')
  })

  it('has every question in a state, in order', () => {
    const { answers, missing } = completeAnswers(said(needed), {}, defaults('full'))
    expect(missing).toEqual([])
    expect(Object.keys(answers)).toEqual(questions.map((question) => question.id))
  })

  it.each([
    ['food_producer', 'quick', ['alcohol'], 'default'],
    ['health', 'quick', ['health_claims'], 'default'],
    ['retail_shop', 'quick', ['none'], 'default'],
    ['tourism', 'quick', null, 'skipped'],
    ['food_producer', 'full', ['alcohol'], 'default'],
  ] as const)('%s in %s mode lives under %j', (sector, mode, value, state) => {
    expect(completeAnswers(said({ ...needed, sector }), {}, defaults(mode)).answers['regulated']).toEqual({ value, state })
  })

  it.each([
    ['retail_shop', 'six_days'],
    ['restaurant_hotel', 'seven_days'],
    ['industry', 'business_days'],
  ] as const)('%s answers on %s in the full questionnaire', (sector, coverage) => {
    expect(completeAnswers(said({ ...needed, sector }), {}, defaults('full')).answers['coverage']?.value).toBe(coverage)
  })

  it('keeps what was answered before', () => {
    const before = { ...said({ ...needed, headcount: 6 }), b2b_share: { value: null, state: 'unknown' as const } }
    const { answers, kept } = completeAnswers(said({ hours_per_month: 20 }), before, defaults('quick'))
    expect(answers['headcount']).toEqual(answered(6))
    expect(answers['hours_per_month']).toEqual(answered(20))
    expect(answers['b2b_share']?.state).toBe('unknown')
    expect(kept).toBe(4)
  })
})

describe('warnings', () => {
  const codes = (values: Record<string, unknown>): string[] => noticesFor(said(values), 'fr').map((notice) => notice.code)
  it.each([
    [{ hours_per_month: 9, internal_candidate: ['interested'] }, ['hours_without_time']],
    [{ hours_per_month: 8, internal_candidate: ['interested'] }, []],
    [{ hours_per_month: 9, internal_candidate: ['time'] }, []],
    [{ hours_per_month: 9 }, []],
    [{ horizon_months: 3 }, ['short_horizon']],
    [{ tracking: ['none'] }, ['no_tracking']],
    [{ tracking: ['crm'] }, []],
    [{ accounts: [{ network: 'viadeo', status: 'dormant' }] }, ['closed_network viadeo']],
    [{ headcount: 250 }, ['outside_sme']],
    [{ headcount: 249 }, []],
    [{ sector: 'tourism', regulated: ['alcohol'] }, ['approval_forced']],
  ] as const)('%j: %j', (values, expected) => {
    expect(codes(values)).toEqual(expected)
  })

  it('name the network that takes over, in both languages', () => {
    const answers = said({
      accounts: [
        { network: 'google_plus', status: 'dormant' },
        { network: 'twitter', status: 'active' },
      ],
    })
    expect(noticesFor(answers, 'fr').map((notice) => notice.text)).toEqual([
      'Google+ a fermé\u00A0: Fiche d’établissement Google le remplace.',
      'Twitter s’appelle maintenant X.',
    ])
    expect(noticesFor(answers, 'en')[1]?.text).toBe('Twitter is now called X.')
  })

  it('say that the rules of a trade were assumed', () => {
    const { answers } = completeAnswers(said({ ...needed, sector: 'food_producer' }), {}, defaults('quick'))
    expect(noticesFor(answers, 'fr').map((notice) => notice.code)).toEqual(['regulated_assumed', 'approval_forced'])
  })
})
