import type { HttpResponse } from '../../../src/networks/contract.ts'
import type { NetworkFailure, Verdict } from '../../../src/networks/failure.ts'

/** An answer as a network gives it, and what it means. Written from the documentation or from what was seen; `source` says which. */
export interface RecordedAnswer {
  readonly name: string
  readonly source: string
  readonly status: number
  readonly headers?: Readonly<Record<string, string>>
  /** Sent as JSON; a string as it is. */
  readonly body?: unknown
  /** Whether it answers the one visible call, an invisible write, or a read. */
  readonly to: 'publish' | 'write' | 'read'
  readonly verdict: Verdict
  readonly code: string
  /** Milliseconds after `recordedAt` of the next try; absent: none given. */
  readonly retry_after_ms?: number
}

export const recordedAt = new Date('2026-11-22T10:00:00.000Z')

export function responseOf({ status, headers = {}, body }: RecordedAnswer): HttpResponse {
  const text = body === undefined ? '' : typeof body === 'string' ? body : JSON.stringify(body)
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    json = undefined
  }
  return { status, headers: new Headers(headers), text, json, server_at: null }
}

/** How a network's `errors.ts` is asked in the common test. */
export interface RecordedNetwork {
  readonly answers: readonly RecordedAnswer[]
  /** The meaning of an answer; `publish` differs from other writes on some networks. */
  readonly meaning: (answer: HttpResponse, given: { now: Date; read: boolean; publish: boolean }) => NetworkFailure
}
