import { gbpFailure } from '../../../src/networks/gbp/errors.ts'
import type { RecordedAnswer, RecordedNetwork } from './recorded.ts'

const errors = 'https://cloud.google.com/apis/design/errors (2026-11-22)'
const limits = 'https://developers.google.com/my-business/content/limits (2026-11-22)'

type Given = Pick<RecordedAnswer, 'to' | 'verdict' | 'code'> &
  Partial<RecordedAnswer> & {
    readonly reason?: string
    readonly metadata?: Readonly<Record<string, string>>
    readonly message?: string
  }

function answer(status: number, state: string, given: Given): RecordedAnswer {
  const { reason, metadata, message = 'As the service says it.', ...meaning } = given
  const info = { '@type': 'type.googleapis.com/google.rpc.ErrorInfo', reason, domain: 'googleapis.com', metadata }
  const error = { code: status, message, status: state, ...(reason === undefined ? {} : { details: [info] }) }
  return { name: `${status} ${state} ${reason ?? ''} ${given.to}`, source: errors, status, body: { error }, ...meaning }
}

const quota = (limit: string) => ({
  service: 'mybusinessaccountmanagement.googleapis.com',
  quota_metric: 'mybusinessaccountmanagement.googleapis.com/default_requests',
  quota_limit: 'DefaultRequestsPerMinutePerProject',
  quota_limit_value: limit,
  consumer: 'projects/714',
})

export const gbpAnswers: RecordedNetwork = {
  meaning: (given, { now, read }) => gbpFailure(given, { now, read }),
  answers: [
    answer(429, 'RESOURCE_EXHAUSTED', {
      name: 'a project that Google has not accepted',
      source: limits,
      reason: 'RATE_LIMIT_EXCEEDED',
      metadata: quota('0'),
      message: "Quota exceeded for quota metric 'Requests' and limit 'Requests per minute'.",
      to: 'read',
      verdict: 'unauthorized',
      code: 'quota_zero',
    }),
    answer(403, 'PERMISSION_DENIED', {
      name: 'the service of the posts is shown to accepted projects only',
      source: limits,
      reason: 'SERVICE_DISABLED',
      metadata: { service: 'mybusiness.googleapis.com', consumer: 'projects/714' },
      to: 'publish',
      verdict: 'unauthorized',
      code: 'quota_zero',
    }),
    answer(403, 'PERMISSION_DENIED', {
      name: 'another service that is switched off',
      reason: 'SERVICE_DISABLED',
      metadata: { service: 'businessprofileperformance.googleapis.com', consumer: 'projects/714' },
      to: 'read',
      verdict: 'unauthorized',
      code: 'api_disabled',
    }),
    answer(429, 'RESOURCE_EXHAUSTED', {
      name: 'ten changes of one listing in a minute',
      source: limits,
      reason: 'RATE_LIMIT_EXCEEDED',
      metadata: quota('10'),
      to: 'publish',
      verdict: 'rate_limited',
      code: 'rate_limited',
      retry_after_ms: 60_000,
    }),
    answer(429, 'RESOURCE_EXHAUSTED', {
      name: 'with the instant of the next try',
      headers: { 'retry-after': '7' },
      to: 'read',
      verdict: 'rate_limited',
      code: 'rate_limited',
      retry_after_ms: 7000,
    }),
    answer(403, 'PERMISSION_DENIED', {
      reason: 'ACCESS_TOKEN_SCOPE_INSUFFICIENT',
      to: 'publish',
      verdict: 'unauthorized',
      code: 'scope_missing',
    }),
    answer(403, 'PERMISSION_DENIED', {
      message: 'The caller does not have permission',
      to: 'publish',
      verdict: 'unauthorized',
      code: 'no_permission',
    }),
    answer(401, 'UNAUTHENTICATED', { to: 'publish', verdict: 'unauthorized', code: 'credential_refused' }),
    answer(400, 'INVALID_ARGUMENT', { to: 'publish', verdict: 'refused', code: 'refused' }),
    answer(404, 'NOT_FOUND', { to: 'publish', verdict: 'refused', code: 'refused' }),
    answer(409, 'ABORTED', { to: 'publish', verdict: 'unknown', code: 'server_error' }),
    answer(500, 'INTERNAL', { to: 'publish', verdict: 'unknown', code: 'server_error' }),
    answer(503, 'UNAVAILABLE', { to: 'read', verdict: 'not_sent', code: 'server_unavailable' }),
    {
      name: 'a success that names no post',
      source: 'what a proxy may answer',
      status: 200,
      body: {},
      to: 'publish',
      verdict: 'unknown',
      code: 'no_id',
    },
  ],
}
