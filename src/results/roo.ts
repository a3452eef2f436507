/** Return on objective: how much of the way from baseline to target was made, in the KPI's own unit. */
import { fraction, rhaz, sum, type Fraction } from '../arithmetic.ts'

export interface RooInput {
  /** Share of the period that has passed, in basis points. */
  elapsed_bp: number
  /** The most important objective first. */
  list: RooTarget[]
}

/** A value that nobody measured is null. A target may lie below its baseline. */
export interface RooTarget {
  objective: string
  kpi: string
  baseline?: number | null
  target?: number | null
  actual?: number | null
}

export interface RooResult {
  items: RooItem[]
  /** Weighted mean of the measured objectives, each counted between 0 and 150 %; null when none is. */
  roo_bp: number | null
  /** Measured weight ÷ total weight. */
  coverage_bp: number
}

export interface RooItem {
  objective: string
  kpi: string
  attainment_bp: number | null
  status: RooStatus
}

export type RooStatus = 'reached' | 'on_track' | 'slightly_late' | 'late' | 'regressing' | 'not_measured' | 'invalid_target'

const rankWeights = [100, 60, 30]
const highestCounted = 15_000

/** The input must be valid (`parseRooInput`). Throws `RangeError` when a result no longer fits a safe integer. */
export function computeRoo({ elapsed_bp, list }: RooInput): RooResult {
  const items = list.map((target) => itemOf(target, elapsed_bp))
  const weighted = items.map((item, rank) => ({ attainment: item.attainment_bp, weight: rankWeights[rank] ?? 0 }))
  const measured = weighted.flatMap(({ attainment, weight }) => (attainment === null ? [] : [{ attainment, weight }]))
  const total = sum(weighted.map(({ weight }) => weight))
  const known = sum(measured.map(({ weight }) => weight))
  const points = sum(measured.map(({ attainment, weight }) => weight * Math.min(Math.max(attainment, 0), highestCounted)))
  return {
    items,
    roo_bp: known === 0 ? null : rhaz(points, known),
    coverage_bp: total === 0 ? 0 : rhaz(known * 10_000, total),
  }
}

function itemOf({ objective, kpi, baseline, target, actual }: RooTarget, elapsed: number): RooItem {
  if (baseline == null || target == null || actual == null) {
    return { objective, kpi, attainment_bp: null, status: 'not_measured' }
  }
  if (target === baseline) return { objective, kpi, attainment_bp: null, status: 'invalid_target' }
  const attainment = attainmentOf(fraction(baseline), fraction(target), fraction(actual))
  return { objective, kpi, attainment_bp: attainment, status: statusOf(attainment, elapsed) }
}

/** `(actual − baseline) ÷ (target − baseline)` in basis points. */
function attainmentOf(baseline: Fraction, target: Fraction, actual: Fraction): number {
  const done = difference(actual, baseline)
  const planned = difference(target, baseline)
  return rhaz(done.numerator * planned.denominator * 10_000n, done.denominator * planned.numerator)
}

function difference(a: Fraction, b: Fraction): Fraction {
  return {
    numerator: a.numerator * b.denominator - b.numerator * a.denominator,
    denominator: a.denominator * b.denominator,
  }
}

function statusOf(attainment: number, elapsed: number): RooStatus {
  if (attainment >= 10_000) return 'reached'
  if (attainment < 0) return 'regressing'
  if (elapsed === 0) return 'on_track'
  const pace = rhaz(BigInt(attainment) * 10_000n, elapsed)
  if (pace >= 10_000) return 'on_track'
  return pace >= 7_000 ? 'slightly_late' : 'late'
}
