import type { HttpResponse } from './contract.ts'
import { NetworkFailure, type Verdict } from './failure.ts'
import { retryAt } from './retry-at.ts'

const MESSAGE_MAX = 300
/** Behind as much markup as pages begin with. Thousands of tags that nothing closes would each be searched to the end. */
const READ_MAX = 10_000

export interface AnswerMeaning {
  readonly now: Date
  /** The network's own words, without secrets. */
  readonly message: string
  /** A read never changes anything: what is unknown for a write is `not_sent` for a read. */
  readonly read: boolean
  readonly code?: string
}

/**
 * The meaning of an answer that is no success, as rules T5 to T7 of the delivery machine take it when a network says nothing
 * better: 401 unauthorized, 429 rate limited, 408, 409 and 5xx unknown, other 4xx refused; a 2xx that cannot be read, unknown.
 */
export function failureOf(answer: HttpResponse, meaning: AnswerMeaning): NetworkFailure {
  const { status, headers } = answer
  const verdict = verdictOf(status, meaning.read)
  const retry_at = verdict === 'rate_limited' || verdict === 'not_sent' ? retryAt(headers, meaning.now) : undefined
  const said = shorten(meaning.message)
  const message = said === '' ? `HTTP ${status}` : said
  return new NetworkFailure(verdict, meaning.code ?? codes[verdict], message, { status, ...(retry_at && { retry_at }) })
}

export function verdictOf(status: number, read: boolean): Verdict {
  if (status === 401) return 'unauthorized'
  if (status === 429) return 'rate_limited'
  if (status >= 400 && status < 500 && status !== 408 && status !== 409) return 'refused'
  return read ? 'not_sent' : 'unknown'
}

const codes: Readonly<Record<Verdict, string>> = {
  not_sent: 'server_unavailable',
  rate_limited: 'rate_limited',
  unauthorized: 'credential_refused',
  refused: 'refused',
  duplicate: 'duplicate',
  unknown: 'server_error',
}

/** One line of at most 300 characters: pages of HTML and stack traces do not belong into a message. */
export function shorten(text: string): string {
  const line = text
    .slice(0, READ_MAX)
    .replace(/<(script|style)[\s\S]*?<\/\1>/gi, ' ')
    .replace(/<[^<>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  return line.length > MESSAGE_MAX ? `${line.slice(0, MESSAGE_MAX)}…` : line
}

/**
 * Runs a step that nobody sees and that may be repeated: whatever is uncertain about it, the post is certainly not out.
 */
export async function invisible<T>(step: () => Promise<T>): Promise<T> {
  try {
    return await step()
  } catch (error) {
    if (!(error instanceof NetworkFailure) || error.verdict !== 'unknown') throw error
    throw new NetworkFailure('not_sent', error.code, error.message, {
      cause: error.cause,
      ...(error.status === undefined ? {} : { status: error.status }),
    })
  }
}
