import type { Context } from '../context.ts'
import { Failure } from '../failure.ts'
import { templateText } from '../i18n/templates.ts'
import { say, type Lang } from '../i18n/text.ts'
import { answersAtHand, findTemplate } from '../posts/find-templates.ts'
import { nameOfVariable, render, setWords, type Address, type TextTemplate, type Values } from '../posts/template.ts'

/** What is ready for every case: answers to a message (`reply`), and what is said when something goes wrong (`crisis`). */
export function savedAnswers(lang: Lang): Promise<readonly TextTemplate[]> {
  return answersAtHand(lang)
}

/** The answer of this name, the consultant's own before ours. Throws `Failure` not_found `template_not_found`. */
export function savedAnswer(context: Context, client: string, name: string, lang: Lang): Promise<TextTemplate> {
  return findTemplate(context, client, name, lang)
}

/**
 * The words with their variables, by the names of either language. Throws `Failure` usage `template_variables_missing`, which says what
 * to give.
 */
export function fillAnswer({ lang }: Pick<Context, 'lang'>, answer: TextTemplate, values: Values, address: Address): string {
  const { text, missing } = render(answer, values, address)
  if (missing.length > 0) throw missingVariables(lang, answer, missing)
  return text
}

export function missingVariables(lang: Lang, template: TextTemplate, missing: readonly string[]): Failure {
  const names = missing.map((id) => nameOfVariable(id, template.lang)).join(', ')
  return new Failure('usage', 'template_variables_missing', say(lang, templateText.missing, { count: missing.length, names }), {
    hint: say(lang, templateText.missing_hint, { sets: setWords(template, missing) }),
  })
}
