/**
 * A report or a strategy as a document in one language: what is said, not how it looks. Every string is text, never markup; each
 * format escapes all of it. Written once, shown as HTML, PDF, DOCX, Markdown and on the terminal.
 */
export interface Document {
  readonly lang: 'fr' | 'en'
  /** A page of its own before the first section; else only a heading. */
  readonly cover: boolean
  readonly kicker: string
  readonly title: string
  readonly subtitle: string
  /** Shown across the cover of what must not be handed over. */
  readonly draft: string | null
  readonly from: readonly string[]
  /** The instant of its data: on the cover as a day, and why the same document gives the same file twice. */
  readonly made_at: string
  readonly sections: readonly Section[]
  readonly foot: readonly string[]
}

export interface Section {
  /** Null: not counted, as a page that stands for the whole. */
  readonly number: number | null
  readonly title: string
  /** The next section begins on a new page. */
  readonly ends_page?: true
  readonly blocks: readonly Block[]
}

export type Block =
  /** The five sentences. */
  | { readonly kind: 'sentences'; readonly sentences: readonly string[] }
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'note'; readonly text: string }
  | { readonly kind: 'banner'; readonly text: string }
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[]; readonly ordered: boolean }
  | { readonly kind: 'facts'; readonly facts: readonly (readonly [label: string, value: Cell])[] }
  | { readonly kind: 'tiles'; readonly tiles: readonly Tile[] }
  | ({ readonly kind: 'table' } & Table)
  | { readonly kind: 'chart'; readonly chart: Chart }
  /** Things beside their picture, as posts. */
  | { readonly kind: 'cards'; readonly cards: readonly Card[] }

export interface Tile {
  readonly label: string
  readonly value: string
  readonly detail: string
  readonly unknown: boolean
}

export interface Card {
  readonly title: string
  readonly text: string
  readonly facts: readonly (readonly [label: string, value: Cell])[]
  readonly href: string | null
  readonly picture: CardPicture | null
}

/** `alt`: what it shows, for who does not see it; empty where it only adorns. */
export interface CardPicture {
  readonly mime: string
  readonly bytes: Uint8Array
  readonly alt: string
}

export interface Table {
  readonly head: readonly Column[]
  readonly rows: readonly (readonly Cell[])[]
  /** The last row sums up the others. */
  readonly total?: boolean
}

export interface Column {
  readonly title: string
  readonly right?: boolean
}

/** `unknown`: not measured, with its reason in the text. `estimated`: set in italics. */
export type Cell =
  | string
  | { readonly text: string; readonly unknown?: true; readonly estimated?: true; readonly href?: string }

export type Chart = ColumnChart | BarChart | LineChart | TimelineChart | HeatmapChart

interface AnyChart {
  /** Unique in the document. */
  readonly id: string
  readonly title: string
  /** What one sees, for who does not see it. */
  readonly about: string
  /** The figures of the drawing, beside it. */
  readonly figures: Table
  /** A value as a reader sees it; a day of a timeline. */
  readonly format: (value: number) => string
  /** A round value on an axis, shorter. */
  readonly tick: (value: number) => string
}

/** Bars side by side for each period; null: not measured, no bar. */
export interface ColumnChart extends AnyChart {
  readonly kind: 'columns'
  readonly labels: readonly string[]
  readonly series: readonly { readonly name: string; readonly values: readonly (number | null)[] }[]
  /** No colour that judges. */
  readonly neutral: boolean
  /** What stands where a value is missing. */
  readonly missing: string
}

/** One horizontal bar per row, and a mark at what was planned. */
export interface BarChart extends AnyChart {
  readonly kind: 'bars'
  readonly names: { readonly value: string; readonly mark: string }
  readonly rows: readonly BarRow[]
}

export interface BarRow {
  readonly label: string
  readonly value: number
  readonly mark: number | null
  /** What stands beside the bar, where the length is no figure of its own: else the value and the mark. */
  readonly said?: string
}

/** Lines over the periods around a zero line; null: not measured, the line breaks. */
export interface LineChart extends AnyChart {
  readonly kind: 'lines'
  readonly labels: readonly string[]
  readonly series: readonly { readonly name: string; readonly values: readonly (number | null)[] }[]
  readonly zero: string
  readonly neutral: boolean
  /** A period that matters, as the one where two lines cross. */
  readonly mark?: { readonly index: number; readonly label: string }
}

/** One bar per row from its first day to its last, under a scale of days; done ones are told apart by shape. */
export interface TimelineChart extends AnyChart {
  readonly kind: 'timeline'
  /** Days in all: the scale goes from 1 to this. */
  readonly days: number
  readonly ticks: readonly { readonly day: number; readonly label: string }[]
  readonly rows: readonly { readonly label: string; readonly from: number; readonly to: number; readonly done: boolean }[]
  readonly names: { readonly done: string; readonly open: string }
}

/** Days by hours: the darker, the more; each cell says its value and of how many posts it is the mean. Null: none there. */
export interface HeatmapChart extends AnyChart {
  readonly kind: 'heatmap'
  readonly rows: readonly string[]
  readonly columns: readonly string[]
  readonly cells: readonly {
    readonly row: number
    readonly column: number
    readonly value: number | null
    readonly count: number
  }[]
  /** What the shade tells. */
  readonly name: string
  /** How many posts a cell stands for, in words. */
  readonly counted: (count: number) => string
}
