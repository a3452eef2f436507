import { graphFailure } from '../../../src/networks/graph.ts'
import type { RecordedAnswer, RecordedNetwork } from './recorded.ts'

const MINUTE = 60_000

/** As graph.threads.net writes an error. */
function answer(
  name: string,
  source: string,
  { status, code, subcode = 0, message }: { status: number; code: number; subcode?: number; message: string },
  meaning: Pick<RecordedAnswer, 'to' | 'verdict' | 'code'> & Partial<RecordedAnswer>,
): RecordedAnswer {
  const type = code === 190 ? 'OAuthException' : 'THApiException'
  const error = {
    message,
    type,
    code,
    ...(subcode === 0 ? {} : { error_subcode: subcode }),
    is_transient: false,
    fbtrace_id: 'A1',
  }
  return { name, source, status, body: { error }, ...meaning }
}

const docs = 'https://developers.facebook.com/documentation/threads (2026-11-27)'
const graph = 'https://developers.facebook.com/docs/graph-api/guides/error-handling (2026-11-27)'
const usage = {
  'x-business-use-case-usage':
    '{"25000000000000001":[{"type":"threads","call_count":100,"estimated_time_to_regain_access":12}]}',
}

export const threadsAnswers: RecordedNetwork = {
  meaning: (given, context) => graphFailure(given, context),
  answers: [
    answer(
      'a dead token',
      graph,
      { status: 401, code: 190, subcode: 463, message: 'Error validating access token: Session has expired on Monday' },
      { to: 'read', verdict: 'unauthorized', code: 'credential_refused' },
    ),
    answer(
      'a dead token at the visible call',
      graph,
      { status: 400, code: 190, message: 'Error validating access token' },
      { to: 'publish', verdict: 'unauthorized', code: 'credential_refused' },
    ),
    answer(
      'a right that is missing',
      graph,
      { status: 403, code: 10, message: 'Application does not have permission for this action' },
      { to: 'write', verdict: 'unauthorized', code: 'no_permission' },
    ),
    answer(
      'what is not there',
      'restfb/restfb#1502',
      {
        status: 400,
        code: 100,
        subcode: 33,
        message:
          "Unsupported get request. Object with ID '1234567' does not exist, cannot be loaded due to missing permissions",
      },
      { to: 'read', verdict: 'refused', code: 'object_gone' },
    ),
    answer(
      'six links',
      `${docs}/create-posts/text-attachments`,
      { status: 400, code: 100, message: 'THREADS_API__LINK_LIMIT_EXCEEDED' },
      { to: 'write', verdict: 'refused', code: 'refused' },
    ),
    answer(
      'published too early',
      'other clients, 2026: comes at times for containers that are FINISHED',
      { status: 400, code: 24, subcode: 4_279_009, message: 'The requested resource does not exist' },
      { to: 'publish', verdict: 'not_sent', code: 'media_not_ready' },
    ),
    {
      ...answer(
        'too many calls, with the minutes',
        graph,
        { status: 400, code: 80_014, message: 'There have been too many calls' },
        { to: 'read', verdict: 'rate_limited', code: 'rate_limited', retry_after_ms: 12 * MINUTE },
      ),
      headers: usage,
    },
    answer(
      'too many calls, without them',
      graph,
      { status: 400, code: 4, message: 'Application request limit reached' },
      { to: 'write', verdict: 'rate_limited', code: 'rate_limited', retry_after_ms: 60 * MINUTE },
    ),
    answer(
      'too many calls at the visible call: no proof',
      graph,
      { status: 403, code: 4, message: 'Application request limit reached' },
      { to: 'publish', verdict: 'unknown', code: 'rate_limited' },
    ),
    answer(
      'something went wrong at Meta',
      graph,
      { status: 500, code: 1, message: 'An unknown error occurred' },
      { to: 'publish', verdict: 'unknown', code: 'server_error' },
    ),
    answer(
      'the same, when nothing was written',
      graph,
      { status: 500, code: 2, message: 'An unexpected error has occurred. Please retry your request later.' },
      { to: 'read', verdict: 'not_sent', code: 'server_unavailable' },
    ),
    {
      name: 'published, but no id',
      source: docs,
      status: 200,
      body: {},
      to: 'publish',
      verdict: 'unknown',
      code: 'no_id',
    },
  ],
}
