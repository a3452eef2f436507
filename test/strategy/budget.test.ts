import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { budgetOf, type Budget } from '../../src/strategy/budget.ts'
import { meansOf } from '../../src/strategy/means.ts'
import type { StrategyInput } from '../../src/strategy/strategy.ts'
import { runStrategy } from '../../src/strategy/strategy.ts'
import { answersOf, goldens, sampleClient } from './strategy-sample.ts'

const input = (id: string): StrategyInput => {
  const found = goldens.find((one) => one.id.startsWith(id))
  if (found === undefined) throw new Error(id)
  return found.answers
}
const budget = (
  given: StrategyInput,
  values: Record<string, unknown> = {},
  client: Partial<typeof sampleClient> = {},
): Budget =>
  budgetOf({ client: { ...sampleClient, ...client }, answers: answersOf(values), input: given, result: runStrategy(given) })

describe('the budget', () => {
  it('of the bakery: its own time without the consultant’s, and what goes out', () => {
    expect(
      budget(input('s01'), { strategist: 'consultant', other_budgets: { ads: 3000, tools: 990, production: 0 } }),
    ).toMatchObject({
      planned_minutes: 691,
      // 691 less planning 90, report 60 and the upper half of 43 minutes of listening
      internal_minutes: 519,
      internal: 20_800,
      external: 20_000,
      ceiling: 23_990,
      total: 44_790,
      pilot: 134_370,
      posts_per_quarter: 26,
      per_post: 5_168,
      more: { amount: 10_000, minutes: 250, posts: 9 },
      ads_advisable: false,
    })
  })

  it('counts the hours of who leads from inside', () => {
    const led = budget(input('s01'), { strategist: 'gérante' })
    expect(led.internal_minutes).toBe(691)
  })

  it('in a pair leaves the production to the provider', () => {
    const pair = budget(input('s06'), { strategist: 'consultant' })
    const own = budget({
      ...input('s06'),
      internal_candidate: { interested: true, time: true, trained: true, training_budget: false },
    })
    expect(pair.internal_minutes).toBeLessThan(own.internal_minutes)
    expect(pair.internal_minutes).toBeGreaterThan(0)
  })

  it('without a rate knows what goes out and nothing more', () => {
    expect(budget(input('s01'), {}, { hourly_rate: null })).toMatchObject({
      internal: null,
      total: null,
      pilot: null,
      per_post: null,
      more: null,
      ceiling: 20_000,
    })
  })

  it('plans no post where none can be made, and no advertising that nobody can trace', () => {
    expect(budget(input('s04'))).toMatchObject({ posts_per_quarter: 0, per_post: null, planned_minutes: 220 })
    const tracked = budget(input('s01'), {}, { tracking: { utm: '2026-11', promo_code: null, declared: null, assisted: null } })
    expect(tracked.ads_advisable).toBe(true)
  })

  it('counts in the smallest unit of any currency', () => {
    expect(budget(input('s01'), {}, { currency: 'XOF', hourly_rate: 2000 }).more).toMatchObject({ amount: 100, minutes: 3 })
    expect(budget(input('s01'), {}, { currency: 'TND', hourly_rate: 20_000 }).more).toMatchObject({
      amount: 100_000,
      minutes: 300,
    })
  })

  it('adds up, and never has the house work more than is planned', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...goldens.map(({ answers }) => answers)),
        fc.integer({ min: 1, max: 50_000 }),
        fc.record({ ads: fc.nat(100_000), tools: fc.nat(100_000), production: fc.nat(100_000) }),
        (given, hourly_rate, other_budgets) => {
          const one = budget(given, { other_budgets }, { hourly_rate })
          expect(one.total).toBe((one.internal ?? 0) + one.external + one.ads + one.tools + one.production)
          expect(one.internal_minutes).toBeLessThanOrEqual(one.planned_minutes)
          expect(one.internal_minutes).toBeGreaterThanOrEqual(0)
          for (const value of Object.values(one)) if (typeof value === 'number') expect(Number.isInteger(value)).toBe(true)
        },
      ),
    )
  })
})

describe('the three means', () => {
  const lights = (given: StrategyInput): string[] =>
    meansOf(given, runStrategy(given), budget(given)).map(({ mean, light, because }) => `${mean} ${light} ${because}`)

  it.each([
    ['s01', ['money amber money_training', 'time amber time_light', 'skills amber skills_training']],
    ['s02', ['money green money_enough', 'time green time_enough', 'skills green skills_there']],
    ['s04', ['money red money_none', 'time red time_missing', 'skills amber skills_training']],
    ['s07', ['money green money_enough', 'time green time_enough', 'skills red skills_interns']],
  ])('of %s', (id, expected) => {
    expect(lights(input(id))).toEqual(expected)
  })

  it('see a budget that buys too little, content nobody pays for, and time nobody uses', () => {
    expect(lights({ ...input('s07'), external_budget_cents: 10_000 })[0]).toBe('money amber money_thin')
    const wanted = { ...input('s02'), outsource_production: true }
    expect(lights(wanted)[0]).toBe('money amber money_production')
    const nobody = { interested: false, time: false, trained: false, training_budget: false }
    expect(lights({ ...input('s02'), internal_candidate: nobody, external_budget_cents: 0 })[1]).toBe('time red time_nobody')
    expect(lights({ ...input('s02'), people: [] })[2]).toBe('skills red skills_nobody')
  })
})
