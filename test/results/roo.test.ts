import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseRooInput } from '../../src/results/roo-input.ts'
import { computeRoo, type RooInput, type RooResult } from '../../src/results/roo.ts'
import { readGoldens } from '../golden/read-goldens.ts'

describe('goldens', () => {
  test.each(readGoldens<RooInput & { id: string; expected: RooResult }>('roi', 'o'))(
    '$id',
    ({ elapsed_bp, list, expected }) => {
      expect(computeRoo({ elapsed_bp, list })).toStrictEqual(expected)
      expect(parseRooInput({ elapsed_bp, list })).toEqual({ ok: true, input: { elapsed_bp, list } })
    },
  )
})

const one = (elapsed_bp: number, baseline: number | null, target: number | null, actual: number | null) =>
  computeRoo({ elapsed_bp, list: [{ objective: 'leads', kpi: 'k', baseline, target, actual }] })
const status = (...values: Parameters<typeof one>) => one(...values).items[0]?.status

describe('single rules', () => {
  test('a missing value comes before an impossible target, and neither is 0 %', () => {
    expect(status(5000, 4, 4, null)).toBe('not_measured')
    expect(status(5000, null, 4, 4)).toBe('not_measured')
    expect(status(5000, 4, null, 4)).toBe('not_measured')
    expect(one(5000, 4, 4, 9)).toEqual({
      items: [{ objective: 'leads', kpi: 'k', attainment_bp: null, status: 'invalid_target' }],
      roo_bp: null,
      coverage_bp: 0,
    })
  })

  test('an absent value is a missing one', () => {
    expect(computeRoo({ elapsed_bp: 1, list: [{ objective: 'leads', kpi: 'k', target: 4 }] }).items[0]?.status).toBe(
      'not_measured',
    )
  })

  test('at the start everything that has not gone back is on track', () => {
    expect([status(0, 0, 10, 0), status(0, 0, 10, 3), status(0, 0, 10, 10), status(0, 0, 10, -1)]).toEqual([
      'on_track',
      'on_track',
      'reached',
      'regressing',
    ])
  })

  test('the thresholds are compared after rounding to basis points', () => {
    expect([status(10_000, 0, 10_000, 7000), status(10_000, 0, 10_000, 6999)]).toEqual(['slightly_late', 'late'])
    // 6 999.5 bp of attainment round to 7 000.
    expect(status(10_000, 0, 20_000, 13_999)).toBe('slightly_late')
    expect(status(3000, 0, 10_000, 3000)).toBe('on_track')
    expect(status(5000, 0, 10, 0)).toBe('late')
  })

  test('a KPI that must fall counts downwards; decimals are exact', () => {
    expect(one(5000, 540, 120, 330).items[0]?.attainment_bp).toBe(5000)
    expect(one(5000, 4.2, 4.6, 4.3).items[0]?.attainment_bp).toBe(2500)
    expect(one(5000, 0.1, 0.3, 0.2).items[0]?.attainment_bp).toBe(5000)
    expect(one(5000, 1e-7, 3e-7, 2e-7).items[0]?.attainment_bp).toBe(5000)
  })

  test('half a point goes away from zero on both sides', () => {
    expect(one(1, 0, 20_000, 1).items[0]?.attainment_bp).toBe(1)
    expect(one(1, 0, 20_000, -1).items[0]?.attainment_bp).toBe(-1)
  })

  test('no objective, nothing measured', () => {
    expect(computeRoo({ elapsed_bp: 0, list: [] })).toEqual({ items: [], roo_bp: null, coverage_bp: 0 })
  })
})

const value = fc.option(fc.integer({ min: -1000, max: 1000 }))
const anyInput = fc.record({
  elapsed_bp: fc.integer({ min: 0, max: 10_000 }),
  list: fc.array(
    fc.record({ objective: fc.constant('leads'), kpi: fc.constant('k'), baseline: value, target: value, actual: value }),
    {
      maxLength: 3,
    },
  ),
})

test('whatever the values: coverage is a share, RoO stays within 0 and 150 %, and mirroring the scale changes nothing', () => {
  const minus = (x: number | null) => (x === null ? null : -x)
  fc.assert(
    fc.property(anyInput, (input) => {
      const result = computeRoo(input)
      expect(result.coverage_bp >= 0 && result.coverage_bp <= 10_000).toBe(true)
      expect(result.roo_bp === null).toBe(result.coverage_bp === 0)
      if (result.roo_bp !== null) expect(result.roo_bp >= 0 && result.roo_bp <= 15_000).toBe(true)
      const mirrored = input.list.map((item) => ({
        ...item,
        baseline: minus(item.baseline),
        target: minus(item.target),
        actual: minus(item.actual),
      }))
      expect(computeRoo({ ...input, list: mirrored })).toStrictEqual(result)
    }),
  )
})

test('validation lists every error with its path', () => {
  const result = parseRooInput({ elapsed_bp: 10_001, list: [{ objective: 'leads', kpi: '', baseline: '4', goal: 3 }] })
  expect(result.ok ? [] : result.issues.map(({ path }) => path).toSorted()).toEqual([
    'elapsed_bp',
    'list[0].baseline',
    'list[0].goal',
    'list[0].kpi',
  ])
})
