import type { HttpResponse } from '../contract.ts'
import { failureOf } from '../answers.ts'
import type { NetworkFailure } from '../failure.ts'
import { denied, googleError, googleFailure, rateLimited } from '../google.ts'
import { midnightPacific } from './pacific.ts'

/** Of the project's units and uploads of the day. */
const projectDaily = ['quotaExceeded', 'dailyLimitExceeded', 'rateLimitExceeded']
/** Of what one channel may upload in a day (400). */
const channelDaily = ['uploadLimitExceeded', 'uploadRateLimitExceeded']
const dead = ['authenticatedUserAccountClosed', 'authenticatedUserAccountSuspended', 'accountClosed', 'accountSuspended']

/**
 * The meaning of an answer that is no success, by the reasons of https://developers.google.com/youtube/v3/docs/errors (2026-11-22). What
 * is over for the day is tried again at midnight in California.
 */
export function youtubeFailure(answer: HttpResponse, context: { now: Date; read: boolean }): NetworkFailure {
  const { message, reasons } = googleError(answer)
  const says = (names: readonly string[]): boolean => reasons.some((one) => names.includes(one))
  if (answer.status === 400 || answer.status === 403) {
    if (says(projectDaily)) return rateLimited(answer, message, midnightPacific(context.now), 'quota_used_up')
    if (says(channelDaily)) return rateLimited(answer, message, midnightPacific(context.now), 'daily_limit')
    if (says(['userRateLimitExceeded'])) return googleFailure({ ...answer, status: 429 }, context)
    if (says(dead)) return denied(answer, 'account_closed', message)
    if (says(['commentsDisabled'])) return failureOf(answer, { ...context, message, code: 'comments_closed' })
  }
  if (says(['youtubeSignupRequired', 'channelNotFound'])) return denied(answer, 'no_channel', message)
  return googleFailure(answer, context)
}
