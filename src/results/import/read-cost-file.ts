import type { Context } from '../../context.ts'
import { Failure } from '../../failure.ts'
import { csvText } from '../../i18n/csv.ts'
import { costKindLabel } from '../../i18n/labels.ts'
import { resultsText } from '../../i18n/results.ts'
import { say } from '../../i18n/text.ts'
import { parseAmount } from '../../money.ts'
import type { Client } from '../../store/clients.ts'
import type { NewCost } from '../../store/money.ts'
import { dayOf } from '../day.ts'
import { plainTitle, readCsv } from '../../documents/read-csv.ts'
import { basisPointsCell, choiceCell, currencyCell, needColumns, noteCell, wholeCell } from './cells.ts'
import { orderOf, pastDay } from './dates.ts'
import { cellsBy, idsByContent, readRows, type Understood } from './understood.ts'

export const costTitles = {
  date: ['date'],
  kind: ['kind', 'type'],
  amount_ht: ['amount_ht', 'montant ht'],
  vat_bp: ['vat_bp', 'tva', 'vat'],
  currency: ['currency', 'devise'],
  months: ['months', 'mois'],
  note: ['note'],
} as const
const needed = ['date', 'kind', 'amount_ht']

/** Costs out of smm's own columns. Throws `Failure` as `readCsv`, and usage `columns_missing`. */
export async function readCostFile(context: Context, client: Client, path: string): Promise<Understood<NewCost>> {
  const { lang } = context
  const isHeader = (cells: readonly string[]): boolean => needed.every((name) => cellsBy(cells, costTitles).has(name as 'date'))
  const file = await readCsv(context, path, isHeader)
  const { has, cell } = cellsBy(file.header, costTitles)
  needColumns(context, file.name, (name) => has(name as 'date'), needed)
  const today = dayOf(context.now(), client.time_zone)
  const order = orderOf(
    file.rows.map((row) => cell(row, 'date')),
    { said: null, titles: 'fr', today, lang },
  )
  const percent = !file.header.map(plainTitle).includes('vat_bp')
  const { read, problems } = readRows(file.rows, say(lang, csvText.broken_row), (row): NewCost => {
    const currency = currencyCell(cell(row, 'currency'), client.currency, lang)
    const amount_ht = parseAmount(cell(row, 'amount_ht'), currency, lang)
    if (amount_ht <= 0) throw new Failure('usage', 'amount_not_positive', say(lang, resultsText.amount_not_positive))
    return {
      client: client.slug,
      date: pastDay(cell(row, 'date'), order, today, lang),
      kind: choiceCell(cell(row, 'kind'), 'kind', costKindLabel, lang),
      amount_ht,
      vat_bp: basisPointsCell(cell(row, 'vat_bp') || '0', 'vat_bp', lang, percent),
      currency,
      months: wholeCell(cell(row, 'months') || '1', 'months', [1, 120], lang),
      note: noteCell(cell(row, 'note')),
    }
  })
  const entries = read.map(({ value }) => value)
  const ids = idsByContent(
    'smm',
    entries.map((entry) => [entry.date, entry.kind, entry.amount_ht, entry.vat_bp, entry.currency, entry.months, entry.note]),
  )
  return {
    file: file.name,
    format: 'smm',
    rows: file.rows.length,
    entries: entries.map((entry, index) => ({ ...entry, external_id: ids[index] ?? null })),
    problems,
    left_out: {},
  }
}
