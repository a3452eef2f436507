/** Networks as a reader thinks of them. */
import { isNetworkId, networkIds, type NetworkId } from './ids.ts'

/** A network as the strategy names it (`blog` for every kind of blog), or one it does not name. */
export type ReadersNetwork = NetworkId | 'blog' | 'other'

/** The names that a person may give: every kind of blog is one, and what smm does not know is `other`. */
export const readersNetworks: readonly string[] = [...networkIds.filter((id) => id !== 'manual'), 'blog', 'other']

const blogs: readonly string[] = ['folder', 'wordpress', 'ghost', 'blog']

/** The network a reader thinks of: the one a manual account stands for, and one `blog` for every kind of blog. */
export function readersNetwork(network: string, standsFor: string | null): ReadersNetwork {
  const name = network === 'manual' ? (standsFor ?? 'other') : network
  if (blogs.includes(name)) return 'blog'
  return isNetworkId(name) && name !== 'manual' ? name : 'other'
}
