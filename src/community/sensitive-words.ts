/** The words of a client's alert list that stand in a message, and how grave what they speak of may be. */
import { usualKeywords } from '../strategy/defaults.ts'
import type { Sector } from '../strategy/weights.ts'
import type { Lang } from '../i18n/text.ts'
import type { Severity } from './crisis-index.ts'

/** What is looked at of a text: a long article and more; a bound on what a hostile one costs. */
const longest = 50_000

/** Keywords by their first word, each with the list's own spelling. */
type Index = ReadonlyMap<string, readonly { readonly keyword: string; readonly words: readonly string[] }[]>

const indexes = new WeakMap<readonly string[], Index>()

/**
 * Whole words, in any case, with or without accents, in any number and gender: « intoxications » for « intoxication », `allergies` for
 * `allergy`, « l'avocat » for « avocat ». In the order and the spelling of the list, each once.
 */
export function sensitiveWords(text: string, keywords: readonly string[]): string[] {
  if (keywords.length === 0) return []
  const index = indexOf(keywords)
  const words = plainWords(text.slice(0, longest))
  const found = new Set<string>()
  words.forEach((word, at) => {
    for (const one of index.get(word) ?? []) {
      if (one.words.every((wanted, offset) => words[at + offset] === wanted)) found.add(one.keyword)
    }
  })
  return keywords.filter((keyword) => found.has(keyword))
}

/** The list to look through: the client's own and, for a text in another language than the client's, the usual one of that language. */
export function keywordsIn(
  lang: string | null,
  client: { readonly keywords: readonly string[]; readonly lang: Lang; readonly sector: Sector | undefined },
): readonly string[] {
  if (lang === client.lang || (lang !== 'fr' && lang !== 'en')) return client.keywords
  return together(client.keywords, usualOf(client.sector, lang))
}

/** One list for the same two, so that it is indexed once. */
const pairs = new WeakMap<readonly string[], Map<readonly string[], readonly string[]>>()
function together(own: readonly string[], usual: readonly string[]): readonly string[] {
  const of = pairs.get(own) ?? new Map<readonly string[], readonly string[]>()
  pairs.set(own, of)
  const there = of.get(usual) ?? [...new Set([...own, ...usual])]
  of.set(usual, there)
  return there
}

const usualLists = new Map<string, readonly string[]>()
function usualOf(sector: Sector | undefined, lang: Lang): readonly string[] {
  const key = `${lang} ${sector}`
  const there = usualLists.get(key) ?? usualKeywords(sector, lang)
  usualLists.set(key, there)
  return there
}

function indexOf(keywords: readonly string[]): Index {
  const there = indexes.get(keywords)
  if (there !== undefined) return there
  const index = new Map<string, { keyword: string; words: string[] }[]>()
  for (const keyword of keywords) {
    const words = plainWords(keyword)
    const [first] = words
    if (first !== undefined) index.set(first, [...(index.get(first) ?? []), { keyword, words }])
  }
  indexes.set(keywords, index)
  return index
}

/** Words without accents, case, plural and feminine, cut at apostrophes and hyphens: « d'intoxications » is `d`, `intoxication`. */
function plainWords(text: string): string[] {
  const folded = text
    .normalize('NFD')
    .replaceAll(/\p{M}+/gu, '')
    .toLowerCase()
    .replaceAll('œ', 'oe')
  return (folded.match(/[\p{L}\p{N}]+/gu) ?? []).map(base)
}

function base(word: string): string {
  if (word.length <= 3) return word
  return word
    .replace(/[sx]$/u, '')
    .replace(/(?<=[eu])e$/u, '')
    .replace(/(?:ie|y)$/u, 'i')
}

/** What hurts people, whatever the trade. */
const harm =
  'intoxication, intoxiqué, empoisonné, allergie, brûlure, brûlé, blessé, blessure, accident, hôpital, urgences, effondrement, incendie, effet secondaire, cafard, food poisoning, poisoned, allergy, burn, injury, injured, accident, hospital, collapse, side effect, cockroach'
/** What hurts people where they eat it, put it on their skin or live in it; elsewhere it is a word like another. */
const harmInSomeTrades =
  'malade, rappel, infection, danger, dangereux, fuite, moisi, rat, souris, sick, ill, recall, infection, danger, dangerous, leak, mouldy, mice'
const tradesOfHarm: readonly Sector[] = [
  'restaurant_hotel',
  'food_producer',
  'health',
  'beauty_wellness',
  'crafts_construction',
  'events_leisure',
]
/** Discrimination, harassment, fraud, the law: what touches the honesty of the firm. */
const honesty =
  "arnaque, escroc, escroquerie, scandale, plainte, avocat, tribunal, boycott, raciste, racisme, sexiste, homophobe, discrimination, harcèlement, contrefaçon, faux, fraude, usurpation, piraté, licenciement, burn-out, prud'hommes, scam, scandal, lawyer, court, lawsuit, racist, racism, sexist, homophobic, discrimination, harassment, counterfeit, fake, fraud, hacked, identity theft"
/** Something went wrong with what was bought. */
const service = 'remboursement, honte, jamais reçu, malfaçon, réclamation, complaint, refund, shame, never received, defect'

const lists = {
  harm: listOf(harm),
  harmInSomeTrades: listOf(harmInSomeTrades),
  honesty: listOf(honesty),
  service: listOf(service),
}

function listOf(words: string): string[] {
  return words.split(', ')
}

/**
 * A hint for the person who sets the severity, by the gravest of the words found; null: they tell nothing. Without a sector every
 * trade is thought of.
 */
export function hintSeverity(words: readonly string[], sector: Sector | undefined): Exclude<Severity, 'none'> | null {
  const has = (list: readonly string[]) => words.some((word) => sensitiveWords(word, list).length > 0)
  const hurtsHere = sector === undefined || tradesOfHarm.includes(sector)
  if (has(lists.harm) || (hurtsHere && has(lists.harmInSomeTrades))) return 'safety'
  if (has(lists.honesty)) return 'integrity'
  return has(lists.service) ? 'service' : null
}
