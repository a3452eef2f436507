import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import Papa from 'papaparse'
import { describe, expect, it } from 'vitest'
import { run } from '../../src/cli/report/run.ts'
import { toCsv } from '../../src/documents/index.ts'
import { visible } from '../../src/io/sanitise.ts'
import { tablesOf } from '../../src/report/to-csv.ts'
import { testContext, type TestContext, type TestContextOptions } from '../support/context.ts'
import { fullReport } from './full-report.ts'
import { addBakery, addEntries, addStrategy, now } from './sample.ts'

const langs = ['fr', 'en'] as const

function parsed(text: string, lang: 'fr' | 'en'): string[][] {
  expect(text.startsWith('\uFEFF')).toBe(true)
  const { data, errors } = Papa.parse<string[]>(text.slice(1), { delimiter: lang === 'fr' ? ';' : ',', newline: '\r\n' })
  expect(errors).toEqual([])
  expect(data.at(-1)).toEqual([''])
  return data.slice(0, -1)
}

describe('a table as CSV', () => {
  it.each([
    ['fr', ['1,5', '-12,40', '-3', '0', '', 'true']],
    ['en', ['1.5', '-12.40', '-3', '0', '', 'true']],
  ] as const)('has numbers as a spreadsheet of that language reads them (%s)', async (lang, expected) => {
    const row = [1.5, { minor: -1240, digits: 2 }, -3, { minor: 0, digits: 0 }, null, true]
    const text = await toCsv({ header: row.map((_, index) => `column_${index}`), rows: [row] }, lang)
    expect(parsed(text, lang)[1]).toEqual(expected)
  })

  it.each(['=1+1', '=cmd|" /C calc"!A0', '+33 3 88', '-1', '@SUM(A1)', '\t=1', '\r=1', '\n=1', ' =1', '\u00A0=1', '＝1', '−5'])(
    'has no formula of %j',
    async (text) => {
      const [, cells] = parsed(await toCsv({ header: ['text'], rows: [[text]] }, 'en'), 'en')
      expect(cells).toEqual([`'${visible(text)}`])
    },
  )

  it('gives every other text back as it was, whatever stands in it', async () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.constantFrom('a;b,c', '"', 'two\r\nlines', 'é œ €', "l'été", 'mot'.repeat(3500), '<script>', '\u202Eabc', ''),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(text, { minLength: 1, maxLength: 4 }), fc.constantFrom(...langs), async (texts, lang) => {
        const header = ['first', ...texts.map((_, index) => `column_${index}`)]
        const [, cells] = parsed(await toCsv({ header, rows: [['row', ...texts]] }, lang), lang)
        expect(cells?.slice(1).map((cell) => cell.replace(/^'/, ''))).toEqual(
          texts.map((one) => visible(one).replace(/^'/, '')),
        )
        expect(cells?.filter((cell) => /^\s*[=+\-@]/.test(cell))).toEqual([])
      }),
      { numRuns: 300 },
    )
  })
})

describe('the tables of a report', () => {
  it.each(langs)(
    'are whole: as many cells as heads, names of data, what is not measured empty with its reason (%s)',
    async (lang) => {
      const { report } = await fullReport(testContext({ now, lang }))
      const tables = tablesOf(report, lang)
      expect(Object.keys(tables)).toEqual([
        'summary',
        'objectives',
        'indicators',
        'networks',
        'network_figures',
        'posts',
        'ranking',
        'pillars',
        'week_pattern',
        'time_by_activity',
        'time_by_role',
        'return',
        'community',
        'incidents',
        'next_month',
        'sources',
      ])
      for (const { header, rows } of Object.values(tables)) {
        expect(header.filter((name) => !/^[a-z][a-z0-9_]*$/.test(name))).toEqual([])
        expect(rows.length).toBeGreaterThan(0)
        expect(rows.filter((row) => row.length !== header.length)).toEqual([])
      }
      const figures = tables['network_figures']
      expect(figures?.rows.filter((row) => row[2] === 'reach')).toEqual([
        ['2026-11', 'facebook', 'reach', 4120, null, false, 3890, 'api', '2026-12-01T06:30:00.000Z'],
        ['2026-11', 'mastodon', 'reach', null, 'not_given_by_network', false, null, null, null],
      ])
      const facebook = tables['networks']?.rows[0]
      expect(facebook?.[tables['networks']?.header.indexOf('cost') ?? -1]).toEqual({ minor: 18_800, digits: 2 })
    },
  )
})

async function bakeryWith(more: TestContextOptions = {}): Promise<TestContext> {
  const context = testContext({ now, lang: 'fr', cwd: mkdtempSync(join(tmpdir(), 'smm-csv-')), ...more })
  await addBakery(context)
  await addStrategy(context)
  await addEntries(context)
  return context
}

describe('smm report --format csv', () => {
  it('makes the folder and one file per table, named after the client and the month', async () => {
    const context = await bakeryWith()
    await run(context, { format: 'csv', month: '2026-11', output: 'a/tableaux' })
    const folder = join(context.cwd, 'a/tableaux')
    const files = readdirSync(folder)
    expect(files).toHaveLength(16)
    expect(files.every((name) => /^boulangerie-2026-11-[a-z_]+\.csv$/.test(name))).toBe(true)
    const rows = parsed(readFileSync(join(folder, 'boulangerie-2026-11-return.csv'), 'utf8'), 'fr')
    const [header = [], first = []] = rows
    expect(rows).toHaveLength(1 + 7)
    expect(first[header.indexOf('cost_total')]).toBe('327,09')
    expect(first[header.indexOf('strict')]).toBe('')
    expect(first[header.indexOf('currency')]).toBe('EUR')
    expect(context.stderr()).toContain(`16 tableaux écrits dans ${folder}`)
  })

  it('needs a folder: without a name, or where a file has it, it says what to type and writes nothing', async () => {
    const context = await bakeryWith()
    writeFileSync(join(context.cwd, 'taken'), 'mine')
    for (const output of [undefined, '-', 'taken']) {
      await expect(
        run(context, { format: 'csv', month: '2026-11', ...(output === undefined ? {} : { output }) }),
      ).rejects.toMatchObject({
        kind: 'usage',
        code: 'csv_needs_folder',
        hint: expect.stringContaining('smm report --format csv -o boulangerie-2026-11') as string,
      })
    }
    expect(readFileSync(join(context.cwd, 'taken'), 'utf8')).toBe('mine')
    expect(readdirSync(context.cwd)).toEqual(['taken'])
  })

  it('writes nothing with --dry-run', async () => {
    const context = await bakeryWith({ options: { dry_run: true } })
    await run(context, { format: 'csv', month: '2026-11', output: 'tables' })
    expect(existsSync(join(context.cwd, 'tables'))).toBe(false)
    expect(context.stderr()).toContain('16 tableaux seraient écrits')
  })
})

describe('smm report as PDF', () => {
  it('goes into a file of the current folder unless another is named, and its name is told', async () => {
    const context = await bakeryWith()
    await run(context, { format: 'pdf', month: '2026-11' })
    const file = join(context.cwd, 'boulangerie-2026-11.pdf')
    expect(readFileSync(file).subarray(0, 5).toString()).toBe('%PDF-')
    expect(context.stderr()).toContain(file)
    await run(context, { month: '2026-10', output: 'octobre.pdf' })
    expect(readFileSync(join(context.cwd, 'octobre.pdf')).subarray(0, 5).toString()).toBe('%PDF-')
  })
})
