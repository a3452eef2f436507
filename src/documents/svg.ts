import type { BarChart, Chart, ColumnChart, HeatmapChart, LineChart, TimelineChart } from './document.ts'
import { escapeMarkup, shortened } from './markup.ts'

/**
 * A document's drawings as inline SVG: no script, no network, no library. Colours come from the style sheet; what they tell is told
 * by shape too (solid, hatched, outlined, dashed), and the figures stand in a table below. Nothing to draw: an empty text. What
 * stands for a value is a group of the class `v` with its words as title, and what belongs to a series says which (`data-s`): a page
 * that runs its script makes these answer to keys and fingers.
 */
export function drawChart(chart: Chart, idPrefix: string): string {
  if (isEmpty(chart)) return ''
  switch (chart.kind) {
    case 'columns':
      return drawColumns(chart, idPrefix)
    case 'bars':
      return drawBars(chart, idPrefix)
    case 'lines':
      return drawLines(chart, idPrefix)
    case 'timeline':
      return drawTimeline(chart, idPrefix)
    case 'heatmap':
      return drawHeatmap(chart, idPrefix)
  }
}

export function isEmpty(chart: Chart): boolean {
  if (chart.kind === 'bars' || chart.kind === 'timeline') return chart.rows.length === 0
  if (chart.kind === 'heatmap') return chart.rows.length === 0 || chart.columns.length === 0
  return chart.labels.length === 0 || chart.series.length === 0
}

/** A long timeline in parts of so many rows at most, for paper; none where there is nothing to draw. */
export function inParts(chart: Chart, most: number): Chart[] {
  if (isEmpty(chart)) return []
  if (chart.kind !== 'timeline') return [chart]
  const count = Math.ceil(chart.rows.length / most)
  const rows = Math.ceil(chart.rows.length / count)
  return Array.from({ length: count }, (_, part) => ({ ...chart, rows: chart.rows.slice(part * rows, (part + 1) * rows) }))
}

export function isNeutral(chart: Chart): boolean {
  return (chart.kind === 'columns' || chart.kind === 'lines') && chart.neutral
}

const width = 720
const t = escapeMarkup

/** Coordinates with one decimal at most: shorter, and as sharp as a screen. */
function n(value: number): string {
  return String(Math.round(value * 10) / 10)
}

function text(x: number, y: number, content: string, options: { anchor?: 'middle' | 'end'; class?: string } = {}): string {
  const anchor = options.anchor === undefined ? '' : ` text-anchor="${options.anchor}"`
  const style = options.class === undefined ? '' : ` class="${options.class}"`
  return `<text x="${n(x)}" y="${n(y)}"${anchor}${style}>${t(content)}</text>`
}

function line(x1: number, y1: number, x2: number, y2: number, style: string): string {
  return `<line x1="${n(x1)}" y1="${n(y1)}" x2="${n(x2)}" y2="${n(y2)}" class="${style}"/>`
}

/** What stands for one value. */
function valueGroup(said: string, shape: string, series?: number): string {
  return `<g class="v"${series === undefined ? '' : ` data-s="${series}"`}><title>${t(said)}</title>${shape}</g>`
}

function rect(x: number, y: number, w: number, h: number, attributes: string): string {
  return `<rect x="${n(x)}" y="${n(y)}" width="${n(w)}" height="${n(h)}" ${attributes}/>`
}

function frame(chart: Chart, idPrefix: string, height: number, body: string): string {
  const id = `${idPrefix}-${chart.id}`
  const style = isNeutral(chart) ? ' class="neutral"' : ''
  return (
    `<svg viewBox="0 0 ${width} ${n(height)}" role="img" aria-labelledby="${id}-t ${id}-d"${style} xmlns="http://www.w3.org/2000/svg">` +
    `<title id="${id}-t">${t(chart.title)}</title><desc id="${id}-d">${t(chart.about)}</desc>${body}</svg>`
  )
}

/** About how wide a text is at 12 px: enough to keep labels apart. */
function roomFor(content: string): number {
  return content.length * 7.2
}

// Scales

interface Scale {
  readonly ticks: readonly number[]
  at(value: number): number
}

/** From `low` to `high` and always over 0, in three to six round steps, upwards from `bottom` to `top`. */
function scaleOver(values: readonly number[], bottom: number, top: number): Scale {
  const low = Math.min(0, ...values)
  const high = Math.max(0, ...values)
  const step = roundStep((high - low || 1) / 4)
  const first = Math.floor(low / step)
  const last = Math.max(first + 1, Math.ceil(high / step))
  const ticks = Array.from({ length: last - first + 1 }, (_, index) => (first + index) * step)
  const [from, to] = [first * step, last * step]
  return { ticks, at: (value) => bottom - ((value - from) / (to - from)) * (bottom - top) }
}

function roundStep(least: number): number {
  const power = 10 ** Math.floor(Math.log10(least))
  const found = [1, 2, 2.5, 5, 10].find((factor) => factor * power >= least) ?? 10
  return found * power
}

function gridOf(scale: Scale, left: number, right: number, tick: (value: number) => string): string {
  return scale.ticks
    .map((value) => {
      const y = scale.at(value)
      return (
        line(left, y, right, y, value === 0 ? 'axis' : 'grid') +
        text(left - 8, y + 4, tick(value), { anchor: 'end', class: 's' })
      )
    })
    .join('')
}

/** Every second or third label where they would touch. */
function labelsBelow(labels: readonly string[], centre: (index: number) => number, y: number, room: number): string {
  const widest = Math.max(...labels.map(roomFor))
  const every = Math.max(1, Math.ceil((widest + 6) / room))
  return labels
    .map((label, index) => (index % every === 0 ? text(centre(index), y, label, { anchor: 'middle', class: 's' }) : ''))
    .join('')
}

// Columns

const columnStyles = ['class="c0"', 'class="c1"', 'hatched'] as const

function drawColumns(chart: ColumnChart, idPrefix: string): string {
  const hatch = `${idPrefix}-${chart.id}-h`
  const values = chart.series.flatMap((series) => series.values).filter((value) => value !== null)
  const height = 280
  const [top, bottom] = [44, height - 34]
  const scale = scaleOver(values, bottom, top)
  const left = Math.max(...scale.ticks.map((value) => roomFor(chart.tick(value)))) + 14
  const group = (width - left) / chart.labels.length
  const few = chart.labels.length * chart.series.length <= 9
  const bar = Math.min(few ? 84 : 46, (group * 0.78) / chart.series.length)
  const gap = Math.min(3, bar * 0.08)
  const start = (index: number): number => left + group * (index + 0.5) - (bar * chart.series.length) / 2
  const paint = (index: number): string =>
    columnStyles[index] === 'hatched' ? `fill="url(#${hatch})" class="edge"` : (columnStyles[index] ?? 'class="c0"')
  const widest = Math.max(...values.map((value) => roomFor(chart.format(value))), 0)

  const bars = chart.labels.map((_, at) =>
    chart.series
      .map((series, index) => {
        const value = series.values[at] ?? null
        const x = start(at) + bar * index
        const zero = scale.at(0)
        if (value === null) {
          return `<g data-s="${index}">${line(x + bar * 0.25, zero - 6, x + bar * 0.75, zero - 6, 'grid')}${text(x + bar / 2, zero - 10, '×', { anchor: 'middle', class: 's' })}</g>`
        }
        const y = scale.at(value)
        const said = `${series.name} · ${chart.labels[at] ?? ''} · ${chart.format(value)}`
        const shape = rect(
          x + gap / 2,
          Math.min(y, zero),
          bar - gap,
          Math.max(Math.abs(zero - y), value === 0 ? 0 : 1),
          paint(index),
        )
        const label =
          few && widest <= bar + 8
            ? text(x + bar / 2, value < 0 ? y + 14 : y - 6, chart.format(value), { anchor: 'middle' })
            : ''
        return valueGroup(said, shape + label, index)
      })
      .join(''),
  )
  const anyMissing = chart.series.some((series) => series.values.includes(null))
  const legend = legendOf(
    [
      ...chart.series.map((series, index) => ({
        name: series.name,
        series: index,
        swatch: (x: number) => rect(x, 8, 14, 12, paint(index)),
      })),
      ...(anyMissing
        ? [{ name: chart.missing, swatch: (x: number) => text(x + 7, 18, '×', { anchor: 'middle', class: 's' }) }]
        : []),
    ],
    left,
  )
  const body =
    `<defs><pattern id="${hatch}" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">` +
    `<line x1="0" y1="0" x2="0" y2="6" class="hatch"/></pattern></defs>` +
    legend +
    gridOf(scale, left, width, chart.tick) +
    bars.join('') +
    line(left, scale.at(0), width, scale.at(0), 'axis') +
    labelsBelow(chart.labels, (index) => left + group * (index + 0.5), height - 12, group)
  return frame(chart, idPrefix, height, body)
}

interface LegendItem {
  readonly name: string
  readonly swatch: (x: number) => string
  /** Which series it names, where several can be told apart. */
  readonly series?: number
}

function legendOf(items: readonly LegendItem[], left: number): string {
  const several = items.filter(({ series }) => series !== undefined).length > 1
  let x = left
  return items
    .map(({ name, swatch, series }) => {
      const at = x
      x += 22 + roomFor(name) + 18
      const drawn = swatch(at) + text(at + 20, 18, name)
      return several && series !== undefined ? `<g class="toggle" data-s="${series}">${drawn}</g>` : drawn
    })
    .join('')
}

// Bars

/** Letters of a label on one of its two lines. */
const barLetters = 27

function drawBars(chart: BarChart, idPrefix: string): string {
  const row = 34
  const top = 34
  const height = top + row * chart.rows.length + 4
  const labels = chart.rows.map(({ label }) => twoLines(label, barLetters))
  const left = Math.max(...labels.flat().map(roomFor), 60) + 12
  const words = chart.rows.map(({ value, mark, said }) =>
    said !== undefined
      ? ([said, ''] as const)
      : ([chart.format(value), mark === null ? '' : ` / ${chart.format(mark)}`] as const),
  )
  const right = width - Math.max(...words.map(([value, mark]) => roomFor(value + mark))) - 16
  const most = Math.max(1, ...chart.rows.map(({ value, mark }) => Math.max(value, mark ?? 0)))
  const at = (value: number): number => left + (value / most) * (right - left)
  const rows = chart.rows.map(({ label, value, mark: aim }, index) => {
    const y = top + row * index
    const [said, planned] = words[index] as readonly [string, string]
    const marked = aim === null || aim === 0 ? '' : line(at(aim), y + 3, at(aim), y + row - 7, 'mark')
    const track = aim === null || aim <= value ? '' : rect(left, y + 7, at(aim) - left, row - 18, 'class="track"')
    return valueGroup(
      `${label} · ${said}${planned}`,
      (labels[index] ?? [])
        .map((part, at, all) => text(left - 10, y + 20 + 14 * at - 7 * (all.length - 1), part, { anchor: 'end' }))
        .join('') +
        track +
        rect(left, y + 7, Math.max(at(value) - left, value > 0 ? 1 : 0), row - 18, 'class="c1"') +
        marked +
        `<text x="${n(Math.max(at(Math.max(value, aim ?? 0)), left) + 10)}" y="${n(y + 20)}"><tspan class="b">${t(said)}</tspan><tspan class="s">${t(planned)}</tspan></text>`,
    )
  })
  const planned = chart.rows.some(({ mark }) => mark !== null && mark > 0)
  const legend = legendOf(
    [
      { name: chart.names.value, swatch: (x) => rect(x, 8, 14, 12, 'class="c1"') },
      ...(planned ? [{ name: chart.names.mark, swatch: (x: number) => line(x + 7, 6, x + 7, 22, 'mark') }] : []),
    ],
    left,
  )
  return frame(chart, idPrefix, height, legend + line(left, top, left, height - 4, 'axis') + rows.join(''))
}

// Lines

function drawLines(chart: LineChart, idPrefix: string): string {
  const height = chart.mark === undefined ? 260 : 280
  const [top, bottom] = [chart.mark === undefined ? 40 : 56, height - 34]
  const values = chart.series.flatMap((series) => series.values).filter((value) => value !== null)
  const scale = scaleOver(values, bottom, top)
  const left = Math.max(...scale.ticks.map((value) => roomFor(chart.tick(value)))) + 14
  const right = width - 84
  const step = chart.labels.length > 1 ? (right - left - 24) / (chart.labels.length - 1) : 0
  const x = (index: number): number => left + 12 + step * index
  const drawn = chart.series.map((series, which) => {
    const paths = runsOf(series.values).map((run) => {
      const points = run.map(({ index, value }) => `${n(x(index))},${n(scale.at(value))}`)
      return `<g data-s="${which}"><polyline points="${points.join(' ')}" class="l${which}"/></g>`
    })
    const dots = series.values.map((value, index) => {
      if (value === null) return ''
      const said = `${series.name} · ${chart.labels[index] ?? ''} · ${chart.format(value)}`
      return valueGroup(said, dot(which, x(index), scale.at(value)), which)
    })
    return paths.join('') + dots.join('')
  })
  const legend = legendOf(
    chart.series.map((series, which) => ({
      name: series.name,
      series: which,
      swatch: (at: number) => `${line(at - 4, 14, at + 16, 14, `l${which}`)}${dot(which, at + 6, 14)}`,
    })),
    left + 4,
  )
  const body =
    legend +
    gridOf(scale, left, right, chart.tick) +
    (chart.zero === '' ? '' : text(right + 8, scale.at(0) + 4, chart.zero, { class: 's' })) +
    crossing(chart, x, top, bottom, right) +
    drawn.join('') +
    labelsBelow(chart.labels, x, height - 12, step || width)
  return frame(chart, idPrefix, height, body)
}

/** A circle, a square and a lozenge: told apart without colour. */
function dot(which: number, x: number, y: number): string {
  if (which === 0) return `<circle cx="${n(x)}" cy="${n(y)}" r="4" class="d0"/>`
  if (which === 1) return rect(x - 3.5, y - 3.5, 7, 7, 'class="d1"')
  return `<polygon points="${n(x)},${n(y - 5)} ${n(x + 5)},${n(y)} ${n(x)},${n(y + 5)} ${n(x - 5)},${n(y)}" class="d2"/>`
}

/** An upright line at the period that matters, its words above, on the side where there is room. */
function crossing(
  { mark: found, labels }: LineChart,
  x: (index: number) => number,
  top: number,
  bottom: number,
  right: number,
): string {
  if (found === undefined || found.index < 0 || found.index >= labels.length) return ''
  const at = x(found.index)
  const room = roomFor(found.label)
  const anchor = at + room / 2 > right + 84 ? 'end' : 'middle'
  return line(at, top - 4, at, bottom, 'mark') + text(Math.max(at, room / 2), top - 8, found.label, { anchor, class: 'b' })
}

/** The stretches without a gap: a month not measured breaks the line. */
function runsOf(values: readonly (number | null)[]): { index: number; value: number }[][] {
  const runs: { index: number; value: number }[][] = [[]]
  for (const [index, value] of values.entries()) {
    if (value === null) runs.push([])
    else runs.at(-1)?.push({ index, value })
  }
  return runs.filter((run) => run.length > 0)
}

// Timelines

/** Names stand in this much of the width, in at most two lines. */
const nameRoom = 336
/** Letters of a name on one line: small text is narrower than `roomFor` reckons, which keeps labels apart. */
const nameLetters = 50

function drawTimeline(chart: TimelineChart, idPrefix: string): string {
  const { rows, ticks, days } = chart
  const left = nameRoom + 14
  const at = (day: number): number => left + ((day - 1) / Math.max(1, days)) * (width - left)
  const anyDone = rows.some(({ done }) => done)
  const scale = anyDone ? 44 : 16
  let y = scale + 8
  const bars = rows.map(({ label, from, to, done }) => {
    const lines = twoLines(label, nameLetters)
    const height = 9 + 13 * lines.length
    const [top, middle] = [y, y + height / 2]
    y += height
    const wide = Math.max(7, at(to + 1) - at(from))
    const x = Math.max(left, Math.min(at(from), width - wide))
    const bar = rect(x, middle - 5, wide, 10, done ? 'class="done" rx="2"' : 'class="c1" rx="2"')
    const names = lines.map((part, index) => text(0, top + 14 + 13 * index, part, { class: 'n' }))
    const said = `${label} · ${spanOf(chart, from, to)}`
    return valueGroup(said, names.join('') + bar + (done ? checkMark(x - 13, middle) : '')) + line(0, y, width, y, 'grid')
  })
  const grid = ticks
    .filter(({ day }) => day >= 1 && day <= days)
    .map(({ day, label }) => {
      const late = at(day) + roomFor(label) > width
      return (
        line(at(day), scale - 2, at(day), y, 'grid') +
        text(at(day), scale - 6, label, late ? { class: 's', anchor: 'end' } : { class: 's' })
      )
    })
    .join('')
  const legend = anyDone
    ? legendOf(
        [
          { name: chart.names.done, swatch: (x) => checkMark(x - 13, 14) + rect(x, 9, 14, 10, 'class="done" rx="2"') },
          { name: chart.names.open, swatch: (x) => rect(x, 9, 14, 10, 'class="c1" rx="2"') },
        ],
        left + 14,
      )
    : ''
  return frame(chart, idPrefix, y + 4, legend + grid + line(0, scale + 8, width, scale + 8, 'grid') + bars.join(''))
}

/** From its first to its last day, as a reader sees it. */
export function spanOf({ format }: TimelineChart, from: number, to: number): string {
  return from === to ? format(from) : `${format(from)} – ${format(to)}`
}

function checkMark(x: number, y: number): string {
  return `<polyline points="${n(x)},${n(y)} ${n(x + 3.5)},${n(y + 4)} ${n(x + 9.5)},${n(y - 5)}" class="tick"/>`
}

/** Broken at a space; what does not fit into two lines is cut with a sign. */
function twoLines(label: string, most: number): string[] {
  if (label.length <= most) return [label]
  const space = label.lastIndexOf(' ', most)
  const at = space > most / 2 ? space : most
  return [label.slice(0, at), shortened(label.slice(at).trimStart(), most)]
}

// Heat maps

/** Shades from paper to full; the words in a cell stay readable on each. */
export const shades = 5

/** From 0 (nothing) to the darkest, 4, as a share of the largest value. */
export function shadeOf(value: number | null, most: number): number {
  if (value === null || value <= 0 || most <= 0) return 0
  return Math.max(1, Math.min(shades - 1, Math.ceil((value / most) * (shades - 1))))
}

export function largest({ cells }: HeatmapChart): number {
  return Math.max(0, ...cells.map(({ value }) => value ?? 0))
}

function drawHeatmap(chart: HeatmapChart, idPrefix: string): string {
  const [row, top] = [36, 56]
  const left = Math.min(180, Math.max(...chart.rows.map(roomFor), 40)) + 10
  const column = (width - left) / chart.columns.length
  const most = largest(chart)
  const height = top + row * chart.rows.length + 4
  const cells = chart.rows.flatMap((day, at) =>
    chart.columns.map((hours, index) => {
      const found = chart.cells.find((cell) => cell.row === at && cell.column === index)
      const [value, count] = [found?.value ?? null, found?.count ?? 0]
      const [x, y] = [left + column * index, top + row * at]
      const shade = shadeOf(value, most)
      const box = rect(x + 1, y + 1, column - 2, row - 2, `class="h${shade}" rx="2"`)
      if (count === 0) return box
      const ink = shade === shades - 1 ? 'hl' : 'hd'
      const words =
        value === null
          ? text(x + column / 2, y + row / 2 + 4, chart.counted(count), { anchor: 'middle', class: 'sm' })
          : text(x + column / 2, y + row / 2 - 1, chart.format(value), { anchor: 'middle', class: ink }) +
            text(x + column / 2, y + row / 2 + 12, chart.counted(count), { anchor: 'middle', class: `${ink} sm` })
      const said = [day, hours, ...(value === null ? [] : [chart.format(value)]), chart.counted(count)].join(' · ')
      return valueGroup(said, box + words)
    }),
  )
  const names = chart.rows.map((day, at) => text(left - 8, top + row * at + row / 2 + 4, shortened(day, 24), { anchor: 'end' }))
  const hours = chart.columns.map((one, index) =>
    text(left + column * (index + 0.5), top - 8, one, { anchor: 'middle', class: 's' }),
  )
  const scale = Array.from({ length: shades - 1 }, (_, index) => rect(left + 20 * index, 8, 20, 12, `class="h${index + 1}"`))
  const legend = scale.join('') + text(left + 20 * shades - 8, 18, chart.name)
  return frame(chart, idPrefix, height, legend + hours.join('') + names.join('') + cells.join(''))
}
