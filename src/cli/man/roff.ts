const special: Readonly<Record<string, string>> = {
  '\\': '\\e',
  '-': '\\-',
  '"': '\\(dq',
  "'": '\\(aq',
  '`': '\\(ga',
  '^': '\\(ha',
  '~': '\\(ti',
}

/**
 * Text as roff reads it, in ASCII: no character of it is a request, a quote that becomes another, or a hyphen that cannot be copied. What
 * is not ASCII goes by its number, so that no preprocessor is needed.
 */
export function roff(text: string): string {
  return [...text.replace(/\s+/g, (spaces) => (/^[\u00A0\u202F]+$/.test(spaces) ? '\u00A0' : ' '))]
    .map((letter) => {
      if (letter === '\u00A0') return '\\ '
      const code = letter.codePointAt(0) ?? 0
      return special[letter] ?? (code > 126 ? `\\[u${code.toString(16).toUpperCase().padStart(4, '0')}]` : letter)
    })
    .join('')
    .replace(/^(?=\.)/, '\\&')
}

export const section = (title: string): string[] => [`.SH ${quoted(title)}`]
export const subsection = (title: string): string[] => [`.SS ${quoted(title)}`]
export const paragraph = (text: string): string[] => ['.PP', roff(text)]
/** A term, and what is said of it. */
export const item = (term: string, about: string): string[] => [
  '.TP',
  `\\fB${roff(term)}\\fR`,
  ...(about === '' ? ['\\&'] : [roff(about)]),
]
/** Lines as they are. */
export const lines = (all: readonly string[]): string[] => ['.PP', '.RS 4', '.nf', ...all.map(roff), '.fi', '.RE']

/** An argument of a macro: one word, whatever it holds. */
export function quoted(text: string): string {
  return `"${roff(text)}"`
}
