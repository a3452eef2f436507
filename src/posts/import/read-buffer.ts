import type { CsvRow } from '../../documents/read-csv.ts'
import { csvText } from '../../i18n/csv.ts'
import { importTableText } from '../../i18n/import-table.ts'
import { say, type Lang } from '../../i18n/text.ts'
import { oneByOne, type RawRow } from './row.ts'
import { tableTime, type DateOrder } from './table-time.ts'

/**
 * What Buffer takes in bulk: `Text`, `Image URL`, `Tags`, `Posting Time`, for Pinterest `Board Name`; one channel a file, times in the
 * channel's zone (https://support.buffer.com/article/926-how-to-upload-posts-in-bulk-to-buffer). Its tags are labels within Buffer.
 */
const titles = { text: 'Text', media: 'Image URL', scheduled_local: 'Posting Time' } as const

export function isBuffer(header: readonly string[]): boolean {
  return header.includes('text') && header.includes('posting time')
}

export function readBuffer(lines: readonly CsvRow[], given: { lang: Lang; order: DateOrder }): Iterable<RawRow> {
  const { lang, order } = given
  const [first, ...rows] = lines
  const header = (first?.cells ?? []).map((title) => title.trim())
  return oneByOne(rows, ({ line, cells, broken }) => {
    const fields = new Map<string, unknown>()
    const remarks: string[] = []
    let text = ''
    for (const [index, title] of header.entries()) {
      const cell = cells[index] ?? ''
      if (cell.trim() === '') continue
      const name = title.toLowerCase()
      if (name === 'text') text = cell
      else if (name === 'image url') fields.set('media', [cell.trim()])
      else if (name === 'posting time') fields.set('scheduled_local', tableTime(cell, order))
      else if (name === 'tags') remarks.push(say(lang, importTableText.buffer_tags))
      else if (name === 'board name') remarks.push(say(lang, importTableText.board))
      else remarks.push(say(lang, importTableText.no_counterpart, { name: title.slice(0, 60) }))
    }
    return { line, fields, text, remarks, titles, ...(broken && { problems: [{ message: say(lang, csvText.broken_row) }] }) }
  })
}
