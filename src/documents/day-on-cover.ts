import { date } from '../i18n/format.ts'
import type { Document } from './document.ts'

/** The day of a document's data in words; null when its foot says it already. */
export function dayOnCover({ lang, made_at, foot }: Document): string | null {
  const day = date(lang, made_at)
  return foot.some((text) => text.includes(day)) ? null : day
}
