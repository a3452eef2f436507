/** Which questions are asked, and which answers must be given again when another one changes. */
import { isSettled, known, type Answers, type AnsweredAccount } from './answers.ts'
import { questionOf, questions, type Mode, type Question, type QuestionId } from './questionnaire.ts'
import type { Objective, RegulatedField, Sector } from './weights.ts'

/** Trades whose rules are asked about even in the quick questionnaire. */
const regulatedTrades: readonly Sector[] = [
  'food_producer',
  'restaurant_hotel',
  'retail_shop',
  'ecommerce',
  'health',
  'beauty_wellness',
  'real_estate',
  'events_leisure',
  'other',
  'b2b_services',
]

/** The parts of `deal_economics` that an objective calls for. */
export const economicsOf: Readonly<Partial<Record<Objective, readonly string[]>>> = {
  sales: ['order_value'],
  leads: ['order_value', 'close_rate'],
  support: ['support_cost'],
  recruitment: ['hire_cost'],
  loyalty: ['order_value', 'orders_per_year', 'years'],
}

/** In the order of the form; empty when none of the objectives calls for any. */
export function economicsFields(objectives: readonly Objective[]): string[] {
  const wanted = new Set(objectives.flatMap((objective) => economicsOf[objective] ?? []))
  return ['order_value', 'close_rate', 'support_cost', 'hire_cost', 'orders_per_year', 'years'].filter((id) => wanted.has(id))
}

/**
 * What must be said elsewhere for a question to be asked. Data, because the form that is filled in a browser weighs the same ones.
 * `any_of`: one of these is chosen; `only`: nothing but this is chosen, or nothing is said.
 */
export type Condition = { readonly of: QuestionId } & (
  | { readonly is: 'answered' }
  | { readonly is: 'fewer_than' | 'at_least'; readonly value: number }
  | { readonly is: 'any_of'; readonly values: readonly string[] }
  | { readonly is: 'only'; readonly value: string }
)

const conditions: Readonly<Partial<Record<QuestionId, Condition>>> = {
  objective_targets: { of: 'objectives', is: 'answered' },
  outsource_production: { of: 'abilities', is: 'fewer_than', value: 3 },
  internal_referent: { of: 'external_budget', is: 'at_least', value: 1 },
  deal_economics: { of: 'objectives', is: 'any_of', values: Object.keys(economicsOf) },
  // A firm of fewer than ten has its owner behind the project: nothing to ask.
  sponsor: { of: 'headcount', is: 'at_least', value: 10 },
  // Forced, hence not asked, where the trade is regulated.
  approval: { of: 'regulated', is: 'only', value: 'none' },
}

export function isRegulated(regulated: readonly RegulatedField[] | undefined): boolean {
  return regulated?.some((field) => field !== 'none') ?? false
}

function holds(condition: Condition, answers: Answers): boolean {
  const value: unknown = known(answers, condition.of)
  switch (condition.is) {
    case 'answered':
      return value !== undefined
    case 'fewer_than':
      return Array.isArray(value) && value.length < condition.value
    case 'at_least':
      return typeof value === 'number' && value >= condition.value
    case 'any_of':
      return chosen(value).some((one) => condition.values.includes(one))
    case 'only':
      return chosen(value).every((one) => one === condition.value)
  }
}

function chosen(value: unknown): string[] {
  return typeof value === 'string' ? [value] : Array.isArray(value) ? (value as string[]) : []
}

/** Null: always asked in this mode; undefined: never. */
export function conditionOf(id: QuestionId, mode: Mode): Condition | null | undefined {
  if (mode === 'full' || questionOf(id).quick) return conditions[id] ?? null
  return id === 'regulated' ? { of: 'sector', is: 'any_of', values: regulatedTrades } : undefined
}

/** Whether the question belongs to this mode and its condition holds with the answers so far. */
export function isAsked(id: QuestionId, answers: Answers, mode: Mode): boolean {
  const condition = conditionOf(id, mode)
  return condition !== undefined && (condition === null || holds(condition, answers))
}

// What is asked, one thing after the other

/** Of the accounts the owner says which there are; their addresses and figures are looked up at the desk. */
export const accountDetails = 'accounts.details'
export type StepId = QuestionId | typeof accountDetails
export type Part = 'owner' | 'desk'

export interface Step {
  /** The name its answer is kept under while the interview lasts. */
  readonly id: StepId
  readonly question: Question
  readonly part: Part
}

/** What is asked with the answers so far, in order: all that the owner must be there for, then what can wait for the desk. */
export function stepsOf(answers: Answers, mode: Mode): Step[] {
  const steps: Step[] = []
  for (const question of questions) {
    const { id } = question
    if (!isAsked(id, answers, mode)) continue
    // the essentials are asked on the spot, all of them
    steps.push({ id, question, part: mode === 'quick' ? 'owner' : question.asked })
    if (id === 'accounts' && mode === 'full' && (known(answers, 'accounts') ?? []).length > 0)
      steps.push({ id: accountDetails, question, part: 'desk' })
  }
  return [...steps.filter((step) => step.part === 'owner'), ...steps.filter((step) => step.part === 'desk')]
}

export function isStepSettled(answers: Answers, id: StepId): boolean {
  if (id !== accountDetails) return isSettled(answers, id)
  const marked = answers[id]?.state
  if (marked !== undefined) return marked === 'answered'
  return (known(answers, 'accounts') ?? []).every(hasDetails)
}

function hasDetails({ followers, admins }: AnsweredAccount): boolean {
  return followers !== undefined && admins !== undefined
}

/** The first step without an answer; null when all is said. */
export function nextStep(answers: Answers, mode: Mode): Step | null {
  return stepsOf(answers, mode).find(({ id }) => !isStepSettled(answers, id)) ?? null
}

/** How far a part of the interview is, as the answers so far stand. */
export function progress(answers: Answers, mode: Mode, part: Part): { done: number; total: number } {
  const steps = stepsOf(answers, mode).filter((step) => step.part === part)
  return { done: steps.filter(({ id }) => isStepSettled(answers, id)).length, total: steps.length }
}

const dependents: Readonly<Partial<Record<StepId, readonly StepId[]>>> = {
  sector: ['regulated'],
  objectives: ['objective_targets', 'deal_economics'],
  abilities: ['outsource_production'],
  people: ['strategist', 'sponsor', 'internal_referent'],
  regulated: ['approval'],
  past_incident: ['approval'],
  accounts: [accountDetails],
}

/** Amounts: they mean nothing in another currency. */
export const amountQuestions = ['external_budget', 'other_budgets', 'hourly_rate', 'deal_economics'] as const

/** The answers that no longer hold once `id` goes from `before` to `after`: they are kept, marked `stale` and asked again. */
export function staleAfter(id: StepId, before: unknown, after: unknown, answers: Answers): StepId[] {
  if (before === undefined || JSON.stringify(before) === JSON.stringify(after)) return []
  return (dependents[id] ?? []).filter((dependent) => answers[dependent]?.state === 'answered')
}
