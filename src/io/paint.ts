import { randomBytes } from 'node:crypto'

/**
 * Colour that survives the sanitiser: our own styles travel as marks made with a word that no remote text can know, and become
 * terminal codes only after everything else has been made harmless.
 */
export type Style = 'bold' | 'dim' | 'red' | 'green' | 'yellow' | 'cyan' | 'underline'

const word = randomBytes(8).toString('hex')
const open = (style: Style): string => `\u0002${word}${style}\u0003`
const close = `\u0002${word}/\u0003`
const marks = new RegExp(`\\u0002${word}(\\w+|/)\\u0003`, 'g')

const codes: Record<Style, readonly [number, number]> = {
  bold: [1, 22],
  dim: [2, 22],
  red: [31, 39],
  green: [32, 39],
  yellow: [33, 39],
  cyan: [36, 39],
  underline: [4, 24],
}

export function paint(style: Style, text: string): string {
  return `${open(style)}${text}${close}`
}

/** Without our marks: what counts for widths, and what is printed where there is no colour. */
export function unpainted(text: string): string {
  return text.includes('\u0002') ? text.replace(marks, '') : text
}

/** Sanitises what stands between the marks, then turns them into SGR codes (or drops them without colour). */
export function render(text: string, colour: boolean, sanitise: (part: string) => string): string {
  const stack: Style[] = []
  let out = ''
  let from = 0
  for (const found of text.matchAll(marks)) {
    out += sanitise(text.slice(from, found.index))
    from = found.index + found[0].length
    if (!colour) continue
    if (found[1] === '/') {
      const style = stack.pop()
      if (!style) continue
      out += `\u001B[${codes[style][1]}m`
      // bold and dim share their closing code, colours theirs: what is still open is opened again
      for (const outer of stack) if (codes[outer][1] === codes[style][1]) out += `\u001B[${codes[outer][0]}m`
    } else {
      const style = found[1] as Style
      stack.push(style)
      out += `\u001B[${codes[style][0]}m`
    }
  }
  return out + sanitise(text.slice(from))
}
