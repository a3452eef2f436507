/** From what is seen and what a person says to the level in force and what becomes of the incident. */
import type { CrisisState, Incident, IncidentFacts } from '../store/crisis.ts'
import {
  amplifiers,
  computeCrisis,
  crisisLevels,
  type Amplifier,
  type CrisisInput,
  type CrisisLevel,
  type CrisisResult,
} from './crisis-index.ts'

/** Of the last 24 hours. */
export interface Signals {
  /** Null: fewer than seven days are known, and volume says nothing. */
  readonly baseline: number | null
  readonly mentions: number
  readonly negative: number
  readonly amplifier: Amplifier
}

/** What a person says or decides. */
export interface Said {
  readonly facts?: Partial<IncidentFacts>
  readonly raise?: 'amber' | 'red'
  /** One level down, whatever is computed. */
  readonly lower?: boolean
}

export interface Step {
  readonly input: CrisisInput
  readonly result: CrisisResult
  readonly previous: Pick<CrisisState, 'level' | 'consecutive_lower'>
  readonly next: Pick<CrisisState, 'level' | 'consecutive_lower' | 'watch'>
  /** What is known of the incident after it; null: nothing was, and nothing was said. */
  readonly facts: IncidentFacts | null
}

const negativesToWatch = 3

export const nothingKnown: IncidentFacts = {
  topic: '',
  severity: 'none',
  amplifier: 'none',
  data_breach: false,
  account_compromised: false,
  legal_threat: false,
  press_inquiry: false,
  responsibility: null,
  spokesperson: null,
  raised_to: null,
  settled_at: null,
}

/**
 * A person's decision to lower puts aside what was known until then, else the same facts would raise the level again at the next look;
 * what is reported afterwards counts again. What a person raised only a person lowers.
 */
export function stepOf(
  previous: Pick<CrisisState, 'level' | 'consecutive_lower'>,
  open: Incident | null,
  signals: Signals,
  said: Said,
  at: string,
): Step {
  const facts = factsAfter(open, said, at)
  const live = facts === null || facts.settled_at !== null ? nothingKnown : facts
  const { data_breach, account_compromised, legal_threat, press_inquiry, severity } = live
  const input: CrisisInput = {
    baseline_daily_median: signals.baseline,
    mentions_24h: signals.mentions,
    negative_24h: signals.negative,
    amplifier: further(signals.amplifier, live.amplifier),
    severity,
    data_breach,
    account_compromised,
    legal_threat,
    press_inquiry,
    previous_level: previous.level,
    consecutive_lower: previous.consecutive_lower,
  }
  const result = computeCrisis(input)
  const { level, consecutive_lower } = levelAfter(previous, result, facts?.raised_to ?? null, said)
  const watch = level === 'green' && signals.negative >= negativesToWatch
  return { input, result, previous, next: { level, consecutive_lower, watch }, facts }
}

function factsAfter(open: Incident | null, { facts, raise, lower }: Said, at: string): IncidentFacts | null {
  if (open === null && facts === undefined && raise === undefined) return null
  const before = open === null ? nothingKnown : pick(open)
  const told = facts === undefined ? before : { ...before, ...facts, settled_at: null }
  if (lower === true) return { ...told, raised_to: null, settled_at: at }
  return raise === undefined ? told : { ...told, raised_to: raise }
}

function levelAfter(
  previous: Pick<CrisisState, 'level' | 'consecutive_lower'>,
  result: CrisisResult,
  raised_to: 'amber' | 'red' | null,
  { lower }: Said,
): Pick<CrisisState, 'level' | 'consecutive_lower'> {
  if (lower === true) return { level: crisisLevels[rank(previous.level) - 1] ?? 'green', consecutive_lower: 0 }
  if (raised_to !== null && rank(result.applied_level) <= rank(raised_to)) return { level: raised_to, consecutive_lower: 0 }
  return { level: result.applied_level, consecutive_lower: result.consecutive_lower }
}

export function rank(level: CrisisLevel): number {
  return crisisLevels.indexOf(level)
}

function further(one: Amplifier, other: Amplifier): Amplifier {
  return amplifiers.indexOf(one) > amplifiers.indexOf(other) ? one : other
}

function pick(incident: Incident): IncidentFacts {
  const keys = Object.keys(nothingKnown) as (keyof IncidentFacts)[]
  return Object.fromEntries(keys.map((key) => [key, incident[key]])) as unknown as IncidentFacts
}
