import { createHash, timingSafeEqual } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Failure } from '../failure.ts'
import { signInText } from '../i18n/sign-in.ts'
import { say, type Lang } from '../i18n/text.ts'
import { answerPage } from './answer-page.ts'

/** A person who has found the password and the second factor has done all this in less. */
const patienceMs = 5 * 60_000

export interface LoopbackOptions {
  readonly host: '127.0.0.1' | 'localhost'
  /** null: any that is free. */
  readonly port: number | null
  readonly path: string
  /** What only an answer to our own question knows. */
  readonly state: string
  /** What the parameters of an answer are; null: nothing that was asked for. */
  readonly verdict: (parameters: URLSearchParams) => 'granted' | 'denied' | null
  readonly lang: Lang
  readonly timeout_ms?: number
}

export interface Loopback {
  /** Where the browser is to be sent back. */
  readonly address: string
  /** The parameters of the one answer. Throws `Failure` failed `sign_in_timeout`. */
  answer(): Promise<URLSearchParams>
  close(): void
}

/**
 * Waits on this machine for the one answer that a browser brings back (RFC 8252, 7.3). Only a GET of the very path, with the very Host
 * (a page that had its name rebound to 127.0.0.1 has another) and the very state counts; whatever else comes is refused, says nothing
 * and ends nothing. After the answer, or after five minutes, nobody listens any more. Throws `Failure` busy `port_taken`.
 */
export async function openLoopback(options: LoopbackOptions): Promise<Loopback> {
  const { host, path, state, lang } = options
  let settle: (parameters: URLSearchParams) => void = () => {}
  let fail: (failure: Failure) => void = () => {}
  const answered = new Promise<URLSearchParams>((resolve, reject) => {
    settle = resolve
    fail = reject
  })
  // it may fail before anybody waits for it
  answered.catch(() => {})
  let open = true
  let port = options.port ?? 0
  const servers: Server[] = []

  const close = (): void => {
    open = false
    clearTimeout(limit)
    for (const server of servers) {
      server.close()
      server.closeAllConnections()
    }
  }
  const receive = (request: IncomingMessage, response: ServerResponse): void => {
    const address = `http://${host}:${port}`
    const url = URL.canParse(request.url ?? '', address) ? new URL(request.url ?? '', address) : null
    const refuse = (status: number): void => refuseWith(response, status)
    if (request.headers.host !== `${host}:${port}`) return refuse(400)
    if (url === null || url.origin !== address) return refuse(400)
    if (!open || request.method !== 'GET' || url.pathname !== path) return refuse(404)
    const given = url.searchParams.getAll('state')
    if (given.length !== 1 || !same(given[0] ?? '', state)) return refuse(400)
    const verdict = options.verdict(url.searchParams)
    if (verdict === null) return refuse(400)
    open = false
    response.on('close', () => {
      close()
      settle(url.searchParams)
    })
    response.writeHead(200, headers('text/html')).end(answerPage(verdict))
  }
  const listen = async (on: string): Promise<void> => {
    const server = createServer({ headersTimeout: 5000, requestTimeout: 10_000, keepAliveTimeout: 1 }, receive)
    server.maxConnections = 20
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject)
      server.listen({ port, host: on, exclusive: true }, resolve)
    })
    servers.push(server)
    port = (server.address() as AddressInfo).port
  }

  const limit = setTimeout(() => {
    close()
    fail(new Failure('failed', 'sign_in_timeout', say(lang, signInText.timeout), { hint: say(lang, signInText.timeout_hint) }))
  }, options.timeout_ms ?? patienceMs)
  try {
    await listen('127.0.0.1')
    // a browser may take `localhost` for ::1, where somebody else must not listen in our place
    if (host === 'localhost') await listen('::1').catch(unlessTaken)
  } catch (error) {
    close()
    const code = (error as NodeJS.ErrnoException).code ?? ''
    throw new Failure('busy', 'port_taken', say(lang, signInText.port_taken, { port, code }), {
      hint: say(lang, signInText.port_taken_hint),
      cause: error,
    })
  }
  return { address: `http://${host}:${port}${path}`, answer: () => answered, close }
}

function unlessTaken(error: NodeJS.ErrnoException): void {
  // a machine without IPv6 has no ::1
  if (error.code === 'EADDRINUSE' || error.code === 'EACCES') throw error
}

function refuseWith(response: ServerResponse, status: number): void {
  response.writeHead(status, headers('text/plain')).end()
}

/** Nothing of the address, which holds the code, goes anywhere from the page. */
function headers(type: string): Record<string, string> {
  return {
    'content-type': `${type}; charset=utf-8`,
    'cache-control': 'no-store',
    'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'",
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    connection: 'close',
  }
}

/** In constant time, whatever the lengths. */
export function same(a: string, b: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(a), digest(b))
}
