/** More than that in a row is read out one by one, and tells nothing. */
const mostEmoji = 3
/** A tag of one word has no more letters. */
const longWord = 15

const emoji =
  '(?:\\p{Regional_Indicator}{2}|\\p{Extended_Pictographic}(?:\\uFE0F|\\p{Emoji_Modifier})?(?:\\u200D\\p{Extended_Pictographic}(?:\\uFE0F|\\p{Emoji_Modifier})?)*)'
const inRow = new RegExp(`(?:${emoji}\\s?){${mostEmoji + 1},}`, 'u')

/** Letters that only look like letters: mathematical, circled, squared, full-width. Screen readers spell them out or leave them out. */
const decorative =
  /[\u{1D400}-\u{1D7FF}\u{24B6}-\u{24E9}\u{1F130}-\u{1F149}\u{1F150}-\u{1F169}\u{1F170}-\u{1F189}\u{FF21}-\u{FF3A}\u{FF41}-\u{FF5A}]{2,}/u

export type ReadingProblem = 'emoji_row' | 'decorative_letters' | 'long_tag'

/** What makes a text hard to listen to, each with the piece of it. */
export function readingProblems(text: string, tags: readonly string[]): { problem: ReadingProblem; words: string }[] {
  const found: { problem: ReadingProblem; words: string }[] = []
  const row = inRow.exec(text)
  if (row !== null) found.push({ problem: 'emoji_row', words: [...row[0].trim()].slice(0, 12).join('') })
  const letters = decorative.exec(text)
  if (letters !== null) found.push({ problem: 'decorative_letters', words: [...letters[0]].slice(0, 12).join('') })
  const inText = [...text.matchAll(/(?:^|\s)#(\p{L}[\p{L}\p{N}]*)/gu)].map(([, tag = '']) => tag)
  const long = [...inText, ...tags].find((tag) => [...tag].length > longWord && tag === tag.toLowerCase())
  if (long !== undefined) found.push({ problem: 'long_tag', words: `#${long.slice(0, 40)}` })
  return found
}
