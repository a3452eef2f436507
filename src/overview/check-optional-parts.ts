import type { Context } from '../context.ts'
import { optionalPartText } from '../i18n/optional-parts.ts'
import { list } from '../i18n/format.ts'
import { say } from '../i18n/text.ts'
import { hasPart, optionalParts, partWords } from '../optional-parts.ts'
import type { DoctorFinding } from './finding.ts'

/** Which optional parts are installed. Leaving one out is no fault: how to add it is said all the same. */
export async function checkOptionalParts({ lang }: Context): Promise<DoctorFinding[]> {
  const found = await Promise.all(
    optionalParts.map(async (part) => ({ words: partWords(lang, part), there: await hasPart(part) })),
  )
  const there = found.filter((one) => one.there).map(({ words }) => words.name)
  const finding = (code: string, message: string): DoctorFinding => ({
    area: 'program',
    code,
    level: 'ok',
    message,
    mend: null,
  })
  return [
    ...(there.length === 0 ? [] : [finding('optional_parts', say(lang, optionalPartText.there, { names: list(lang, there) }))]),
    ...found
      .filter((one) => !one.there)
      .map(({ words }) => finding('optional_part_absent', say(lang, optionalPartText.absent, words))),
  ]
}
