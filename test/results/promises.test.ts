/** What the engines of money and figures promise, one row of the list each: `test/traceability`. */
import { describe, expect, it } from 'vitest'
import { computeKpi, type KpiInput } from '../../src/results/kpi.ts'
import { computeRoi, type RoiInput, type RoiResult } from '../../src/results/roi.ts'
import { computeRoo, type RooInput } from '../../src/results/roo.ts'
import { readGoldens } from '../golden/read-goldens.ts'

const kpi = (number: string): ReturnType<typeof computeKpi> =>
  computeKpi(only<{ input: KpiInput }>(readGoldens('kpi', number)).input)
const roi = (number: string): { input: RoiInput; result: RoiResult } => {
  const { input } = only<{ input: RoiInput }>(readGoldens('roi', number))
  return { input, result: computeRoi(input) }
}

function only<T>([found]: T[]): T {
  if (found === undefined) throw new Error('no such sample')
  return found
}

describe('figures', () => {
  it('engagement in its several forms, amplification, cadence, answers [000-15] [000-09] [001-38] [001-13] [001-16]', () => {
    const all = kpi('k01')
    expect(all.er_by_reach.bp).not.toBeNull()
    expect(all.er_by_followers.bp).not.toBeNull()
    expect(all.amplification_x100).not.toBeNull()
    expect(all.cadence_kept_bp).toBe(8750)
  })

  it('what a network does not tell is not measured, rather than zero', () => {
    expect(kpi('k02').er_by_reach.bp).toBeNull()
  })
})

describe('money', () => {
  it('time is a cost even without an invoice, and return is margin [001-40] [001-03] [001-07]', () => {
    const { input, result } = roi('r01')
    expect(input.months[0]?.time?.length).toBeGreaterThan(0)
    const withoutTime = computeRoi({ ...input, months: input.months.map((month) => ({ ...month, time: [] })) })
    const [paid, unpaid] = [result, withoutTime].map((one) => one.series.at(-1)?.cost)
    expect(paid).not.toEqual(unpaid)
  })

  it('no verdict before three months, a trend until six, then one [000-06]', () => {
    const [month] = roi('r01').input.months
    if (month === undefined) throw new Error('no month')
    const after = (count: number): unknown => {
      const months = Array.from({ length: count }, (_, i) => ({ ...month, month: `2026-${String(i + 1).padStart(2, '0')}` }))
      return computeRoi({ ...roi('r01').input, months }).verdict
    }
    expect([1, 2, 3, 5, 6].map(after)).toEqual(['too_early', 'too_early', 'trend', 'trend', 'established'])
  })

  it('progress towards an objective is in the unit of its indicator, minutes that must fall too [004-65]', () => {
    const { elapsed_bp, list } = only(readGoldens<RooInput>('roi', 'o02'))
    const { items } = computeRoo({ elapsed_bp, list })
    expect(items[0]).toMatchObject({ objective: expect.any(String) as string, status: expect.any(String) as string })
    expect(list[0]?.target ?? 0).toBeLessThan(list[0]?.baseline ?? 0)
  })
})
