import type { Context } from '../../context.ts'
import { Failure } from '../../failure.ts'
import { interviewText } from '../../i18n/interview.ts'
import { say } from '../../i18n/text.ts'

export interface InitOptions {
  readonly quick: boolean
  readonly answers: string | null
  /** A session's number, or true for the only one there is. */
  readonly resume: string | true | null
  /** What the essentials, or the owner, left out. */
  readonly complete: boolean
  readonly export_answers: string | null
  /** Where to write an empty questionnaire. */
  readonly form: string | null
  readonly allow_unknown_keys: boolean
}

export async function init(context: Context, options: InitOptions): Promise<void> {
  if (options.export_answers !== null) {
    const { exportAnswers } = await import('./export-answers.ts')
    return exportAnswers(context, options.export_answers)
  }
  if (options.form !== null) {
    const { writeForm } = await import('./write-form.ts')
    return writeForm(context, options.form, options)
  }
  if (options.answers !== null) {
    const { initFromFile } = await import('./from-file.ts')
    return initFromFile(context, options.answers, options)
  }
  const { lang } = context
  if (!context.options.input) {
    throw new Failure('usage', 'answers_needed', say(lang, interviewText.needs_terminal), {
      hint: say(lang, interviewText.needs_terminal_hint),
    })
  }
  const { initOnTerminal } = await import('./on-terminal.ts')
  return initOnTerminal(context, options)
}
