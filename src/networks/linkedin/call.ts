import type { Access, HttpRequest, HttpResponse } from '../contract.ts'
import type { NetworkFailure } from '../failure.ts'
import { linkedinFailure } from './errors.ts'
import { apiVersionOf } from './version.ts'

const API = 'https://api.linkedin.com'
const WWW = 'https://www.linkedin.com'

export interface LinkedInCall extends Omit<HttpRequest, 'url'> {
  /** Below the API's host: `/rest/posts?…`. */
  readonly path: string
  /** The one visible call. */
  readonly publish?: boolean
  /** What it answers may be gone. */
  readonly answers?: boolean
}

export interface LinkedIn {
  /** One call to the API; any answer whose status is not in `accept` (200 by default) is thrown as a `NetworkFailure`. */
  call(request: LinkedInCall, accept?: readonly number[]): Promise<HttpResponse>
  /** One call without the API's headers: an upload address, the sign-in's host (`/oauth/v2/…`). */
  send(request: HttpRequest, accept?: readonly number[]): Promise<HttpResponse>
  failure(answer: HttpResponse, about?: { read?: boolean; publish?: boolean; answers?: boolean }): NetworkFailure
  /** The header that shows the token, for an address of an upload; none where the host is not LinkedIn's own. */
  authorizes(url: string): Readonly<Record<string, string>>
}

/** The way to LinkedIn: token, version and protocol on every call of the API; an endpoint of one's own stands for all its hosts. */
export function openLinkedIn(access: Access): LinkedIn {
  const own = access.endpoint === null || access.endpoint === API ? null : access.endpoint
  const authorization = `Bearer ${access.secrets['access_token'] ?? ''}`
  const headers = {
    authorization,
    'linkedin-version': apiVersionOf(access.settings),
    'x-restli-protocol-version': '2.0.0',
  }

  const failure: LinkedIn['failure'] = (answer, { read = false, publish = false, answers = false } = {}) =>
    linkedinFailure(answer, { now: access.now(), read, publish, answers })

  async function call(request: LinkedInCall, accept: readonly number[] = [200]): Promise<HttpResponse> {
    const { path, publish = false, answers = false, ...rest } = request
    const answer = await access.http({ ...rest, url: (own ?? API) + path, headers: { ...headers, ...request.headers } })
    if (!accept.includes(answer.status)) {
      throw failure(answer, { read: (request.method ?? 'GET') === 'GET', publish, answers })
    }
    return answer
  }

  async function send(request: HttpRequest, accept: readonly number[] = [200]): Promise<HttpResponse> {
    const { pathname, search } = new URL(request.url, WWW)
    const url = own === null ? new URL(request.url, WWW).href : `${own}${pathname}${search}`
    const answer = await access.http({ ...request, url })
    if (!accept.includes(answer.status)) throw failure(answer)
    return answer
  }

  const authorizes = (url: string): Record<string, string> => {
    const { hostname } = new URL(url, WWW)
    const trusted = own !== null || hostname === 'linkedin.com' || hostname.endsWith('.linkedin.com')
    return trusted ? { authorization } : {}
  }

  return { call, send, failure, authorizes }
}

/** The rows of a finder's answer; an answer that is no list is no statement at all. */
export function elementsOf<T>(api: LinkedIn, answer: HttpResponse): T[] {
  const { elements } = (answer.json ?? {}) as { elements?: unknown }
  if (!Array.isArray(elements)) throw api.failure({ ...answer, status: 502 }, { read: true })
  return elements as T[]
}

/** What marks a query by its name (`q=author`) for Rest.li. */
export const finder = { 'x-restli-method': 'FINDER' }
