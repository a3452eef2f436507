/** How the words of one message add up: negation, intensity, contrast, questions. Pure; the words' weights come from a lexicon. */
import { clauses, type Token } from './tokens.ts'

/** A word's weight, from -5 to 5. */
type Weight = number

export interface Entry {
  readonly weight: Weight
  /** What stands there as it is: « plus jamais » is not turned by the « plus » in it, nor by a « pas » before it. */
  readonly fixed: boolean
  /** Courtesy (« merci », « bravo »): beside a complaint it is a form, or irony. */
  readonly polite: boolean
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
const loud = 1.3
const perExclamation = 0.12
/** As VADER does it: a sum becomes a share of one, slowly. */
const slope = 15

interface Found {
  readonly words: readonly string[]
  readonly weight: number
  readonly polite: boolean
  /** It stands after a `but`. */
  readonly after: boolean
}

/** `prior`: a weight that counts whatever the words are, and alone without any. Null: there is none, and no word is known. */
export function weigh(text: string, lexicon: Lexicon, prior = 0): Weighed | null {
  const found = clauses(text, lexicon.contrasts).flatMap((clause): Found[] => {
    const force = (clause.question ? inQuestion : 1) * (1 + perExclamation * Math.min(3, clause.exclamations))
    return weighClause(clause.tokens, lexicon).map((one) => ({ ...one, weight: one.weight * force, after: clause.contrast }))
  })
  if (found.length === 0 && prior === 0) return null
  // with nothing known on one side of the `but` all counts alike
  const isSplit = found.some(({ after }) => after) && found.some(({ after }) => !after)
  const weights = found.map(({ weight, after, polite }) => ({
    polite,
    weight: isSplit ? weight * (after ? afterBut : beforeBut) : weight,
  }))
  const meant = total(weights.filter(({ polite }) => !polite)) + prior
  const sum = meant < 0 ? meant : total(weights) + prior
  return { score: sum / Math.sqrt(sum * sum + slope), words: [...new Set(found.map(({ words }) => words.join(' ')))] }
}

function total(weights: readonly { readonly weight: number }[]): number {
  return weights.reduce((sum, { weight }) => sum + weight, 0)
}

interface Match extends Entry {
  readonly at: number
  readonly length: number
}

function weighClause(tokens: readonly Token[], lexicon: Lexicon): Omit<Found, 'after'>[] {
  const matches = matchesIn(tokens, lexicon)
  const negated = negations(tokens, matches, lexicon)
  return matches
    .filter(({ weight }) => weight !== 0)
    .map(({ at, length, weight, fixed, polite }) => {
      const own = tokens.slice(at, at + length)
      const isLoud = own.some(({ shouted, stretched }) => shouted || stretched)
      const full = weight * (isLoud ? loud : 1) * degree(tokens, at, lexicon)
      const isTurned = !fixed && (negated[at] ?? 0) % 2 === 1
      return {
        words: own.map(({ shown }) => shown).filter((word, index, all) => word !== all[index - 1]),
        weight: isTurned ? full * (full > 0 ? turned.good : turned.bad) : full,
        polite,
      }
    })
}

/** What is known, from left to right, the longest phrase first. */
function matchesIn(tokens: readonly Token[], lexicon: Lexicon): Match[] {
  const keys = tokens.map(({ word }) => lexicon.key(word))
  const matches: Match[] = []
  let next = 0
  tokens.forEach(({ word, picture }, at) => {
    if (at < next) return
    const key = keys[at] ?? ''
    const phrase = lexicon.phrases.get(key)?.find((one) => one.keys.every((wanted, index) => keys[at + index] === wanted))
    const weight = picture ?? phrase?.weight ?? lexicon.word(word, key)
    const length = phrase?.keys.length ?? 1
    if (weight !== undefined) {
      matches.push({
        at,
        length,
        weight,
        fixed: picture !== undefined || phrase?.fixed === true,
        polite: phrase?.polite === true,
      })
      next = at + length
    }
  })
  return matches
}

/**
 * How often each word of a clause is turned. A negation in two (« ne … pas ») is one, from its first half on. One that is part of a
 * fixed phrase (« jamais déçu ») turns nothing.
 */
function negations(tokens: readonly Token[], matches: readonly Match[], lexicon: Lexicon): number[] {
  const spent = new Set(
    matches.flatMap(({ at, length, fixed }) => (fixed ? Array.from({ length }, (_, index) => at + index) : [])),
  )
  const counts = tokens.map(() => 0)
  const turn = (from: number, to: number) => {
    for (let at = from; at <= Math.min(to, counts.length - 1); at += 1) counts[at] = (counts[at] ?? 0) + 1
  }
  const isSecond = ({ word }: Token) => lexicon.negators.has(word) || lexicon.seconds.has(word)
  let half: number | null = null
  tokens.forEach((token, at) => {
    if (spent.has(at)) half = null
    else if (lexicon.halves.has(token.word)) half = at
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
