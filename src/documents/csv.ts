import { visible } from '../io/sanitise.ts'

/** `major`: an amount of money or another number with this many decimals, given as an integer of its smallest unit. */
export type CsvCell = string | number | boolean | null | { readonly minor: number; readonly digits: number }

export interface CsvTable {
  readonly header: readonly string[]
  readonly rows: readonly (readonly CsvCell[])[]
  /** It is read in again: marks that nobody sees stay in its texts. */
  readonly verbatim?: boolean
}

/** What a spreadsheet takes for a formula, full-width signs of Asian keyboards too; or would, without the apostrophes before it. */
const formula = /^'*(?:[\s\uFEFF]*[=+\-@\u2212\uFF1D\uFF0B\uFF0D\uFF20]|[\t\r\n])/u

/** What would become a formula where a program takes another sign than ours for the end of a cell. */
const formulaWithin = /[,;\t|][^\S\t]*[=+\-@\u2212\uFF1D\uFF0B\uFF0D\uFF20]/u

/**
 * A table as CSV (RFC 4180, UTF-8 with its mark) that a spreadsheet of that language opens as it is: French ones expect `;` between
 * cells and a decimal comma. Null is an empty cell. A text that would be a formula begins with an apostrophe; numbers stay numbers,
 * negative ones too.
 */
export async function toCsv({ header, rows, verbatim = false }: CsvTable, lang: 'fr' | 'en'): Promise<string> {
  const { default: Papa } = await import('papaparse')
  const shown = verbatim ? readable : visible
  const cells = rows.map((row) => row.map((cell) => cellText(cell, lang, shown)))
  const text = Papa.unparse(
    { fields: [...header], data: cells },
    {
      delimiter: lang === 'fr' ? ';' : ',',
      newline: '\r\n',
      quotes: (cell: unknown) => typeof cell === 'string' && formulaWithin.test(cell),
    },
  )
  return `\uFEFF${text.replace(/(?:\r\n)?$/, '\r\n')}`
}

function cellText(cell: CsvCell, lang: 'fr' | 'en', shown: (text: string) => string): string {
  if (cell === null) return ''
  if (typeof cell === 'string') return formula.test(cell) ? `'${shown(cell)}` : shown(cell)
  if (typeof cell === 'boolean') return String(cell)
  const plain = typeof cell === 'number' ? String(cell) : (cell.minor / 10 ** cell.digits).toFixed(cell.digits)
  return lang === 'fr' ? plain.replace('.', ',') : plain
}

/** What a reader of tables takes: no half of a character, and nothing that ends a text. */
function readable(text: string): string {
  return text
    .replace(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, '\uFFFD')
    .replaceAll('\0', '\uFFFD')
}

/** A cell as it was before `toCsv` kept a spreadsheet from taking it for a formula. */
export function plainCell(cell: string): string {
  return cell.startsWith("'") && formula.test(cell) ? cell.slice(1) : cell
}
