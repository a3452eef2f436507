import type { ApiResponseError } from 'twitter-api-v2'
import { shorten, verdictOf } from '../answers.ts'
import { NetworkFailure } from '../failure.ts'
import { provesNotSent, transportFailure } from '../http.ts'
import { textField } from '../json.ts'
import { retryAt } from '../retry-at.ts'

interface Problem {
  readonly title?: unknown
  readonly detail?: unknown
  readonly type?: unknown
  readonly errors?: readonly { readonly message?: unknown }[]
}

export interface XContext {
  readonly now: Date
  readonly read: boolean
  readonly url: URL
  readonly hide: (text: string) => string
}

/**
 * What `twitter-api-v2` threw, as a failure. A time-out, a reset and a body cut off after `201` all come as a request error
 * whose getter `requestError` is always undefined (1.29.1 stores it under `error`): the cause is in `_options`. So every
 * request error of a write is unknown, unless its code proves that nothing was sent.
 */
export function xFailure(error: unknown, context: XContext): NetworkFailure {
  if (error instanceof NetworkFailure) return error
  const type = (error as { type?: unknown } | null)?.type
  if (type === 'response') return answered(error as ApiResponseError, context)
  if (type === 'request') {
    const { error: cause } = (error as { _options?: { error?: unknown } })._options ?? {}
    const ended = provesNotSent(cause) === null && /timeout/i.test((cause as Error | undefined)?.message ?? '')
    return transportFailure(ended ? { name: 'TimeoutError', cause } : (cause ?? error), context.url, context.read, context.hide)
  }
  if (type === 'partial-response') return transportFailure(undefined, context.url, context.read, context.hide)
  throw error
}

function answered(error: ApiResponseError, { now, read, hide }: XContext): NetworkFailure {
  const status = error.code
  const problem = (typeof error.data === 'object' && error.data !== null ? error.data : {}) as Problem
  const first = problem.errors?.[0]?.message
  const said = [problem.detail, first].filter((one): one is string => typeof one === 'string').join(' ')
  const message = shorten(hide(said)) || `HTTP ${status}`
  const headers = new Headers()
  for (const [name, value] of Object.entries(error.headers)) if (typeof value === 'string') headers.set(name, value)

  // Credits or the spending limit are used up: waiting does not help, the owner of the developer account has to act.
  if (status === 402 || /usage-capped|credits/i.test(textField(problem.type))) {
    return new NetworkFailure('unauthorized', 'credits_exhausted', message, { status })
  }
  // The app may only read, or the token was made before it might write. Nothing is wrong with the account when only a list is refused.
  if (status === 403 && /oauth1-permissions|oauth2-permissions|unsupported-authentication/i.test(textField(problem.type)))
    return new NetworkFailure(read ? 'refused' : 'unauthorized', 'scope_missing', message, { status })
  if (status === 403 && /account is (?:temporarily locked|suspended)|is suspended and is not permitted/i.test(said))
    return new NetworkFailure('unauthorized', 'login_blocked', message, { status })
  if (status === 403 && /not allowed because you have not been mentioned/i.test(said))
    return new NetworkFailure('refused', 'reply_not_allowed', message, { status })
  if (status === 403 && /duplicate content/i.test(said))
    return new NetworkFailure('duplicate', 'duplicate', message, { status })
  // X code 385. The part before was published: it is not visible yet to the server that was asked, or a person took it away. Nothing was
  // posted either way.
  if ((status === 403 || status === 400) && /reply to a \w+ that is deleted or not visible/i.test(said))
    return new NetworkFailure('not_sent', 'parent_not_visible', message, { status })
  if (status === 404 && /resource-not-found/i.test(textField(problem.type)))
    return new NetworkFailure('refused', 'post_gone', message, { status })
  const verdict = verdictOf(status, read)
  const code = {
    unauthorized: 'credential_refused',
    rate_limited: 'rate_limited',
    refused: 'refused',
    unknown: 'server_error',
  } as const
  const retry_at = verdict === 'rate_limited' || verdict === 'not_sent' ? retryAt(headers, now) : undefined
  return new NetworkFailure(verdict, code[verdict as keyof typeof code] ?? 'server_unavailable', message, {
    status,
    ...(retry_at && { retry_at }),
  })
}
