import { allInWords, colon, paint, semicolon, unpainted, wordsIn } from './paint.ts'
import { displayWidth, fit, pad, plain } from './width.ts'
import { wrapText } from './wrap.ts'

export { displayWidth, fit, pad }

export interface Column {
  readonly title: string
  /** The title in full, for who hears it: where there is no room for it above a column. */
  readonly in_words?: string
  readonly align?: 'left' | 'right'
  /** The one column that gives way when the terminal is narrow. */
  readonly flexible?: boolean
}

function oneLine(cell: string): string {
  return cell.includes('\n') ? cell.replace(/\s*\n\s*/g, ' ') : cell
}

/** What says that there is nothing. */
const empty = new Set(['', '·', '–', '—'])

/** A row as it is said: `title: cell; title: cell`, whole, without what is empty. */
export function rowInWords(titles: readonly string[], row: readonly string[]): string {
  return row
    .map((cell, i) => [titles[i] ?? '', wordsIn(cell).trim()] as const)
    .filter(([, cell]) => !empty.has(cell))
    .map(([title, cell]) => (title === '' ? cell : `${title}${colon}${cell}`))
    .join(semicolon)
}

/** One row below the other: titles in one column, what stands in the cells beside them. */
function stacked(titles: readonly string[], row: readonly string[], columns: number, first: boolean): string[] {
  const width = Math.max(0, ...titles.map(displayWidth))
  const room = Math.max(12, columns - width - 2)
  const lines = row.flatMap((cell, i) => {
    if (empty.has(unpainted(cell).trim())) return []
    return wrapText(oneLine(cell), room).map(
      (line, part) => `${part === 0 ? pad(paint('dim', titles[i] ?? ''), width) : ' '.repeat(width)}  ${line}`,
    )
  })
  return allInWords(first ? lines : ['', ...lines], rowInWords(titles, row))
}

/** Narrower terminals have no room for a row beside its neighbours: it stands on lines of its own. */
const narrow = 60

/**
 * A table as lines: headings, then rows, in at most `columns` columns. One row a line; line breaks in cells become spaces. On a narrow
 * terminal that it does not fit each cell stands on a line after its title. Said row by row, each cell after its title.
 */
export function table(head: readonly Column[], rows: readonly (readonly string[])[], columns: number): string[] {
  const given = [head.map(({ title }) => (title === '' ? '' : paint('bold', title))), ...rows]
  // all cells are looked at together first: a thousand rows are nearly always plain, and then lengths are widths
  const isPlain = plain.test(unpainted(given.join()))
  const lines = isPlain ? given : given.map((line) => line.map(oneLine))
  const columnsOf = isPlain ? (cell: string): number => unpainted(cell).length : displayWidth
  const widths = head.map((_, i) => lines.reduce((most, line) => Math.max(most, columnsOf(line[i] ?? '')), 0))
  const flexible = head.findIndex((column) => column.flexible === true)
  if (flexible >= 0) {
    const others = widths.reduce((sum, w, i) => (i === flexible ? sum : sum + w), 0) + 2 * (head.length - 1)
    widths[flexible] = Math.max(12, Math.min(widths[flexible] ?? 12, columns - others))
  }
  const titles = head.map((column) => wordsIn(column.in_words ?? column.title))
  const total = widths.reduce((sum, width) => sum + width, 2 * (head.length - 1))
  if (columns < narrow && total > columns) return rows.flatMap((row, i) => stacked(titles, row, columns, i === 0))
  const place = (cell: string, i: number): string => {
    const room = widths[i] ?? 0
    const width = columnsOf(cell)
    if (width > room) return fit(cell, room)
    // marks take no column
    const length = room + cell.length - width
    return head[i]?.align === 'right' ? cell.padStart(length) : cell.padEnd(length)
  }
  return lines.flatMap((line, i) => {
    const drawn = line.map(place).join('  ').trimEnd()
    return allInWords([drawn], i === 0 ? '' : rowInWords(titles, line))
  })
}
