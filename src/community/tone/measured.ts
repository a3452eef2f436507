/** How often the tone is right: counted on messages that were labelled by hand, the half on which no word list was made. */
import { rhaz } from '../../arithmetic.ts'
import type { Tone } from '../../store/inbox.ts'
import type { ToneLanguage } from './lexicon.ts'

export interface Measured {
  readonly messages: number
  /** By the label: how often each tone was said; `none`: no word was known. */
  readonly found: Readonly<Record<Tone, Readonly<Record<Tone | 'none', number>>>>
}

/** A test counts it again: a change that makes it worse is seen. */
export const measured: Readonly<Record<ToneLanguage, Measured>> = {
  fr: {
    messages: 77,
    found: {
      positive: { positive: 25, neutral: 0, negative: 0, none: 0 },
      neutral: { positive: 2, neutral: 0, negative: 0, none: 20 },
      negative: { positive: 1, neutral: 1, negative: 28, none: 0 },
    },
  },
  en: {
    messages: 77,
    found: {
      positive: { positive: 25, neutral: 0, negative: 0, none: 0 },
      neutral: { positive: 1, neutral: 3, negative: 0, none: 18 },
      negative: { positive: 0, neutral: 2, negative: 28, none: 0 },
    },
  },
}

/** All in basis points. */
export interface Accuracy {
  readonly right_bp: number
  /** Of those said to be negative, how many are; and of the negative ones, how many are said to be. */
  readonly negative_precision_bp: number
  readonly negative_recall_bp: number
}

export function accuracyOf({ messages, found }: Measured): Accuracy {
  const { positive, neutral, negative } = found
  const said = positive.negative + neutral.negative + negative.negative
  const are = negative.positive + negative.neutral + negative.negative + negative.none
  return {
    right_bp: share(positive.positive + neutral.neutral + neutral.none + negative.negative, messages),
    negative_precision_bp: share(negative.negative, said),
    negative_recall_bp: share(negative.negative, are),
  }
}

function share(part: number, whole: number): number {
  return whole === 0 ? 0 : rhaz(BigInt(part) * 10_000n, whole)
}

/**
 * Counted once, on sentences that strangers wrote and others labelled, and that nothing was made with: the second half of the restaurant
 * sentences of “Sentiment Labelled Sentences” (Kotzias et al., 2015). What is said to be neutral, or nothing, counts as wrong there.
 */
export const measuredElsewhere: Accuracy & { readonly lang: ToneLanguage; readonly source: string; readonly messages: number } =
  {
    lang: 'en',
    source: 'Sentiment Labelled Sentences (Kotzias et al., 2015)',
    messages: 513,
    right_bp: 7212,
    negative_precision_bp: 9659,
    negative_recall_bp: 6028,
  }

/** Where the words come from, and under which terms: the words themselves, and the package that brings them. */
export const sources: Readonly<
  Record<
    ToneLanguage,
    { readonly lexicon: string; readonly licence: string; readonly package: string; readonly package_licence: string }
  >
> = {
  fr: {
    lexicon: 'Pattern 1.1 (CLiPS, fabelier.org)',
    licence: 'PDDL',
    package: '@nlpjs/lang-fr',
    package_licence: 'MIT',
  },
  en: {
    lexicon: 'VADER (C. J. Hutto, E. Gilbert)',
    licence: 'MIT',
    package: 'vader-sentiment',
    package_licence: 'Apache-2.0',
  },
}
