import { paint } from '../../io/paint.ts'
import type { Io } from '../../io/io.ts'
import { displayWidth, pad, table, type Column } from '../../io/table.ts'
import { wrapText } from '../../io/wrap.ts'

/** Sections, paragraphs and lists, wrapped to what reads well. */
export function page(io: Io) {
  const width = Math.min(io.columns, 100)
  const lines = (text: string, first: string, rest: string): void => {
    for (const [i, line] of wrapText(text, width - displayWidth(first)).entries()) io.print(`${i === 0 ? first : rest}${line}`)
  }
  return {
    width,
    section: (title: string): void => {
      io.print()
      io.print(paint('bold', title))
    },
    text: (text: string): void => lines(text, '  ', '  '),
    item: (mark: string, text: string): void => lines(text, `  ${mark} `, ' '.repeat(3 + displayWidth(mark))),
    dim: (text: string): void => {
      for (const line of wrapText(text, width - 2)) io.print(paint('dim', `  ${line}`))
    },
    /** One bar per row, to scale with the largest; the figure stands between name and bar. */
    bars: (
      rows: readonly { name: string; size: number; figure: string; faint?: boolean }[],
      paintAs: 'cyan' | 'green' = 'cyan',
    ): void => {
      const names = Math.max(...rows.map((row) => displayWidth(row.name)))
      const figures = Math.max(...rows.map((row) => displayWidth(row.figure)))
      const room = Math.max(8, Math.min(30, width - names - figures - 8))
      const most = Math.max(1, ...rows.map((row) => Math.abs(row.size)))
      for (const { name, size, figure, faint } of rows) {
        const bar = (faint ? '░' : '█').repeat(Math.max(size === 0 ? 0 : 1, Math.round((Math.abs(size) * room) / most)))
        const style = size < 0 ? 'red' : faint ? 'dim' : paintAs
        io.print(`  ${pad(name, names)}  ${pad(figure, figures, 'right')}  ${paint(style, bar)}`)
      }
    },
  }
}

/** A table whose flexible column is broken over several lines instead of being cut. */
export function tall(head: readonly Column[], rows: readonly (readonly string[])[], columns: number): string[] {
  const flexible = head.findIndex((column) => column.flexible === true)
  const widest = head.map((column, i) => Math.max(displayWidth(column.title), ...rows.map((row) => displayWidth(row[i] ?? ''))))
  const others = widest.reduce((sum, width, i) => (i === flexible ? sum : sum + width), 0) + 2 * (head.length - 1)
  const room = Math.max(12, columns - others)
  const broken = rows.flatMap((row) =>
    wrapText(row[flexible] ?? '', room).map((line, i) => row.map((cell, at) => (at === flexible ? line : i === 0 ? cell : ''))),
  )
  return table(head, broken, columns)
}
