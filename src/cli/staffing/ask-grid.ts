import { gridAnswerLabel, gridQuestion, proofLabel, staffingText } from '../../i18n/staffing.ts'
import { say, type Lang } from '../../i18n/text.ts'
import type { Ask } from '../../io/ask.ts'
import { answerOf, gridGroups, gridItems, isAsked, proofNeeded, proofOf, type Grid, type GridItem } from '../../people/grid.ts'
import { isProof, longestProof } from '../../people/read-grid.ts'
import type { AssessedItem } from '../../store/assessments.ts'
import { inTurn, type Turn } from '../in-turn.ts'

/** Where what shows it is asked about: the four questions and the signs of readiness are taken as said. */
const shown: ReadonlySet<GridItem> = new Set([...gridGroups.qualities, ...gridGroups.skills, ...gridGroups.traits])

/**
 * The whole grid, item by item; what was said before is proposed. `said` fills as it goes, so that nothing is lost where
 * somebody stops.
 */
export async function askGrid(
  ask: Ask,
  lang: Lang,
  before: Grid,
  said: Partial<Record<GridItem, AssessedItem>>,
): Promise<void> {
  const grid = (): Grid => ({ ...before, ...said })
  const turns = gridItems.flatMap((item, i): Turn[] => [
    {
      applies: () => isAsked(grid(), item),
      put: async (asking) => {
        const { ask: question, why } = gridQuestion[item]
        const choices = (['yes', 'no', 'unknown'] as const).map((value) => ({ value, name: say(lang, gridAnswerLabel[value]) }))
        const fallback = grid()[item]?.answer ?? 'unknown'
        const mark = `${i + 1}/${gridItems.length}`
        const answer = await ask.select(say(lang, question), choices, fallback, { ...asking, mark, why: say(lang, why) })
        said[item] = { answer, proof: grid()[item]?.proof ?? null }
      },
    },
    {
      applies: () => shown.has(item) && answerOf(grid(), item) === 'yes',
      put: async (asking) => {
        const kind = proofNeeded(item)
        const known = proofOf(grid(), item)
        const proof = await ask.text(say(lang, staffingText.ask_proof), {
          ...asking,
          mark: '·',
          why:
            kind === null
              ? say(lang, staffingText.proof_optional)
              : say(lang, staffingText.proof_required, { kind: say(lang, proofLabel[kind]) }),
          ...(known === null ? {} : { default: known }),
          validate: (typed) => {
            if (typed.trim().length > longestProof) return say(lang, staffingText.proof_too_long)
            return typed.trim() === '' || isProof(item, typed.trim()) || say(lang, staffingText.address_wanted)
          },
        })
        said[item] = { answer: 'yes', proof: proof.trim() === '' ? null : proof.trim() }
      },
    },
  ])
  await inTurn(turns)
}
