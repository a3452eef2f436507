/**
 * By what a post of a table is known again among those that went out through smm: addresses of the same post differ by language, device,
 * tracking and the way it is shown. Pure.
 */
import type { ReadersNetwork } from '../networks/readers-network.ts'

const idIn: readonly (readonly [network: ReadersNetwork, host: RegExp, id: RegExp])[] = [
  ['x', /(^|\.)(x|twitter)\.com$/, /\/status(?:es)?\/(\d+)/],
  ['instagram', /(^|\.)instagram\.com$/, /\/(?:p|reel|reels|tv)\/([\w-]+)/],
  ['youtube', /(^|\.)youtube\.com$/, /(?:\/(?:shorts|live|embed)\/|[?&]v=)([\w-]{6,})/],
  ['youtube', /^youtu\.be$/, /^\/([\w-]{6,})/],
  ['pinterest', /(^|\.)pinterest\.[a-z.]+$/, /\/pin\/(?:[^/]*--)?(\d+)/],
  // an activity is no share: they have numbers of their own
  ['linkedin', /(^|\.)linkedin\.com$/, /((?:activity|share|ugcPost)[:-]\d+)/i],
  ['tiktok', /(^|\.)tiktok\.com$/, /\/(?:video|photo)\/(\d+)/],
  ['threads', /(^|\.)threads\.(?:net|com)$/, /\/post\/([\w-]+)/],
  [
    'facebook',
    /(^|\.)(facebook|fb)\.com$/,
    /(?:\/(?:posts|videos|photos|reel)\/(?:[^/?]+\/)*|[?&](?:story_fbid|fbid|v)=)(pfbid\w+|\d+)/,
  ],
]

/** Every key of a post; two posts that share one are the same. */
export function postKeys(network: ReadersNetwork, post: { readonly id: string | null; readonly url: string | null }): string[] {
  const keys = [...(post.id === null ? [] : [idKey(network, post.id)]), ...(post.url === null ? [] : [urlKey(post.url)])]
  return [...new Set(keys.filter((key) => key !== null))]
}

/** `123_456` of Facebook is post 456 of page 123; `urn:li:share:7` and `share-7` of LinkedIn are one. */
function idKey(network: ReadersNetwork, id: string): string {
  const bare = id.trim()
  if (network === 'facebook') return `facebook ${bare.split('_').at(-1) ?? bare}`
  if (network === 'linkedin') return `linkedin ${bare.replace(/^urn:li:/i, '').replace('-', ':')}`
  return `${network} ${bare}`
}

function urlKey(text: string): string | null {
  const url = parsed(text)
  if (url === null) return null
  const host = url.hostname.replace(/^(www|m|mobile|web)\./, '')
  const rest = decoded(`${url.pathname}${url.search}`)
  for (const [network, hosts, id] of idIn) {
    const found = hosts.test(host) ? id.exec(rest)?.[1] : undefined
    if (found !== undefined) return idKey(network, found)
  }
  return `${host}${url.pathname.replace(/\/+$/, '')}`
}

/** The address without what only follows its reader; null where it is none. */
export function plainAddress(text: string): string | null {
  const url = parsed(text)
  if (url === null) return null
  const telling = [...url.searchParams].filter(([name]) => ['v', 'story_fbid', 'fbid', 'id', 'p'].includes(name))
  const query = telling.length === 0 ? '' : `?${new URLSearchParams(telling).toString()}`
  return `https://${url.host}${url.pathname.replace(/\/+$/, '')}${query}`
}

function parsed(text: string): URL | null {
  const typed = text.trim()
  // no post has an address so long
  if (typed.length > 2000 || !/^https?:\/\//i.test(typed)) return null
  try {
    return new URL(typed)
  } catch {
    return null
  }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
