import { formText } from '../../i18n/form.ts'
import { list } from '../../i18n/format.ts'
import { questionLabel } from '../../i18n/questionnaire.ts'
import { say, type Lang } from '../../i18n/text.ts'
import { codeName } from '../answer-words.ts'
import type { Condition } from '../conditions.ts'

/**
 * The condition of a question in words, where nothing hides it: on paper and in a text. Null where it need not be said: what it hangs
 * on is always answered, or « none » is as short an answer as the condition would be long.
 */
export function whenAsked(condition: Condition | null, lang: Lang): string | null {
  if (condition === null || condition.is === 'answered' || condition.of === 'sector') return null
  return say(lang, formText.asked_if, { when: inWords(condition, lang) })
}

function inWords(condition: Exclude<Condition, { is: 'answered' }>, lang: Lang): string {
  const { of } = condition
  const label = say(lang, questionLabel[of])
  const names = (codes: readonly string[]): string =>
    list(
      lang,
      codes.map((code) => codeName(lang, of, code).toLowerCase()),
    )
  switch (condition.is) {
    case 'fewer_than':
      return say(lang, formText.if_fewer, { label, value: condition.value })
    case 'at_least':
      return condition.value === 1
        ? say(lang, formText.if_not_zero, { label })
        : say(lang, formText.if_at_least, { label, value: condition.value })
    case 'any_of':
      return say(lang, formText.if_any, { label, values: names(condition.values) })
    case 'only':
      return say(lang, formText.if_only, { label, values: names([condition.value]) })
  }
}
