/** Numbers of posts as a person types them: `12`, `14-18`. */
export interface IdRange {
  readonly first: number
  readonly last: number
  /** As typed. */
  readonly word: string
}

/** Null: no number of a post, whatever else it is. `12,14` and `12 14` are two; a range runs upwards. */
export function readIds(words: readonly string[]): (IdRange | { readonly word: string })[] {
  return words
    .flatMap((word) => word.split(','))
    .filter((word) => word !== '')
    .map((word) => {
      const [, from, to] = /^(\d{1,15})(?:[-–](\d{1,15}))?$/.exec(word) ?? []
      const first = Number(from)
      const last = Number(to ?? from)
      return from !== undefined && first > 0 && last >= first ? { first, last, word } : { word }
    })
}
