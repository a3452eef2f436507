import type { Context } from '../../context.ts'
import { Failure } from '../../failure.ts'
import { csvText } from '../../i18n/csv.ts'
import { importText } from '../../i18n/import-entries.ts'
import { evidenceLabel } from '../../i18n/labels.ts'
import { resultsText } from '../../i18n/results.ts'
import { say } from '../../i18n/text.ts'
import { parseAmount } from '../../money.ts'
import type { Client } from '../../store/clients.ts'
import type { NewSale } from '../../store/money.ts'
import { countedSales, isOrder, saleNumber } from '../counted-sales.ts'
import { dayOf } from '../day.ts'
import { readersNetwork } from '../../networks/readers-network.ts'
import { plainTitle, type CsvFile, type CsvRow } from '../../documents/read-csv.ts'
import { basisPointsCell, choiceCell, currencyCell, idCell, needColumns, noteCell, textCell, wholeCell } from './cells.ts'
import { orderOf, pastDay } from './dates.ts'
import { cellsBy, idsByContent, readRows, type Understood } from './understood.ts'

export const saleTitles = {
  date: ['date'],
  id: ['id', 'sale_id', 'n°', 'numero'],
  evidence: ['evidence', 'preuve'],
  revenue: ['revenue', 'montant ht', 'amount_ht'],
  margin_bp: ['margin_bp', 'marge'],
  currency: ['currency', 'devise'],
  count: ['count'],
  refund_of: ['refund_of'],
  network: ['network'],
  note: ['note'],
} as const
const needed = ['date', 'revenue']

export function hasSaleColumns(header: readonly string[]): boolean {
  return needed.every((name) => cellsBy(header, saleTitles).has(name as 'date'))
}

interface RowOfSale {
  readonly entry: NewSale
  readonly content: readonly unknown[]
}

/**
 * Sales out of smm's own columns; an amount below 0 is a refund. One that names what it gives back has the evidence, the margin, the
 * currency and the network of that sale, where it says nothing else. Throws `Failure` usage `columns_missing`.
 */
export async function readOwnSales(context: Context, client: Client, file: CsvFile): Promise<Understood<NewSale>> {
  const { lang } = context
  const { has, cell } = cellsBy(file.header, saleTitles)
  needColumns(context, file.name, (name) => has(name as 'date'), ['date', 'evidence', 'revenue'])
  const today = dayOf(context.now(), client.time_zone)
  const order = orderOf(
    file.rows.map((row) => cell(row, 'date')),
    { said: null, titles: 'fr', today, lang },
  )
  const percent = !file.header.map(plainTitle).includes('margin_bp')
  const read = (row: CsvRow, original: NewSale | null): RowOfSale => {
    const evidence = textCell(cell(row, 'evidence'))
    const currency = textCell(cell(row, 'currency'))
    const margin = textCell(cell(row, 'margin_bp'))
    const network = textCell(cell(row, 'network'))
    const said = {
      date: pastDay(cell(row, 'date'), order, today, lang),
      sale_id: saleNumber(idCell(cell(row, 'id'), 'id', lang)),
      evidence: evidence === null ? null : choiceCell(evidence, 'evidence', evidenceLabel, lang),
      margin_bp: margin === null ? null : basisPointsCell(margin, 'margin_bp', lang, percent),
      currency: currencyCell(currency ?? '', original?.currency ?? client.currency, lang),
      count: wholeCell(cell(row, 'count') || '1', 'count', [1, 1_000_000], lang),
      refund_of: original?.sale_id ?? null,
      note: noteCell(cell(row, 'note')),
    }
    const amount = parseAmount(cell(row, 'revenue'), said.currency, lang)
    const revenue = original === null ? amount : -Math.abs(amount)
    const proof = said.evidence ?? original?.evidence
    if (proof === undefined) throw new Failure('usage', 'evidence_needed', say(lang, importText.no_evidence_cell))
    return {
      // what the row itself says: what is known of the sale that it gives back may be better one day
      content: [
        said.date,
        said.sale_id,
        said.evidence,
        revenue,
        said.margin_bp,
        currency,
        said.count,
        said.refund_of,
        said.note,
      ],
      entry: {
        ...said,
        client: client.slug,
        evidence: proof,
        revenue,
        margin_bp: said.margin_bp ?? original?.margin_bp ?? null,
        network: network === null ? (original?.network ?? null) : readersNetwork(network.toLowerCase(), null),
      },
    }
  }

  const broken = say(lang, csvText.broken_row)
  const givesBack = (row: CsvRow): boolean => !row.broken && textCell(cell(row, 'refund_of')) !== null
  const sold = readRows(
    file.rows.filter((row) => !givesBack(row)),
    broken,
    (row) => read(row, null),
  )
  const known = countedSales(await (await context.store()).money.listSales(client.slug))
  const orders = new Map<string | null, NewSale>(
    [...known, ...sold.read.map(({ value }) => value.entry)]
      .filter((sale) => sale.sale_id !== null && isOrder(sale))
      .map((sale) => [sale.sale_id, sale]),
  )
  // two rows of one number are one sale: what was given back would be left out as its twin
  const taken = ({ entry }: RowOfSale): boolean => entry.revenue < 0 && orders.has(entry.sale_id)
  const idTaken = (id: string | null): string => say(lang, resultsText.refund_id_taken, { id: id ?? '' })
  const back = readRows(file.rows.filter(givesBack), broken, (row): RowOfSale => {
    const id = saleNumber(cell(row, 'refund_of')) ?? ''
    const original = orders.get(id)
    if (original === undefined) throw new Failure('usage', 'sale_not_found', say(lang, importText.refund_unknown, { id }))
    const refund = read(row, original)
    if (taken(refund)) throw new Failure('usage', 'refund_id_taken', idTaken(refund.entry.sale_id))
    return refund
  })
  const byLine = (a: { line: number }, b: { line: number }): number => a.line - b.line
  const twins = sold.read.filter(({ value }) => taken(value))
  const rows = [...sold.read.filter((one) => !twins.includes(one)), ...back.read].toSorted(byLine).map(({ value }) => value)
  const problems = [
    ...sold.problems,
    ...back.problems,
    ...twins.map(({ line, value }) => ({ line, message: idTaken(value.entry.sale_id) })),
  ].toSorted(byLine)
  const ids = idsByContent(
    'smm',
    rows.map(({ content }) => content),
  )
  return {
    file: file.name,
    format: 'smm',
    rows: file.rows.length,
    entries: rows.map(({ entry }, index) => ({ ...entry, external_id: ids[index] ?? null })),
    problems,
    left_out: {},
  }
}
