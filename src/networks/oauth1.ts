import { createHmac } from 'node:crypto'

export interface OAuth1Request {
  readonly method: string
  /** With its query, which is signed as well. */
  readonly url: string
  readonly consumer_key: string
  readonly consumer_secret: string
  /** Absent: the request for a token, which has none yet. */
  readonly token?: string
  readonly token_secret?: string
  /** The fields of a body of `application/x-www-form-urlencoded`; JSON and multipart bodies are not signed. */
  readonly form?: Readonly<Record<string, string>> | URLSearchParams
  /** Where a person is sent back, or `oob` for a number that is typed here. */
  readonly callback?: string
  /** The number or code a person came back with. */
  readonly verifier?: string
  /** Never the same twice for one `timestamp`. */
  readonly nonce: string
  /** Seconds since 1970. */
  readonly timestamp: number
}

/** The `Authorization` header of a request signed as RFC 5849 asks (OAuth 1.0, HMAC-SHA1). */
export function oauth1Header(request: OAuth1Request): string {
  const { consumer_key, consumer_secret, token, token_secret = '', callback, verifier, nonce, timestamp } = request
  const own: Pair[] = [
    ...(callback === undefined ? [] : [['oauth_callback', callback] as const]),
    ['oauth_consumer_key', consumer_key],
    ['oauth_nonce', nonce],
    ['oauth_signature_method', 'HMAC-SHA1'],
    ['oauth_timestamp', String(timestamp)],
    ...(token === undefined ? [] : [['oauth_token', token] as const]),
    ...(verifier === undefined ? [] : [['oauth_verifier', verifier] as const]),
    ['oauth_version', '1.0'],
  ]
  const signature = sign(signatureBase(request, own), consumer_secret, token_secret)
  const shown: Pair[] = [...own, ['oauth_signature', signature]]
  return `OAuth ${shown.map(([name, value]) => `${encode(name)}="${encode(value)}"`).join(', ')}`
}

type Pair = readonly [name: string, value: string]

/** What is signed (RFC 5849, 3.4.1): method, address without its query, and all parameters in their order. */
export function signatureBase(
  { method, url, form = {} }: Pick<OAuth1Request, 'method' | 'url' | 'form'>,
  own: readonly Pair[],
): string {
  // `URL` lower-cases scheme and host and takes the usual port away, as 3.4.1.2 asks.
  const { origin, pathname, search } = new URL(url)
  const sent: Pair[] = [...new URLSearchParams(search), ...new URLSearchParams(form), ...own]
  const sorted = sent
    .map(([name, value]) => [encode(name), encode(value)] as const)
    // 3.4.1.3.2: by the bytes of the encoded name, then of the value
    .toSorted(([a, b], [c, d]) => byBytes(a, c) || byBytes(b, d))
  const parameters = sorted.map((pair) => pair.join('=')).join('&')
  return [method.toUpperCase(), `${origin}${pathname}`, parameters].map(encode).join('&')
}

/** RFC 5849, 3.4.2. */
export function sign(base: string, consumer_secret: string, token_secret: string): string {
  return createHmac('sha1', `${encode(consumer_secret)}&${encode(token_secret)}`)
    .update(base)
    .digest('base64')
}

function byBytes(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** RFC 5849, 3.6: everything but the unreserved signs; `encodeURIComponent` leaves five of them as they are. */
function encode(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
}
