import type { Access, HttpRequest, HttpResponse } from '../contract.ts'
import { NetworkFailure } from '../failure.ts'
import { blueskyFailure, errorName } from './errors.ts'

export interface Session {
  readonly did: string
  readonly handle: string
  readonly access_jwt: string
  readonly refresh_jwt: string
  /** For whom it was opened: another name in the secrets makes it stale. */
  readonly identifier: string
}

export type XrpcRequest = Omit<HttpRequest, 'url' | 'headers'> & {
  readonly nsid: string
  /** A list is one parameter each. */
  readonly query?: Readonly<Record<string, string | readonly string[]>>
  readonly headers?: Record<string, string>
}

export interface Xrpc {
  /** Where the account's server is. */
  readonly base: string
  session(): Promise<Session>
  /** Checks the password itself: opens a new session whatever was kept. */
  signIn(): Promise<Session>
  /** One authenticated call, any status. An expired token is refreshed and the call made again: it had changed nothing. */
  call(request: XrpcRequest): Promise<HttpResponse>
}

function searchOf(query: NonNullable<XrpcRequest['query']>): string {
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) for (const one of [value].flat()) search.append(name, one)
  return search.toString()
}

const stale = new Set(['ExpiredToken', 'InvalidToken', 'BadJwt'])

/**
 * The calls to a PDS, with a session that is kept between passes: signing in is limited to 300 a day, so it happens when there
 * is no session and when the kept one cannot be refreshed any more. The rotated tokens are stored before they are used.
 */
export function openXrpc(access: Access): Xrpc {
  const base = access.endpoint ?? 'https://bsky.social'
  const identifier = access.secrets['identifier'] ?? ''
  let current: Session | undefined

  function send(request: XrpcRequest, token: string | null): Promise<HttpResponse> {
    const { nsid, query, headers, ...rest } = request
    const search = query === undefined ? '' : `?${searchOf(query)}`
    const authorization: Record<string, string> = token === null ? {} : { authorization: `Bearer ${token}` }
    return access.http({ ...rest, url: `${base}/xrpc/${nsid}${search}`, headers: { ...headers, ...authorization } })
  }

  /** A call about the session itself has no effect that could be doubled: what is unknown is `not_sent`. */
  async function tokens(nsid: string, json: unknown, token: string | null): Promise<Session | HttpResponse> {
    const answer = await send({ method: 'POST', nsid, ...(json === undefined ? {} : { json }) }, token).catch(
      (error: unknown) => {
        if (error instanceof NetworkFailure && error.verdict === 'unknown') {
          throw new NetworkFailure('not_sent', error.code, error.message, { cause: error })
        }
        throw error
      },
    )
    const body = answer.json as { did?: unknown; handle?: unknown; accessJwt?: unknown; refreshJwt?: unknown } | undefined
    const { did, handle, accessJwt, refreshJwt } = body ?? {}
    const whole = [did, handle, accessJwt, refreshJwt].every((one) => typeof one === 'string')
    if (answer.status !== 200 || !whole) return answer
    const session = { did, handle, access_jwt: accessJwt, refresh_jwt: refreshJwt, identifier } as Session
    await access.session.set({ ...session })
    current = session
    return session
  }

  async function signIn(): Promise<Session> {
    const password = access.secrets['app_password'] ?? ''
    const opened = await tokens('com.atproto.server.createSession', { identifier, password }, null)
    if ('did' in opened) return opened
    throw blueskyFailure(opened, { now: access.now(), read: true })
  }

  async function refresh(session: Session): Promise<Session> {
    const opened = await tokens('com.atproto.server.refreshSession', undefined, session.refresh_jwt)
    if ('did' in opened) return opened
    const failure = blueskyFailure(opened, { now: access.now(), read: true })
    if (failure.verdict !== 'unauthorized') throw failure
    return signIn()
  }

  async function session(): Promise<Session> {
    if (current) return current
    const kept = (await access.session.get()) as Session | null
    current = kept?.access_jwt && kept.identifier === identifier ? kept : await signIn()
    return current
  }

  return {
    base,
    session,
    signIn,
    async call(request) {
      const before = await session()
      const answer = await send(request, before.access_jwt)
      if (answer.status !== 400 && answer.status !== 401) return answer
      if (!stale.has(errorName(answer))) return answer
      const after = await refresh(before)
      return send(request, after.access_jwt)
    },
  }
}
