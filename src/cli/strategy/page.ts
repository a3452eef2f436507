import { paint } from '../../io/paint.ts'
import type { Io } from '../../io/io.ts'
import { displayWidth, table, type Column } from '../../io/table.ts'
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
