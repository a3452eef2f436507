import { failureOf } from '../answers.ts'
import type { HttpResponse } from '../contract.ts'
import { NetworkFailure, type Verdict } from '../failure.ts'
import { textField } from '../json.ts'
import { retryAt } from '../retry-at.ts'

const MINUTE_MS = 60_000
const DAY_MS = 24 * 60 * MINUTE_MS

interface Meaning {
  readonly verdict: Verdict
  readonly code: string
  /** How long to wait where the answer has no header about it. */
  readonly wait_ms?: number
}

const refused = (code: string): Meaning => ({ verdict: 'refused', code })
const stops = (code: string): Meaning => ({ verdict: 'unauthorized', code })
const waits = (code: string, wait_ms: number): Meaning => ({ verdict: 'rate_limited', code, wait_ms })

/**
 * `error.code` and what it means, whatever the HTTP status: creator_info reports its caps with 200. From the pages of each call
 * (content-posting-api-reference-*) and tiktok-api-v2-error-handling, 2026-11-27. Six requests a minute and token to open an upload.
 */
const meanings: Readonly<Record<string, Meaning>> = {
  rate_limit_exceeded: waits('rate_limited', MINUTE_MS),
  spam_risk_too_many_posts: waits('daily_limit', DAY_MS),
  spam_risk_too_many_pending_share: waits('too_many_drafts', DAY_MS),
  reached_active_user_cap: waits('app_user_cap', DAY_MS),
  access_token_invalid: stops('credential_refused'),
  scope_not_authorized: stops('no_permission'),
  scope_permission_missed: stops('no_permission'),
  spam_risk_user_banned_from_posting: stops('account_banned'),
  unaudited_client_can_only_post_to_private_accounts: refused('app_not_audited'),
  privacy_level_option_mismatch: refused('privacy_level'),
  url_ownership_unverified: refused('address_not_verified'),
  spam_risk: refused('spam_risk'),
  spam_risk_text: refused('spam_risk'),
  invalid_param: refused('refused'),
  invalid_params: refused('refused'),
  invalid_file_upload: refused('refused'),
  invalid_publish_id: refused('publish_id_unknown'),
  token_not_authorized_for_specified_publish_id: refused('publish_id_unknown'),
}

/** `{"error": {"code", "message", "log_id"}}`; `ok` is no error. Null: the answer has no such part. */
export function errorOf(answer: HttpResponse): { readonly code: string; readonly message: string } | null {
  const error = (answer.json as { error?: unknown } | null | undefined)?.error
  if (typeof error !== 'object' || error === null) return null
  const { code, message } = error as { code?: unknown; message?: unknown }
  return { code: textField(code), message: textField(message) }
}

export function succeeded(answer: HttpResponse): boolean {
  return answer.status === 200 && errorOf(answer)?.code === 'ok'
}

/** The meaning of an answer of open.tiktokapis.com that is no success. */
export function tiktokFailure(answer: HttpResponse, context: { now: Date; read: boolean }): NetworkFailure {
  const error = errorOf(answer)
  const said = error === null ? answer.text : [error.code, error.message].filter((one) => one !== '').join(': ')
  const meaning = error === null ? undefined : meanings[error.code]
  if (meaning !== undefined) {
    const { verdict, code, wait_ms } = meaning
    const wait = wait_ms === undefined ? undefined : new Date(context.now.getTime() + wait_ms)
    const retry_at = wait && (retryAt(answer.headers, context.now) ?? wait)
    // through the common way, for its short message
    const { message } = failureOf(answer, { ...context, message: said })
    return new NetworkFailure(verdict, code, message, { status: answer.status, ...(retry_at && { retry_at }) })
  }
  if (answer.status >= 200 && answer.status < 300) {
    // an error nobody has named with a 200 says no more than a broken gateway
    const named = error !== null && error.code !== 'ok' && error.code !== ''
    const message = named ? said : 'TikTok did not say what it made of the request'
    return failureOf(answer, { ...context, message, code: named ? 'server_error' : 'no_id' })
  }
  return failureOf(answer, { ...context, message: said })
}

/**
 * The meaning of an answer of the upload's own address (media transfer guide, 2026-11-27): 403 and 404 for an upload that has expired
 * (after an hour) or is not known, 416 where another byte was awaited. None of them says whether the video is complete: that is asked.
 */
export function uploadFailure(answer: HttpResponse, context: { now: Date }): NetworkFailure {
  const message = errorOf(answer)?.message || answer.text
  if ([403, 404, 416].includes(answer.status)) {
    const code = answer.status === 416 ? 'upload_elsewhere' : 'upload_expired'
    return new NetworkFailure('unknown', code, `HTTP ${answer.status}: the upload cannot be gone on with`, {
      status: answer.status,
    })
  }
  if (answer.status >= 200 && answer.status < 300) {
    const words = 'TikTok did not say that the video is complete'
    return failureOf(answer, { ...context, read: false, message: words, code: 'no_id' })
  }
  return failureOf(answer, { ...context, read: false, message })
}

/** `fail_reason` of a video that TikTok took and then did not want (content-posting-api-reference-get-video-status, 2026-11-27). */
const reasons: Readonly<Record<string, Meaning>> = {
  file_format_check_failed: refused('video_format'),
  duration_check_failed: refused('video_duration'),
  frame_rate_check_failed: refused('video_frame_rate'),
  picture_size_check_failed: refused('video_size'),
  publish_cancelled: refused('publish_cancelled'),
  spam_risk: refused('spam_risk'),
  spam_risk_text: refused('spam_risk'),
  auth_removed: stops('grant_lost'),
  spam_risk_user_banned_from_posting: stops('account_banned'),
}

/** Everything else (`internal`, a cap) may pass with another upload: looked at again, and found to be no post. */
export function refusalOf(fail_reason: string): NetworkFailure {
  const { verdict, code } = reasons[fail_reason] ?? { verdict: 'unknown', code: 'video_failed' }
  return new NetworkFailure(verdict, code, `TikTok: ${fail_reason || 'the video failed'}`)
}
