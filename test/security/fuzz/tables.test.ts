import fc from 'fast-check'
import { describe, expect } from 'vitest'
import { plainCell, toCsv } from '../../../src/documents/csv.ts'
import { csvLines, decodeTable, delimiterOf, type CsvRow } from '../../../src/documents/read-csv.ts'
import { Failure } from '../../../src/failure.ts'
import { importColumns } from '../../../src/posts/import/columns.ts'
import { readOwnTable } from '../../../src/posts/import/read-own-table.ts'
import { rowOf } from '../../../src/posts/import/row.ts'
import { anyText, hunt, many } from './hunt.ts'

const lang = fc.constantFrom('fr' as const, 'en' as const)
const delimiter = fc.constantFrom(',', ';', '\t')

/** Every byte that ends a line, counted by hand. */
const lineEnds = (text: string): number => text.match(/\r\n|\n|\r/g)?.length ?? 0

/** A file that looks like a table, and one that does not. */
const anyTable = fc.oneof(
  fc.uint8Array({ maxLength: 200 }),
  fc
    .tuple(fc.constantFrom([0xff, 0xfe], [0xfe, 0xff], [0xef, 0xbb, 0xbf], []), fc.uint8Array({ maxLength: 100 }))
    .map(([mark, bytes]) => Buffer.from([...mark, ...bytes])),
  fc
    .array(
      fc.constantFrom('a', 'é', '"', '""', ',', ';', '\t', '\n', '\r', '\r\n', ' ', '=1', "'", '€', '\uFEFF', 'text', 'mot'),
      { maxLength: 60 },
    )
    .map((pieces) => Buffer.from(pieces.join(''))),
  many(fc.constantFrom('"', 'a,"', '"a\n', '""\n', ',', '\n', '"\n"', '\t;,'), 300).map((text) => Buffer.from(text)),
)

/** What a spreadsheet would calculate. */
const calculates = /^[\s\uFEFF]*[=+\-@\u2212\uFF1D\uFF0B\uFF0D\uFF20]|^[\t\r\n]/u

describe('a table', () => {
  hunt(
    'what is exported is read back as it was, each line end as one, and no cell of it is a formula',
    12_000,
    fc.record({ rows: fc.array(fc.array(anyText, { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 4 }), lang }),
    async ({ rows, lang: said }) => {
      const text = await toCsv({ header: ['text', 'title', 'tags'], rows, verbatim: true }, said)
      const bytes = Buffer.from(text)
      const sign = said === 'fr' ? ';' : ','
      const [head, ...lines] = await csvLines(decodeTable(bytes), { delimiter: sign, verbatim: true })
      expect(head?.cells.map((cell) => cell.replace('\uFEFF', ''))).toEqual(['text', 'title', 'tags'])
      for (const { cells, broken } of lines) {
        expect(broken).toBe(false)
        for (const cell of cells) expect(cell).not.toMatch(calculates)
      }
      // a line without a word in it is none
      const withWords = (all: string[][]): string[][] => all.filter((row) => row.some((cell) => cell.trim() !== ''))
      const expected = rows.map((row) =>
        row.map((cell) => Buffer.from(cell).toString().replaceAll('\0', '\uFFFD').replace(/\r\n?/g, '\n')),
      )
      expect(withWords(lines.map(({ cells }) => cells.map(plainCell)))).toEqual(withWords(expected))
    },
  )

  hunt(
    'whatever the bytes: lines in order, each where it stands, nothing lost but what is empty',
    12_000,
    fc.record({ bytes: anyTable, sign: fc.option(delimiter) }),
    async ({ bytes, sign }) => {
      const text = decodeTable(bytes)
      const lines = await csvLines(text, { delimiter: sign ?? delimiterOf(text), verbatim: true })
      let before = 0
      const starts = text.split(/\r\n|\n|\r/)
      for (const { line, cells } of lines) {
        expect(line).toBeGreaterThan(before)
        expect(line).toBeLessThanOrEqual(1 + lineEnds(text))
        before = line
        // it begins on the line that is told
        const begins = (cells[0] ?? '').split(/\r\n|\n|\r/)[0] ?? ''
        expect((starts[line - 1] ?? '').replaceAll('"', '')).toContain(begins.replaceAll('"', ''))
      }
      const letters = (all: string): string => all.replace(/[\s",;\t\uFEFF]/g, '')
      expect(letters(lines.flatMap(({ cells }) => cells).join(''))).toBe(letters(text))
    },
  )

  const title = fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(...importColumns) },
    { weight: 1, arbitrary: fc.constantFrom('__proto__', 'constructor', 'toString', 'Text', '') },
  )
  const value = fc.oneof(
    fc.constantFrom(
      '',
      'mot',
      '2026-12-01 09:30',
      '31/02/2026 9h',
      'blog;mastodon',
      '{"a":',
      '{"__proto__":{}}',
      '[[[',
      'yes',
      'peut-être',
      'published',
      '-1',
      '1e999',
      'constructor',
      '__proto__',
      'https://exa mple',
      '../../etc/passwd',
    ),
    anyText,
  )
  hunt(
    'posts: each fault names its line and its column, and a name of the language is no column',
    10_000,
    fc.record({
      header: fc.uniqueArray(title, { minLength: 1, maxLength: 6 }),
      cells: fc.array(fc.array(value, { maxLength: 6 }), { maxLength: 3 }),
      lang,
    }),
    ({ header, cells, lang: said }) => {
      const rows: CsvRow[] = [header, ...cells].map((one, index) => ({ line: 3 * index + 1, cells: one, broken: false }))
      try {
        let nth = 0
        for (const raw of readOwnTable(rows, { lang: said, order: 'dmy' })) {
          nth += 1
          const row = rowOf(raw, { file: 'posts.csv', folder: '/nowhere', lang: said })
          expect(row.line).toBe(3 * nth + 1)
          for (const { line, field, message } of row.problems) {
            expect(line).toBe(3 * nth + 1)
            expect(message).not.toBe('')
            if (field !== undefined) expect(header.map((one) => one.toLowerCase())).toContain(field)
          }
        }
      } catch (error) {
        if (!(error instanceof Failure)) throw error
        expect(error.code).toBe('bad_columns')
        expect(error.details.length).toBeGreaterThan(0)
      }
      expect(Object.keys(Object.prototype)).toEqual([])
    },
  )
})
