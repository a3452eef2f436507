import type { Access, HttpResponse } from '../contract.ts'
import { NetworkFailure } from '../failure.ts'
import { openGrant } from '../grant.ts'
import { errorOf, succeeded, tiktokFailure } from './errors.ts'

const DEFAULT_BASE = 'https://open.tiktokapis.com'

export interface Answer {
  readonly data: Readonly<Record<string, unknown>>
  /** The body as it came: ids of videos are numbers in it that JavaScript cannot hold. */
  readonly text: string
  readonly server_at: string | null
}

export interface TiktokApi {
  get(path: string, fields: readonly string[]): Promise<Answer>
  /** `write`: opens an upload. Everything else that is asked by POST changes nothing. */
  post(path: string, json: unknown, given?: { fields?: readonly string[]; write?: boolean }): Promise<Answer>
  /** What was granted; null: TikTok did not tell. */
  scopes(): Promise<readonly string[] | null>
  /** Where a piece of a video goes: the address TikTok gave, or the same path at the endpoint that stands in for it. */
  uploadAddress(given: string): string
}

export function openApi(access: Access): TiktokApi {
  const base = access.endpoint ?? DEFAULT_BASE
  const grant = openGrant(access, {
    token_url: `${base}/v2/oauth/token/`,
    client_auth: 'body',
    client_id_name: 'client_key',
    // by the older page; the answer says it itself
    lifetime_seconds: 2 * 3600,
  })

  async function call(url: string, json: unknown, read: boolean): Promise<Answer> {
    const send = (token: string): Promise<HttpResponse> =>
      access.http({
        method: json === undefined ? 'GET' : 'POST',
        url,
        headers: {
          authorization: `Bearer ${token}`,
          ...(json === undefined ? {} : { 'content-type': 'application/json; charset=UTF-8' }),
        },
        ...(json === undefined ? {} : { json }),
      })
    const token = await grant.token()
    const first = await send(token)
    // refused before anything was done: asked again with another token
    const answer = errorOf(first)?.code === 'access_token_invalid' ? await send(await grant.renew(token)) : first
    if (!succeeded(answer)) throw tiktokFailure(answer, { now: access.now(), read })
    const data = (answer.json as { data?: unknown }).data
    if (typeof data !== 'object' || data === null)
      throw tiktokFailure({ ...answer, json: undefined }, { now: access.now(), read })
    return { data: data as Readonly<Record<string, unknown>>, text: answer.text, server_at: answer.server_at }
  }

  const address = (path: string, fields?: readonly string[]): string =>
    `${base}/v2${path}${fields === undefined ? '' : `?fields=${fields.join(',')}`}`

  return {
    get: (path, fields) => call(address(path, fields), undefined, true),
    post: (path, json, given = {}) => call(address(path, given.fields), json, given.write !== true),
    scopes: () => grant.scopes(),
    uploadAddress(given) {
      const url = URL.canParse(given) ? new URL(given) : null
      if (base !== DEFAULT_BASE && url !== null) return `${base}${url.pathname}${url.search}`
      if (url?.protocol === 'https:' && url.hostname.endsWith('.tiktokapis.com')) return url.href
      throw new NetworkFailure('not_sent', 'upload_address', 'the address of the upload is not one of TikTok')
    },
  }
}
