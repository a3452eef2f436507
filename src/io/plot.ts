import { colon, inWords, paint, wordsIn } from './paint.ts'
import { displayWidth, fit, pad } from './width.ts'

/** Small drawings for a terminal, made of blocks: they can be read without colour and in a file; with `--plain` their numbers are said. */

export interface PlotBar {
  readonly label: string
  /** Null: not measured; no bar is drawn and `text` says why. */
  readonly value: number | null
  /** Where the plan stands, drawn as `|`. */
  readonly mark?: number | null
  readonly text: string
  /** What the bar is made of: tells series apart without colour. */
  readonly fill?: '█' | '▒' | '░' | '▓'
  /** What the fill stands for, where the legend alone tells it. */
  readonly kind?: string
}

const smallest = 10
const largest = 48

/**
 * Horizontal bars on one scale, in at most `columns` columns: label, bar, text. Values below 0 go to the left of the axis `│`.
 * Any value but 0 has one block at least.
 */
export function plotBars(bars: readonly PlotBar[], columns: number): string[] {
  if (bars.length === 0) return []
  const labels = Math.min(28, Math.max(...bars.map(({ label }) => displayWidth(label))))
  const texts = Math.max(...bars.map(({ text }) => displayWidth(text)))
  const values = bars.flatMap(({ value, mark }) => [value ?? 0, mark ?? 0])
  const [low, high] = [Math.min(0, ...values), Math.max(0, ...values)]
  const room = Math.max(smallest, Math.min(largest, columns - labels - texts - 4))
  const before = low === 0 ? 0 : Math.max(1, Math.round((room * -low) / (high - low)))
  const after = room - before
  const cells = (value: number): number => {
    if (value === 0) return 0
    const scale = value < 0 ? before / -low : after / high
    return Math.max(1, Math.round(Math.abs(value) * scale))
  }
  return bars.map(({ label, value, mark, text, fill = '█', kind }) => {
    const size = value === null ? 0 : cells(value)
    const left = value !== null && value < 0 ? fill.repeat(size).padStart(before) : ' '.repeat(before)
    const right = [...(value !== null && value > 0 ? fill.repeat(size) : '').padEnd(after)]
    if (mark != null && mark > 0) right[Math.min(after, cells(mark)) - 1] = '|'
    const drawing = `${left}${before > 0 ? '│' : ''}${right.join('')}`
    const name = [label, kind ?? ''].filter((part) => part !== '').join(', ')
    const said = name === '' ? wordsIn(text) : `${wordsIn(name)}${colon}${wordsIn(text)}`
    return inWords(`${pad(fit(label, labels), labels)}  ${drawing}  ${text}`.trimEnd(), said)
  })
}

const steps = '▁▂▃▄▅▆▇█'

/**
 * One character per value, from the lowest to the highest; `·` where nothing was measured. Zeros alone lie on the ground. `said`: the
 * same in words.
 */
export function sparkline(values: readonly (number | null)[], said: string): string {
  const known = values.filter((value) => value !== null)
  const [low, high] = [Math.min(...known), Math.max(...known)]
  const drawn = values
    .map((value) => {
      if (value === null) return '·'
      const height = high > low ? (value - low) / (high - low) : high === 0 ? 0 : 0.5
      return steps[Math.min(steps.length - 1, Math.floor(height * steps.length))] ?? '·'
    })
    .join('')
  return inWords(drawn, said)
}

const shades = ['░', '▒', '▓', '█'] as const

/** How dark a value is between the lowest and the highest: `░` to `█`. */
export function shade(value: number, low: number, high: number): string {
  const height = high <= low ? 0.5 : (value - low) / (high - low)
  return shades[Math.max(0, Math.min(shades.length - 1, Math.floor(height * shades.length)))] ?? ''
}

/** A legend on one line: what each fill stands for. Without drawings there is nothing to explain. */
export function plotLegend(items: readonly (readonly [sign: string, name: string])[]): string {
  return inWords(paint('dim', items.map(([sign, name]) => `${sign} ${name}`).join('   ')), '')
}

/** How far something is: `█████░░░░░`. */
export function progressBar(done: number, total: number, width = 16): string {
  const full = total <= 0 ? 0 : Math.min(width, Math.floor((width * done) / total))
  return '█'.repeat(full) + '░'.repeat(width - full)
}
