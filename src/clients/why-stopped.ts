import { Failure } from '../failure.ts'
import { sayRefusal } from '../i18n/reasons.ts'
import type { Lang } from '../i18n/text.ts'
import { NetworkFailure } from '../networks/failure.ts'

export interface Stopped {
  readonly status: 'refused' | 'rate_limited' | 'unreachable'
  readonly code: string
  readonly reason: string
  readonly retry_at: string | null
  /** What the network said; null: its credentials could not even be read. */
  readonly verdict: NetworkFailure['verdict'] | null
}

/** Why the reading of one account ended early. Throws what is no matter of the account: the disk, the database, a bug. */
export function whyStopped(lang: Lang, error: unknown): Stopped {
  if (!(error instanceof Failure)) throw error
  const { code } = error
  if (!(error instanceof NetworkFailure)) {
    if (error.kind !== 'credential') throw error
    return { status: 'refused', code, reason: error.message, retry_at: null, verdict: null }
  }
  const { verdict } = error
  return {
    status: verdict === 'unauthorized' ? 'refused' : verdict === 'rate_limited' ? 'rate_limited' : 'unreachable',
    code,
    reason: sayRefusal(lang, code, error.message),
    retry_at: error.retry_at?.toISOString() ?? null,
    verdict,
  }
}
