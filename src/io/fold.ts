import { unpainted } from './paint.ts'
import { displayWidth } from './width.ts'
import { wrapText } from './wrap.ts'

/** A command within a sentence: broken in two it could be copied, and run, in halves. Not printed. */
const HELD = '\uE000'
const command =
  /\bsmm (?:account|ambassador|audit|backup|calc|calendar|client|config|cost|demo|doctor|help|idea|init|lead|network|pool|privacy|publish|queue|report|restore|sale|schedule|status|strategy|team|template|time)\b(?: (?:--?[\w-]+|\p{Ll}[\p{L}\w-]*|<[^<>\n]+>|"[^"\n]*"|\d+)){0,8}/gu

/**
 * Sentences for a terminal: broken at words, what follows indented as the first line is. Lines that fit, addresses and commands stay
 * whole. JSON is left as it is.
 */
export function fold(text: string, columns: number): string {
  if (text.startsWith('{"')) return text
  return text
    .split('\n')
    .flatMap((line) => (displayWidth(line) <= columns ? [line] : foldLine(line, columns)))
    .join('\n')
}

function foldLine(line: string, columns: number): string[] {
  const indent = /^ */.exec(line)?.[0] ?? ''
  const rest = line.slice(indent.length)
  // a sign at the head (✗, →, -) stands out
  const first = rest.slice(0, rest.indexOf(' ') + 1)
  const sign = /^[✓✗→·!?-] $/.test(unpainted(first)) ? first : ''
  const hanging = indent + ' '.repeat(displayWidth(sign))
  const held = rest.slice(sign.length).replace(command, (found) => found.replaceAll(' ', HELD))
  return wrapText(held, Math.max(20, columns - hanging.length)).map(
    (part, i) => `${i === 0 ? indent + sign : hanging}${part.replaceAll(HELD, ' ')}`,
  )
}
