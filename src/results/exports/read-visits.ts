/** Visits by the marks of links, from tables of statistics tools and from the report that GoAccess makes of a log. Pure. */
import * as v from 'valibot'
import { shortened } from '../../documents/markup.ts'
import { mostVisits } from '../figure-range.ts'
import { isMetricName } from '../metric.ts'
import type { CsvRow } from '../../documents/read-csv.ts'
import type { Role } from './format.ts'
import { readDate } from './read-date.ts'
import { readNumber } from './read-number.ts'
import type { TableGiven, TableProblem } from './read-table.ts'

export interface VisitRow {
  readonly line: number
  readonly from: string
  readonly to: string
  readonly utm_source: string
  readonly utm_medium: string | null
  readonly utm_campaign: string | null
  readonly utm_content: string | null
  readonly sessions: number | null
  readonly conversions: number | null
}

/** A row of visits that came by no tagged link. */
export interface Untagged {
  readonly line: number
  readonly untagged: true
}

/** What tools write where there is no mark. */
const none =
  /^(|-|\(none\)|\(not set\)|\(direct\)|\(aucun\)|\(aucune\)|\(non d[ée]fini\)|\(data not available\)|\(donn[ée]es non disponibles\))$/i
/** Ways that no tagged link leads by. */
const untaggedMedium = /^(organic|referral|\(none\)|\(not set\)|\(aucun\)|\(non d[ée]fini\))$/i
const totals = /^((grand )?totals?|total g[ée]n[ée]ral)$/i

/** `source`: of a file that names the campaign alone. Null period: the rows have days of their own. */
export function* readVisitTable(given: TableGiven, source: string | null): Generator<VisitRow | Untagged | TableProblem> {
  for (const row of given.file.rows) {
    // another table of the same file begins with remarks
    if (row.cells[0]?.startsWith('#') === true) return
    if (row.broken) {
      yield { line: row.line, fault: 'broken', title: '', cell: '' }
      continue
    }
    if (row.cells.some((cell) => totals.test(cell)) || isUnnamed(given, row)) continue
    yield visitsIn(given, row, source)
  }
}

const marks: readonly Role[] = ['utm_source', 'utm_medium', 'utm_source_medium', 'utm_campaign', 'utm_content']

/** A sum under columns that have no name for it. */
function isUnnamed({ placed }: TableGiven, row: CsvRow): boolean {
  return placed.columns.every((column, at) => column === null || !marks.includes(column.role) || row.cells[at] === '')
}

function visitsIn(given: TableGiven, row: CsvRow, source: string | null): VisitRow | Untagged | TableProblem {
  const cell = (role: Role): string => {
    const at = given.placed.columns.findIndex((column) => column?.role === role)
    return at < 0 ? '' : (row.cells[at] ?? '')
  }
  const [joinedSource = '', joinedMedium = ''] = cell('utm_source_medium').split('/')
  const utm_source = mark(cell('utm_source')) ?? mark(joinedSource) ?? source
  const rawMedium = (cell('utm_medium') || joinedMedium).trim()
  if (utm_source === null || untaggedMedium.test(rawMedium)) return { line: row.line, untagged: true }
  const days = daysOf(given, row, cell('day'))
  if ('fault' in days) return days
  const figures: Record<'sessions' | 'conversions', number | null> = { sessions: null, conversions: null }
  for (const [at, column] of given.placed.columns.entries()) {
    const role = column?.role
    if (role === undefined || !isMetricName(role) || (role !== 'sessions' && role !== 'conversions')) continue
    const text = row.cells[at] ?? ''
    const title = given.file.header[at] ?? ''
    const value = readNumber(text, { lang: given.placed.lang, whole: true })
    if (Number.isNaN(value)) return { line: row.line, fault: 'not_a_number', title, cell: text }
    // key events are told with decimals where several ways share one
    const whole = value === null ? null : Math.round(value)
    if (whole !== null && whole < 0) return { line: row.line, fault: 'negative', title, cell: text }
    if (whole !== null && whole > mostVisits) return { line: row.line, fault: 'too_large', title, cell: text }
    figures[role] = whole
  }
  return {
    line: row.line,
    ...days,
    utm_source,
    utm_medium: mark(rawMedium),
    utm_campaign: mark(cell('utm_campaign')),
    utm_content: mark(cell('utm_content')),
    ...figures,
  }
}

/** Anybody can write anything behind an address: one line, no control characters, not for ever. */
function mark(text: string): string | null {
  const typed = text.replace(/[\p{C}\s]+/gu, ' ').trim()
  return none.test(typed) ? null : shortened(typed.slice(0, 400), 200)
}

function daysOf(given: TableGiven, row: CsvRow, cell: string): { from: string; to: string } | TableProblem {
  const read = cell === '' ? null : readDate(cell, given.order)
  if (read?.kind === 'day') {
    const late = read.day > given.today
    return late ? { line: row.line, fault: 'day_to_come', title: '', cell } : { from: read.day, to: read.day }
  }
  return cell === '' && given.period !== null ? given.period : { line: row.line, fault: 'no_day', title: '', cell }
}

const counted = v.object({ count: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(mostVisits)) })
const goAccessReport = v.object({
  general: v.object({ start_date: v.string(), end_date: v.string() }),
  requests: v.object({
    data: v.array(v.object({ data: v.string(), visitors: v.optional(counted), hits: counted })),
  }),
})
export type GoAccessReport = v.InferOutput<typeof goAccessReport>

/** The report of `goaccess … -o report.json`; null: it is none. */
export function goAccessOf(value: unknown): GoAccessReport | null {
  const read = v.safeParse(goAccessReport, value)
  return read.success ? read.output : null
}

/** First and last day of the log, written `01/Oct/2026`; null: it has none. */
export function goAccessDays({ general }: GoAccessReport): { from: string; to: string } | null {
  const [from, to] = [general.start_date, general.end_date].map((text) => readDate(text.replaceAll('/', ' '), 'day-first'))
  return from?.kind === 'day' && to?.kind === 'day' ? { from: from.day, to: to.day } : null
}

/**
 * Visitors by the marks in the addresses that were asked for; of one that thanks (`goals`, paths) they count as conversions. A log does
 * not follow a visitor from page to page: conversions without marks belong to no link (`unmarked`).
 */
export function goAccessVisits(
  { requests }: GoAccessReport,
  days: { readonly from: string; readonly to: string },
  goals: readonly string[],
): { rows: VisitRow[]; unmarked: number } {
  const found = new Map<string, VisitRow>()
  let unmarked = 0
  for (const { data, visitors, hits } of requests.data) {
    const url = addressOf(data)
    if (url === null) continue
    const count = visitors?.count ?? hits.count
    const thanks = goals.includes(url.pathname.replace(/\/+$/, '') || '/')
    const of = (name: string): string | null => mark(url.searchParams.get(name) ?? '')
    const utm_source = of('utm_source')
    if (utm_source === null) {
      if (thanks) unmarked += count
      continue
    }
    const own = { utm_source, utm_medium: of('utm_medium'), utm_campaign: of('utm_campaign'), utm_content: of('utm_content') }
    const key = JSON.stringify(Object.values(own))
    const before = found.get(key) ?? { line: 0, ...days, ...own, sessions: 0, conversions: goals.length === 0 ? null : 0 }
    found.set(key, {
      ...before,
      sessions: (before.sessions ?? 0) + (thanks ? 0 : count),
      conversions: goals.length === 0 ? null : (before.conversions ?? 0) + (thanks ? count : 0),
    })
  }
  return { rows: [...found.values()], unmarked }
}

function addressOf(path: string): URL | null {
  try {
    return new URL(path, 'https://site.invalid')
  } catch {
    return null
  }
}
