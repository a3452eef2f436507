import { Failure } from '../failure.ts'
import { templateText } from '../i18n/templates.ts'
import { say, type Lang } from '../i18n/text.ts'
import { nameOfVariable, setWords, type TextTemplate } from './template.ts'

/** Says what to give, by names of the template's language. */
export function missingVariables(lang: Lang, template: TextTemplate, missing: readonly string[]): Failure {
  const names = missing.map((id) => nameOfVariable(id, template.lang)).join(', ')
  return new Failure('usage', 'template_variables_missing', say(lang, templateText.missing, { count: missing.length, names }), {
    hint: say(lang, templateText.missing_hint, { sets: setWords(template, missing) }),
  })
}
