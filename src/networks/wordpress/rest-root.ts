import type { Http, HttpResponse } from '../contract.ts'
import { NetworkFailure } from '../failure.ts'
import { textField } from '../json.ts'
import { wordpressFailure } from './errors.ts'

/** Where the REST API of a site is, and whether application passwords are switched on there. */
export interface RestRoot {
  /** Full address of a route (`/wp/v2/posts`) with its query. */
  url(route: string, query?: Readonly<Record<string, string>>): string
  readonly application_passwords: boolean
  /** The site's own address, as it calls itself. */
  readonly home: string | null
}

interface Index {
  readonly home?: unknown
  readonly namespaces?: unknown
  readonly authentication?: unknown
}

/**
 * Finds the REST API below the address of the site: `/wp-json/`, `?rest_route=/` where permalinks are plain, else what the `Link`
 * header of the home page names, on the same host only. Throws `NetworkFailure`: `no_rest_api` when there is none.
 */
export async function findRestRoot(
  http: Http,
  given: { base: string; headers: Readonly<Record<string, string>>; now: Date },
): Promise<RestRoot> {
  const { base, headers, now } = given
  const ask = async (root: string): Promise<HttpResponse> => {
    try {
      return await http({ url: root, headers })
    } catch (error) {
      if (!(error instanceof NetworkFailure) || error.code !== 'redirected') throw error
      // The address of the account is wrong, none of its posts.
      throw new NetworkFailure('unauthorized', 'redirected', error.message, { cause: error })
    }
  }
  const refusals: NetworkFailure[] = []
  const tryRoot = async (root: string): Promise<RestRoot | null> => {
    const answer = await ask(root)
    const index = answer.json as Index | null | undefined
    if (answer.status === 200 && Array.isArray(index?.namespaces) && index.namespaces.includes('wp/v2')) {
      const home = textField(index.home).replace(/\/+$/, '')
      return {
        url: addresses(root),
        application_passwords: hasApplicationPasswords(index),
        home: URL.canParse(home) ? home : null,
      }
    }
    const failure = answer.status === 200 ? null : wordpressFailure(answer, { now, read: true })
    if (failure !== null && (answer.status >= 500 || [401, 408, 429].includes(answer.status))) throw failure
    if (failure?.code === 'site_protected' && answer.status !== 404) refusals.push(failure)
    return null
  }
  for (const root of [`${base}/wp-json/`, `${base}/?rest_route=/`]) {
    const found = await tryRoot(root)
    if (found !== null) return found
  }
  const named = linkOf((await ask(`${base}/`)).headers, base)
  const found = named === null ? null : await tryRoot(named)
  if (found !== null) return found
  throw refusals[0] ?? new NetworkFailure('unauthorized', 'no_rest_api', `${base}: no REST API of WordPress was found there`)
}

/** `<https://exemple.fr/wp-json/>; rel="https://api.w.org/"`, when it is on the host that is to be given the password. */
function linkOf(headers: Pick<Headers, 'get'>, base: string): string | null {
  const [, address] = /<([^>]+)>\s*;\s*rel="https:\/\/api\.w\.org\/"/.exec(headers.get('link') ?? '') ?? []
  if (address === undefined || !URL.canParse(address, base)) return null
  const url = new URL(address, base)
  return url.origin === new URL(base).origin ? url.href : null
}

function addresses(root: string): RestRoot['url'] {
  return (route, query = {}) => {
    const url = new URL(root)
    if (url.searchParams.has('rest_route')) url.searchParams.set('rest_route', route)
    else url.pathname = `${url.pathname.replace(/\/+$/, '')}${route}`
    for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value)
    return url.href
  }
}

/** Before WordPress 5.6 there are none, and some security plugins switch them off: then the site does not name where to get one. */
function hasApplicationPasswords(index: Index): boolean {
  const { authentication } = index
  return typeof authentication === 'object' && authentication !== null && 'application-passwords' in authentication
}
