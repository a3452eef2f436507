import { paint } from '../io/paint.ts'
import { plotBars, plotLegend, sparkline, type PlotBar } from '../io/plot.ts'
import { displayWidth, pad, table as tableLines } from '../io/table.ts'
import { facts as factLines } from '../io/facts.ts'
import { wrapText } from '../io/wrap.ts'
import type { Block, Cell, Chart, Document, Section, Table, Tile } from './document.ts'

const widest = 100

/** The document as lines for a terminal of `columns` columns, with our style marks (`io.print` turns or drops them). */
export function toTerminal(document: Document, columns: number): string[] {
  const width = Math.min(columns, widest)
  const head = [paint('bold', document.title), `${document.kicker} · ${document.subtitle}${document.draft === null ? '' : ` · ${document.draft}`}`]
  return [...head, ...document.sections.flatMap((section) => sectionLines(section, width)), '', ...document.foot.map((text) => paint('dim', text))]
}

function sectionLines({ number, title, blocks }: Section, width: number): string[] {
  return ['', paint('bold', `${number}. ${title}`), ...blocks.flatMap((block) => ['', ...blockLines(block, width)])]
}

function blockLines(block: Block, width: number): string[] {
  switch (block.kind) {
    case 'sentences':
      return block.sentences.flatMap((text) => bullet('•', text, width))
    case 'paragraph':
      return wrapText(block.text, width)
    case 'note':
      return wrapText(block.text, width).map((line) => paint('dim', line))
    case 'banner':
      return wrapText(block.text, width - 2).map((line) => `│ ${line}`)
    case 'heading':
      return [paint('underline', block.text)]
    case 'list':
      return block.items.flatMap((text, index) => bullet(block.ordered ? `${index + 1}.` : '•', text, width))
    case 'facts':
      return factLines(
        block.facts.map(([label, value]) => [label, words(value)]),
        width,
      )
    case 'tiles':
      return tileLines(block.tiles, width)
    case 'table':
      return tableText(block, width)
    case 'chart':
      return chartLines(block.chart, width)
  }
}

function bullet(sign: string, text: string, width: number): string[] {
  const indent = ' '.repeat(sign.length + 1)
  return wrapText(text, width - indent.length).map((line, index) => (index === 0 ? `${sign} ${line}` : indent + line))
}

function words(cell: Cell): string {
  if (typeof cell === 'string') return cell
  return cell.unknown ? paint('dim', cell.text) : cell.text
}

function tileLines(tiles: readonly Tile[], width: number): string[] {
  const label = Math.max(...tiles.map((tile) => displayWidth(tile.label)))
  const value = Math.max(...tiles.map((tile) => displayWidth(tile.value)))
  return tiles.flatMap((tile) => {
    const start = `${pad(tile.label, label)}  ${pad(paint(tile.unknown ? 'dim' : 'bold', tile.value), value)}  `
    const room = Math.max(20, width - label - value - 4)
    return wrapText(tile.detail, room).map((line, index) => (index === 0 ? start : ' '.repeat(label + value + 4)) + paint('dim', line))
  })
}

/** A table where it fits; else one block of lines per row, so that nothing is cut. */
function tableText({ head, rows, total = false }: Table, width: number): string[] {
  const cells = rows.map((row) => row.map(words))
  const columns = head.map((column) => ({ title: column.title, align: column.right === true ? ('right' as const) : ('left' as const) }))
  const lines = tableLines(columns, cells, width)
  if (lines.every((line) => displayWidth(line) <= width)) {
    if (!total) return lines
    const last = lines.at(-1) ?? ''
    return [...lines.slice(0, -1), paint('dim', '─'.repeat(Math.min(width, displayWidth(last)))), last]
  }
  return cells.flatMap((row, at) => [
    ...(at === 0 ? [] : ['']),
    ...wrapText(row[0] ?? '', width).map((line) => paint('bold', line)),
    ...factLines(
      row.slice(1).flatMap((value, index) => (value === '' ? [] : [[head[index + 1]?.title ?? '', value] as const])),
      width - 2,
    ).map((line) => `  ${line}`),
  ])
}

// Drawings

const fills = ['█', '▓', '░'] as const

function chartLines(chart: Chart, width: number): string[] {
  const title = paint('bold', chart.title)
  switch (chart.kind) {
    case 'bars': {
      const bars = chart.rows.map(({ label, value, mark }): PlotBar => ({
        label,
        value,
        mark,
        text: mark === null ? chart.format(value) : `${chart.format(value)} / ${chart.format(mark)}`,
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
    case 'lines': {
      const names = Math.max(...chart.series.map(({ name }) => displayWidth(name)))
      const lines = chart.series.map(({ name, values }) => {
        const known = values.filter((value) => value !== null)
        const ends = known.length === 0 ? '' : `${chart.format(known[0] as number)} → ${chart.format(known.at(-1) as number)}`
        return `${pad(name, names)}  ${sparkline(values)}  ${ends}`.trimEnd()
      })
      return [title, ...lines, paint('dim', `${chart.labels[0] ?? ''} – ${chart.labels.at(-1) ?? ''}`)]
    }
  }
}
