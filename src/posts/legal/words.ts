/** Words between commas. */
export function listed(words: string): readonly string[] {
  return words.split(',').map((word) => word.trim())
}

/** Small letters of Greek and Russian that nobody can tell from Latin ones, each above the one it looks like. */
const alike = 'аеорсухіјѕԁһԛԝвнкмтιοανρτχυικ'
const latin = 'aeopcyxijsdhqwbhkmtioavptxuik'

/** What was read last: a post's text and what stands around it are read by every rule that looks for words. */
const lately: { text: string; read: string }[] = []
const kept = 4

/** Small letters without accents; everything else is one space: what words are looked for in. What nobody sees parts no word. */
export function plain(text: string): string {
  const known = lately.find((one) => one.text === text)
  if (known !== undefined) return known.read
  const read = plainOf(text)
  if (lately.length === kept) lately.shift()
  lately.push({ text, read })
  return read
}

/** Of words that are looked for in every text. */
const wordsRead = new Map<string, string>()

function plainWord(word: string): string {
  const read = wordsRead.get(word) ?? plainOf(word).trim()
  wordsRead.set(word, read)
  return read
}

function plainOf(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}\u115F\u1160\u3164\uFFA0]/gu, '')
    .replace(/œ/gi, 'oe')
    .toLowerCase()
    .replace(/[\u0370-\u052F]/g, (letter) => latin[alike.indexOf(letter)] ?? letter)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
}

/** The words of tags that are written as one: `OpenBar`, `#OpenBar`. */
export function inTags(text: string, tags: readonly string[]): string {
  const all = [...tags, ...(text.match(/#[\p{L}\p{N}_]+/gu) ?? [])]
  return all.map((tag) => tag.replace(/(?<=[\p{Ll}\p{N}])(?=\p{Lu})/gu, ' ')).join('\n')
}

/** The words that stand in the texts, whatever their case and accents, in the singular or with an `s`. */
export function found(texts: readonly string[], words: readonly string[]): string[] {
  const text = ` ${texts.map(plain).join(' ')} `
  return [...new Set(words)].filter((word) => {
    const wanted = plainWord(word)
    return wanted !== '' && (text.includes(` ${wanted} `) || text.includes(` ${wanted}s `))
  })
}

/**
 * The first of these that stands in the text, as it is written there. Patterns read plain words: `plain` comes before. `sign`: what every
 * one of them has in it; where it is nowhere in the text, which is the rule, nothing else is looked for.
 */
export function firstMatch(text: string, patterns: readonly RegExp[], sign?: RegExp): string | null {
  const read = ` ${plain(text).trim()} `
  if (sign !== undefined && !sign.test(read)) return null
  for (const pattern of patterns) {
    const match = pattern.exec(read)
    if (match !== null) return match[0].trim()
  }
  return null
}
