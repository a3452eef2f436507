import { failureOf, shorten } from '../answers.ts'
import type { HttpResponse } from '../contract.ts'
import { NetworkFailure } from '../failure.ts'
import { textField } from '../json.ts'

/** The meaning of an answer that is no success: `{"code", "message"}` (OpenAPI 5.23, `Pinterest.Lib.Error`). */
export function pinterestFailure(
  answer: HttpResponse,
  context: { now: Date; read: boolean; publish: boolean },
): NetworkFailure {
  const { status } = answer
  const body = (answer.json ?? {}) as { message?: unknown }
  const message = textField(body.message) || answer.text
  const stop = (code: string): NetworkFailure =>
    new NetworkFailure('unauthorized', code, shorten(message) || `HTTP ${status}`, { status })
  if (status >= 200 && status < 300) {
    return failureOf(answer, { ...context, message: 'Pinterest did not say what it made of the request', code: 'no_id' })
  }
  // Nothing passes before somebody has given the app, or the account, what it lacks: the posts are kept.
  if (status === 403 && !context.read) return stop('no_permission')
  // All that a pin refers to is its board.
  if (status === 404 && context.publish) return stop('board_unknown')
  return failureOf(answer, { ...context, message })
}
