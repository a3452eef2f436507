import { failureOf } from '../answers.ts'
import type { HttpResponse } from '../contract.ts'
import { NetworkFailure } from '../failure.ts'
import { textField } from '../json.ts'

interface Refusal {
  readonly code?: unknown
  readonly message?: unknown
  readonly retry_after?: unknown
  /** A tree of `{_errors: [{code, message}]}` by the names of the fields. */
  readonly errors?: unknown
}

export interface DiscordContext {
  readonly now: Date
  readonly read: boolean
  readonly hide?: (text: string) => string
}

/** Codes of https://discord.com/developers/docs/topics/opcodes-and-status-codes#json (read 2026-11-27), and what they are here. */
const accountGone: ReadonlyMap<number, string> = new Map([
  [10003, 'webhook_gone'], // Unknown Channel
  [10004, 'webhook_gone'], // Unknown Guild
  [10015, 'webhook_gone'], // Unknown Webhook
  [50027, 'webhook_gone'], // Invalid webhook token
  [50001, 'no_permission'], // Missing Access
  [50013, 'no_permission'], // You lack permissions to perform that action
  [220001, 'forum_channel'], // Webhooks posted to forum channels must have a thread_name or thread_id
  [220003, 'forum_channel'], // Webhooks can only create threads in forum channels
])

const UNKNOWN_MESSAGE = 10008

/** Discord itself says that there is no such message. */
export function saysGone(answer: HttpResponse): boolean {
  return answer.status === 404 && bodyOf(answer).code === UNKNOWN_MESSAGE
}

/** The meaning of an answer that is no success: `{code, message, errors?}`; a 429 says how long in `retry_after`, with its decimals. */
export function discordFailure(answer: HttpResponse, { now, read, hide = (text) => text }: DiscordContext): NetworkFailure {
  const { status } = answer
  const { code, message: said, errors, retry_after } = bodyOf(answer)
  const message = hide([textField(said), ...details(errors, '')].filter((one) => one !== '').join(' ') || answer.text)
  if (status >= 200 && status < 300) {
    return failureOf(answer, { now, read, message: 'Discord did not say what it made of the post', code: 'no_id' })
  }
  if (status === 429) {
    const failure = failureOf(answer, { now, read, message })
    if (typeof retry_after !== 'number' || !(retry_after >= 0)) return failure
    const retry_at = new Date(now.getTime() + Math.ceil(retry_after * 1000))
    return new NetworkFailure('rate_limited', failure.code, failure.message, { status, retry_at })
  }
  const gone = typeof code === 'number' && status >= 400 && status < 500 ? accountGone.get(code) : undefined
  if (gone !== undefined) return failureOf({ ...answer, status: 401 }, { now, read, message, code: gone })
  return failureOf(answer, { now, read, message })
}

function bodyOf({ json }: HttpResponse): Refusal {
  return typeof json === 'object' && json !== null ? json : {}
}

/** `content: Must be 2000 or fewer in length.` for each thing that is wrong with what was sent. */
function details(errors: unknown, path: string): string[] {
  if (typeof errors !== 'object' || errors === null) return []
  return Object.entries(errors as Record<string, unknown>).flatMap(([name, value]) => {
    if (name !== '_errors') return details(value, path === '' ? name : `${path}.${name}`)
    return (Array.isArray(value) ? value : []).map((one) => `${path}: ${textField((one as Refusal).message)}`)
  })
}
