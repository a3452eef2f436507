import { execFile } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Document } from '../../src/documents/document.ts'
import { toCsv, toHtml, toPdf, type CsvCell } from '../../src/documents/index.ts'
import { inFont as shownAs } from '../../src/documents/in-font.ts'
import { compose } from '../../src/report/compose.ts'
import { reportCsv, tablesOf } from '../../src/report/to-csv.ts'
import { sampleDocument } from '../documents/sample.ts'
import { missingWords, pressed } from '../documents/words.ts'
import { fullReport } from '../report/full-report.ts'
import { now } from '../report/sample.ts'
import { testContext } from '../support/context.ts'
import { allElements, parseXml, textOf, type Element } from '../support/xml.ts'
import { needs } from './chromium.ts'
import { openPage, type Page } from './page.ts'
import { differenceOf, faultOf, near } from './same-picture.ts'

const run = promisify(execFile)
const require = createRequire(import.meta.url)
const langs = ['fr', 'en'] as const
const look = { color: null, logo: null }
let folder: string

beforeAll(() => {
  needs('chromium', '--version', 'chromium')
  needs('pdftoppm', '-v', 'poppler-utils')
  needs('soffice', '--version', 'libreoffice-calc-nogui')
  folder = mkdtempSync(join(tmpdir(), 'smm-report-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function documentIn(lang: Document['lang']): Promise<Document> {
  const { report, pictures } = await fullReport(testContext({ now, lang }))
  return compose(report, lang, { name: 'Claire', company: null, email: null, phone: null }, pictures)
}

/** The page of the full report; `change` stands for what could go wrong with it. */
async function pageOf(lang: Document['lang'], change: (html: string) => string = (html) => html): Promise<string> {
  const path = join(mkdtempSync(join(folder, 'page-')), 'report.html')
  writeFileSync(path, change(toHtml([await documentIn(lang)], look)))
  return `file://${path}`
}

/** Presses a key until the condition of the page holds; fails after so many. */
async function pressUntil(page: Page, key: 'Tab' | 'ArrowRight', condition: string, most = 60): Promise<void> {
  for (let times = 0; times < most; times += 1) {
    await page.press(key)
    if (await page.evaluate<boolean>(condition)) return
  }
  throw new Error(`${key} never came to: ${condition}`)
}

const tip = `(() => { const tip = document.querySelector('.tip'); return tip.hidden ? null : tip.textContent })()`

describe.each(langs)('the page of a report (%s)', (lang) => {
  it('asks nothing of any network, complains of nothing, and each drawing has words and a table', async () => {
    const url = await pageOf(lang)
    const page = await openPage(url, { width: 1280 })
    expect(page.complaints).toEqual([])
    expect(page.requests.filter((one) => one !== url && !one.startsWith('data:image/jpeg;base64,'))).toEqual([])
    const figures = await page.evaluate<{ id: string; title: string; about: string; rows: number; values: number }[]>(
      `[...document.querySelectorAll('figure')].map((figure) => {
        const svg = figure.querySelector('svg')
        const named = svg.getAttribute('aria-labelledby').split(' ').map((id) => document.getElementById(id).textContent)
        return { id: svg.getAttribute('aria-labelledby'), title: named[0], about: named[1],
          rows: figure.querySelectorAll('tbody tr').length, values: figure.querySelectorAll('.v[aria-label]').length }
      })`,
    )
    expect(figures.map(({ id }) => id.split(' ')[0])).toEqual(
      ['objectives', 'posts', 'week', 'time', 'return', 'cumulative'].map((id) => `${lang}-${id}-t`),
    )
    for (const { title, about, rows, values } of figures) {
      expect(title.length).toBeGreaterThan(5)
      expect(about.length).toBeGreaterThan(20)
      expect(rows).toBeGreaterThan(0)
      expect(values).toBeGreaterThan(0)
    }
    const shown = await page.evaluate<number[]>(`[...document.querySelectorAll('.cards img')].map((one) => one.naturalWidth)`)
    expect(shown).toEqual([480, 300])
  })

  it('gives its values to the keyboard: a name hides its series, one stop per drawing, arrows from value to value, Escape hides', async () => {
    const page = await openPage(await pageOf(lang), { width: 1280 })
    const ofReturn = `document.activeElement.closest('svg')?.getAttribute('aria-labelledby')?.startsWith('${lang}-return-')`
    await pressUntil(page, 'Tab', `document.activeElement.matches('.toggle') && ${ofReturn}`)
    const drawn = `[...document.activeElement.closest('svg').querySelectorAll('[data-s="0"]:not(.toggle)')].filter((one) => one.getBoundingClientRect().width > 0).length`
    expect(await page.evaluate<number>(drawn)).toBeGreaterThan(3)
    await page.press('Space')
    expect(await page.evaluate(`document.activeElement.getAttribute('aria-pressed')`)).toBe('false')
    expect(await page.evaluate(drawn)).toBe(0)
    await page.press('Enter')
    expect(await page.evaluate<number>(drawn)).toBeGreaterThan(3)

    // three names, then one stop for all values
    for (let times = 0; times < 3; times += 1) await page.press('Tab')
    expect(await page.evaluate(`document.activeElement.matches('.v') && ${ofReturn}`)).toBe(true)
    const first = await page.evaluate<string>(tip)
    expect(first).toBe(await page.evaluate(`document.activeElement.getAttribute('aria-label')`))
    expect(first).toMatch(/327[,.]09/)
    await page.press('ArrowRight')
    expect(await page.evaluate<string>(tip)).not.toBe(first)
    await page.press('End')
    expect(await page.evaluate<string>(tip)).toMatch(/828[,.]00/)
    await page.press('Escape')
    expect(await page.evaluate(tip)).toBeNull()
    await page.press('Tab')
    expect(await page.evaluate(ofReturn)).not.toBe(true)
    expect(page.complaints).toEqual([])
  })

  it('shows a value under the mouse, inside the window', async () => {
    const page = await openPage(await pageOf(lang), { width: 390 })
    const at = await page.evaluate<{ x: number; y: number; said: string }>(`(() => {
      const value = [...document.querySelectorAll('.v')].find((one) => one.closest('svg').getAttribute('aria-labelledby').includes('-week-'))
      value.scrollIntoView({ block: 'center' })
      const box = value.getBoundingClientRect()
      return { x: box.left + box.width / 2, y: box.top + box.height / 2, said: value.getAttribute('aria-label') }
    })()`)
    await page.evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))')
    await page.point(at)
    expect(await page.evaluate(tip)).toBe(at.said)
    const box = await page.evaluate<{ left: number; right: number; top: number }>(
      `(() => { const { left, right, top } = document.querySelector('.tip').getBoundingClientRect(); return { left, right, top } })()`,
    )
    expect(box.left).toBeGreaterThanOrEqual(0)
    expect(box.right).toBeLessThanOrEqual(390)
    expect(box.top).toBeGreaterThanOrEqual(0)
  })

  it('is whole without its script', async () => {
    const document = await documentIn(lang)
    const page = await openPage(await pageOf(lang), { script: false })
    expect(await page.evaluate(`document.querySelectorAll('.live, .tip, [tabindex="-1"]').length`)).toBe(0)
    const text = await page.evaluate<string>(
      `document.querySelector('main').innerText + [...document.querySelectorAll('svg text')].map((one) => one.textContent).join(' ')`,
    )
    expect(missingWords(document, text)).toEqual([])
    const titles = await page.evaluate<number>(`document.querySelectorAll('svg .v > title').length`)
    expect(titles).toBe(await page.evaluate(`document.querySelectorAll('svg .v').length`))
    const hidden = `[...document.querySelectorAll('main *')].filter((one) => !one.closest('svg') && one.textContent.trim() !== '' && one.getBoundingClientRect().height === 0).length`
    expect(await page.evaluate(hidden)).toBe(0)
  })

  it.each([1280, 390])('has nothing that axe finds fault with while its script runs, %i pixels wide', async (width) => {
    const page = await openPage(await pageOf(lang), { width })
    await page.evaluate(readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8'))
    const found = await page.evaluate<{ violations: string[]; passes: number }>(
      `axe.run(document, { resultTypes: ['violations'] }).then(({ violations, passes }) => ({
        violations: violations.map((rule) => rule.id + ' ' + rule.nodes.map((node) => node.html.slice(0, 120)).join(' ')),
        passes: passes.length,
      }))`,
    )
    expect(found.violations).toEqual([])
    expect(found.passes).toBeGreaterThan(15)
  })

  it('looks as it did', async () => {
    const page = await openPage(await pageOf(lang, inLiberation), { width: 1280 })
    const faults: (string | null)[] = []
    for (const [name, selector] of Object.entries(parts)) {
      faults.push(await faultOf(`${name}-${lang}`, await pictureOf(page, selector, lang)))
    }
    expect(faults.filter((fault) => fault !== null)).toEqual([])
  })

  it('cannot be made to run what others wrote', async () => {
    const { report, pictures } = await fullReport(testContext({ now, lang }))
    const bad = `"><img src=x onerror="document.title='run'"><script>document.title='run'</script><svg onload="document.title='run'">\u202E`
    const [top] = report.sections.posts.top
    const hostile = {
      ...report,
      client_name: bad,
      sender: bad,
      sections: {
        ...report.sections,
        posts: {
          ...report.sections.posts,
          top:
            top === undefined
              ? []
              : [{ ...top, title: bad, url: 'javascript:document.title=1', picture: { sha256: 'a', alt: bad } }],
        },
      },
    }
    const author = { name: bad, company: 'W'.repeat(10_000), email: null, phone: null }
    const path = join(folder, `hostile-${lang}.html`)
    writeFileSync(path, toHtml([compose(hostile, lang, author, pictures)], look))
    const page = await openPage(`file://${path}`, { width: 390 })
    expect(await page.evaluate('document.title')).not.toBe('run')
    expect(await page.evaluate(`document.querySelectorAll('script').length`)).toBe(1)
    expect(page.complaints).toEqual([])
    // were one to get in after all, the page's own policy stops it
    await page.evaluate(
      `document.body.insertAdjacentHTML('beforeend', '<img src="data:," onerror="document.title=\\'run\\'">')`,
    )
    await page.evaluate(
      `(() => { const one = document.createElement('script'); one.textContent = "document.title='run'"; document.body.append(one) })()`,
    )
    await page.evaluate('new Promise((done) => setTimeout(done, 200))')
    expect(await page.evaluate('document.title')).not.toBe('run')
    expect(page.complaints.filter((one) => one.includes('Content Security Policy')).length).toBeGreaterThan(1)
    expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390)
  })
})

/** A font that is the same on every machine. */
function inLiberation(html: string): string {
  return html.replace('</head>', `<style>body, svg text { font-family: 'Liberation Sans' !important }</style></head>`)
}

/** What is compared; `{lang}` stands in the ids of drawings. */
const parts = {
  tiles: '.tiles',
  objectives: 'svg[aria-labelledby^="{lang}-objectives"]',
  posts: 'svg[aria-labelledby^="{lang}-posts"]',
  cards: 'ul.cards',
  week: 'svg[aria-labelledby^="{lang}-week"]',
  time: 'svg[aria-labelledby^="{lang}-time"]',
  return: 'svg[aria-labelledby^="{lang}-return"]',
  cumulative: 'svg[aria-labelledby^="{lang}-cumulative"]',
} as const

async function pictureOf(page: Page, selector: string, lang: string): Promise<Buffer> {
  const place = JSON.stringify(selector.replace('{lang}', lang))
  return page.picture(
    await page.evaluate(`(() => {
      const { x, y, width, height } = document.querySelector(${place}).getBoundingClientRect()
      return { x: Math.floor(x + scrollX), y: Math.floor(y + scrollY), width: Math.ceil(width), height: Math.ceil(height) }
    })()`),
  )
}

describe('the comparison of pictures', () => {
  it('tells a bar, a line, a cell and a card that are gone from letters that are drawn a little differently', async () => {
    const whole = await openPage(await pageOf('fr', inLiberation), { width: 1280 })
    const pictures = async (page: Page): Promise<Record<string, Buffer>> => {
      const taken: Record<string, Buffer> = {}
      for (const [name, selector] of Object.entries(parts)) taken[name] = await pictureOf(page, selector, 'fr')
      return taken
    }
    const before = await pictures(whole)
    const differences = async (after: Record<string, Buffer>): Promise<Record<string, number>> =>
      Object.fromEntries(
        await Promise.all(
          Object.keys(parts).map(async (name) => [name, await differenceOf(before[name] as Buffer, after[name] as Buffer)]),
        ),
      ) as Record<string, number>

    // every last value of a drawing, the lines, one picture, the number of a tile
    await whole.evaluate(`(() => {
      for (const svg of document.querySelectorAll('figure svg')) [...svg.querySelectorAll('.v')].at(-1).remove()
      document.querySelectorAll('polyline').forEach((line) => line.remove())
      document.querySelector('.cards img').style.visibility = 'hidden'
      document.querySelector('.tile .value').style.visibility = 'hidden'
    })()`)
    const gone = await differences(await pictures(whole))
    expect(Object.entries(gone).filter(([, difference]) => difference <= near)).toEqual([])

    // another font of the same width, as another machine may have it, changes no shape
    const other = await openPage(
      await pageOf('fr', (html) =>
        inLiberation(html).replaceAll("'Liberation Sans' !important", "'DejaVu Sans' !important; font-size-adjust: 0.52"),
      ),
      { width: 1280 },
    )
    const same = await differences(await pictures(other))
    expect(
      ['objectives', 'posts', 'time', 'return', 'cumulative', 'week'].filter((name) => (same[name] ?? 255) > near),
    ).toEqual([])
  })
})

describe.each(langs)('the PDF of a report (%s)', (lang) => {
  it('says all, on pages that are drawn, with its pictures', async () => {
    const document = await documentIn(lang)
    const path = join(folder, `report-${lang}.pdf`)
    writeFileSync(path, await toPdf([document], look))
    const { stdout } = await run('pdftotext', ['-enc', 'UTF-8', path, '-'])
    expect(missingWords(inFont(document), stdout)).toEqual([])
    const whole = pressed(stdout)
    const places = document.sections.map(({ number, title }) => whole.indexOf(pressed(shownAs(`${number}${title}`))))
    expect(places.filter((place) => place < 0)).toEqual([])
    expect(places).toEqual(places.toSorted((a, b) => a - b))
    const pages = await pagesOf(path)
    expect(pages.length).toBeGreaterThan(5)
    for (const page of pages) expect(page.length).toBeGreaterThan(6000)
    const { stdout: images } = await run('pdfimages', ['-list', path])
    expect(images.match(/ jpeg /g)).toHaveLength(2)
  })
})

/** Each page as a picture. */
async function pagesOf(pdf: string): Promise<Buffer[]> {
  const pages = mkdtempSync(join(folder, 'pages-'))
  await run('pdftoppm', ['-r', '72', '-png', pdf, join(pages, 'p')])
  return readdirSync(pages)
    .toSorted((a, b) => a.localeCompare(b))
    .map((name) => readFileSync(join(pages, name)))
}

it('a PDF with every block and drawing looks as it did', async () => {
  const path = join(folder, 'sample.pdf')
  writeFileSync(path, await toPdf([sampleDocument('fr')], look))
  const faults = await Promise.all((await pagesOf(path)).map((page, index) => faultOf(`pdf-${index + 1}`, page)))
  expect(faults.length).toBeGreaterThan(6)
  expect(faults.filter((fault) => fault !== null)).toEqual([])
})

/** The document with each text as the PDF's font can show it. */
function inFont<T>(value: T): T {
  if (typeof value === 'string') return shownAs(value) as T
  if (Array.isArray(value)) return value.map(inFont) as T
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return value
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, inFont(one)])) as T
}

describe.each(langs)('the tables of a report in LibreOffice (%s)', (lang) => {
  /** What a person who opens the file sees: the values of its cells, and the formulas among them. */
  async function opened(files: ReadonlyMap<string, string>): Promise<ReadonlyMap<string, string[][]>> {
    const place = mkdtempSync(join(folder, 'tables-'))
    for (const [name, text] of files) writeFileSync(join(place, `${name}.csv`), text)
    // cells apart as in that language, UTF-8, from the first line, numbers as in that language
    const filter = `CSV:${lang === 'fr' ? 59 : 44},34,76,1,,${lang === 'fr' ? 1036 : 2057},false,true`
    await run('soffice', [
      `-env:UserInstallation=file://${join(folder, 'office')}`,
      '--headless',
      `--infilter=${filter}`,
      '--convert-to',
      'fods',
      '--outdir',
      place,
      ...[...files.keys()].map((name) => join(place, `${name}.csv`)),
    ])
    return new Map(
      [...files.keys()].map((name) => {
        const xml = readFileSync(join(place, `${name}.fods`), 'utf8')
        expect(xml).not.toContain('table:formula')
        return [name, sheetOf(xml)]
      }),
    )
  }

  it('are opened with their accents, their numbers as numbers, and nothing run', async () => {
    const { report } = await fullReport(testContext({ now, lang }))
    const tables = tablesOf(report, lang)
    const sheets = await opened(await reportCsv(report, lang))
    expect([...sheets.keys()]).toEqual(Object.keys(tables))
    for (const [name, { header, rows }] of Object.entries(tables)) {
      expect({ name, rows: sheets.get(name) }).toEqual({
        name,
        rows: [[...header], ...rows.map((row) => row.map(expected))].map(withoutEmptyEnd),
      })
    }
  })

  it('runs no formula that others typed', async () => {
    const texts = [
      '=1+1',
      '=cmd|" /C calc"!A0',
      '+1',
      '-1',
      '@SUM(1)',
      '\t=1',
      '=HYPERLINK("http://127.0.0.1/")',
      '<script>',
      'W'.repeat(10_000),
      '\u202Egnp',
      'a;b,c"d',
    ]
    const rows = texts.map((text, index): CsvCell[] => [index, text, -index])
    const text = await toCsv({ header: ['row', 'text', 'number'], rows }, lang)
    const [, ...cells] = (await opened(new Map([['hostile', text]]))).get('hostile') ?? []
    const words = cells.map((row) => (row[1] ?? '').replace(/\s+/g, ' ').replace(/W{2,}/, ({ length }) => `W × ${length}`))
    expect(words).toEqual([
      "'=1+1",
      `'=cmd|" /C calc"!A0`,
      "'+1",
      "'-1",
      "'@SUM(1)",
      "' =1",
      `'=HYPERLINK("http://127.0.0.1/")`,
      '<script>',
      'W × 10000',
      '\uFFFDgnp',
      'a;b,c"d',
    ])
    expect(cells.map((row) => row[2])).toEqual(texts.map((_, index) => String(-index)))
  })
})

function expected(cell: CsvCell): string {
  if (cell === null) return ''
  if (typeof cell === 'boolean') return String(cell)
  return typeof cell === 'object' ? String(cell.minor / 10 ** cell.digits) : String(cell)
}

function withoutEmptyEnd(row: readonly string[]): string[] {
  const last = row.findLastIndex((cell) => cell !== '')
  return row.slice(0, last + 1)
}

/** The first sheet of a flat spreadsheet: numbers by their value, days as they are written in ISO, texts as they stand. */
function sheetOf(xml: string): string[][] {
  const sheet = /<table:table [\s\S]*?<\/table:table>/.exec(xml)?.[0] ?? ''
  const root = parseXml(sheet)
  return allElements(root)
    .filter(({ name }) => name === 'table:table-row')
    .map((row) => withoutEmptyEnd(row.children.flatMap((cell) => (typeof cell === 'string' ? [] : valuesOf(cell)))))
    .filter((row) => row.length > 0)
}

function valuesOf(cell: Element): string[] {
  const { attributes } = cell
  const times = Number(attributes['table:number-columns-repeated'] ?? 1)
  const value =
    attributes['office:value-type'] === 'float'
      ? String(Number(attributes['office:value']))
      : attributes['office:value-type'] === 'boolean'
        ? String(attributes['office:boolean-value'])
        : (attributes['office:date-value'] ?? textOf(cell).trim())
  return Array.from({ length: times }, () => value)
}
