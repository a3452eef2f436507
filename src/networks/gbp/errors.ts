import type { HttpResponse } from '../contract.ts'
import { failureOf } from '../answers.ts'
import type { NetworkFailure } from '../failure.ts'
import { denied, googleError, googleFailure } from '../google.ts'

/** Seen only by projects that Google has accepted; to all others it is switched off for good. */
const closedService = 'mybusiness.googleapis.com'

/**
 * The meaning of an answer that is no success. A project that was not accepted yet has a quota of zero, or may not switch the API on
 * (https://developers.google.com/my-business/content/limits, 2026-11-22): waiting helps nothing.
 */
export function gbpFailure(answer: HttpResponse, context: { now: Date; read: boolean }): NetworkFailure {
  const { message, reasons, facts } = googleError(answer)
  const { status } = answer
  const noQuota = String(facts['quota_limit_value']) === '0'
  const disabled = reasons.includes('SERVICE_DISABLED') || reasons.includes('accessNotConfigured')
  const closed = disabled && (facts['service'] === closedService || message.includes('Google My Business API'))
  if ((status === 429 || status === 403) && (noQuota || closed)) return denied(answer, 'quota_zero', message)
  const meant = googleFailure(answer, context)
  // neither a scope nor an API: this listing is not the account's
  if (status === 403 && meant.verdict === 'refused') return denied(answer, 'no_permission', message)
  const details = detailsOf(answer)
  return status === 400 && details !== '' ? failureOf(answer, { ...context, message: `${message} ${details}` }) : meant
}

/** What is wrong with which field: `details: [{errorDetails: [{field, message}]}]`. */
function detailsOf(answer: HttpResponse): string {
  const details = (answer.json as { error?: { details?: unknown } } | undefined)?.error?.details
  const listed = Array.isArray(details) ? (details as { errorDetails?: unknown }[]) : []
  const errors = listed.flatMap(({ errorDetails }) => (Array.isArray(errorDetails) ? (errorDetails as unknown[]) : []))
  return errors
    .map((one) => one as { field?: unknown; message?: unknown })
    .flatMap(({ field, message }) =>
      typeof message === 'string' ? [`${typeof field === 'string' ? `${field}: ` : ''}${message}`] : [],
    )
    .join(' ')
}
