import { pillarLabel } from '../i18n/pillar-label.ts'
import { pillarWords } from '../i18n/pillars.ts'
import { pillarIds, type Pillar } from './weights.ts'

/**
 * The pillar that a word means: its id, its name or one of its short names, in either language, singular or plural, with or without
 * accents and capitals. Null for any other word.
 */
export function readPillar(word: string): Pillar | null {
  const said = plain(word)
  return pillarIds.find((id) => namesOf(id).some((name) => plain(name) === said)) ?? null
}

function namesOf(id: Pillar): readonly string[] {
  return [id, pillarLabel[id].fr, pillarLabel[id].en, ...pillarWords[id].fr, ...pillarWords[id].en]
}

function plain(word: string): string {
  return word
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[\s_-]+/g, ' ')
    .trim()
    .replace(/s$/, '')
}
