/** What one version of a strategy has that another has not: answers first, then what follows from them. */
import { known, type Answers } from './answers.ts'
import { questions, type QuestionId } from './questionnaire.ts'
import type { Feasibility, StaffingFlag, StaffingMode, StrategyInput, StrategyResult } from './strategy.ts'
import { pillarIds, type Level, type Pillar, type StrategyNetwork } from './weights.ts'

export interface Version {
  readonly answers: Answers
  readonly input: StrategyInput
  readonly result: StrategyResult
}

/** `from` and `to` as the answer holds them; null: not answered, unknown or not asked. */
export interface AnswerChange {
  readonly question: QuestionId
  readonly from: unknown
  readonly to: unknown
}

interface Chosen {
  readonly network: StrategyNetwork
  readonly level: Level
}

/** Each member is null or empty where nothing differs. */
export interface Differences {
  readonly answers: readonly AnswerChange[]
  readonly phase1: { readonly from: Chosen | null; readonly to: Chosen | null } | null
  /** Networks that follow in the second phase. */
  readonly phase2: Lists<StrategyNetwork>
  readonly foundation: Lists<StrategyNetwork>
  readonly feasibility: { readonly from: Feasibility['status']; readonly to: Feasibility['status'] } | null
  /** Minutes a month: given, and needed by the first network. */
  readonly minutes_per_month: Numbers | null
  readonly effort: Numbers | null
  readonly staffing: { readonly from: StaffingMode; readonly to: StaffingMode } | null
  readonly flags: Lists<StaffingFlag>
  readonly pillars: readonly (Numbers & { readonly pillar: Pillar })[]
  readonly near_tie: Lists<StrategyNetwork>
  readonly confidence: Numbers | null
}

interface Numbers {
  readonly from: number
  readonly to: number
}

interface Lists<T> {
  readonly gone: readonly T[]
  readonly come: readonly T[]
}

export function compareVersions(from: Version, to: Version): Differences {
  const a = from.result
  const b = to.result
  const chosen = ({ phase1 }: StrategyResult): Chosen | null => phase1 && { network: phase1.network, level: phase1.level }
  const next = ({ phase1, phase2 }: StrategyResult): StrategyNetwork[] =>
    phase2.items.map((item) => item.network).filter((network) => network !== phase1?.network)
  return {
    answers: questions.flatMap(({ id }): AnswerChange[] => {
      const [before, after] = [known(from.answers, id) ?? null, known(to.answers, id) ?? null]
      return same(before, after) ? [] : [{ question: id, from: before, to: after }]
    }),
    phase1: pair(chosen(a), chosen(b)),
    phase2: lists(next(a), next(b)),
    foundation: lists(a.foundation, b.foundation),
    feasibility: pair(a.feasibility.status, b.feasibility.status),
    minutes_per_month: pair(a.feasibility.minutes_per_month, b.feasibility.minutes_per_month),
    effort: pair(a.phase1?.effort.total ?? 0, b.phase1?.effort.total ?? 0),
    staffing: pair(a.staffing.mode, b.staffing.mode),
    flags: lists(a.staffing.flags, b.staffing.flags),
    pillars: pillarIds.flatMap((pillar) => {
      const moved = pair(a.pillars[pillar] ?? 0, b.pillars[pillar] ?? 0)
      return moved === null ? [] : [{ pillar, ...moved }]
    }),
    near_tie: lists(a.near_tie, b.near_tie),
    confidence: pair(a.confidence, b.confidence),
  }
}

function pair<T>(from: T, to: T): { from: T; to: T } | null {
  return same(from, to) ? null : { from, to }
}

function lists<T>(from: readonly T[], to: readonly T[]): Lists<T> {
  return { gone: from.filter((one) => !to.includes(one)), come: to.filter((one) => !from.includes(one)) }
}

/** Whatever the order of the fields; lists keep theirs. */
function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(ordered(a)) === JSON.stringify(ordered(b))
}

function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return (value as unknown[]).map(ordered)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, ordered(inner)]),
  )
}
