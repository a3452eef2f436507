/** What a person says of a post for the law, as typed. Null: not said. An empty word takes away what stood there. */
export interface SaidLegal {
  readonly disclosure: string | null
  /** Number of a partner; alias of an ambassador. */
  readonly partner: string | null
  readonly ambassador: string | null
  readonly ai: string | null
  /** As a file has it; `{}` takes it away. */
  readonly contest: unknown
  /** By the order of the media, as descriptions are. */
  readonly people: readonly string[] | null
  readonly licence: readonly string[] | null
}

export const nothingSaidOfLaw: SaidLegal = {
  disclosure: null,
  partner: null,
  ambassador: null,
  ai: null,
  contest: null,
  people: null,
  licence: null,
}

/** Null where nothing at all was said. */
export function saidOrNull(said: SaidLegal): SaidLegal | null {
  return Object.values(said).every((value) => value === null) ? null : said
}

/** What the first says goes before what the second says. */
export function saidTogether(first: SaidLegal | null, second: SaidLegal | null): SaidLegal | null {
  if (first === null || second === null) return first ?? second
  const own = Object.entries(first).filter(([, value]) => value !== null)
  return { ...second, ...Object.fromEntries(own) }
}
