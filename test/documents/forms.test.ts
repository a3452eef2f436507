import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import fc from 'fast-check'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { columnShares } from '../../src/documents/column-shares.ts'
import type { Block, Chart, Document } from '../../src/documents/document.ts'
import { toDocx, toHtml, toMarkdown, toPdf, toTerminal } from '../../src/documents/index.ts'
import { drawingRules, isReadable, paletteOf, styleSheet } from '../../src/documents/look.ts'
import { pictureOf } from '../../src/documents/picture.ts'
import { drawn, inFont, missing } from '../../src/documents/in-font.ts'
import { faces } from '../../src/documents/typst.ts'
import { allElements, parseXml, textOf, type Element } from '../support/xml.ts'
import { unzip } from '../support/zip.ts'
import { madeAt, sampleDocument } from './sample.ts'
import { missingWords } from './words.ts'

const plainLook = { color: null, logo: null }
const both = [sampleDocument('fr'), sampleDocument('en', { draft: 'Draft' })]

const dataAddress = (type: 'png' | 'jpeg', bytes: Buffer): string => `data:image/${type};base64,${bytes.toString('base64')}`
/** What a PDF could do by itself. */
const active = /\/(JavaScript|JS|Launch|EmbeddedFile|AA)\b/
const square = () => sharp({ create: { width: 40, height: 20, channels: 4, background: '#7a3b69aa' } })

/** A part of a DOCX as elements. */
function part(docx: Uint8Array, name: string): Element {
  const file = unzip(docx).get(name)
  if (file === undefined) throw new Error(`${name} is not in the DOCX`)
  return parseXml(file.toString('utf8').replace(/^<\?xml[^>]*\?>\s*/, ''))
}

const named = (root: Element, name: string): Element[] => allElements(root).filter((element) => element.name === name)

describe('every form', () => {
  it.each(['fr', 'en'] as const)('says all that the document says (%s)', async (lang) => {
    const document = sampleDocument(lang, { draft: 'Version 0' })
    expect(missingWords(document, textOf(parseXml(toHtml([document], plainLook))))).toEqual([])
    expect(missingWords(document, textOf(part(await toDocx([document], plainLook), 'word/document.xml')))).toEqual([])
    // what needs no signs of its own in Markdown; the terminal has its own places for names and contacts
    const figures = document.sections.map((section) => ({
      ...section,
      blocks: section.blocks.filter(({ kind }) => kind !== 'chart'),
    }))
    expect(missingWords({ ...document, sections: figures }, toMarkdown(document).replaceAll('\\', ''))).toEqual([])
    expect(missingWords({ ...document, from: [], sections: figures }, toTerminal(document, 80).join('\n'))).toEqual([])
  })

  it('sets one language after the other', async () => {
    const html = parseXml(toHtml(both, plainLook))
    expect(named(html, 'main').map(({ attributes }) => attributes['lang'])).toEqual(['fr', 'en'])
    const ids = allElements(html).flatMap(({ attributes }) => attributes['id'] ?? [])
    expect(new Set(ids).size).toBe(ids.length)
    const word = part(await toDocx(both, plainLook), 'word/document.xml')
    expect(named(word, 'w:sectPr')).toHaveLength(2)
    const text = textOf(word)
    expect(text.indexOf('Mill Lane Bakery')).toBeGreaterThan(text.indexOf('Trente-trois tâches'))
    expect(new Set(named(word, 'w:lang').map(({ attributes }) => attributes['w:val']))).toEqual(new Set(['fr-FR', 'en-GB']))
  })

  it('stays light: a strategy in one language fits into a mail many times over', async () => {
    const logo = dataAddress('png', await square().png().toBuffer())
    for (const document of both) {
      expect(Buffer.byteLength(toHtml([document], { color: null, logo }))).toBeLessThan(150 * 1024)
      expect((await toPdf([document], { color: null, logo })).length).toBeLessThan(300 * 1024)
      expect((await toDocx([document], { color: null, logo })).length).toBeLessThan(100 * 1024)
    }
  })
})

describe('the page', () => {
  it('has a cover where one is asked for, and a heading where not', () => {
    const covers = (cover: boolean): (string | undefined)[] =>
      named(parseXml(toHtml([sampleDocument('fr', { cover })], plainLook)), 'header').map(
        ({ attributes }) => attributes['class'],
      )
    expect([covers(true), covers(false)]).toEqual([['cover whole'], ['cover']])
    const html = toHtml([sampleDocument('fr')], plainLook)
    expect(html).toContain('<p class="made">1er décembre 2026</p>')
    expect(html.match(/<section class="alone"/g)).toHaveLength(1)
  })

  it('has its headings in order, none left out', () => {
    const levels = allElements(parseXml(toHtml(both, plainLook))).flatMap(({ name }) => /^h([1-6])$/.exec(name)?.[1] ?? [])
    expect(levels[0]).toBe('1')
    levels.forEach((level, index) => expect(Number(level)).toBeLessThanOrEqual(Number(levels[index - 1] ?? 0) + 1))
  })

  it('draws a plan whose done tasks are told apart without colour, and names each with its days', () => {
    const html = toHtml([sampleDocument('en')], plainLook)
    const bars = allElements(parseXml(html)).filter(({ attributes }) => ['done', 'c1'].includes(attributes['class'] ?? ''))
    expect(bars.filter(({ attributes }) => attributes['class'] === 'done')).toHaveLength(4 + 1)
    expect(html.match(/class="tick"/g)).toHaveLength(4 + 1)
    expect(html).toContain('<title>Record the baselines · day 14 – day 17</title>')
  })
})

describe('the look', () => {
  it('is the style sheet’s, with the consultant’s colour where it can be read', () => {
    const css = styleSheet()
    expect(paletteOf(css, plainLook)).toEqual({
      ink: '#1d2733',
      soft: '#566270',
      rule: '#d8dee5',
      wash: '#f4f6f8',
      accent: '#0b6b66',
      cost: '#45566b',
    })
    expect(paletteOf(css, { color: '#7A3B69', logo: null }).accent).toBe('#7a3b69')
    expect(paletteOf(css, { color: '#ffd700', logo: null }).accent).toBe('#0b6b66')
  })

  it('writes in colours that can be read on paper', () => {
    const { ink, soft, accent, cost } = paletteOf(styleSheet(), plainLook)
    expect([ink, soft, accent, cost].map(isReadable)).toEqual([true, true, true, true])
  })

  it('gives drawings outside the page every colour in place', () => {
    const css = styleSheet()
    const palette = paletteOf(css, { color: '#7a3b69', logo: null })
    const [coloured, neutral] = [drawingRules(css, palette, false), drawingRules(css, palette, true)]
    expect(coloured).toContain('.c1{\n  fill: #7a3b69;\n}')
    expect(neutral).toContain('.c1{\n  fill: #7b8794;\n}')
    expect(coloured + neutral).not.toContain('var(')
    const used = toHtml(both, plainLook).matchAll(/<(?:rect|line|text|tspan|circle|polyline)[^>]* class="(\w+)"/g)
    for (const name of new Set(Array.from(used, ([, found = '']) => found))) expect(coloured).toContain(`.${name}{`)
  })

  it('takes a logo in each usual kind, and leaves out what is broken', async () => {
    const pictures = {
      png: await square().png().toBuffer(),
      palette: await square().png({ palette: true }).toBuffer(),
      interlaced: await square().png({ progressive: true }).toBuffer(),
      grey: await square().toColourspace('b-w').png().toBuffer(),
      deep: await square().toColourspace('rgb16').png().toBuffer(),
    }
    const photographs = {
      jpeg: await square().jpeg().toBuffer(),
      progressive: await square().jpeg({ progressive: true }).toBuffer(),
      grey: await square().toColourspace('b-w').jpeg().toBuffer(),
    }
    const logos = [
      ...Object.values(pictures).map((bytes) => dataAddress('png', bytes)),
      ...Object.values(photographs).map((bytes) => dataAddress('jpeg', bytes)),
    ]
    const document = sampleDocument('en', { sections: [] })
    const without = (await toPdf([document], plainLook)).length
    for (const logo of logos) {
      expect(await pictureOf(logo)).toMatchObject({ width: 40, height: 20 })
      expect((await toPdf([document], { color: null, logo })).length).toBeGreaterThan(without + 100)
      expect(
        [...unzip(await toDocx([document], { color: null, logo })).keys()].filter((name) => /^word\/media\/./.test(name)),
      ).toHaveLength(1)
    }
    const broken = [
      dataAddress('png', pictures.png.subarray(0, -20)),
      dataAddress('jpeg', photographs.jpeg.subarray(0, 60)),
      dataAddress('png', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3])),
      'data:image/svg+xml;base64,AAAA',
      'https://example.org/logo.png',
    ]
    for (const logo of broken) {
      expect(await pictureOf(logo)).toBeNull()
      expect((await toPdf([document], { color: null, logo })).length).toBe(without)
    }
  })
})

describe('PDF', () => {
  it('is the same file for the same document, dated by its data', async () => {
    const first = Buffer.from(await toPdf(both, plainLook))
    expect(first.subarray(0, 8).toString()).toBe('%PDF-1.7')
    expect(Buffer.compare(first, Buffer.from(await toPdf(both, plainLook)))).toBe(0)
    const text = first.toString('latin1')
    expect([...text.matchAll(/D:\d{14}\w?/g)].map(([day]) => day)).toEqual(['D:20261201083000Z', 'D:20261201083000Z'])
    const langs = (pdf: Buffer): Set<string> =>
      new Set(Array.from(pdf.toString('latin1').matchAll(/\/Lang \((.*?)\)/g), ([, lang = '']) => lang))
    expect(langs(first)).toEqual(new Set(['fr-FR', 'en-GB']))
    expect(langs(Buffer.from(await toPdf([sampleDocument('fr')], plainLook)))).toEqual(new Set(['fr-FR']))
    expect(active.test(text)).toBe(false)
    const later = sampleDocument('fr', { made_at: madeAt.replace('2026-12-01', '2026-12-02') })
    expect(Buffer.compare(first, Buffer.from(await toPdf([later], plainLook)))).not.toBe(0)
  })

  it.each(['fr', 'en'] as const)(
    'is tagged for who listens to it: headings, tables, lists, pictures with words [%s]',
    async (lang) => {
      const document = sampleDocument(lang)
      const text = Buffer.from(await toPdf([document], plainLook)).toString('latin1')
      expect(text).toContain('/MarkInfo')
      expect(text).toContain('/DisplayDocTitle true')
      expect(text).toMatch(/<pdfuaid:part>1</)
      const tags = (name: string): number => text.match(new RegExp(`/S /${name}\\b`, 'g'))?.length ?? 0
      const blocks = document.sections.flatMap((section) => section.blocks)
      const charts = blocks.flatMap((block) => (block.kind === 'chart' ? [block.chart] : []))
      const tables = [
        ...blocks.flatMap((block) => (block.kind === 'table' ? [block] : [])),
        ...charts.map(({ figures }) => figures),
      ]
      expect([tags('H1'), tags('H2')]).toEqual([1, document.sections.length])
      expect(tags('H3')).toBe(blocks.filter(({ kind }) => kind === 'heading').length)
      expect(tags('Table')).toBe(tables.filter(({ rows }) => rows.length > 0).length)
      expect(tags('TH')).toBeGreaterThanOrEqual(tables.reduce((sum, { head }) => sum + head.length, 0))
      expect(tags('LI')).toBe(blocks.reduce((sum, block) => sum + (block.kind === 'list' ? block.items.length : 0), 0))
      const cards = blocks.flatMap((block) => (block.kind === 'cards' ? block.cards : []))
      const pictures = cards.filter(({ picture }) => picture !== null && picture.alt !== '').length
      expect(text.match(/\/Alt[ (<]/g)).toHaveLength(charts.length + pictures)
      expect(tags('Figure')).toBe(charts.length + pictures)
    },
  )

  it('reads nothing but what it is handed, and takes no text for its own language', async () => {
    const payloads = [
      '#read("/etc/passwd")',
      '#import "@preview/cetz:0.3.0"',
      '$x^2$ \\ "',
      '#panic()',
      '*a* _b_ `c` <d> @e',
      '"]#',
      '= a',
    ]
    const blocks: Block[] = payloads.map((text) => ({ kind: 'paragraph', text }))
    const plain = payloads.map((_, index): Block => ({ kind: 'paragraph', text: `${index}` }))
    const shape = async (which: Block[], title: string): Promise<string[]> => {
      const document = sampleDocument('en', { title, sections: [{ number: 1, title, blocks: which }] })
      const text = Buffer.from(await toPdf([document], { color: title, logo: title })).toString('latin1')
      return Array.from(text.matchAll(/\/S \/(\w+)/g), ([, tag = '']) => tag)
    }
    const expected = await shape(plain, 'a')
    for (const title of payloads) expect(await shape(blocks, title)).toEqual(expected)
  })

  it('is whole without a picture that is broken inside', async () => {
    const good = await square().png().toBuffer()
    const bytes = Buffer.from(good)
    bytes.fill(0, bytes.indexOf('IDAT') + 4, bytes.indexOf('IEND') - 4)
    expect(await pictureOf(dataAddress('png', bytes))).not.toBeNull()
    const cards = [bytes, good].map((one) => ({
      title: 'a',
      text: '',
      facts: [],
      href: null,
      picture: { mime: 'image/png', bytes: one, alt: 'b' },
    }))
    const document = sampleDocument('en', { sections: [{ number: 1, title: 'x', blocks: [{ kind: 'cards', cards }] }] })
    const pdf = Buffer.from(await toPdf([document], { color: null, logo: dataAddress('png', bytes) })).toString('latin1')
    expect(pdf.match(/\/Subtype \/Image\b/g)?.length).toBeGreaterThanOrEqual(2)
  })

  it('links the web and nothing else', async () => {
    const cell = (href: string): Block => ({ kind: 'table', head: [{ title: 'x' }], rows: [[{ text: 'link', href }]] })
    const linked = async (href: string): Promise<string> => {
      const document = sampleDocument('en', { sections: [{ number: 1, title: 'x', blocks: [cell(href)] }] })
      return Buffer.from(await toPdf([document], plainLook)).toString('latin1')
    }
    expect((await linked('https://example.org/a')).includes('/URI (https://example.org/a)')).toBe(true)
    for (const href of ['javascript:alert(1)', 'file:///etc/passwd', 'data:text/html,x']) {
      expect((await linked(href)).includes('/URI')).toBe(false)
    }
  })
})

describe('the characters of the PDF', () => {
  const require = createRequire(import.meta.url)
  const fonts = faces.map((face) => [face, require.resolve(`@expo-google-fonts/inter/${face}/Inter_${face}.ttf`)] as const)

  /** Code points with a glyph: the format 4 subtable of `cmap` (OpenType). */
  function covered(path: string): Set<number> {
    const font = readFileSync(path)
    const tables = Array.from({ length: font.readUInt16BE(4) }, (_, index) => 12 + index * 16)
    const cmap = font.readUInt32BE((tables.find((at) => font.toString('latin1', at, at + 4) === 'cmap') ?? 0) + 8)
    const subtables = Array.from(
      { length: font.readUInt16BE(cmap + 2) },
      (_, index) => cmap + font.readUInt32BE(cmap + 8 + index * 8),
    )
    const at = subtables.find((one) => font.readUInt16BE(one) === 4) ?? 0
    const segments = font.readUInt16BE(at + 6)
    const found = new Set<number>()
    for (let segment = 0; segment < segments; segment += 2) {
      const [end, start] = [font.readUInt16BE(at + 14 + segment), font.readUInt16BE(at + 16 + segments + segment)]
      const [delta, rangeAt] = [font.readUInt16BE(at + 16 + 2 * segments + segment), at + 16 + 3 * segments + segment]
      const range = font.readUInt16BE(rangeAt)
      for (let code = start; code <= end && code !== 0xffff; code += 1) {
        const raw = range === 0 ? code : font.readUInt16BE(rangeAt + range + 2 * (code - start))
        if (raw !== 0 && ((raw + delta) & 0xffff) !== 0) found.add(code)
      }
    }
    return found
  }

  const known = new Set(
    drawn.split(' ').flatMap((range) => {
      const [from = 0, to = from] = range.split('-').map((code) => Number.parseInt(code, 16))
      return Array.from({ length: to - from + 1 }, (_, index) => from + index)
    }),
  )

  it.each(fonts)('each have a glyph in the font’s own table (%s)', (_, path) => {
    const glyphs = covered(path)
    expect(glyphs.size).toBeGreaterThan(800)
    expect([...known].filter((code) => !glyphs.has(code))).toEqual([])
  })

  it.each([
    ['L’été où « Noël » cœur Œuvre Æ ÿ Ÿ – — … €', 'L’été où « Noël » cœur Œuvre Æ ÿ Ÿ – — … €'],
    ['− ± × ≈ ≤ ≥ ≠ · • ½ ° ² n°', '− ± × ≈ ≤ ≥ ≠ · • ½ ° ² n°'],
    ['12\u202F%\u00A0!', '12\u202F%\u00A0!'],
    ['4 → 24', '4 → 24'],
    ['✓ fait ✔ ✘ ↗ ↘ ☐ ☑', '✓ fait ✓ ✗ ↗ ↘ □ ■'],
    ['e\u0301te\u0301', 'été'],
    ['Pain 🥖 chaud', 'Pain chaud'],
    ['👩🏽\u200D🍳', missing],
    ['🇫🇷 Colmar', ' Colmar'],
    ['面包 Brot', `${missing}${missing} Brot`],
    ['a\u202Eb\u0000c', `a${missing}b${missing}c`],
    ['x'.repeat(31), Array<string>(31).fill('x').join('\u200B')],
    ['one\r\n  two', 'one two'],
    ['', '\u00A0'],
  ])('%j is %j', (text, shown) => {
    expect(inFont(text)).toBe(shown)
  })

  it('are never one without a glyph, nor none at all', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => {
        const shown = inFont(text)
        expect(shown).not.toBe('')
        expect([...shown].filter((sign) => !known.has(sign.codePointAt(0) ?? 0))).toEqual([])
      }),
      { numRuns: 2000 },
    )
  })
})

describe('DOCX', () => {
  it('is to be gone on with: styles for all, heads that repeat, a language, pages counted', async () => {
    const docx = await toDocx([sampleDocument('fr')], plainLook)
    const word = part(docx, 'word/document.xml')
    const used = new Set(named(word, 'w:pStyle').map(({ attributes }) => attributes['w:val']))
    for (const style of [
      'Title',
      'Heading1',
      'Heading2',
      'ListParagraph',
      'Caption',
      'TableText',
      'TableHead',
      'KeySentence',
      'Note',
    ]) {
      expect(used).toContain(style)
    }
    const defined = new Set(named(part(docx, 'word/styles.xml'), 'w:style').map(({ attributes }) => attributes['w:styleId']))
    expect([...used].filter((style) => !defined.has(style))).toEqual([])
    expect(defined).toContain('Heading3')
    // seven tables, the plan with its scale of days, and the week with its hours
    expect(named(word, 'w:tblHeader')).toHaveLength(9)
    const foot = [...unzip(docx).entries()].find(([name, xml]) => /footer\d/.test(name) && xml.includes('NUMPAGES'))
    expect(foot?.[1].toString()).toContain('Boulangerie de l’Ill')
    expect(named(part(docx, 'word/styles.xml'), 'w:lang')[0]?.attributes['w:val']).toBe('fr-FR')
    expect(named(word, 'w:titlePg')).toHaveLength(1)
  })

  it('shades the bars of a chart in proportion', async () => {
    const document = sampleDocument('en')
    const chart = document.sections[1]?.blocks[1] as Block
    const docx = await toDocx([{ ...document, sections: [{ number: 1, title: 'x', blocks: [chart] }] }], plainLook)
    const rows = named(part(docx, 'word/document.xml'), 'w:tr').map((row) =>
      named(row, 'w:tc')
        .filter((cell) => named(cell, 'w:shd').some(({ attributes }) => attributes['w:fill'] === '0B6B66'))
        .map((cell) => Number(named(cell, 'w:gridSpan')[0]?.attributes['w:val'] ?? 1)),
    )
    expect(rows).toEqual([[48], [41], [26], [23], [22], [19], [7], [2], []])
  })

  it('carries no macro, nothing from elsewhere, and links to the web alone', async () => {
    const files = unzip(await toDocx(both, plainLook))
    expect([...files.keys()].filter((name) => /vba|activeX|embeddings|\.bin$/i.test(name))).toEqual([])
    const outside = [...files.entries()]
      .filter(([name]) => name.endsWith('.rels'))
      .flatMap(([, xml]) =>
        [...xml.toString().matchAll(/Target="([^"]*)"[^>]*TargetMode="External"/g)].map(([, target]) => target),
      )
    const links = ['https://www.facebook.com/', 'https://example.org/12']
    expect(outside).toEqual([...links, ...links])
  })
})

describe('the columns of a table', () => {
  it('share the whole width, each with room for its longest word where there is any', () => {
    const shares = (rows: string[][]): number[] => columnShares({ head: rows[0]?.map((title) => ({ title })) ?? [], rows }, 90)
    expect(shares([['a', 'b']])).toEqual([0.5, 0.5])
    const [network = 0, why = 0] = shares([['Instagram', 'x'.repeat(10).concat(' ').repeat(20)]])
    expect(network * 90).toBeGreaterThanOrEqual(9)
    expect(why).toBeGreaterThan(0.8)
    fc.assert(
      fc.property(fc.array(fc.array(fc.string(), { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 5 }), (rows) => {
        const found = shares(rows)
        expect(found.reduce((a, b) => a + b, 0)).toBeCloseTo(1)
        expect(Math.min(...found)).toBeGreaterThan(0.05)
      }),
    )
  })
})

describe('what others wrote', () => {
  const classics = [
    '<script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    '</w:t></w:r><w:r><w:t>',
    ']]><script>',
    '&lt;b&gt; &#60; &amp;',
    '=cmd|" /C calc"!A0',
    '\u202Egnp.exe',
    '\u0000\u0008\u001B[31m\uFFFE',
    '\uD800',
    '`a` **b** [c](javascript:d) | e',
    '{name} {{x}} $& %s \\',
    '\r\n\t\u2028',
    '🥖👩🏽\u200D🍳🇫🇷',
    '面包店 مخبز',
    'W'.repeat(300),
    'é '.repeat(150),
    '\u0301'.repeat(60),
    ' ',
    '',
  ]
  const payload = fc.oneof(fc.constantFrom(...classics), fc.string({ unit: 'binary', maxLength: 80 }))

  /** The text wherever people's words can stand. */
  function hostile(text: string): Document {
    const table = { head: [{ title: text }, { title: text, right: true }], rows: [[text, { text, unknown: true as const }]] }
    const common = { id: 'x', title: text, about: text, format: () => text, tick: () => text, figures: table }
    const series = [{ name: text, values: [1, null] }]
    // a card without a text has no place for one
    const said = text === '' ? ' ' : text
    const charts: Chart[] = [
      { ...common, kind: 'bars', names: { value: text, mark: text }, rows: [{ label: text, value: 2, mark: 3 }] },
      { ...common, id: 'y', kind: 'columns', labels: [text, text], series, neutral: false, missing: text },
      { ...common, id: 'z', kind: 'lines', labels: [text, text], series, neutral: true, zero: text },
      {
        ...common,
        id: 't',
        kind: 'timeline',
        days: 93,
        ticks: [{ day: 1, label: text }],
        rows: [{ label: text, from: 1, to: 93, done: true }],
        names: { done: text, open: text },
      },
      {
        ...common,
        id: 'w',
        kind: 'heatmap',
        rows: [text],
        columns: [text, text],
        cells: [{ row: 0, column: 1, value: 2, count: 1 }],
        name: text,
        counted: () => text,
      },
    ]
    return sampleDocument('fr', {
      kicker: text,
      title: text,
      subtitle: text,
      draft: text,
      from: [text, text],
      foot: [text],
      sections: [
        {
          number: 1,
          title: text,
          blocks: [
            { kind: 'sentences', sentences: [text, text] },
            { kind: 'paragraph', text },
            { kind: 'note', text },
            { kind: 'banner', text },
            { kind: 'heading', text },
            { kind: 'list', items: [text], ordered: true },
            { kind: 'facts', facts: [[text, { text, estimated: true, href: text }]] },
            { kind: 'tiles', tiles: [{ label: text, value: text, detail: text, unknown: false }] },
            { kind: 'table', ...table, total: true },
            ...charts.map((chart): Block => ({ kind: 'chart', chart })),
            {
              kind: 'cards',
              cards: [
                { title: text, text: said, facts: [[text, { text, unknown: true }]], href: text, picture: null },
                {
                  title: text,
                  text: said,
                  facts: [],
                  href: null,
                  picture: { mime: text, bytes: Buffer.from(text), alt: text },
                },
              ],
            },
          ],
        },
      ],
    })
  }

  // a head without words is a cell like others
  const shape = (root: Element): string[] =>
    allElements(root)
      .map(({ name }) => (name === 'th' ? 'td' : name))
      .filter((name) => !/^(a|tspan|text|title|w:sz|w:szCs|w:hyperlink|w:spacing|w:lastRenderedPageBreak)$/.test(name))

  it('is text and never markup, on the page, in Markdown and on a terminal', () => {
    const expected = shape(parseXml(toHtml([hostile('text')], plainLook)))
    fc.assert(
      fc.property(payload, (text) => {
        const document = hostile(text)
        const root = parseXml(toHtml([document], { color: text, logo: null }))
        expect(shape(root)).toEqual(expected)
        // oxlint-disable-next-line no-control-regex -- control characters are what this is about
        expect(textOf(root)).not.toMatch(/[\u0000-\u0008\u000B\u001B\u202A-\u202E\u2066-\u2069]/)
        const markdown = toMarkdown(document)
        expect(markdown).not.toMatch(/(?<!\\)<(?!https?:)[a-z!/]/i)
        expect(markdown).not.toMatch(/(?<!\\)\]\((?!<https?:)/)
        expect(toTerminal(document, 80).length).toBeGreaterThan(10)
      }),
      { numRuns: 200 },
    )
  })

  // oxlint-disable-next-line no-control-regex -- characters that XML forbids are what this is about
  const forbidden = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/

  it('is text in a DOCX, whose parts stay well-formed', async () => {
    const parts = ['word/document.xml', 'docProps/core.xml', 'word/footer1.xml'] as const
    const expected = shape(part(await toDocx([hostile('text')], plainLook), 'word/document.xml'))
    await fc.assert(
      fc.asyncProperty(payload, async (text) => {
        const docx = await toDocx([hostile(text)], plainLook)
        const [root] = parts.map((name) => part(docx, name))
        expect(shape(root as Element)).toEqual(expected)
        expect(forbidden.test(unzip(docx).get('word/document.xml')?.toString() ?? '')).toBe(false)
      }),
      { numRuns: 60 },
    )
  }, 60_000)

  it.each(classics)('makes a whole PDF with %j', async (text) => {
    const pdf = Buffer.from(await toPdf([hostile(text)], plainLook))
    expect(pdf.subarray(-6).toString()).toContain('%%EOF')
    expect(active.test(pdf.toString('latin1'))).toBe(false)
  })

  it('makes a whole PDF with any characters', async () => {
    await fc.assert(
      fc.asyncProperty(payload, async (text) => {
        expect(
          Buffer.from(await toPdf([hostile(text)], plainLook))
            .subarray(-6)
            .toString(),
        ).toContain('%%EOF')
      }),
      { numRuns: 40 },
    )
  }, 60_000)
})

describe('a document with nothing in its blocks', () => {
  const table = { head: [], rows: [] }
  const common = { id: 'x', title: 'Empty', about: '', format: String, tick: String, figures: table }
  const blocks: Block[] = [
    { kind: 'sentences', sentences: [] },
    { kind: 'list', items: [], ordered: true },
    { kind: 'facts', facts: [] },
    { kind: 'tiles', tiles: [] },
    { kind: 'table', ...table },
    { kind: 'table', head: [{ title: 'Head alone' }], rows: [] },
    { kind: 'chart', chart: { ...common, kind: 'bars', names: { value: 'v', mark: 'm' }, rows: [] } },
    { kind: 'chart', chart: { ...common, kind: 'columns', labels: [], series: [], neutral: true, missing: '' } },
    { kind: 'chart', chart: { ...common, kind: 'lines', labels: [], series: [], neutral: true, zero: '' } },
    { kind: 'cards', cards: [] },
    {
      kind: 'chart',
      chart: { ...common, kind: 'heatmap', rows: [], columns: [], cells: [], name: '', counted: String },
    },
    { kind: 'chart', chart: { ...common, kind: 'timeline', days: 0, ticks: [], rows: [], names: { done: '', open: '' } } },
  ]
  const empty = sampleDocument('en', { from: [], foot: [], sections: [{ number: null, title: 'Nothing', blocks }] })

  it('is still a document in every form', async () => {
    const html = toHtml([empty], plainLook)
    expect(html).not.toContain('<svg')
    expect(textOf(parseXml(html))).toContain('Head alone')
    expect(toMarkdown(empty)).toContain('Head alone')
    expect(toTerminal(empty, 80).join('\n')).toContain('Head alone')
    expect((await toPdf([empty], plainLook)).length).toBeGreaterThan(5000)
    expect(textOf(part(await toDocx([empty], plainLook), 'word/document.xml'))).toContain('Head alone')
  })

  it('and so is none at all', async () => {
    expect(toHtml([], plainLook)).toContain('</html>')
    await expect(toDocx([], plainLook)).resolves.toBeDefined()
  })
})
