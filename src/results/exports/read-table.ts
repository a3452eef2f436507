/** The figures of a table whose format is known, one by one. Pure: what they belong to is found out by whoever asks. */
import type { Lang } from '../../i18n/text.ts'
import { faultOf, type FigureFault } from '../figure-range.ts'
import { isMetricName, metricKinds, type MetricName } from '../metric.ts'
import { firstDay, lastDay } from '../month.ts'
import type { CsvFile, CsvRow } from '../../documents/read-csv.ts'
import type { Column, Format, Placed, Role } from './format.ts'
import { placeColumns, titleKey } from './format.ts'
import type { DateOrder } from './format-ids.ts'
import { readDate, type Dated } from './read-date.ts'
import { readNumber } from './read-number.ts'

export interface TableFigure {
  readonly line: number
  /** Null: of the account. */
  readonly post: { readonly id: string | null; readonly url: string | null; readonly published: Dated | null } | null
  /** As the file names them; null: it does not. */
  readonly network: string | null
  readonly account: string | null
  readonly metric: MetricName
  readonly value: number
  /** Title of the column, as the file writes it. */
  readonly title: string
  /** Days that it covers, or at whose end it stood; null: as it stood when the file was made. */
  readonly days: { readonly from: string; readonly to: string } | null
}

export type RowFault =
  | FigureFault
  | 'broken'
  | 'not_a_number'
  | 'no_day'
  | 'day_to_come'
  | 'no_post'
  | 'post_by_day'
  | 'unknown_metric'

export interface TableProblem {
  readonly line: number
  readonly fault: RowFault
  readonly title: string
  readonly cell: string
}

export interface TableGiven {
  readonly format: Format
  readonly file: CsvFile
  readonly placed: Placed
  readonly order: DateOrder
  /** Where the client is. */
  readonly today: string
  /** Of a file without dates. */
  readonly period: { readonly from: string; readonly to: string } | null
}

/** The language of numbers is that of the titles; above a table of two words it may be the title's alone. */
export function langOf({ file, format, placed }: Pick<TableGiven, 'file' | 'format' | 'placed'>): Lang | null {
  if (placed.lang !== null || format.titles === undefined) return placed.lang
  return placeColumns(format.titles, namesIn(file)).lang
}

/** What stands in one cell of a line of its own, above the table and between its parts. */
function namesIn(file: CsvFile): string[] {
  const alone = (cells: readonly string[]): string[] => (cells.slice(1).every((cell) => cell === '') ? [cells[0] ?? ''] : [])
  return [...file.above.flatMap(alone), ...file.rows.flatMap(({ cells }) => alone(cells))]
}

export function* readTable(given: TableGiven): Generator<TableFigure | TableProblem> {
  const { file, format } = given
  const lang = langOf(given)
  let section =
    format.of === 'titled' ? sectionOf(format, file.above.map(([first = '']) => first).findLast(isName) ?? '') : null
  for (const [index, row] of file.rows.entries()) {
    if (row.broken) {
      yield { line: row.line, fault: 'broken', title: '', cell: '' }
      continue
    }
    if (format.of === 'titled') {
      const [first = '', ...others] = row.cells
      if (others.every((cell) => cell === '') && isName(first)) section = sectionOf(format, first)
      else if (section !== null && !isHeader(file, row)) yield* ofSection(given, row, section, lang)
      continue
    }
    if (isTotal(given, row) || (format.of === 'period' && index === 0 && isExplanation(given, row))) continue
    yield* format.of === 'long' ? ofLong(given, row, lang) : ofRow(given, row, lang)
  }
}

/** Titles between the parts of a file of results that no figure belongs to. */
export function unknownSections({ file, format }: Pick<TableGiven, 'file' | 'format'>): string[] {
  if (format.of !== 'titled') return []
  return namesIn(file).filter((name) => isName(name) && sectionOf(format, name) === null)
}

interface Section {
  readonly column: Column
  readonly title: string
}

function sectionOf(format: Format, title: string): Section | null {
  const [column] = placeColumns(format.titles ?? [], [title]).columns
  return column == null ? null : { column, title }
}

function isName(cell: string): boolean {
  return cell !== '' && !/^sep=/i.test(cell) && !/^\d/.test(cell)
}

function isHeader(file: CsvFile, row: CsvRow): boolean {
  return row.cells.every((cell, at) => titleKey(cell) === titleKey(file.header[at] ?? ''))
}

const totals = /^((grand |sub)?totals?|total g[ée]n[ée]ral|sous-total|totaux)$/i

/** A sum of the rows below or above it, by the cell that names what a row is about; a post may well be called so. */
function isTotal({ placed }: TableGiven, row: CsvRow): boolean {
  return placed.columns.some((column, at) => {
    const names = column !== null && column.role !== 'unused' && !isMetricName(column.role)
    return names && totals.test(row.cells[at] ?? '')
  })
}

/** Google writes what each column means below its title. */
function isExplanation({ placed }: TableGiven, row: CsvRow): boolean {
  const figures = placed.columns.flatMap((column, at) =>
    column !== null && isMetricName(column.role) && (row.cells[at] ?? '') !== '' ? [row.cells[at] ?? ''] : [],
  )
  return figures.length > 0 && figures.every((cell) => Number.isNaN(readNumber(cell, { lang: null, whole: true })))
}

function cellOf({ placed }: TableGiven, row: CsvRow, role: Role): string {
  const at = placed.columns.findIndex((column) => column?.role === role)
  return at < 0 ? '' : (row.cells[at] ?? '')
}

function* ofSection(
  given: TableGiven,
  row: CsvRow,
  { column, title }: Section,
  lang: Lang | null,
): Generator<TableFigure | TableProblem> {
  const days = dayOf(given, row)
  if ('fault' in days) return yield days
  const read = figureIn(column, cellOf(given, row, 'value'), lang)
  if (read === null) return
  if ('fault' in read) return yield { ...read, line: row.line, title }
  yield {
    line: row.line,
    post: null,
    network: column.network ?? null,
    account: null,
    metric: read.metric,
    value: read.value,
    title,
    days,
  }
}

function* ofRow(given: TableGiven, row: CsvRow, lang: Lang | null): Generator<TableFigure | TableProblem> {
  const { format, placed, file } = given
  const post = format.of === 'posts' ? postOf(given, row) : null
  if (format.of === 'posts' && post === null) return yield { line: row.line, fault: 'no_post', title: '', cell: '' }
  if (format.of === 'posts') {
    const day = cellOf(given, row, 'day')
    // « Lifetime » or nothing; a day means that the file holds a row per post and day
    if (day !== '' && readDate(day, given.order) !== null) {
      return yield { line: row.line, fault: 'post_by_day', title: '', cell: day }
    }
  }
  const days = format.of === 'posts' ? null : format.of === 'period' ? given.period : dayOf(given, row)
  if (days !== null && 'fault' in days) return yield days
  const base = { line: row.line, post, account: cellOf(given, row, 'account') || null, days }
  const sums = new Map<Column, { value: number; titles: string[] }>()
  for (const [at, column] of placed.columns.entries()) {
    if (column === null || !isMetricName(column.role)) continue
    const title = file.header[at] ?? ''
    const read = figureIn(column, row.cells[at] ?? '', lang)
    if (read === null) continue
    if ('fault' in read) {
      yield { ...read, line: row.line, title }
      continue
    }
    if (column.added === true) {
      const sum = sums.get(column) ?? { value: 0, titles: [] }
      sums.set(column, { value: sum.value + read.value, titles: [...sum.titles, title] })
      continue
    }
    yield { ...base, network: column.network ?? null, metric: read.metric, value: read.value, title }
  }
  for (const [{ role, network = null }, { value, titles }] of sums) {
    if (isMetricName(role)) yield { ...base, network, metric: role, value, title: titles.join(' + ') }
  }
}

function* ofLong(given: TableGiven, row: CsvRow, lang: Lang | null): Generator<TableFigure | TableProblem> {
  const name = cellOf(given, row, 'metric').trim().toLowerCase()
  if (!isMetricName(name)) return yield { line: row.line, fault: 'unknown_metric', title: '', cell: name }
  const days = dayOf(given, row)
  if ('fault' in days) return yield days
  const cell = cellOf(given, row, 'value')
  const read = figureIn({ role: name, fr: [], en: [] }, cell, lang)
  if (read === null) return
  if ('fault' in read) return yield { ...read, line: row.line, title: name }
  const post = cellOf(given, row, 'post_url')
  if (post.length > 2000) return yield { line: row.line, fault: 'no_post', title: '', cell: '' }
  const isUrl = /^https?:\/\//i.test(post)
  yield {
    line: row.line,
    post: post === '' ? null : { id: isUrl ? null : post, url: isUrl ? post : null, published: null },
    network: cellOf(given, row, 'network') || null,
    account: cellOf(given, row, 'account') || null,
    metric: read.metric,
    value: read.value,
    title: name,
    days,
  }
}

type Days = { readonly from: string; readonly to: string }

function dayOf(given: TableGiven, row: CsvRow): Days | TableProblem {
  const cell = cellOf(given, row, 'day')
  const read = readDate(cell, given.order)
  const problem = (fault: RowFault): TableProblem => ({ line: row.line, fault, title: '', cell })
  if (read === null) return problem('no_day')
  const days =
    read.kind === 'month' ? { from: firstDay(read.month), to: lastDay(read.month) } : { from: read.day, to: read.day }
  return days.from > given.today ? problem('day_to_come') : days
}

/** A spreadsheet that takes a number of a post for an amount destroys it: `1.22158E+17`. */
const spoilt = /^\d(?:[.,]\d+)?e\+?\d+$/i

function postOf(given: TableGiven, row: CsvRow): TableFigure['post'] {
  const id = cellOf(given, row, 'post_id')
  const url = cellOf(given, row, 'post_url')
  const published = readDate(cellOf(given, row, 'published'), given.order)
  const known = {
    id: id === '' || id.length > 200 || spoilt.test(id) ? null : id,
    url: url.length <= 2000 && /^https?:\/\//i.test(url) ? url : null,
    published: published?.kind === 'day' && published.day <= given.today ? published : null,
  }
  return known.id === null && known.url === null ? null : known
}

type Figure = { readonly metric: MetricName; readonly value: number } | { readonly fault: RowFault; readonly cell: string }

function figureIn({ role, times = 1 }: Column, cell: string, lang: Lang | null): Figure | null {
  if (!isMetricName(role)) return null
  const { unit } = metricKinds[role]
  const typed = cell.trim()
  const share = unit === 'bp' && typed.endsWith('%') ? typed.slice(0, -1) : null
  const read = readNumber(share ?? typed, { lang, whole: unit !== 'stars' && times === 1 && share === null })
  if (read === null) return null
  if (Number.isNaN(read)) return { fault: 'not_a_number', cell }
  const value = share !== null ? Math.round(read * 100) : times === 1 ? read : Math.round(read * times)
  const fault = faultOf(role, value)
  return fault === null ? { metric: role, value } : { fault, cell }
}
