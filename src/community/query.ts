/** Which texts a query means: whole words, whatever their case and accents. Pure. */

/** Words; several words in one are an exact phrase. */
export interface Words {
  readonly any_words: readonly string[]
  readonly all_words: readonly string[]
  readonly none_words: readonly string[]
}

/**
 * The words of a text, one space before and after each: letters and figures, in small letters and without accents; `œ` is `oe`, and an
 * apostrophe or a hyphen ends a word, so that « l'atelier » has the word « atelier » and “Saint-Jean” is the phrase “saint jean”.
 */
export function wordsOf(text: string): string {
  const plain = text
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replaceAll('œ', 'oe')
    .replaceAll('æ', 'ae')
    .replaceAll('ß', 'ss')
    .replaceAll('ø', 'o')
    .replaceAll('ł', 'l')
  const found = plain.match(/[\p{L}\p{N}]+/gu)
  return found === null ? ' ' : ` ${found.join(' ')} `
}

/** Whether there is a word in it at all: signs alone mean nothing. */
export function hasWord(text: string): boolean {
  return wordsOf(text) !== ' '
}

/** One of `any_words` (where there are some), each of `all_words`, none of `none_words`. A query without words to find finds nothing. */
export function matcher({ any_words, all_words, none_words }: Words): (text: string) => boolean {
  const [any, all, none] = [any_words, all_words, none_words].map((words) => words.filter(hasWord).map(wordsOf))
  if (any === undefined || all === undefined || none === undefined || any.length + all.length === 0) return () => false
  return (text) => {
    const words = wordsOf(text)
    const has = (phrase: string): boolean => words.includes(phrase)
    return (any.length === 0 || any.some(has)) && all.every(has) && !none.some(has)
  }
}

/** Whether a text that was found is in a language that is asked for: what cannot be told is kept. */
export function inLanguage(wanted: string | null, lang: string | null): boolean {
  return wanted === null || lang === null || lang.toLowerCase().split(/[-_]/)[0] === wanted
}
