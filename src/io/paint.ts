/**
 * Colour that survives the sanitiser: our own styles travel as marks made with a word that no remote text can know, and become
 * terminal codes only after everything else has been made harmless.
 */
export type Style = 'bold' | 'dim' | 'red' | 'green' | 'yellow' | 'cyan' | 'underline'

// chosen anew by each process, after every remote text was written; node:crypto would cost each start 4 ms
const word = `${Math.random().toString(36).slice(2)}${Math.random().toString(36).slice(2)}`
const open = (style: Style): string => `\u0002${word}${style}\u0003`
const close = `\u0002${word}/\u0003`
const marks = new RegExp(`\\u0002${word}(\\w+|/)\\u0003`, 'g')

/** Puts terminal codes around a text: chalk's, loaded only where there is colour (`palette.ts`). */
export type Palette = (style: Style, text: string) => string

export function paint(style: Style, text: string): string {
  return `${open(style)}${text}${close}`
}

/** Without our marks: what counts for widths, and what is printed where there is no colour. */
export function unpainted(text: string): string {
  return text.includes('\u0002') ? text.replace(marks, '') : text
}

/** Sanitises what stands between the marks, then turns them into colour (or drops them without a palette). */
export function render(text: string, palette: Palette | null, sanitise: (part: string) => string): string {
  if (palette === null) return sanitise(unpainted(text))
  const finished: string[] = ['']
  const open: Style[] = []
  const add = (part: string): void => {
    finished.push((finished.pop() ?? '') + part)
  }
  const shut = (): void => {
    const style = open.pop()
    const inside = finished.pop() ?? ''
    add(style ? palette(style, inside) : inside)
  }
  let from = 0
  for (const found of text.matchAll(marks)) {
    add(sanitise(text.slice(from, found.index)))
    from = found.index + found[0].length
    if (found[1] === '/') {
      if (open.length > 0) shut()
    } else {
      open.push(found[1] as Style)
      finished.push('')
    }
  }
  add(sanitise(text.slice(from)))
  while (open.length > 0) shut()
  return finished[0] ?? ''
}
