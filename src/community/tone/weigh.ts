/** How the words of one message add up: negation, intensity, contrast, questions. Pure; the words' weights come from a lexicon. */
import { clauses, type Token } from './tokens.ts'

/** A word's weight, from -5 to 5. */
export type Weight = number

export interface Entry {
  readonly weight: Weight
  /** What stands there as it is: « plus jamais » is not turned by the « plus » in it, nor by a « pas » before it. */
  readonly fixed: boolean
}

/** What one or several languages know of words; everything by key (`Lexicon.key`). */
export interface Lexicon {
  /** The form under which a folded word is looked up: its stem, or itself. */
  readonly key: (word: string) => string
  /** Phrases by the key of their first word, the longest first; each is a list of keys. */
  readonly phrases: ReadonlyMap<string, readonly (Entry & { readonly keys: readonly string[] })[]>
  /** By the folded word itself, before its key is looked up. */
  readonly word: (word: string, key: string) => Weight | undefined
  /** What makes the next word stronger (above 1) or weaker (below 1), by folded word. */
  readonly degrees: ReadonlyMap<string, number>
  /** Words that turn what follows, by folded word. */
  readonly negators: ReadonlySet<string>
  /** The first half of a negation in two: alone it turns nothing (« ne … que »). */
  readonly halves: ReadonlySet<string>
  /** The second half, which turns nothing without the first: « plus » alone is more. */
  readonly seconds: ReadonlySet<string>
  /** After a negator they say that it is none: « pas seulement », `not only`. */
  readonly undoing: ReadonlySet<string>
  /** What comes after weighs more than what came before. */
  readonly contrasts: ReadonlySet<string>
}

export interface Weighed {
  /** From -1 to 1. */
  readonly score: number
  /** As they stand in the text, each once. */
  readonly words: readonly string[]
}

/** How many words a negator and a degree reach; they never reach over a punctuation mark or a `but`. */
const reach = 4
const degreeReach = 2
/** « Pas mauvais » is less than good, « pas bon » is nearly bad. */
const turned = { good: -0.8, bad: -0.6 }
const inQuestion = 0.3
const beforeBut = 0.5
const afterBut = 1.4
const shouted = 1.3
const perExclamation = 0.12
/** As VADER does it: a sum becomes a share of one, slowly. */
const slope = 15

/** Null: no word of it is known. */
export function weigh(text: string, lexicon: Lexicon, prior = 0): Weighed | null {
  const found: { words: string[]; weight: number; contrasted: boolean }[] = []
  let contrasted = false
  for (const clause of clauses(text, lexicon.contrasts)) {
    contrasted ||= clause.contrast
    const force = (clause.question ? inQuestion : 1) * (1 + perExclamation * Math.min(3, clause.exclamations))
    for (const { words, weight } of weighClause(clause.tokens, lexicon)) {
      found.push({ words, weight: weight * force, contrasted: clause.contrast })
    }
  }
  if (found.length === 0 && prior === 0) return null
  // « bon, mais trop cher »: the second half is what the writer means; with nothing after the `but` all counts alike
  const split = contrasted && found.some((one) => one.contrasted) && found.some((one) => !one.contrasted)
  const sum = found.reduce(
    (total, { weight, contrasted: after }) => total + weight * (split ? (after ? afterBut : beforeBut) : 1),
    prior,
  )
  return { score: sum / Math.sqrt(sum * sum + slope), words: [...new Set(found.flatMap(({ words }) => words))] }
}

function weighClause(tokens: readonly Token[], lexicon: Lexicon): { words: string[]; weight: number }[] {
  const keys = tokens.map(({ word }) => lexicon.key(word))
  const negated = negations(tokens, lexicon)
  const found: { words: string[]; weight: number }[] = []
  for (let at = 0; at < tokens.length;) {
    const token = tokens[at]
    const key = keys[at]
    if (token === undefined || key === undefined) break
    const phrase = lexicon.phrases.get(key)?.find((one) => one.keys.every((wanted, index) => keys[at + index] === wanted))
    const length = phrase?.keys.length ?? 1
    const weight = token.picture ?? phrase?.weight ?? lexicon.word(token.word, key)
    if (weight !== undefined && weight !== 0) {
      const steady = token.picture !== undefined || phrase?.fixed === true
      const stretch = token.shouted || token.stretched ? shouted : 1
      const full = weight * stretch * degree(tokens, at, lexicon)
      const isTurned = !steady && (negated[at] ?? 0) % 2 === 1
      found.push({
        words: tokens.slice(at, at + length).map(({ shown }) => shown),
        weight: isTurned ? full * (full > 0 ? turned.good : turned.bad) : full,
      })
    }
    at += length
  }
  return found
}

/** How often each word of a clause is turned. A negation in two (« ne … pas ») is one, from its first half on. */
function negations(tokens: readonly Token[], lexicon: Lexicon): number[] {
  const counts = tokens.map(() => 0)
  const turn = (from: number, to: number) => {
    for (let at = from; at <= Math.min(to, counts.length - 1); at += 1) counts[at] = (counts[at] ?? 0) + 1
  }
  const isSecond = ({ word }: Token) => lexicon.negators.has(word) || lexicon.seconds.has(word)
  let half: number | null = null
  tokens.forEach((token, at) => {
    if (lexicon.halves.has(token.word)) half = at
    else if (half !== null && at - half <= reach && isSecond(token)) {
      if (!lexicon.undoing.has(tokens[at + 1]?.word ?? '')) turn(half, at + reach)
      half = null
    } else if (lexicon.negators.has(token.word) && !lexicon.undoing.has(tokens[at + 1]?.word ?? '')) {
      turn(at + 1, at + reach)
    }
  })
  return counts
}

function degree(tokens: readonly Token[], at: number, lexicon: Lexicon): number {
  let factor = 1
  for (let back = 1; back <= degreeReach; back += 1) {
    factor *= lexicon.degrees.get(tokens[at - back]?.word ?? '') ?? 1
  }
  return Math.min(2.2, factor)
}
