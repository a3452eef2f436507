import { failureOf, shorten } from './answers.ts'
import type { Ability, Access, Figure, HttpRequest, HttpResponse, InboxItem, InboxPage, Metric, Rights } from './contract.ts'
import { NetworkFailure, type Verdict } from './failure.ts'
import { textField } from './json.ts'
import { retryAt } from './retry-at.ts'

/** What Facebook, Instagram and Threads share: the calls of Meta's Graph API, what its errors mean, its lists, its insights. */

export interface GraphRequest {
  readonly method?: 'GET' | 'POST' | 'DELETE'
  /** Below the version: `/me/accounts`. */
  readonly path: string
  readonly query?: Readonly<Record<string, string>>
  /** Sent as a form; what is no text is written as JSON, as the Graph API reads it. */
  readonly form?: Readonly<Record<string, unknown>>
  readonly body?: FormData
  readonly timeout_ms?: number
  /** Instead of the account's own token (a page's). */
  readonly token?: string
  /** The one visible call: Meta's limits are no proof there that nothing was posted. */
  readonly publish?: true
}

export interface GraphListed<T> {
  readonly items: readonly T[]
  /** The end of the list, or what was looked for, was reached. */
  readonly complete: boolean
  readonly server_at: string | null
}

export interface Graph {
  /** Resolves with 2xx only. The token travels in a header, never in an address. */
  call(request: GraphRequest): Promise<HttpResponse>
  /**
   * A list page by page. `until`: an item that lies beyond what is wanted; such are left out, and a page that ends with one is the last:
   * Meta's order is not strict.
   */
  list<T extends object>(
    request: GraphRequest,
    given?: { until?: (item: T) => boolean; max_pages?: number },
  ): Promise<GraphListed<T>>
  /** Values of insights. Each metric has an answer of its own, though one bad name makes Meta refuse the whole call. */
  insights(request: GraphRequest, metrics: readonly string[]): Promise<ReadonlyMap<string, InsightValue>>
}

export interface InsightValue {
  readonly value: number | null
  readonly reason: Figure['reason']
}

const MAX_PAGES = 10

/** `base`: the address before the path, with the version. `token` is asked before each call. */
export function openGraph(
  access: Access,
  given: { readonly base: string; readonly token: () => string | Promise<string> },
): Graph {
  async function call(request: GraphRequest): Promise<HttpResponse> {
    const { method = 'GET', path, query, form, body, timeout_ms, publish } = request
    const url = new URL(given.base + path)
    for (const [name, value] of Object.entries(query ?? {})) url.searchParams.set(name, value)
    const token = request.token ?? (await given.token())
    const sent: HttpRequest = {
      method,
      url: url.href,
      headers: { authorization: `Bearer ${token}` },
      ...(form === undefined ? {} : { body: formOf(form) }),
      ...(body === undefined ? {} : { body }),
      ...(timeout_ms === undefined ? {} : { timeout_ms }),
    }
    const answer = await access.http(sent)
    if (answer.status < 200 || answer.status > 299 || errorOf(answer) !== null || answer.json === undefined) {
      throw graphFailure(answer, { now: access.now(), read: method === 'GET', publish: publish === true })
    }
    return answer
  }

  async function list<T extends object>(
    request: GraphRequest,
    { until = () => false, max_pages = MAX_PAGES }: { until?: (item: T) => boolean; max_pages?: number } = {},
  ): Promise<GraphListed<T>> {
    const items: T[] = []
    let server_at: string | null = null
    let query = request.query ?? {}
    for (let page = 0; page < max_pages; page++) {
      const answer = await call({ ...request, query })
      server_at = answer.server_at
      const { data, next } = pageOf<T>(answer.json)
      if (data === null) throw unreadable(answer, access.now())
      items.push(...data.filter((one) => !until(one)))
      const last = data.at(-1)
      if (next === null || (last !== undefined && until(last))) return { items, complete: true, server_at }
      query = { ...query, ...next }
    }
    return { items, complete: false, server_at }
  }

  async function insights(request: GraphRequest, metrics: readonly string[]): Promise<Map<string, InsightValue>> {
    if (metrics.length === 0) return new Map()
    try {
      const answer = await call({ ...request, query: { ...request.query, metric: metrics.join(',') } })
      return valuesOf(answer.json, metrics)
    } catch (error) {
      if (!(error instanceof NetworkFailure) || error.code === 'credential_refused') throw error
      const [only, ...more] = metrics
      const splits = error.verdict === 'refused' || error.verdict === 'unauthorized'
      if (only === undefined || more.length === 0 || !splits) {
        return new Map(metrics.map((name) => [name, { value: null, reason: reasonOf(error) }]))
      }
      const half = Math.ceil(metrics.length / 2)
      const first = await insights(request, metrics.slice(0, half))
      return new Map([...first, ...(await insights(request, metrics.slice(half)))])
    }
  }

  return { call, list, insights }
}

function formOf(form: Readonly<Record<string, unknown>>): URLSearchParams {
  const sent = new URLSearchParams()
  for (const [name, value] of Object.entries(form)) {
    if (value === undefined || value === null) continue
    sent.set(name, typeof value === 'string' ? value : JSON.stringify(value))
  }
  return sent
}

/** The next page is asked for by the parameters of its address: the address itself carries the token. */
export function pageOf<T extends object>(json: unknown): { data: T[] | null; next: Record<string, string> | null } {
  const { data, paging } = (json ?? {}) as { data?: unknown; paging?: { next?: unknown } }
  const address = textField(paging?.next)
  const next = URL.canParse(address) ? Object.fromEntries(new URL(address).searchParams) : null
  if (next !== null) for (const name of ['access_token', 'appsecret_proof']) delete next[name]
  if (!Array.isArray(data)) return { data: null, next }
  return { data: (data as unknown[]).filter((one): one is T => typeof one === 'object' && one !== null), next }
}

/** `{data: [{name, values: [{value}], total_value: {value}}]}`; what is not in it was not given, which is not 0. */
function valuesOf(json: unknown, metrics: readonly string[]): Map<string, InsightValue> {
  const { data } = pageOf<{ name?: unknown; values?: unknown; total_value?: { value?: unknown } }>(json)
  return new Map(
    metrics.map((name) => {
      const found = data?.find((one) => one.name === name)
      const values = Array.isArray(found?.values) ? (found.values as { value?: unknown }[]) : []
      const value = numberOf(found?.total_value?.value ?? values.at(-1)?.value)
      return [name, { value, reason: value === null ? 'not_given' : null }]
    }),
  )
}

/** A number, or the sum of a number by kind (`{"like": 3, "love": 1}`). */
function numberOf(value: unknown): number | null {
  if (typeof value === 'number') return Number.isFinite(value) ? Math.round(value) : null
  if (typeof value !== 'object' || value === null) return null
  const parts = Object.values(value).filter((one): one is number => typeof one === 'number')
  return parts.reduce((sum, one) => sum + one, 0)
}

/** Why a figure could not be had. */
export function reasonOf({ verdict, code }: NetworkFailure): Exclude<Figure['reason'], null> {
  if (code === 'insights_too_old') return 'too_old'
  if (code === 'insights_too_few') return 'not_given'
  if (verdict === 'unauthorized') return 'not_permitted'
  return verdict === 'refused' ? 'refused' : 'unreachable'
}

export function figureOf(metric: Metric, source: string, got: InsightValue | undefined, at: Date): Figure {
  const { value, reason } = got ?? { value: null, reason: 'not_given' }
  return { metric, value, reason, source, at: at.toISOString() }
}

/** `2026-11-27T10:00:00+0000`, or seconds since 1970, as ISO 8601 in UTC; null: neither. */
export function graphInstant(value: unknown): string | null {
  const text = typeof value === 'string' ? value.replace(/([+-]\d\d)(\d\d)$/, '$1:$2') : ''
  const at = typeof value === 'number' ? value * 1000 : Date.parse(text)
  return Number.isNaN(at) ? null : new Date(at).toISOString()
}

/** The `id` of an answer; null when there is none. */
export function graphId(answer: HttpResponse): string | null {
  const id = (answer.json as { id?: unknown } | null | undefined)?.id
  return typeof id === 'string' && id !== '' ? id : null
}

export interface GraphError {
  readonly code: number
  readonly subcode: number
  readonly transient: boolean
  readonly message: string
}

/** Meta repeats a token that it cannot read, that of a page too, which is no credential of ours. */
const tokens = /\b(?:EAA|IGA|IGQ|THA)[\w-]{12,}/g

/** `{"error": {message, type, code, error_subcode, is_transient, error_user_title, error_user_msg, fbtrace_id}}`; null: not Meta's. */
export function errorOf(answer: Pick<HttpResponse, 'json'>): GraphError | null {
  const error = (answer.json as { error?: unknown } | null | undefined)?.error
  if (typeof error !== 'object' || error === null) return null
  const { code, error_subcode, is_transient, message, error_user_title, error_user_msg } = error as Record<string, unknown>
  const number = (value: unknown): number => (typeof value === 'number' ? value : 0)
  const words = [message, error_user_title, error_user_msg]
    .map((one) => textField(one).replace(tokens, '[redacted]'))
    .filter((one) => one !== '')
  return {
    code: number(code),
    subcode: number(error_subcode),
    transient: is_transient === true,
    message: `${[...new Set(words)].join(' ')} (${number(code)}${number(error_subcode) === 0 ? '' : `/${number(error_subcode)}`})`,
  }
}

/** Instagram's "server error, try again". */
const SERVER_ERROR = 2_207_001

type Meaning = { readonly verdict: Verdict; readonly code: string }

const refused = (code: string): Meaning => ({ verdict: 'refused', code })
const dead = (code: string): Meaning => ({ verdict: 'unauthorized', code })
/** Nothing was applied, and later it passes. */
const later = (code: string): Meaning => ({ verdict: 'not_sent', code })
const limited: Meaning = { verdict: 'rate_limited', code: 'rate_limited' }

/**
 * By subcode, which says more than the code. Those of 22070xx are Instagram's and Threads':
 * https://developers.facebook.com/docs/instagram-platform/instagram-graph-api/reference/error-codes, read 2026-11-27; the others as other
 * clients met them.
 */
const bySubcode: Readonly<Record<number, Meaning>> = {
  33: refused('object_gone'),
  36003: refused('image_ratio'),
  1366046: refused('image_unreadable'),
  1366051: { verdict: 'duplicate', code: 'photo_used' },
  1390008: limited,
  2108006: refused('insights_too_old'),
  2207003: later('media_not_fetched'),
  2207004: refused('image_too_heavy'),
  2207005: refused('image_unreadable'),
  2207006: refused('object_gone'),
  2207008: later('media_not_ready'),
  2207009: refused('image_ratio'),
  2207010: refused('text_too_long'),
  2207020: refused('container_expired'),
  2207026: refused('video_format'),
  2207027: later('media_not_ready'),
  2207032: later('media_not_made'),
  2207042: { verdict: 'rate_limited', code: 'daily_limit' },
  2207050: dead('account_restricted'),
  2207051: { verdict: 'rate_limited', code: 'blocked_for_abuse' },
  2207052: later('media_not_fetched'),
  2207053: later('media_not_made'),
  // Threads: comes at times for a container that is FINISHED, and passes
  4_279_009: later('media_not_ready'),
}

/**
 * https://developers.facebook.com/docs/graph-api/guides/error-handling, read 2026-11-27: 1 and 2 pass, 4, 17, 32, 341, 613 and 800xx are
 * limits, 102 and 190 a dead token, 3, 10 and 200 to 299 a missing right, 368 a block for abuse, 506 the same post again.
 */
function byCode(code: number): Meaning | null {
  if (code === 102 || code === 190) return dead('credential_refused')
  if (code === 3 || code === 10 || (code >= 200 && code <= 299)) return dead('no_permission')
  if ([4, 17, 32, 341, 613].includes(code) || (code >= 80_000 && code <= 80_014)) return limited
  if (code === 9) return { verdict: 'rate_limited', code: 'daily_limit' }
  if (code === 368) return { verdict: 'rate_limited', code: 'blocked_for_abuse' }
  if (code === 506) return { verdict: 'duplicate', code: 'duplicate' }
  if (code === 803) return refused('object_gone')
  if (code === 9007) return later('media_not_ready')
  if (code === 1_609_005) return refused('link_unreadable')
  return null
}

/** Instagram's insights of an account or a post that too few people saw come as a missing right (10). */
const tooFew = /not enough (viewers|users|people)/i

function meaningOf(error: GraphError): Meaning | null {
  if (error.code === 10 && tooFew.test(error.message)) return refused('insights_too_few')
  // the token says all that is to be said: its subcodes (458 to 467) are ways of being dead
  if (error.code === 190 || error.code === 102) return byCode(error.code)
  return bySubcode[error.subcode] ?? byCode(error.code)
}

/** What a container that failed says of itself: its status is the subcode. Null: nothing that is known. */
export function subcodeIn(status: string): Meaning | null {
  const [subcode] = /\b\d{7}\b/.exec(status) ?? []
  return bySubcode[Number(subcode)] ?? null
}

export interface GraphContext {
  readonly now: Date
  readonly read: boolean
  /** Of the visible call: a limit or a block there says nothing about the post (Instagram 4/2207051 came for posts that were live). */
  readonly publish: boolean
}

/** The meaning of an answer that is no success, on all of Meta's networks. */
export function graphFailure(answer: HttpResponse, context: GraphContext): NetworkFailure {
  const error = errorOf(answer)
  const { status } = answer
  if (error === null) {
    const written = status >= 200 && status < 300 && !context.read
    const message = written ? 'the server did not say what it made of the post' : answer.text
    if (status === 429 && context.publish) return failed(answer, context, { verdict: 'unknown', code: 'rate_limited' }, message)
    if (status === 429) return failed(answer, context, limited, message)
    return failureOf(answer, { ...context, message, ...(written ? { code: 'no_id' } : {}) })
  }
  const { message } = error
  // A time-out of a proxy or a crash is no statement about the post, whatever stands in its body.
  if (status >= 500 && !context.read) return failureOf(answer, { ...context, message })
  const meaning = meaningOf(error)
  // An expired container is made anew once a look has said that nothing is out.
  const doubtful = meaning?.verdict === 'rate_limited' || ['container_expired', 'media_not_made'].includes(meaning?.code ?? '')
  if (meaning !== null && doubtful && context.publish)
    return failed(answer, context, { ...meaning, verdict: 'unknown' }, message)
  if (meaning !== null) return failed(answer, context, meaning, message)
  // 1, 2, Instagram's own error and what Meta calls transient: it does not say whether something was applied.
  if (error.transient || error.code === 1 || error.code === 2 || error.subcode === SERVER_ERROR) {
    return failureOf({ ...answer, status: 503 }, { ...context, message })
  }
  if (status === 429)
    return failed(answer, context, context.publish ? { verdict: 'unknown', code: 'rate_limited' } : limited, message)
  return failureOf(answer, { ...context, message })
}

function failed({ status, headers }: HttpResponse, { now }: GraphContext, meaning: Meaning, message: string): NetworkFailure {
  const waits = meaning.verdict === 'rate_limited' || meaning.verdict === 'not_sent'
  const retry_at = waits
    ? (graphRetryAt(headers, now) ?? (meaning.verdict === 'rate_limited' ? inAnHour(now) : undefined))
    : undefined
  return new NetworkFailure(meaning.verdict, meaning.code, shorten(message) || `HTTP ${status}`, {
    status,
    ...(retry_at && { retry_at }),
  })
}

const inAnHour = (now: Date): Date => new Date(now.getTime() + 3_600_000)

/**
 * When Meta lets the app in again: `estimated_time_to_regain_access` (minutes, the longest of all) in the usage headers, else the usual
 * ones. `X-Business-Use-Case-Usage`: {"<id>": [{type, call_count, total_time, estimated_time_to_regain_access}]}, `X-App-Usage` and
 * `X-Ad-Account-Usage` percentages alone.
 */
export function graphRetryAt(headers: Pick<Headers, 'get'>, now: Date): Date | undefined {
  const minutes = ['x-business-use-case-usage', 'x-app-usage', 'x-page-usage']
    .flatMap((name) => waits(parsed(headers.get(name))))
    .filter((one) => one > 0)
  if (minutes.length > 0) return new Date(now.getTime() + Math.max(...minutes) * 60_000)
  return retryAt(headers, now)
}

function waits(usage: unknown): number[] {
  if (Array.isArray(usage)) return usage.flatMap(waits)
  if (typeof usage !== 'object' || usage === null) return []
  const minutes = (usage as Record<string, unknown>)['estimated_time_to_regain_access']
  if (typeof minutes === 'number') return [minutes]
  return Object.values(usage).flatMap(waits)
}

function parsed(text: string | null): unknown {
  try {
    return JSON.parse(text ?? '')
  } catch {
    return undefined
  }
}

/** An answer of a read that is not what was asked for. */
export function unreadable(answer: HttpResponse, now: Date): NetworkFailure {
  return failureOf({ ...answer, status: 502 }, { now, read: true, message: 'the answer cannot be read' })
}

/** Which abilities are lost without each right. */
export type GraphNeeds = Readonly<Record<string, readonly Ability[]>>

export function rightsOf(granted: readonly string[], needs: GraphNeeds): Rights {
  const missing = Object.entries(needs).filter(([scope]) => !granted.includes(scope))
  return { granted, missing: missing.map(([scope, without]) => ({ scope, without })) }
}

export interface TokenFacts {
  /** Null: not told. */
  readonly scopes: readonly string[] | null
  /** Null: never, or not told. */
  readonly expires_at: string | null
}

/**
 * What Meta says of a token: its rights and its end. A page's token has no `/me/permissions`, a user's may not be allowed to ask
 * `/debug_token`: each is tried, and neither is needed for anything else.
 */
export async function tokenFacts(graph: Graph, token: string): Promise<TokenFacts> {
  const debugged = await quietly(() => graph.call({ path: '/debug_token', query: { input_token: token }, token }))
  const { data } = (debugged?.json ?? {}) as { data?: { scopes?: unknown; expires_at?: unknown } }
  if (Array.isArray(data?.scopes)) {
    const end = typeof data.expires_at === 'number' && data.expires_at > 0 ? graphInstant(data.expires_at) : null
    return { scopes: data.scopes.filter((one): one is string => typeof one === 'string'), expires_at: end }
  }
  const asked = await quietly(() => graph.call({ path: '/me/permissions', token }))
  const { data: lines } = pageOf<{ permission?: unknown; status?: unknown }>(asked?.json)
  const granted = lines?.filter(({ status }) => status === 'granted').map(({ permission }) => textField(permission))
  return { scopes: granted ?? null, expires_at: null }
}

/** Null where the network refuses, or cannot be asked. */
export async function quietly<T>(ask: () => Promise<T>): Promise<T | null> {
  try {
    return await ask()
  } catch (error) {
    if (!(error instanceof NetworkFailure)) throw error
    return null
  }
}

const FIRST_DAYS = 30
/** What becomes visible that much later than it was written is not lost. */
const OVERLAP_S = 900
const INBOX_PAGE = 50

/**
 * What came in since the cursor, oldest first, each once. Meta's instants are whole seconds, and its lists know no "after this one": the
 * cursor holds the newest second and what was handed out around it. A source that is refused does not take the others away.
 */
export async function readInbox(
  cursor: string | null,
  now: Date,
  sources: readonly ((from: Date) => Promise<readonly InboxItem[]>)[],
): Promise<InboxPage> {
  const { since, seen } = cursorOf(cursor) ?? { since: seconds(now) - FIRST_DAYS * 86_400, seen: {} }
  const from = new Date((since - OVERLAP_S) * 1000)
  const found: InboxItem[] = []
  let refusal: NetworkFailure | null = null
  let readable = 0
  for (const source of sources) {
    try {
      found.push(...(await source(from)))
      readable += 1
    } catch (error) {
      const passes = error instanceof NetworkFailure && error.code !== 'credential_refused'
      if (!passes || (error.verdict !== 'refused' && error.verdict !== 'unauthorized')) throw error
      refusal ??= error
    }
  }
  if (readable === 0 && refusal !== null) throw refusal
  const fresh = [...new Map(found.map((one) => [one.remote_id, one])).values()]
    .filter((one) => new Date(one.at) >= from && seen[one.remote_id] === undefined)
    .toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at))
  const items = fresh.slice(0, INBOX_PAGE)
  const newest = Math.max(since, ...items.map((one) => seconds(new Date(one.at))))
  const handed = { ...seen, ...Object.fromEntries(items.map((one) => [one.remote_id, seconds(new Date(one.at))])) }
  const kept = Object.entries(handed).filter(([, at]) => at >= newest - OVERLAP_S)
  return { items, cursor: JSON.stringify({ since: newest, seen: Object.fromEntries(kept) }), more: fresh.length > items.length }
}

const seconds = (at: Date): number => Math.floor(at.getTime() / 1000)

function cursorOf(cursor: string | null): { since: number; seen: Record<string, number> } | null {
  const { since, seen } = (parsed(cursor) ?? {}) as { since?: unknown; seen?: unknown }
  if (typeof since !== 'number' || typeof seen !== 'object' || seen === null) return null
  return { since, seen: seen as Record<string, number> }
}
