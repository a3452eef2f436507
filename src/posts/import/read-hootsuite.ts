import type { CsvRow } from '../../documents/read-csv.ts'
import { csvText } from '../../i18n/csv.ts'
import { importTableText } from '../../i18n/import-table.ts'
import { say, type Lang } from '../../i18n/text.ts'
import { oneByOne, type RawRow } from './row.ts'
import { tableTime, type DateOrder } from './table-time.ts'

/**
 * What Hootsuite's bulk composer takes: date, message and link, without titles; at most 350 lines, one order of dates a file, which is
 * chosen when it is sent, times in the zone of the account (https://help.hootsuite.com/s/article/bulk-schedule).
 */
const titles = { scheduled_local: 'date', text: 'message' } as const

const moment = /^\s*(?:\d{4}[/.-]\d{1,2}[/.-]\d{1,2}|\d{1,2}[/.-]\d{1,2}[/.-](?:\d{4}|\d{2}))[ T]+\d{1,2}[:h]\d{2}/

export function isHootsuite(first: readonly string[]): boolean {
  return first.length >= 2 && moment.test(first[0] ?? '')
}

/** The dates of the file, to tell their order by. */
export function hootsuiteDates(lines: readonly CsvRow[]): string[] {
  return lines.map(({ cells }) => cells[0] ?? '')
}

export function readHootsuite(lines: readonly CsvRow[], given: { lang: Lang; order: DateOrder }): Iterable<RawRow> {
  const { lang, order } = given
  // some keep titles above, which Hootsuite refuses
  const [first] = lines
  const rows = first !== undefined && !/\d/.test(first.cells[0] ?? '') ? lines.slice(1) : lines
  return oneByOne(rows, ({ line, cells, broken }) => {
    const [date = '', text = '', link = '', ...more] = cells
    const fields = new Map<string, unknown>()
    if (date.trim() !== '') fields.set('scheduled_local', tableTime(date, order))
    if (link.trim() !== '') fields.set('link', link)
    const left = more.flatMap((cell, index) => (cell.trim() === '' ? [] : [index + 4]))
    const remarks = left.map((number) => say(lang, importTableText.no_counterpart_number, { number }))
    return { line, fields, text, remarks, titles, ...(broken && { problems: [{ message: say(lang, csvText.broken_row) }] }) }
  })
}
