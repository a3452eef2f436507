/** Words and phrases that say the same. A phrase is looked for word by word, each in any number and gender. */
export interface WordGroup {
  /** From -5 to 5; 0: says nothing here, whatever a general lexicon holds of it. */
  readonly weight: number
  /** Of phrases that are what they are: no negation before or in them turns them. */
  readonly fixed?: boolean
  /** Courtesy: it counts for nothing beside a complaint. */
  readonly polite?: boolean
  /** Separated by commas. */
  readonly words: string
}

export interface LanguageWords {
  readonly groups: readonly WordGroup[]
  /** What makes the next words stronger or weaker. */
  readonly degrees: readonly { readonly factor: number; readonly words: string }[]
  readonly negators: string
  readonly halves: string
  readonly seconds: string
  readonly undoing: string
  readonly contrasts: string
}

export function listOf(words: string): string[] {
  return words
    .split(',')
    .map((word) => word.trim().replace(/\s+/g, ' '))
    .filter((word) => word !== '')
}
