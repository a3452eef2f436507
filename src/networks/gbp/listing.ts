import type { Access } from '../contract.ts'
import { NetworkFailure } from '../failure.ts'
import { openGoogle, type Google } from '../google.ts'
import { textField } from '../json.ts'
import { gbpFailure } from './errors.ts'

const MAIN = 'https://mybusiness.googleapis.com'
const ACCOUNTS = 'https://mybusinessaccountmanagement.googleapis.com'
const INFORMATION = 'https://mybusinessbusinessinformation.googleapis.com'
const MAX_PAGES = 20

/** One business listing, `accounts/1/locations/2`, and Google's services about it. */
export interface Gbp extends Google {
  /** An address of the v4 service below a resource. Throws refused `parent_unknown` for a name that is none. */
  readonly v4: (name: string, query?: Readonly<Record<string, string>>) => string
  /** A GET whose answer is an object. Google leaves empty lists out of it. */
  readonly read: (url: string) => Promise<{ body: Record<string, unknown>; server_at: string | null }>
  /** The listing that was named, else the only one there is. Throws unauthorized `bad_location`, `no_location`, `several_locations`. */
  readonly location: () => Promise<string>
  readonly about: (location: string) => Promise<{ title: string; url: string | null }>
}

export function openGbp(access: Access): Gbp {
  const google = openGoogle(access, { main: MAIN, meaning: gbpFailure })

  const read: Gbp['read'] = async (url) => {
    const answer = await google.call({ url })
    const body = answer.json
    if (typeof body !== 'object' || body === null) throw google.failure({ ...answer, status: 502 }, true)
    return { body: body as Record<string, unknown>, server_at: answer.server_at }
  }

  async function all(base: string, field: string, query: Record<string, string>): Promise<Record<string, unknown>[]> {
    const found: Record<string, unknown>[] = []
    for (let page = 0, token = ''; page < MAX_PAGES; page++) {
      const asked = new URLSearchParams({ ...query, ...(token && { pageToken: token }) })
      const { body } = await read(`${base}?${asked.toString()}`)
      found.push(...listOf(body[field]))
      token = textField(body['nextPageToken'])
      if (token === '') break
    }
    return found
  }

  /** A listing may be seen through several accounts: through the first one then. */
  async function listings(): Promise<{ name: string; title: string }[]> {
    const found = new Map<string, { name: string; title: string }>()
    for (const account of await all(`${google.at(ACCOUNTS)}/v1/accounts`, 'accounts', { pageSize: '20' })) {
      const owner = textField(account['name'])
      if (!/^accounts\/[\w-]+$/.test(owner)) continue
      const query = { readMask: 'name,title', pageSize: '100' }
      for (const one of await all(`${google.at(INFORMATION)}/v1/${owner}/locations`, 'locations', query)) {
        const name = textField(one['name'])
        if (!found.has(name)) found.set(name, { name: `${owner}/${name}`, title: textField(one['title']) })
      }
    }
    return [...found.values()]
  }

  async function location(): Promise<string> {
    const named = (access.secrets['location'] ?? '').trim().replace(/^\/+|\/+$/g, '')
    if (named !== '') {
      if (isLocation(named)) return named
      throw new NetworkFailure('unauthorized', 'bad_location', `${named}: a listing is written accounts/1/locations/2`)
    }
    const kept = access.settings['location']
    if (typeof kept === 'string' && isLocation(kept)) return kept
    const found = await listings()
    const [only, ...others] = found
    if (only === undefined) throw new NetworkFailure('unauthorized', 'no_location', 'this Google account manages no listing')
    if (others.length === 0 && isLocation(only.name)) return only.name
    const names = found.slice(0, 5).map(({ name, title }) => `${name} (${title})`)
    // the names are what a person needs, in words of both languages: a label would stand in their place
    const words = `several listings, plusieurs fiches: location = ${names.join(' | ')}`
    throw new NetworkFailure('unauthorized', 'several_locations', words)
  }

  return {
    ...google,
    read,
    location,
    v4: (name, query = {}) => {
      if (!/^accounts\/[\w-]+\/locations\/[\w-]+(\/localPosts(\/[\w-]+)?|\/reviews(\/[\w=-]+(\/reply)?)?)$/.test(name)) {
        throw new NetworkFailure('refused', 'parent_unknown', `${name}: nothing of a Google listing has such a name`)
      }
      const asked = new URLSearchParams(query).toString()
      return `${google.at(MAIN)}/v4/${name}${asked === '' ? '' : `?${asked}`}`
    },
    async about(name) {
      const own = name.slice(name.indexOf('/locations/') + 1)
      const { body } = await read(`${google.at(INFORMATION)}/v1/${own}?readMask=name,title,metadata`)
      const maps = (body['metadata'] as { mapsUri?: unknown } | undefined)?.mapsUri
      return { title: textField(body['title']), url: textField(maps) || null }
    },
  }
}

function isLocation(name: string): boolean {
  return /^accounts\/[\w-]+\/locations\/[\w-]+$/.test(name)
}

/** A list of objects; empty when it is none. */
export function listOf(value: unknown): Record<string, unknown>[] {
  const list = Array.isArray(value) ? (value as unknown[]) : []
  return list.filter((one): one is Record<string, unknown> => typeof one === 'object' && one !== null)
}
