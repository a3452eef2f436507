import { handOverText } from '../i18n/hand-over.ts'
import { say, type Lang } from '../i18n/text.ts'
import { columnShares } from './column-shares.ts'
import { dayOnCover } from './day-on-cover.ts'
import type { Block, Card, CardPicture, Cell, Chart, Document, Section, Table, Tile } from './document.ts'
import { inFont as t } from './in-font.ts'
import { drawingRules, paletteOf, styleSheet, type Look } from './look.ts'
import { safeLink, shortened } from './markup.ts'
import { cardPictures, fitted, pictureIn, pictureOf, type Picture } from './picture.ts'
import { drawChart, inParts, isNeutral } from './svg.ts'
import { typeset } from './typst.ts'

/** Points. */
const width = 483
/** A drawing higher than this is made smaller, so that its title stands on the same page. */
const highest = 640

interface Maker {
  /** The rules for drawings, in colour and in grey. */
  readonly rules: readonly [coloured: string, neutral: string]
  readonly pictures: ReadonlyMap<CardPicture, Shown>
  /** All that the template may show; drawings come to it as they are made. */
  readonly files: Map<string, Buffer>
}

interface Shown {
  readonly file: string
  readonly width: number
  readonly height: number
}

/**
 * The documents, one after the other, as one A4 file: tagged for who listens to it, the text can be searched and copied, the drawings
 * are vectors, the font (Inter) is in it. The same documents and look give the same bytes. `lang`: of who reads the failure where
 * the packages for it are missing.
 */
export async function toPdf(documents: readonly Document[], look: Look, lang?: Lang): Promise<Uint8Array> {
  const css = styleSheet()
  const palette = paletteOf(css, look)
  const files = new Map<string, Buffer>()
  const logo = await pictureOf(look.logo)
  const maker: Maker = {
    rules: [drawingRules(css, palette, false) + inInter, drawingRules(css, palette, true) + inInter],
    pictures: await cardPicturesOf(documents, files),
    files,
  }
  const [first] = documents
  const data = {
    ...spoken[first?.lang ?? 'en'],
    palette,
    title: first === undefined ? '' : t(`${first.title} – ${first.subtitle}`),
    author: first === undefined || first.from.length === 0 ? [] : [t(first.from.join(', '))],
    logo: logo === null ? null : shown(logo, 'logo', { width: 150, height: 44 }, files),
    documents: documents.map((document, index) => documentData(document, `${index}`, maker)),
  }
  return typeset(
    { template: 'documents/document.typ', data, files, made_at: new Date(first?.made_at ?? 0) },
    lang ?? first?.lang ?? 'en',
  )
}

const spoken = { fr: { lang: 'fr', region: 'FR' }, en: { lang: 'en', region: 'GB' } } as const
/** The rules are for browsers, which have fonts of their own. */
const inInter = 'text{font-family:Inter}'

async function cardPicturesOf(documents: readonly Document[], files: Map<string, Buffer>): Promise<Map<CardPicture, Shown>> {
  const found = new Map<CardPicture, Shown>()
  for (const picture of cardPictures(documents)) {
    const whole = await pictureIn(Buffer.from(picture.bytes))
    if (whole !== null) found.set(picture, shown(whole, `picture-${found.size}`, cardPicture, files))
  }
  return found
}

/** Points. */
const cardPicture = { width: 130, height: 130 } as const

function shown(picture: Picture, name: string, most: { width: number; height: number }, files: Map<string, Buffer>): Shown {
  const file = `${name}.${picture.type}`
  files.set(file, picture.bytes)
  return { file, ...fitted(picture, most) }
}

function documentData(document: Document, prefix: string, maker: Maker): object {
  const { lang, cover, kicker, title, subtitle, draft, from, sections, foot } = document
  const day = cover ? dayOnCover(document) : null
  const largest = cover ? 31 : 24
  const named = [title, kicker, ...(draft === null ? [] : [draft])].map((text) => shortened(t(text), 60)).join(' · ')
  return {
    ...spoken[lang],
    cover,
    kicker: t(kicker),
    title: t(title),
    title_size: titleSize(title, largest),
    subtitle: t(subtitle),
    subtitle_size: titleSize(subtitle, largest * 0.45),
    draft: draft === null ? null : t(draft.toUpperCase()),
    from: from.map(t),
    day: day === null ? null : t(day),
    foot: foot.map(t),
    running: shortened(named, 110),
    page: t(say(lang, handOverText.page)),
    sections: sections.map((section, index) => sectionData(section, sections[index - 1], prefix, maker)),
  }
}

/** Smaller where a name is long: it stays on its page. */
function titleSize(title: string, largest: number): number {
  return title.length <= 34 ? largest : title.length <= 90 ? largest * 0.7 : largest * 0.45
}

function sectionData({ number, title, blocks }: Section, before: Section | undefined, prefix: string, maker: Maker): object {
  return {
    number: number === null ? null : String(number),
    title: t(title),
    new_page: before?.ends_page === true,
    blocks: blocks.flatMap((block) => blockData(block, prefix, maker)),
  }
}

function blockData(block: Block, prefix: string, maker: Maker): object[] {
  switch (block.kind) {
    case 'sentences':
      return block.sentences.length === 0 ? [] : [{ kind: 'sentences', texts: block.sentences.map(t) }]
    case 'paragraph':
    case 'note':
    case 'banner':
    case 'heading':
      return [{ kind: block.kind, text: t(block.text) }]
    case 'list':
      return block.items.length === 0 ? [] : [{ kind: 'list', ordered: block.ordered, items: block.items.map(t) }]
    case 'facts':
      return block.facts.length === 0 ? [] : [factsData(block.facts)]
    case 'tiles':
      return rowsOf(block.tiles, 4).map((tiles) => ({ kind: 'tiles', tiles: tiles.map(tileData) }))
    case 'table':
      return tableData(block)
    case 'cards':
      return block.cards.map((card, index) => cardData(card, index === block.cards.length - 1, maker))
    case 'chart':
      return chartData(block.chart, prefix, maker)
  }
}

function factsData(facts: readonly (readonly [string, Cell])[]): object {
  return { kind: 'facts', facts: facts.map(([label, value]) => ({ label: t(label), value: cellData(value) })) }
}

function rowsOf<T>(all: readonly T[], most: number): T[][] {
  return Array.from({ length: Math.ceil(all.length / most) }, (_, row) => all.slice(row * most, (row + 1) * most))
}

function tileData({ label, value, detail, unknown }: Tile): object {
  return { label: t(label), value: t(value), long: value.length > 10, detail: t(detail), unknown }
}

/** A row of more letters than this may be broken over two pages, lest it be higher than one. */
const breakable = 1500
/** A table lower than this is not broken over two pages; points. */
const fewRows = 190

function tableData({ head, rows, total = false }: Table, small = false): object[] {
  if (head.length === 0) return []
  const fontSize = small ? 7.9 : 8.4
  const gap = 10
  const room = width - gap * (head.length - 1)
  const shares = columnShares({ head, rows }, room / (fontSize * 0.6))
  // about: no line is drawn by it
  const linesOf = (text: string, index: number): number =>
    Math.ceil((text.length * fontSize * 0.6) / ((shares[index] ?? 1) * room))
  const heights = rows.map((row) => Math.max(1, ...row.map((cell, index) => linesOf(plain(cell), index))) * fontSize * 1.3 + 10)
  return [
    {
      kind: 'table',
      small,
      total,
      few: heights.reduce((sum, one) => sum + one, 20) <= fewRows,
      breakable: rows.some((row) => row.some((cell) => plain(cell).length > breakable)),
      shares,
      head: head.map(({ title, right = false }) => ({ text: title === '' ? '' : t(title), right })),
      rows: rows.map((row) => head.map((_, index) => cellData(row[index] ?? ''))),
    },
  ]
}

function cardData({ title, text, facts, href, picture }: Card, last: boolean, { pictures }: Maker): object {
  const found = picture === null ? undefined : pictures.get(picture)
  return {
    kind: 'card',
    title: cellData(href === null ? title : { text: title, href }),
    // its lines stay lines: the font's characters make one of them
    lines: text === '' ? [] : text.split('\n').map(t),
    facts: facts.length === 0 ? null : factsData(facts),
    picture: found === undefined ? null : { ...found, alt: picture === null || picture.alt === '' ? null : t(picture.alt) },
    breakable: text.length > breakable,
    last,
  }
}

function cellData(cell: Cell): object {
  const { unknown = false, estimated = false, href } = typeof cell === 'string' ? { href: undefined } : cell
  return { text: t(plain(cell)), unknown, estimated, href: href === undefined ? null : safeLink(href) }
}

function plain(cell: Cell): string {
  return typeof cell === 'string' ? cell : cell.text
}

/**
 * With its look, in the characters of the font. Typst's reader of SVG ends the whole process at an accent in the second of two parts
 * of one text: they become one.
 */
function forTypst(svg: string, style: string): string {
  const parts = /><tspan class="b">([^<]*)<\/tspan><tspan class="s">([^<]*)<\/tspan>/g
  return t(svg)
    .replaceAll('\u200B', '')
    .replace(parts, ' class="b">$1$2')
    .replace('>', () => `>${style}`)
}

function chartData(chart: Chart, prefix: string, { rules, files }: Maker): object[] {
  const style = `<style>${rules[isNeutral(chart) ? 1 : 0]}</style>`
  const drawings = inParts(chart, 34).map((part) => {
    const svg = drawChart(part, 'pdf')
    const [, across = width, down = 0] = (/viewBox="0 0 ([\d.]+) ([\d.]+)"/.exec(svg) ?? []).map(Number)
    const file = `drawing-${prefix}-${files.size}.svg`
    files.set(file, Buffer.from(forTypst(svg, style)))
    const height = Math.min(highest, (down * width) / across)
    return {
      file,
      width: (height * across) / down,
      height,
      alt: t([chart.title, chart.about].filter((said) => said !== '').join('. ')),
    }
  })
  const figures = chart.figures.rows.length === 0 ? [] : tableData(chart.figures, true)
  const height = drawings.reduce((sum, drawing) => sum + drawing.height, 0)
  return [{ kind: 'chart', title: t(chart.title), drawings, figures, together: drawings.length === 1 && height < 290 }]
}
