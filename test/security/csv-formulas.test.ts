import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import Papa from 'papaparse'
import { describe, expect, test } from 'vitest'
import { plainCell, toCsv } from '../../src/documents/csv.ts'
import { runInTurn } from '../support/run-many.ts'
import { corpus } from './corpus.ts'
import { hostileHome, texts } from './hostile-home.ts'

// CSV and formula injection: no cell of a table is a formula for any program that opens it, numbers stay numbers, and a text comes back as it was.

const formula = /^(?:[\s\uFEFF]*[=+\-@\u2212\uFF1D\uFF0B\uFF0D\uFF20]|[\t\r\n])/u
const isNumber = (cell: string): boolean => /^-?\d+(?:[.,]\d+)?$/.test(cell)

function cellsOf(csv: string, delimiter: string): string[][] {
  return Papa.parse<string[]>(csv.replace(/^\uFEFF/, ''), { delimiter, skipEmptyLines: true }).data
}

/** Cells that are formulas; for a program that takes other signs for the end of a cell than ours, as LibreOffice does at first, too. */
function formulas(csv: string, delimiter: string): string[] {
  const found = cellsOf(csv, delimiter).flatMap((row) => row.filter((cell) => formula.test(cell) && !isNumber(cell)))
  const others = [',', ';', '\t'].filter((sign) => sign !== delimiter)
  // quoted, it is one cell whatever ends one
  const bare = csv.replace(/"(?:[^"]|"")*"/g, '""')
  return [
    ...found,
    ...bare
      .split(/\r\n|\n/)
      .flatMap((line) => others.flatMap((sign) => line.split(sign).slice(1)))
      .filter((cell) => formula.test(cell) && !/^-?\d/.test(cell)),
  ]
}

/** Everything that leads up to a formula, before everything that one begins with. */
const made = [
  '',
  ' ',
  '\u00A0',
  '\u202F',
  '\uFEFF',
  "'",
  "''",
  '"',
  '\t',
  '\r',
  '\n',
  ';',
  ',',
  'x;',
  'x,',
  'x\t',
  '"x";',
  'x\n',
].flatMap((before) =>
  ['=1+1', '+1+1', '-1+1', '@SUM(1)', '\u22121+1', '＝1+1', '＋1', '－1', '＠SUM(1)'].map((start) => `${before}${start}`),
)

describe('every text as a cell', () => {
  test.each(['fr', 'en'] as const)('is none that a spreadsheet computes, and comes back as it was (%s)', async (lang) => {
    const all = [...corpus.map(({ text }) => text), ...made]
    const delimiter = lang === 'fr' ? ';' : ','
    const rows = all.map((text) => [1, text, -3, { minor: -150, digits: 2 }, text] as const)
    for (const verbatim of [false, true]) {
      const csv = await toCsv({ header: ['a', 'b', 'c', 'd', 'e'], rows, verbatim }, lang)
      expect(formulas(csv, delimiter)).toEqual([])
      const read = cellsOf(csv, delimiter).slice(1)
      expect(read.length).toBe(all.length)
      // a column more or less would be a row that broke
      expect(read.filter((row) => row.length !== 5)).toEqual([])
      expect(read.every(([, , c, d]) => c === '-3' && d === (lang === 'fr' ? '-1,50' : '-1.50'))).toBe(true)
      if (!verbatim) continue
      const readable = (text: string): string => Buffer.from(text).toString().replaceAll('\0', '\uFFFD')
      const lost = all.filter((text, nth) => plainCell(read[nth]?.[1] ?? '') !== readable(text))
      expect(lost.map((text) => JSON.stringify(text).slice(0, 60))).toEqual([])
    }
  })
})

describe('every table that smm writes, from a home where strangers wrote into every field', () => {
  test.each(['fr', 'en'] as const)('no cell is a formula (%s)', async (lang) => {
    const { copy } = await hostileHome(lang)
    const given = ['--lang', lang]
    const lines = [
      ['queue', 'export', '--all', '-o', 'out/queue.csv'],
      ['inbox', 'list', '--all', '--limit', '1000', '--format', 'csv', '-o', 'out/inbox.csv'],
      ['inbox', 'log', '--format', 'csv', '-o', 'out/moderation.csv'],
      ['listen', 'show', '--limit', '1000', '--format', 'csv', '-o', 'out/listen.csv'],
      ['plan', 'export', '--csv', '-o', 'out/plan.csv', ...given],
      ['proposal', 'export', '4', '--format', 'csv', '-o', 'out/proposal.csv'],
      ['report', '--month', '2026-11', '--draft', '--format', 'csv', '-o', 'out/report', ...given],
      ['report', '--month', '2026-11', '--kind', 'margin', '--draft', '--format', 'csv', '-o', 'out/margin', ...given],
      ['export', '-o', 'out/everything/'],
      ['client', 'export', 'boulangerie-de-l-ill', '-o', 'out/client/'],
    ]
    const runs = await runInTurn(lines.map((words) => ({ words, env: copy.env, cwd: copy.folder })))
    expect(
      runs.flatMap(({ code, stderr }, nth) => (code === 0 ? [] : [`${lines[nth]?.join(' ')}: ${code} ${stderr}`])),
    ).toEqual([])
    const out = join(copy.folder, 'out')
    const files = readdirSync(out, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.csv'))
    expect(files.length).toBeGreaterThan(20)
    const faults = files.flatMap((name) => {
      const csv = readFileSync(join(out, name), 'utf8')
      const delimiter = /^\uFEFF?[^\r\n]*;/.test(csv) ? ';' : ','
      const widths = new Set(cellsOf(csv, delimiter).map((row) => row.length))
      return [
        ...formulas(csv, delimiter).map((cell) => `${name}: ${JSON.stringify(cell.slice(0, 80))}`),
        ...(widths.size > 1 ? [`${name}: rows of ${[...widths].join(', ')} cells`] : []),
      ]
    })
    expect(faults).toEqual([])
    // they were in them
    expect(readFileSync(join(out, 'plan.csv'), 'utf8')).toMatch(/[\uFFFD]|\\|<|\u2060|'/)
    expect(readFileSync(join(out, 'queue.csv'), 'utf8')).toContain("'=HYPERLINK(")
    if (lang === 'en') return

    // and what was exported is read in again as it was
    const before = await exported(copy.env, copy.folder)
    const other = { ...copy.env, SMM_CLIENT: 'maison-duval' }
    const again = await runInTurn([
      { words: ['account', 'add', 'manual', '--name', 'facebook', '--for', 'facebook'], env: other, cwd: copy.folder },
      { words: ['queue', 'import', 'out/queue.csv', '--to', 'facebook', '--partial'], env: other, cwd: copy.folder },
    ])
    expect(again[1]?.stdout).not.toBe('')
    const after = await exported(other, copy.folder)
    const lost = [...after.values()].filter((text) => ![...before.values()].includes(text))
    expect(after.size).toBeGreaterThan(400)
    expect(lost.map((text) => JSON.stringify(text).slice(0, 80))).toEqual([])
  })
})

async function exported(env: Readonly<Record<string, string>>, cwd: string): Promise<Map<string, string>> {
  const [ran] = await runInTurn([{ words: ['queue', 'export', '--all', '--json'], env, cwd }])
  const posts = JSON.parse(ran?.stdout ?? '[]') as { id: number; external_id: string | null; text: string }[]
  return new Map(posts.map(({ id, external_id, text }) => [external_id ?? String(id), text]))
}

test('one place writes tables: no other file of the program does', () => {
  const src = fileURLToPath(new URL('../../src', import.meta.url))
  const writers = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter(
    (name) => name.endsWith('.ts') && /\bunparse\(/.test(readFileSync(join(src, name), 'utf8')),
  )
  expect(writers).toEqual([join('documents', 'csv.ts')])
  expect(texts.length).toBeGreaterThan(500)
})
