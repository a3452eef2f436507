import { Agent as HttpAgent } from 'node:http'
import type { Agent as HttpsAgent, AgentOptions } from 'node:https'
import { setTimeout as pause } from 'node:timers/promises'
import type { ITwitterApiClientPlugin, TwitterApiv2 } from 'twitter-api-v2'
import type { Access } from '../contract.ts'
import { endpointProblem } from '../endpoint.ts'
import { NetworkFailure } from '../failure.ts'
import { textField } from '../json.ts'
import { redact } from '../redact.ts'
import { xFailure } from './errors.ts'

const HOME = 'https://api.x.com'
const TIMEOUT_MS = 30_000

export interface XAnswer {
  /** The body, or whatever the server sent instead. */
  readonly data: unknown
  readonly server_at: string | null
}

export interface XCall {
  readonly method: 'GET' | 'POST'
  /** Below `/2/`. */
  readonly path: string
  readonly query?: Record<string, string>
  readonly json?: Record<string, unknown>
  readonly form?: Record<string, unknown>
  readonly timeout_ms?: number
}

/** Calls through `twitter-api-v2`, which is loaded at the first one. Throws `NetworkFailure` only. */
export function openX(access: Access): (call: XCall) => Promise<XAnswer> {
  const base = new URL(access.endpoint ?? HOME)
  const hide = (text: string): string => redact(access.http.redact?.(text) ?? text, Object.values(access.secrets))
  let client: Promise<TwitterApiv2> | undefined

  return async ({ method, path, query, json, form, timeout_ms = access.http.timeout_ms ?? TIMEOUT_MS }) => {
    const url = new URL(`${base.pathname.replace(/\/$/, '')}/2/${path}`, base)
    const read = method === 'GET'
    if (endpointProblem(base.href) !== null) {
      throw new NetworkFailure('not_sent', 'endpoint_not_allowed', `${base.host}: this address may not be called`)
    }
    const api = await (client ??= connect(access, base))
    const started = performance.now()
    const log = (outcome: string): void => {
      access.http.note?.(hide(`${method} ${url.href} -> ${outcome} in ${Math.round(performance.now() - started)} ms`))
    }
    try {
      const options = { fullResponse: true as const, timeout: timeout_ms }
      const sent = read
        ? api.get(path, query ?? {}, options)
        : api.post(path, form ?? json ?? {}, { ...options, forceBodyMode: form === undefined ? 'json' : 'form-data' })
      const { data, headers } = await within(timeout_ms, sent)
      log('success')
      const date = Date.parse(textField((headers as Record<string, unknown>)['date']))
      return { data, server_at: Number.isNaN(date) ? null : new Date(date).toISOString() }
    } catch (error) {
      const failure = xFailure(error, { now: access.now(), read, url, hide })
      log(failure.status === undefined ? failure.code : String(failure.status))
      throw failure
    }
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

async function connect(access: Access, base: URL): Promise<TwitterApiv2> {
  const { TwitterApi } = await import('twitter-api-v2')
  const { app_key = '', app_secret = '', access_token = '', access_secret = '' } = access.secrets
  const tokens = { appKey: app_key, appSecret: app_secret, accessToken: access_token, accessSecret: access_secret }
  if (base.origin === HOME && base.pathname === '/') return new TwitterApi(tokens).v2
  // The library has X's host in its code and always uses https: the address is replaced before it is signed, and for a plain
  // http one (loopback only) an agent of `node:http` makes the connection.
  const elsewhere: ITwitterApiClientPlugin = {
    onBeforeRequestConfig: ({ params }) => {
      params.url = params.url.replace(HOME, base.href.replace(/\/$/, ''))
    },
  }
  const agent = base.protocol === 'http:' ? { httpAgent: plainAgent() } : {}
  return new TwitterApi(tokens, { plugins: [elsewhere], ...agent }).v2
}

function plainAgent(): HttpsAgent {
  const options: AgentOptions = { keepAlive: false }
  return new HttpAgent(options) as unknown as HttpsAgent
}
