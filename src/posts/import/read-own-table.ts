import { plainCell } from '../../documents/csv.ts'
import type { CsvRow } from '../../documents/read-csv.ts'
import { Failure } from '../../failure.ts'
import { csvText } from '../../i18n/csv.ts'
import { importTableText } from '../../i18n/import-table.ts'
import { say, type Lang } from '../../i18n/text.ts'
import { kindOfColumn, unknownColumn } from './columns.ts'
import { oneByOne, type RawRow } from './row.ts'
import { tableTime, type DateOrder } from './table-time.ts'

/** Columns told of when they are wrong. */
const told = 10

const lists: readonly string[] = ['media', 'alt', 'people', 'licence']
const times: readonly string[] = ['scheduled_at', 'scheduled_local']

/** Lines of a table with smm's own titles, read as they are asked for. Throws `Failure` usage `bad_columns`. */
export function readOwnTable(lines: Iterable<CsvRow>, given: { lang: Lang; order: DateOrder }): Iterable<RawRow> {
  const { lang, order } = given
  const [first] = lines
  const rows = belowFirst(lines)
  const header = (first?.cells ?? []).map((title) => title.trim().toLowerCase())
  refuseColumns(header, rows, lang)
  const columns = header.map((name, index) => ({ name, index, is_field: kindOfColumn(name) === 'field' }))
  return oneByOne(rows, ({ line, cells, broken }) => {
    const fields = new Map<string, unknown>()
    let text = ''
    let is_out = false
    for (const { name, index, is_field } of columns) {
      const cell = plainCell(cells[index] ?? '')
      if (cell === '' || cell.trim() === '') continue
      if (name === 'published_at') is_out = true
      if (!is_field) continue
      if (name === 'text') text = cell
      else if (lists.includes(name)) fields.set(name, listOf(cell))
      else if (times.includes(name)) fields.set(name, tableTime(cell, order))
      else if (name === 'contest') fields.set(name, objectOf(cell))
      else fields.set(name, cell)
    }
    // an export has the instant beside the time on the wall
    if (fields.has('scheduled_local')) fields.delete('scheduled_at')
    const more = broken || cells.slice(header.length).some((cell) => cell.trim() !== '')
    return { line, fields, text, is_out, ...(more && { problems: [{ message: say(lang, csvText.broken_row) }] }) }
  })
}

function belowFirst(lines: Iterable<CsvRow>): Iterable<CsvRow> {
  return {
    *[Symbol.iterator]() {
      let titles = true
      for (const line of lines) {
        if (!titles) yield line
        titles = false
      }
    },
  }
}

function refuseColumns(header: readonly string[], rows: Iterable<CsvRow>, lang: Lang): void {
  const seen = new Set<string>()
  const wrong: string[] = []
  for (const [index, title] of header.entries()) {
    if (title === '') {
      if (hasWords(rows, index)) wrong.push(say(lang, importTableText.nameless_column, { number: index + 1 }))
    } else if (seen.has(title)) wrong.push(say(lang, importTableText.double_column, { name: title.slice(0, 60) }))
    else if (kindOfColumn(title) === null) wrong.push(wrong.length < told ? unknownColumn(lang, title) : '')
    seen.add(title)
  }
  if (![...seen].some((name) => name === 'media' || /^text(?:_|$)/.test(name)))
    wrong.unshift(say(lang, importTableText.no_text_column))
  if (wrong.length === 0) return
  const more = wrong.length - told
  throw new Failure('usage', 'bad_columns', say(lang, importTableText.bad_columns), {
    details: [...wrong.slice(0, told), ...(more > 0 ? [say(lang, importTableText.more, { count: more })] : [])],
    hint: say(lang, importTableText.bad_columns_hint),
  })
}

function hasWords(rows: Iterable<CsvRow>, index: number): boolean {
  for (const { cells } of rows) if ((cells[index] ?? '').trim() !== '') return true
  return false
}

/** Parts between `;`; `\;` is a semicolon within one. */
export function listOf(cell: string): string[] {
  return cell.split(/(?<!\\);/).map((part) => part.replaceAll('\\;', ';').trim())
}

/** A contest is a map; what is no JSON is told of by whoever reads it. */
function objectOf(cell: string): unknown {
  try {
    return JSON.parse(cell)
  } catch {
    return cell
  }
}
