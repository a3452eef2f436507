import { failureOf } from '../answers.ts'
import type { HttpResponse } from '../contract.ts'
import type { NetworkFailure } from '../failure.ts'

/** Mastodon says this with 422 while an image is still being worked on: nothing was posted, and a moment later it passes. */
const notReady = /not finished processing|try again in a moment/i

/** The app behind the token was registered without this right. */
const outsideScopes = /outside the authorized scopes|insufficient_scope/i
/** `Your login is currently disabled`, `… is missing a confirmed e-mail address`, `… is currently pending approval`. */
const blockedLogin = /^your login is/i

/** The meaning of an answer that is no success. Errors are `{"error": "…"}`, with `error_description` now and then. */
export function mastodonFailure(answer: HttpResponse, context: { now: Date; read: boolean }): NetworkFailure {
  const message = words(answer)
  if (answer.status === 422 && notReady.test(message)) {
    return failureOf({ ...answer, status: 503 }, { ...context, read: true, message, code: 'media_not_ready' })
  }
  if (answer.status === 403 && outsideScopes.test(message)) {
    // nothing is wrong with the account when only a list may not be read
    return failureOf({ ...answer, status: context.read ? 403 : 401 }, { ...context, message, code: 'scope_missing' })
  }
  if (answer.status === 403 && blockedLogin.test(message)) {
    return failureOf({ ...answer, status: 401 }, { ...context, message, code: 'login_blocked' })
  }
  if (answer.status >= 200 && answer.status < 300) {
    return failureOf(answer, { ...context, message: 'the server did not say what it made of the post', code: 'no_id' })
  }
  return failureOf(answer, { ...context, message })
}

function words(answer: HttpResponse): string {
  const body = answer.json as { error?: unknown; error_description?: unknown } | null | undefined
  const said = [body?.error, body?.error_description].filter((one) => typeof one === 'string')
  return said.length > 0 ? said.join(': ') : answer.text
}
