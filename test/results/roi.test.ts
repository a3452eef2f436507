import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { instalment, median, rhaz, rhu } from '../../src/arithmetic.ts'
import { parseRoiInput } from '../../src/results/roi-input.ts'
import {
  computeRoi,
  costKinds,
  evidenceKinds,
  type Evidence,
  type RoiInput,
  type RoiMonth,
  type RoiResult,
  type Sale,
} from '../../src/results/roi.ts'
import { readGoldens } from '../golden/read-goldens.ts'

describe('goldens', () => {
  test.each(readGoldens<{ id: string; input: RoiInput; expected: RoiResult }>('roi', 'r'))('$id', ({ input, expected }) => {
    expect(computeRoi(input)).toStrictEqual(expected)
    expect(parseRoiInput(input)).toEqual({ ok: true, input })
  })
})

const hours = (minutes: number, rate_per_hour: number) => ({ role: 'cm', minutes, rate_per_hour, source: 'logged' as const })
/** Months from January 2026 on, each with a cost of 100.00 and what is given. */
const series = (...months: Partial<RoiMonth>[]): RoiMonth[] =>
  months.map((month, i) => ({
    month: `2026-${String(i + 1).padStart(2, '0')}`,
    time: [hours(60, 10_000)],
    tracking: { utm: true },
    ...month,
  }))
const base = { currency: 'EUR', vat_recoverable: true, default_margin_bp: 10_000 }
const run = (months: RoiMonth[], more: Partial<RoiInput> = {}) => computeRoi({ ...base, ...more, months })
const sale = (id: string, revenue: number, evidence: Evidence = 'utm', more: Partial<Sale> = {}): Sale => ({
  id,
  evidence,
  revenue,
  ...more,
})
const sold = (revenue: number, evidence: Evidence = 'utm') => ({ sales: [sale(`s${revenue}`, revenue, evidence)] })
const last = (result: RoiResult) => result.series.at(-1) as RoiResult['series'][number]

describe('worked examples', () => {
  test('r06: support, a hire and open leads are in the extended return only', () => {
    const cost = { time: [hours(600, 7000)] }
    const result = run([
      ...series(
        { ...cost, sales: [sale('a', 60_000)], support: { resolved: 38, unit_cost: 450 } },
        { ...cost, support: { resolved: 41, unit_cost: 450 }, hires: { count: 1, avoided_cost: 320_000 } },
        { ...cost, support: { resolved: 35, unit_cost: 450 }, leads: { open: 7, close_rate_bp: 1850, avg_margin: 41_333 } },
      ),
    ])
    expect(result.series.map(({ returns }) => returns.support)).toEqual([17_100, 18_450, 15_750])
    expect(last(result).returns.leads).toBe(53_526)
    expect(last(result).cumulative).toMatchObject({
      cost: 210_000,
      strict: 60_000,
      extended: 484_826,
      strict_roi: { bp: -7143, reason: null },
      extended_roi: { bp: 13_087, reason: null },
    })
  })

  test('r02: forecast and confidence', () => {
    const { input } = readGoldens<{ input: RoiInput }>('roi', 'r02')[0] as { input: RoiInput }
    const result = computeRoi(input)
    expect(
      result.series.map((month) => month.cumulative.extended_net).filter((net) => net === -337_700 || net === 21_800),
    ).toHaveLength(2)
    expect(last(result).trailing6?.extended_roi.bp).toBe(13_774)
    expect(last(result).cumulative.extended_roi.bp).toBe(3779)
  })
})

describe('rounding', () => {
  test('half goes away from zero, exactly, at any size', () => {
    expect([rhaz(5, 2), rhaz(-5, 2), rhaz(5, -2), rhaz(-5, -2), rhaz(0, -3), rhaz(-1, 3)]).toStrictEqual([3, -3, -3, 3, 0, 0])
    expect(rhaz(BigInt(Number.MAX_SAFE_INTEGER) * 10_001n, 10_001)).toBe(Number.MAX_SAFE_INTEGER)
    expect(() => rhaz(BigInt(Number.MAX_SAFE_INTEGER) * 2n, 1)).toThrow(RangeError)
    expect([rhu(5, 2), rhu(4, 3), rhu(0, 7)]).toEqual([3, 1, 0])
    expect(median([4, 1, 3])).toBe(3)
    expect(median([])).toBeNull()
    expect(median([-1, -2])).toBe(-2)
  })

  test('instalments of any amount sum to it and differ by one unit at most', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 1, max: 60 }), (amount, count) => {
        const parts = Array.from({ length: count }, (_, index) => instalment(amount, count, index))
        expect(parts.reduce((a, b) => a + b, 0)).toBe(amount)
        expect(parts).toEqual(parts.toSorted((a, b) => b - a))
        expect((parts[0] as number) - (parts.at(-1) as number)).toBeLessThanOrEqual(1)
      }),
    )
  })
})

describe('costs', () => {
  test('tax is a cost only for who cannot recover it, rounded by line', () => {
    const costs = [1, 2, 3].map(() => ({ kind: 'ads' as const, amount_ht: 1005, vat_bp: 2000 }))
    const months = series({ costs: [...costs, { kind: 'tools', amount_ht: 3, vat_bp: 5000 }] })
    expect(run(months).series[0]?.cost).toEqual({
      time: 10_000,
      ads: 3015,
      tools: 3,
      production: 0,
      external: 0,
      total: 13_018,
    })
    expect(run(months, { vat_recoverable: false }).series[0]?.cost).toMatchObject({ ads: 3618, tools: 5 })
  })

  test('a spread cost falls on its own months only, whatever months are looked at', () => {
    const spread = { kind: 'tools' as const, amount_ht: 100, vat_bp: 0, months: 3, start: '2025-12' }
    const result = run(series({}, {}, {}), { spread_costs: [spread] })
    expect(result.series.map(({ cost }) => cost.tools)).toEqual([33, 33, 0])
  })

  test('the work of the consultant and of a provider is paid by invoice: logging it changes nothing', () => {
    const own = series({ ...sold(5000) })
    const logged = own.map((month) => ({
      ...month,
      time: [
        ...(month.time ?? []),
        { ...hours(600, 9000), role: 'consultant' },
        { ...hours(60, 1), role: 'provider', source: 'estimated' as const },
      ],
    }))
    expect(run(logged)).toStrictEqual(run(own))
  })

  test('no cost: the ratio says so, but a return that nobody measured is said first', () => {
    const free = { time: [] }
    const result = run(series({ ...free, ...sold(100) }, { ...free, tracking: {} }))
    expect(result.series.map((month) => month.strict_roi.reason)).toEqual(['no_cost', 'return_not_measured'])
    expect(last(result).cumulative.strict_roi).toEqual({ bp: null, reason: 'no_cost' })
  })

  test('cost per lead and customer: unknown or none gives null', () => {
    const months = series({ new_leads: 3, new_customers: 0 }, { new_leads: null })
    expect(run(months).series.map(({ cpl, cpa }) => [cpl, cpa])).toEqual([
      [3333, null],
      [null, null],
    ])
  })
})

describe('currencies', () => {
  const fx = {
    USD: { rate: '0.9215', date: '2026-01-31' },
    TND: { rate: '0.2985', date: '2026-01-31' },
    XOF: { rate: '0.001524', date: '2026-01-31' },
  }

  test('are converted exactly, with the minor units of both', () => {
    const inCurrency = (currency: string, revenue: number) =>
      run(series({ sales: [sale('a', revenue, 'utm', { currency })] }), { fx }).series[0]?.attributed_revenue
    expect(inCurrency('USD', 1001)).toBe(922) // 10.01 × 0.9215 = 9.224215
    expect(inCurrency('TND', 10_001)).toBe(299) // 10.001 × 0.2985 = 2.98529…
    expect(inCurrency('XOF', 10_000)).toBe(1524) // 10 000 × 0.001524 = 15.24
    expect(inCurrency('EUR', 77)).toBe(77)
    const cfa = { ...base, currency: 'XOF', fx: { EUR: { rate: '655.957', date: '2026-01-31' } } }
    expect(
      computeRoi({ ...cfa, months: series(sold(0), { sales: [sale('e', 1000, 'utm', { currency: 'EUR' })] }) }).series[1]
        ?.strict,
    ).toBe(6560)
  })

  test('the converted amount is rounded before the tax is added', () => {
    const costs = [{ kind: 'ads' as const, amount_ht: 109, vat_bp: 2000, currency: 'USD' }]
    const half = { USD: { rate: '0.5', date: '2026-01-31' } }
    // 1.09 × 0.5 = 0.545 → 0.55, with tax 0.66; in one step it would be 0.654 → 0.65.
    expect(run(series({ costs }), { fx: half, vat_recoverable: false }).series[0]?.cost.ads).toBe(66)
  })

  test('without a rate they are left out and counted, after the duplicates', () => {
    const cost = { kind: 'ads' as const, amount_ht: 500, vat_bp: 0, currency: 'CHF' }
    const result = run(
      series({
        costs: [cost, { ...cost, currency: 'GBP' }],
        sales: [
          sale('a', 900, 'declared'),
          sale('a', 900, 'utm', { currency: 'CHF' }),
          sale('a', 900, 'assisted', { currency: 'CHF' }),
        ],
      }),
      { spread_costs: [{ ...cost, months: 12, start: '2020-01' }] },
    )
    expect(result.excluded_currencies).toEqual({ CHF: 3, GBP: 1 })
    expect(result.duplicates_ignored).toBe(2)
    // The weaker twin does not come back, and nothing else was sold.
    expect(result.series[0]).toMatchObject({ strict: 0, attributed_revenue: 0, cost: { total: 10_000 } })
    expect(result.sales_without_margin).toBe(0)
  })
})

describe('returns', () => {
  test('tracking tells nothing sold from nothing measured; a recorded sale counts without it', () => {
    const month = (tracking: RoiMonth['tracking'], sales: Sale[] = []) =>
      run(series({ tracking: tracking ?? {}, sales })).series[0]?.returns
    expect(month({})).toMatchObject({ strict: null, declared: null, assisted: null })
    expect(month({ promo_code: true, declared: false, assisted: true })).toMatchObject({
      strict: 0,
      declared: null,
      assisted: 0,
    })
    expect(month({}, [sale('a', 10), sale('b', 9, 'assisted')])).toMatchObject({ strict: 10, declared: null, assisted: 5 })
  })

  test('a month whose sales all lack a margin is not measured, whatever is tracked', () => {
    const all = { utm: true, declared: true, assisted: true }
    const result = run(series({ tracking: all, sales: [sale('a', 10, 'utm')] }), { default_margin_bp: null })
    expect(result.series[0]).toMatchObject({ strict: null, extended: null, attributed_revenue: 10 })
    expect(result.sales_without_margin).toBe(1)
  })

  test('a kind of proof whose sales all lack a margin is not measured; the others are', () => {
    const sales = [sale('a', 10), sale('b', 20, 'declared', { margin_bp: 5000 })]
    const result = run(series({ tracking: { utm: true, declared: true }, sales }), { default_margin_bp: null })
    expect(result.series[0]).toMatchObject({ strict: null, returns: { strict: null, declared: 10 }, extended: 10 })
    expect(result.missing_months).toEqual({ strict: ['2026-01'], extended: [] })
  })

  test('a sale without a margin leaves the others of its kind alone', () => {
    const sales = [sale('a', 10), sale('b', 20, 'utm', { margin_bp: 5000 })]
    expect(run(series({ sales }), { default_margin_bp: null }).series[0]).toMatchObject({ strict: 10, attributed_revenue: 30 })
  })

  test('margin, then the assisted factor, each rounded', () => {
    // 0.05 at 30 % is 0.015 → 0.02, of which 25 % is 0.005 → 0.01; in one step it would be 0.00375 → 0.
    const months = series({ sales: [sale('a', 5, 'assisted', { margin_bp: 3000 })] })
    expect(run(months, { assisted_factor_bp: 2500 }).series[0]?.returns.assisted).toBe(1)
    expect(run(series({ sales: [sale('a', -5, 'assisted', { margin_bp: 10_000 })] })).series[0]?.returns.assisted).toBe(-3)
  })

  test('leads, support and hires need the client’s own figure', () => {
    const month = {
      leads: { open: 3, close_rate_bp: 5000, avg_margin: null },
      support: { resolved: 3, unit_cost: null },
      hires: null,
    }
    expect(run(series(month)).series[0]?.returns).toMatchObject({ leads: null, support: null, hires: null })
    expect(run(series({ leads: { open: 0, close_rate_bp: 0, avg_margin: 5 } })).series[0]?.returns.leads).toBe(0)
  })

  test('of the same proof the first in the series counts, in the month where it was recorded', () => {
    const result = run(series({ sales: [sale('a', 100, 'declared')] }, { sales: [sale('a', 300), sale('a', 500)] }))
    expect(result.series.map(({ strict }) => strict)).toEqual([0, 300])
    expect(result.duplicates_ignored).toBe(2)
  })
})

describe('windows, break-even, forecast', () => {
  const unmeasured = { tracking: {} }

  test('months are put in the order of the calendar', () => {
    const months = series(sold(1), sold(2), sold(3))
    expect(run([months[2]!, months[0]!, months[1]!])).toStrictEqual(run(months))
  })

  test('a third of the window may be unmeasured, not more; a single month is measured or not', () => {
    const result = run(series(unmeasured, sold(1), sold(2), unmeasured, unmeasured))
    expect(result.series.map((month) => month.cumulative.strict_roi.reason)).toEqual([
      'return_not_measured',
      'too_many_unmeasured_months',
      'at_least',
      'too_many_unmeasured_months',
      'too_many_unmeasured_months',
    ])
    expect(result.series.map((month) => month.trailing3?.strict_roi.reason)).toEqual([
      undefined,
      undefined,
      'at_least',
      'at_least',
      'too_many_unmeasured_months',
    ])
    expect(result.series.map((month) => month.strict_roi.reason)).toEqual([
      'return_not_measured',
      null,
      null,
      'return_not_measured',
      'return_not_measured',
    ])
  })

  test('reached, lost and reached again: the first month and the lasting one differ', () => {
    const result = run(series(sold(10_000), sold(0), sold(20_001), sold(10_002)))
    expect(result.break_even.strict).toEqual({ first: '2026-01', sustained: '2026-03', forecast_months: null })
  })

  test('reached and lost: none lasts, and the way back is forecast', () => {
    const months = series(sold(30_000), sold(0), sold(1), sold(2), sold(9000), sold(22_000))
    const result = run(months)
    expect(last(result).cumulative.strict_net).toBe(1003)
    expect(run(months.slice(0, 5)).break_even.strict).toEqual({ first: '2026-01', sustained: null, forecast_months: null })
    const late = run(series(sold(10_000), sold(0), sold(10_100), sold(10_200), sold(10_300)))
    expect(late.break_even.strict).toEqual({ first: '2026-01', sustained: null, forecast_months: 47 })
  })

  test('no forecast before three months, from a falling trend, or over an unmeasured month', () => {
    const forecast = (...months: Partial<RoiMonth>[]) => run(series(...months)).break_even.strict.forecast_months
    expect(forecast(sold(0), sold(19_000))).toBeNull()
    expect(forecast(sold(0), sold(1), sold(2))).toBeNull()
    expect(forecast(sold(0), sold(11_000), unmeasured, sold(11_001))).toBeNull()
    expect(forecast(sold(0), sold(11_000), sold(11_001), sold(11_002))).toBe(7)
    // The mean is 0.33 of a cent, rounded to none.
    expect(forecast(sold(0), sold(10_000), sold(10_001), { sales: [sale('z', 10_000)] })).toBeNull()
  })

  test('verdict at 3 and 6 months', () => {
    const verdict = (count: number) => run(series(...Array.from({ length: count }, () => ({})))).verdict
    expect([0, 2, 3, 5, 6].map(verdict)).toEqual(['too_early', 'too_early', 'trend', 'trend', 'established'])
  })

  test('no month at all', () => {
    expect(run([])).toMatchObject({
      series: [],
      break_even: { strict: { first: null, sustained: null, forecast_months: null } },
      confidence: { score: 0, grade: 'D' },
    })
  })
})

describe('confidence', () => {
  const score = (months: Partial<RoiMonth>[], more: Partial<RoiInput> = {}) => run(series(...months), more).confidence.score

  test('adds four parts, each rounded down', () => {
    expect(score([sold(1)])).toBe(40 + 30 + 3)
    expect(score([sold(1)], { kpis: { measured: 2, declared: 3 } })).toBe(40 + 30 + 3 + 6)
    expect(score([sold(1)], { kpis: { measured: 0, declared: 0 } })).toBe(73)
    expect(score([{ ...sold(1), time: [] }])).toBe(40 + 3)
  })

  test('more proved than in all, when refunds are only declared, is not worth more than 40', () => {
    expect(score([{ sales: [sale('a', 100), sale('b', -40, 'declared')] }])).toBe(73)
  })
})

const evidence = fc.constantFrom(...evidenceKinds)
const anySale: fc.Arbitrary<Sale> = fc.record(
  {
    id: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'),
    evidence,
    revenue: fc.integer({ min: -100_000, max: 1_000_000 }),
    margin_bp: fc.option(fc.integer({ min: 0, max: 10_000 })),
    currency: fc.constantFrom('EUR', 'USD', 'CHF', 'TND'),
  },
  { requiredKeys: ['id', 'evidence', 'revenue'] },
)
const anyCost = fc.record({
  kind: fc.constantFrom(...costKinds),
  amount_ht: fc.nat(100_000),
  vat_bp: fc.constantFrom(0, 550, 2000),
  currency: fc.constantFrom('EUR', 'USD', 'CHF', 'TND'),
})
const anyMonth = fc.record(
  {
    time: fc.array(
      fc.record({
        role: fc.constantFrom('cm', 'consultant'),
        minutes: fc.nat(3000),
        rate_per_hour: fc.nat(9000),
        source: fc.constantFrom('logged' as const, 'estimated' as const),
      }),
      { maxLength: 3 },
    ),
    costs: fc.array(anyCost, { maxLength: 3 }),
    tracking: fc.record({ utm: fc.boolean(), promo_code: fc.boolean(), declared: fc.boolean(), assisted: fc.boolean() }),
    sales: fc.array(anySale, { maxLength: 4 }),
    leads: fc.record({ open: fc.nat(9), close_rate_bp: fc.nat(10_000), avg_margin: fc.option(fc.nat(90_000)) }),
    new_leads: fc.option(fc.nat(9)),
  },
  { requiredKeys: [] },
)
const anyInput: fc.Arbitrary<RoiInput> = fc
  .record({
    vat_recoverable: fc.boolean(),
    default_margin_bp: fc.option(fc.integer({ min: 0, max: 10_000 })),
    assisted_factor_bp: fc.integer({ min: 0, max: 10_000 }),
    spread_costs: fc.array(
      fc.tuple(anyCost, fc.integer({ min: 1, max: 14 }), fc.integer({ min: 1, max: 9 })).map(([cost, months, start]) => ({
        ...cost,
        months,
        start: `2025-0${start}`,
      })),
      { maxLength: 2 },
    ),
    months: fc.array(anyMonth, { maxLength: 9 }),
  })
  .map(({ months, ...input }) => ({
    ...input,
    currency: 'EUR',
    fx: { USD: { rate: '0.9215', date: '2026-01-31' }, TND: { rate: '0.29', date: '2026-01-31' } },
    months: months.map((month, i) => ({ month: `2025-0${i + 1}`, ...month })),
  }))

describe('whatever the input', () => {
  const holds = (property: (input: RoiInput, result: RoiResult) => void) =>
    fc.assert(
      fc.property(anyInput, (input) => property(input, computeRoi(input))),
      { numRuns: 300 },
    )

  test('it is accepted, not changed, and the order of the months does not matter unless proofs are equal', () => {
    holds((input, result) => {
      const before = structuredClone(input)
      expect(parseRoiInput(input).ok).toBe(true)
      expect(computeRoi(input)).toStrictEqual(result)
      expect(input).toEqual(before)
      expect(computeRoi({ ...input, months: input.months.toReversed() })).toStrictEqual(result)
    })
  })

  test('windows add up, and every ratio is the exact one rounded half away from zero', () => {
    holds((_, { series: months }) => {
      months.forEach((month, index) => {
        const costs = months.slice(0, index + 1).map(({ cost }) => cost.total)
        expect(month.cumulative.cost).toBe(costs.reduce((a, b) => a + b, 0))
        for (const window of [month.cumulative, month.trailing3, month.trailing6]) {
          if (!window || window.strict === null || window.strict_roi.bp === null) continue
          // |bp × cost − (return − cost) × 10 000| ≤ cost ÷ 2, and at exactly half the magnitude is the larger one.
          const exact = (BigInt(window.strict) - BigInt(window.cost)) * 10_000n
          const off = BigInt(window.strict_roi.bp) * BigInt(window.cost) - exact
          const size = off < 0n ? -off : off
          expect(2n * size <= BigInt(window.cost)).toBe(true)
          if (2n * size === BigInt(window.cost)) expect(off > 0n).toBe(exact > 0n)
        }
      })
    })
  })

  test('spread costs are exact over their whole run', () => {
    fc.assert(
      fc.property(fc.nat(1_000_000), fc.integer({ min: 1, max: 12 }), (amount_ht, months) => {
        const spread = { kind: 'tools' as const, amount_ht, vat_bp: 0, months, start: '2026-01' }
        const result = run(series(...Array.from({ length: 12 }, () => ({}))), { spread_costs: [spread] })
        expect(result.series.reduce((sum, { cost }) => sum + cost.tools, 0)).toBe(amount_ht)
      }),
    )
  })

  test('cutting a sale in two changes its line by one unit at most', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -99_999, max: 99_999 }),
        fc.integer({ min: -99_999, max: 99_999 }),
        fc.nat(10_000),
        (a, b, margin_bp) => {
          const strict = (...revenues: number[]) =>
            run(series({ sales: revenues.map((revenue, i) => sale(`s${i}`, revenue, 'utm', { margin_bp })) })).series[0]
              ?.strict as number
          expect(Math.abs(strict(a, b) - strict(a + b))).toBeLessThanOrEqual(1)
        },
      ),
    )
  })

  test('the order of rows with different proofs, and weaker rows added, change no amount', () => {
    const weaker = fc.uniqueArray(evidence, { minLength: 1 })
    fc.assert(
      fc.property(weaker, fc.nat(3), (kinds, where) => {
        const rows = kinds.map((kind, i) => sale('one', 1000 + i, kind))
        const best = rows.toSorted((x, y) => evidenceKinds.indexOf(x.evidence) - evidenceKinds.indexOf(y.evidence))[0] as Sale
        const shuffled = [...rows.slice(where), ...rows.slice(0, where)]
        const tracking = { utm: true, promo_code: true, declared: true, assisted: true }
        const alone = run(series({ tracking, sales: [best] }))
        expect(run(series({ tracking, sales: shuffled }))).toStrictEqual({ ...alone, duplicates_ignored: rows.length - 1 })
      }),
    )
  })

  test('a second reading of the rules, written apart, gives the same returns and costs', () => {
    holds((input, result) => {
      const seen = secondReading(input)
      expect(
        result.series.map(({ cost, returns, attributed_revenue }) => ({
          cost: cost.total,
          ...pick(returns),
          revenue: attributed_revenue,
        })),
      ).toEqual(seen.months)
      expect([result.duplicates_ignored, result.sales_without_margin, result.excluded_currencies]).toEqual([
        seen.duplicates,
        seen.without,
        seen.excluded,
      ])
    })
  })
})

const pick = ({ strict, declared, assisted, leads }: RoiResult['series'][number]['returns']) => ({
  strict,
  declared,
  assisted,
  leads,
})

/** One pass over all rows with exact fractions: another shape than the engine's, for the same rules. */
function secondReading(input: RoiInput) {
  const round = (n: bigint, d: bigint) => Number(n >= 0n ? (n + d / 2n) / d : -((-n + d / 2n) / d)) // d is even
  const perUnit: Record<string, [bigint, bigint] | undefined> = {
    EUR: [2n, 2n],
    USD: [9215n * 2n, 10_000n * 2n],
    TND: [29n * 2n, 1000n * 2n],
  }
  const convert = (amount: number, code = 'EUR') => {
    const rate = perUnit[code]
    return rate ? round(BigInt(amount) * rate[0], rate[1]) : undefined
  }
  const bp = (amount: number, rate: number) => round(BigInt(amount) * BigInt(rate), 10_000n)
  const excluded: Record<string, number> = {}
  const leaveOut = (code = 'EUR') => {
    excluded[code] = (excluded[code] ?? 0) + 1
  }
  const gross = (amount: number, vat: number) => (input.vat_recoverable ? amount : amount + bp(amount, vat))

  const months = input.months.map(() => ({ cost: 0, revenue: 0, margins: [] as { kind: string; margin: number | null }[] }))
  for (const cost of input.spread_costs ?? []) {
    const amount = convert(cost.amount_ht, cost.currency)
    if (amount === undefined) leaveOut(cost.currency)
    else {
      const paid = gross(amount, cost.vat_bp)
      // Coin by coin from the first month on, on the instalment table.
      const first = Number(cost.start.slice(-2)) - 1
      for (let k = 0; k < cost.months; k += 1) {
        const until = (n: number) => Math.floor(paid / cost.months) * n + Math.min(n, paid % cost.months)
        const month = months[first + k]
        if (month) month.cost += until(k + 1) - until(k)
      }
    }
  }
  const rows = input.months.flatMap((month, index) => (month.sales ?? []).map((row) => ({ row, index })))
  const order = ['utm', 'promo_code', 'declared', 'assisted']
  const winners = new Map<string, (typeof rows)[number]>()
  for (const kind of order)
    for (const entry of rows) if (entry.row.evidence === kind && !winners.has(entry.row.id)) winners.set(entry.row.id, entry)
  let without = 0
  for (const { row, index } of winners.values()) {
    const revenue = convert(row.revenue, row.currency)
    const month = months[index]!
    if (revenue === undefined) {
      leaveOut(row.currency)
      continue
    }
    month.revenue += revenue
    const rate = row.margin_bp ?? input.default_margin_bp
    if (rate == null) without += 1
    const margin = rate == null ? null : bp(revenue, rate)
    month.margins.push({
      kind: row.evidence === 'promo_code' ? 'utm' : row.evidence,
      margin: margin !== null && row.evidence === 'assisted' ? bp(margin, input.assisted_factor_bp ?? 5000) : margin,
    })
  }
  return {
    without,
    excluded,
    duplicates: rows.length - winners.size,
    months: input.months.map((month, index) => {
      const state = months[index]!
      for (const entry of month.time ?? []) {
        if (entry.role === 'cm') state.cost += round(BigInt(entry.minutes * entry.rate_per_hour), 60n)
      }
      for (const cost of month.costs ?? []) {
        const amount = convert(cost.amount_ht, cost.currency)
        if (amount === undefined) leaveOut(cost.currency)
        else state.cost += gross(amount, cost.vat_bp)
      }
      const silent = state.margins.length > 0 && state.margins.every(({ margin }) => margin === null)
      const component = (kind: string, tracked: boolean | undefined) => {
        const own = state.margins.filter((entry) => entry.kind === kind)
        const known = own.filter(({ margin }) => margin !== null)
        if (known.length > 0) return known.reduce((sum, { margin }) => sum + (margin ?? 0), 0)
        return own.length > 0 || silent || !tracked ? null : 0
      }
      const { tracking = {}, leads } = month
      return {
        cost: state.cost,
        strict: component('utm', tracking.utm || tracking.promo_code),
        declared: component('declared', tracking.declared),
        assisted: component('assisted', tracking.assisted),
        leads:
          leads?.avg_margin == null
            ? null
            : round(BigInt(leads.open) * BigInt(leads.close_rate_bp) * BigInt(leads.avg_margin), 10_000n),
        revenue: state.revenue,
      }
    }),
  }
}

describe('validation', () => {
  test('lists every error with its path', () => {
    const [month] = series({})
    const result = parseRoiInput({
      ...base,
      currency: 'eur',
      fx: { USD: { rate: 0.9 }, CHF: { rate: '0.00' } },
      months: [
        month,
        { ...month, month: '2026-13' },
        { ...month, month: '2026-02', sales: [sale('a', 12.5), { id: 'b', evidence: 'rumour', revenue: 1, extra: true }] },
      ],
    })
    expect(result.ok ? [] : result.issues.map(({ path }) => path).toSorted()).toEqual(
      [
        'currency',
        'fx.CHF.rate',
        'fx.USD.rate',
        'months[1].month',
        'months[2].sales[0].revenue',
        'months[2].sales[1].evidence',
        'months[2].sales[1].extra',
      ].toSorted(),
    )
  })

  test('says what is wrong and what was found', () => {
    expect(
      parseRoiInput({ ...base, months: [{ month: '2026-01', sales: [{ id: 'a', evidence: 'utm', revenue: '12' }] }] }),
    ).toEqual({
      ok: false,
      issues: [{ path: 'months[0].sales[0].revenue', message: 'must be a whole number of minor units (cents), not "12"' }],
    })
  })

  test('a month given twice is an error at the second one', () => {
    const [month] = series({})
    expect(parseRoiInput({ ...base, months: [month, month] })).toMatchObject({
      ok: false,
      issues: [{ path: 'months[1].month' }],
    })
  })
})
