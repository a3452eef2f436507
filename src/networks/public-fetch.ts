import { request as requestHttp, type IncomingMessage, type RequestOptions } from 'node:http'
import { request as requestHttps } from 'node:https'
import type { Context } from '../context.ts'
import { Failure } from '../failure.ts'
import { publicFetchText } from '../i18n/public-fetch.ts'
import { say } from '../i18n/text.ts'
import { hostKind } from './endpoint.ts'
import { transportFailure } from './http.ts'
import { namesPrivate, publicLookup } from './public-lookup.ts'
import { unpacked } from './unpacked.ts'

const mostRedirects = 5
const redirects: readonly number[] = [301, 302, 303, 307, 308]

export interface PublicFetchOptions {
  /** Of the answer, unpacked. */
  readonly max_bytes: number
  /** For all of it: names, redirects and the last byte. */
  readonly timeout_ms: number
  /** Sent to every server on the way: nothing secret. */
  readonly headers?: Readonly<Record<string, string>>
  /** Setting `listen.allow_hosts`: hosts of one's own network (`127.0.0.1:8080, intranet.local`); without a port, 80 and 443. */
  readonly allow_hosts?: string | null
}

export interface PublicAnswer {
  readonly status: number
  readonly headers: Headers
  readonly bytes: Uint8Array
  /** Where it was found, after redirects. */
  readonly url: string
}

/**
 * Reads an address that a stranger gave, from public machines only: what is connected to is what was checked, at every redirect anew.
 * No proxy is used, whatever `HTTP_PROXY` says (as everywhere in smm): it would look names up itself, past the check.
 *
 * Resolves with any answer that sends nowhere else. Throws `Failure`: `usage` for an address that may not be read (`not_an_address`,
 * `credentials`, `not_public`), `failed` for what is answered (`redirected_to_http`, `too_many_redirects`, `too_large`,
 * `broken_encoding`), `busy` for the way to it (the codes of `TransportFault`).
 */
export async function fetchPublic(context: Context, address: string, options: PublicFetchOptions): Promise<PublicAnswer> {
  const { lang } = context
  const signal = AbortSignal.timeout(options.timeout_ms)
  const refuse = (url: URL): Failure =>
    new Failure('usage', 'not_public', say(lang, publicFetchText.not_public, { host: url.host }), {
      hint: say(lang, publicFetchText.hint_not_public),
    })

  const isAllowed = (url: URL): boolean => allows(options.allow_hosts ?? '', url)

  let url = readAddress(context, address)
  let allowed = isAllowed(url)
  for (let redirected = 0; ; redirected++) {
    if (!allowed && hostKind(url.hostname) !== 'public') throw refuse(url)
    let location: string
    try {
      const response = await send(url, { headers: headersOf(options), signal, ...(!allowed && { lookup: publicLookup }) })
      const { statusCode = 0, headers } = response
      if (!redirects.includes(statusCode) || headers.location === undefined) {
        const bytes = await readBody(context, response, url, options.max_bytes)
        return { status: statusCode, headers: received(response), bytes, url: url.href }
      }
      response.destroy()
      location = headers.location
    } catch (error) {
      if (error instanceof Failure) throw error
      if (namesPrivate(error)) throw refuse(url)
      throw transportFailure(signal.aborted ? signal.reason : error, url, true, (text) => text)
    }
    if (redirected === mostRedirects) {
      const values = { host: url.host, count: mostRedirects }
      throw new Failure('failed', 'too_many_redirects', say(lang, publicFetchText.too_many_redirects, values))
    }
    const next = readAddress(context, URL.canParse(location, url.href) ? new URL(location, url.href).href : location)
    if (url.protocol === 'https:' && next.protocol === 'http:') {
      throw new Failure('failed', 'redirected_to_http', say(lang, publicFetchText.redirected_to_http, { host: url.host }))
    }
    // A stranger's server may not send smm to the hosts that are allowed: only a person, or one of them, does.
    allowed = allowed && isAllowed(next)
    url = next
  }
}

/** An address of the web with nothing secret in it. */
function readAddress({ lang }: Context, address: string): URL {
  const url = URL.canParse(address) ? new URL(address) : null
  if (url === null || (url.protocol !== 'https:' && url.protocol !== 'http:')) {
    throw new Failure('usage', 'not_an_address', say(lang, publicFetchText.not_an_address, { address: address.slice(0, 200) }))
  }
  if (url.username !== '' || url.password !== '') {
    const shown = `${url.protocol}//…@${url.host}`
    throw new Failure('usage', 'credentials', say(lang, publicFetchText.credentials, { address: shown }))
  }
  return url
}

/** Whether a list of `host` and `host:port` names exactly this host and port. */
function allows(list: string, url: URL): boolean {
  const port = url.port === '' ? (url.protocol === 'https:' ? '443' : '80') : url.port
  return list.split(/[\s,;]+/).some((entry) => {
    const [, host = '', only] = /^(.+?)(?::(\d+))?$/.exec(entry) ?? []
    if (host === '' || !URL.canParse(`http://${host}`) || new URL(`http://${host}`).hostname !== url.hostname) return false
    return only === undefined ? port === '80' || port === '443' : only === port
  })
}

function headersOf({ headers }: PublicFetchOptions): Record<string, string> {
  return { 'user-agent': 'smm', accept: '*/*', ...headers, 'accept-encoding': 'gzip, br' }
}

/** A connection of its own: one that is kept might have been made before the check. */
function send(url: URL, options: RequestOptions): Promise<IncomingMessage> {
  const request = url.protocol === 'https:' ? requestHttps : requestHttp
  return new Promise((resolve, reject) => {
    request(url, { ...options, agent: false, rejectUnauthorized: true })
      .on('response', resolve)
      .on('error', reject)
      // Node tells nobody of an answer in another protocol (status 101): it closes
      .on('close', () => reject(Object.assign(new Error('no answer'), { code: 'ECONNRESET' })))
      .end()
  })
}

/** The names and values that came, once each. */
function received({ headers }: IncomingMessage): Headers {
  const kept = new Headers()
  for (const [name, value] of Object.entries(headers)) {
    if (typeof value === 'string') kept.set(name, value)
  }
  return kept
}

async function readBody({ lang }: Context, response: IncomingMessage, url: URL, max_bytes: number): Promise<Uint8Array> {
  const { host } = url
  const chunks: Uint8Array[] = []
  let size = 0
  let lost: Error | null = null
  response.on('error', (error) => (lost ??= error))
  try {
    for await (const chunk of unpacked(response)) {
      size += chunk.length
      if (size > max_bytes) {
        const megabytes = Math.floor(max_bytes / 1_048_576)
        throw new Failure('failed', 'too_large', say(lang, publicFetchText.too_large, { host, megabytes }))
      }
      chunks.push(chunk)
    }
  } catch (error) {
    // zlib says what is wrong with the data, unless the way it came broke off
    if (lost !== null && !(error instanceof Failure)) throw lost as Error
    if (!isZlib(error)) throw error
    throw new Failure('failed', 'broken_encoding', say(lang, publicFetchText.broken_encoding, { host }), { cause: error })
  } finally {
    response.destroy()
  }
  return Buffer.concat(chunks)
}

function isZlib(error: unknown): boolean {
  return error instanceof Error && 'code' in error && /^(?:Z_|ERR__ERROR|ERR_BROTLI|ERR__)/.test(String(error.code))
}
