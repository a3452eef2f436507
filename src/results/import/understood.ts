import { createHash } from 'node:crypto'
import { shortened } from '../../documents/markup.ts'
import { Failure } from '../../failure.ts'
import { plainTitle, type CsvRow, type Imported } from '../../documents/read-csv.ts'

/** What a file holds for a client, before anything is kept. */
export interface Understood<T> {
  /** Name of the file without its folder. */
  readonly file: string
  /** Whose columns they are: `smm`, `toggl`, `shopify`, … */
  readonly format: string
  /** Rows of the table, without its titles. */
  readonly rows: number
  readonly entries: readonly T[]
  readonly problems: Imported['problems']
  /** Rows that are nobody's mistake and are not for this client's figures, by reason. */
  readonly left_out: Readonly<Record<string, number>>
}

export type Titles<Name extends string> = Readonly<Record<Name, readonly string[]>>

/** Gives a row's cell by the name of its column, whatever its place and its title; empty where there is no such column. */
export function cellsBy<Name extends string>(
  header: readonly string[],
  titles: Titles<Name>,
): { has: (name: Name) => boolean; cell: (row: CsvRow, name: Name) => string } {
  const plain = header.map(plainTitle)
  // the first of the titles that is there, wherever it stands
  const places = new Map(
    (Object.keys(titles) as Name[]).map((name) => {
      const title = titles[name].find((one) => plain.includes(one))
      return [name, title === undefined ? -1 : plain.indexOf(title)]
    }),
  )
  const place = (name: Name): number => places.get(name) ?? -1
  return { has: (name) => place(name) >= 0, cell: (row, name) => row.cells[place(name)] ?? '' }
}

/** Every row read on its own: what `read` throws as a `Failure` is said of its line, the others go on. Null is left out silently. */
export function readRows<T>(
  rows: readonly CsvRow[],
  broken: string,
  read: (row: CsvRow) => T | null,
): { read: { line: number; value: T }[]; problems: { line: number; message: string }[] } {
  const values: { line: number; value: T }[] = []
  const problems: { line: number; message: string }[] = []
  for (const row of rows) {
    if (row.broken) {
      problems.push({ line: row.line, message: broken })
      continue
    }
    try {
      const value = read(row)
      if (value !== null) values.push({ line: row.line, value })
    } catch (error) {
      if (!(error instanceof Failure)) throw error
      // a cell that it quotes may hold millions of letters
      problems.push({ line: row.line, message: shortened(error.message.slice(0, 1000), 200) })
    }
  }
  return { read: values, problems }
}

/**
 * Ids for rows that have none of their own: what the row says, and its place among rows that say the same. The same file read twice
 * gives the same ids, in whatever order its rows and columns stand.
 */
export function idsByContent(format: string, contents: readonly unknown[]): string[] {
  const seen = new Map<string, number>()
  return contents.map((content) => {
    const hash = createHash('sha256').update(JSON.stringify(content)).digest('hex').slice(0, 24)
    const turn = (seen.get(hash) ?? 0) + 1
    seen.set(hash, turn)
    return `${format}:${hash}:${turn}`
  })
}
