/** The two lexicons: a published one each, and the words of customers that it lacks. Loaded with the first message. */
import type { Tone, ToneCorrection } from '../../store/inbox.ts'
import { fold, foldedWords } from './tokens.ts'
import { listOf, type LanguageWords } from './word-list.ts'
import type { Entry, Lexicon } from './weigh.ts'

export const toneLanguages = ['fr', 'en'] as const
export type ToneLanguage = (typeof toneLanguages)[number]

type Phrase = Entry & { readonly keys: readonly string[] }

/** Pattern goes from -1 to 1; what is nearly nothing is noise of its making from book reviews. */
const patternScale = 4
const fewestOfPattern = 0.2

const loaded = new Map<ToneLanguage, Promise<Lexicon>>()

export function lexiconOf(lang: ToneLanguage): Promise<Lexicon> {
  const there = loaded.get(lang) ?? (lang === 'fr' ? frenchLexicon() : englishLexicon())
  loaded.set(lang, there)
  return there
}

async function frenchLexicon(): Promise<Lexicon> {
  const { StemmerFr, SentimentFr } = await import('@nlpjs/lang-fr')
  const { french } = await import('./french.ts')
  const stemmer = new StemmerFr()
  const pattern = new Map(Object.entries(SentimentFr.pattern))
  // some of its keys are words, not stems: « mauvais »
  const base = (word: string, key: string) => {
    const weight = pattern.get(key) || pattern.get(word) || 0
    return Math.abs(weight) < fewestOfPattern ? undefined : weight * patternScale
  }
  return lexicon(
    french,
    remembered((word) => stemmer.stemWord(word.replace(/ees?$/, 'e'))),
    base,
  )
}

async function englishLexicon(): Promise<Lexicon> {
  const { english } = await import('./english.ts')
  // from -4 to 4
  const { lexicon: weights } = await import('vader-sentiment/src/vader_lexicon.js')
  const vader = new Map(Object.entries(weights))
  return lexicon(
    english,
    (word) => word,
    (word) => vader.get(word),
  )
}

function lexicon(words: LanguageWords, key: Lexicon['key'], base: Lexicon['word']): Lexicon {
  // by the word itself before its stem: « attention » and « attente » have the same
  const own = new Map<string, number>()
  const stems = new Map<string, number>()
  const phrases = new Map<string, Phrase[]>()
  for (const { weight, fixed = false, polite = false, words: list } of words.groups) {
    for (const one of listOf(list)) {
      const folded = foldedWords(one)
      const keys = folded.map(key)
      const [first = ''] = keys
      if (keys.length === 1 && !fixed && !polite) {
        own.set(folded[0] ?? '', weight)
        if (!stems.has(first)) stems.set(first, weight)
      } else phrases.set(first, longestFirst([...(phrases.get(first) ?? []), { weight, fixed, polite, keys }]))
    }
  }
  const set = (list: string) => new Set(listOf(list).map(fold))
  return {
    key,
    phrases,
    word: (word, of) => own.get(word) ?? stems.get(of) ?? base(word, of),
    degrees: new Map(words.degrees.flatMap(({ factor, words: list }) => listOf(list).map((one) => [fold(one), factor]))),
    negators: set(words.negators),
    halves: set(words.halves),
    seconds: set(words.seconds),
    undoing: set(words.undoing),
    contrasts: set(words.contrasts),
  }
}

/** Of languages without a lexicon: emojis, emoticons, and what people corrected. */
export const picturesOnly: Lexicon = lexicon(
  { groups: [], degrees: [], negators: '', halves: '', seconds: '', undoing: '', contrasts: '' },
  (word) => word,
  () => undefined,
)

const correctedWeight: Record<Tone, number> = { positive: 4, neutral: 0, negative: -4 }
const corrections = new WeakMap<Lexicon, WeakMap<readonly ToneCorrection[], Lexicon>>()

/** The lexicon as people of one client corrected it: their words win over its own. */
export function corrected(plain: Lexicon, of: readonly ToneCorrection[]): Lexicon {
  const words = of.filter(({ kind }) => kind === 'word')
  if (words.length === 0) return plain
  const made = corrections.get(plain) ?? new WeakMap<readonly ToneCorrection[], Lexicon>()
  corrections.set(plain, made)
  const there = made.get(of)
  if (there !== undefined) return there
  const phrases = new Map(plain.phrases)
  for (const { pattern, tone } of words) {
    const keys = foldedWords(pattern).map(plain.key)
    const [first] = keys
    if (first === undefined) continue
    const others = (phrases.get(first) ?? []).filter((one) => one.keys.join(' ') !== keys.join(' '))
    phrases.set(first, longestFirst([...others, { weight: correctedWeight[tone], fixed: false, polite: false, keys }]))
  }
  const lexiconOfClient = { ...plain, phrases }
  made.set(of, lexiconOfClient)
  return lexiconOfClient
}

function longestFirst(list: Phrase[]): Phrase[] {
  return list.toSorted((one, other) => other.keys.length - one.keys.length)
}

/** Stems cost most of the time, and the same words come again and again. */
function remembered(stem: (word: string) => string): (word: string) => string {
  const known = new Map<string, string>()
  return (word) => {
    const there = known.get(word)
    if (there !== undefined) return there
    const found = stem(word)
    if (known.size < 50_000) known.set(word, found)
    return found
  }
}
