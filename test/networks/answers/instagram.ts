import { instagramFailure } from '../../../src/networks/instagram/errors.ts'
import type { RecordedAnswer, RecordedNetwork } from './recorded.ts'

const HOUR = 3_600_000
const codes =
  'https://developers.facebook.com/documentation/instagram-platform/instagram-graph-api/reference/error-codes (2026-06-02, read 2026-11-27)'
const clients = 'what other clients met: Postiz, Mixpost (2026-11-22)'

function answer(
  name: string,
  source: string,
  { status = 400, code, subcode, message }: { status?: number; code: number; subcode?: number; message: string },
  meaning: Pick<RecordedAnswer, 'to' | 'verdict' | 'code'> & Partial<RecordedAnswer>,
): RecordedAnswer {
  const error = {
    message,
    type: 'OAuthException',
    code,
    ...(subcode === undefined ? {} : { error_subcode: subcode }),
    is_transient: false,
    error_user_title: 'Title',
    error_user_msg: message,
    fbtrace_id: 'A6LJylpZRKw2xKLFsAP-cJh',
  }
  return { name, source, status, body: { error }, ...meaning }
}

export const instagramAnswers: RecordedNetwork = {
  meaning: (given, context) => instagramFailure(given, context),
  answers: [
    answer(
      'a dead token',
      codes,
      { status: 401, code: 190, subcode: 463, message: 'Session has expired' },
      { to: 'publish', verdict: 'unauthorized', code: 'credential_refused' },
    ),
    answer(
      'a right that is missing',
      codes,
      { status: 403, code: 10, message: 'Application does not have permission for this action' },
      { to: 'publish', verdict: 'unauthorized', code: 'no_permission' },
    ),
    answer(
      'too few people for statistics, which comes as a missing right',
      'https://developers.facebook.com/docs/instagram-api/reference/ig-media/insights (2026-11-27)',
      { code: 10, message: '(#10) Not enough viewers for the media to show insights' },
      { to: 'read', verdict: 'refused', code: 'insights_too_few' },
    ),
    answer(
      'statistics of a time before the account was professional',
      clients,
      { code: 100, subcode: 2_108_006, message: 'Media posted before business account conversion' },
      { to: 'read', verdict: 'refused', code: 'insights_too_old' },
    ),
    answer(
      'an account that is restricted',
      codes,
      { status: 403, code: 25, subcode: 2_207_050, message: 'The Instagram account is restricted.' },
      { to: 'publish', verdict: 'unauthorized', code: 'account_restricted' },
    ),
    answer(
      'blocked at the visible call, which came for posts that were live',
      'Postiz pull request 1681',
      { status: 403, code: 4, subcode: 2_207_051, message: 'Application request limit reached' },
      { to: 'publish', verdict: 'unknown', code: 'blocked_for_abuse' },
    ),
    answer(
      'blocked while a container is made',
      codes,
      { status: 403, code: 4, subcode: 2_207_051, message: 'We restrict certain activity to protect our community.' },
      { to: 'write', verdict: 'rate_limited', code: 'blocked_for_abuse', retry_after_ms: HOUR },
    ),
    answer(
      'the limit of a day at the visible call',
      codes,
      { code: 9, subcode: 2_207_042, message: 'You reached maximum number of posts that is allowed to be published' },
      { to: 'publish', verdict: 'unknown', code: 'daily_limit' },
    ),
    answer(
      'the limit of a day elsewhere',
      codes,
      { code: 9, message: 'You reached maximum number of posts' },
      { to: 'write', verdict: 'rate_limited', code: 'daily_limit', retry_after_ms: HOUR },
    ),
    answer(
      'too many calls',
      clients,
      { code: 80_002, message: 'There have been too many calls to this Instagram account.' },
      { to: 'read', verdict: 'rate_limited', code: 'rate_limited', retry_after_ms: HOUR },
    ),
    answer(
      'a container that expired, at the visible call: a look, then anew',
      codes,
      { code: -2, subcode: 2_207_020, message: 'The media you are trying to access has expired.' },
      { to: 'publish', verdict: 'unknown', code: 'container_expired' },
    ),
    answer(
      'not ready yet',
      codes,
      { code: 9007, subcode: 2_207_027, message: 'The media is not ready for publishing, please wait for a moment' },
      { to: 'publish', verdict: 'not_sent', code: 'media_not_ready' },
    ),
    answer(
      'not found yet',
      codes,
      { code: 24, subcode: 2_207_008, message: 'The media builder with the ID does not exist or has been expired.' },
      { to: 'publish', verdict: 'not_sent', code: 'media_not_ready' },
    ),
    ...(
      [
        [36_000, 2_207_004, 'image_too_heavy'],
        [36_001, 2_207_005, 'image_unreadable'],
        [36_003, 2_207_009, 'image_ratio'],
        [36_004, 2_207_010, 'text_too_long'],
        [352, 2_207_026, 'video_format'],
        [24, 2_207_006, 'object_gone'],
      ] as const
    ).map(([code, subcode, meant]) =>
      answer(
        `refused for good: ${meant}`,
        codes,
        { code, subcode, message: 'The media is not what it should be.' },
        { to: 'write', verdict: 'refused', code: meant },
      ),
    ),
    ...(
      [
        [-2, 2_207_003, 'media_not_fetched'],
        [9004, 2_207_052, 'media_not_fetched'],
        [-1, 2_207_032, 'media_not_made'],
        [-1, 2_207_053, 'media_not_made'],
      ] as const
    ).map(([code, subcode, meant]) =>
      answer(
        `passes later: ${meant} (${subcode})`,
        codes,
        { code, subcode, message: 'Try again.' },
        { to: 'write', verdict: 'not_sent', code: meant },
      ),
    ),
    answer(
      'a server error of Instagram at the visible call',
      codes,
      { code: -1, subcode: 2_207_001, message: 'Instagram server error. Try again.' },
      { to: 'publish', verdict: 'unknown', code: 'server_error' },
    ),
    answer(
      'an account that does not exist',
      clients,
      { code: 100, subcode: 33, message: "Unsupported get request. Object with ID '1' does not exist" },
      { to: 'read', verdict: 'refused', code: 'object_gone' },
    ),
    { name: '200 without an id', source: codes, status: 200, body: {}, to: 'publish', verdict: 'unknown', code: 'no_id' },
    {
      name: '429 at the visible call',
      source: 'RFC 9110',
      status: 429,
      to: 'publish',
      verdict: 'unknown',
      code: 'rate_limited',
    },
    {
      name: '504 of a proxy',
      source: 'RFC 9110',
      status: 504,
      body: '<html>',
      to: 'publish',
      verdict: 'unknown',
      code: 'server_error',
    },
  ],
}
