import { facebookFailure } from '../../../src/networks/facebook/errors.ts'
import type { RecordedAnswer, RecordedNetwork } from './recorded.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const handling = 'https://developers.facebook.com/docs/graph-api/guides/error-handling (2026-11-27)'
const limiting = 'https://developers.facebook.com/docs/graph-api/overview/rate-limiting (2026-11-22)'
const clients = 'what other clients met: Mixpost, Postiz (2026-11-22)'

const usage = {
  'x-business-use-case-usage':
    '{"10158":[{"type":"pages","call_count":100,"total_cputime":25,"total_time":25,"estimated_time_to_regain_access":19}],"10159":[{"type":"pages","call_count":3,"total_cputime":1,"total_time":1,"estimated_time_to_regain_access":0}]}',
}

function answer(
  name: string,
  source: string,
  { status = 400, code, subcode, message }: { status?: number; code: number; subcode?: number; message: string },
  meaning: Pick<RecordedAnswer, 'to' | 'verdict' | 'code'> & Partial<RecordedAnswer>,
): RecordedAnswer {
  const error = {
    message: `(#${code}) ${message}`,
    type: 'OAuthException',
    code,
    ...(subcode === undefined ? {} : { error_subcode: subcode }),
    fbtrace_id: 'EJplcsCHuLu',
  }
  return { name, source, status, body: { error }, ...meaning }
}

export const facebookAnswers: RecordedNetwork = {
  meaning: (given, context) => facebookFailure(given, context),
  answers: [
    ...[458, 460, 463, 467].map((subcode) =>
      answer(
        `a dead token (${subcode})`,
        handling,
        { status: 401, code: 190, subcode, message: 'Error validating access token' },
        { to: 'publish', verdict: 'unauthorized', code: 'credential_refused' },
      ),
    ),
    answer(
      'a session that ended',
      handling,
      { code: 102, message: 'Session key invalid or no longer valid' },
      { to: 'read', verdict: 'unauthorized', code: 'credential_refused' },
    ),
    ...[3, 10, 200, 283, 299].map((code) =>
      answer(
        `a right that is missing (${code})`,
        handling,
        { status: 403, code, message: 'Requires pages_manage_posts permission to manage the object' },
        { to: 'write', verdict: 'unauthorized', code: 'no_permission' },
      ),
    ),
    ...[4, 17, 32, 341, 613, 80_001, 80_014].map((code) => ({
      ...answer(
        `a limit, with the minutes until it ends (${code})`,
        limiting,
        { status: 403, code, message: 'Application request limit reached' },
        { to: 'write', verdict: 'rate_limited', code: 'rate_limited', retry_after_ms: 19 * MINUTE },
      ),
      headers: usage,
    })),
    answer(
      'a limit that does not say when it ends',
      limiting,
      { status: 403, code: 32, message: 'Page request limit reached' },
      { to: 'read', verdict: 'rate_limited', code: 'rate_limited', retry_after_ms: HOUR },
    ),
    {
      ...answer(
        'a limit with percentages alone, and the usual header',
        limiting,
        { status: 400, code: 4, message: 'Application request limit reached' },
        { to: 'read', verdict: 'rate_limited', code: 'rate_limited', retry_after_ms: 5 * MINUTE },
      ),
      headers: { 'x-app-usage': '{"call_count":101,"total_cputime":3,"total_time":4}', 'retry-after': '300' },
    },
    {
      ...answer(
        'a limit at the visible call proves nothing',
        'Postiz pull request 1681: the post was live',
        { status: 403, code: 4, message: 'Application request limit reached' },
        { to: 'publish', verdict: 'unknown', code: 'rate_limited' },
      ),
      headers: usage,
    },
    answer(
      'too fast',
      clients,
      { code: 368, subcode: 1_390_008, message: 'You are posting too fast' },
      { to: 'write', verdict: 'rate_limited', code: 'rate_limited', retry_after_ms: HOUR },
    ),
    answer(
      'a block for abuse',
      handling,
      { code: 368, message: 'The action attempted has been deemed abusive or is otherwise disallowed' },
      { to: 'write', verdict: 'rate_limited', code: 'blocked_for_abuse', retry_after_ms: HOUR },
    ),
    ...[1, 2].map((code) =>
      answer(
        `Meta's own trouble at the visible call (${code})`,
        handling,
        { code, message: 'An unexpected error has occurred. Please retry your request later.' },
        { to: 'publish', verdict: 'unknown', code: 'server_error' },
      ),
    ),
    answer(
      "Meta's own trouble with a read",
      handling,
      { status: 500, code: 2, message: 'Service temporarily unavailable' },
      { to: 'read', verdict: 'not_sent', code: 'server_unavailable' },
    ),
    {
      name: 'an error that Meta calls transient',
      source: handling,
      status: 400,
      body: { error: { message: 'Please try again', code: 368_000, is_transient: true } },
      to: 'publish',
      verdict: 'unknown',
      code: 'server_error',
    },
    answer(
      'a parameter that is wrong',
      handling,
      { code: 100, message: 'The message is too long' },
      { to: 'publish', verdict: 'refused', code: 'refused' },
    ),
    answer(
      'what is not there',
      'restfb/restfb issue 1502',
      { code: 100, subcode: 33, message: "Unsupported get request. Object with ID '1' does not exist" },
      { to: 'publish', verdict: 'refused', code: 'object_gone' },
    ),
    answer(
      'a name that is not there',
      clients,
      { status: 404, code: 803, message: 'Some of the aliases you requested do not exist: nowhere' },
      { to: 'read', verdict: 'refused', code: 'object_gone' },
    ),
    answer(
      'the same post again',
      handling,
      { code: 506, message: 'Duplicate status message' },
      { to: 'publish', verdict: 'duplicate', code: 'duplicate' },
    ),
    answer(
      'a photo that is in a post already',
      clients,
      { code: 100, subcode: 1_366_051, message: 'These photos were already posted' },
      { to: 'write', verdict: 'duplicate', code: 'photo_used' },
    ),
    answer(
      'a photo that is none',
      clients,
      { code: 324, subcode: 1_366_046, message: 'Missing or invalid image file' },
      { to: 'write', verdict: 'refused', code: 'image_unreadable' },
    ),
    answer(
      'a link that Facebook cannot read',
      handling,
      { code: 1_609_005, message: 'Error scraping data from the provided link' },
      { to: 'write', verdict: 'refused', code: 'link_unreadable' },
    ),
    {
      name: 'a page of a proxy',
      source: 'RFC 9110',
      status: 502,
      body: '<html><body>Bad gateway</body></html>',
      to: 'publish',
      verdict: 'unknown',
      code: 'server_error',
    },
    { name: '200 without success', source: handling, status: 200, body: {}, to: 'publish', verdict: 'unknown', code: 'no_id' },
    {
      name: '429 at the visible call',
      source: 'RFC 9110',
      status: 429,
      to: 'publish',
      verdict: 'unknown',
      code: 'rate_limited',
    },
    {
      name: '429 elsewhere',
      source: 'RFC 9110',
      status: 429,
      headers: { 'retry-after': '120' },
      to: 'write',
      verdict: 'rate_limited',
      code: 'rate_limited',
      retry_after_ms: 2 * MINUTE,
    },
  ],
}
