import { Agent as HttpAgent } from 'node:http'
import { Agent as HttpsAgent, type AgentOptions } from 'node:https'
import { setTimeout as pause } from 'node:timers/promises'
import type { IClientSettings, ITwitterApiClientPlugin, TwitterApiv2 } from 'twitter-api-v2'
import type { Access } from '../contract.ts'
import { endpointProblem, hostKind } from '../endpoint.ts'
import { NetworkFailure } from '../failure.ts'
import { openGrant, type Grant } from '../grant.ts'
import { textField } from '../json.ts'
import { publicLookup } from '../public-lookup.ts'
import { redact } from '../redact.ts'
import { xFailure } from './errors.ts'

const HOME = 'https://api.x.com'
const TIMEOUT_MS = 30_000

export interface XAnswer {
  /** The body, or whatever the server sent instead. */
  readonly data: unknown
  readonly server_at: string | null
  /** What the token of OAuth 1.0a may do, when X says it: `read`, `read-write`, `read-write-directmessages`. */
  readonly access_level: string | null
}

export interface XCall {
  readonly method: 'GET' | 'POST' | 'DELETE'
  /** Below `/2/`. */
  readonly path: string
  readonly query?: Record<string, string>
  readonly json?: Record<string, unknown>
  readonly form?: Record<string, unknown>
  readonly timeout_ms?: number
}

export interface X {
  /** One call. Throws `NetworkFailure` only. */
  readonly call: (call: XCall) => Promise<XAnswer>
  /** The rights of an OAuth 2 token; null: it is one of OAuth 1.0a, or X did not say. */
  readonly scopes: () => Promise<readonly string[] | null>
}

/** Calls through `twitter-api-v2`, which is loaded at the first one; signed by OAuth 1.0a, or with the token of a grant that is renewed. */
export function openX(access: Access): X {
  const base = new URL(access.endpoint ?? HOME)
  const hide = (text: string): string => redact(access.http.redact?.(text) ?? text, Object.values(access.secrets))
  const grant = access.secrets['app_key'] === undefined && access.secrets['refresh_token'] !== undefined ? openXGrant() : null
  let opened: { readonly token: string | null; readonly api: Promise<TwitterApiv2> } | undefined

  function openXGrant(): Grant {
    return openGrant(access, {
      token_url: `${base.href.replace(/\/$/, '')}/2/oauth2/token`,
      // an app that keeps no secret sends its name alone
      client_auth: (access.secrets['client_secret'] ?? '') === '' ? 'body' : 'basic',
      lifetime_seconds: 7200,
    })
  }

  function apiFor(token: string | null): Promise<TwitterApiv2> {
    if (opened?.token !== token) opened = { token, api: connect(access, base, token) }
    return opened?.api ?? connect(access, base, token)
  }

  async function send(
    { method, path, query, json, form, timeout_ms = access.http.timeout_ms ?? TIMEOUT_MS }: XCall,
    token: string | null,
  ): Promise<XAnswer> {
    const url = new URL(`${base.pathname.replace(/\/$/, '')}/2/${path}`, base)
    const read = method === 'GET'
    const api = await apiFor(token)
    const started = performance.now()
    const log = (outcome: string): void => {
      access.http.note?.(hide(`${method} ${url.href} -> ${outcome} in ${Math.round(performance.now() - started)} ms`))
    }
    try {
      const options = { fullResponse: true as const, timeout: timeout_ms }
      const forceBodyMode = form === undefined ? ('json' as const) : ('form-data' as const)
      const sent =
        method === 'GET'
          ? api.get(path, query ?? {}, options)
          : method === 'DELETE'
            ? api.delete(path, query ?? {}, options)
            : api.post(path, form ?? json ?? {}, { ...options, forceBodyMode })
      const { data, headers } = await within(timeout_ms, sent)
      log('success')
      const header = (name: string): string => textField((headers as Record<string, unknown>)[name])
      const date = Date.parse(header('date'))
      return {
        data,
        server_at: Number.isNaN(date) ? null : new Date(date).toISOString(),
        access_level: header('x-access-level') || null,
      }
    } catch (error) {
      const failure = xFailure(error, { now: access.now(), read, url, hide })
      log(failure.status === undefined ? failure.code : String(failure.status))
      throw failure
    }
  }

  return {
    async call(call) {
      if (endpointProblem(base.href) !== null) {
        throw new NetworkFailure('not_sent', 'endpoint_not_allowed', `${base.host}: this address may not be called`)
      }
      const token = grant === null ? null : await grant.token()
      try {
        return await send(call, token)
      } catch (error) {
        // a 401 has changed nothing: once more with another token
        const ended = grant !== null && token !== null && error instanceof NetworkFailure && error.status === 401
        if (!ended) throw error
        return send(call, await grant.renew(token))
      }
    },
    scopes: async () => (grant === null ? null : grant.scopes()),
  }
}

/** The library only ends a connection that is silent: a server that sends a byte a second would hold it for ever. */
async function within<T>(milliseconds: number, call: Promise<T>): Promise<T> {
  const done = new AbortController()
  const late = pause(milliseconds + 1000, undefined, { signal: done.signal, ref: false }).then(() => {
    throw Object.assign(new Error('Request failed.'), { type: 'request', _options: { error: new Error('Request timeout.') } })
  })
  late.catch(() => {})
  call.catch(() => {})
  try {
    return await Promise.race([call, late])
  } finally {
    done.abort()
  }
}

async function connect(access: Access, base: URL, token: string | null): Promise<TwitterApiv2> {
  const { TwitterApi } = await import('twitter-api-v2')
  const { app_key = '', app_secret = '', access_token = '', access_secret = '' } = access.secrets
  const keys = { appKey: app_key, appSecret: app_secret, accessToken: access_token, accessSecret: access_secret }
  const open = (settings: Partial<IClientSettings>): TwitterApiv2 =>
    token === null ? new TwitterApi(keys, settings).v2 : new TwitterApi(token, settings).v2
  if (base.origin === HOME && base.pathname === '/') return open({})
  // The library has X's host in its code and always uses https: the address is replaced before it is signed, and for a plain
  // http one (loopback only) an agent of `node:http` makes the connection.
  const elsewhere: ITwitterApiClientPlugin = {
    onBeforeRequestConfig: ({ params }) => {
      params.url = params.url.replace(HOME, base.href.replace(/\/$/, ''))
    },
  }
  return open({ plugins: [elsewhere], httpAgent: base.protocol === 'http:' ? plainAgent() : secureAgent(base) })
}

function secureAgent({ hostname }: URL): HttpsAgent {
  return new HttpsAgent({ keepAlive: false, ...(hostKind(hostname) !== 'loopback' && { lookup: publicLookup }) })
}

function plainAgent(): HttpsAgent {
  const options: AgentOptions = { keepAlive: false }
  return new HttpAgent(options) as unknown as HttpsAgent
}
