import type { Lang } from './text.ts'

const NARROW = '\u202F' // before ; ! ? and in thousands, as Node's Intl writes fr-FR
const FIXED = '\u00A0' // before : % € », after «, and between a figure and its hours

/**
 * The one place where French spaces and apostrophes are set: plain ones in, right ones out. Runs on our own sentences only,
 * never on a value put into them. What stands between backticks (a command, a path, an address) is left alone, and the
 * backticks themselves are taken off in both languages.
 */
export function typography(lang: Lang, sentence: string): string {
  const parts = sentence.split('`')
  return parts.map((part, index) => (index % 2 === 1 || lang === 'en' ? part : french(part))).join('')
}

function french(text: string): string {
  return text
    .replace(/'/g, '’')
    .replace(/ +([;!?])/g, `${NARROW}$1`)
    .replace(/ +([:%€»])/g, `${FIXED}$1`)
    .replace(/« +/g, `«${FIXED}`)
    .replace(/(\d) (?=\d{3}(?!\d))/g, `$1${NARROW}`)
    .replace(/(\d) (?=(?:h|min)(?!\p{L}))/gu, `$1${FIXED}`)
}
