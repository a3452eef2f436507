import { describe, expect, it } from 'vitest'
import { csvLineByLine, csvLines } from '../../src/documents/read-csv.ts'

const linesOf = async (text: string): Promise<(readonly [number, string, boolean])[]> =>
  (await csvLines(text, { delimiter: ',', verbatim: false })).map(({ line, cells, broken }) => [line, cells.join('|'), broken])

describe('where a line of a table stands', () => {
  it.each([
    [
      'one kind of line ends',
      'a,b\r\nc,d\r\n',
      [
        [1, 'a|b', false],
        [2, 'c|d', false],
      ],
    ],
    ['two kinds', '\r\n\ra', [[3, 'a', false]]],
    [
      'two kinds in one column, which joins no rows',
      'a\r\nb\nc\rd\r\n',
      [
        [1, 'a', false],
        [2, 'b', false],
        [3, 'c', false],
        [4, 'd', false],
      ],
    ],
    [
      'a mark of UTF-8 below a quotation mark that nobody closed',
      '"a\n\uFEFFb\nc',
      [
        [1, '"a', true],
        [2, 'b', false],
        [3, 'c', false],
      ],
    ],
    ['two marks of UTF-8 and nothing else on the first line', '\uFEFF\uFEFF\na', [[2, 'a', false]]],
  ] as const)('is told with %s', async (_, text, lines) => {
    expect(await linesOf(text)).toEqual(lines)
  })
})

describe('a table of many lines', () => {
  const rows = 12_000
  const row = (n: number): string => (n % 7 === 0 ? `"${n}\n""é"""` : n % 5000 === 0 ? `\uFEFF${n}` : String(n))
  const text = Array.from({ length: rows }, (_, n) => `${row(n)},x\n`).join('')

  it('is read page by page, each line where it stands, as often as it is asked for', async () => {
    const lines = await csvLineByLine(text, { delimiter: ',', verbatim: true })
    const [first] = lines
    expect(first).toEqual({ line: 1, cells: ['0\n"é"', 'x'], broken: false })
    const all = [...lines]
    expect(all).toHaveLength(rows)
    let line = 1
    for (const [n, one] of all.entries()) {
      const cell = n % 7 === 0 ? `${n}\n"é"` : n % 5000 === 0 ? `\uFEFF${n}` : String(n)
      expect(one).toEqual({ line, cells: [cell, 'x'], broken: false })
      line += n % 7 === 0 ? 2 : 1
    }
  })
})
