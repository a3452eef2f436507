import type { StoredAnswer } from '../store/strategies.ts'
import { answered, isSettled, type Answers } from './answers.ts'
import { isAsked } from './conditions.ts'
import { defaultAnswer, type DefaultContext } from './defaults.ts'
import { questions, type QuestionId } from './questionnaire.ts'

export interface Completed {
  /** Every question, in order, with its state. */
  readonly answers: Answers
  /** Required and without an answer. */
  readonly missing: readonly QuestionId[]
  /** How many answers were taken over from the version before. */
  readonly kept: number
}

/**
 * Gives every question its state: what was answered stays; what was answered in the version before is kept; what is not asked
 * is `skipped`; the rest takes its default, or is `unknown`.
 */
export function completeAnswers(given: Answers, before: Answers, context: DefaultContext): Completed {
  const answers: Record<string, StoredAnswer> = {}
  const missing: QuestionId[] = []
  let kept = 0
  for (const { id, required } of questions) {
    const own = given[id]
    const earlier = before[id]
    // conditions look back and, for the outside budget, ahead
    const seen = { ...before, ...given, ...answers }
    if (own !== undefined && isSettled(given, id)) answers[id] = own
    else if (earlier?.state === 'answered' || earlier?.state === 'unknown') {
      answers[id] = earlier
      kept += 1
    } else if (!isAsked(id, seen, context.mode)) answers[id] = answered(null, 'skipped')
    else if (required) missing.push(id)
    else {
      const value = defaultAnswer(id, seen, context)
      answers[id] = value === undefined ? answered(null, 'unknown') : answered(value, 'default')
    }
  }
  return { answers, missing, kept }
}
