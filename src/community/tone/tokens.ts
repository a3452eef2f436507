/** A message as clauses of words, the way they are looked up: no accents, no case, no elisions, no stretched letters. */
import { pictureWeight } from './pictures.ts'

export interface Token {
  /** Folded: `decue`. */
  readonly word: string
  /** As it stands in the text. */
  readonly shown: string
  /** In capitals, in a text that is not all in capitals. */
  readonly shouted: boolean
  /** With letters three times in a row: « suuuper ». */
  readonly stretched: boolean
  /** The weight of an emoji or emoticon. */
  readonly picture?: number
}

export interface Clause {
  readonly tokens: readonly Token[]
  readonly question: boolean
  readonly exclamations: number
  /** It comes after a `but`. */
  readonly contrast: boolean
}

const links = /(?:https?:\/\/|www\.)\S+|(?<!\S)\S+@\S+|@[\p{L}\p{N}_.-]+/gu
const pictures = String.raw`\p{Extended_Pictographic}(?:\uFE0F|\p{EMod}|\u200D\p{Extended_Pictographic})*|<3|[:;=]'?-?[()DPp/|*](?![\p{L}\p{N}])|\^\^`
const words = String.raw`\p{L}[\p{L}\p{M}\p{N}]*(?:['-]\p{L}[\p{L}\p{M}\p{N}]*)*|\p{N}+(?:[.,]\p{N}+)*`
const parts = new RegExp(`(${pictures})|(${words})|([?!]+)|([.…;:\\n]+)|(,|\\(|\\)| - |–|—)`, 'gu')
/** « j'adore », « qu'il »: what is elided is no part of the word; `didn't` is `did not`. */
const elided = /^(?:j|l|d|c|s|t|m|n|qu|jusqu|lorsqu|puisqu|quoiqu|quelqu)'/u

const irregular: Readonly<Record<string, string>> = { "can't": 'can', "won't": 'will', "shan't": 'shall' }

/** A word without accents, case, and letters three times in a row. */
export function fold(word: string): string {
  return word
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replaceAll('œ', 'oe')
    .replaceAll('æ', 'ae')
    .replace(/(\p{L})\1{2,}/gu, '$1')
}

/** The folded words of a phrase. */
export function foldedWords(text: string): string[] {
  return clauses(text, new Set()).flatMap(({ tokens }) => tokens.map(({ word }) => word))
}

export function clauses(text: string, contrasts: ReadonlySet<string>): Clause[] {
  const plain = text.replaceAll(/[\u2019\u02BC\u2018]/g, "'").replace(links, ' ')
  const loud = isLoud(plain)
  const found: Clause[] = []
  // of the sentence at hand: its mark, known at its end only, holds for all its clauses
  let sentence: { tokens: Token[]; contrast: boolean }[] = []
  let tokens: Token[] = []
  let contrast = false
  const closeClause = () => {
    if (tokens.length > 0) sentence.push({ tokens, contrast })
    tokens = []
  }
  const closeSentence = (marks: string) => {
    closeClause()
    const exclamations = marks.split('!').length - 1
    found.push(...sentence.map((clause) => ({ ...clause, question: marks.includes('?'), exclamations })))
    sentence = []
  }
  for (const [shown, picture, word, marks, end] of plain.matchAll(parts)) {
    if (picture !== undefined) {
      const weight = pictureWeight(picture)
      if (weight !== undefined) tokens.push({ word: picture, shown, shouted: false, stretched: false, picture: weight })
    } else if (word !== undefined) {
      for (const token of tokensOf(word, loud)) {
        if (contrasts.has(token.word)) {
          closeClause()
          contrast = true
        } else tokens.push(token)
      }
    } else if (marks !== undefined) closeSentence(marks)
    else if (end !== undefined) closeSentence('')
    else closeClause()
  }
  closeSentence('')
  return found
}

/** A text all in capitals shouts as a whole: no word of it stands out. */
function isLoud(text: string): boolean {
  if (!/\p{Lu}{3}/u.test(text)) return false
  const capitals = text.match(/\p{Lu}/gu)?.length ?? 0
  return capitals > 2 * (text.match(/\p{Ll}/gu)?.length ?? 0)
}

/** The same words come again and again. */
const known = { loud: new Map<string, readonly Token[]>(), calm: new Map<string, readonly Token[]>() }
const mostKnown = 50_000
const longestKnown = 30

function tokensOf(shown: string, loud: boolean): readonly Token[] {
  const of = loud ? known.loud : known.calm
  const there = of.get(shown)
  if (there !== undefined) return there
  const tokens = cut(shown, loud)
  if (of.size < mostKnown && shown.length <= longestKnown) of.set(shown, tokens)
  return tokens
}

function cut(shown: string, loud: boolean): Token[] {
  const stretched = /(\p{L})\1{2,}/iu.test(shown)
  const shouted = !loud && shown.length >= 3 && shown === shown.toUpperCase() && shown !== shown.toLowerCase()
  const token = (word: string, as = shown): Token => ({ word: fold(word), shown: as, shouted, stretched })
  const lower = shown.toLowerCase()
  if (lower.endsWith("n't")) return [token(irregular[lower] ?? lower.slice(0, -3)), token('not')]
  const split = (part: string, as: string) => part.split(/['-]/u).map((word) => token(word, as))
  const elision = elided.exec(lower)?.[0] ?? ''
  const rest = shown.slice(elision.length)
  return elision === "n'" ? [token('ne'), ...split(rest, shown)] : split(rest, rest)
}
