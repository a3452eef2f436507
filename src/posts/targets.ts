import { closedNetwork, type ClosedNetwork } from '../networks/closed.ts'
import { isNetworkId } from '../networks/ids.ts'
import type { Account } from '../store/accounts.ts'
import { standsFor } from './freeze.ts'

/** Where a post goes, or why that cannot be said. */
export type Targets =
  | { readonly is: 'accounts'; readonly accounts: readonly Account[] }
  /** The client has no account at all. */
  | { readonly is: 'none' }
  /** Nothing was said and nothing decides: never all of them. */
  | { readonly is: 'which' }
  | { readonly is: 'closed'; readonly closed: ClosedNetwork }
  /** `network`: a network smm knows, on which the client has no account. */
  | { readonly is: 'unknown'; readonly word: string; readonly network: boolean }

/** In a strategy `blog` stands for every blog. */
const blogs = ['wordpress', 'ghost', 'folder']

/**
 * The accounts that `to` names: `all`, names of accounts, names of networks. A word is the name of an account first, then a network,
 * then what accounts kept by hand stand for. Null: the only account, else those of the strategy's first network.
 */
export function chooseTargets(
  to: readonly string[] | null,
  accounts: readonly Account[],
  first_network: string | null,
): Targets {
  if (to === null) {
    const [only, ...others] = accounts
    if (!only) return { is: 'none' }
    if (others.length === 0) return { is: 'accounts', accounts: [only] }
    const first = first_network === null ? [] : onNetwork(first_network, accounts)
    return first.length > 0 ? { is: 'accounts', accounts: first } : { is: 'which' }
  }
  const chosen = new Map<number, Account>()
  for (const word of to) {
    const found = word === 'all' ? accounts : named(word, accounts)
    if (found.length === 0) {
      if (word === 'all') return { is: 'none' }
      const closed = closedNetwork(word)
      if (closed && !isNetworkId(word.toLowerCase())) return { is: 'closed', closed }
      return { is: 'unknown', word, network: isNetworkId(word.toLowerCase()) }
    }
    for (const account of found) chosen.set(account.id, account)
  }
  return chosen.size > 0 ? { is: 'accounts', accounts: [...chosen.values()] } : { is: 'which' }
}

function named(word: string, accounts: readonly Account[]): readonly Account[] {
  const exact = accounts.filter((account) => account.name === word)
  if (exact.length > 0) return exact
  const plain = word.toLowerCase()
  const alike = accounts.filter((account) => account.name.toLowerCase() === plain)
  if (alike.length > 0) return alike
  const networks = plain === 'blog' ? blogs : [plain]
  const own = accounts.filter((account) => networks.includes(account.network))
  return own.length > 0
    ? own
    : accounts.filter((account) => account.for_network !== null && networks.includes(account.for_network))
}

function onNetwork(network: string, accounts: readonly Account[]): readonly Account[] {
  const networks = network === 'blog' ? blogs : [network]
  return accounts.filter((account) => networks.includes(standsFor(account)))
}
