import { describe, expect, it } from 'vitest'
import { csvLines } from '../../src/documents/read-csv.ts'

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
