import type { Cell, Table } from './document.ts'

/** Letters of one line beyond which a longer cell asks for no more room. */
const enough = 60
/** No column is asked to be narrower, nor kept wider by one long word. */
const [narrowest, longestWord] = [6, 18]

/**
 * How wide each column of a table is as a share of the whole, for formats that do not find out by themselves: each gets its longest
 * word, then all it needs while there is room; where all fits, each has its part of the rest. `letters`: about how many stand side by side in the whole width.
 */
export function columnShares({ head, rows }: Pick<Table, 'head' | 'rows'>, letters: number): number[] {
  const columns = head.map(({ title }, index) => {
    const texts = [title, ...rows.map((row) => textOf(row[index] ?? ''))]
    const words = texts.flatMap((text) => text.split(/[ \n-]/)).map((word) => word.length + 1)
    const least = Math.min(longestWord, Math.max(narrowest, ...words))
    return { least, wanted: Math.min(enough, Math.max(least, ...texts.map((text) => text.length))) }
  })
  const needs = columns.map(({ least, wanted }) => wanted - least)
  let rest = Math.max(0, letters - sum(columns.map(({ least }) => least)))
  // who needs least is served first: a name of two words is not broken for the sake of a long sentence
  const served = needs
    .map((_, index) => index)
    .toSorted((a, b) => (needs[a] ?? 0) - (needs[b] ?? 0))
    .map((index, rank) => {
      const given = Math.min(needs[index] ?? 0, rest / (needs.length - rank))
      rest -= given
      return [index, given] as const
    })
  const more = new Map(served)
  const widths = columns.map(({ least }, index) => least + (more.get(index) ?? 0))
  return widths.map((width) => width / sum(widths))
}

function textOf(cell: Cell): string {
  return typeof cell === 'string' ? cell : cell.text
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0)
}
