import type { Fetch, FetchAnswer } from '../context.ts'
import type { Http, HttpRequest, HttpResponse } from './contract.ts'
import { endpointProblem, hostKind } from './endpoint.ts'
import { NetworkFailure, type Verdict } from './failure.ts'
import { failureOf } from './answers.ts'
import { redact } from './redact.ts'

const TIMEOUT_MS = 30_000
const MAX_BODY_BYTES = 8 * 1024 * 1024
const reads = new Set(['GET', 'HEAD'])

export interface HttpOptions {
  readonly fetch: Fetch
  /** The address that a person gave. Another one on this machine is called where this one is on it too: no server sends there. */
  readonly base: string | null
  /** Gets one line per request (`--verbose`), secrets taken out. */
  readonly verbose?: (line: string) => void
  /** The secrets that are live right now. */
  readonly secrets: () => readonly string[]
  readonly now?: () => Date
  /** Time limit of a request that sets none; 30 s. */
  readonly timeout_ms?: number
}

/**
 * The one way out for adapters: a time limit, no redirect followed, no retry, plain http to loopback only, the answer cut at
 * 8 MiB, and no secret in a line or a message.
 *
 * Resolves with any answer that is no redirect (or only with those in `accept`, when it is given). Throws `NetworkFailure`:
 * `not_sent` where the request provably never reached an application, and for every read; `unknown` for the rest.
 */
export function createHttp(options: HttpOptions): Http {
  const hide = (text: string): string => redact(text, options.secrets())
  const now = options.now ?? (() => new Date())
  const timeout_ms = options.timeout_ms ?? TIMEOUT_MS
  const atHome = isLoopback(options.base)

  const http = async (request: HttpRequest): Promise<HttpResponse> => {
    const method = request.method ?? 'GET'
    const read = reads.has(method)
    const url = new URL(request.url)
    if (endpointProblem(request.url) !== null || (!atHome && isLoopback(request.url))) {
      throw new NetworkFailure(
        'not_sent',
        'endpoint_not_allowed',
        `${url.protocol}//${url.host}: this address may not be called`,
      )
    }
    const started = performance.now()
    const signal = AbortSignal.timeout(request.timeout_ms ?? timeout_ms)
    const log = (outcome: string): void => {
      const elapsed = Math.round(performance.now() - started)
      options.verbose?.(hide(`${method} ${url.href} -> ${outcome} in ${elapsed} ms`))
    }
    try {
      const response = await options.fetch(url, {
        method,
        headers: headersOf(request),
        body: bodyOf(request),
        redirect: 'manual',
        signal,
      })
      const answer = await readAnswer(response, url, read)
      log(String(answer.status))
      if (answer.status >= 300 && answer.status < 400 && request.accept?.includes(answer.status) !== true) {
        const message = `${url.host} sends the request elsewhere (HTTP ${answer.status}); redirects are not followed`
        throw new NetworkFailure(read ? 'refused' : 'unknown', 'redirected', message, { status: answer.status })
      }
      if (request.accept && !request.accept.includes(answer.status)) {
        throw failureOf(answer, { now: now(), message: hide(answer.text), read })
      }
      return answer
    } catch (error) {
      if (error instanceof NetworkFailure) throw error
      // what was being read breaks off with an error of its own
      const failure = transportFailure(signal.aborted && provesNotSent(error) === null ? signal.reason : error, url, read, hide)
      log(failure.code)
      throw failure
    }
  }
  return Object.assign(http, {
    note: (line: string) => options.verbose?.(hide(line)),
    redact: hide,
    timeout_ms,
  })
}

function isLoopback(address: string | null): boolean {
  return address !== null && URL.canParse(address) && hostKind(new URL(address).hostname) === 'loopback'
}

function headersOf(request: HttpRequest): Record<string, string> {
  return {
    accept: 'application/json',
    'user-agent': 'smm',
    ...(request.json === undefined ? {} : { 'content-type': 'application/json' }),
    ...request.headers,
  }
}

function bodyOf(request: HttpRequest): Uint8Array<ArrayBuffer> | Blob | string | FormData | URLSearchParams | null {
  if (request.json !== undefined) return JSON.stringify(request.json)
  const body = request.body
  return body instanceof Uint8Array ? new Uint8Array(body) : (body ?? null)
}

async function readAnswer(response: FetchAnswer, url: URL, read: boolean): Promise<HttpResponse> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of response.body ?? []) {
    size += chunk.length
    if (size > MAX_BODY_BYTES) {
      throw new NetworkFailure(read ? 'not_sent' : 'unknown', 'answer_too_large', `${url.host} answered with too much data`, {
        status: response.status,
      })
    }
    chunks.push(chunk)
  }
  const text = new TextDecoder().decode(Buffer.concat(chunks))
  const date = Date.parse(response.headers.get('date') ?? '')
  return {
    status: response.status,
    headers: response.headers,
    text,
    json: parse(text),
    server_at: Number.isNaN(date) ? null : new Date(date).toISOString(),
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** What can go wrong below HTTP; people read it by `reasonLabel`. */
export type TransportFault =
  | 'endpoint_not_allowed'
  | 'not_public'
  | 'name_not_found'
  | 'connection_refused'
  | 'no_connection'
  | 'certificate'
  | 'timed_out'
  | 'connection_lost'

/** Error codes that come before the first byte of a request can have reached an application, by what stands behind them. */
const beforeSending: Readonly<Record<string, TransportFault>> = {
  ENOTFOUND: 'name_not_found',
  EAI_AGAIN: 'name_not_found',
  SMM_NOT_PUBLIC: 'not_public',
  ECONNREFUSED: 'connection_refused',
  UND_ERR_CONNECT_TIMEOUT: 'no_connection',
  SMM_CONNECT_TIMEOUT: 'no_connection',
  CERT_HAS_EXPIRED: 'certificate',
  CERT_NOT_YET_VALID: 'certificate',
  CERT_UNTRUSTED: 'certificate',
  CERT_REVOKED: 'certificate',
  CERT_REJECTED: 'certificate',
  CERT_SIGNATURE_FAILURE: 'certificate',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'certificate',
  SELF_SIGNED_CERT_IN_CHAIN: 'certificate',
  UNABLE_TO_GET_ISSUER_CERT: 'certificate',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'certificate',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'certificate',
  ERR_TLS_CERT_ALTNAME_INVALID: 'certificate',
}

interface Cause {
  readonly name?: string
  readonly message?: string
  readonly code?: string
  readonly syscall?: string
  readonly errors?: readonly unknown[]
  readonly cause?: unknown
}

/** The name of the reason when `error` proves that nothing was sent, else null. Shared with adapters whose library has its own transport. */
export function provesNotSent(error: unknown): TransportFault | null {
  if (typeof error !== 'object' || error === null) return null
  const { code, syscall, errors, cause, message } = error as Cause
  // The ports that fetch refuses to call (https://fetch.spec.whatwg.org/#port-blocking); this error has no code.
  if (message === 'bad port') return 'endpoint_not_allowed'
  if (errors && errors.length > 0) {
    // One attempt per address of the host: all of them must have failed before sending.
    const reasons = errors.map(provesNotSent)
    return reasons.includes(null) ? null : (reasons[0] ?? null)
  }
  if (code !== undefined && beforeSending[code] !== undefined) return beforeSending[code]
  if (code !== undefined && syscall === 'connect' && ['EHOSTUNREACH', 'ENETUNREACH', 'ETIMEDOUT'].includes(code))
    return 'no_connection'
  return cause === undefined ? null : provesNotSent(cause)
}

/** What went wrong below HTTP, as a failure whose message carries the host and the system's code, nothing else. */
export function transportFailure(error: unknown, url: URL, read: boolean, hide: (text: string) => string): NetworkFailure {
  const proof = provesNotSent(error)
  const verdict: Verdict = proof !== null || read ? 'not_sent' : 'unknown'
  const code = proof ?? (isTimeout(error) ? 'timed_out' : 'connection_lost')
  const system = systemCode(error)
  const message = `${url.host}: ${words[code]}${system === null ? '' : ` (${system})`}`
  return new NetworkFailure(verdict, code, hide(message), { cause: error })
}

const words = {
  endpoint_not_allowed: 'this port may not be called',
  not_public: 'its name leads to a machine that is not public',
  name_not_found: 'the name of the server was not found',
  connection_refused: 'the connection was refused',
  no_connection: 'no connection could be made',
  certificate: 'its certificate is not valid',
  timed_out: 'no answer in time',
  connection_lost: 'the connection was lost before the whole answer came',
} as const satisfies Record<TransportFault, string>

function isTimeout(error: unknown): boolean {
  const { name, code, cause } = (error ?? {}) as Cause
  if (name === 'TimeoutError' || name === 'AbortError') return true
  if (code === 'UND_ERR_HEADERS_TIMEOUT' || code === 'UND_ERR_BODY_TIMEOUT') return true
  return cause === undefined ? false : isTimeout(cause)
}

function systemCode(error: unknown): string | null {
  const { code, cause, errors } = (error ?? {}) as Cause
  if (typeof code === 'string') return code
  if (errors?.[0] !== undefined) return systemCode(errors[0])
  return cause === undefined ? null : systemCode(cause)
}
