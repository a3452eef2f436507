/** Words between commas. */
export function listed(words: string): readonly string[] {
  return words.split(',').map((word) => word.trim())
}

/** Small letters without accents; everything else is one space: what words are looked for in. */
export function plain(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/œ/gi, 'oe')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
}

/** The words that stand in the texts, whatever their case and accents, in the singular or with an `s`. */
export function found(texts: readonly string[], words: readonly string[]): string[] {
  const text = ` ${texts.map(plain).join(' ')} `
  return [...new Set(words)].filter((word) => {
    const wanted = plain(word).trim()
    return wanted !== '' && (text.includes(` ${wanted} `) || text.includes(` ${wanted}s `))
  })
}

/** The first of these that stands in the text, as it is written there. Patterns read plain words: `plain` comes before. */
export function firstMatch(text: string, patterns: readonly RegExp[]): string | null {
  const read = ` ${plain(text).trim()} `
  for (const pattern of patterns) {
    const match = pattern.exec(read)
    if (match !== null) return match[0].trim()
  }
  return null
}
