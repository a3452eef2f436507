import { failureOf } from '../answers.ts'
import type { HttpResponse } from '../contract.ts'
import { NetworkFailure } from '../failure.ts'
import { textField } from '../json.ts'

interface Refusal {
  readonly ok?: unknown
  readonly description?: unknown
  readonly parameters?: { readonly retry_after?: unknown; readonly migrate_to_chat_id?: unknown }
}

export interface TelegramContext {
  readonly now: Date
  readonly read: boolean
  readonly hide?: (text: string) => string
}

/** The bot cannot write where the account lies; `description` is all that tells, its words are those of the Bot API's server. */
const noRights =
  /not enough rights|have no rights|need administrator rights|CHAT_WRITE_FORBIDDEN|CHAT_ADMIN_REQUIRED|member list is inaccessible/i
const noChat = /chat not found|chat_id is empty|invalid chat_id|PEER_ID_INVALID/i
/** A conversation that a person ended, or never began: nothing is wrong with the account. */
const privateChat = /blocked by the user|user is deactivated|can't initiate conversation|can't send messages to (?:the )?bots?/i

/** The message that was to be taken away is not there any more. */
export function saysGone(answer: HttpResponse): boolean {
  return answer.status === 400 && /message to delete not found/i.test(saidBy(answer))
}

/** The meaning of an answer that is no success: `{ok: false, error_code, description, parameters}` with the same HTTP status. */
export function telegramFailure(answer: HttpResponse, context: TelegramContext): NetworkFailure {
  const { status } = answer
  const said = saidBy(answer)
  const message = context.hide?.(said || answer.text) ?? (said || answer.text)
  const { now, read } = context
  const as = (meant: number, code: string): NetworkFailure =>
    failureOf({ ...answer, status: meant }, { now, read, message, code })
  if (status >= 200 && status < 300) {
    return failureOf(answer, { now, read, message: 'Telegram did not say what it made of the post', code: 'no_id' })
  }
  if (status === 429) return limited(answer, now, message)
  // A token that is no token gives 404, one that was revoked 401.
  if (status === 404 && (answer.json as Refusal | undefined)?.ok === false) return as(401, 'credential_refused')
  if (status === 403) return privateChat.test(said) ? as(403, 'reader_unreachable') : as(401, 'no_permission')
  if (status === 400) {
    if ((answer.json as Refusal | undefined)?.parameters?.migrate_to_chat_id !== undefined) return as(401, 'chat_moved')
    if (noChat.test(said)) return as(401, 'chat_not_found')
    if (noRights.test(said)) return as(401, 'no_permission')
    if (/message to (?:be replied|reply) not found|replied message not found/i.test(said)) return as(400, 'parent_gone')
    if (/message can't be deleted/i.test(said)) return as(400, 'delete_too_late')
  }
  if (status === 409 && /webhook/i.test(said)) return as(400, 'webhook_active')
  if (status === 409 && /getUpdates/i.test(said)) return as(409, 'inbox_elsewhere')
  return failureOf(answer, { now, read, message })
}

/** 429 with the seconds to wait in the body; a `Retry-After` says the same. */
function limited(answer: HttpResponse, now: Date, message: string): NetworkFailure {
  const seconds = (answer.json as Refusal | undefined)?.parameters?.retry_after
  const failure = failureOf(answer, { now, read: false, message })
  if (typeof seconds !== 'number' || !(seconds >= 0)) return failure
  const retry_at = new Date(now.getTime() + seconds * 1000)
  return new NetworkFailure('rate_limited', failure.code, failure.message, { status: 429, retry_at })
}

function saidBy(answer: HttpResponse): string {
  return textField((answer.json as Refusal | null | undefined)?.description)
}
