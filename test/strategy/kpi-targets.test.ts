import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { kpisOf, kpiTargets, usualTarget } from '../../src/strategy/kpi-targets.ts'
import { objectiveIds } from '../../src/strategy/weights.ts'
import { answersOf } from './strategy-sample.ts'

describe('the usual target of an indicator', () => {
  it.each([
    // a rise in percent, by the step at least
    ['reach_month', 1000, 3, 1100],
    ['reach_month', 1000, 6, 1250],
    ['reach_month', 1000, 12, 1600],
    ['reach_month', 100, 3, 150],
    ['gbp_directions', 80, 6, 96],
    ['gbp_directions', 80, 12, 112],
    ['orders_social', 4, 3, 5],
    ['orders_social', 100, 6, 115],
    ['ugc_month', 0, 6, 2],
    // a fraction is rounded up, and 80 × 110 % is no fraction
    ['leads_new_month', 80, 3, 88],
    ['leads_new_month', 7, 3, 8],
    ['leads_new_month', 0.7, 12, 2],
    // a fall
    ['response_time_median_min', 100, 3, 75],
    ['response_time_median_min', 100, 6, 60],
    ['response_time_median_min', 20, 3, 10],
    ['response_time_median_min', 5, 12, 0],
    // points on a scale that ends
    ['net_sentiment', -20, 6, -12],
    ['net_sentiment', 97, 12, 100],
    // a number to reach
    ['insights_logged_month', 3, 3, 8],
    ['insights_logged_month', null, 12, 10],
    // nothing usual is known, or no starting point
    ['rating', 4.2, 6, null],
    ['gbp_calls', null, 6, null],
    ['toString', 1, 6, null],
  ] as const)('of %s from %s after %s months is %s', (kpi, baseline, months, target) => {
    expect(usualTarget(kpi, baseline, months)).toBe(target)
  })

  it('is never worse than the start, and further off the more time there is', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('reach_month', 'ugc_month', 'gbp_calls', 'applications_month'),
        fc.nat(1_000_000),
        (kpi, start) => {
          const [three, six, twelve] = ([3, 6, 12] as const).map((months) => usualTarget(kpi, start, months) ?? 0)
          expect(three).toBeGreaterThan(start)
          expect(six).toBeGreaterThanOrEqual(three ?? 0)
          expect(twelve).toBeGreaterThanOrEqual(six ?? 0)
        },
      ),
    )
  })
})

describe('the targets of a client', () => {
  it('are its own, an assumption, or none yet with the reason', () => {
    const answers = answersOf({
      objective_targets: [
        { objective: 'local_visits', kpi: 'gbp_directions', baseline: 80, target: 120, date: '2027-05-31' },
        { objective: 'local_visits', kpi: 'gbp_calls', baseline: 40, target: { unknown: true } },
        { objective: 'loyalty', kpi: 'ugc_month', baseline: { unknown: true }, target: { unknown: true } },
        { objective: 'reputation', kpi: 'rating', baseline: 4.2, target: { unknown: true } },
      ],
    })
    const found = kpiTargets(['local_visits', 'loyalty', 'reputation'], answers, 6)
    expect(found.map(({ kpi, target, source, reason, date }) => [kpi, target, source, reason, date])).toEqual([
      ['gbp_directions', 120, 'client', null, '2027-05-31'],
      ['gbp_calls', 48, 'usual', null, null],
      ['ugc_month', null, null, 'needs_baseline', null],
      ['rating', null, null, 'to_be_set', null],
    ])
  })

  it.each(objectiveIds)('of %s have an indicator even where nobody said one', (objective) => {
    const [only, ...more] = kpiTargets([objective], {}, 6)
    expect(more).toEqual([])
    expect(only).toMatchObject({ objective, kpi: kpisOf[objective][0], baseline: null })
    expect(only?.target === null).toBe(only?.reason !== null)
  })
})
