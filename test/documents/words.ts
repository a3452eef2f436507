import type { Block, Cell, Chart, Document, Table } from '../../src/documents/document.ts'

/** Kinds of charts whose drawing is there; else only their figures. */
interface Drawn {
  readonly drawn: readonly Chart['kind'][]
}

const all: Drawn = { drawn: ['bars', 'columns', 'lines', 'timeline', 'heatmap'] }

/** Every text of a document that a reader must find, in its order, in any of its forms. */
export function textsOf({ kicker, title, subtitle, draft, from, sections, foot }: Document, { drawn } = all): string[] {
  const blockTexts = (block: Block): readonly string[] => textsOfBlock(block, drawn)
  return [
    ...from,
    kicker,
    title,
    subtitle,
    ...(draft === null ? [] : [draft]),
    ...sections.flatMap((section) => [section.title, ...section.blocks.flatMap(blockTexts)]),
    ...foot,
  ]
}

function textsOfBlock(block: Block, drawn: Drawn['drawn']): readonly string[] {
  switch (block.kind) {
    case 'sentences':
      return block.sentences
    case 'paragraph':
    case 'note':
    case 'banner':
    case 'heading':
      return [block.text]
    case 'list':
      return block.items
    case 'facts':
      return block.facts.flatMap(([label, value]) => [label, plain(value)])
    case 'tiles':
      return block.tiles.flatMap(({ label, value, detail }) => [label, value, detail])
    case 'table':
      return tableTexts(block)
    case 'cards':
      return block.cards.flatMap(({ title, text, facts }) => [
        title,
        text,
        ...facts.flatMap(([label, value]) => [label, plain(value)]),
      ])
    case 'chart':
      return [
        block.chart.title,
        ...(drawn.includes(block.chart.kind) ? chartTexts(block.chart) : []),
        ...tableTexts(block.chart.figures),
      ]
  }
}

function chartTexts(chart: Chart): string[] {
  switch (chart.kind) {
    case 'bars':
      return chart.rows.flatMap(({ label, value, said }) => [label, said ?? chart.format(value)])
    case 'columns':
      return [...chart.labels, ...chart.series.map(({ name }) => name)]
    case 'lines':
      return [...chart.labels, ...chart.series.map(({ name }) => name), ...(chart.mark === undefined ? [] : [chart.mark.label])]
    case 'heatmap':
      return [
        ...chart.rows,
        ...chart.columns,
        chart.name,
        ...chart.cells.flatMap(({ value, count }) => [...(value === null ? [] : [chart.format(value)]), chart.counted(count)]),
      ]
    case 'timeline':
      return chart.ticks.map(({ label }) => label)
  }
}

function tableTexts({ head, rows }: Table): string[] {
  return rows.length === 0 ? [] : [...head.map(({ title }) => title), ...rows.flat().map(plain)]
}

function plain(cell: Cell): string {
  return typeof cell === 'string' ? cell : cell.text
}

/** Without spaces and hyphens: where a line ends is the format's own matter. */
export function pressed(text: string): string {
  return text.replace(/[\s\u00A0\u202F\u2002-]+/g, '')
}

/** The words of the document that a form lacks; a mark may be set in capitals. */
export function missingWords(document: Document, form: string, drawn = all): string[] {
  const whole = pressed(form).toLowerCase()
  return textsOf(document, drawn)
    .flatMap((text) => text.split(/[\s\u00A0\u202F-]+/))
    .filter((word) => !whole.includes(word.toLowerCase()))
}
