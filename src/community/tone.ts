/** What a message sounds like, by a lexicon and by what people corrected. */
import { textKey } from '../store/text-key.ts'
import type { Tone, ToneCorrection } from '../store/inbox.ts'
import type { Weighed } from './tone/weigh.ts'

export interface ToneOptions {
  /** ISO 639-1; null: not known, French is tried first, then English. In other languages only pictures count. */
  readonly lang: string | null
  readonly corrections: readonly ToneCorrection[]
  /** Stars of a review, 1 to 5: they count like words, and alone where the words say nothing. */
  readonly rating?: number | null
}

export interface ToneFound {
  readonly tone: Tone
  /** From -1 to 1. */
  readonly score: number
  /** What was weighed, as it stands in the text. */
  readonly words: readonly string[]
}

/** What is looked at of a text: more would change nothing, and bounds what a hostile one costs. */
const longest = 4000
/** As much as one mild word. */
const fewest = 0.25
const perStar = 2

/** Null: nothing to go by, no word of it is known. */
export async function toneOf(text: string, { lang, corrections, rating = null }: ToneOptions): Promise<ToneFound | null> {
  const corrected = correctionOf(text, corrections)
  if (corrected !== null) return { tone: corrected, score: { positive: 1, neutral: 0, negative: -1 }[corrected], words: [] }
  const found = await weighed(
    text.slice(0, longest),
    lang?.slice(0, 2).toLowerCase() ?? null,
    corrections,
    rating === null ? 0 : (rating - 3) * perStar,
  )
  if (found === null) return null
  return { tone: found.score >= fewest ? 'positive' : found.score <= -fewest ? 'negative' : 'neutral', ...found }
}

function correctionOf(text: string, corrections: readonly ToneCorrection[]): Tone | null {
  const texts = corrections.filter(({ kind }) => kind === 'text')
  if (texts.length === 0) return null
  const key = textKey(text)
  return texts.find(({ pattern }) => pattern === key)?.tone ?? null
}

async function weighed(
  text: string,
  lang: string | null,
  corrections: readonly ToneCorrection[],
  prior: number,
): Promise<Weighed | null> {
  const { lexiconOf, corrected, picturesOnly } = await import('./tone/lexicon.ts')
  const { weigh } = await import('./tone/weigh.ts')
  if (lang === 'fr' || lang === 'en') return weigh(text, corrected(await lexiconOf(lang), corrections), prior)
  if (lang !== null) return weigh(text, corrected(picturesOnly, corrections), prior)
  const french = corrected(await lexiconOf('fr'), corrections)
  return weigh(text, weigh(text, french) === null ? corrected(await lexiconOf('en'), corrections) : french, prior)
}
