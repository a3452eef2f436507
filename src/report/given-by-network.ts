import { capabilitiesOf } from '../networks/capabilities.ts'
import type { Metric } from '../networks/contract.ts'
import { networkIds } from '../networks/ids.ts'
import { network as networkById } from '../networks/registry.ts'
import { readersNetwork } from '../networks/readers-network.ts'
import type { Account } from '../store/accounts.ts'
import type { NetworkMonth, ReportNetwork } from './report.ts'

/** What a network counts of its posts, and of its accounts. */
export interface GivenBy {
  readonly posts: ReadonlySet<Metric>
  readonly account: ReadonlySet<Metric>
}

/** Of each of these networks by the client's accounts on it; by its own rules where there is none, or one kept by hand. */
export async function givenByNetwork(
  accounts: readonly Account[],
  of: ReadonlySet<ReportNetwork>,
): Promise<ReadonlyMap<ReportNetwork, GivenBy>> {
  // each of the others is a file to load
  const ids = networkIds.filter((id) => id !== 'manual' && of.has(readersNetwork(id, null)))
  const known = await Promise.all(ids.map(networkById))
  const names = new Set(known.map(({ id }) => readersNetwork(id, null)))
  return new Map(
    [...names].map((name): [ReportNetwork, GivenBy] => {
      const own = accounts
        .filter(({ network, for_network }) => readersNetwork(network, for_network) === name)
        .flatMap(({ network, for_network, settings }) => {
          const by = known.find(({ id }) => id === (network === 'manual' ? for_network : network))
          return by === undefined ? [] : [capabilitiesOf(by, settings)]
        })
      const usual = known.filter(({ id }) => readersNetwork(id, null) === name).map(({ capabilities }) => capabilities)
      const counted = own.length > 0 ? own : usual
      return [
        name,
        {
          posts: new Set(counted.flatMap(({ post_figures }) => post_figures)),
          account: new Set(counted.flatMap(({ account_figures }) => account_figures)),
        },
      ]
    }),
  )
}

const parts: readonly Metric[] = ['reactions', 'comments', 'shares', 'saves', 'engagements']
const denominators: readonly Metric[] = ['reach', 'impressions', 'views']

type Shown = keyof Pick<NetworkMonth, 'reach' | 'impressions' | 'views' | 'engagements' | 'rate' | 'clicks' | 'followers'>

/** Whether the network never gives this figure of a month, whoever asks; `undefined`: a network that smm does not know. */
export function neverGives(given: GivenBy | undefined, figure: Shown): boolean {
  if (given === undefined) return false
  const { posts, account } = given
  if (figure === 'followers') return !account.has('followers')
  if (figure === 'engagements') return !parts.some((part) => posts.has(part)) && !account.has('engagements')
  if (figure === 'rate') return !parts.some((part) => posts.has(part)) || !denominators.some((one) => posts.has(one))
  return !posts.has(figure) && !account.has(figure)
}
