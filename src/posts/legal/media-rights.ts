import { addDays } from '../../days.ts'
import type { Media } from '../../networks/contract.ts'
import type { MediaFacts, Right } from '../../store/rights.ts'

/** A file of a post with what is known of it. */
export interface KnownMedia {
  readonly media: Pick<Media, 'file_name' | 'mime' | 'alt' | 'no_alt'>
  readonly facts: MediaFacts | null
}

/** A warning comes so many days before the end. */
export const warnedDays = 30

export type Standing = 'valid' | 'ending' | 'ended' | 'not_yet' | 'withdrawn' | 'other_network'

/** What a release or a licence is worth on one network on one day. */
export function standingOf(right: Right, day: string, network: string | null): Standing {
  const { removed_at, from_day, until_day, networks } = right
  if (removed_at !== null) return 'withdrawn'
  if (from_day !== null && day < from_day) return 'not_yet'
  if (until_day !== null && day > until_day) return 'ended'
  if (network !== null && networks.length > 0 && !networks.includes(network)) return 'other_network'
  return until_day !== null && until_day < addDays(day, warnedDays) ? 'ending' : 'valid'
}

/** What is wrong with one file on one network on one day; `right` null: there is none. */
export interface MediaProblem {
  readonly rule: 'image_release' | 'licence'
  readonly file: string
  readonly problem: Exclude<Standing, 'valid'> | 'none'
  readonly right: Right | null
}

/** Every release has to hold: who is in the picture beside the others is shown too. */
export function mediaProblems(
  known: readonly KnownMedia[],
  rights: ReadonlyMap<number, Right>,
  day: string,
  network: string | null,
): MediaProblem[] {
  return known.flatMap(({ media: { file_name: file }, facts }): MediaProblem[] => {
    if (facts === null) return []
    const standing = (rule: MediaProblem['rule'], id: number): MediaProblem[] => {
      const right = rights.get(id)
      if (right === undefined) return [{ rule, file, problem: 'none', right: null }]
      const problem = standingOf(right, day, network)
      return problem === 'valid' ? [] : [{ rule, file, problem, right }]
    }
    const shown =
      facts.people_visible === true && facts.releases.length === 0
        ? [{ rule: 'image_release', file, problem: 'none', right: null } as const]
        : facts.releases.flatMap((id) => standing('image_release', id))
    const others = facts.origin === 'customer' || facts.origin === 'third_party'
    const made =
      facts.licence_id !== null
        ? standing('licence', facts.licence_id)
        : others
          ? [{ rule: 'licence', file, problem: 'none', right: null } as const]
          : []
    return [...shown, ...made]
  })
}
