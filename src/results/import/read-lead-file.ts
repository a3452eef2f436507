import { createHash } from 'node:crypto'
import type { Context } from '../../context.ts'
import { csvText } from '../../i18n/csv.ts'
import { leadStatusLabel } from '../../i18n/labels.ts'
import { say } from '../../i18n/text.ts'
import { parseAmount } from '../../money.ts'
import type { Client } from '../../store/clients.ts'
import type { NewLead } from '../../store/money.ts'
import { dayOf } from '../day.ts'
import { readCsv } from '../../documents/read-csv.ts'
import { basisPointsCell, choiceCell, idCell, needColumns, noteCell, textCell } from './cells.ts'
import { orderOf, pastDay } from './dates.ts'
import { cellsBy, idsByContent, readRows, type Understood } from './understood.ts'

export const leadTitles = {
  date: ['date'],
  id: ['id', 'lead_id', 'n°', 'numero'],
  status: ['status', 'statut', 'etat'],
  close_rate_bp: ['close_rate_bp'],
  avg_margin: ['avg_margin'],
  note: ['note'],
} as const

/** Leads out of smm's own columns; one without a number of its own gets one by what it says. Throws as `readCsv`, and usage `columns_missing`. */
export async function readLeadFile(context: Context, client: Client, path: string): Promise<Understood<NewLead>> {
  const { lang } = context
  const file = await readCsv(context, path, (cells) => cellsBy(cells, leadTitles).has('date'))
  const { has, cell } = cellsBy(file.header, leadTitles)
  needColumns(context, file.name, (name) => has(name as 'date'), ['date'])
  const today = dayOf(context.now(), client.time_zone)
  const order = orderOf(
    file.rows.map((row) => cell(row, 'date')),
    { said: null, titles: 'fr', today, lang },
  )
  const { read, problems } = readRows(file.rows, say(lang, csvText.broken_row), (row): NewLead => {
    const rate = textCell(cell(row, 'close_rate_bp'))
    const margin = textCell(cell(row, 'avg_margin'))
    return {
      client: client.slug,
      date: pastDay(cell(row, 'date'), order, today, lang),
      lead_id: idCell(cell(row, 'id'), 'id', lang),
      status: choiceCell(cell(row, 'status') || 'open', 'status', leadStatusLabel, lang),
      close_rate_bp: rate === null ? null : basisPointsCell(rate, 'close_rate_bp', lang),
      avg_margin: margin === null ? null : parseAmount(margin, client.currency, lang),
      note: noteCell(cell(row, 'note')),
    }
  })
  const entries = read.map(({ value }) => value)
  const ids = idsByContent(
    'smm',
    entries.map(({ date, close_rate_bp, avg_margin, note }) => [date, close_rate_bp, avg_margin, note]),
  )
  return {
    file: file.name,
    format: 'smm',
    rows: file.rows.length,
    entries: entries.map((entry, index) => ({ ...entry, lead_id: entry.lead_id ?? shortened(ids[index] ?? '') })),
    problems,
    left_out: {},
  }
}

/** A number that people can type: `l-3f9a2c71`. */
function shortened(id: string): string {
  return `l-${createHash('sha256').update(id).digest('hex').slice(0, 8)}`
}
