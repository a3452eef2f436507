import type { Context } from '../../context.ts'
import { Failure } from '../../failure.ts'
import { csvText } from '../../i18n/csv.ts'
import { importText } from '../../i18n/import-entries.ts'
import { evidenceLabel } from '../../i18n/labels.ts'
import { say } from '../../i18n/text.ts'
import { parseAmount } from '../../money.ts'
import type { Client, Evidence } from '../../store/clients.ts'
import type { NewSale } from '../../store/money.ts'
import { dayOf } from '../day.ts'
import { readersNetwork } from '../sent-posts.ts'
import type { CsvFile } from '../read-csv.ts'
import { basisPointsCell, choiceCell, currencyCell, needColumns, textCell, wholeCell } from './cells.ts'
import { orderOf, pastDay } from './dates.ts'
import { cellsBy, idsByContent, readRows, type Understood } from './understood.ts'

const titles = {
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
  return needed.every((name) => cellsBy(header, titles).has(name as 'date'))
}

/** Sales out of smm's own columns; an amount below 0 is a refund. Throws `Failure` usage `columns_missing`. */
export async function readOwnSales(context: Context, client: Client, file: CsvFile): Promise<Understood<NewSale>> {
  const { lang } = context
  const { has, cell } = cellsBy(file.header, titles)
  needColumns(context, file.name, (name) => has(name as 'date'), ['date', 'evidence', 'revenue'])
  const today = dayOf(context.now(), client.time_zone)
  const order = orderOf(
    file.rows.map((row) => cell(row, 'date')),
    { said: null, titles: 'fr', today, lang },
  )
  const known = await (await context.store()).money.listSales(client.slug)
  const evidences = new Map<string, Evidence>(known.map(({ sale_id, evidence }) => [sale_id, evidence]))
  for (const row of file.rows) {
    const said = cell(row, 'evidence').trim().toLowerCase()
    if (Object.hasOwn(evidenceLabel, said)) evidences.set(cell(row, 'id').trim(), said as Evidence)
  }
  const evidenceOf = (said: string, refund_of: string | null): Evidence => {
    if (said.trim() !== '') return choiceCell(said, 'evidence', evidenceLabel, lang)
    const original = refund_of === null ? undefined : evidences.get(refund_of)
    if (original === undefined) throw new Failure('usage', 'evidence_needed', say(lang, importText.no_evidence_cell))
    return original
  }

  const { read, problems } = readRows(file.rows, say(lang, csvText.broken_row), (row): NewSale => {
    const currency = currencyCell(cell(row, 'currency'), client.currency, lang)
    const refund_of = textCell(cell(row, 'refund_of'))
    if (refund_of !== null && !evidences.has(refund_of)) {
      throw new Failure('usage', 'sale_not_found', say(lang, importText.refund_unknown, { id: refund_of }))
    }
    const revenue = parseAmount(cell(row, 'revenue'), currency, lang)
    const margin = textCell(cell(row, 'margin_bp'))
    const network = textCell(cell(row, 'network'))
    return {
      client: client.slug,
      date: pastDay(cell(row, 'date'), order, today, lang),
      sale_id: textCell(cell(row, 'id')),
      evidence: evidenceOf(cell(row, 'evidence'), refund_of),
      revenue: refund_of === null ? revenue : -Math.abs(revenue),
      margin_bp: margin === null ? null : basisPointsCell(margin, 'margin_bp', lang),
      currency,
      count: wholeCell(cell(row, 'count') || '1', 'count', [1, 1_000_000], lang),
      refund_of,
      network: network === null ? null : readersNetwork(network.toLowerCase(), null),
      note: textCell(cell(row, 'note')),
    }
  })
  const entries = read.map(({ value }) => value)
  const ids = idsByContent(
    'smm',
    entries.map((one) => [
      one.date,
      one.sale_id,
      one.evidence,
      one.revenue,
      one.margin_bp,
      one.currency,
      one.count,
      one.refund_of,
      one.note,
    ]),
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
