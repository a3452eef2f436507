import type { Content, ContentCanvas, CustomTableLayout, TableCell } from 'pdfmake/interfaces.js'
import { columnShares } from './column-shares.ts'
import type { Block, Card, CardPicture, Cell, Chart, Document, Section, Table, Tile } from './document.ts'
import { dayOnCover } from './day-on-cover.ts'
import { drawingRules, paletteOf, styleSheet, type Look, type Palette } from './look.ts'
import { safeLink, shortened } from './markup.ts'
import { loadPdfmake } from './pdfmake.ts'
import { cardPictures, fitted, pictureIn, pictureOf, type Picture } from './picture.ts'
import { inRoboto as t } from './roboto.ts'
import { drawChart, inParts, isNeutral } from './svg.ts'

/** Points. */
const page = { width: 595.28, height: 841.89, side: 56, top: 54, bottom: 62 } as const
const width = page.width - 2 * page.side
/** A drawing higher than this is made smaller, so that its title stands on the same page. */
const highest = 640

interface Maker {
  readonly palette: Palette
  /** The rules for drawings, in colour and in grey. */
  readonly rules: readonly [coloured: string, neutral: string]
  readonly logo: Picture | null
  readonly cards: CardPictures
}

/** What a reader of PDF can show; others are left out. */
type CardPictures = ReadonlyMap<CardPicture, Picture & { readonly address: string }>

/**
 * The documents, one after the other, as one A4 file: the text can be searched and copied, the drawings are vectors, the font
 * (pdfmake's Roboto) is in it. The same documents and look give the same bytes.
 */
export async function toPdf(documents: readonly Document[], look: Look): Promise<Uint8Array> {
  const pdfmake = await loadPdfmake()
  const css = styleSheet()
  const palette = paletteOf(css, look)
  const rules = [drawingRules(css, palette, false), drawingRules(css, palette, true)] as const
  const logo = await pictureOf(look.logo)
  const cards = await cardPicturesOf(documents)
  const [first] = documents
  return pdfmake
    .createPdf({
      pageSize: 'A4',
      pageMargins: [page.side, page.top, page.side, page.bottom],
      version: '1.7',
      language: first?.lang === 'fr' ? 'fr-FR' : 'en-GB',
      displayTitle: true,
      info: {
        title: first === undefined ? '' : `${first.title} – ${first.subtitle}`,
        author: first?.from.join(', '),
        creator: 'smm',
        producer: 'smm',
        creationDate: new Date(first?.made_at ?? 0),
      },
      ...(logo === null ? {} : { images: { logo: look.logo ?? '' } }),
      defaultStyle: { font: 'Roboto', fontSize: 10, lineHeight: 1.28, color: palette.ink },
      content: documents.flatMap((document) => pages(document, { palette, rules, logo, cards })),
    })
    .getBuffer()
}

async function cardPicturesOf(documents: readonly Document[]): Promise<CardPictures> {
  const found = new Map<CardPicture, Picture & { address: string }>()
  for (const picture of cardPictures(documents)) {
    const shown = await pictureIn(Buffer.from(picture.bytes))
    if (shown === null) continue
    const mime = shown.type === 'png' ? 'image/png' : 'image/jpeg'
    found.set(picture, { ...shown, address: `data:${mime};base64,${shown.bytes.toString('base64')}` })
  }
  return found
}

// Pages

function pages(document: Document, maker: Maker): Content[] {
  const sections = document.sections.flatMap((section, index) => sectionContent(section, document.sections[index - 1], maker))
  const footer = (current: number, count: number): Content => runningFoot(document, maker.palette, current, count)
  if (!document.cover) {
    const end: Content = { stack: [rule(maker.palette.rule, 26), ...footLines(document, maker)], unbreakable: true }
    return [{ section: [heading(document, maker), ...sections, end], footer }]
  }
  const pageMargins = [page.side, page.top, page.side, 20]
  const alone = { section: cover(document, maker), footer: null, pageMargins } as unknown as Content
  return sections.length === 0 ? [alone] : [alone, { section: sections, footer }]
}

function footLines({ foot }: Document, { palette }: Maker): Content[] {
  return foot.map((text) => ({ text: t(text), fontSize: 8.5, color: palette.soft, margin: [0, 5, 0, 0] }))
}

function runningFoot({ kicker, title, draft }: Document, { soft }: Palette, current: number, count: number): Content {
  const named = [title, kicker, ...(draft === null ? [] : [draft])].map((text) => shortened(t(text), 60)).join(' · ')
  return {
    margin: [page.side, 24, page.side, 0],
    fontSize: 8,
    color: soft,
    columns: [
      { width: '*', text: shortened(named, 110) },
      { width: 'auto', text: `${current} / ${count}` },
    ],
  }
}

/** Smaller where a name is long: it stays on its page. */
function titleSize(title: string, largest: number): number {
  return title.length <= 34 ? largest : title.length <= 90 ? largest * 0.7 : largest * 0.45
}

function cover(document: Document, maker: Maker): Content {
  const { palette } = maker
  const day = dayOnCover(document)
  // about: a little lower or higher is no matter, over the end of the page would make another
  const lines = document.foot.map((text) => Math.ceil(text.length / 95))
  const below = 70 + sum(lines) * 17 + (day === null ? 0 : 22)
  return [
    {
      canvas: [{ type: 'rect', x: 0, y: 0, w: page.width, h: 24, color: palette.accent }],
      absolutePosition: { x: 0, y: 0 },
    },
    { stack: [sender(document, maker)], margin: [0, 14, 0, 0] },
    { stack: names(document, palette, 34), absolutePosition: { x: page.side, y: 280 } },
    {
      stack: [
        rule(palette.rule, 0),
        ...(day === null ? [] : [{ text: day, margin: [0, 8, 0, 0] } as Content]),
        ...footLines(document, maker),
      ],
      color: palette.soft,
      absolutePosition: { x: page.side, y: page.height - below },
    },
  ]
}

/** What stands above the first section where there is no cover. */
function heading(document: Document, maker: Maker): Content {
  return {
    stack: [
      { canvas: [{ type: 'rect', x: 0, y: 0, w: width, h: 4, color: maker.palette.accent }], margin: [0, 0, 0, 12] },
      sender(document, maker),
      { stack: names(document, maker.palette, 26), margin: [0, 14, 0, 22] },
    ],
  }
}

function sender({ from }: Document, { logo, palette }: Maker): Content {
  const stack = from.map((text) => ({ text: t(text) }))
  const style = { color: palette.soft, fontSize: 9.5 }
  if (logo === null) return { stack, ...style }
  const size = fitted(logo, { width: 150, height: 44 })
  return {
    columns: [
      { image: 'logo', ...size },
      { stack, ...style, width: '*', margin: [14, 4, 0, 0] },
    ],
  }
}

function names({ kicker, title, subtitle, draft }: Document, palette: Palette, largest: number): Content[] {
  const big = titleSize(title, largest)
  return [
    { text: t(kicker), bold: true, color: palette.accent, fontSize: Math.min(13, largest * 0.4), margin: [0, 0, 0, 6] },
    { text: t(title), bold: true, fontSize: big, lineHeight: 1.1, outline: true },
    { text: t(subtitle), fontSize: titleSize(subtitle, largest * 0.45), color: palette.soft, margin: [0, 6, 0, 0] },
    ...(draft === null ? [] : [mark(draft)]),
  ]
}

function mark(draft: string): Content {
  const thick = (): number => 1.6
  return {
    table: { body: [[{ text: t(draft.toUpperCase()), bold: true, fontSize: 9, characterSpacing: 0.8 }]] },
    layout: { ...padded(8, 3), hLineWidth: thick, vLineWidth: thick },
    margin: [0, 12, 0, 0],
  }
}

// Sections

/** A part of a section with the height that its beginning takes: as much must be left below a heading, or both go to the next page. */
interface Piece {
  readonly content: Content
  readonly beginning: number | 'heading'
}

function sectionContent(section: Section, before: Section | undefined, maker: Maker): Content[] {
  const { number, title, blocks } = section
  const { palette } = maker
  const counted: Content[] = number === null ? [] : [{ text: `${number}\u2002`, color: palette.accent }]
  const name: Content = {
    text: [...counted, t(title)],
    bold: true,
    fontSize: 15,
    outline: true,
    outlineText: number === null ? title : `${number}. ${title}`,
  }
  const [first = '', ...rest] = withHeadings([
    { content: name, beginning: 'heading' },
    { content: rule(palette.rule, 4, 8), beginning: 'heading' },
    ...blocks.flatMap((block) => blockPieces(block, maker)),
  ])
  if (before === undefined) return [first, ...rest]
  return [{ stack: [first], ...(before.ends_page === true ? { pageBreak: 'before' } : { margin: [0, 22, 0, 0] }) }, ...rest]
}

/** Headings in one block with room for the beginning of what follows; the room is then given back. */
function withHeadings(pieces: readonly Piece[]): Content[] {
  const made: Content[] = []
  let headings: Content[] = []
  for (const { content, beginning } of pieces) {
    if (beginning === 'heading') {
      headings.push(content)
      continue
    }
    if (headings.length > 0) made.push({ stack: [...headings, gap(beginning)], unbreakable: true }, gap(-beginning))
    headings = []
    made.push(content)
  }
  return headings.length === 0 ? made : [...made, { stack: headings, unbreakable: true }]
}

/** Its own line of nothing is one point high. */
function gap(height: number): Content {
  return { text: '', fontSize: 1, lineHeight: 1, margin: [0, height, 0, 0] }
}

function rule(color: string, above: number, below = 0): ContentCanvas {
  return {
    canvas: [{ type: 'line', x1: 0, y1: 0, x2: width, y2: 0, lineWidth: 0.75, lineColor: color }],
    margin: [0, above, 0, below],
  }
}

/** Three lines of text. */
const fewLines = 46

function blockPieces(block: Block, maker: Maker): Piece[] {
  const { palette } = maker
  const body = (content: Content, beginning = fewLines): Piece[] => [{ content, beginning }]
  switch (block.kind) {
    case 'sentences':
      return block.sentences.length === 0 ? [] : body(barred(block.sentences, palette))
    case 'paragraph':
      return body({ stack: [t(block.text)], margin: [0, 4, 0, 4], unbreakable: isShort(block.text) })
    case 'note':
      return body({ text: t(block.text), fontSize: 8.5, color: palette.soft, margin: [0, 4, 0, 4] })
    case 'banner':
      return body(banner(block.text, palette))
    case 'heading':
      return [{ content: { text: t(block.text), bold: true, fontSize: 11, margin: [0, 12, 0, 3] }, beginning: 'heading' }]
    case 'list': {
      const items = block.items.map((text): Content => ({
        stack: [t(text)],
        margin: [0, 1.5, 0, 1.5],
        unbreakable: isShort(text),
      }))
      const common = { markerColor: palette.soft, margin: [2, 4, 0, 4] as [number, number, number, number] }
      return items.length === 0 ? [] : body(block.ordered ? { ol: items, ...common } : { ul: items, ...common })
    }
    case 'facts':
      return block.facts.length === 0 ? [] : body(facts(block.facts, palette))
    case 'tiles':
      return rowsOf(block.tiles, 4).flatMap((tiles) => body(tileRow(tiles, palette), 90))
    case 'table':
      return table(block, palette)
    case 'cards':
      return block.cards.flatMap((card) => body(cardRow(card, maker), 90))
    case 'chart':
      return [
        { content: { text: t(block.chart.title), bold: true, margin: [0, 10, 0, 4] }, beginning: 'heading' },
        ...withFigures(
          drawings(block.chart, maker),
          block.chart.figures.rows.length === 0 ? [] : table(block.chart.figures, palette, 8.5),
        ),
      ]
  }
}

/** A drawing and its figures stay on one page where both together are not too high. */
function withFigures(drawn: readonly Piece[], figures: readonly Piece[]): readonly Piece[] {
  const [drawing, figure] = [drawn[0], figures[0]]
  if (drawn.length !== 1 || drawing === undefined || figure === undefined) return [...drawn, ...figures]
  const [above, below] = [drawing.beginning, figure.beginning]
  const together = above === 'heading' || below === 'heading' ? Infinity : above + below
  if (!isKept(figure.content) || together > highest * 0.75) return [...drawn, ...figures]
  return [{ content: { stack: [drawing.content, figure.content], unbreakable: true }, beginning: together }]
}

function isKept(content: Content): boolean {
  return typeof content === 'object' && 'unbreakable' in content && content.unbreakable === true
}

/** So short that its lines stay together: pdfmake knows no widows. */
function isShort(text: string): boolean {
  return text.length < 600
}

/** The same padding on all sides; no lines. */
function padded(side: number, above: number): CustomTableLayout {
  const none = (): number => 0
  return {
    hLineWidth: none,
    vLineWidth: none,
    paddingLeft: () => side,
    paddingRight: () => side,
    paddingTop: () => above,
    paddingBottom: () => above,
  }
}

/** The first sentence carries the accent. */
function barred(sentences: readonly string[], { accent, rule: line }: Palette): Content {
  return {
    table: {
      widths: ['*'],
      dontBreakRows: true,
      body: sentences.map((text): TableCell[] => [{ text: t(text), fontSize: 11.5, lineHeight: 1.32 }]),
    },
    layout: {
      ...padded(10, 4),
      vLineWidth: (column) => (column === 0 ? 2.2 : 0),
      vLineColor: (_, __, row) => (row === 0 ? accent : line),
    },
    margin: [0, 4, 0, 4],
  }
}

function banner(text: string, { wash, ink }: Palette): Content {
  return {
    table: { widths: ['*'], body: [[{ text: t(text), fillColor: wash }]] },
    layout: { ...padded(10, 7), vLineWidth: (column) => (column === 0 ? 2.2 : 0), vLineColor: ink },
    margin: [0, 2, 0, 8],
  }
}

function facts(pairs: readonly (readonly [string, Cell])[], palette: Palette): Content {
  const body = pairs.map(([label, value]): TableCell[] => [
    { text: t(label), color: palette.soft },
    { ...cellContent(value, palette), ...styleOf(value, palette) } as TableCell,
  ])
  return {
    table: { widths: [130, '*'], dontBreakRows: true, body },
    layout: { ...padded(0, 1.5), paddingRight: () => 12 },
    fontSize: 9.5,
    margin: [0, 6, 0, 6],
  }
}

/** The picture at the left, where there is one; a card is not broken over two pages. */
function cardRow({ title, text, facts: pairs, href, picture }: Card, { palette, cards }: Maker): Content {
  const found = picture === null ? undefined : cards.get(picture)
  const letters: Content = {
    stack: [
      { ...cellContent(href === null ? title : { text: title, href }, palette), bold: true, margin: [0, 0, 0, 2] } as Content,
      // its lines stay lines: inRoboto makes one of them
      ...(text === '' ? [] : [{ stack: text.split('\n').map(t), fontSize: 9.5 }]),
      ...(pairs.length === 0 ? [] : [facts(pairs, palette)]),
    ],
  }
  const line = (): number => 0.6
  return {
    table: {
      widths: found === undefined ? ['*'] : [cardPicture.width, '*'],
      dontBreakRows: text.length <= breakable,
      body: [found === undefined ? [letters] : [{ image: found.address, ...fitted(found, cardPicture) }, letters]],
    },
    layout: { ...padded(0, 7), paddingRight: () => 12, hLineWidth: line, hLineColor: () => palette.rule },
    margin: [0, 0, 0, 0],
  }
}

/** Points. */
const cardPicture = { width: 130, height: 130 } as const

function rowsOf<T>(all: readonly T[], most: number): T[][] {
  return Array.from({ length: Math.ceil(all.length / most) }, (_, row) => all.slice(row * most, (row + 1) * most))
}

/** Tiles side by side in one row of a table, so that all are as high as the highest; every second column is a gap. */
function tileRow(tiles: readonly Tile[], palette: Palette): Content {
  const { rule: line } = palette
  const gap: TableCell = { text: '', border: [false, false, false, false] }
  const cells = tiles.flatMap((tile, index): TableCell[] => [
    ...(index === 0 ? [] : [gap]),
    {
      stack: [
        { text: t(tile.label), fontSize: 8.5, color: palette.soft },
        tile.unknown
          ? { text: t(tile.value), fontSize: 11, color: palette.soft, margin: [0, 2, 0, 1] }
          : { text: t(tile.value), fontSize: tile.value.length > 10 ? 11 : 15, bold: true, margin: [0, 1, 0, 1] },
        { text: t(tile.detail), fontSize: 8, color: palette.soft, lineHeight: 1.15 },
      ],
      borderColor: [line, tile.unknown ? palette.soft : palette.accent, line, line],
    },
  ])
  return {
    table: { widths: cells.map((_, index) => (index % 2 === 0 ? '*' : 6)), dontBreakRows: true, body: [cells] },
    layout: {
      ...padded(0, 6),
      paddingLeft: (column) => (column % 2 === 0 ? 8 : 0),
      paddingRight: (column) => (column % 2 === 0 ? 6 : 0),
      hLineWidth: (row) => (row === 0 ? 2 : 0.75),
      vLineWidth: () => 0.75,
      vLineColor: line,
    },
    margin: [0, 8, 0, 6],
  }
}

/** A row of more letters than this may be broken over two pages, lest it be higher than one. */
const breakable = 1500

function table({ head, rows, total = false }: Table, palette: Palette, fontSize = 9): Piece[] {
  if (head.length === 0) return []
  const aligned = (index: number): 'right' | 'left' => (head[index]?.right === true ? 'right' : 'left')
  const heads = head.map(({ title }, index): TableCell => ({
    text: t(title),
    bold: true,
    fontSize: fontSize - 0.7,
    color: palette.soft,
    alignment: aligned(index),
  }))
  const last = total ? rows.length : -1
  const body = rows.map((row, at) =>
    head.map((_, index): TableCell => {
      const cell = row[index] ?? ''
      const style = { ...styleOf(cell, palette), ...(at + 1 === last ? { bold: true } : {}), alignment: aligned(index) }
      return { ...cellContent(cell, palette), ...style } as TableCell
    }),
  )
  const widths = columnWidths({ head, rows }, fontSize)
  // about: no line is drawn by it
  const linesOf = (text: string, index: number): number => Math.ceil((text.length * fontSize * 0.53) / (widths[index] ?? width))
  const heightOf = (texts: readonly string[]): number => Math.min(200, Math.max(1, ...texts.map(linesOf)) * fontSize * 1.28 + 7)
  const heights = [head.map(({ title }) => title), ...rows.map((row) => row.map(plain))].map(heightOf)
  const few = sum(heights) <= fewRows
  const content: Content = {
    table: {
      headerRows: 1,
      keepWithHeaderRows: Math.min(2, rows.length),
      dontBreakRows: !rows.some((row) => row.some((cell) => plain(cell).length > breakable)),
      widths,
      body: [heads, ...body],
    },
    layout: {
      ...padded(0, 3.2),
      paddingRight: (column) => (column === head.length - 1 ? 0 : columnGap),
      hLineWidth: (row) => (row === 0 ? 0 : row === 1 || row === last ? 1 : row === last + 1 && total ? 0 : 0.6),
      hLineColor: (row) => (row === 1 || row === last ? palette.soft : palette.rule),
    },
    fontSize,
    margin: [0, 6, 0, 8],
  }
  return [{ content: { ...content, unbreakable: few }, beginning: 14 + sum(few ? heights : heights.slice(0, 3)) }]
}

/** A table lower than this is not broken over two pages. */
const fewRows = 190

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0)
}

const columnGap = 10

function columnWidths(parts: Pick<Table, 'head' | 'rows'>, fontSize: number): number[] {
  const room = width - columnGap * (parts.head.length - 1)
  return columnShares(parts, room / (fontSize * 0.53)).map((share) => Math.max(1, share * room))
}

function styleOf(cell: Cell, palette: Palette): object | null {
  if (typeof cell === 'string') return null
  return cell.unknown === true ? { color: palette.soft } : cell.estimated === true ? { italics: true } : null
}

function cellContent(cell: Cell, { accent }: Palette): { text: string | object } {
  const href = typeof cell === 'string' || cell.href === undefined ? null : safeLink(cell.href)
  const text = t(plain(cell))
  return { text: href === null ? text : { text, link: href, color: accent, decoration: 'underline' } }
}

function plain(cell: Cell): string {
  return typeof cell === 'string' ? cell : cell.text
}

function drawings(chart: Chart, { rules }: Maker): Piece[] {
  const style = `<style>${rules[isNeutral(chart) ? 1 : 0]}</style>`
  return inParts(chart, 34).map((part): Piece => {
    const svg = drawChart(part, 'pdf')
    const [, across = width, down = 0] = (/viewBox="0 0 ([\d.]+) ([\d.]+)"/.exec(svg) ?? []).map(Number)
    const content: Content = { svg: t(svg.replace('>', `>${style}`)), fit: [width, highest], margin: [0, 0, 0, 4] }
    return { content, beginning: Math.min(highest, (down * width) / across) + 4 }
  })
}
