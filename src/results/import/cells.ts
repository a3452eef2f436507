import { Failure } from '../../failure.ts'
import { list } from '../../i18n/format.ts'
import { importText } from '../../i18n/import-entries.ts'
import { resultsText } from '../../i18n/results.ts'
import { say, type Lang, type Text } from '../../i18n/text.ts'
import { parsePercent } from '../../money.ts'
import { longestId } from '../../store/money.ts'

/** Cells as people and programs write them. Each throws `Failure` usage for what it cannot read. */

/** A code, or the word that people read for it in either language. */
export function choiceCell<T extends string>(text: string, column: string, labels: Readonly<Record<T, Text>>, lang: Lang): T {
  const typed = text.trim().toLowerCase()
  const codes = Object.keys(labels) as T[]
  const found = codes.find((code) => code === typed || say('fr', labels[code]) === typed || say('en', labels[code]) === typed)
  if (found !== undefined) return found
  const values = { column, value: text, choices: list(lang, codes) }
  throw new Failure('usage', 'bad_choice', say(lang, importText.bad_choice, values))
}

/** Basis points: `2000`, or a percentage: `20 %`, and `20` where the column's title says no basis points (`percent`). */
export function basisPointsCell(text: string, column: string, lang: Lang, percent = false): number {
  const typed = text.trim()
  if (percent || typed.endsWith('%')) return parsePercent(typed, lang)
  if (/^\d{1,5}$/.test(typed) && Number(typed) <= 10_000) return Number(typed)
  throw new Failure('usage', 'bad_basis_points', say(lang, importText.bad_basis_points, { column, value: text }))
}

export function wholeCell(text: string, column: string, [min, max]: readonly [number, number], lang: Lang): number {
  const value = /^\d{1,9}$/.test(text.trim()) ? Number(text) : Number.NaN
  if (value >= min && value <= max) return value
  throw new Failure('usage', 'bad_count', say(lang, importText.bad_whole, { column, min, max, value: text }))
}

/** A currency code, `fallback` for an empty cell. */
export function currencyCell(text: string, fallback: string, lang: Lang): string {
  const code = text.trim().toUpperCase()
  if (code === '') return fallback
  if (Intl.supportedValuesOf('currency').includes(code)) return code
  throw new Failure('usage', 'bad_currency', say(lang, resultsText.bad_currency, { value: text }))
}

/** Null for an empty cell. */
export function textCell(text: string): string | null {
  return text.trim() === '' ? null : text.trim()
}

/** A number, a name: what people type again to find the entry. Null for an empty cell. */
export function idCell(text: string, column: string, lang: Lang): string | null {
  const typed = textCell(text)
  if (typed === null || typed.length <= longestId) return typed
  throw new Failure('usage', 'too_long', say(lang, importText.too_long, { column, max: longestId, count: typed.length }))
}

const longestNote = 500

/** Words beside the figures: the first 500 characters of them. Null for an empty cell. */
export function noteCell(text: string): string | null {
  const typed = textCell(text)
  // the cell may hold millions of letters
  const letters = [...(typed?.slice(0, longestNote * 2 + 2) ?? '')]
  return letters.length <= longestNote ? typed : `${letters.slice(0, longestNote - 1).join('')}…`
}

/** Is it one that `noteCell` cut? */
export function isCutNote(note: string | null | undefined): boolean {
  return note != null && note.endsWith('…') && [...note].length === longestNote
}

/** Refuses a file without a column that it cannot do without. */
export function needColumns(
  { lang }: { readonly lang: Lang },
  file: string,
  has: (name: string) => boolean,
  needed: readonly string[],
): void {
  const missing = needed.filter((name) => !has(name))
  if (missing.length === 0) return
  throw new Failure('usage', 'columns_missing', say(lang, importText.columns_missing, { file, columns: list(lang, missing) }), {
    hint: say(lang, importText.columns_hint, { columns: needed.join(', ') }),
  })
}
