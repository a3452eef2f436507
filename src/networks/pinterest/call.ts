import type { Access, HttpRequest, HttpResponse } from '../contract.ts'
import type { NetworkFailure } from '../failure.ts'
import { openGrant, type Grant } from '../grant.ts'
import { pinterestFailure } from './errors.ts'

const API = 'https://api.pinterest.com'
/** Used when the answer does not say: 30 days. */
const LIFETIME_SECONDS = 30 * 24 * 3600

export interface PinterestCall extends Omit<HttpRequest, 'url'> {
  /** Below `/v5`. */
  readonly path: string
  /** The one visible call. */
  readonly publish?: boolean
}

export interface Pinterest {
  readonly grant: Grant
  /** One call; any answer whose status is not in `accept` (200 by default) is thrown as a `NetworkFailure`. */
  call(request: PinterestCall, accept?: readonly number[]): Promise<HttpResponse>
  /** A form to the address of an upload, which is another host's and knows nothing of the token. */
  upload(url: string, body: FormData): Promise<HttpResponse>
  failure(answer: HttpResponse, about?: { read?: boolean; publish?: boolean }): NetworkFailure
}

/** The way to Pinterest with a token that is renewed ahead of its end; an endpoint of one's own stands for the upload's host too. */
export function openPinterest(access: Access): Pinterest {
  const own = access.endpoint === null || access.endpoint === API ? null : access.endpoint
  const base = `${own ?? API}/v5`
  const grant = openGrant(access, {
    token_url: `${base}/oauth/token`,
    client_auth: 'basic',
    lifetime_seconds: LIFETIME_SECONDS,
  })

  const failure: Pinterest['failure'] = (answer, { read = false, publish = false } = {}) =>
    pinterestFailure(answer, { now: access.now(), read, publish })

  async function call(request: PinterestCall, accept: readonly number[] = [200]): Promise<HttpResponse> {
    const { path, publish = false, ...rest } = request
    const ask = (token: string): Promise<HttpResponse> =>
      access.http({ ...rest, url: base + path, headers: { authorization: `Bearer ${token}`, ...request.headers } })
    const token = await grant.token()
    let answer = await ask(token)
    // A 401 is proof that nothing was done: once more with another token, in case this one was taken back early.
    if (answer.status === 401) answer = await ask(await grant.renew(token))
    if (!accept.includes(answer.status)) throw failure(answer, { read: (request.method ?? 'GET') === 'GET', publish })
    return answer
  }

  async function upload(url: string, body: FormData): Promise<HttpResponse> {
    const { pathname, search } = new URL(url)
    return access.http({ method: 'POST', url: own === null ? url : `${own}${pathname}${search}`, body, timeout_ms: 1_800_000 })
  }

  return { grant, call, upload, failure }
}

/** One page of a list: `{"items", "bookmark"}`. An answer that is none is no statement at all. */
export async function readPage<T>(
  api: Pinterest,
  path: string,
  query: Readonly<Record<string, string>>,
): Promise<{ items: T[]; bookmark: string | null; server_at: string | null }> {
  const answer = await api.call({ path: `${path}?${new URLSearchParams(query).toString()}` })
  const body = (answer.json ?? {}) as { items?: unknown; bookmark?: unknown }
  if (!Array.isArray(body.items)) throw api.failure({ ...answer, status: 502 }, { read: true })
  const bookmark = typeof body.bookmark === 'string' && body.bookmark !== '' ? body.bookmark : null
  return { items: body.items as T[], bookmark, server_at: answer.server_at }
}
