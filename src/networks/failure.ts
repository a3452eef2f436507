import { Failure, type FailureDetails, type FailureKind } from '../failure.ts'

/**
 * What an answer (or its absence) says about the visible call; the delivery machine branches on nothing else.
 * not_sent: proof that nothing was applied (DNS, refused connection, certificate, 401 before …): try again later.
 * rate_limited: the same, with the instant the network gives. unauthorized: the credential is dead: the account stops.
 * refused: the network says no to this content for good. duplicate: it says it has it already: a hint, to be looked up.
 * unknown: everything else, timeouts and 5xx first: never sent again without proof.
 */
export type Verdict = 'not_sent' | 'rate_limited' | 'unauthorized' | 'refused' | 'duplicate' | 'unknown'

const kinds = {
  not_sent: 'busy',
  rate_limited: 'busy',
  unauthorized: 'credential',
  refused: 'failed',
  duplicate: 'failed',
  unknown: 'unknown_outcome',
} as const satisfies Record<Verdict, FailureKind>

export interface NetworkFailureDetails extends FailureDetails {
  /** Earliest instant of another try, when the network says one. */
  retry_at?: Date
  /** HTTP status, when there was an answer. */
  status?: number
  /** The object a duplicate refusal names. */
  remote_id?: string
}

/** What leaves an adapter when a call did not succeed. The message is the network's own words, kept short; never a secret. */
export class NetworkFailure extends Failure {
  readonly verdict: Verdict
  readonly retry_at: Date | undefined
  readonly status: number | undefined
  readonly remote_id: string | undefined

  constructor(verdict: Verdict, code: string, message: string, more: NetworkFailureDetails = {}) {
    super(kinds[verdict], code, message, more)
    this.name = 'NetworkFailure'
    this.verdict = verdict
    this.retry_at = more.retry_at
    this.status = more.status
    this.remote_id = more.remote_id
  }
}
