import type { Context } from '../../context.ts'
import { date, list } from '../../i18n/format.ts'
import { staffingModeLabel } from '../../i18n/labels.ts'
import {
  gridAnswerLabel,
  gridGroupLabel,
  gridItemLabel,
  proofLabel,
  staffingText,
  trainingModuleLabel,
} from '../../i18n/staffing.ts'
import { strategyText } from '../../i18n/strategy.ts'
import { say, type Lang } from '../../i18n/text.ts'
import { paint, type Style } from '../../io/paint.ts'
import { sign } from '../../io/signs.ts'
import { displayWidth, pad } from '../../io/table.ts'
import { wrapText } from '../../io/wrap.ts'
import type { Judged } from '../../people/assess-person.ts'
import { answerOf, gridGroups, gridItems, groupIds, isAsked, proofNeeded, proofOf, type GridItem } from '../../people/grid.ts'
import type { GridAnswer } from '../../store/assessments.ts'
import type { Client } from '../../store/clients.ts'
import type { StaffingMode } from '../../strategy/strategy.ts'
import { page } from '../strategy/page.ts'

export function gridJson(client: Client, { person, grid, judgement, at }: Judged) {
  const items = gridItems.map((item) => [item, { answer: answerOf(grid, item), proof: proofOf(grid, item) }] as const)
  return {
    client: client.slug,
    person,
    assessed_at: at,
    items: Object.fromEntries(items) as Record<GridItem, (typeof items)[number][1]>,
    ...judgement,
  }
}

export const answerStyle = { yes: 'green', no: 'red', unknown: 'yellow' } as const satisfies Record<GridAnswer, Style>

/** The grid group by group, then what it comes to. */
export function printGrid(context: Context, judged: Judged): void {
  const { io, lang } = context
  const { grid, judgement, at, person } = judged
  const { section, text, item, width } = page(io)
  io.print(paint('bold', say(lang, staffingText.title, { person, date: date(lang, at) })))
  const labels = gridItems.map((one) => say(lang, gridItemLabel[one]))
  const answers = Object.values(gridAnswerLabel).map((label) => displayWidth(say(lang, label)))
  const [names, words] = [Math.max(...labels.map(displayWidth)), Math.max(...answers)]
  for (const group of groupIds) {
    const { yes, of } = judgement.groups[group]
    section(say(lang, staffingText.group_count, { group: say(lang, gridGroupLabel[group]), yes, of }))
    for (const one of gridGroups[group]) {
      if (!isAsked(grid, one)) continue
      const answer = answerOf(grid, one)
      const name = pad(say(lang, gridItemLabel[one]), names)
      const word = pad(paint(answerStyle[answer], say(lang, gridAnswerLabel[answer])), words)
      const start = `  ${name}  ${word}`
      const proof = proofOf(grid, one)
      const [first = '', ...rest] = proof === null ? [] : wrapText(proof, Math.max(20, width - displayWidth(start) - 2))
      io.print(first === '' ? start.trimEnd() : `${start}  ${first}`)
      for (const more of rest) io.print(`${' '.repeat(displayWidth(start))}  ${more}`)
    }
  }
  section(say(lang, staffingText.advice))
  text(paint('bold', modeSentence(lang, judgement.mode)))
  if (judgement.open_modes.length > 0) {
    const modes = list(
      lang,
      judgement.open_modes.map((mode) => say(lang, staffingModeLabel[mode])),
    )
    item(sign.question, say(lang, staffingText.advice_open, { modes }))
  }
  if (judgement.ready) item(paint('green', '+'), say(lang, staffingText.is_ready))
  if (judgement.without_proof.length > 0) {
    const items = judgement.without_proof.map((one) => withProof(lang, one))
    item(sign.warning, say(lang, staffingText.missing_proofs, { items: list(lang, items) }))
  }
  const named = (items: readonly GridItem[]): string =>
    items.length > namedAtMost
      ? say(lang, staffingText.points, { count: items.length })
      : list(
          lang,
          items.map((one) => say(lang, gridItemLabel[one])),
        )
  if (judgement.refused.length > 0) {
    item(paint('red', '−'), say(lang, staffingText.refused, { items: named(judgement.refused) }))
  }
  if (judgement.unknown.length > 0) {
    item(sign.question, say(lang, staffingText.missing_answers, { items: named(judgement.unknown) }))
  }
  if (judgement.training.length === 0) return
  text(say(lang, staffingText.training))
  for (const one of judgement.training) item(sign.item, say(lang, trainingModuleLabel[one]))
}

/** More are read in the grid itself. */
const namedAtMost = 5

function withProof(lang: Lang, item: GridItem): string {
  const kind = proofNeeded(item)
  const name = say(lang, gridItemLabel[item])
  return kind === null ? name : say(lang, staffingText.item_with_proof, { item: name, proof: say(lang, proofLabel[kind]) })
}

/** The mode by its name, then what it means. */
export function modeSentence(lang: Lang, mode: StaffingMode): string {
  const name = say(lang, staffingModeLabel[mode])
  return `${name.slice(0, 1).toUpperCase()}${name.slice(1)}. ${say(lang, strategyText[`mode_${mode}`])}`
}
