import {
  AlignmentType,
  BorderStyle,
  Document as DocxDocument,
  ExternalHyperlink,
  Footer,
  HeadingLevel,
  ImageRun,
  LevelFormat,
  LineRuleType,
  Packer,
  PageNumber,
  Paragraph,
  ShadingType,
  Table as DocxTable,
  TableCell,
  TableLayoutType,
  TableRow,
  TabStopType,
  TextRun,
  VerticalAlign,
  WidthType,
  type FileChild,
  type IBorderOptions,
  type INumberingOptions,
  type IParagraphOptions,
  type IRunOptions,
  type ISectionOptions,
  type IStylesOptions,
  type ITableCellOptions,
} from 'docx'
import { columnShares } from './column-shares.ts'
import { dayOnCover } from './day-on-cover.ts'
import type {
  BarChart,
  Block,
  Card,
  CardPicture,
  Cell,
  Chart,
  Document,
  HeatmapChart,
  Section,
  Table,
  Tile,
  TimelineChart,
} from './document.ts'
import { paletteOf, styleSheet, type Look, type Palette } from './look.ts'
import { visible } from '../io/sanitise.ts'
import { safeLink, shortened } from './markup.ts'
import { cardPictures, fitted, pictureIn, pictureOf, type Picture } from './picture.ts'
import { isEmpty, largest, shadeOf } from './svg.ts'

/** Twentieths of a point: A4, and what is left between its margins. */
const page = { width: 11906, height: 16838, side: 1134 } as const
const width = page.width - 2 * page.side
/** Half points. */
const small = 17

/** What a text is written with: its language, for the spelling check, and the colours. */
interface Pen {
  readonly language: string
  readonly palette: Palette
  /** Numbered lists so far: each begins at 1. */
  readonly lists: { count: number }
  /** Pictures of cards that Word can show. */
  readonly pictures: ReadonlyMap<CardPicture, Picture>
}

export async function writeDocx(documents: readonly Document[], look: Look): Promise<Uint8Array> {
  const palette = paletteOf(styleSheet(), look)
  const logo = await pictureOf(look.logo)
  const lists = { count: 0 }
  const pictures = new Map<CardPicture, Picture>()
  for (const picture of cardPictures(documents)) {
    const shown = await pictureIn(Buffer.from(picture.bytes))
    if (shown !== null) pictures.set(picture, shown)
  }
  const [first] = documents
  const file = new DocxDocument({
    title: t(first === undefined ? '' : `${first.title} – ${first.subtitle}`),
    creator: t(first?.from.join(', ') ?? ''),
    lastModifiedBy: 'smm',
    description: t(first?.kicker ?? ''),
    styles: stylesOf(palette, languageOf(first?.lang ?? 'en')),
    numbering: numberingOf(palette),
    sections: documents.map((document) =>
      pages(document, { language: languageOf(document.lang), palette, lists, pictures }, logo),
    ),
  })
  return Packer.toBuffer(file)
}

function languageOf(lang: Document['lang']): string {
  return lang === 'fr' ? 'fr-FR' : 'en-GB'
}

/** One line of text that XML allows. */
function t(text: string): string {
  return visible(text).replace(/\s*[\t\r\n]+\s*/g, ' ')
}

// Styles

/** Names of our own paragraph styles, beside Word's. */
const style = {
  kicker: 'Kicker',
  subtitle: 'Subtitle',
  sender: 'Sender',
  draft: 'DraftMark',
  sentence: 'KeySentence',
  note: 'Note',
  banner: 'Banner',
  cell: 'TableText',
  head: 'TableHead',
} as const

function stylesOf({ ink, soft, accent, rule, wash }: Palette, language: string): IStylesOptions {
  const line = (color: string, size: number): IBorderOptions => ({
    style: BorderStyle.SINGLE,
    color: hex(color),
    size,
    space: 6,
  })
  const heading = (size: number, before: number) => ({
    run: { size, bold: true, color: hex(ink) },
    paragraph: { spacing: { before, after: 120 }, keepNext: true, keepLines: true },
  })
  return {
    default: {
      document: {
        run: { font: 'Arial', size: 20, color: hex(ink), language: { value: language } },
        paragraph: { spacing: { after: 120, line: 271, lineRule: LineRuleType.AUTO } },
      },
      title: {
        run: { size: 56, bold: true, color: hex(ink) },
        paragraph: { spacing: { after: 120, line: 240, lineRule: LineRuleType.AUTO } },
      },
      heading1: {
        run: { size: 30, bold: true, color: hex(ink) },
        paragraph: { spacing: { before: 480, after: 200 }, keepNext: true, keepLines: true, border: { bottom: line(rule, 6) } },
      },
      heading2: heading(24, 280),
      heading3: heading(22, 200),
      listParagraph: { paragraph: { spacing: { after: 60 } } },
      caption: {
        run: { size: 20, bold: true, italics: false, color: hex(ink) },
        paragraph: { spacing: { before: 240, after: 100 }, keepNext: true },
      },
      hyperlink: { run: { color: hex(accent), underline: {} } },
    },
    paragraphStyles: [
      { id: style.kicker, name: 'Kicker', basedOn: 'Normal', run: { size: 26, bold: true, color: hex(accent) } },
      { id: style.subtitle, name: 'Subtitle', basedOn: 'Normal', run: { size: 28, color: hex(soft) } },
      {
        id: style.sender,
        name: 'Sender',
        basedOn: 'Normal',
        run: { size: 18, color: hex(soft) },
        paragraph: { spacing: { after: 20 } },
      },
      { id: style.draft, name: 'Draft mark', basedOn: 'Normal', run: { bold: true, allCaps: true } },
      {
        id: style.sentence,
        name: 'Key sentence',
        basedOn: 'Normal',
        run: { size: 23 },
        paragraph: { indent: { left: 170 }, border: { left: { ...line(accent, 18), space: 8 } }, keepLines: true },
      },
      { id: style.note, name: 'Note', basedOn: 'Normal', run: { size: small, color: hex(soft) } },
      {
        id: style.banner,
        name: 'Banner',
        basedOn: 'Normal',
        paragraph: {
          indent: { left: 170 },
          spacing: { before: 120, after: 240 },
          shading: { type: ShadingType.CLEAR, fill: hex(wash) },
          border: { left: { ...line(ink, 18), space: 8 }, top: line(wash, 4), bottom: line(wash, 4) },
        },
      },
      {
        id: style.cell,
        name: 'Table text',
        basedOn: 'Normal',
        run: { size: 18 },
        paragraph: { spacing: { before: 40, after: 40, line: 240, lineRule: LineRuleType.AUTO } },
      },
      { id: style.head, name: 'Table head', basedOn: style.cell, run: { size: small - 1, bold: true, color: hex(soft) } },
    ],
  }
}

function numberingOf({ soft }: Palette): INumberingOptions {
  const level = (format: (typeof LevelFormat)[keyof typeof LevelFormat], text: string) => ({
    level: 0,
    format,
    text,
    alignment: AlignmentType.LEFT,
    style: { paragraph: { indent: { left: 400, hanging: 300 } }, run: { color: hex(soft) } },
  })
  return {
    config: [
      { reference: 'points', levels: [level(LevelFormat.BULLET, '•')] },
      { reference: 'numbers', levels: [level(LevelFormat.DECIMAL, '%1.')] },
    ],
  }
}

function hex(color: string): string {
  return color.slice(1).toUpperCase()
}

// Pages

function pages(document: Document, pen: Pen, logo: Picture | null): ISectionOptions {
  const footer = new Footer({ children: [runningFoot(document, pen)] })
  return {
    properties: {
      titlePage: document.cover,
      page: {
        size: { width: page.width, height: page.height },
        margin: { top: 1134, bottom: 1134, left: page.side, right: page.side },
      },
    },
    footers: document.cover ? { default: footer, first: new Footer({ children: [new Paragraph({})] }) } : { default: footer },
    children: [
      ...front(document, pen, logo),
      ...document.sections.flatMap((section, index) => {
        const before = document.sections[index - 1]
        return sectionContent(section, before === undefined ? document.cover : before.ends_page === true, pen)
      }),
      ...(document.cover ? [] : footLines(document, pen)),
    ],
  }
}

function footLines({ foot }: Document, pen: Pen): Paragraph[] {
  return foot.map((text, index) => line(text, pen, { style: style.note, ...(index === 0 ? { spacing: { before: 480 } } : {}) }))
}

function runningFoot({ title, kicker, draft }: Document, pen: Pen): Paragraph {
  const named = [title, kicker, ...(draft === null ? [] : [draft])].map((text) => shortened(t(text), 60)).join(' · ')
  return new Paragraph({
    style: style.note,
    tabStops: [{ type: TabStopType.RIGHT, position: width }],
    children: [
      run(shortened(named, 110), pen),
      new TextRun({ children: ['\t', PageNumber.CURRENT, ' / ', PageNumber.TOTAL_PAGES], language: { value: pen.language } }),
    ],
  })
}

/** The cover, or the same as a heading above the first section. */
function front(document: Document, pen: Pen, logo: Picture | null): FileChild[] {
  const { cover, kicker, title, subtitle, draft, from } = document
  const day = cover ? dayOnCover(document) : null
  const band = { style: BorderStyle.SINGLE, color: hex(pen.palette.accent), size: 48, space: 14 }
  const picture = logo === null ? [] : [new Paragraph({ spacing: { after: 120 }, children: [pictureRun(logo)] })]
  return [
    new Paragraph({ border: { top: band }, spacing: { after: 0 } }),
    ...picture,
    ...from.map((text) => line(text, pen, { style: style.sender })),
    line(kicker, pen, { style: style.kicker, spacing: { before: cover ? 3400 : 400 } }),
    line(title, pen, { heading: HeadingLevel.TITLE }, title.length > 40 ? { size: title.length > 90 ? 28 : 40 } : {}),
    line(subtitle, pen, { style: style.subtitle }),
    ...(draft === null
      ? []
      : [line(draft, pen, { style: style.draft, spacing: { before: 200 } }, { border: box(pen.palette) })]),
    ...(day === null ? [] : [line(day, pen, { style: style.sender, spacing: { before: 1200 } })]),
    ...(cover ? footLines(document, pen) : []),
  ]
}

function box({ ink }: Palette): IBorderOptions {
  return { style: BorderStyle.SINGLE, color: hex(ink), size: 12, space: 2 }
}

function pictureRun(logo: Picture): ImageRun {
  const size = fitted(logo, { width: 200, height: 60 })
  return new ImageRun({
    type: logo.type,
    data: logo.bytes,
    transformation: size,
    altText: { name: 'logo', title: '', description: '' },
  })
}

// Sections

function sectionContent({ number, title, blocks }: Section, onNewPage: boolean, pen: Pen): FileChild[] {
  const counted = number === null ? [] : [run(`${number}\u2002`, pen, { color: hex(pen.palette.accent) })]
  return [
    new Paragraph({
      heading: HeadingLevel.HEADING_1,
      pageBreakBefore: onNewPage,
      ...(onNewPage ? { spacing: { before: 0 } } : {}),
      children: [...counted, run(title, pen)],
    }),
    ...blocks.flatMap((block) => blockContent(block, pen)),
  ]
}

function run(text: string, { language }: Pen, options: IRunOptions = {}): TextRun {
  return new TextRun({ text: t(text), language: { value: language }, ...options })
}

function line(text: string, pen: Pen, options: IParagraphOptions = {}, letters: IRunOptions = {}): Paragraph {
  return new Paragraph({ ...options, children: [run(text, pen, letters)] })
}

function blockContent(block: Block, pen: Pen): FileChild[] {
  switch (block.kind) {
    case 'sentences':
      return block.sentences.map((text, index) => line(text, pen, { style: style.sentence, ...lastOf(block.sentences, index) }))
    case 'paragraph':
      return [line(block.text, pen)]
    case 'note':
      return [line(block.text, pen, { style: style.note })]
    case 'banner':
      return [line(block.text, pen, { style: style.banner })]
    case 'heading':
      return [line(block.text, pen, { heading: HeadingLevel.HEADING_2 })]
    case 'list': {
      if (block.ordered) pen.lists.count += 1
      const numbering = block.ordered
        ? { reference: 'numbers', level: 0, instance: pen.lists.count }
        : { reference: 'points', level: 0 }
      return block.items.map((text, index) => line(text, pen, { numbering, ...lastOf(block.items, index) }))
    }
    case 'facts':
      return factTable(block.facts, pen)
    case 'tiles':
      return tileTable(block.tiles, pen)
    case 'table':
      return dataTable(block, pen)
    case 'cards':
      return block.cards.flatMap((card) => cardTable(card, pen))
    case 'chart':
      return chartContent(block.chart, pen)
  }
}

/** More space below the last of several, above what follows. */
function lastOf(all: readonly unknown[], index: number): IParagraphOptions {
  return index === all.length - 1 ? { spacing: { after: 200 } } : {}
}

// Tables

const none: IBorderOptions = { style: BorderStyle.NONE, size: 0, color: 'auto' }
const noBorders = { top: none, bottom: none, left: none, right: none, insideHorizontal: none, insideVertical: none }

function thin(color: string, size = 4): IBorderOptions {
  return { style: BorderStyle.SINGLE, color: hex(color), size }
}

/** A table over the whole width, with a small space below: two tables that touch would become one. */
function whole(widths: readonly number[], rows: readonly TableRow[]): FileChild[] {
  if (rows.length === 0 || widths.length === 0) return []
  return [
    new DocxTable({
      rows,
      columnWidths: widths.map((one) => Math.round(one)),
      width: { size: width, type: WidthType.DXA },
      layout: TableLayoutType.FIXED,
      borders: noBorders,
      margins: { left: 60, right: 60 },
    }),
    new Paragraph({ spacing: { before: 0, after: 120, line: 120 } }),
  ]
}

function cellWith(child: Paragraph | readonly Paragraph[], options: Partial<ITableCellOptions> = {}): TableCell {
  return new TableCell({ ...options, children: child instanceof Paragraph ? [child] : child })
}

/** A row of more letters than this may be broken over two pages. */
const breakable = 1500
/** A table of no more rows than this stays on one page. */
const fewRows = 8

function dataTable({ head, rows, total = false }: Table, pen: Pen): FileChild[] {
  const { soft, rule } = pen.palette
  const aligned = (index: number): IParagraphOptions => (head[index]?.right === true ? { alignment: AlignmentType.RIGHT } : {})
  const heads = new TableRow({
    tableHeader: true,
    cantSplit: true,
    keepNext: true,
    children: head.map(({ title }, index) =>
      cellWith(line(title, pen, { style: style.head, ...aligned(index) }), {
        verticalAlign: VerticalAlign.BOTTOM,
        borders: { bottom: thin(soft, 8) },
      }),
    ),
  })
  const body = rows.map((row, at) => {
    const sum = total && at === rows.length - 1
    return new TableRow({
      cantSplit: row.every((cell) => plain(cell).length <= breakable),
      keepNext: rows.length <= fewRows && at < rows.length - 1,
      children: head.map((_, index) =>
        cellWith(cellLine(row[index] ?? '', pen, aligned(index), sum), {
          borders: sum ? { top: thin(soft, 8) } : { bottom: thin(rule) },
        }),
      ),
    })
  })
  const letters = (width / 20 - 6 * head.length) / 5.2
  const widths = columnShares({ head, rows }, letters).map((share) => share * width)
  return whole(widths, [heads, ...body])
}

function cellLine(cell: Cell, pen: Pen, options: IParagraphOptions, bold = false): Paragraph {
  const letters: IRunOptions = {
    ...(bold ? { bold } : {}),
    ...(typeof cell !== 'string' && cell.unknown === true ? { color: hex(pen.palette.soft) } : {}),
    ...(typeof cell !== 'string' && cell.estimated === true ? { italics: true } : {}),
  }
  const href = typeof cell === 'string' || cell.href === undefined ? null : safeLink(cell.href)
  const text = run(plain(cell), pen, href === null ? letters : { ...letters, style: 'Hyperlink' })
  return new Paragraph({
    style: style.cell,
    ...options,
    children: [href === null ? text : new ExternalHyperlink({ link: href, children: [text] })],
  })
}

function plain(cell: Cell): string {
  return typeof cell === 'string' ? cell : cell.text
}

function factTable(facts: readonly (readonly [string, Cell])[], pen: Pen): FileChild[] {
  const label = { color: hex(pen.palette.soft) }
  const rows = facts.map(
    ([name, value]) =>
      new TableRow({
        cantSplit: true,
        children: [cellWith(line(name, pen, { style: style.cell }, label)), cellWith(cellLine(value, pen, {}))],
      }),
  )
  return whole([width * 0.28, width * 0.72], rows)
}

/** The picture at the left, where there is one. */
function cardTable({ title, text, facts, href, picture }: Card, pen: Pen): FileChild[] {
  const shown = picture === null ? undefined : pen.pictures.get(picture)
  const letters = [
    cellLine(href === null ? title : { text: title, href }, pen, { keepNext: true }, true),
    ...(text === '' ? [] : [line(text, pen, { style: style.cell })]),
    ...facts.map(
      ([label, value]) =>
        new Paragraph({
          style: style.cell,
          spacing: { before: 0, after: 0 },
          children: [
            run(`${label}${pen.language === 'fr-FR' ? '\u00A0' : ''}: `, pen, { color: hex(pen.palette.soft) }),
            run(plain(value), pen),
          ],
        }),
    ),
  ]
  const borders = { top: thin(pen.palette.rule) }
  const left =
    shown === undefined
      ? []
      : [
          cellWith(
            new Paragraph({
              style: style.cell,
              children: [
                new ImageRun({
                  type: shown.type,
                  data: shown.bytes,
                  transformation: fitted(shown, { width: 170, height: 170 }),
                  altText: { name: 'picture', title: '', description: t(picture?.alt ?? '') },
                }),
              ],
            }),
            { borders },
          ),
        ]
  const row = new TableRow({ cantSplit: text.length <= breakable, children: [...left, cellWith(letters, { borders })] })
  return whole(shown === undefined ? [width] : [width * 0.3, width * 0.7], [row])
}

const tilesInRow = 4

function tileTable(tiles: readonly Tile[], pen: Pen): FileChild[] {
  const { rule, accent, soft } = pen.palette
  const rows = Array.from({ length: Math.ceil(tiles.length / tilesInRow) }, (_, row) =>
    tiles.slice(row * tilesInRow, (row + 1) * tilesInRow),
  )
  const tight = { style: style.cell, spacing: { before: 40, after: 20 } }
  return rows.flatMap((row) => {
    const cells = row.map(({ label, value, detail, unknown }) =>
      cellWith(
        [
          line(label, pen, tight, { size: small, color: hex(soft) }),
          line(value, pen, tight, unknown ? { color: hex(soft) } : { size: value.length > 10 ? 22 : 30, bold: true }),
          line(detail, pen, tight, { size: small - 1, color: hex(soft) }),
        ],
        {
          margins: { left: 120, right: 80, top: 40, bottom: 60 },
          borders: { top: thin(unknown ? soft : accent, 16), bottom: thin(rule), left: thin(rule), right: thin(rule) },
        },
      ),
    )
    return whole(
      row.map(() => width / row.length),
      [new TableRow({ cantSplit: true, children: cells })],
    )
  })
}

// Drawings: bars are shaded cells; what has no bars is its table of figures

function chartContent(chart: Chart, pen: Pen): FileChild[] {
  const caption = line(chart.title, pen, { style: 'Caption' })
  return [caption, ...drawing(chart, pen), ...(chart.figures.rows.length === 0 ? [] : dataTable(chart.figures, pen))]
}

function drawing(chart: Chart, pen: Pen): FileChild[] {
  if (isEmpty(chart)) return []
  switch (chart.kind) {
    case 'bars':
      return barTable(chart, pen)
    case 'timeline':
      return timelineTable(chart, pen)
    case 'heatmap':
      return heatmapTable(chart, pen)
    case 'columns':
    case 'lines': {
      const marked = chart.kind === 'lines' && chart.mark !== undefined ? [markWords(chart.mark, chart.labels)] : []
      return [
        ...marked.map((text) => line(text, pen, { style: style.note, keepNext: true })),
        ...(chart.figures.rows.length > 0 ? [] : dataTable(seriesTable(chart), pen)),
      ]
    }
  }
}

function markWords({ index, label }: { readonly index: number; readonly label: string }, labels: readonly string[]): string {
  return `${label} (${labels[index] ?? ''})`
}

/** The figures of a drawing that brings no table of its own. */
function seriesTable(chart: Extract<Chart, { kind: 'columns' | 'lines' }>): Table {
  const missing: Cell = { text: chart.kind === 'columns' ? chart.missing : '', unknown: true }
  return {
    head: [{ title: '' }, ...chart.labels.map((title) => ({ title, right: true }))],
    rows: chart.series.map(({ name, values }) => [
      name,
      ...chart.labels.map((_, index): Cell => {
        const value = values[index] ?? null
        return value === null ? missing : chart.format(value)
      }),
    ]),
  }
}

/** Columns of a drawing; Word allows 63 in a table. */
const steps = 48

/** One stretch of a bar up to `end`, in steps; no fill is paper. */
interface Stretch {
  readonly end: number
  readonly fill: string | null
  readonly mark?: string
}

/** Cells for the stretches that are at least one step long; white lines above and below make a bar of a row. */
function barCells(stretches: readonly Stretch[], pen: Pen): TableCell[] {
  const paper = { style: BorderStyle.SINGLE, color: 'FFFFFF', size: 24 }
  let at = 0
  return stretches.flatMap(({ end, fill, mark }) => {
    const span = Math.min(steps, Math.round(end)) - at
    if (span < 1) return []
    at += span
    return [
      cellWith(line('', pen, { style: style.cell }), {
        columnSpan: span,
        borders: { top: paper, bottom: paper, ...(mark === undefined ? {} : { right: thin(mark, 18) }) },
        ...(fill === null ? {} : { shading: { type: ShadingType.CLEAR, fill: hex(fill) } }),
      }),
    ]
  })
}

function barTable({ rows, names, format }: BarChart, pen: Pen): FileChild[] {
  const { accent, wash, ink } = pen.palette
  const most = Math.max(1, ...rows.map(({ value, mark }) => Math.max(value, mark ?? 0)))
  const at = (value: number): number => (value > 0 ? Math.max(1, Math.round((value / most) * steps)) : 0)
  const marked = rows.some(({ mark }) => mark !== null && mark > 0)
  const body = rows.map(({ label, value, mark, said: words }) => {
    const planned = mark === null ? 0 : at(mark)
    const stretches: Stretch[] =
      planned === 0
        ? [{ end: at(value), fill: accent }]
        : planned < at(value)
          ? [
              { end: planned, fill: accent, mark: ink },
              { end: at(value), fill: accent },
            ]
          : [
              { end: at(value), fill: accent, ...(planned === at(value) ? { mark: ink } : {}) },
              { end: planned, fill: wash, mark: ink },
            ]
    const said = words ?? (mark === null ? format(value) : `${format(value)} / ${format(mark)}`)
    return new TableRow({
      cantSplit: true,
      keepNext: true,
      children: [
        cellWith(line(label, pen, { style: style.cell })),
        ...barCells([...stretches, { end: steps, fill: null }], pen),
        cellWith(line(said, pen, { style: style.cell, alignment: AlignmentType.RIGHT }, { bold: true })),
      ],
    })
  })
  const legend = marked ? `${names.value} / ${names.mark}` : names.value
  return [line(legend, pen, { style: style.note, keepNext: true }), ...whole(drawingWidths(0.3, 0.16), body)]
}

/** Shades as a share of the accent on paper; words stay readable on each. */
const tints = [0, 0.12, 0.26, 0.42, 1] as const

function heatmapTable(chart: HeatmapChart, pen: Pen): FileChild[] {
  const { accent, wash } = pen.palette
  const most = largest(chart)
  const cell = (text: string): TableCell => cellWith(line(text, pen, { style: style.head, alignment: AlignmentType.CENTER }))
  const head = new TableRow({ tableHeader: true, cantSplit: true, keepNext: true, children: ['', ...chart.columns].map(cell) })
  const rows = chart.rows.map((day, row) => {
    const cells = chart.columns.map((_, column) => {
      const found = chart.cells.find((one) => one.row === row && one.column === column)
      const shade = shadeOf(found?.value ?? null, most)
      const words = [
        ...(found === undefined || found.value === null ? [] : [chart.format(found.value)]),
        ...(found === undefined || found.count === 0 ? [] : [chart.counted(found.count)]),
      ]
      const letters = { size: small - 1, ...(tints[shade] === 1 ? { color: 'FFFFFF' } : {}) }
      return cellWith(
        words.length === 0
          ? line('', pen, { style: style.cell })
          : words.map((word) =>
              line(
                word,
                pen,
                { style: style.cell, alignment: AlignmentType.CENTER, spacing: { before: 0, after: 0 } },
                letters,
              ),
            ),
        { shading: { type: ShadingType.CLEAR, fill: hex(shade === 0 ? wash : tinted(accent, tints[shade] ?? 1)) } },
      )
    })
    return new TableRow({
      cantSplit: true,
      keepNext: true,
      children: [cellWith(line(day, pen, { style: style.cell })), ...cells],
    })
  })
  const room = (width * 0.86) / chart.columns.length
  return [
    line(chart.name, pen, { style: style.note, keepNext: true }),
    ...whole([width * 0.14, ...chart.columns.map(() => room)], [head, ...rows]),
  ]
}

/** A colour thinned on white paper. */
function tinted(color: string, share: number): string {
  const parts = [1, 3, 5].map((at) => Math.round(255 - (255 - Number.parseInt(color.slice(at, at + 2), 16)) * share))
  return `#${parts.map((part) => part.toString(16).padStart(2, '0')).join('')}`
}

function drawingWidths(label: number, text: number): number[] {
  const step = (width * (1 - label - text)) / steps
  return [width * label, ...Array.from({ length: steps }, () => step), ...(text === 0 ? [] : [width * text])]
}

/** A name on one line; the table of figures has it whole. */
const nameLetters = 48

function timelineTable({ rows, days, ticks, names }: TimelineChart, pen: Pen): FileChild[] {
  const { accent, cost, rule } = pen.palette
  const at = (day: number): number => Math.round(((day - 1) / Math.max(1, days)) * steps)
  const shown = ticks.filter(({ day }) => day >= 1 && day <= days).toSorted((a, b) => a.day - b.day)
  const scale = new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: [
      cellWith(line('', pen, { style: style.head })),
      ...scaleCells(
        shown.map(({ day, label }) => ({ from: at(day), label })),
        pen,
      ),
    ],
  })
  const body = rows.map(({ label, from, to, done }) => {
    const first = Math.min(steps - 1, at(from))
    const stretches: Stretch[] = [
      { end: first, fill: null },
      { end: Math.max(first + 1, at(to + 1)), fill: done ? cost : accent },
      { end: steps, fill: null },
    ]
    const letters = { size: small }
    const name = shortened(done ? `✓\u00A0${label}` : label, nameLetters)
    return new TableRow({
      cantSplit: true,
      children: [
        cellWith(line(name, pen, { style: style.cell, spacing: { before: 10, after: 10 } }, letters), {
          borders: { bottom: thin(rule) },
        }),
        ...barCells(stretches, pen),
      ],
    })
  })
  const legend = rows.some(({ done }) => done)
    ? [line(`✓\u00A0${names.done} · ${names.open}`, pen, { style: style.note, keepNext: true })]
    : []
  return [...legend, ...whole(drawingWidths(0.46, 0), [scale, ...body])]
}

/** Steps that a label of the scale takes. */
const labelSteps = 6

/** Each label from its day to the next one's; one at the end of the scale ends there. What would touch is left out. */
function scaleCells(labels: readonly { readonly from: number; readonly label: string }[], pen: Pen): TableCell[] {
  const last = steps - labelSteps
  const shown = labels
    .map(({ from, label }) => ({ start: Math.min(from, last), label, late: from > last }))
    .filter(({ start }, index, all) => index === 0 || start - (all[index - 1]?.start ?? 0) >= labelSteps)
  const cell = (text: string, span: number, late: boolean): TableCell[] => {
    const options = { style: style.head, ...(late ? { alignment: AlignmentType.RIGHT } : {}) }
    return span < 1 ? [] : [cellWith(line(text, pen, options), { columnSpan: span })]
  }
  return [
    ...cell('', shown[0]?.start ?? steps, false),
    ...shown.flatMap(({ start, label, late }, index) => cell(label, (shown[index + 1]?.start ?? steps) - start, late)),
  ]
}
