import { failureOf, shorten } from '../answers.ts'
import type { HttpResponse } from '../contract.ts'
import { NetworkFailure } from '../failure.ts'
import { textField } from '../json.ts'
import { retryAt } from '../retry-at.ts'

interface Refusal {
  readonly message?: unknown
  readonly code?: unknown
  readonly error_description?: unknown
  readonly errorDetails?: { readonly inputErrors?: readonly { readonly code?: unknown; readonly description?: unknown }[] }
}

/**
 * The meaning of an answer that is no success: `{"status", "code", "serviceErrorCode", "message", "errorDetails"}`
 * (learn.microsoft.com/linkedin/shared/api-guide/concepts/error-handling, 2026-11-22).
 */
export function linkedinFailure(
  answer: HttpResponse,
  context: { now: Date; read: boolean; publish: boolean; answers?: boolean },
): NetworkFailure {
  const { status } = answer
  const body = (answer.json ?? {}) as Refusal
  const message = words(answer, body)
  const plain = { now: context.now, read: context.read, message }
  const stop = (code: string): NetworkFailure =>
    new NetworkFailure('unauthorized', code, shorten(message) || `HTTP ${status}`, { status })

  if (status >= 200 && status < 300) {
    return failureOf(answer, { ...plain, message: 'LinkedIn did not say what it made of the request', code: 'no_id' })
  }
  // The version of the API has ended: nothing is lost, and nothing passes before another version is chosen.
  if (status === 426) return stop('api_version_sunset')
  if (status === 401) return stop(/expire/i.test(`${textField(body.code)} ${message}`) ? 'token_expired' : 'credential_refused')
  if (status === 403 && !context.read) return stop('no_permission')
  if (status === 429) {
    // No header says when: all quotas of a day begin anew at midnight UTC (…/shared/api-guide/concepts/rate-limits).
    const retry_at = retryAt(answer.headers, context.now) ?? midnight(context.now)
    return new NetworkFailure('rate_limited', 'rate_limited', shorten(message) || 'HTTP 429', { status, retry_at })
  }
  const twice = duplicateOf(body, message)
  if (context.publish && twice !== null && status >= 400 && status < 500) {
    const named = twice === '' ? {} : { remote_id: twice }
    return new NetworkFailure('duplicate', 'duplicate', shorten(message), { status, ...named })
  }
  if (status === 404 && context.answers === true) return failureOf(answer, { ...plain, code: 'parent_gone' })
  return failureOf(answer, plain)
}

/**
 * The post that LinkedIn says this one repeats, empty when it names none; null: no refusal of a repeat. A hint and no proof: for a day or
 * two after a post was deleted the refusals name posts that never were (seen by others in 2026: each attempt names a new one).
 */
function duplicateOf(body: Refusal, message: string): string | null {
  const named = /duplicate of (urn:li:\w+:\d+)/i.exec(message)?.[1]
  if (named !== undefined) return named
  const codes = [body.code, ...(body.errorDetails?.inputErrors ?? []).map((one) => one.code)]
  return codes.includes('DUPLICATE_POST') ? '' : null
}

function words(answer: HttpResponse, body: Refusal): string {
  const said = textField(body.message) || textField(body.error_description)
  const details = (body.errorDetails?.inputErrors ?? []).map((one) => textField(one.description))
  const all = [...new Set([said, ...details])].filter((one) => one !== '')
  return all.length > 0 ? all.join(': ') : answer.text
}

function midnight(now: Date): Date {
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate() + 1))
}
