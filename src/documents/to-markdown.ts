import type { Block, Card, Cell, Document, Table } from './document.ts'
import { visible } from '../io/sanitise.ts'
import { safeLink } from './markup.ts'

/** The document as Markdown (CommonMark with tables) that also reads well as it is. Text can never become markup. */
export function toMarkdown(document: Document): string {
  const { title, kicker, subtitle, draft, from, sections, foot } = document
  const parts = [
    `# ${t(title)}`,
    `**${t(kicker)} · ${t(subtitle)}**${draft === null ? '' : ` · **${t(draft)}**`}`,
    ...(from.length === 0 ? [] : [from.map(t).join(' · ')]),
    ...sections.flatMap((section) => [
      `## ${section.number === null ? '' : `${section.number}. `}${t(section.title)}`,
      ...section.blocks.map(blockText),
    ]),
    '---',
    foot.map(t).join('  \n'),
  ]
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`
}

/** What would be markup loses its meaning; line breaks become spaces, and an indentation, which would make it code, goes. */
export function t(text: string): string {
  return visible(text)
    .replace(/\s*[\r\n]+\s*/g, ' ')
    .replace(/^[ \t]+/, '')
    .replace(/[\\`*[\]<>|~]/g, '\\$&')
    .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\_')
    .replace(/&(?=#?\w+;)/g, '\\&')
    .replace(/^(\s*)([#+=-]|\d+[.)](?=\s))/, (_, space: string, sign: string) =>
      sign.length > 1 ? `${space}${sign.slice(0, -1)}\\${sign.slice(-1)}` : `${space}\\${sign}`,
    )
}

function blockText(block: Block): string {
  switch (block.kind) {
    case 'sentences':
      return block.sentences.map((text) => `- ${t(text)}`).join('\n')
    case 'paragraph':
      return t(block.text)
    case 'note':
      return `*${t(block.text)}*`
    case 'banner':
      return `> ${t(block.text)}`
    case 'heading':
      return `### ${t(block.text)}`
    case 'list':
      return block.items.map((text, index) => `${block.ordered ? `${index + 1}.` : '-'} ${t(text)}`).join('\n')
    case 'facts':
      return factLines(block.facts)
    case 'cards':
      return block.cards.map(cardText).join('\n\n')
    case 'tiles':
      return tableText({
        head: block.tiles.map(({ label }) => ({ title: label })),
        rows: [
          block.tiles.map(({ value, unknown }) => (unknown ? { text: value, unknown } : value)),
          block.tiles.map(({ detail }) => detail),
        ],
      })
    case 'table':
      return tableText(block)
    case 'chart':
      return block.chart.figures.rows.length === 0 ? '' : `**${t(block.chart.title)}**\n\n${tableText(block.chart.figures)}`
  }
}

function factLines(facts: readonly (readonly [string, Cell])[]): string {
  return facts.map(([label, value]) => `- **${t(label)}** · ${cellText(value)}`).join('\n')
}

/** The picture itself has no place in a text: what it shows is said. */
function cardText({ title, text, facts, href, picture }: Card): string {
  const name = `**${cellText(href === null ? title : { text: title, href })}**`
  const shown = picture === null || picture.alt === '' ? '' : `*${t(picture.alt)}*`
  return [name, t(text), shown, factLines(facts)].filter((part) => part !== '').join('\n\n')
}

/** Cells padded to one width, so that the source is a table too. */
function tableText({ head, rows, total = false }: Table): string {
  if (head.length === 0) return ''
  const cells = rows.map((row, at) =>
    row.map((cell) => {
      const text = cellText(cell)
      return total && at === rows.length - 1 && text !== '' ? `**${text}**` : text
    }),
  )
  const titles = head.map(({ title }) => t(title))
  const widths = titles.map((title, index) => Math.max(3, title.length, ...cells.map((row) => row[index]?.length ?? 0)))
  const line = (row: readonly string[]): string =>
    `| ${widths.map((width, index) => (head[index]?.right ? (row[index] ?? '').padStart(width) : (row[index] ?? '').padEnd(width))).join(' | ')} |`
  const rule = `| ${widths.map((width, index) => (head[index]?.right ? `${'-'.repeat(width - 1)}:` : '-'.repeat(width))).join(' | ')} |`
  return [line(titles), rule, ...cells.map(line)].join('\n')
}

function cellText(cell: Cell): string {
  if (typeof cell === 'string') return t(cell)
  const href = cell.href === undefined ? null : safeLink(cell.href)
  if (href !== null) return `[${t(cell.text)}](<${href.replace(/[<>[\]()|\\`]/g, percentCode)}>)`
  return cell.estimated && cell.text !== '' ? `*${t(cell.text)}*` : t(cell.text)
}

function percentCode(sign: string): string {
  return `%${sign.charCodeAt(0).toString(16).toUpperCase()}`
}
