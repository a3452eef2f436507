/** What is used of packages without types. */
declare module '@nlpjs/lang-fr' {
  export class StemmerFr {
    stemWord(word: string): string
  }
  /** Polarity from -1 to 1 by stem. */
  export const SentimentFr: { readonly pattern: Readonly<Record<string, number>> }
}

declare module 'vader-sentiment/src/vader_lexicon.js' {
  export const lexicon: Readonly<Record<string, number>>
}
