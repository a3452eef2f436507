import { date } from '../i18n/format.ts'
import type { Block, Card, Cell, Document, Section, Table } from './document.ts'
import { ownAccent, styleSheet, type Look } from './look.ts'
import { escapeMarkup as t, safeLink } from './markup.ts'
import { htmlPage, readScript, sourceOf, withoutScript } from './page.ts'
import { drawChart } from './svg.ts'

/**
 * One self-contained page: no network (its policy forbids it), everything escaped, ready for A4. Where there are drawings, one small
 * script of ours makes them answer to keys and fingers; the policy names it by its hash, so that no other can run, and without it
 * all is there to read. Several documents (two languages) follow each other on pages of their own. Well-formed as XML too.
 */
export function toHtml(documents: readonly Document[], look: Look): string {
  const [first] = documents
  const lang = first?.lang ?? 'en'
  const pages = documents.map((document) => page(document, look))
  const script = pages.some((html) => html.includes('<svg ')) ? readScript('documents/document.js') : null
  const title = first === undefined ? '' : `${first.title} – ${first.subtitle}`
  return htmlPage({
    lang,
    title,
    style: `${compact(styleSheet())}${accent(look)}`,
    policy: script === null ? withoutScript : `${withoutScript}; script-src ${sourceOf(script)}`,
    body: [...pages, ...(script === null ? [] : [`<script>${script}</script>`])],
  })
}

function page(document: Document, look: Look): string {
  const { lang } = document
  return [
    `<main lang="${lang}">`,
    head(document, look),
    ...document.sections.map((section, index) => sectionHtml(section, `${lang}-${index + 1}`, lang)),
    `<footer>${document.foot.map((text) => `<p>${t(text)}</p>`).join('')}</footer>`,
    '</main>',
  ].join('\n')
}

/** The cover, a page of its own when printed; or the same as a heading above the first section. */
function head({ lang, cover, kicker, title, subtitle, draft, from, made_at }: Document, look: Look): string {
  const logo = look.logo === null ? '' : `<img src="${t(look.logo)}" alt=""/>`
  const names = from.length === 0 ? '' : `<span>${from.map(t).join('<br/>')}</span>`
  return [
    `<header class="${cover ? 'cover whole' : 'cover'}">`,
    logo + names === '' ? '' : `<div class="from">${logo}${names}</div>`,
    '<div class="named">',
    `<p class="kicker">${t(kicker)}</p>`,
    `<h1>${t(title)}</h1>`,
    `<p class="month">${t(subtitle)}</p>`,
    draft === null ? '' : `<p class="draft">${t(draft)}</p>`,
    '</div>',
    cover ? `<p class="made">${t(date(lang, made_at))}</p>` : '',
    '</header>',
  ]
    .filter((part) => part !== '')
    .join('\n')
}

function sectionHtml({ number, title, ends_page, blocks }: Section, id: string, lang: string): string {
  const counted = number === null ? '' : `<span class="n">${number}</span>`
  const heading = `<h2 id="${id}">${counted}<span>${t(title)}</span></h2>`
  const style = ends_page === true ? ' class="alone"' : ''
  return `<section${style} aria-labelledby="${id}">\n${heading}\n${blocks.map((block) => blockHtml(block, lang)).join('\n')}\n</section>`
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
      return factsHtml(block.facts)
    case 'tiles':
      return `<div class="tiles">${block.tiles
        .map(
          ({ label, value, detail, unknown }) =>
            `<dl class="tile${unknown ? ' unknown' : ''}"><dt>${t(label)}</dt><dd class="value${value.length > longValue ? ' long' : ''}">${t(value)}</dd><dd class="detail">${t(detail)}</dd></dl>`,
        )
        .join('')}</div>`
    case 'table':
      return tableHtml(block)
    case 'cards':
      return block.cards.length === 0 ? '' : `<ul class="cards">${block.cards.map(cardHtml).join('')}</ul>`
    case 'chart': {
      const { chart } = block
      const figures = chart.figures.rows.length === 0 ? '' : tableHtml(chart.figures)
      const drawing = drawChart(chart, lang)
      return `<figure><figcaption>${t(chart.title)}</figcaption>${drawing === '' ? '' : scroll(drawing)}${figures}</figure>`
    }
  }
}

function factsHtml(facts: readonly (readonly [string, Cell])[]): string {
  return `<dl class="facts">${facts.map(([label, value]) => `<dt>${t(label)}</dt><dd${classOf(value, false)}>${cellHtml(value)}</dd>`).join('')}</dl>`
}

function cardHtml({ title, text, facts, href, picture }: Card): string {
  const shown =
    picture === null || !/^image\/(?:png|jpeg|webp)$/.test(picture.mime)
      ? ''
      : `<img src="data:${picture.mime};base64,${Buffer.from(picture.bytes).toString('base64')}" alt="${t(picture.alt)}"/>`
  const name = cellHtml(href === null ? title : { text: title, href })
  return `<li>${shown}<div><p class="name">${name}</p>${text === '' ? '' : `<p>${t(text)}</p>`}${facts.length === 0 ? '' : factsHtml(facts)}</div></li>`
}

function tableHtml({ head, rows, total = false }: Table): string {
  if (head.length === 0) return ''
  const right = head.map((column) => column.right === true)
  // a head without words is none (axe: empty-table-header)
  const heads = head.map(({ title }, index) =>
    title === '' ? '<td></td>' : `<th scope="col"${right[index] ? ' class="r"' : ''}>${t(title)}</th>`,
  )
  const body = rows.map((row, at) => {
    const cells = row.map((cell, index) => {
      const tag = index === 0 ? 'th scope="row"' : 'td'
      return `<${tag}${classOf(cell, right[index] === true)}>${cellHtml(cell)}</${tag.slice(0, 2)}>`
    })
    return `<tr${total && at === rows.length - 1 ? ' class="total"' : ''}>${cells.join('')}</tr>`
  })
  return scroll(`<table><thead><tr>${heads.join('')}</tr></thead><tbody>${body.join('')}</tbody></table>`)
}

/** What is wider than a phone moves on its own, by keys too. */
function scroll(content: string): string {
  return `<div class="scroll" tabindex="0">${content}</div>`
}

/** Longer than this, a tile's figure is set smaller. */
const longValue = 10
/** A figure or a date of up to this many characters stays on one line; and words of fewer. */
const [unbroken, short] = [17, 9]

function classOf(cell: Cell, right: boolean): string {
  const style =
    typeof cell === 'string'
      ? cell.length <= (/\d/.test(cell) ? unbroken : short)
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

function accent(look: Look): string {
  const own = ownAccent(look)
  return own === null ? '' : `:root{--accent:${own}}`
}

/** Without the line breaks and margins that only help the hand that edits the file. */
function compact(css: string): string {
  return css
    .replace(/\s*\n\s*/g, '')
    .replace(/\s*([{};])\s*/g, '$1')
    .trim()
}
