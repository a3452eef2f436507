import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readLogo, toHtml, toMarkdown, toTerminal } from '../../src/documents/index.ts'
import type { Author } from '../../src/documents/author.ts'
import { buildReport } from '../../src/report/build-report.ts'
import { compose } from '../../src/report/compose.ts'
import type { Report } from '../../src/report/report.ts'
import type { RankedPost } from '../../src/report/report.ts'
import type { Chart } from '../../src/documents/document.ts'
import { safeLink } from '../../src/documents/markup.ts'
import { drawChart } from '../../src/documents/svg.ts'
import { isReadable } from '../../src/documents/look.ts'
import { t as markdownText } from '../../src/documents/to-markdown.ts'
import { allElements, parseXml, textOf, type Element } from '../support/xml.ts'
import { testContext } from '../support/context.ts'
import { addBakery, addEntries, addStrategy, now } from './sample.ts'

const nobody: Author = { name: null, company: null, email: null, phone: null }
const plainLook = { color: null, logo: null }
let report: Report
let expectedElements: string[]

async function made(): Promise<Report> {
  const context = testContext({ now, lang: 'fr' })
  const client = await addBakery(context)
  await addStrategy(context)
  await addEntries(context)
  return buildReport(context, client, '2026-11', false)
}

/** The report with `text` wherever something that people typed or a network answered can stand. */
function hostile(text: string): Report {
  const { sections } = report
  const delivery = {
    network: 'mastodon' as const,
    account: text,
    url: text,
    published_at: '2026-11-20T08:00:00.000Z',
    published_on: '2026-11-20',
    state: 'measured' as const,
    age_hours: 170,
    engagements: 12,
    rate_bp: null,
    rate_by: null,
  }
  const ranked: RankedPost = {
    post_id: 1,
    delivery_id: 1,
    title: text,
    network: 'mastodon',
    url: text,
    published_on: '2026-11-20',
    pillar: text,
    format: 'image',
    value: 12,
    age_hours: 170,
    engagements: 12,
    reach: null,
    impressions: null,
    views: null,
    clicks: 3,
    lesson: { code: 'pillar', value: text, share: 2, of: 3 },
    picture: { sha256: 'a', alt: text },
  }
  return {
    ...report,
    client_name: text,
    sender: `sender ${text}`,
    sections: {
      ...sections,
      posts: {
        ...sections.posts,
        published: [
          { id: 1, title: text, pillar: text, deliveries: [delivery, { ...delivery, url: `https://example.org/${text}` }] },
        ],
        compared_by: 'engagements',
        median: 8,
        top: [ranked],
        flop: [{ ...ranked, url: `https://example.org/${text}` }],
      },
      next_month: {
        ...sections.next_month,
        experiments: [{ code: 'repeat', value: text, posts: 1, of: 5 }],
        key_dates: [{ day: '2026-12-25', fr: text, en: text }],
      },
      objectives: {
        ...sections.objectives,
        items: sections.objectives.items.map((item) => ({ ...item, objective: text, kpi: text })),
      },
      time_and_budget: {
        ...sections.time_and_budget,
        by_role: [{ role: text, minutes: 30, minutes_estimated: 10, costed: true, cost: 100 }],
        flags: [{ code: 'time_without_rate', minutes: 30, roles: [text, text] }],
      },
    },
  }
}

const pictures = new Map([['a', { mime: 'image/jpeg', bytes: Buffer.from('picture') }]])
const author = (text: string): Author => ({ name: text, company: text, email: text, phone: text })
const page = (text: string): Element =>
  parseXml(toHtml([compose(hostile(text), 'fr', author(text), pictures)], { color: text, logo: null }))

describe('the page', () => {
  it('needs no network, and its own policy lets one small script of ours run and nothing else', async () => {
    const html = toHtml([compose(await made(), 'fr', nobody)], plainLook)
    const root = parseXml(html)
    const policy = allElements(root).find((element) => element.attributes['http-equiv'] === 'Content-Security-Policy')
    const [, script = ''] = /<script>([^<]*)<\/script>/.exec(html) ?? []
    expect(script.length).toBeGreaterThan(500)
    expect(Buffer.byteLength(script)).toBeLessThanOrEqual(6 * 1024)
    expect(script).not.toMatch(/eval|Function\(|innerHTML|fetch|XMLHttp|import|https?:/)
    const hash = createHash('sha256').update(script).digest('base64')
    expect(policy?.attributes['content']).toBe(
      `default-src 'none'; style-src 'unsafe-inline'; img-src data:; script-src 'sha256-${hash}'`,
    )
    expect(html.match(/<script/g)).toHaveLength(1)
    expect(html).not.toMatch(/url\((?!#)|@import|<link|<iframe|src="http/)
    expect(root.attributes['lang']).toBe('fr')
    expect(Buffer.byteLength(html)).toBeLessThanOrEqual(60 * 1024)
  })

  it('has one heading per section, ids that are unique, and tables whose rows are as long as their heads', async () => {
    const made2 = await made()
    const root = parseXml(toHtml([compose(made2, 'fr', nobody), compose(made2, 'en', nobody)], plainLook))
    const elements = allElements(root)
    expect(elements.filter(({ name }) => name === 'h2')).toHaveLength(20)
    const ids = elements.flatMap(({ attributes }) => attributes['id'] ?? [])
    expect(new Set(ids).size).toBe(ids.length)
    for (const table of elements.filter(({ name }) => name === 'table')) {
      const rows = allElements(table)
        .filter(({ name }) => name === 'tr')
        .map((row) => row.children.length)
      expect(new Set(rows).size).toBe(1)
    }
  })

  it('draws its pictures for those who do not see them too, with their figures beside them', async () => {
    const root = parseXml(toHtml([compose(await made(), 'fr', nobody)], plainLook))
    const drawings = allElements(root).filter(({ name }) => name === 'svg')
    expect(drawings.map((svg) => svg.attributes['aria-labelledby'])).toEqual([
      'fr-objectives-t fr-objectives-d',
      'fr-posts-t fr-posts-d',
      'fr-time-t fr-time-d',
      'fr-return-t fr-return-d',
      'fr-cumulative-t fr-cumulative-d',
    ])
    for (const svg of drawings) {
      expect(svg.attributes['role']).toBe('img')
      const known = allElements(svg).map(({ attributes }) => attributes['id'])
      for (const id of svg.attributes['aria-labelledby']?.split(' ') ?? []) expect(known).toContain(id)
    }
    const figures = allElements(root).filter(({ name }) => name === 'figure')
    expect(figures).toHaveLength(drawings.length)
    expect(figures.filter((figure) => !allElements(figure).some(({ name }) => name === 'table'))).toEqual([])
  })

  it('takes the consultant’s colour only where it can be read', () => {
    expect(['#0b6b66', '#000000', '#7A3B69'].map(isReadable)).toEqual([true, true, true])
    expect(['#ffffff', '#ffd700', 'red', '#fff', '#0b6b66;}body{display:none', ''].map(isReadable)).toEqual([
      false,
      false,
      false,
      false,
      false,
      false,
    ])
  })
})

describe('what others wrote', () => {
  const classics = [
    '<script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    'javascript:alert(1)',
    'java\nscript:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    '</style><script>alert(1)</script>',
    '</title><svg onload=alert(1)>',
    '<!-- --><b>',
    ']]><script>',
    '&lt;script&gt;',
    '&#60;script&#62;',
    '{{constructor.constructor("alert(1)")()}}',
    '\u202Egnp.exe',
    '\u0000\u0008\u001B[31m',
    '\uD800',
    '`a` **b** [c](javascript:d) | e',
    '{name} $& $1 %s',
    'é'.repeat(500),
  ]
  const payload = fc.oneof(
    fc.constantFrom(...classics),
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc
      .array(fc.constantFrom('<', '>', '"', "'", '&', '/', '=', 'script', 'on', 'javascript:', ' ', '\n', ';', '`', '\u2028'), {
        maxLength: 30,
      })
      .map((parts) => parts.join('')),
  )

  const forbidden = new Set(['iframe', 'object', 'embed', 'form', 'base', 'link'])

  it('is text and never markup, in 200 tries', async () => {
    report = await made()
    expectedElements = allElements(page('text')).map(({ name }) => name)
    fc.assert(
      fc.property(payload, (text) => {
        const root = page(text)
        const elements = allElements(root)
        // a long label stands on two lines
        const fixed = (names: readonly string[]): string[] => names.filter((name) => !['a', 'tspan', 'text'].includes(name))
        expect(fixed(elements.map(({ name }) => name))).toEqual(fixed(expectedElements))
        const wrong = elements.flatMap(({ name, attributes }) => [
          ...(forbidden.has(name) ? [name] : []),
          ...Object.entries(attributes).filter(
            ([key, value]) =>
              /^on|^style$/i.test(key) ||
              (key === 'href' && !/^https?:\/\//.test(value)) ||
              (key === 'src' && !/^data:image\/(png|jpeg);base64,/.test(value)),
          ),
        ])
        expect(wrong).toEqual([])
        // oxlint-disable-next-line no-control-regex -- control characters are what this is about
        expect(textOf(root)).not.toMatch(/[\u0000-\u0008\u000B\u001B\u202A-\u202E\u2066-\u2069]/)
      }),
      { numRuns: 200 },
    )
  }, 60_000)

  it('is text in Markdown and on a terminal too', async () => {
    report = await made()
    fc.assert(
      fc.property(payload, (text) => {
        const document = compose(hostile(text), 'fr', author(text), pictures)
        const markdown = toMarkdown(document)
        expect(markdown).not.toMatch(/(?<!\\)<(?!https?:)[a-z!/]/i)
        expect(markdown).not.toMatch(/(?<!\\)\]\((?!<https?:)/)
        expect(markdown.split('\n').filter((line) => /^#{1,2} /.test(line))).toHaveLength(11)
        expect(toTerminal(document, 80).length).toBeGreaterThan(50)
      }),
      { numRuns: 200 },
    )
  })

  it.each([
    ['<b>', '\\<b\\>'],
    ['a|b', 'a\\|b'],
    ['# x', '\\# x'],
    ['1. x', '1\\. x'],
    ['- x', '\\- x'],
    ['snake_case _x_', 'snake_case \\_x\\_'],
    ['&amp;', '\\&amp;'],
    ['a & b', 'a & b'],
    ['a\nb', 'a b'],
  ])('%j is %j in Markdown', (text, escaped) => {
    expect(markdownText(text)).toBe(escaped)
  })

  it('links the web and nothing else', () => {
    expect(safeLink('https://example.org/a?b=c&d')).toBe('https://example.org/a?b=c&d')
    for (const address of [
      'javascript:alert(1)',
      'file:///etc/passwd',
      'data:text/html,x',
      '//example.org',
      'example.org',
      '',
      'JaVaScRiPt:1',
    ]) {
      expect(safeLink(address)).toBeNull()
    }
  })
})

describe('a drawing', () => {
  const value = fc.oneof(fc.constant(null), fc.integer({ min: -1_000_000, max: 1_000_000 }), fc.constantFrom(0, 1, -1))
  const common = {
    id: 'x',
    title: 'Title & <more>',
    about: 'About',
    figures: { head: [], rows: [] },
    format: String,
    tick: String,
  }

  it('is well-formed and stays in its frame, whatever the figures', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(value, value), { minLength: 1, maxLength: 12 }), fc.string(), (pairs, label) => {
        const labels = pairs.map(() => label)
        const series = [0, 1].map((which) => ({ name: label, values: pairs.map((pair) => pair[which] ?? null) }))
        const charts: Chart[] = [
          { ...common, kind: 'columns', labels, series, neutral: true, missing: 'none' },
          { ...common, kind: 'lines', labels, series, neutral: false, zero: '0' },
          {
            ...common,
            kind: 'bars',
            names: { value: 'v', mark: 'm' },
            rows: pairs.map(([a, b]) => ({ label, value: Math.abs(a ?? 0), mark: b === null ? null : Math.abs(b) })),
          },
        ]
        for (const chart of charts) {
          const svg = parseXml(drawChart(chart, 'fr'))
          const [, , , height] = (svg.attributes['viewBox'] ?? '').split(' ').map(Number)
          for (const { name, attributes } of allElements(svg)) {
            const numbers = Object.entries(attributes).filter(
              ([key]) => /^(x|y|x1|y1|x2|y2|cx|cy|width|height)$/.test(key) && name !== 'pattern',
            )
            for (const [key, text] of numbers) {
              expect(text).toMatch(/^-?\d+(\.\d)?$/)
              if (key.startsWith('y') || key === 'cy') expect(Number(text)).toBeLessThanOrEqual(height ?? 0)
              if (key === 'width' || key === 'height') expect(Number(text)).toBeGreaterThanOrEqual(0)
            }
          }
        }
      }),
    )
  })

  it('tells a negative month by its place below the zero line, and a missing one by a sign', () => {
    const svg = drawChart(
      {
        ...common,
        kind: 'columns',
        labels: ['a', 'b'],
        series: [{ name: 's', values: [-100, null] }],
        neutral: false,
        missing: 'not measured',
      },
      'en',
    )
    const elements = allElements(parseXml(svg))
    const axis = elements.find(({ attributes }) => attributes['class'] === 'axis')
    const bar = elements.findLast(({ name, attributes }) => name === 'rect' && attributes['class'] === 'c0')
    expect(bar?.attributes['y']).toBe(axis?.attributes['y1'])
    expect(svg).toContain('>×</text>')
    expect(svg).toContain('not measured')
  })
})

describe('the logo', () => {
  it('is taken in by what it holds, and only when it is a picture of reasonable weight', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'smm-logo-'))
    const write = (name: string, bytes: Buffer): void => writeFileSync(join(folder, name), bytes)
    write('a.png', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3]))
    write('b.png', Buffer.from([0xff, 0xd8, 0xff, 0xe0]))
    write('c.svg', Buffer.from('<svg onload="alert(1)"/>'))
    write('d.png', Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), Buffer.alloc(300_000)]))
    expect(await readLogo('a.png', folder)).toBe('data:image/png;base64,iVBORw0KGgoBAgM=')
    expect(await readLogo('b.png', folder)).toBe('data:image/jpeg;base64,/9j/4A==')
    for (const name of ['c.svg', 'd.png', 'missing.png']) expect(await readLogo(name, folder)).toBeNull()
    rmSync(folder, { recursive: true })
  })
})
