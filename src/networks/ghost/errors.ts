import { failureOf } from '../answers.ts'
import type { HttpResponse } from '../contract.ts'
import type { NetworkFailure } from '../failure.ts'
import { textField } from '../json.ts'

interface GhostError {
  readonly type: string
  readonly code: string
  readonly message: string
}

/** The first of `{"errors": [{message, context, type, code}]}`; null when the answer is not Ghost's. */
function errorOf(answer: HttpResponse): GhostError | null {
  const errors = (answer.json as { errors?: unknown } | null | undefined)?.errors
  const first: unknown = Array.isArray(errors) ? errors[0] : undefined
  if (typeof first !== 'object' || first === null) return null
  const field = (name: string): string => textField((first as Record<string, unknown>)[name])
  const message = [field('message'), field('context')].filter((one) => one !== '').join(' ')
  return { type: field('type'), code: field('code'), message }
}

/** Ghost itself says that there is no such thing: a 404 of anything else in between says nothing. */
export function saysMissing(answer: HttpResponse): boolean {
  return answer.status === 404 && errorOf(answer)?.type === 'NotFoundError'
}

/** The post has changed since its `updated_at` was read: nothing was applied. */
export function isCollision(answer: HttpResponse): boolean {
  return answer.status === 409 && errorOf(answer)?.code === 'UPDATE_COLLISION'
}

const deadKey = new Set(['INVALID_JWT', 'UNKNOWN_ADMIN_API_KEY', 'INVALID_API_KEY_TYPE', 'INVALID_AUTH_HEADER'])

/** The meaning of an answer that is no success. A key that Ghost cannot read gives 400, one that may not do this 403. */
export function ghostFailure(answer: HttpResponse, context: { now: Date; read: boolean }): NetworkFailure {
  const error = errorOf(answer)
  const message = error?.message ?? answer.text
  if (error !== null && deadKey.has(error.code)) return failureOf({ ...answer, status: 401 }, { ...context, message })
  if (error?.type === 'NoPermissionError') {
    return failureOf({ ...answer, status: 401 }, { ...context, message, code: 'no_permission' })
  }
  if (error === null && [404, 405, 406].includes(answer.status)) {
    return failureOf(answer, { ...context, message: 'no Ghost answers at this address', code: 'not_ghost' })
  }
  if (answer.status >= 200 && answer.status < 300) {
    return failureOf(answer, { ...context, message: 'the site did not say what it made of the post', code: 'no_id' })
  }
  return failureOf(answer, { ...context, message })
}
