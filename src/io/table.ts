import { paint, unpainted } from './paint.ts'

/** Made when the first text needs it: the segmenter is dear, and a literal with these emoji costs 20 ms when it is only read. */
let measure: { segmenter: Intl.Segmenter; wide: RegExp } | undefined
function graphemes(): { segmenter: Intl.Segmenter; wide: RegExp } {
  return (measure ??= {
    segmenter: new Intl.Segmenter('fr', { granularity: 'grapheme' }),
    wide: new RegExp(
      '\\p{RGI_Emoji}|[\\u1100-\\u115F\\u2E80-\\uA4CF\\uAC00-\\uD7A3\\uF900-\\uFAFF\\uFE30-\\uFE6F\\uFF00-\\uFF60\\uFFE0-\\uFFE6]',
      'v',
    ),
  })
}

/** Signs that each take one column and join no other: nearly every text, and a hundred times faster than looking at graphemes. */
const plain = /^[\u0020-\u007E\u00A0-\u02AF\u2010-\u2027\u202F\u20AC]*$/

/** Columns a text takes on a terminal; our style marks take none. */
export function displayWidth(text: string): number {
  const shown = unpainted(text)
  if (plain.test(shown)) return shown.length
  const { segmenter, wide } = graphemes()
  let width = 0
  for (const { segment } of segmenter.segment(shown)) width += wide.test(segment) ? 2 : 1
  return width
}

/** Cut to `width` columns with `…`, only for a table: the whole text is one command away. Style marks are dropped when cut. */
export function fit(text: string, width: number): string {
  if (displayWidth(text) <= width) return text
  const shown = unpainted(text)
  if (plain.test(shown)) return `${shown.slice(0, width - 1)}…`
  const { segmenter, wide } = graphemes()
  let out = ''
  let used = 0
  for (const { segment } of segmenter.segment(shown)) {
    const w = wide.test(segment) ? 2 : 1
    if (used + w > width - 1) break
    out += segment
    used += w
  }
  return `${out}…`
}

export function pad(text: string, width: number, side: 'left' | 'right' = 'left'): string {
  const missing = ' '.repeat(Math.max(0, width - displayWidth(text)))
  return side === 'left' ? text + missing : missing + text
}

export interface Column {
  readonly title: string
  readonly align?: 'left' | 'right'
  /** The one column that gives way when the terminal is narrow. */
  readonly flexible?: boolean
}

function oneLine(cell: string): string {
  return cell.includes('\n') ? cell.replace(/\s*\n\s*/g, ' ') : cell
}

/** A table as lines: headings, then rows, in at most `columns` columns. One row a line; line breaks in cells become spaces. */
export function table(head: readonly Column[], rows: readonly (readonly string[])[], columns: number): string[] {
  const given = [head.map((column) => paint('bold', column.title)), ...rows]
  // all cells are looked at together first: a thousand rows are nearly always plain, and then lengths are widths
  const isPlain = plain.test(unpainted(given.join()))
  const lines = isPlain ? given : given.map((line) => line.map(oneLine))
  const widthOf = isPlain ? (cell: string): number => unpainted(cell).length : displayWidth
  const widths = head.map((_, i) => lines.reduce((most, line) => Math.max(most, widthOf(line[i] ?? '')), 0))
  const flexible = head.findIndex((column) => column.flexible === true)
  if (flexible >= 0) {
    const others = widths.reduce((sum, w, i) => (i === flexible ? sum : sum + w), 0) + 2 * (head.length - 1)
    widths[flexible] = Math.max(12, Math.min(widths[flexible] ?? 12, columns - others))
  }
  const place = (cell: string, i: number): string => {
    const room = widths[i] ?? 0
    const width = widthOf(cell)
    if (width > room) return fit(cell, room)
    // marks take no column
    const length = room + cell.length - width
    return head[i]?.align === 'right' ? cell.padStart(length) : cell.padEnd(length)
  }
  return lines.map((line) => line.map(place).join('  ').trimEnd())
}
