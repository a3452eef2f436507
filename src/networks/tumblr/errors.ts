import { failureOf } from '../answers.ts'
import type { HttpResponse } from '../contract.ts'
import { NetworkFailure } from '../failure.ts'
import { textField } from '../json.ts'
import { retryAt } from '../retry-at.ts'

interface Problem {
  readonly title?: unknown
  readonly detail?: unknown
  readonly code?: unknown
}

export interface TumblrContext {
  readonly now: Date
  readonly read: boolean
  readonly hide?: (text: string) => string
}

/** Sub-codes of a 403 ("Errors and Error Subcodes" of api.md in github.com/tumblr/docs, read 2026-11-27) that end with the day. */
const usedUp: ReadonlyMap<unknown, string> = new Map([
  [8004, 'uploads_used_up'],
  [8011, 'uploads_used_up'],
  [8023, 'posts_used_up'],
])
const TRANSCODING = 8010

/** Tumblr itself says that there is no such post, not a server in between. */
export function saysMissing(answer: HttpResponse): boolean {
  return answer.status === 404 && bodyOf(answer).meta !== undefined
}

/** The meaning of an answer that is no success: `{meta: {status, msg}, errors: [{title, detail, code}]}`. */
export function tumblrFailure(answer: HttpResponse, { now, read, hide = (text) => text }: TumblrContext): NetworkFailure {
  const { status } = answer
  const { meta, errors } = bodyOf(answer)
  const [first] = errors
  const said = errors.flatMap(({ title, detail }) => [textField(title), textField(detail)]).filter((one) => one !== '')
  const message = hide(said.join(' ') || textField(meta?.msg) || answer.text)
  if (status >= 200 && status < 300) {
    return failureOf(answer, { now, read, message: 'Tumblr did not say what it made of the post', code: 'no_id' })
  }
  const used = status === 403 ? usedUp.get(first?.code) : undefined
  if (used !== undefined) return new NetworkFailure('rate_limited', used, message, { status, retry_at: nextDay(now) })
  if (status === 403 && first?.code === TRANSCODING)
    return new NetworkFailure('not_sent', 'media_not_ready', message, { status })
  if (status === 403 && !isContentCode(first?.code)) {
    return failureOf({ ...answer, status: 401 }, { now, read, message, code: 'no_permission' })
  }
  const failure = failureOf(answer, { now, read, message })
  const retry_at = status === 429 ? (failure.retry_at ?? limitEnd(answer.headers, now)) : undefined
  return retry_at === undefined
    ? failure
    : new NetworkFailure('rate_limited', failure.code, failure.message, { status, retry_at })
}

/** 80xx is about what was sent; anything else refuses the sender. */
function isContentCode(code: unknown): boolean {
  return typeof code === 'number' && code >= 8000 && code < 9000
}

/** When the limit of the hour or of the day that is used up ends, in seconds from now. */
function limitEnd(headers: Pick<Headers, 'get'>, now: Date): Date | undefined {
  const ends = ['x-ratelimit-perhour', 'x-ratelimit-perday']
    .filter((name) => headers.get(`${name}-remaining`) === '0')
    .map((name) => retryAt(new Headers({ 'retry-after': headers.get(`${name}-reset`) ?? '' }), now))
    .filter((end) => end !== undefined)
  return ends.length === 0 ? undefined : new Date(Math.max(...ends.map(Number)))
}

const HOUR_MS = 3_600_000
const hourInNewYork = new Intl.DateTimeFormat('en-GB', { timeZone: 'America/New_York', hour: '2-digit', hourCycle: 'h23' })

/**
 * The start of the next day as Tumblr counts days: `reset_at` of the example in api.md (`/user/limits`) is midnight in New York. An hour
 * is never skipped or doubled there at midnight.
 */
export function nextDay(now: Date): Date {
  for (let at = Math.floor(now.getTime() / HOUR_MS + 1) * HOUR_MS; ; at += HOUR_MS) {
    if (hourInNewYork.format(at) === '00') return new Date(at)
  }
}

function bodyOf({ json }: HttpResponse): { meta?: { msg?: unknown }; errors: Problem[] } {
  const body = (typeof json === 'object' && json !== null ? json : {}) as { meta?: { msg?: unknown }; errors?: unknown }
  const errors = Array.isArray(body.errors)
    ? body.errors.filter((one): one is Problem => typeof one === 'object' && one !== null)
    : []
  return { ...(body.meta ? { meta: body.meta } : {}), errors }
}
