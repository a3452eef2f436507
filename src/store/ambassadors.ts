export const ambassadorProfiles = ['fan', 'expert', 'partner'] as const
/** `fan`: a happy customer; `expert`: one who knows the subject better than most; `partner`: a supplier, a neighbour, a club. */
export type AmbassadorProfile = (typeof ambassadorProfiles)[number]
export const consentWays = ['phone', 'mail', 'message', 'meeting', 'file'] as const
export type ConsentWay = (typeof consentWays)[number]

/** Somebody outside the firm who speaks of it. No member of the team, counted in no hours. */
export interface Ambassador {
  readonly id: number
  readonly client: string
  /** First name or a name they chose: unique among the client's, whatever the case of its letters. */
  readonly alias: string
  readonly profile: AmbassadorProfile
  readonly topic: string
  /** The day on which they agreed, `2026-11-02`, and how. Null: invited; nothing of theirs is shown. */
  readonly consent_at: string | null
  readonly consent_via: ConsentWay | null
  /** What they get for it; null: nothing. */
  readonly benefit: string | null
  /** The words that say what links them to the firm; never null for a partner or where there is a benefit. */
  readonly disclosure: string | null
  /** Theirs alone: capitals, digits and hyphens. */
  readonly code: string
  readonly added_at: string
}

/** `code` null: one is made from the topic. */
export type NewAmbassador = Omit<Ambassador, 'id' | 'client' | 'added_at' | 'code'> & { readonly code: string | null }
export type AmbassadorChange = Partial<Omit<Ambassador, 'id' | 'client' | 'added_at'>>

export interface AmbassadorStore {
  /** In the order in which they came. */
  list(client: string): Promise<Ambassador[]>
  /** The trail of changes never says who they are. */
  add(client: string, ambassador: NewAmbassador, at: string): Promise<Ambassador>
  change(id: number, change: AmbassadorChange, at: string): Promise<Ambassador>
  /** Nothing personal stays: neither the name nor what they spoke of, got or were given as a code. */
  erase(id: number, at: string): Promise<void>
}

/** `LEVAIN3`: the first word of the topic that says something, and a number. Nothing of the person is in it. */
export function codeFrom(topic: string, number: number): string {
  const words = topic
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replace(/œ/gi, 'oe')
    .toUpperCase()
    .split(/[^A-Z0-9]+/)
  const longest = words.toSorted((a, b) => b.length - a.length)[0] || 'CODE'
  const word = words.find((one) => one.length >= 4) ?? longest
  return `${word.slice(0, 10)}${number}`
}
