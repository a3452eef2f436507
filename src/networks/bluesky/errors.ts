import { failureOf } from '../answers.ts'
import type { HttpResponse } from '../contract.ts'
import type { NetworkFailure } from '../failure.ts'

/** The name of an XRPC error (`{"error": "ExpiredToken", "message": "…"}`), or an empty string. */
export function errorName(answer: HttpResponse): string {
  const name = (answer.json as { error?: unknown } | null | undefined)?.error
  return typeof name === 'string' ? name : ''
}

const deadCredential = new Set([
  'AuthenticationRequired',
  'AuthMissing',
  'AccountTakedown',
  'AccountDeactivated',
  'AccountSuspended',
  'InvalidToken',
  'ExpiredToken',
  'AuthFactorTokenRequired',
  'BadJwt',
  'InvalidAppPassword',
])

/** The meaning of an answer that is no success. The PDS answers 400 to a token it does not know. */
export function blueskyFailure(answer: HttpResponse, context: { now: Date; read: boolean }): NetworkFailure {
  const name = errorName(answer)
  const said = (answer.json as { message?: unknown } | null | undefined)?.message
  const message = typeof said === 'string' && said !== '' ? said : name || answer.text
  if (deadCredential.has(name)) return failureOf({ ...answer, status: 401 }, { ...context, message })
  if (name === 'RateLimitExceeded') return failureOf({ ...answer, status: 429 }, { ...context, message })
  if (name === 'DailyLimitExceeded') {
    return failureOf({ ...answer, status: 429 }, { ...context, message, code: 'video_quota' })
  }
  if (answer.status >= 200 && answer.status < 300) {
    return failureOf(answer, { ...context, message: 'the server did not say where it put the record', code: 'no_id' })
  }
  return failureOf(answer, { ...context, message })
}
