import type { Network } from './contract.ts'
import { networkIds, type NetworkId } from './ids.ts'

/** One line per network, loaded when it is asked for. */
const networks: Readonly<Record<NetworkId, () => Promise<Network>>> = {
  folder: async () => (await import('./folder/index.ts')).folder,
  manual: async () => (await import('./manual/index.ts')).manual(network),
  mastodon: async () => (await import('./mastodon/index.ts')).mastodon,
  bluesky: async () => (await import('./bluesky/index.ts')).bluesky,
  x: async () => (await import('./x/index.ts')).x,
  facebook: async () => (await import('./facebook/index.ts')).facebook,
  instagram: async () => (await import('./instagram/index.ts')).instagram,
  threads: async () => (await import('./threads/index.ts')).threads,
  linkedin: async () => (await import('./linkedin/index.ts')).linkedin,
  youtube: async () => (await import('./youtube/index.ts')).youtube,
  pinterest: async () => (await import('./pinterest/index.ts')).pinterest,
  tumblr: async () => (await import('./tumblr/index.ts')).tumblr,
  wordpress: async () => (await import('./wordpress/index.ts')).wordpress,
  ghost: async () => (await import('./ghost/index.ts')).ghost,
  gbp: async () => (await import('./gbp/index.ts')).gbp,
  tiktok: async () => (await import('./tiktok/index.ts')).tiktok,
  telegram: async () => (await import('./telegram/index.ts')).telegram,
  discord: async () => (await import('./discord/index.ts')).discord,
}

const loaded = new Map<NetworkId, Promise<Network>>()

/** Loaded once: asking the module system again for each post takes longer than checking it. */
export function network(id: NetworkId): Promise<Network> {
  const known = loaded.get(id) ?? networks[id]()
  loaded.set(id, known)
  return known
}

/** In the order of `networkIds`. */
export function allNetworks(): Promise<Network[]> {
  return Promise.all(networkIds.map(network))
}
