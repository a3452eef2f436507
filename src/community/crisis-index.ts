/** The crisis index: one evaluation of the last 24 hours, and the level that holds after it. */
import { fraction, rhaz, safe } from '../arithmetic.ts'

/** From calm to grave. */
export const crisisLevels = ['green', 'amber', 'red'] as const
export type CrisisLevel = (typeof crisisLevels)[number]

/** Who carries it further: nobody of note, an account of 10 000 followers or more, the press or an elected person. */
export const amplifiers = ['none', 'large_account', 'media_or_official'] as const
export type Amplifier = (typeof amplifiers)[number]

/** Set by a person: at least three similar complaints, discrimination or fraud, injury or health. */
export const severities = ['none', 'service', 'integrity', 'safety'] as const
export type Severity = (typeof severities)[number]

export interface CrisisInput {
  /** Median of daily mentions over the 28 days before; null with fewer than seven days of data. */
  baseline_daily_median: number | null
  mentions_24h: number
  negative_24h: number
  amplifier: Amplifier
  severity: Severity
  data_breach: boolean
  account_compromised: boolean
  legal_threat: boolean
  press_inquiry: boolean
  previous_level: CrisisLevel
  /** Evaluations in a row that came out below the level in force. */
  consecutive_lower: number
}

export interface CrisisResult {
  volume_points: number
  /** Whole percent; 0 below five mentions. */
  negative_share: number
  negative_points: number
  amplifier_points: number
  severity_points: number
  /** 0–100 */
  index: number
  /** What this evaluation says. */
  computed_level: CrisisLevel
  overrides: Override[]
  positive_spike: boolean
  watch: boolean
  /** The level in force from now on. */
  applied_level: CrisisLevel
  consecutive_lower: number
  pause_queue: boolean
  hold_promotional: boolean
}

export type Override = 'safety' | 'data_breach' | 'account_compromised' | 'legal_threat' | 'press_inquiry'

const fewestMentions = 5
const negativeShareOfASignal = 20
const ratioOfASpike = 200
const negativesToWatch = 3
const evaluationsToFall = 2

/** Points from a threshold on, the highest first. */
const volumeSteps = [
  { from: 500, points: 40 },
  { from: 300, points: 30 },
  { from: 200, points: 20 },
  { from: 150, points: 10 },
]
const negativeSteps = [
  { from: 60, points: 30 },
  { from: 40, points: 20 },
  { from: 20, points: 10 },
]
const amplifierPoints: Record<Amplifier, number> = { none: 0, large_account: 10, media_or_official: 20 }
const severityPoints: Record<Severity, number> = { none: 0, service: 10, integrity: 25, safety: 40 }

/** The input must be valid (`parseCrisisInput`). */
export function computeCrisis(input: CrisisInput): CrisisResult {
  const enoughMentions = input.mentions_24h >= fewestMentions
  const negativeShare = enoughMentions ? rhaz(BigInt(input.negative_24h) * 100n, input.mentions_24h) : 0
  const ratio = enoughMentions ? volumeRatio(input) : 0
  const isSignal = negativeShare >= negativeShareOfASignal || input.severity !== 'none'

  const points = {
    volume_points: isSignal ? pointsFrom(volumeSteps, ratio) : 0,
    negative_share: negativeShare,
    negative_points: pointsFrom(negativeSteps, negativeShare),
    amplifier_points: amplifierPoints[input.amplifier],
    severity_points: severityPoints[input.severity],
  }
  const { volume_points, negative_points, amplifier_points, severity_points } = points
  const index = Math.min(100, volume_points + negative_points + amplifier_points + severity_points)
  const { level, overrides } = override(levelOf(index), input)
  const applied = apply(level, input)

  return {
    ...points,
    index,
    computed_level: level,
    overrides,
    positive_spike: ratio >= ratioOfASpike && !isSignal,
    watch: applied.level === 'green' && input.negative_24h >= negativesToWatch,
    applied_level: applied.level,
    consecutive_lower: applied.consecutive_lower,
    pause_queue: applied.level === 'red',
    hold_promotional: applied.level !== 'green',
  }
}

/** Mentions in percent of the baseline, rounded down; a baseline below one a day counts as one. */
function volumeRatio({ mentions_24h, baseline_daily_median: baseline }: CrisisInput): number {
  if (baseline === null) return 0
  const { numerator, denominator } = fraction(Math.max(1, baseline))
  return safe((100n * BigInt(mentions_24h) * denominator) / numerator)
}

function pointsFrom(steps: readonly { from: number; points: number }[], value: number): number {
  return steps.find((step) => value >= step.from)?.points ?? 0
}

function levelOf(index: number): CrisisLevel {
  if (index >= 60) return 'red'
  return index >= 25 ? 'amber' : 'green'
}

/** Some facts decide alone: harm, a breach or a stolen account are red; a legal threat or the press is amber where all was green. */
function override(level: CrisisLevel, input: CrisisInput): { level: CrisisLevel; overrides: Override[] } {
  const grave: Override[] = []
  if (input.severity === 'safety') grave.push('safety')
  if (input.data_breach) grave.push('data_breach')
  if (input.account_compromised) grave.push('account_compromised')
  if (grave.length > 0) return { level: 'red', overrides: grave }
  if (level !== 'green') return { level, overrides: [] }
  if (input.legal_threat) return { level: 'amber', overrides: ['legal_threat'] }
  if (input.press_inquiry) return { level: 'amber', overrides: ['press_inquiry'] }
  return { level, overrides: [] }
}

/** A level rises at once and falls one step at a time, after two lower evaluations in a row. */
function apply(computed: CrisisLevel, input: CrisisInput): { level: CrisisLevel; consecutive_lower: number } {
  const { previous_level: previous } = input
  if (rank(computed) >= rank(previous)) return { level: computed, consecutive_lower: 0 }
  const lower = input.consecutive_lower + 1
  if (lower < evaluationsToFall) return { level: previous, consecutive_lower: lower }
  return { level: crisisLevels[rank(previous) - 1] ?? 'green', consecutive_lower: 0 }
}

function rank(level: CrisisLevel): number {
  return crisisLevels.indexOf(level)
}
