import type { Context } from '../../context.ts'
import type { Media } from '../../networks/contract.ts'
import type { Client } from '../../store/clients.ts'
import type { PostLegal } from '../../store/post-legal.ts'
import type { MediaFacts } from '../../store/rights.ts'
import type { Strategy } from '../../store/strategies.ts'
import { rulesOf } from '../../strategy/defaults.ts'
import type { LegalPack } from '../../strategy/legal-points.ts'
import type { LegalFacts } from './check.ts'

/** The regulated trades of a client: as it said, else what is usual in its sector. */
export function packsOf(strategy: Strategy | null): LegalPack[] {
  if (strategy === null) return []
  return rulesOf(strategy.answers).filter((field): field is LegalPack => field !== 'none')
}

/** All that the checks of one post look at. `known`: of each file, in their order. */
export async function readLegal(
  context: Context,
  client: Client,
  given: {
    readonly legal: PostLegal
    readonly media: readonly Media[]
    readonly known: readonly (MediaFacts | null)[]
    readonly strategy: Strategy | null
    readonly day: string
  },
): Promise<LegalFacts> {
  const { legal, media, known, strategy, day } = given
  const store = await context.store()
  const wanted = new Set(
    known.flatMap((facts) => [...(facts?.releases ?? []), ...(facts?.licence_id == null ? [] : [facts.licence_id])]),
  )
  const rights = new Map(
    (await Promise.all([...wanted].map((id) => store.rights.get(id))))
      .filter((right) => right !== null)
      .map((right) => [right.id, right]),
  )
  const partner = legal.partner === undefined ? null : await store.rights.get(legal.partner)
  const ambassador =
    legal.ambassador === undefined
      ? null
      : ((await store.ambassadors.list(client.slug)).find(({ id }) => id === legal.ambassador) ?? null)
  return {
    client,
    packs: packsOf(strategy),
    legal,
    partner: partner?.removed_at === null ? partner : null,
    ambassador,
    media: media.map((one, index) => ({ media: one, facts: known[index] ?? null })),
    rights,
    day,
  }
}
