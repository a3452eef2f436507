import { Agent as PlainAgent, request as requestPlain, type ClientRequest, type IncomingMessage } from 'node:http'
import { Agent, request } from 'node:https'
import { Readable } from 'node:stream'
import { TLSSocket, createSecureContext } from 'node:tls'
import type { Fetch, FetchAnswer } from '../context.ts'
import { hostKind } from './endpoint.ts'
import { packedForm } from './packed-form.ts'
import { publicLookup } from './public-lookup.ts'
import { unpacked } from './unpacked.ts'

/** Connections to one server, kept while they are not older than what servers close of themselves. */
const kept = { keepAlive: true, maxSockets: 8, maxFreeSockets: 8, timeout: 4_000 }
const plain = new PlainAgent(kept)
/**
 * No variable of the environment (`NODE_TLS_REJECT_UNAUTHORIZED`) lets a stranger answer for a server. Whom to trust is put together once,
 * which takes longer than the rest of a connection.
 */
const secure = new Agent({ ...kept, rejectUnauthorized: true, secureContext: createSecureContext() })

const CONNECT_MS = 10_000

/** Ports of services that would take a request for words of their own (https://fetch.spec.whatwg.org/#port-blocking). */
const otherServices = new Set(
  `0 1 7 9 11 13 15 17 19 20 21 22 23 25 37 42 43 53 69 77 79 87 95 101 102 103 104 109 110 111 113 115 117 119 123 135 137 139 143
   161 179 389 427 465 512 513 514 515 526 530 531 532 540 548 554 556 563 587 601 636 989 990 993 995 1719 1720 1723 2049 3659 4045
   4190 5060 5061 6000 6566 6665 6666 6667 6668 6669 6679 6697 10080`.split(/\s+/),
)

/** What leaves, of which its length is known. */
interface Load {
  readonly bytes: string | Uint8Array | Blob | null
  readonly type: string | null
}

/**
 * What smm asks of `fetch`, over `node:http` and `node:https`: the built-in one takes 50 ms to load and three times the work for each
 * request, opens more connections than it needs, and looks names up without a word on what may be found. Names lead to public machines
 * only; what is on this machine is called by its own names.
 */
export const send: Fetch = async (url, init) => {
  // the words of `fetch`, which http.ts knows
  if (otherServices.has(url.port)) throw new TypeError('fetch failed', { cause: new Error('bad port') })
  const load = loadOf(init.body)
  return answerOf(await answerTo(begin(url, init, load), load.bytes, init.signal))
}

function loadOf(body: Parameters<Fetch>[1]['body']): Load {
  if (typeof body === 'string') return { bytes: body, type: 'text/plain;charset=UTF-8' }
  if (body === null || body instanceof Uint8Array) return { bytes: body, type: null }
  if (body instanceof URLSearchParams) return { bytes: String(body), type: 'application/x-www-form-urlencoded;charset=UTF-8' }
  if (body instanceof Blob) return { bytes: body, type: body.type === '' ? null : body.type }
  // never asked for by its name: to say `FormData` loads the whole built-in fetch, 25 ms
  return packedForm(body)
}

function begin(url: URL, { method, headers, signal }: Parameters<Fetch>[1], { bytes, type }: Load): ClientRequest {
  const options = {
    method,
    signal,
    headers: {
      'accept-encoding': 'gzip, br',
      ...(type !== null && { 'content-type': type }),
      ...(bytes instanceof Blob && { 'content-length': String(bytes.size) }),
      ...headers,
    },
    ...(hostKind(url.hostname) !== 'loopback' && { lookup: publicLookup }),
  }
  return url.protocol === 'https:'
    ? request(url, { ...options, agent: secure })
    : requestPlain(url, { ...options, agent: plain })
}

function answerTo(asked: ClientRequest, body: Load['bytes'], signal: AbortSignal): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    asked.on('response', resolve).on('error', (error) => reject(signal.aborted ? (signal.reason as Error) : error))
    // Node tells nobody of an answer in another protocol (status 101): it closes
    asked.on('close', () => reject(Object.assign(new Error('no answer'), { code: 'ECONNRESET' })))
    asked.on('socket', (socket) => {
      if (!socket.connecting) return
      const late = (): void => void asked.destroy(Object.assign(new Error('no connection'), { code: 'SMM_CONNECT_TIMEOUT' }))
      const timer = setTimeout(late, CONNECT_MS)
      const made = (): void => clearTimeout(timer)
      socket.once(socket instanceof TLSSocket ? 'secureConnect' : 'connect', made).once('close', made)
    })
    if (body === null) asked.end()
    else if (body instanceof Blob)
      Readable.from(body.stream())
        .on('error', (error) => asked.destroy(error))
        .pipe(asked)
    else asked.end(body)
  })
}

function answerOf(response: IncomingMessage): FetchAnswer {
  const { headers, statusCode: status = 0 } = response
  const get = (name: string): string | null => {
    const value = headers[name.toLowerCase()]
    return value === undefined ? null : String(value)
  }
  return { status, headers: { get }, body: unpacked(response) }
}
