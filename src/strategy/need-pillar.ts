import type { Context } from '../context.ts'
import { Failure } from '../failure.ts'
import { pillarName, pillarText } from '../i18n/pillars.ts'
import { say } from '../i18n/text.ts'
import { readPillar } from './pillar.ts'
import { pillarIds, type Pillar } from './weights.ts'

/** The pillar that a person means. Throws `Failure` usage `unknown_pillar`, with the names of all of them. */
export function needPillar({ lang }: Pick<Context, 'lang'>, word: string): Pillar {
  const pillar = readPillar(word)
  if (pillar !== null) return pillar
  const names = pillarIds.map((id) => {
    const name = pillarName(lang, id)
    return name === id ? id : say(lang, pillarText.entry, { name, id })
  })
  throw new Failure('usage', 'unknown_pillar', say(lang, pillarText.unknown, { word }), {
    hint: say(lang, pillarText.known, { names: names.join(', ') }),
  })
}
