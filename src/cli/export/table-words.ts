import { ownTableLabel } from '../../i18n/export.ts'
import { tableLabel } from '../../i18n/privacy.ts'
import { say, type Lang } from '../../i18n/text.ts'

/** What a table holds, for a person. */
export function tableWords(lang: Lang, table: string): string {
  const label = tableLabel[table] ?? ownTableLabel[table]
  return label === undefined ? table : say(lang, label)
}
