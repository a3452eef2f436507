/** What the owner wants, and what the customers get out of it. */
import type { Block } from '../../documents/document.ts'
import { aimText, documentText } from '../../i18n/strategy-document.ts'
import { say } from '../../i18n/text.ts'
import { known } from '../answers.ts'
import { bullets, note, paragraph, under, type Told } from './told.ts'

export function objectiveBlocks({ lang, input, answers }: Told): Block[] {
  const benefit = (known(answers, 'customer_benefit') ?? '').trim()
  const personas = (known(answers, 'personas') ?? []).filter((text) => text.trim() !== '')
  return [
    ...bullets(
      input.objectives.map((objective, rank) =>
        say(lang, rank === 0 ? documentText.objective_first : documentText.objective_then, {
          aim: say(lang, aimText[objective]),
        }),
      ),
      true,
    ),
    paragraph(benefit === '' ? say(lang, documentText.unknown_benefit) : say(lang, documentText.benefit, { benefit })),
    note(say(lang, documentText.benefit_why)),
    ...under(say(lang, documentText.personas), bullets(personas)),
  ]
}
