import { execFile } from 'node:child_process'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { XMLValidator } from 'fast-xml-parser'
import { strFromU8, unzipSync } from 'fflate'
import MarkdownIt from 'markdown-it'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Document } from '../../src/documents/document.ts'
import { toDocx, toHtml, toMarkdown, toPdf } from '../../src/documents/index.ts'
import { sourceOf } from '../../src/documents/page.ts'
import { needs } from '../packages/chromium.ts'
import { openPage, type Page } from '../packages/page.ts'
import { home } from '../support/program.ts'
import { runInTurn } from '../support/run-many.ts'
import { corpus } from './corpus.ts'
import { hostileHome, texts } from './hostile-home.ts'

// HTML and Markdown in reports: every page, as a browser reads it, has our own elements and nothing that runs, fetches or sends; the same
// words in Markdown, PDF and Word stay words.

const run = promisify(execFile)

/** Every element that our pages are made of, and every attribute. */
const elements = new Set(
  'A ARTICLE B BODY BR BUTTON CAPTION CODE DD DETAILS DIV DL DT EM FIELDSET FIGCAPTION FIGURE FOOTER FORM H1 H2 H3 H4 HEAD HEADER HTML I IMG INPUT LABEL LEGEND LI MAIN META NAV OL OPTION P S SCRIPT SECTION SELECT SMALL SPAN STRONG STYLE SUMMARY SUP TABLE TBODY TD TEMPLATE TEXTAREA TFOOT TH THEAD TIME TITLE TR U UL NOSCRIPT DATALIST circle defs desc g line path pattern polygon polyline rect svg text title tspan'.split(
    ' ',
  ),
)
const attributes = new Set(
  'alt aria-describedby aria-hidden aria-label aria-labelledby aria-live autocomplete charset checked class colspan content cx cy d datetime disabled for height hidden href http-equiv id lang max maxlength min name novalidate open patternTransform patternUnits placeholder points r readonly required role rows rowspan rx scope selected src step tabindex text-anchor type value viewBox width x x1 x2 xmlns y y1 y2 cols size multiple inputmode pattern title list fill'.split(
    ' ',
  ),
)

interface Read {
  readonly elements: readonly string[]
  readonly attributes: readonly string[]
  readonly links: readonly string[]
  readonly sources: readonly string[]
  readonly scripts: readonly { readonly type: string; readonly text: string }[]
  readonly styles: readonly string[]
  readonly policy: string
  readonly text: string
}

/** What a browser makes of it: nothing runs while it is read so. */
async function readAs(page: Page, html: string): Promise<Read> {
  return page.evaluate<Read>(`(() => {
    const read = new DOMParser().parseFromString(${JSON.stringify(html)}, 'text/html')
    const all = [...read.querySelectorAll('*')]
    const every = (from) => [...new Set(from)]
    return {
      elements: every(all.map((one) => one.tagName)),
      attributes: every(all.flatMap((one) => one.getAttributeNames().map((name) => name.startsWith('data-') ? 'data-' : name))),
      links: every([...read.querySelectorAll('[href]')].map((one) => one.getAttribute('href'))),
      sources: every([...read.querySelectorAll('[src]')].map((one) => one.getAttribute('src').slice(0, 40))),
      scripts: [...read.scripts].map((one) => ({ type: one.type, text: one.textContent })),
      styles: [...read.querySelectorAll('style')].map((one) => one.textContent),
      policy: read.querySelector('head > meta[http-equiv=Content-Security-Policy]')?.content ?? '',
      text: read.body.textContent,
    }
  })()`)
}

/** What is not ours in it. */
function strange({ elements: tags, attributes: names, links, sources, scripts, styles, policy }: Read): string[] {
  const runs = scripts.filter(({ type }) => type !== 'application/json')
  return [
    ...tags.filter((tag) => !elements.has(tag)).map((tag) => `<${tag}>`),
    ...names.filter((name) => name !== 'data-' && !attributes.has(name)).map((name) => `${name}=`),
    ...links.filter((link) => !/^(?:https?:\/\/|mailto:|#)/.test(link)),
    ...sources.filter((source) => !/^data:image\/(?:png|jpeg|webp);base64,/.test(source)),
    ...runs.filter(({ text }) => !policy.includes(sourceOf(text))).map(({ text }) => `a script: ${text.slice(0, 60)}`),
    ...styles
      .filter((style) => /@import|url\((?!["']?(?:data:|#))|expression|behavior/i.test(style))
      .map((style) => style.slice(0, 80)),
    ...(policy.startsWith("default-src 'none'") ? [] : [`its policy: ${policy}`]),
  ]
}

/** A document that says every text in every kind of block. */
function documentOf(said: readonly string[]): Document {
  const blocks = (text: string): Document['sections'][number]['blocks'] => [
    { kind: 'paragraph', text },
    { kind: 'note', text },
    { kind: 'banner', text },
    { kind: 'heading', text },
    { kind: 'sentences', sentences: [text] },
    { kind: 'list', ordered: false, items: [text] },
    { kind: 'facts', facts: [[text, { text, href: text }]] },
    { kind: 'tiles', tiles: [{ label: text, value: text, detail: text, unknown: false }] },
    { kind: 'table', head: [{ title: text }, { title: text }], rows: [[text, { text, href: `https://mal.example/${text}` }]] },
    { kind: 'cards', cards: [{ title: text, text, facts: [[text, text]], href: text, picture: null }] },
  ]
  const [first = '', second = ''] = said
  return {
    lang: 'fr',
    cover: true,
    kicker: first,
    title: second,
    subtitle: first,
    draft: second,
    from: said.slice(0, 3),
    made_at: '2026-11-27T08:30:00Z',
    sections: said.map((text) => ({ number: null, title: text, blocks: blocks(text) })),
    foot: said.slice(0, 3),
  }
}

const look = { color: null, logo: null }
const whole = corpus.map(({ text }) => text)
/** The first mark that would steer a terminal, or turn the reading direction; none: null. */
function steered(text: string): string | null {
  const at = text.replaceAll('\r\n', '\n').search(steering)
  return at < 0 ? null : JSON.stringify(text.replaceAll('\r\n', '\n').slice(Math.max(0, at - 40), at + 40))
}
const steering =
  // oxlint-disable-next-line no-control-regex -- what must not come out
  /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u061C\u200E\u200F\u2028-\u202E\u2066-\u2069]/

beforeAll(() => {
  needs('chromium', '--version', 'chromium')
  needs('pdftotext', '-v', 'poppler-utils')
})

function markdownFaults(text: string): string[] {
  const md = new MarkdownIt({ html: true, linkify: false })
  return md
    .parse(text, {})
    .flatMap((token) => [token, ...(token.children ?? [])])
    .flatMap((token) => {
      if (/^html_|^image$|^code_|^fence$|^code_inline$/.test(token.type))
        return [`${token.type}: ${token.content.slice(0, 80)}`]
      if (token.type !== 'link_open') return []
      const href = String(token.attrGet('href') ?? '')
      return /^(?:https?:\/\/|mailto:)/.test(href) ? [] : [href]
    })
}

function wordFaults(bytes: Uint8Array): string[] {
  return Object.entries(unzipSync(bytes)).flatMap(([name, content]) => {
    if (!/\.(?:xml|rels)$/.test(name)) return /\.(?:png|jpe?g)$/.test(name) ? [] : [`a file ${name}`]
    const xml = strFromU8(content)
    const fields = [...xml.matchAll(/<w:instrText[^>]*>([^<]*)/g)].map(([, field = '']) => field.trim())
    return [
      ...(XMLValidator.validate(xml) === true ? [] : [`${name} is not well-formed`]),
      ...fields.filter((field) => !/^(?:PAGE|NUMPAGES)$/.test(field)).map((field) => `a field ${field}`),
      ...[...xml.matchAll(/Target="([^"]*)"[^>]*TargetMode="External"/g)].flatMap(([, to = '']) =>
        /^(?:https?:\/\/|mailto:)/.test(to) ? [] : [to],
      ),
    ]
  })
}

/** Of a PDF: its words, its addresses, and whether anything in it would run. */
async function pdfOf(file: string): Promise<{ text: string; links: string[]; script: string }> {
  const [text, urls, script] = await Promise.all([
    run('pdftotext', ['-enc', 'UTF-8', file, '-'], { maxBuffer: 64 * 1024 * 1024 }),
    run('pdfinfo', ['-url', file], { maxBuffer: 64 * 1024 * 1024 }),
    run('pdfinfo', ['-js', file]),
  ])
  const links = urls.stdout
    .split('\n')
    .slice(1)
    .map((line) => line.trim().split(/\s+/).at(-1) ?? '')
    .filter((link) => link !== '')
  return { text: text.stdout, links, script: script.stdout.trim() }
}

describe('a document that says every text in every place', () => {
  test('as a page, as Markdown and for Word', async () => {
    const page = await openPage('about:blank')
    const document = documentOf(whole)
    const html = toHtml([document], look)
    const read = await readAs(page, html)
    expect(strange(read)).toEqual([])
    expect(steered(html)).toBe(null)
    // nothing was swallowed either: a section each
    expect(html.match(/<section/g)).toHaveLength(whole.length)
    for (const text of ['<script>alert(1)</script>', '<plaintext>', '<!--', `"><script>alert(1)</script>`])
      expect([text, read.text.includes(text)]).toEqual([text, true])
    const markdown = toMarkdown(document)
    expect(markdownFaults(markdown)).toEqual([])
    expect(steered(markdown)).toBe(null)
    expect(wordFaults(await toDocx([document], look))).toEqual([])
  })

  test('as a PDF: no text is markup of its generator', async () => {
    const { folder } = home()
    // 545 texts in eleven places are a book; the longest in a few
    const said = whole.filter((text) => text.length < 3_000)
    const flat: Document = {
      ...documentOf(said.slice(0, 2)),
      sections: [
        { number: null, title: 'x', blocks: said.map((text) => ({ kind: 'paragraph', text })) },
        ...documentOf(said.filter((_, nth) => nth % 12 === 0)).sections,
        {
          number: 1,
          title: 'y',
          blocks: [
            {
              kind: 'list',
              ordered: true,
              items: whole.filter((text) => text.length >= 3_000).map((text) => text.slice(0, 6_000)),
            },
          ],
        },
      ],
    }
    const file = join(folder, 'all.pdf')
    writeFileSync(file, await toPdf([flat], look))
    const { text, links, script } = await pdfOf(file)
    for (const words of [
      '#read("/etc/passwd")',
      '#import "@preview/x:1.0.0"',
      '$x^2$',
      '<script>alert(1)</script>',
      '*/ OR 1=1 /*',
    ])
      expect([words, text.includes(words)]).toEqual([words, true])
    expect(text).not.toContain('root:')
    expect(links.filter((link) => !/^(?:https?:\/\/|mailto:)/.test(link))).toEqual([])
    expect(script).toBe('')
  })
})

describe('what is handed over from a home where strangers wrote into every field', () => {
  test('every page, Markdown, Word file and PDF', async () => {
    const { copy, other } = await hostileHome('fr')
    const contact = `contact=${texts.slice(0, 300).join(' ')}`
    const posts = Array.from({ length: 505 }, (_, nth) => String(nth + 1))
    const forms = ['html', 'md', 'pdf', 'docx']
    const lines: readonly (readonly string[])[] = [
      ...forms.flatMap((form) => [
        ...['client', 'sponsor', 'internal', 'margin', 'case-study'].map((kind) =>
          form === 'docx'
            ? []
            : ['report', '--month', '2026-11', '--draft', '--kind', kind, '-o', `out/report-${kind}.${form}`],
        ),
        form === 'docx' ? [] : ['proposal', 'show', '4', '-o', `out/proposal.${form}`],
        ['strategy', 'export', '-o', `out/strategy.${form}`],
        ['strategy', 'export', '-c', other, '--lang', 'en', '-o', `out/other.${form}`],
        ['crisis', 'log', '-o', `out/crisis.${form}`],
        ['template', 'use', 'moderation-charter', '--set', contact, '-o', `out/charter.${form}`],
      ]),
      ['approval', 'pack', '-o', 'out/pack.html'],
      ['approval', 'pack', ...posts.slice(8, 60), '-o', 'out/pack.pdf'],
      ['calendar', '--html', '--month', '2026-12', '-o', 'out/calendar.html'],
      ['queue', 'export', '--all', '-o', 'out/queue.html'],
      ['queue', 'preview', ...posts, '--html', '-o', 'out/preview.html'],
      ['init', '--form', 'out/form.html'],
    ].filter((words) => words.length > 0)
    const runs = await runInTurn(lines.map((words) => ({ words, env: copy.env, cwd: copy.folder })))
    const failed = runs.flatMap(({ code, stderr }, nth) =>
      code === 0 ? [] : [`${lines[nth]?.join(' ').slice(0, 80)}: ${code} ${stderr.slice(0, 300)}`],
    )
    expect(failed).toEqual([])

    const out = join(copy.folder, 'out')
    const of = (form: string): string[] => readdirSync(out).filter((name) => name.endsWith(`.${form}`))
    const page = await openPage('about:blank')
    const faults: string[] = []
    for (const name of of('html')) {
      const html = readFileSync(join(out, name), 'utf8')
      faults.push(...strange(await readAs(page, html)).map((one) => `${name}: ${one}`))
      faults.push(...[steered(html)].filter((one) => one !== null).map((one) => `${name}: ${one}`))
    }
    for (const name of of('md')) {
      const text = readFileSync(join(out, name), 'utf8')
      faults.push(...markdownFaults(text).map((one) => `${name}: ${one}`))
      faults.push(...[steered(text)].filter((one) => one !== null).map((one) => `${name}: ${one}`))
    }
    for (const name of of('docx')) faults.push(...wordFaults(readFileSync(join(out, name))).map((one) => `${name}: ${one}`))
    for (const name of of('pdf')) {
      const { links, script } = await pdfOf(join(out, name))
      faults.push(...links.filter((link) => !/^(?:https?:\/\/|mailto:)/.test(link)).map((link) => `${name}: ${link}`))
      if (script !== '') faults.push(`${name}: ${script}`)
    }
    expect(faults).toEqual([])
    expect(of('html').length).toBeGreaterThanOrEqual(13)
    expect(readFileSync(join(out, 'pack.html'), 'utf8')).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')

    // opened as it is, with its own script at work: it asks nothing of any network and says nothing
    const opened = await openPage(pathToFileURL(join(out, 'pack.html')).href)
    await opened.evaluate(`document.querySelectorAll('input[value=approved]').forEach((one) => one.click())`)
    expect(opened.complaints).toEqual([])
    expect(opened.requests.filter((url) => !url.startsWith('file://') && !url.startsWith('data:'))).toEqual([])
  })
})
