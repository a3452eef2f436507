import { eastAsianWidth } from 'get-east-asian-width'
import { unpainted } from './paint.ts'
import { sanitise } from './sanitise.ts'

interface Measure {
  readonly segmenter: Intl.Segmenter
  readonly emoji: RegExp
  readonly keycap: RegExp
  readonly picture: RegExp
  readonly visible: RegExp
  readonly spacing: RegExp
}

/** Made when the first text needs it: the segmenter is dear, and a literal with these emoji costs 20 ms when it is only read. */
let measure: Measure | undefined
function graphemes(): Measure {
  return (measure ??= {
    segmenter: new Intl.Segmenter('fr', { granularity: 'grapheme' }),
    emoji: new RegExp('^\\p{RGI_Emoji}$', 'v'),
    keycap: /^[\d#*]\u20E3$/,
    picture: /\p{Extended_Pictographic}/gu,
    visible: /[^\p{Default_Ignorable_Code_Point}\p{Control}\p{Format}\p{Nonspacing_Mark}\p{Enclosing_Mark}\p{Surrogate}]/u,
    spacing: /[\p{Spacing_Mark}\uFF00-\uFFEF]/u,
  })
}

/** Signs that each take one column and join no other, arrows and drawings too: nearly every text, and a hundred times faster than graphemes. */
export const plain =
  /^[\u0020-\u007E\u00A0-\u00AC\u00AE-\u02AF\u2010-\u2027\u202F\u20AC\u2190-\u2199\u2212\u2264\u2265\u2500-\u259F\u2713\u2717]*$/

/**
 * Columns of one grapheme, as `string-width` counts them (a test compares): that library reads its emoji when it is loaded, which
 * each start would pay for.
 */
function widthOf(segment: string): number {
  const { emoji, keycap, picture, visible, spacing } = graphemes()
  const base = segment.search(visible)
  if (base < 0) return 0
  const pictures = segment.includes('\u200D') ? (segment.match(picture)?.length ?? 0) : 0
  if (pictures > 1 || emoji.test(segment) || keycap.test(segment)) return 2
  let width = 0
  for (const sign of segment.slice(base)) {
    if (width === 0 || spacing.test(sign)) width += eastAsianWidth(sign.codePointAt(0) ?? 0)
  }
  return width
}

/** Columns a text takes on a terminal, where what nobody sees is shown; our style marks take none. */
export function displayWidth(text: string): number {
  const drawn = unpainted(text)
  if (plain.test(drawn)) return drawn.length
  let width = 0
  for (const { segment } of graphemes().segmenter.segment(sanitise(drawn))) width += widthOf(segment)
  return width
}

/** Cut to `width` columns with `…`, only for a table: the whole text is one command away. Style marks are dropped when cut. */
export function fit(text: string, width: number): string {
  if (displayWidth(text) <= width) return text
  const drawn = unpainted(text)
  if (plain.test(drawn)) return `${drawn.slice(0, width - 1)}…`
  let out = ''
  let used = 0
  for (const { segment } of graphemes().segmenter.segment(sanitise(drawn))) {
    const columns = widthOf(segment)
    if (used + columns > width - 1) break
    out += segment
    used += columns
  }
  return `${out}…`
}

export function pad(text: string, width: number, side: 'left' | 'right' = 'left'): string {
  const missing = ' '.repeat(Math.max(0, width - displayWidth(text)))
  return side === 'left' ? text + missing : missing + text
}
