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

const pair = (name: '<' | '=' | '>'): string => `\u0002${word}${name}\u0003`
const pairs = new RegExp(`${pair('<')}([^]*?)${pair('=')}([^]*?)${pair('>')}`, 'g')
/** Within what is said: a text is broken at plain spaces and at line breaks, and these words must hold together until they are chosen. */
const held = { space: '\u0004', line: '\u0007' } as const
/** Between a label and what it stands for, and between two such: each language writes them in its own way. */
export const colon = '\u0005'
export const semicolon = '\u0006'

/** Around the words of a sign in both languages, and between them: a sign is drawn where the reader's language is not known yet. */
const either = { around: '\u000E', between: '\u000F' } as const

/**
 * What is drawn for the eye, and the words that stand there instead with `--plain`. Said as '' it is left out, and with it a line that
 * has nothing else. Counts as what is drawn wherever a width is measured.
 */
export function inWords(drawn: string, said: string | { readonly fr: string; readonly en: string }): string {
  const text = typeof said === 'string' ? said : `${either.around}${said.fr}${either.between}${said.en}${either.around}`
  const words = text.replace(pairs, '$2').replaceAll(' ', held.space).replaceAll('\n', held.line)
  return `${pair('<')}${drawn.replace(pairs, '$1')}${pair('=')}${words}${pair('>')}`
}

/** Lines that belong together, as one thing that is said. */
export function allInWords(lines: readonly string[], said: string): string[] {
  return lines.map((line, i) => inWords(line, i === 0 ? said : ''))
}

/** The words alone, for a larger whole that is said. */
export function wordsIn(text: string): string {
  return unmarked(text.includes('\u0002') ? text.replace(pairs, '$2').replaceAll(held.space, ' ') : text)
}

/** As drawn; with a language as said. Null: it was a drawing, and there is nothing to say. */
export function voiced(text: string, words: 'fr' | 'en' | null): string | null {
  if (!text.includes('\u0002')) return text
  if (words === null) return text.replace(pairs, '$1')
  const lines = text.split('\n').flatMap((line) => {
    const said = line.startsWith(pair('<')) ? spoken(line, words).trimStart() : spoken(line, words)
    return said.trim() === '' && said !== line ? [] : [said]
  })
  return lines.length === 0 ? null : lines.join('\n')
}

const eitherWords = new RegExp(`${either.around}([^]*?)${either.between}([^]*?)${either.around}`, 'g')
const colons = new RegExp(`([:?!.])?${colon}`, 'g')
const semicolons = new RegExp(`([.?!…])?${semicolon}`, 'g')

function spoken(line: string, lang: 'fr' | 'en'): string {
  const space = lang === 'fr' ? '\u00A0' : ''
  return line.replace(pairs, (_, _drawn: string, said: string) =>
    said
      .replaceAll(held.space, ' ')
      .replaceAll(held.line, '\n')
      .replace(eitherWords, lang === 'fr' ? '$1' : '$2')
      .replace(colons, (_all, end?: string) => (end === undefined ? `${space}: ` : `${end} `))
      .replace(semicolons, (_all, end?: string) => (end === undefined ? `${lang === 'fr' ? '\u202F' : ''}; ` : `${end} `)),
  )
}

/** Puts terminal codes around a text: chalk's, loaded only where there is colour (`palette.ts`). */
export type Palette = (style: Style, text: string) => string

export function paint(style: Style, text: string): string {
  return `${open(style)}${text}${close}`
}

/** Without our marks: what counts for widths, and what is printed where there is no colour. */
export function unpainted(text: string): string {
  return text.includes('\u0002') ? unmarked(text.replace(pairs, '$1')) : text
}

function unmarked(text: string): string {
  return text.replace(marks, '')
}

/** Sanitises what stands between the marks, then turns them into colour (or drops them without a palette). */
export function render(text: string, palette: Palette | null, sanitise: (part: string) => string): string {
  if (palette === null) return sanitise(unpainted(text))
  const drawn = text.replace(pairs, '$1')
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
  for (const found of drawn.matchAll(marks)) {
    add(sanitise(drawn.slice(from, found.index)))
    from = found.index + found[0].length
    if (found[1] === '/') {
      if (open.length > 0) shut()
    } else {
      open.push(found[1] as Style)
      finished.push('')
    }
  }
  add(sanitise(drawn.slice(from)))
  while (open.length > 0) shut()
  return finished[0] ?? ''
}
