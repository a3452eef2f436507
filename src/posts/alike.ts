import { plainText } from '../store/text-key.ts'

/** So many posts that say nearly the same within 30 days are filler. */
export const fillerPosts = 3
/** Shared words out of all words of two texts (percent) from which they are nearly the same. */
const alikePercent = 80

/** Of fewer words nothing can be told but that they are the same. */
const fewWords = 3

/** Do two texts say nearly the same: four of five words in common, whatever their order, links, figures and signs? */
export function areAlike(one: string, other: string): boolean {
  const [a, b] = [wordsOf(one), wordsOf(other)]
  if (Math.min(a.size, b.size) < fewWords) return plainText(one) !== '' && plainText(one) === plainText(other)
  const shared = [...a].filter((word) => b.has(word)).length
  return 100 * shared >= alikePercent * (a.size + b.size - shared)
}

/** Its words without accents; neither links nor single letters, which say nothing. */
function wordsOf(text: string): Set<string> {
  const words = plainText(text)
    .replace(/https?:\/\/\S+/g, ' ')
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .match(/\p{L}{2,}/gu)
  return new Set(words)
}
