/**
 * The grid a person is looked at with before social media is entrusted to them: what they want and can, not what they studied.
 * There is no diploma among its items on purpose: good people come from everywhere, and what they do shows it.
 */
import type { AssessedItem, GridAnswer } from '../store/assessments.ts'
import { staffingMode, type InternalCandidate, type StaffingMode } from '../strategy/strategy.ts'

export const gridGroups = {
  questions: ['interested', 'time', 'trained', 'training_budget'],
  qualities: ['passionate', 'coordinator', 'humble', 'influencer'],
  skills: ['sector_sources', 'project_rigour', 'tools', 'communication', 'platforms'],
  traits: ['writes_well', 'likes_sector', 'imaginative', 'honest', 'network_rules'],
  readiness: ['trained', 'usage_rules', 'motivated', 'at_ease'],
} as const

export type GridGroup = keyof typeof gridGroups
export type GridItem = (typeof gridGroups)[GridGroup][number]
export type ReadinessItem = (typeof gridGroups)['readiness'][number]

export const groupIds = Object.keys(gridGroups) as GridGroup[]

/** Each once, in the order of asking: being trained is a question and a sign of readiness alike. */
export const gridItems: readonly GridItem[] = [...new Set(groupIds.flatMap((group) => gridGroups[group]))]

/** Where a yes counts only with what shows it. The others may have a proof too. */
export const requiredProof = {
  passionate: 'address',
  communication: 'writing_test',
  platforms: 'scenarios',
  writes_well: 'writing_test',
  likes_sector: 'sector_test',
  imaginative: 'photos',
} as const satisfies Partial<Record<GridItem, string>>

export type ProofKind = (typeof requiredProof)[keyof typeof requiredProof]

export function proofNeeded(item: GridItem): ProofKind | null {
  return Object.hasOwn(requiredProof, item) ? requiredProof[item as keyof typeof requiredProof] : null
}

/** Items that are not there were not answered. */
export type Grid = Readonly<Partial<Record<GridItem, AssessedItem>>>

export function answerOf(grid: Grid, item: GridItem): GridAnswer {
  return grid[item]?.answer ?? 'unknown'
}

/** One writing test shows both that the person writes and that they can explain. */
export function proofOf(grid: Grid, item: GridItem): string | null {
  const own = grid[item]?.proof ?? null
  return own === null && item === 'communication' ? (grid.writes_well?.proof ?? null) : own
}

/** A budget for training is a question only where someone is still to be trained. */
export function isAsked(grid: Grid, item: GridItem): boolean {
  return item !== 'training_budget' || answerOf(grid, 'trained') !== 'yes'
}

function isShown(grid: Grid, item: GridItem): boolean {
  return answerOf(grid, item) === 'yes' && (proofNeeded(item) === null || proofOf(grid, item) !== null)
}

/** The parts of the contributors' training, and the items that ask for each. */
export const trainingModules = {
  rules_and_tone: ['usage_rules', 'network_rules'],
  answer_and_thank: ['communication', 'at_ease'],
  photo_and_text: ['writes_well', 'imaginative'],
  rights_and_mentions: ['network_rules', 'sector_sources'],
  security_and_alert: ['platforms', 'tools'],
} as const satisfies Readonly<Record<string, readonly GridItem[]>>

export type TrainingModule = keyof typeof trainingModules

export interface Judgement {
  /** A yes that lacks its proof is not counted. */
  readonly groups: Readonly<Record<GridGroup, { readonly yes: number; readonly of: number }>>
  readonly readiness: Readonly<Record<ReadinessItem, GridAnswer>>
  readonly unknown: readonly GridItem[]
  readonly refused: readonly GridItem[]
  readonly without_proof: readonly GridItem[]
  /** Everything is answered and every yes that must be shown is. */
  readonly complete: boolean
  /** Nothing stands in the way of beginning. Never so without a writing test. */
  readonly ready: boolean
  /** By the table of the strategy, with the unknown counted as no. */
  readonly mode: StaffingMode
  /** What the advice could still become once the unknown is known; empty: nothing else. */
  readonly open_modes: readonly StaffingMode[]
  readonly training: readonly TrainingModule[]
}

/** `external_budget_cents`: what outside help may cost a month; only whether there is any counts. */
export function judge(grid: Grid, external_budget_cents: number): Judgement {
  const asked = gridItems.filter((item) => isAsked(grid, item))
  const having = (answer: GridAnswer): GridItem[] => asked.filter((item) => answerOf(grid, item) === answer)
  const unknown = having('unknown')
  const without_proof = having('yes').filter((item) => !isShown(grid, item))
  const complete = unknown.length === 0 && without_proof.length === 0
  const mode = staffingMode({ internal_candidate: candidateOf(grid), external_budget_cents })
  const reachable = candidatesOf(grid).map((internal_candidate) => staffingMode({ internal_candidate, external_budget_cents }))
  const needed = [...gridGroups.readiness, 'communication', 'writes_well'] as const
  return {
    groups: fromEntries(groupIds, (group) => {
      const items = gridGroups[group].filter((item) => isAsked(grid, item))
      return { yes: items.filter((item) => isShown(grid, item)).length, of: items.length }
    }),
    readiness: fromEntries(gridGroups.readiness, (item) => answerOf(grid, item)),
    unknown,
    refused: having('no'),
    without_proof,
    complete,
    ready: complete && mode === 'internal' && needed.every((item) => isShown(grid, item)),
    mode,
    open_modes: [...new Set(reachable)].filter((other) => other !== mode),
    training: trainingFor(grid),
  }
}

/** The four answers as the strategy takes them: what is not known is not counted on. */
export function candidateOf(grid: Grid): InternalCandidate {
  const yes = (item: GridItem): boolean => answerOf(grid, item) === 'yes'
  return {
    interested: yes('interested'),
    time: yes('time'),
    trained: yes('trained'),
    training_budget: yes('training_budget'),
  }
}

/** All that the four answers can still be. */
function candidatesOf(grid: Grid): InternalCandidate[] {
  return gridGroups.questions.reduce<InternalCandidate[]>(
    (all, item) =>
      answerOf(grid, item) === 'unknown'
        ? all.flatMap((one) => [
            { ...one, [item]: false },
            { ...one, [item]: true },
          ])
        : all,
    [candidateOf(grid)],
  )
}

/** All of it for who was never trained, else what the answers leave open. Nothing for who does not want to. */
function trainingFor(grid: Grid): TrainingModule[] {
  if (answerOf(grid, 'interested') === 'no') return []
  const modules = Object.keys(trainingModules) as TrainingModule[]
  if (answerOf(grid, 'trained') !== 'yes') return modules
  return modules.filter((name) => trainingModules[name].some((item) => answerOf(grid, item) !== 'yes'))
}

function fromEntries<K extends string, V>(keys: readonly K[], value: (key: K) => V): Record<K, V> {
  return Object.fromEntries(keys.map((key) => [key, value(key)])) as Record<K, V>
}
