import type { Cell, Table } from './document.ts'

/** Letters of one line beyond which a longer cell asks for no more room. */
const enough = 60
/** No column is asked to be narrower, nor kept wider by one long word. */
const [narrowest, longestWord] = [6, 18]

/**
 * How wide each column of a table is as a share of the whole, for formats that do not find out by themselves: each gets its longest
 * word, and what is left goes to those with more to say; where all fits, each has its part of the rest. `letters`: about how many stand side by side in the whole width.
 */
export function columnShares({ head, rows }: Pick<Table, 'head' | 'rows'>, letters: number): number[] {
  const columns = head.map(({ title }, index) => {
    const texts = [title, ...rows.map((row) => textOf(row[index] ?? ''))]
    const words = texts.flatMap((text) => text.split(/[ \n-]/)).map((word) => word.length + 1)
    const least = Math.min(longestWord, Math.max(narrowest, ...words))
    return { least, wanted: Math.min(enough, Math.max(least, ...texts.map((text) => text.length))) }
  })
  const [least, wanted] = [sum(columns.map((column) => column.least)), sum(columns.map((column) => column.wanted))]
  const given = wanted <= letters || wanted === least ? 1 : Math.max(0, letters - least) / (wanted - least)
  const widths = columns.map((column) => column.least + (column.wanted - column.least) * given)
  return widths.map((width) => width / sum(widths))
}

function textOf(cell: Cell): string {
  return typeof cell === 'string' ? cell : cell.text
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0)
}
