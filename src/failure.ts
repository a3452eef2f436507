/**
 * The one failure type. Whatever else is thrown is a bug and is reported as one.
 *
 * `kind` is a closed set; `main.ts` maps it to an exit code and `cli/` to nothing else. `code` is the stable, machine-readable
 * name that `--json` prints (`{"error":{"code","message","hint"}}`); the message is already in the reader's language.
 */
export type FailureKind =
  | 'usage' // wrong usage or invalid input: exit 2
  | 'not_found' // exit 5
  | 'credential' // missing, expired or refused: exit 4
  | 'busy' // locked, or the network is down: exit 75
  | 'unknown_outcome' // a person must look: exit 6
  | 'partial' // some parts done, some not: exit 3
  | 'failed' // anything else that went wrong outside: exit 1
  | 'interrupted' // Ctrl-C: exit 130

export const exitCodes = {
  done: 0,
  failed: 1,
  usage: 2,
  partial: 3,
  credential: 4,
  not_found: 5,
  unknown_outcome: 6,
  busy: 75,
  interrupted: 130,
} as const satisfies Record<FailureKind | 'done', number>

export interface FailureDetails {
  /** What the reader can type or do next. */
  hint?: string
  /** Several findings at once, listed under the message (all the errors of an answers file, say). */
  details?: readonly string[]
  cause?: unknown
}

export class Failure extends Error {
  readonly kind: FailureKind
  readonly code: string
  readonly hint: string | undefined
  readonly details: readonly string[]

  constructor(kind: FailureKind, code: string, message: string, more: FailureDetails = {}) {
    super(message, more.cause === undefined ? undefined : { cause: more.cause })
    this.name = 'Failure'
    this.kind = kind
    this.code = code
    this.hint = more.hint
    this.details = more.details ?? []
  }
}
