import { describe, expect, it } from 'vitest'
import { decisionsOf, type Decision } from '../../src/strategy/decisions.ts'
import { ownersOf } from '../../src/strategy/owners.ts'
import { legalList } from '../../src/strategy/legal-points.ts'
import { staleAudience } from '../../src/strategy/sources.ts'
import { runStrategy, type StrategyInput } from '../../src/strategy/strategy.ts'
import { whoDoes } from '../../src/strategy/who-does.ts'
import { answersOf, goldenFacts, goldens } from './strategy-sample.ts'

const input = (id: string): StrategyInput => goldenFacts(id).strategy.input
const nobody = { interested: false, time: false, trained: false, training_budget: false }
const settled = {
  customer_benefit: 'x',
  escalation_contacts: [{ role: 'a', name: 'b' }],
  rights_and_dpa: ['dpa_signed'],
}

describe('the three decisions', () => {
  const decided = (
    given: StrategyInput,
    values: Record<string, unknown> = {},
    status: 'draft' | 'approved' = 'draft',
  ): Decision[] => decisionsOf({ status, answers: answersOf(values), result: runStrategy(given), tracked: false })

  it.each([
    ['s01', ['approve', 'free_hours', 'train']],
    ['s04', ['find_time', 'name_strategist', 'approve']],
    ['s06', ['name_strategist', 'approve', 'second_quote']],
    ['s07', ['name_strategist', 'name_referent', 'approve']],
    ['s09', ['choose_network', 'approve', 'free_hours']],
  ])('of %s', (id, expected) => {
    expect(decided(input(id))).toEqual(expected)
  })

  it('are three for everybody, no two the same, with the approval among them until it is given', () => {
    for (const { answers: given } of goldens) {
      for (const status of ['draft', 'approved'] as const) {
        for (const values of [{}, settled]) {
          const found = decided(given, values, status)
          expect(new Set(found).size).toBe(3)
          expect(found.includes('approve')).toBe(status === 'draft')
        }
      }
    }
  })

  it('put first what nothing works without', () => {
    expect(decided({ ...input('s02'), internal_candidate: nobody, external_budget_cents: 0 })[0]).toBe('find_someone')
    expect(decided({ ...input('s02'), sponsor: false })[0]).toBe('name_sponsor')
    expect(decided(input('s02'), settled, 'approved')).toEqual(['free_hours', 'tracking', 'set_date'])
  })
})

describe('who looks after what', () => {
  const team = [
    { alias: 'stagiaire', minutes_per_week: 900, intern: true },
    { alias: 'vendeuse', minutes_per_week: 60, intern: false },
    { alias: 'gérante', minutes_per_week: 110, intern: false },
    { alias: 'absent', minutes_per_week: 0, intern: false },
  ]
  const owners = (given: StrategyInput, people = team) =>
    ownersOf({ input: given, result: runStrategy(given), team: people, referent: 'Léa' })

  it('keeps the first network in the house wherever the mode allows [003-13]', () => {
    for (const { answers: given } of goldens) {
      const result = runStrategy(given)
      const [first] = owners(given)
      if (!['internal', 'internal_with_training'].includes(result.staffing.mode) || result.phase1 === null) continue
      // whoever has most time and stays
      expect(first).toEqual({ network: result.phase1.network, from: 'day_1', owner: 'internal', person: 'gérante' })
    }
    expect(owners(input('s06'))[0]).toMatchObject({ owner: 'pair', person: 'Léa' })
    expect(owners(input('s01'), [])[0]).toMatchObject({ owner: 'internal', person: null })
  })

  it('gives further networks outside where there is a budget for it [003-14]', () => {
    const later = (external_budget_cents: number) =>
      owners({ ...input('s02'), external_budget_cents }).filter(({ from }) => from === 'day_91')
    expect(later(50_000)).toMatchObject([{ network: 'blog', owner: 'external', person: 'Léa' }])
    expect(later(0)).toMatchObject([{ network: 'blog', owner: 'internal', person: 'gérante' }])
  })

  it('gives nothing to anybody where nobody can run it', () => {
    const forLater = owners({ ...input('s01'), internal_candidate: nobody, external_budget_cents: 0 })
    expect(forLater.map(({ network }) => network)).toEqual(['gbp'])
  })
})

describe('the rules that touch a client', () => {
  const rules = (id: string, values: Record<string, unknown> = {}, country = 'FR') =>
    legalList({ answers: answersOf(values), input: input(id), result: goldenFacts(id).strategy.result, country })

  it('are those of its trade first', () => {
    expect(rules('s13').packs).toEqual(['alcohol'])
    expect(rules('s01').packs).toEqual([])
    expect(rules('s01', { regulated: ['gambling', 'finance_crypto'] }).packs).toEqual(['gambling', 'finance_crypto'])
    const assumed = legalList({
      answers: { sector: { value: 'food_producer', state: 'answered' }, regulated: { value: null, state: 'skipped' } },
      input: input('s13'),
      result: goldenFacts('s13').strategy.result,
      country: 'FR',
    })
    expect([assumed.packs, assumed.packs_assumed]).toEqual([['alcohol'], true])
  })

  it('are there only where they touch', () => {
    expect(rules('s01').points).toContain('reviews')
    expect(rules('s01').points).not.toContain('french')
    expect(rules('s01', { location: { languages: ['fr', 'de'] } }).points).toContain('french')
    expect(rules('s01', { location: { languages: ['fr', 'de'] } }, 'CH').points).not.toContain('french')
    expect(rules('s01', { rights_and_dpa: ['dpa_signed'] }).contract_signed).toBe(true)
    expect(rules('s01', {}, 'BE').in_france).toBe(false)
  })
})

describe('the age of the audience figures', () => {
  it.each([
    ['2026-08-01', false],
    ['2026-08-02', true],
    ['2026-11-23', true],
  ])('on %s', (day, stale) => {
    expect(staleAudience(day)).toBe(stale)
  })
})

describe('who leads where nobody was asked', () => {
  it('is the consultant, in the plan as in the document', () => {
    const facts = goldenFacts('s09')
    expect(whoDoes({ ...facts.strategy, team: [] }).strategist).toEqual([{ kind: 'consultant', name: null }])
    expect(whoDoes({ ...goldenFacts('s04').strategy, team: [] }).strategist).toEqual([])
  })
})
