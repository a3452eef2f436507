import { toCsv, type CsvCell } from '../documents/csv.ts'
import { minorDigits } from '../i18n/format.ts'
import type { Lang } from '../i18n/text.ts'
import type { KeptRow } from '../store/privacy.ts'

/** Tables that people open in a spreadsheet, and which of their columns are amounts. */
export const sheets: Readonly<Record<string, readonly string[]>> = {
  time_entries: ['rate_per_hour'],
  costs: ['amount_ht'],
  sales: ['revenue'],
  leads: ['avg_margin'],
  hires: ['avoided_cost'],
  ideas: [],
}

/** Rows of one such table as CSV. `currency_of`: where the row itself names none. */
export async function sheetOf(
  table: string,
  rows: readonly KeptRow[],
  { lang, header, currency_of }: { lang: Lang; header: readonly string[]; currency_of: (row: KeptRow) => string },
): Promise<string> {
  const amounts = sheets[table] ?? []
  const cell = (column: string, row: KeptRow): CsvCell => {
    const value = row[column] ?? null
    if (typeof value !== 'number' || !amounts.includes(column)) return value
    const currency = row['currency']
    return { minor: value, digits: minorDigits(typeof currency === 'string' ? currency : currency_of(row)) }
  }
  return toCsv({ header, rows: rows.map((row) => header.map((column) => cell(column, row))) }, lang)
}
