import type { Account } from '../store/accounts.ts'
import { strategyNetworks, type StrategyNetwork } from './weights.ts'

const blogs: readonly string[] = ['folder', 'wordpress', 'ghost', 'blog']

/** The strategy's name of the network that an account is on, or stands for; null: the strategy has none for it. */
export function strategyNetworkOf({ network, for_network }: Pick<Account, 'network' | 'for_network'>): StrategyNetwork | null {
  const name = for_network ?? network
  if (blogs.includes(name)) return 'blog'
  return strategyNetworks.find((one) => one === name) ?? null
}
