/** The nine steps of a successful presence as they stand: the best page to open a meeting with. */
import type { Block } from '../../documents/document.ts'
import { gapLabel, stepLabel, stepsText } from '../../i18n/steps.ts'
import { say } from '../../i18n/text.ts'
import { capital, left, paragraph, table, type Told } from './told.ts'

/** Nothing for a version that is not today's: what is done is a matter of today. */
export function stepBlocks({ lang, facts }: Told): Block[] {
  const { steps } = facts
  if (steps === null) return []
  const stop = lang === 'fr' ? '\u202F; ' : '; '
  const count = steps.filter(({ done }) => done).length
  return [
    paragraph(`${say(lang, stepsText.count, { count, total: steps.length })}.`),
    ...table(
      [left(say(lang, stepsText.step)), left(say(lang, stepsText.state)), left(say(lang, stepsText.what))],
      steps.map(({ id, done, gaps }, index) => [
        `${index + 1}. ${say(lang, stepLabel[id])}`,
        capital(say(lang, done ? stepsText.done : stepsText.to_do)),
        capital(gaps.map((gap) => say(lang, gapLabel[gap])).join(stop)),
      ]),
    ),
  ]
}
