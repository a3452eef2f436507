import { allInWords, inWords, paint } from '../io/paint.ts'
import { plotBars, plotLegend, sparkline, type PlotBar } from '../io/plot.ts'
import { displayWidth, fit, pad, rowInWords } from '../io/table.ts'
import { facts as factLines } from '../io/facts.ts'
import { sign } from '../io/signs.ts'
import { wrapText } from '../io/wrap.ts'
import type { Block, Card, Cell, Chart, Document, HeatmapChart, Section, Table, Tile, TimelineChart } from './document.ts'
import { isEmpty, largest, shadeOf } from './svg.ts'

const widest = 100

/** The document as lines for a terminal of `columns` columns, with our style marks (`io.print` turns or drops them). */
export function toTerminal(document: Document, columns: number): string[] {
  const width = Math.min(columns, widest)
  const head = [
    paint('bold', document.title),
    ...wrapText([document.kicker, document.subtitle, ...(document.draft === null ? [] : [document.draft])].join(' · '), width),
  ]
  return [
    ...head,
    ...document.sections.flatMap((section) => sectionLines(section, width)),
    '',
    ...document.foot.map((text) => paint('dim', text)),
  ]
}

function sectionLines({ number, title, blocks }: Section, width: number): string[] {
  return [
    '',
    paint('bold', number === null ? title : `${number}. ${title}`),
    ...blocks.flatMap((block) => ['', ...blockLines(block, width)]),
  ]
}

function blockLines(block: Block, width: number): string[] {
  switch (block.kind) {
    case 'sentences':
      return block.sentences.flatMap((text) => bullet(dot, text, width))
    case 'paragraph':
      return wrapText(block.text, width)
    case 'note':
      return wrapText(block.text, width).map((line) => paint('dim', line))
    case 'banner':
      return wrapText(block.text, width - 2).map((line) => `${inWords('│', '')} ${line}`)
    case 'heading':
      return [paint('underline', block.text)]
    case 'list':
      return block.items.flatMap((text, index) => bullet(block.ordered ? `${index + 1}.` : dot, text, width))
    case 'facts':
      return factsText(block.facts, width)
    case 'cards':
      return block.cards.flatMap((card, index) => [...(index === 0 ? [] : ['']), ...cardLines(card, width)])
    case 'tiles':
      return tileLines(block.tiles, width)
    case 'table':
      return tableText(block, width)
    case 'chart':
      return allInWords(chartLines(block.chart, width), chartInWords(block.chart))
  }
}

const dot = inWords('•', '-')

function bullet(sign: string, text: string, width: number): string[] {
  const indent = ' '.repeat(displayWidth(sign) + 1)
  return wrapText(text, width - indent.length).map((line, index) => (index === 0 ? `${sign} ${line}` : indent + line))
}

function factsText(facts: readonly (readonly [string, Cell])[], width: number): string[] {
  return factLines(
    facts.map(([label, value]) => [label, plain(value)]),
    width,
  )
}

function cardLines({ title, text, facts, href, picture }: Card, width: number): string[] {
  const shown = picture === null || picture.alt === '' ? [] : wrapText(picture.alt, width - 2).map((line) => paint('dim', line))
  return [
    ...wrapText(title, width).map((line) => paint('bold', line)),
    ...[
      ...(text === '' ? [] : wrapText(text, width - 2)),
      ...shown,
      ...(href === null ? [] : wrapText(href, width - 2)),
      ...factsText(facts, width - 2),
    ].map((line) => `  ${line}`),
  ]
}

function tileLines(tiles: readonly Tile[], width: number): string[] {
  const label = Math.max(...tiles.map((tile) => displayWidth(tile.label)))
  const value = Math.max(...tiles.map((tile) => displayWidth(tile.value)))
  return tiles.flatMap((tile) => {
    const start = `${pad(tile.label, label)}  ${pad(paint(tile.unknown ? 'dim' : 'bold', tile.value), value)}  `
    const room = Math.max(20, width - label - value - 4)
    const lines = wrapText(tile.detail, room).map(
      (line, index) => (index === 0 ? start : ' '.repeat(label + value + 4)) + paint('dim', line),
    )
    return allInWords(lines, rowInWords([tile.label, ''], [tile.value, tile.detail]))
  })
}

/** Narrower than this, a column only holds scraps of words. */
const narrowest = 7

/**
 * A table whose cells wrap where it is too wide, the widest column giving way first; else one block of lines per row. Nothing is
 * cut: this is a document.
 */
function tableText({ head, rows, total = false }: Table, width: number): string[] {
  if (head.length === 0) return []
  const cells = rows.map((row) => row.map(plain))
  const all = [head.map(({ title }) => title), ...cells]
  const widths = head.map((_, index) => Math.max(...all.map((row) => displayWidth(row[index] ?? ''))))
  const least = head.map((_, index) => Math.max(narrowest, ...all.map((row) => longestWord(row[index] ?? ''))))
  const room = width - 2 * (head.length - 1)
  if (least.reduce((a, b) => a + b, 0) > room) return stacked(head, rows, width)
  while (widths.reduce((a, b) => a + b, 0) > room) {
    const slack = widths.map((one, index) => (one > (least[index] ?? 0) ? one : 0))
    const widest = slack.indexOf(Math.max(...slack))
    widths[widest] = (widths[widest] ?? 0) - 1
  }
  const lines = (row: readonly string[], style: (index: number) => 'bold' | 'dim' | null): string[] => {
    const parts = row.map((text, index) => wrapText(text, widths[index] ?? 0))
    const height = Math.max(...parts.map((part) => part.length))
    return Array.from({ length: height }, (_, at) =>
      parts
        .map((part, index) => {
          const text = pad(part[at] ?? '', widths[index] ?? 0, head[index]?.right === true ? 'right' : 'left')
          const paintedAs = style(index)
          return paintedAs === null || text.trim() === '' ? text : paint(paintedAs, text)
        })
        .join('  ')
        .trimEnd(),
    )
  }
  const ruled = inWords(paint('dim', '─'.repeat(widths.reduce((a, b) => a + b, 2 * (head.length - 1)))), '')
  return [
    ...allInWords(
      lines(all[0] ?? [], () => 'bold'),
      '',
    ),
    ...cells.flatMap((row, at) => [
      ...(total && at === cells.length - 1 ? [ruled] : []),
      ...allInWords(
        lines(row, (index) => (isUnknown(rows[at]?.[index]) ? 'dim' : null)),
        rowInWords(all[0] ?? [], row),
      ),
    ]),
  ]
}

function stacked(head: Table['head'], rows: Table['rows'], width: number): string[] {
  return rows.flatMap((row, at) => [
    ...(at === 0 ? [] : ['']),
    ...wrapText(plain(row[0] ?? ''), width).map((line) => paint('bold', line)),
    ...factLines(
      row.slice(1).flatMap((cell, index) => (plain(cell) === '' ? [] : [[head[index + 1]?.title ?? '', plain(cell)] as const])),
      width - 2,
    ).map((line) => `  ${line}`),
  ])
}

/** What a cell says in an arrow has its word too. */
const arrows: ReadonlyMap<string, string> = new Map([
  ['↗', sign.up],
  ['↘', sign.down],
  ['=', sign.same],
])

function plain(cell: Cell): string {
  const text = typeof cell === 'string' ? cell : cell.text
  return arrows.get(text) ?? text
}

function isUnknown(cell: Cell | undefined): boolean {
  return cell !== undefined && typeof cell !== 'string' && cell.unknown === true
}

function longestWord(text: string): number {
  return Math.max(0, ...text.split(' ').map(displayWidth))
}

// Drawings

const fills = ['█', '▓', '░'] as const

/** What one sees, and its figures. */
function chartInWords({ title, about, figures }: Chart): string {
  const titles = figures.head.map((column) => column.title)
  return [title, about, ...figures.rows.map((row) => rowInWords(titles, row.map(plain)))].join('\n')
}

function chartLines(chart: Chart, width: number): string[] {
  const title = paint('bold', chart.title)
  if (isEmpty(chart)) return [title]
  switch (chart.kind) {
    case 'bars': {
      const bars = chart.rows.map(({ label, value, mark, said }): PlotBar => ({
        label,
        value,
        mark,
        text: said ?? (mark === null ? chart.format(value) : `${chart.format(value)} / ${chart.format(mark)}`),
      }))
      const marked = chart.rows.some(({ mark }) => mark !== null && mark > 0)
      const legend = plotLegend([['█', chart.names.value], ...(marked ? [['|', chart.names.mark] as const] : [])])
      return [title, ...plotBars(bars, width), legend]
    }
    case 'columns': {
      const bars = chart.labels.flatMap((label, at) =>
        chart.series.map((series, index): PlotBar => {
          const value = series.values[at] ?? null
          return {
            label: index === 0 ? label : '',
            value,
            text: value === null ? chart.missing : chart.format(value),
            fill: fills[index] ?? '█',
          }
        }),
      )
      return [title, ...plotBars(bars, width), plotLegend(chart.series.map(({ name }, index) => [fills[index] ?? '█', name]))]
    }
    case 'timeline':
      return [title, ...timelineLines(chart, width)]
    case 'heatmap':
      return [title, ...heatmapLines(chart, width)]
    case 'lines': {
      const names = Math.max(...chart.series.map(({ name }) => displayWidth(name)))
      const lines = chart.series.map(({ name, values }) => {
        const known = values.filter((value) => value !== null)
        const ends = known.length === 0 ? '' : `${chart.format(known[0] as number)} → ${chart.format(known.at(-1) as number)}`
        return `${pad(name, names)}  ${sparkline(values, '')}  ${ends}`.trimEnd()
      })
      const marked =
        chart.mark === undefined ? [] : wrapText(`${chart.mark.label} (${chart.labels[chart.mark.index] ?? ''})`, width)
      return [title, ...lines, paint('dim', `${chart.labels[0] ?? ''} – ${chart.labels.at(-1) ?? ''}`), ...marked]
    }
  }
}

const darker = ['\u00A0', '░', '▒', '▓', '█'] as const

/** A table whose cells begin with their shade; the number of posts stands in brackets. */
function heatmapLines(chart: HeatmapChart, width: number): string[] {
  const most = largest(chart)
  const rows = chart.rows.map((day, row) => [
    day,
    ...chart.columns.map((_, column) => {
      const cell = chart.cells.find((one) => one.row === row && one.column === column)
      if (cell === undefined || cell.count === 0) return '·'
      const value = cell.value === null ? '' : `${chart.format(cell.value)}\u00A0`
      return `${darker[shadeOf(cell.value, most)] ?? ' '}\u00A0${value}(${cell.count})`
    }),
  ])
  const head = ['', ...chart.columns].map((title) => ({ title }))
  return [...tableText({ head, rows }, width), ...wrapText(`█ ${chart.name}`, width).map((line) => paint('dim', line))]
}

/** Names, and for each a bar under the days; which are done is told where any is. */
function timelineLines({ rows, days, ticks, names }: TimelineChart, width: number): string[] {
  const label = Math.min(Math.max(...rows.map((row) => displayWidth(row.label))), Math.floor(width / 2))
  const room = Math.max(15, Math.min(46, width - label - 2))
  const cell = (day: number): number => Math.max(0, Math.min(room - 1, Math.floor(((day - 1) * room) / Math.max(1, days))))
  const scale = ticks.reduce((line, { day, label: text }) => {
    const at = cell(day)
    // a label that would touch the one before, or stand out, is left out
    return (line !== '' && displayWidth(line) >= at) || at + displayWidth(text) > room
      ? line
      : line + pad('', at - displayWidth(line)) + text
  }, '')
  const anyDone = rows.some(({ done }) => done)
  const bars = rows.map((row) => {
    const [first, last] = [cell(row.from), cell(row.to)]
    const bar = ' '.repeat(first) + (row.done || !anyDone ? '█' : '░').repeat(Math.max(1, last - first + 1))
    return `${pad(fit(row.label, label), label)}  ${bar}`.trimEnd()
  })
  const legend: [sign: string, name: string][] = [
    ['█', names.done],
    ['░', names.open],
  ]
  return [
    ...(scale === '' ? [] : [paint('dim', `${pad('', label)}  ${scale}`)]),
    ...bars,
    ...(anyDone ? [plotLegend(legend)] : []),
  ]
}
