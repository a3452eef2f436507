import { failureOf, shorten } from '../answers.ts'
import type { HttpResponse } from '../contract.ts'
import { NetworkFailure, type Verdict } from '../failure.ts'
import { textField } from '../json.ts'

interface Meaning {
  readonly now: Date
  readonly read: boolean
}

/**
 * The meaning of an answer that is no success. WordPress says `{"code", "message", "data": {"status"}}`; anything else comes from
 * what stands before it: a security plugin, the host, a proxy.
 *
 * What is wrong with the account itself (the login, its rights, the address) is `unauthorized`: the account stops and its posts
 * wait, rather than each of them being refused.
 */
export function wordpressFailure(answer: HttpResponse, meaning: Meaning): NetworkFailure {
  const { status } = answer
  const said = wordpressError(answer)
  if (status >= 200 && status < 300) {
    return failureOf(answer, { ...meaning, message: 'the site did not say what it made of the post', code: 'no_id' })
  }
  if (said === null) return strangerFailure(answer, meaning)
  const fail = (verdict: Verdict, code: string): NetworkFailure =>
    new NetworkFailure(verdict, code, shorten(`${said.message} (${said.code})`), { status })
  if (status === 401 || said.forbidden) return fail('unauthorized', 'login_not_recognised')
  if (said.code === 'rest_no_route') return fail('unauthorized', 'no_rest_api')
  if (status === 403 && /^rest_(cannot|forbidden|user_cannot)/.test(said.code)) return fail('unauthorized', 'no_permission')
  // Comes with 500 and stays so: a type of file the site does not take, or one it cannot keep.
  if (said.code.startsWith('rest_upload_') && status >= 400) return fail('refused', 'upload_refused')
  if (said.code === 'rest_post_invalid_id') return fail('refused', 'draft_gone')
  if (said.code === 'rest_comment_invalid_id') return fail('refused', 'parent_gone')
  if (said.code === 'rest_comment_closed') return fail('refused', 'comments_closed')
  // The same words by the same user in the same place (409), and comments one after the other too fast (400).
  if (said.code === 'comment_duplicate') return fail('duplicate', 'duplicate')
  if (said.code === 'comment_flood') return fail('rate_limited', 'rate_limited')
  return failureOf(answer, { ...meaning, message: `${said.message} (${said.code})` })
}

/** A page of HTML, or nothing: not WordPress itself. */
function strangerFailure(answer: HttpResponse, meaning: Meaning): NetworkFailure {
  const { status } = answer
  const refusal = status >= 400 && status < 500 && ![401, 408, 409, 413, 429].includes(status)
  if (!refusal) return failureOf(answer, { ...meaning, message: answer.text })
  // It may let the next request pass, and nobody knows what came of this one.
  const verdict = meaning.read ? 'not_sent' : 'unknown'
  return new NetworkFailure(verdict, 'site_protected', shorten(`HTTP ${status} ${answer.text}`), { status })
}

interface WordpressError {
  readonly code: string
  readonly message: string
  /** Without a login, a list of drafts is a forbidden parameter (400) rather than a missing right. */
  readonly forbidden: boolean
}

function wordpressError(answer: HttpResponse): WordpressError | null {
  const body = answer.json as { code?: unknown; message?: unknown; data?: unknown } | null | undefined
  const code = textField(body?.code)
  if (code === '') return null
  const details = (body?.data as { details?: Record<string, { code?: unknown }> } | null | undefined)?.details ?? {}
  const forbidden = Object.values(details).some((one) => one?.code === 'rest_forbidden_status')
  return { code, message: textField(body?.message), forbidden }
}
