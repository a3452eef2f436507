import { tiktokFailure, uploadFailure } from '../../../src/networks/tiktok/errors.ts'
import type { RecordedAnswer, RecordedNetwork } from './recorded.ts'

const DOCS = 'https://developers.tiktok.com/doc/'
const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

/** As open.tiktokapis.com writes an error. */
function answer(
  status: number,
  code: string,
  page: string,
  meaning: Pick<RecordedAnswer, 'to' | 'verdict' | 'code'> & Partial<RecordedAnswer>,
): RecordedAnswer {
  const body = { data: {}, error: { code, message: 'As the page of the call has it.', log_id: '202611271000-4B1' } }
  return { name: `${status} ${code} to a ${meaning.to}`, source: `${DOCS}${page} (2026-11-27)`, status, body, ...meaning }
}

const direct = 'content-posting-api-reference-direct-post'
const inbox = 'content-posting-api-reference-upload-video'
const creator = 'content-posting-api-reference-query-creator-info'
const state = 'content-posting-api-reference-get-video-status'
const common = 'tiktok-api-v2-error-handling'
const transfer = `${DOCS}content-posting-api-media-transfer-guide (2026-11-27)`

export const tiktokAnswers: RecordedNetwork = {
  meaning: (given, { now, read, publish }) => (publish ? uploadFailure(given, { now }) : tiktokFailure(given, { now, read })),
  answers: [
    answer(429, 'rate_limit_exceeded', inbox, {
      to: 'write',
      verdict: 'rate_limited',
      code: 'rate_limited',
      retry_after_ms: MINUTE,
    }),
    {
      ...answer(429, 'rate_limit_exceeded', common, {
        to: 'read',
        verdict: 'rate_limited',
        code: 'rate_limited',
        retry_after_ms: 9000,
      }),
      name: '429 with a header',
      headers: { 'retry-after': '9' },
    },
    answer(403, 'spam_risk_too_many_posts', direct, {
      to: 'write',
      verdict: 'rate_limited',
      code: 'daily_limit',
      retry_after_ms: DAY,
    }),
    answer(200, 'spam_risk_too_many_posts', creator, {
      to: 'read',
      verdict: 'rate_limited',
      code: 'daily_limit',
      retry_after_ms: DAY,
    }),
    answer(200, 'reached_active_user_cap', creator, {
      to: 'read',
      verdict: 'rate_limited',
      code: 'app_user_cap',
      retry_after_ms: DAY,
    }),
    answer(403, 'reached_active_user_cap', direct, {
      to: 'write',
      verdict: 'rate_limited',
      code: 'app_user_cap',
      retry_after_ms: DAY,
    }),
    answer(403, 'spam_risk_too_many_pending_share', inbox, {
      to: 'write',
      verdict: 'rate_limited',
      code: 'too_many_drafts',
      retry_after_ms: DAY,
    }),
    answer(403, 'spam_risk_user_banned_from_posting', direct, { to: 'write', verdict: 'unauthorized', code: 'account_banned' }),
    answer(403, 'unaudited_client_can_only_post_to_private_accounts', direct, {
      to: 'write',
      verdict: 'refused',
      code: 'app_not_audited',
    }),
    answer(403, 'privacy_level_option_mismatch', direct, { to: 'write', verdict: 'refused', code: 'privacy_level' }),
    answer(403, 'url_ownership_unverified', direct, { to: 'write', verdict: 'refused', code: 'address_not_verified' }),
    answer(400, 'invalid_params', direct, { to: 'write', verdict: 'refused', code: 'refused' }),
    answer(400, 'invalid_publish_id', state, { to: 'read', verdict: 'refused', code: 'publish_id_unknown' }),
    answer(401, 'access_token_invalid', common, { to: 'read', verdict: 'unauthorized', code: 'credential_refused' }),
    answer(401, 'scope_not_authorized', common, { to: 'write', verdict: 'unauthorized', code: 'no_permission' }),
    answer(500, 'internal_error', common, { to: 'write', verdict: 'unknown', code: 'server_error' }),
    answer(500, 'internal_error', common, { to: 'read', verdict: 'not_sent', code: 'server_unavailable' }),
    answer(200, 'something_new', common, { to: 'write', verdict: 'unknown', code: 'server_error' }),
    {
      name: '200 without data',
      source: `${DOCS}${inbox} (2026-11-27)`,
      status: 200,
      body: { error: { code: 'ok', message: '', log_id: '1' } },
      to: 'write',
      verdict: 'unknown',
      code: 'no_id',
    },
    { name: '206 to the last piece', source: transfer, status: 206, to: 'publish', verdict: 'unknown', code: 'no_id' },
    { name: '403 to a piece', source: transfer, status: 403, to: 'publish', verdict: 'unknown', code: 'upload_expired' },
    { name: '404 to a piece', source: transfer, status: 404, to: 'publish', verdict: 'unknown', code: 'upload_expired' },
    { name: '416 to a piece', source: transfer, status: 416, to: 'publish', verdict: 'unknown', code: 'upload_elsewhere' },
    { name: '400 to a piece', source: transfer, status: 400, to: 'publish', verdict: 'refused', code: 'refused' },
    {
      name: '502 to a piece',
      source: transfer,
      status: 502,
      body: '<html><body>Bad Gateway</body></html>',
      to: 'publish',
      verdict: 'unknown',
      code: 'server_error',
    },
  ],
}
