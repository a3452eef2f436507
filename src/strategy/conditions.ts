/** Which questions are asked, and which answers must be given again when another one changes. */
import { isSettled, known, type Answers } from './answers.ts'
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

const conditions: Readonly<Partial<Record<QuestionId, (answers: Answers) => boolean>>> = {
  objective_targets: (answers) => known(answers, 'objectives') !== undefined,
  outsource_production: (answers) => (known(answers, 'abilities')?.length ?? 6) < 3,
  internal_referent: (answers) => (known(answers, 'external_budget') ?? 0) > 0,
  deal_economics: (answers) => economicsFields(known(answers, 'objectives') ?? []).length > 0,
  // A firm of fewer than ten has its owner behind the project: nothing to ask.
  sponsor: (answers) => (known(answers, 'headcount') ?? 1) >= 10,
  // Forced, hence not asked, where the trade is regulated.
  approval: (answers) => !isRegulated(known(answers, 'regulated')),
}

export function isRegulated(regulated: readonly RegulatedField[] | undefined): boolean {
  return regulated?.some((field) => field !== 'none') ?? false
}

/** Whether the question belongs to this mode and its condition holds with the answers so far. */
export function isAsked(id: QuestionId, answers: Answers, mode: Mode): boolean {
  return isInMode(id, answers, mode) && (conditions[id]?.(answers) ?? true)
}

function isInMode(id: QuestionId, answers: Answers, mode: Mode): boolean {
  if (mode === 'full' || questionOf(id).quick) return true
  const sector = known(answers, 'sector')
  return id === 'regulated' && sector !== undefined && regulatedTrades.includes(sector)
}

/** The first question without an answer whose condition holds; null when all is said. */
export function nextQuestion(answers: Answers, mode: Mode): Question | null {
  return questions.find(({ id }) => !isSettled(answers, id) && isAsked(id, answers, mode)) ?? null
}

/** How far the interview is: `done` of `total`, as the answers so far stand. */
export function progress(answers: Answers, mode: Mode): { done: number; total: number } {
  const asked = questions.filter(({ id }) => isAsked(id, answers, mode))
  return { done: asked.filter(({ id }) => isSettled(answers, id)).length, total: asked.length }
}

const dependents: Readonly<Partial<Record<QuestionId, readonly QuestionId[]>>> = {
  sector: ['regulated'],
  objectives: ['objective_targets', 'deal_economics'],
  abilities: ['outsource_production'],
  people: ['strategist', 'sponsor', 'internal_referent'],
  regulated: ['approval'],
  past_incident: ['approval'],
  money_settings: ['external_budget', 'other_budgets', 'hourly_rate', 'deal_economics'],
}

/**
 * The answers that no longer hold once `id` goes from `before` to `after`: they are kept, marked `stale` and asked again.
 * Money is asked again only when its currency changes.
 */
export function staleAfter(id: QuestionId, before: unknown, after: unknown, answers: Answers): QuestionId[] {
  if (before === undefined || JSON.stringify(before) === JSON.stringify(after)) return []
  if (id === 'money_settings' && currencyIn(before) === currencyIn(after)) return []
  return (dependents[id] ?? []).filter((dependent) => answers[dependent]?.state === 'answered')
}

function currencyIn(value: unknown): unknown {
  return (value as { currency?: unknown } | null)?.currency
}
