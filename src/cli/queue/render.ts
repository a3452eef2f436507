import type { Context } from '../../context.ts'
import { deliveryStatusLabel } from '../../i18n/labels.ts'
import { queueText } from '../../i18n/queue.ts'
import { say } from '../../i18n/text.ts'
import { paint, type Style } from '../../io/paint.ts'
import { displayWidth, pad } from '../../io/table.ts'
import type { DeliveryStatus } from '../../store/deliveries.ts'

const styles: Partial<Record<DeliveryStatus, Style>> = {
  unknown: 'red', failed: 'red', missed: 'red', held: 'yellow', awaiting_approval: 'yellow', to_post: 'yellow', retrying: 'yellow',
  published: 'green', cancelled: 'dim', draft: 'dim',
}

export function statusWord(context: Context, status: DeliveryStatus): string {
  const word = say(context.lang, deliveryStatusLabel[status])
  const style = styles[status]
  return style ? paint(style, word) : word
}

/** `label   value` lines, the labels as wide as the widest; long values go on under their first word. */
export function fields(context: Context, rows: readonly (readonly [label: string, value: string | null])[]): string[] {
  const shown = rows.filter((row): row is readonly [string, string] => row[1] !== null && row[1] !== '')
  const width = Math.max(0, ...shown.map(([label]) => displayWidth(label)))
  return shown.flatMap(([label, value]) =>
    wrapped(value, Math.max(20, context.io.columns - width - 2)).map((line, index) =>
      index === 0 ? `${paint('dim', pad(label, width))}  ${line}` : `${' '.repeat(width)}  ${line}`,
    ),
  )
}

/** A text on lines of at most `width` columns, broken at spaces; its own line breaks stay, and so does a word that is longer. */
export function wrapped(text: string, width: number): string[] {
  return text.split('\n').flatMap((paragraph) => {
    const lines: string[] = []
    let line = ''
    for (const word of paragraph.split(' ')) {
      if (line !== '' && displayWidth(line) + 1 + displayWidth(word) > width) {
        lines.push(line)
        line = word
      } else line = line === '' ? word : `${line} ${word}`
    }
    return [...lines, line]
  })
}

/** Millionths of a unit as a person reads them: 15000 USD → `0,015 $US`. */
export function priceWords(context: Context, price: { micros: number; currency: string }): string {
  const locale = context.lang === 'fr' ? 'fr-FR' : 'en-GB'
  return new Intl.NumberFormat(locale, { style: 'currency', currency: price.currency, maximumFractionDigits: 3 }).format(price.micros / 1_000_000)
}

/** `(sans texte)` where there is none. */
export function textOrNone(context: Context, text: string): string {
  return text.trim() === '' ? say(context.lang, queueText.empty_text) : text
}
