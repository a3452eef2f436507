const plain = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').replace(/[’ʼ]/g, "'").replace(/\s+/gu, ' ').toLowerCase()

/** Finds which of these words stand in a text: whole words, their plural too, whatever their accents and capitals. */
export function sensitiveWords(words: readonly string[]): (text: string) => string[] {
  const sought = words
    .filter((word) => word.trim() !== '')
    .map((word) => {
      const literal = plain(word.trim()).replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')
      return { word, pattern: new RegExp(`(?<![\\p{L}\\p{N}])${literal}(?:s|x|es)?(?![\\p{L}\\p{N}])`, 'u') }
    })
  return (text) => {
    const searched = plain(text)
    return sought.filter(({ pattern }) => pattern.test(searched)).map(({ word }) => word)
  }
}
