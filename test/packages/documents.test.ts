import { execFile, execFileSync } from 'node:child_process'
import { createServer } from 'node:http'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Document } from '../../src/documents/document.ts'
import { toDocx, toHtml, toPdf } from '../../src/documents/index.ts'
import { inFont as shownAs } from '../../src/documents/in-font.ts'
import { compose } from '../../src/report/compose.ts'
import { sampleDocument } from '../documents/sample.ts'
import { missingWords, pressed, textsOf } from '../documents/words.ts'
import { composeStrategy } from '../../src/strategy/compose-strategy.ts'
import { goldenFacts, goldens, nobody } from '../strategy/strategy-sample.ts'
import { fullReport } from '../report/full-report.ts'
import { now } from '../report/sample.ts'
import { testContext } from '../support/context.ts'
import { needs, runChromium } from './chromium.ts'

const run = promisify(execFile)
const require = createRequire(import.meta.url)
const plainLook = { color: null, logo: null }
let folder: string

beforeAll(() => {
  needs('chromium', '--version', 'chromium')
  needs('pdftotext', '-v', 'poppler-utils')
  needs('soffice', '--version', 'libreoffice-writer-nogui')
  folder = mkdtempSync(join(tmpdir(), 'smm-documents-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function report(lang: Document['lang']): Promise<Document> {
  const { report: data, pictures } = await fullReport(testContext({ now, lang }))
  return compose(data, lang, { name: 'A', company: null, email: null, phone: null }, pictures)
}

const documents = {
  sample: (lang: Document['lang']): Promise<Document> => Promise.resolve(sampleDocument(lang, { draft: 'Version 0' })),
  strategy: (lang: Document['lang']): Promise<Document> => Promise.resolve(composeStrategy(goldenFacts('s01'), lang, nobody)),
  report,
}
const cases = (['sample', 'strategy', 'report'] as const).flatMap((kind) =>
  (['fr', 'en'] as const).map((lang) => [kind, lang] as const),
)

function written(name: string, content: string | Uint8Array): string {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

/** LibreOffice with a profile of its own. */
function office(): string {
  return `-env:UserInstallation=file://${join(folder, 'office')}`
}

/** The pages as pictures: none is nearly empty. An empty A4 page of this size weighs about 1 kB. */
async function expectDrawnPages(pdf: string): Promise<number> {
  const pages = mkdtempSync(join(folder, 'pages-'))
  await run('pdftoppm', ['-r', '40', '-png', pdf, join(pages, 'p')])
  const sizes = readdirSync(pages).map((name) => statSync(join(pages, name)).size)
  expect(Math.min(...sizes)).toBeGreaterThan(1500)
  return sizes.length
}

async function textOfPdf(pdf: string): Promise<string> {
  return (await run('pdftotext', ['-enc', 'UTF-8', pdf, '-'], { maxBuffer: 16 * 1024 * 1024 })).stdout
}

/** The document with each text as the PDF's font can show it. */
function inFont<T>(value: T): T {
  if (typeof value === 'string') return shownAs(value) as T
  if (Array.isArray(value)) return value.map(inFont) as T
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return value
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, inFont(one)])) as T
}

describe.each(cases)('the page in a browser (%s, %s)', (kind, lang) => {
  it('asks nothing of any network, runs without a fault, and prints', async () => {
    const document = await documents[kind](lang)
    const path = written(`${kind}-${lang}.html`, toHtml([document], plainLook))
    const asked: string[] = []
    const server = createServer((request, response) => {
      asked.push(request.url ?? '')
      response.setHeader('content-type', 'text/html; charset=utf-8').end(readFileSync(path))
    })
    await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', () => resolve()))
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/page.html`
    const { stdout, stderr } = await runChromium('--enable-logging=stderr', '--dump-dom', url)
    server.close()
    expect(stdout).toContain(`<html lang="${lang}">`)
    expect(stderr.split('\n').filter((line) => line.includes(':CONSOLE'))).toEqual([])
    expect(asked.filter((one) => one !== '/page.html' && one !== '/favicon.ico')).toEqual([])

    const pdf = join(folder, `${kind}-${lang}-printed.pdf`)
    await runChromium('--no-pdf-header-footer', `--print-to-pdf=${pdf}`, `file://${path}`)
    expect(await expectDrawnPages(pdf)).toBeGreaterThan(2)
    expect(missingWords(document, await textOfPdf(pdf))).toEqual([])
  })

  it.each([1000, 390])('has nothing that axe finds fault with, %i pixels wide', async (width) => {
    const document = await documents[kind](lang)
    // the page's own policy lets no script run but its own, axe's neither: only here it is taken away
    const policy = /<meta http-equiv="Content-Security-Policy"[^>]*>/
    const html = toHtml([document], plainLook)
    expect(html).toMatch(policy)
    const source = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8').replaceAll('</script', '<\\/script')
    const judged = `<script>${source}</script><script>axe.run(document, { resultTypes: ['violations', 'incomplete'] }).then((found) => {
      const short = (rules) => rules.map((rule) => rule.id + ' ' + rule.nodes.map((node) => node.html.slice(0, 120)).join(' '))
      const verdict = { violations: short(found.violations), passes: found.passes.length, incomplete: short(found.incomplete) }
      document.title = 'verdict' + btoa(unescape(encodeURIComponent(JSON.stringify(verdict)))) })</script>`
    const path = written(
      `${kind}-${lang}-${width}.html`,
      html.replace(policy, '').replace('</body>', () => `${judged}</body>`),
    )
    const { stdout } = await runChromium(
      `--window-size=${width},900`,
      '--virtual-time-budget=60000',
      '--dump-dom',
      `file://${path}`,
    )
    const [, verdict = ''] = /<title>verdict([^<]*)/.exec(stdout) ?? []
    const found = JSON.parse(Buffer.from(verdict, 'base64').toString()) as Record<'violations' | 'incomplete', string[]> & {
      passes: number
    }
    expect(found.violations).toEqual([])
    expect(found.passes).toBeGreaterThan(15)
    // what stands on a drawing or has been scrolled away axe cannot see; the colours are held against paper in test/documents
    expect(found.incomplete.filter((rule) => !rule.startsWith('color-contrast '))).toEqual([])
  })
})

describe.each(cases)('the PDF (%s, %s)', (kind, lang) => {
  it('gives all its words back, in their order, on pages that are drawn', async () => {
    const document = await documents[kind](lang)
    const path = written(`${kind}-${lang}.pdf`, await toPdf([document], plainLook))
    const text = await textOfPdf(path)
    const shown = inFont(document)
    expect(missingWords(shown, text)).toEqual([])
    expect(text.includes('\uFFFD')).toBe(false)

    const order = shown.sections.flatMap(({ title, blocks }) => [
      title,
      ...blocks.flatMap((block) => (block.kind === 'paragraph' ? [block.text] : [])),
    ])
    const whole = pressed(text)
    const places = order.map((one) => whole.indexOf(pressed(one)))
    expect(places.filter((place) => place < 0)).toEqual([])
    if (kind === 'sample') expect(places).toEqual(places.toSorted((a, b) => a - b))

    const info = execFileSync('pdfinfo', [path], { encoding: 'utf8' })
    const pages = Number(/^Pages: +(\d+)/m.exec(info)?.[1])
    expect(info).toMatch(/^Page size: +595\.2\d+ x 841\.89 pts \(A4\)/m)
    expect(info).toMatch(new RegExp(`^Title: +${document.title}`, 'm'))
    expect(info).toMatch(/^Tagged: +yes/m)
    const tags = execFileSync('pdfinfo', ['-struct', path], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
    for (const tag of ['H1', 'H2', 'H3', 'P', 'L', 'LI', 'Table', 'TH', 'TD', 'Figure'])
      expect(tags).toMatch(new RegExp(`^ *${tag}\\b`, 'm'))
    expect(new Date(/^CreationDate: +(.*)/m.exec(info)?.[1] ?? '').toISOString()).toBe(
      document.made_at.replace(/(?:\.\d+)?Z/, '.000Z'),
    )
    for (let page = document.cover ? 2 : 1; page <= pages; page += 1)
      expect(pressed(text).includes(`page${page}${lang === 'fr' ? 'sur' : 'of'}${pages}`)).toBe(true)
    expect(await expectDrawnPages(path)).toBe(pages)
    const fonts = execFileSync('pdffonts', [path], { encoding: 'utf8' }).trim().split('\n').slice(2)
    expect(fonts.filter((font) => !/Inter-\w+ +CID TrueType +Identity-H +yes yes yes/.test(font))).toEqual([])
  })
})

it('a PDF leaves no heading at the foot of a page, wherever its text ends', async () => {
  const paragraph = { kind: 'paragraph' as const, text: 'Ceci est une ligne.' }
  const { sections } = sampleDocument('fr')
  const chart = sections[1]?.blocks[1]
  const table = sections[1]?.blocks[2]
  if (chart?.kind !== 'chart' || table?.kind !== 'table') throw new Error('the sample has no chart and no table there')
  const many = Array.from({ length: 60 }, (_, index) => ({
    number: index + 1,
    title: `Section ${index + 1}`,
    blocks: [
      ...Array.from({ length: 5 + (index % 13) }, () => paragraph),
      { kind: 'heading' as const, text: `Sous-titre ${index + 1}` },
      ...(index % 3 === 0 ? [{ kind: 'chart' as const, chart: { ...chart.chart, title: `Dessin ${index + 1}` } }] : []),
      ...(index % 3 === 1 ? [table] : []),
      ...(index % 3 === 2 ? [paragraph] : []),
    ],
  }))
  const text = await textOfPdf(written('feet.pdf', await toPdf([sampleDocument('fr', { sections: many })], plainLook)))
  const pages = text.split('\f').map((page) => page.split('\n').filter((line) => line.trim() !== ''))
  const last = pages.flatMap((lines) => lines.findLast((line) => !/^page \d+ sur \d+$|réseaux sociaux/.test(line)) ?? [])
  expect(last.length).toBeGreaterThan(20)
  expect(last.filter((line) => /Section \d+|Sous-titre|Dessin|Réseau/.test(line))).toEqual([])
})

it.each(goldens.map(({ id }) => id))(
  'the PDF of strategy %s has a sign for each of its characters, in both languages',
  async (id) => {
    for (const lang of ['fr', 'en'] as const) {
      const document = composeStrategy(goldenFacts(id), lang, nobody)
      const text = await textOfPdf(written(`${id}-${lang}.pdf`, await toPdf([document], plainLook)))
      expect(text.includes('\uFFFD')).toBe(false)
      expect(missingWords(inFont(document), text)).toEqual([])
    }
  },
)

it('a table longer than a page has its head on each, in the PDF and in Word', async () => {
  const rows = Array.from({ length: 120 }, (_, index) => [`Ligne ${index + 1}`, String(index)])
  const table = { kind: 'table' as const, head: [{ title: 'Colonne' }, { title: 'Valeur', right: true }], rows }
  const document = sampleDocument('fr', { cover: false, sections: [{ number: 1, title: 'Longue', blocks: [table] }] })
  const path = written('long.docx', await toDocx([document], plainLook))
  await run('soffice', [office(), '--headless', '--convert-to', 'pdf:writer_pdf_Export', '--outdir', folder, path])
  for (const pdf of [written('long-table.pdf', await toPdf([document], plainLook)), join(folder, 'long.pdf')]) {
    const pages = (await textOfPdf(pdf)).split('\f').filter((page) => page.includes('Ligne'))
    expect(pages.length).toBeGreaterThan(1)
    expect(pages.map((page) => page.split('Colonne').length - 1)).toEqual(pages.map(() => 1))
  }
})

it('a PDF in two languages has them one after the other', async () => {
  const text = pressed(
    await textOfPdf(written('both.pdf', await toPdf([sampleDocument('fr'), sampleDocument('en')], plainLook))),
  )
  expect(text.indexOf(pressed('Mill Lane Bakery'))).toBeGreaterThan(text.indexOf(pressed('Solde depuis le début')))
  for (const document of [sampleDocument('fr'), sampleDocument('en')]) {
    for (const { title } of document.sections) expect(text.includes(pressed(title))).toBe(true)
  }
})

describe.each(cases)('the DOCX (%s, %s)', (kind, lang) => {
  it('is opened and says all', async () => {
    const document = await documents[kind](lang)
    const path = written(`${kind}-${lang}-word.docx`, await toDocx([document], plainLook))
    await run('soffice', [office(), '--headless', '--convert-to', 'pdf', '--outdir', folder, path])
    const pdf = path.replace(/docx$/, 'pdf')
    const text = await textOfPdf(pdf)
    expect(missingWords(document, text, { drawn: ['bars', 'timeline', 'heatmap'] })).toEqual([])
    const pages = await expectDrawnPages(pdf)
    expect(pressed(text).includes(`${pages}/${pages}`)).toBe(true)
    const order = document.sections.map(({ title }) => pressed(text).lastIndexOf(pressed(title)))
    expect(textsOf(document).length).toBeGreaterThan(50)
    if (kind === 'sample') expect(order).toEqual(order.toSorted((a, b) => a - b))
  })
})

it('an office program reads what others wrote as text', async () => {
  const hostile = ['=cmd|" /C calc"!A0', '</w:t><w:br/>', '\u0000\u202Egnp', '{PAGE}', '🥖', 'W'.repeat(300)]
  const blocks = hostile.map((text) => ({ kind: 'paragraph' as const, text }))
  const document = sampleDocument('en', { title: hostile.join(' '), sections: [{ number: 1, title: 'Words', blocks }] })
  const path = written('hostile.docx', await toDocx([document], plainLook))
  await run('soffice', [office(), '--headless', '--convert-to', 'txt:Text (encoded):UTF8', '--outdir', folder, path])
  const text = readFileSync(path.replace(/docx$/, 'txt'), 'utf8')
  for (const one of ['=cmd|" /C calc"!A0', '</w:t><w:br/>', '\uFFFD\uFFFDgnp', '{PAGE}', '🥖', 'W'.repeat(300)])
    expect(text).toContain(one)
})
