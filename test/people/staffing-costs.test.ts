import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  compareCosts,
  costParts,
  staffingOptions,
  type OptionCost,
  type StaffingCostInput,
} from '../../src/people/staffing-costs.ts'

/** 694 minutes a month, of which the approval is 35; half of posts and answers is 178. */
const base: StaffingCostInput = {
  minutes: { strategist: 173, community: 152, content: 204, approver: 35, listing: 130 },
  hourly_rate: 2400,
  posts_per_quarter: 26,
  offer: { fee: 45_000, third_party: 0, ads: null, once: 30_000, minutes: 600 },
  offer_reason: null,
  budgets: { ads: 3_000, tools: 1_000, production: 0 },
  changes_per_year: 0,
  training_minutes: 420,
}
const none = { offer: null, offer_reason: 'no_quote_no_budget' } as const

function compare(change: Partial<StaffingCostInput> = {}): Record<OptionCost['option'], OptionCost> {
  const [inside, pair, outside] = compareCosts({ ...base, ...change }) as [OptionCost, OptionCost, OptionCost]
  return { inside, pair, outside }
}

const value = (known: { value: number | null }): number | null => known.value

describe('twelve months side by side', () => {
  it('are worked out by hand: inside, as a pair, outside [001-24]', () => {
    const { inside, pair, outside } = compare()
    // 694 min × 24.00 € ÷ 60 = 277.60 €; + 30 + 10; × 12
    expect(inside).toMatchObject({ inside_minutes: 694, outside_minutes: 0, once: 0, fee_prorated: false })
    expect([value(inside.parts.time), value(inside.parts.fee), value(inside.month)]).toEqual([27_760, 0, 31_760])
    expect(value(inside.year)).toBe(12 * 31_760)
    // the 600 minutes offered; 94 stay inside: 37.60 €
    expect(pair).toMatchObject({ inside_minutes: 94, outside_minutes: 600, once: 30_000, fee_prorated: false })
    expect([value(pair.parts.time), value(pair.parts.fee), value(pair.month)]).toEqual([3_760, 45_000, 52_760])
    expect(value(pair.year)).toBe(12 * 52_760 + 30_000)
    // all but the approval: 659 minutes, 45 × 659 ÷ 600 × 10 = 494.25 €; 35 min inside: 14.00 €
    expect(outside).toMatchObject({ inside_minutes: 35, outside_minutes: 659, fee_prorated: true })
    expect([value(outside.parts.time), value(outside.parts.fee), value(outside.month)]).toEqual([1_400, 49_425, 54_825])
    expect(value(outside.year)).toBe(12 * 54_825 + 30_000)
    // 26 posts a quarter are 104 a year; 694 minutes a month are 138.8 hours a year
    expect([value(inside.per_hour), value(inside.per_post)]).toEqual([Math.round(381_120 / 138.8), Math.round(381_120 / 104)])
  })

  it('put in-house first [004-31]', () => {
    expect(compareCosts(base).map(({ option }) => option)).toEqual(['inside', 'pair', 'outside'])
  })

  it('show what a person who changes costs: hours × rate × changes [001-29]', () => {
    const still = compare()
    const twice = compare({ changes_per_year: 2, training_minutes: 2_100 })
    // 35 h × 24 € × 2
    expect(value(twice.inside.turnover)).toBe(168_000)
    expect((value(twice.inside.year) ?? 0) - (value(still.inside.year) ?? 0)).toBe(168_000)
    expect(value(twice.pair.turnover)).toBe(168_000)
    expect(value(twice.outside.turnover)).toBe(0)
    expect(value(twice.outside.year)).toBe(value(still.outside.year))
  })

  it('take half of an offer that would be enough, at its hourly price', () => {
    const { pair, outside } = compare({ offer: { fee: 60_000, third_party: 0, ads: null, once: 0, minutes: 1_200 } })
    expect(pair).toMatchObject({ outside_minutes: 178, inside_minutes: 516, fee_prorated: true })
    expect(value(pair.parts.fee)).toBe(8_900)
    // a fixed price is not lowered because less is needed
    expect([value(outside.parts.fee), outside.fee_prorated]).toEqual([60_000, false])
  })

  it('take an offer without hours as it is', () => {
    const { pair, outside } = compare({ offer: { fee: 20_000, third_party: 500, ads: 700, once: 0, minutes: null } })
    expect([value(pair.parts.fee), value(outside.parts.fee)]).toEqual([20_000, 20_000])
    expect([pair.outside_minutes, pair.fee_prorated]).toEqual([178, false])
    expect([value(outside.parts.third_party), value(outside.parts.ads)]).toEqual([500, 700])
  })

  it('count advertising once: that of the offer, else that of the budget', () => {
    const { inside, outside } = compare({ offer: { fee: 1, third_party: 0, ads: 9_000, once: 0, minutes: null } })
    expect([value(inside.parts.ads), value(outside.parts.ads)]).toEqual([3_000, 9_000])
  })
})

describe('what is not known', () => {
  it('stays so, with its reason, and never becomes 0', () => {
    const { inside, pair, outside } = compare(none)
    expect(value(inside.year)).toBe(381_120)
    for (const option of [pair, outside]) {
      expect(option.parts.fee).toEqual({ value: null, reason: 'no_quote_no_budget' })
      expect(option.month).toEqual({ value: null, reason: 'part_not_known' })
      expect([option.year.value, option.per_hour.value, option.per_post.value]).toEqual([null, null, null])
      expect(option.year_at_least).toBeGreaterThan(0)
    }
  })

  it.each([
    ['the rate', { hourly_rate: null }, 'time', 'no_hourly_rate'],
    ['the other budgets', { budgets: null }, 'tools', 'budgets_not_said'],
    ['a network', { minutes: null, posts_per_quarter: null }, 'time', 'no_network'],
  ] as const)('is %s', (_, change, part, reason) => {
    const { inside } = compare(change)
    expect(inside.parts[part]).toEqual({ value: null, reason })
    expect(inside.year.value).toBeNull()
  })

  it('says so of the quote in another currency', () => {
    expect(compare({ offer: null, offer_reason: 'other_currency' }).outside.parts.fee.reason).toBe('other_currency')
  })

  it('has no price per post where none is planned', () => {
    expect(compare({ posts_per_quarter: 0 }).inside.per_post).toEqual({ value: null, reason: 'no_posts' })
    const idle = { strategist: 0, community: 0, content: 0, approver: 0, listing: 0 }
    expect(compare({ minutes: idle }).inside.per_hour).toEqual({ value: null, reason: 'no_hours' })
  })
})

describe('for any client', () => {
  const amount = fc.nat(10_000_000)
  const minutes = fc.nat(20_000)
  const inputs: fc.Arbitrary<StaffingCostInput> = fc.record({
    minutes: fc.option(
      fc.record({ strategist: minutes, community: minutes, content: minutes, approver: minutes, listing: minutes }),
    ),
    hourly_rate: fc.option(amount),
    posts_per_quarter: fc.option(fc.nat(500)),
    offer: fc.option(
      fc.record({
        fee: amount,
        third_party: amount,
        ads: fc.option(amount),
        once: amount,
        minutes: fc.option(fc.integer({ min: 1, max: 20_000 })),
      }),
    ),
    offer_reason: fc.constant(null),
    budgets: fc.option(fc.record({ ads: amount, tools: amount, production: amount })),
    changes_per_year: fc.nat(52),
    training_minutes: fc.nat(60_000),
  })

  it('a year is twelve months, what is paid once and the turnover; all three share the same hours', () => {
    fc.assert(
      fc.property(inputs, (input) => {
        const options = compareCosts(input)
        expect(options.map(({ option }) => option)).toEqual([...staffingOptions])
        for (const one of options) {
          const parts = costParts.map((part) => one.parts[part])
          const missing = parts.some((part) => part.value === null)
          expect(one.month.value === null).toBe(missing)
          for (const { value: amountOf, reason } of [...parts, one.month, one.year, one.turnover, one.per_hour, one.per_post]) {
            expect(amountOf === null).toBe(reason !== null)
          }
          if (one.month.value !== null && one.turnover.value !== null) {
            expect(one.year.value).toBe(12 * one.month.value + one.once + one.turnover.value)
            expect(one.year_at_least).toBe(one.year.value)
          } else expect(one.year.value).toBeNull()
          if (input.minutes !== null) {
            const total = Object.values(input.minutes).reduce((sum, each) => sum + each, 0)
            expect((one.inside_minutes ?? 0) + (one.outside_minutes ?? 0)).toBe(total)
            expect(Math.min(one.inside_minutes ?? -1, one.outside_minutes ?? -1)).toBeGreaterThanOrEqual(0)
          }
        }
      }),
    )
  })
})
