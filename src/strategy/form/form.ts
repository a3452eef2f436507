/** The questionnaire as a form to fill away from smm: which questions, in which order, with what is known already. */
import type { Lang } from '../../i18n/text.ts'
import type { Answers } from '../answers.ts'
import { conditionOf, type Condition, type Part } from '../conditions.ts'
import { questions, type Mode, type Question, type SectionId } from '../questionnaire.ts'

/** What a filled form says it is: everything in it is as a person typed it, and what is empty is no answer. */
export const formSchema = 'smm.form/1'
/** Typed for « je ne sais pas », for « personne » and for none of the regions: an empty place is no answer. */
export const unknownWord = '?'
export const nobodyWord = 'nobody'
export const elsewhereWord = 'elsewhere'

export interface FormOptions {
  readonly mode: Mode
  readonly lang: Lang
  /** What stands in it from the start; empty for an empty one. */
  readonly answers: Answers
  readonly currency: string
  readonly now: Date
}

export interface FormQuestion {
  /** From 1, through the whole form. */
  readonly number: number
  readonly question: Question
  /** Null: always asked. */
  readonly condition: Condition | null
}

export interface FormSection {
  readonly id: SectionId
  readonly part: Part
  readonly questions: readonly FormQuestion[]
}

/** The owner's sections, then those for the desk; the essentials are all the owner's. */
export function formSections(mode: Mode): FormSection[] {
  const partOf = (question: Question): Part => (mode === 'quick' ? 'owner' : question.asked)
  const asked = questions.filter(({ id }) => conditionOf(id, mode) !== undefined)
  let number = 0
  return (['owner', 'desk'] as const).flatMap((part) => {
    const own = asked.filter((question) => partOf(question) === part)
    return [...new Set(own.map((question) => question.section))].map((id): FormSection => ({
      id,
      part,
      questions: own
        .filter((question) => question.section === id)
        .map((question) => ({ number: (number += 1), question, condition: conditionOf(question.id, mode) ?? null })),
    }))
  })
}

/** The value that stands in the form for a question; undefined where nothing was answered. */
export function valueInForm(answers: Answers, { id }: Question): unknown {
  const answer = answers[id]
  if (answer?.state === 'unknown') return { unknown: true }
  return answer?.state === 'answered' && answer.value !== null ? answer.value : undefined
}
