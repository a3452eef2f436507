import { failureOf, shorten } from './answers.ts'
import type {
  Ability,
  Access,
  Figure,
  HttpRequest,
  HttpResponse,
  InboxItem,
  InboxPage,
  Metric,
  Rights,
  SignIn,
} from './contract.ts'
import { NetworkFailure } from './failure.ts'
import { openGrant } from './grant.ts'
import { textField } from './json.ts'

/** What the adapters of Google's services share. Checked 2026-11-22: https://developers.google.com/identity/protocols/oauth2/native-app */

const OAUTH = 'https://oauth2.googleapis.com'
const MINUTE_MS = 60_000
/** What is handed out of an inbox at once. */
const INBOX_PAGE = 100

export interface Google {
  /** The base address of one of Google's hosts; the account's own endpoint stands for all of them. */
  readonly at: (host: string) => string
  /** One call with the account's token; any answer that is not in `accept` becomes a failure. */
  readonly call: (request: HttpRequest, accept?: readonly number[]) => Promise<HttpResponse>
  /** `read`: the answer is to something that changes nothing. */
  readonly failure: (answer: HttpResponse, read: boolean) => NetworkFailure
  /** What the token opens; null: Google does not tell right now. */
  readonly scopes: () => Promise<readonly string[] | null>
}

export interface GoogleService {
  /** The address that `Network.endpoint` names. */
  readonly main: string
  readonly meaning: (answer: HttpResponse, context: { now: Date; read: boolean }) => NetworkFailure
}

export function openGoogle(access: Access, service: GoogleService): Google {
  const own = access.endpoint !== null && access.endpoint !== service.main ? access.endpoint : null
  const at = (host: string): string => own ?? host
  const grant = openGrant(access, { token_url: `${at(OAUTH)}/token`, client_auth: 'body', lifetime_seconds: 3600 })
  const failure = (answer: HttpResponse, read: boolean): NetworkFailure => service.meaning(answer, { now: access.now(), read })

  /** A 401 proves that nothing was applied: once more with another token. */
  async function send(request: HttpRequest): Promise<HttpResponse> {
    const token = await grant.token()
    const ask = (bearer: string): Promise<HttpResponse> =>
      access.http({ ...request, headers: { ...request.headers, authorization: `Bearer ${bearer}` } })
    const answer = await ask(token)
    return answer.status === 401 ? ask(await grant.renew(token)) : answer
  }

  return {
    at,
    failure,
    async call(request, accept = [200]) {
      const answer = await send(request)
      if (!accept.includes(answer.status)) throw failure(answer, (request.method ?? 'GET') === 'GET')
      return answer
    },
    async scopes() {
      // by header, so that no address ever holds the token
      const answer = await send({ method: 'POST', url: `${at(OAUTH)}/tokeninfo`, body: new URLSearchParams() })
      const scope = textField((answer.json as { scope?: unknown } | undefined)?.scope)
      return answer.status === 200 && scope !== '' ? scope.split(' ') : null
    },
  }
}

/** A scope, those that open as much, and what does not work without any of them. */
export interface Need {
  readonly scope: string
  readonly or: readonly string[]
  readonly without: readonly Ability[]
}

/** The rights of the account, null where nothing is told: a failure to ask is none of the account. */
export async function rightsOf(google: Google, needs: readonly Need[]): Promise<Rights | null> {
  const granted = await google.scopes().catch((error: unknown) => {
    if (error instanceof NetworkFailure && error.verdict !== 'unauthorized') return null
    throw error
  })
  if (granted === null) return null
  const missing = needs.filter(({ scope, or }) => ![scope, ...or].some((one) => granted.includes(one)))
  return { granted, missing: missing.map(({ scope, without }) => ({ scope, without })) }
}

interface GoogleError {
  readonly message: string
  /** `quotaExceeded`, `SERVICE_DISABLED`: of the old and of the new form. */
  readonly reasons: readonly string[]
  /** Facts of `google.rpc.ErrorInfo`: `quota_limit_value`, `service`. */
  readonly facts: Readonly<Record<string, unknown>>
}

/** `{"error": {code, message, status, errors: [{reason}], details: [{reason, metadata}]}}`, or `{"error": "…"}`. */
export function googleError(answer: HttpResponse): GoogleError {
  const error = (answer.json as { error?: unknown } | null | undefined)?.error
  if (typeof error !== 'object' || error === null) return { message: textField(error) || answer.text, reasons: [], facts: {} }
  const { message, status, errors, details } = error as Record<string, unknown>
  const listed = [errors, details].flatMap((list) => (Array.isArray(list) ? (list as unknown[]) : []))
  const parts = listed.filter((one): one is Record<string, unknown> => typeof one === 'object' && one !== null)
  const reasons = [...parts.map(({ reason }) => textField(reason)), textField(status)].filter((one) => one !== '')
  const facts = Object.assign({}, ...parts.map(({ metadata }) => metadata)) as Record<string, unknown>
  return { message: textField(message) || answer.text, reasons, facts }
}

/** The account or its project may not do this at all. */
export function denied(answer: HttpResponse, code: string, message: string): NetworkFailure {
  return new NetworkFailure('unauthorized', code, shorten(message) || `HTTP ${answer.status}`, { status: answer.status })
}

/** What one scope does not open; people may untick each of them when they sign in. */
const scopeReasons = ['insufficientPermissions', 'insufficientScopes', 'ACCESS_TOKEN_SCOPE_INSUFFICIENT']
const disabledReasons = ['accessNotConfigured', 'SERVICE_DISABLED', 'API_DISABLED']

/** The meaning of an answer that is no success, as all of Google's services mean it. A 429 without an instant: a minute. */
export function googleFailure(answer: HttpResponse, context: { now: Date; read: boolean }): NetworkFailure {
  const { message, reasons } = googleError(answer)
  if (answer.status >= 200 && answer.status < 300) {
    return failureOf(answer, { ...context, message: 'Google did not say what it made of the post', code: 'no_id' })
  }
  const says = (names: readonly string[]): boolean => reasons.some((one) => names.includes(one))
  if (answer.status === 403 && says(scopeReasons)) return denied(answer, 'scope_missing', message)
  if (answer.status === 403 && says(disabledReasons)) return denied(answer, 'api_disabled', message)
  const failure = failureOf(answer, { ...context, message })
  if (failure.verdict !== 'rate_limited' || failure.retry_at !== undefined) return failure
  return rateLimited(answer, message, new Date(context.now.getTime() + MINUTE_MS))
}

export function rateLimited(answer: HttpResponse, message: string, retry_at: Date, code = 'rate_limited'): NetworkFailure {
  return new NetworkFailure('rate_limited', code, shorten(message) || `HTTP ${answer.status}`, {
    status: answer.status,
    retry_at,
  })
}

/** Why a figure could not be had, from the failure of its question. */
function reasonOfFailure({ verdict, status }: NetworkFailure): Reason {
  if (verdict === 'unauthorized' || status === 403) return 'not_permitted'
  return verdict === 'refused' ? 'refused' : 'unreachable'
}

export type Reason = NonNullable<Figure['reason']>

/**
 * Asks for all the names at once, and one by one where Google refuses the question: one name that it does not know any more never loses
 * the others. `refused`: why nothing can come for a name.
 */
export async function askAll<T>(
  names: readonly string[],
  ask: (names: readonly string[]) => Promise<readonly T[]>,
): Promise<{ came: readonly T[]; refused: ReadonlyMap<string, Reason> }> {
  try {
    return { came: await ask(names), refused: new Map() }
  } catch (error) {
    if (!(error instanceof NetworkFailure)) throw error
    const reason = reasonOfFailure(error)
    if (error.status !== 400 || names.length === 1) return { came: [], refused: new Map(names.map((name) => [name, reason])) }
    const came: T[] = []
    const refused = new Map<string, Reason>()
    for (const name of names) {
      const one = await askAll([name], ask)
      came.push(...one.came)
      for (const [refusedName, why] of one.refused) refused.set(refusedName, why)
    }
    return { came, refused }
  }
}

/** A figure as it came; `silent`: why nothing may have come for it. */
export function figureOf(
  metric: Metric,
  source: string,
  came: number | Reason | null | undefined,
  silent: Reason,
  at: string,
): Figure {
  if (typeof came === 'number') return { metric, value: came, reason: null, source, at }
  return { metric, value: null, reason: came ?? silent, source, at }
}

/**
 * What came in after `cursor` (`<instant> <ids of that very instant>`), oldest first. Google's clocks count whole seconds here and there:
 * what was handed out of the last instant is kept by its id.
 */
export function inboxPage(items: readonly InboxItem[], cursor: string | null, oldest: Date): InboxPage {
  const place = placeOf(cursor) ?? { at: oldest.toISOString(), ids: [] }
  const fresh = items
    .filter(({ remote_id, at }) => at > place.at || (at === place.at && !place.ids.includes(remote_id)))
    .toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at))
  const given = fresh.slice(0, INBOX_PAGE)
  const at = given.at(-1)?.at ?? place.at
  const before = at === place.at ? place.ids : []
  const ids = [...before, ...given.filter((one) => one.at === at).map(({ remote_id }) => remote_id)]
  return { items: given, cursor: `${at} ${ids.join(',')}`, more: fresh.length > given.length }
}

/** The instant from which something new may have come in. */
export function inboxFrom(cursor: string | null, oldest: Date): Date {
  return new Date(placeOf(cursor)?.at ?? oldest)
}

function placeOf(cursor: string | null): { at: string; ids: readonly string[] } | null {
  const [at = '', ids = ''] = (cursor ?? '').split(' ')
  return instant(at) === null ? null : { at, ids: ids.split(',').filter((id) => id !== '') }
}

/** Google writes 64-bit numbers as text. Null: it is none. */
export function count(value: unknown): number | null {
  const number = typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value
  return typeof number === 'number' && Number.isFinite(number) ? Math.round(number) : null
}

/** `2026-11-22T10:00:00Z`, with any fraction of seconds, as ISO 8601; null: it is none. */
export function instant(value: unknown): string | null {
  const at = typeof value === 'string' ? Date.parse(value) : Number.NaN
  return Number.isNaN(at) ? null : new Date(at).toISOString()
}

/**
 * The desktop client of a Google project: any port of 127.0.0.1, and a secret that Google itself calls none. Without
 * `access_type=offline` and a new consent there is no refresh token.
 */
export function googleSignIn(scopes: readonly string[]): SignIn {
  return {
    kind: 'code',
    authorize_url: 'https://accounts.google.com/o/oauth2/v2/auth',
    token_url: `${OAUTH}/token`,
    scopes,
    pkce: 'S256',
    redirect: { host: '127.0.0.1', port: null, path: '/' },
    client_auth: 'body',
    more_parameters: { access_type: 'offline', prompt: 'consent' },
    keeps: 'refresh_token',
  }
}
