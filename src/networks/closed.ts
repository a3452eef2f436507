import { closedTexts } from '../i18n/closed-networks.ts'
import type { Text } from '../i18n/text.ts'
import type { NetworkId } from './ids.ts'

/** A network that takes no posts any more: data, for sentences and for old archives; no code path depends on it. */
export interface ClosedNetwork {
  readonly id: string
  readonly name: string
  /** Year, month or day, as exactly as it is known. */
  readonly since: string
  /** Where its public went, the best first. */
  readonly successor: readonly NetworkId[]
  readonly note: Text
  /** What a client may still have of it, and `smm client import-archive` reads; null: nothing. */
  readonly imports: Text | null
}

/** `twitter` is here for its name alone: its successor is the same network. */
export const closedNetworks: readonly ClosedNetwork[] = [
  {
    id: 'viadeo',
    name: 'Viadeo',
    since: '2015',
    successor: ['linkedin'],
    note: closedTexts.viadeo,
    imports: closedTexts.viadeo_imports,
  },
  {
    id: 'google_plus',
    name: 'Google+',
    since: '2019-04-02',
    successor: ['gbp', 'youtube', 'linkedin'],
    note: closedTexts.google_plus,
    imports: closedTexts.google_plus_imports,
  },
  {
    id: 'foursquare',
    name: 'Foursquare',
    since: '2024-12-15',
    successor: ['gbp'],
    note: closedTexts.foursquare,
    imports: null,
  },
  { id: 'vine', name: 'Vine', since: '2017-01-17', successor: ['tiktok', 'instagram'], note: closedTexts.vine, imports: null },
  {
    id: 'periscope',
    name: 'Periscope',
    since: '2021-03-31',
    successor: ['youtube', 'instagram'],
    note: closedTexts.periscope,
    imports: null,
  },
  { id: 'twitter', name: 'Twitter', since: '2023-07-24', successor: ['x'], note: closedTexts.twitter, imports: null },
]

const otherSpellings: Readonly<Record<string, string>> = {
  'google+': 'google_plus',
  googleplus: 'google_plus',
  gplus: 'google_plus',
}

/** The closed network a person means by `name`, whatever its spelling; undefined when it is none. */
export function closedNetwork(name: string): ClosedNetwork | undefined {
  const plain = name
    .trim()
    .toLowerCase()
    .replaceAll(/[\s-]+/g, '_')
  const id = otherSpellings[plain] ?? plain
  return closedNetworks.find((one) => one.id === id)
}
