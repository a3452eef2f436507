import { sanitise } from '../../io/sanitise.ts'

/** A word as the shell would understand it, as far as it was typed: quotes and backslashes away. */
export function unquoted(word: string): string {
  let out = ''
  let quote: '"' | "'" | null = null
  for (let at = 0; at < word.length; at++) {
    const letter = word[at] ?? ''
    if (quote === null && (letter === '"' || letter === "'")) quote = letter
    else if (letter === quote) quote = null
    else if (letter === '\\' && quote !== "'" && at + 1 < word.length) out += word[++at] ?? ''
    else out += letter
  }
  return out
}

/** No line and no column of an answer is broken by it, and no terminal is moved. */
export function isShown(value: string): boolean {
  return value !== '' && !/\p{C}/u.test(value) && !value.startsWith(':')
}

const longest = 60

/** What is said of a value, on one line. */
export function label(about: string): string {
  const line = sanitise(about)
    .replace(/[\p{C}\s]+/gu, ' ')
    .trim()
  return line.length > longest ? `${line.slice(0, longest - 1).trimEnd()}…` : line
}
