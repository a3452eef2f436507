import { youtubeFailure } from '../../../src/networks/youtube/errors.ts'
import type { RecordedAnswer, RecordedNetwork } from './recorded.ts'

const source = 'https://developers.google.com/youtube/v3/docs/errors (2026-11-22)'
/** From 10:00 UTC, two in the morning in California, to the next midnight there: 08:00 UTC. */
const untilMidnight = 22 * 3_600_000

function answer(
  status: number,
  reason: string,
  meaning: Pick<RecordedAnswer, 'to' | 'verdict' | 'code'> & Partial<RecordedAnswer>,
  domain = 'youtube.video',
): RecordedAnswer {
  const message = 'As <code>the page of the error</code> has it.'
  const body = { error: { code: status, message, errors: [{ message, domain, reason }] } }
  return { name: `${status} ${reason} to a ${meaning.to}`, source, status, body, ...meaning }
}

export const youtubeAnswers: RecordedNetwork = {
  meaning: (given, { now, read }) => youtubeFailure(given, { now, read }),
  answers: [
    answer(
      403,
      'quotaExceeded',
      { to: 'publish', verdict: 'rate_limited', code: 'quota_used_up', retry_after_ms: untilMidnight },
      'youtube.quota',
    ),
    answer(
      403,
      'quotaExceeded',
      { to: 'read', verdict: 'rate_limited', code: 'quota_used_up', retry_after_ms: untilMidnight },
      'youtube.quota',
    ),
    answer(
      403,
      'rateLimitExceeded',
      { to: 'write', verdict: 'rate_limited', code: 'quota_used_up', retry_after_ms: untilMidnight },
      'usageLimits',
    ),
    answer(400, 'uploadLimitExceeded', {
      to: 'write',
      verdict: 'rate_limited',
      code: 'daily_limit',
      retry_after_ms: untilMidnight,
    }),
    answer(
      403,
      'userRateLimitExceeded',
      { to: 'read', verdict: 'rate_limited', code: 'rate_limited', retry_after_ms: 60_000 },
      'usageLimits',
    ),
    answer(429, 'rateLimitExceeded', {
      to: 'publish',
      verdict: 'rate_limited',
      code: 'rate_limited',
      headers: { 'retry-after': '90' },
      retry_after_ms: 90_000,
    }),
    answer(401, 'authError', { to: 'publish', verdict: 'unauthorized', code: 'credential_refused' }, 'global'),
    answer(401, 'youtubeSignupRequired', { to: 'write', verdict: 'unauthorized', code: 'no_channel' }, 'youtube.header'),
    answer(403, 'insufficientPermissions', { to: 'publish', verdict: 'unauthorized', code: 'scope_missing' }, 'global'),
    answer(403, 'accessNotConfigured', { to: 'read', verdict: 'unauthorized', code: 'api_disabled' }, 'usageLimits'),
    answer(403, 'authenticatedUserAccountSuspended', { to: 'publish', verdict: 'unauthorized', code: 'account_closed' }),
    answer(403, 'commentsDisabled', { to: 'publish', verdict: 'refused', code: 'comments_closed' }, 'youtube.commentThread'),
    answer(403, 'forbidden', { to: 'publish', verdict: 'refused', code: 'refused' }),
    answer(400, 'invalidTitle', { to: 'write', verdict: 'refused', code: 'refused' }),
    answer(404, 'videoNotFound', { to: 'publish', verdict: 'refused', code: 'refused' }),
    answer(500, 'backendError', { to: 'publish', verdict: 'unknown', code: 'server_error' }, 'global'),
    answer(503, 'backendError', { to: 'read', verdict: 'not_sent', code: 'server_unavailable' }, 'global'),
    {
      name: 'an upload that Google does not understand',
      source: 'https://developers.google.com/youtube/v3/guides/using_resumable_upload_protocol (2026-11-22)',
      status: 400,
      body: 'Failed to parse Content-Range header.',
      to: 'write',
      verdict: 'refused',
      code: 'refused',
    },
    {
      name: 'a success that names no video',
      source: 'what a proxy may answer',
      status: 200,
      body: '<html>OK</html>',
      to: 'publish',
      verdict: 'unknown',
      code: 'no_id',
    },
  ],
}
