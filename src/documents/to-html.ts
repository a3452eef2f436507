import { readFileSync } from 'node:fs'
import { template } from '../templates.ts'
import type { Block, Cell, Document, Section, Table } from './document.ts'
import { escapeMarkup as t, safeLink } from './markup.ts'
import { drawChart } from './svg.ts'

/** How the consultant's documents look: an accent colour (`#0b6b66`) and a picture as a data address; null: the usual ones. */
export interface Look {
  readonly color: string | null
  readonly logo: string | null
}

/**
 * One self-contained page: no script, no network (its policy forbids both), everything escaped, ready for A4. Several documents
 * (two languages) follow each other on pages of their own. Well-formed as XML too.
 */
export function toHtml(documents: readonly Document[], look: Look): string {
  const [first] = documents
  const lang = first?.lang ?? 'en'
  const title = first === undefined ? '' : `${first.title} – ${first.subtitle}`
  const style = readFileSync(template('documents/document.css'), 'utf8')
  return [
    '<!DOCTYPE html>',
    `<html lang="${lang}">`,
    '<head>',
    '<meta charset="utf-8"/>',
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:"/>`,
    '<meta name="viewport" content="width=device-width, initial-scale=1"/>',
    '<meta name="referrer" content="no-referrer"/>',
    `<title>${t(title)}</title>`,
    `<style>${compact(style)}${accent(look.color)}</style>`,
    '</head>',
    '<body>',
    ...documents.map((document) => page(document, look)),
    '</body>',
    '</html>',
    '',
  ].join('\n')
}

function page(document: Document, look: Look): string {
  const { lang } = document
  const logo = look.logo === null ? '' : `<img src="${t(look.logo)}" alt=""/>`
  const from = document.from.length === 0 ? '' : `<span>${document.from.map(t).join('<br/>')}</span>`
  return [
    `<main lang="${lang}">`,
    '<header class="cover">',
    logo + from === '' ? '' : `<div class="from">${logo}${from}</div>`,
    `<p class="kicker">${t(document.kicker)}</p>`,
    `<h1>${t(document.title)}</h1>`,
    `<p class="month">${t(document.subtitle)}</p>`,
    document.draft === null ? '' : `<p class="draft">${t(document.draft)}</p>`,
    '</header>',
    ...document.sections.map((section) => sectionHtml(section, lang)),
    `<footer>${document.foot.map((text) => `<p>${t(text)}</p>`).join('')}</footer>`,
    '</main>',
  ]
    .filter((part) => part !== '')
    .join('\n')
}

function sectionHtml({ number, title, blocks }: Section, lang: string): string {
  const id = `${lang}-${number}`
  const counted = number === null ? '' : `<span class="n">${number}</span>`
  const heading = `<h2 id="${id}">${counted}<span>${t(title)}</span></h2>`
  return `<section aria-labelledby="${id}">\n${heading}\n${blocks.map((block) => blockHtml(block, lang)).join('\n')}\n</section>`
}

function blockHtml(block: Block, lang: string): string {
  switch (block.kind) {
    case 'sentences':
      return `<ol class="sentences">${block.sentences.map((text) => `<li>${t(text)}</li>`).join('')}</ol>`
    case 'paragraph':
      return `<p>${t(block.text)}</p>`
    case 'note':
      return `<p class="note">${t(block.text)}</p>`
    case 'banner':
      return `<p class="banner">${t(block.text)}</p>`
    case 'heading':
      return `<h3>${t(block.text)}</h3>`
    case 'list': {
      const tag = block.ordered ? 'ol' : 'ul'
      return `<${tag}>${block.items.map((text) => `<li>${t(text)}</li>`).join('')}</${tag}>`
    }
    case 'facts':
      return `<dl class="facts">${block.facts.map(([label, value]) => `<dt>${t(label)}</dt><dd${classOf(value, false)}>${cellHtml(value)}</dd>`).join('')}</dl>`
    case 'tiles':
      return `<div class="tiles">${block.tiles
        .map(
          ({ label, value, detail, unknown }) =>
            `<dl class="tile${unknown ? ' unknown' : ''}"><dt>${t(label)}</dt><dd class="value${value.length > longValue ? ' long' : ''}">${t(value)}</dd><dd class="detail">${t(detail)}</dd></dl>`,
        )
        .join('')}</div>`
    case 'table':
      return tableHtml(block)
    case 'chart': {
      const { chart } = block
      const figures = chart.figures.rows.length === 0 ? '' : tableHtml(chart.figures)
      return `<figure><figcaption>${t(chart.title)}</figcaption>${drawChart(chart, lang)}${figures}</figure>`
    }
  }
}

function tableHtml({ head, rows, total = false }: Table): string {
  const right = head.map((column) => column.right === true)
  const heads = head.map((column, index) => `<th scope="col"${right[index] ? ' class="r"' : ''}>${t(column.title)}</th>`)
  const body = rows.map((row, at) => {
    const cells = row.map((cell, index) => {
      const tag = index === 0 ? 'th scope="row"' : 'td'
      return `<${tag}${classOf(cell, right[index] === true)}>${cellHtml(cell)}</${tag.slice(0, 2)}>`
    })
    return `<tr${total && at === rows.length - 1 ? ' class="total"' : ''}>${cells.join('')}</tr>`
  })
  return `<div class="scroll"><table><thead><tr>${heads.join('')}</tr></thead><tbody>${body.join('')}</tbody></table></div>`
}

/** Longer than this, a tile's figure is set smaller. */
const longValue = 10
/** A figure or a date of up to this many characters stays on one line. */
const unbroken = 17

function classOf(cell: Cell, right: boolean): string {
  const style =
    typeof cell === 'string'
      ? cell.length <= unbroken && /\d/.test(cell)
        ? 'k'
        : ''
      : cell.unknown
        ? 'u'
        : cell.estimated
          ? 'e'
          : ''
  const names = [right ? 'r' : '', style].filter((name) => name !== '')
  return names.length === 0 ? '' : ` class="${names.join(' ')}"`
}

function cellHtml(cell: Cell): string {
  if (typeof cell === 'string') return t(cell)
  const href = cell.href === undefined ? null : safeLink(cell.href)
  return href === null ? t(cell.text) : `<a href="${t(href)}">${t(cell.text)}</a>`
}

/** The consultant's own colour, where it can be read on white paper. */
function accent(color: string | null): string {
  return color !== null && isReadable(color) ? `:root{--accent:${color.toLowerCase()}}` : ''
}

/** A six-digit colour with a contrast of at least 4.5 to 1 against white (WCAG 2.2, 1.4.3). */
export function isReadable(color: string): boolean {
  const [, hex] = /^#([0-9a-f]{6})$/i.exec(color) ?? []
  if (hex === undefined) return false
  const [red = 0, green = 0, blue = 0] = [0, 2, 4].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05) >= 4.5
}

/** Without the line breaks and margins that only help the hand that edits the file. */
function compact(css: string): string {
  return css
    .replace(/\s*\n\s*/g, '')
    .replace(/\s*([{};])\s*/g, '$1')
    .trim()
}
