import { createHmac } from 'node:crypto'
import twitterText from 'twitter-text'
import { escapeHtml, formData, sniffImage, startLoopback, type Answer, type Loopback, type Received } from './loopback.ts'

export interface XSecrets {
  readonly app_key: string
  readonly app_secret: string
  readonly access_token: string
  readonly access_secret: string
}

export interface XOptions {
  readonly secrets?: XSecrets
  readonly username?: string
  /** Fields of the spec since August 2026 only: `tweet.fields` is refused with 400, as 2.167 may one day do. */
  readonly renamed_fields?: boolean
  readonly now?: () => Date
  readonly port?: number
}

export interface XPost {
  readonly id: string
  /** As it was sent. */
  readonly text: string
  readonly created_at: string
  readonly in_reply_to: string | null
  readonly media: readonly { readonly id: string; readonly alt: string | null }[]
}

export interface FakeX extends Loopback {
  readonly secrets: XSecrets
  readonly user_id: string
  /** Every post that exists, oldest first. */
  posts(): readonly XPost[]
  /** A post that a person wrote in the application. */
  write(text: string, at?: Date, in_reply_to?: string): XPost
  /** So many next replies find that what they answer is not visible yet (code 385), though it is there. */
  hideParents(count: number): void
  /** What a person takes away in the application. */
  remove(id: string): void
  /** What X would bill for everything done so far, in millionths of a dollar. */
  billed(): number
}

interface Medium {
  readonly id: string
  readonly total: number
  readonly parts: Map<number, Uint8Array>
  ready: boolean
  alt: string | null
}

const secretsOfTests: XSecrets = {
  app_key: 'x-canary-app-key-51c0',
  app_secret: 'x-canary-app-secret-8d2e94',
  access_token: '1714-x-canary-access-token-66b1',
  access_secret: 'x-canary-access-secret-f0a3',
}

/** The parts of X's v2 API that smm uses, on loopback: OAuth 1.0a signatures are checked, and so is everything sent. */
export async function startX(options: XOptions = {}): Promise<FakeX> {
  const secrets = options.secrets ?? secretsOfTests
  const username = options.username ?? 'boulangerie_ill'
  const now = options.now ?? (() => new Date())
  const userId = '1714000000000000001'
  const posts: XPost[] = []
  const media = new Map<string, Medium>()
  const nonces = new Set<string>()
  let nextId = 1_990_000_000_000_000_000n
  let billed = 0
  let hidden = 0

  const server = await startLoopback({
    ...(options.port === undefined ? {} : { port: options.port }),
    subject(method, path) {
      if (method === 'POST' && path.startsWith('/2/tweets')) return 'publish'
      return path.startsWith('/2/media') ? 'media' : 'read'
    },
    answer,
  })

  async function answer(request: Received): Promise<Answer> {
    const refusal = signatureProblem(request, server.url, secrets, nonces)
    if (refusal !== null) return problem(401, 'Unauthorized', refusal)
    const url = new URL(request.path, 'http://loopback')
    const route = `${request.method} ${url.pathname}`
    if (route === 'GET /2/users/me') {
      billed += 10_000
      return { status: 200, headers: rate(), body: { data: { id: userId, name: 'Boulangerie', username } } }
    }
    if (route === 'POST /2/tweets') return create(request)
    if (route === `GET /2/users/${userId}/tweets`) return timeline(url.searchParams)
    if (route === 'POST /2/media/upload/initialize') return initialize(request)
    if (route === 'POST /2/media/metadata') return metadata(request)
    const [, mediumId, action] = /^\/2\/media\/upload\/(\d+)\/(append|finalize)$/.exec(url.pathname) ?? []
    const medium = media.get(mediumId ?? '')
    if (request.method === 'POST' && medium) return action === 'append' ? append(request, medium) : finalize(medium)
    const [, postId] = /^\/2\/tweets\/(\d+)$/.exec(url.pathname) ?? []
    if (request.method === 'DELETE' && postId !== undefined) {
      const index = posts.findIndex((post) => post.id === postId)
      if (index >= 0) posts.splice(index, 1)
      return { status: 200, body: { data: { deleted: index >= 0 } } }
    }
    return problem(404, 'Not Found Error', 'Not Found')
  }

  function create(request: Received): Answer {
    const body = json(request)
    if (body === null) return invalid('The body is not JSON')
    const unknown = Object.keys(body).filter((name) => !['text', 'media', 'reply'].includes(name))
    if (unknown.length > 0) return invalid(`$.${unknown.join(', $.')}: is not defined in the schema`)
    const text = typeof body['text'] === 'string' ? body['text'] : ''
    const ids = ((body['media'] as { media_ids?: unknown } | undefined)?.media_ids ?? []) as unknown[]
    if (text === '' && ids.length === 0) return invalid('You must provide text or media')
    if (ids.length > 4) return invalid('$.media.media_ids: must have at most 4 items')
    if (ids.some((id) => !media.get(String(id))?.ready)) return invalid('Your media IDs are invalid.')
    if (text !== '' && !twitterText.parseTweet(text).valid) {
      return problem(403, 'Forbidden', 'You are not permitted to perform this action. (the text is too long)')
    }
    const reply = body['reply'] as Record<string, unknown> | undefined
    const extra = Object.keys(reply ?? {}).filter((name) => name !== 'in_reply_to_tweet_id')
    if (extra.length > 0) return invalid(`$.reply.${extra.join(', $.reply.')}: is not defined in the schema`)
    const parent = reply?.['in_reply_to_tweet_id'] ?? null
    if (reply !== undefined && (typeof parent !== 'string' || !/^[0-9]{1,19}$/.test(parent)))
      return invalid('$.reply.in_reply_to_tweet_id: does not match the regex pattern ^[0-9]{1,19}$')
    if (parent !== null && (hides() || !posts.some((post) => post.id === parent)))
      return problem(403, 'Forbidden', 'You attempted to reply to a Tweet that is deleted or not visible to you.')
    if (posts.some((post) => post.text === text)) {
      return problem(403, 'Forbidden', 'You are not allowed to create a Tweet with duplicate content.')
    }
    billed += twitterText.extractUrlsWithIndices(text).length > 0 ? 200_000 : 15_000
    const post = add(
      text,
      now(),
      ids.map((id) => ({ id: String(id), alt: media.get(String(id))?.alt ?? null })),
      typeof parent === 'string' ? parent : null,
    )
    return { status: 201, headers: rate(), body: { data: { id: post.id, text, edit_history_tweet_ids: [post.id] } } }
  }

  function hides(): boolean {
    if (hidden === 0) return false
    hidden -= 1
    return true
  }

  function add(text: string, at: Date, list: XPost['media'], in_reply_to: string | null): XPost {
    const post = { id: String(nextId++), text, created_at: at.toISOString(), in_reply_to, media: list }
    posts.push(post)
    return post
  }

  function timeline(query: URLSearchParams): Answer {
    const fields = query.has('tweet.fields') ? 'tweet.fields' : 'post.fields'
    if (options.renamed_fields === true && fields === 'tweet.fields') {
      return invalid('The query parameter [tweet.fields] is not one of [post.fields,start_time,max_results]')
    }
    const max = Number(query.get('max_results') ?? 10)
    if (max < 5 || max > 100) return invalid('The `max_results` query parameter value is not between 5 and 100')
    const since = query.get('start_time')
    if (since !== null && !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(since)) {
      return invalid('The `start_time` query parameter must be YYYY-MM-DDTHH:mm:ssZ')
    }
    const from = Number(query.get('pagination_token') ?? 0)
    const all = posts.toReversed().filter((post) => since === null || Date.parse(post.created_at) >= Date.parse(since))
    const page = all.slice(from, from + max)
    billed += page.length * 5_000
    const next = from + max < all.length ? { next_token: String(from + max) } : {}
    const meta = { result_count: page.length, ...next }
    return {
      status: 200,
      headers: rate(),
      body: page.length > 0 ? { data: page.map((post) => shown(post, username, query)), meta } : { meta },
    }
  }

  function initialize(request: Received): Answer {
    const body = json(request)
    const type = String(body?.['media_type'] ?? '')
    const total = Number(body?.['total_bytes'])
    if (!['image/jpeg', 'image/png', 'image/gif', 'image/webp'].includes(type)) return invalid('$.media_type: not supported')
    if (!Number.isInteger(total) || total <= 0) return invalid('$.total_bytes: must be an integer')
    if (total > (type === 'image/gif' ? 15 : 5) * 1024 * 1024) return invalid('File size exceeds the limit')
    if (!['tweet_image', 'tweet_gif'].includes(String(body?.['media_category'])))
      return invalid('$.media_category: not supported')
    const medium: Medium = { id: String(nextId++), total, parts: new Map(), ready: false, alt: null }
    media.set(medium.id, medium)
    return { status: 202, body: { data: { id: medium.id, expires_after_secs: 86_400, media_key: `3_${medium.id}` } } }
  }

  function append(request: Received, medium: Medium): Answer {
    const form = formData(request)
    const part = form.get('media')
    const index = Number(form.get('segment_index')?.toString() ?? Number.NaN)
    if (part === undefined || !Number.isInteger(index)) return invalid('media and segment_index are required')
    medium.parts.set(index, part)
    return { status: 200, body: { data: { expires_at: Math.floor(now().getTime() / 1000) + 86_400 } } }
  }

  function finalize(medium: Medium): Answer {
    const bytes = Buffer.concat([...medium.parts.entries()].toSorted(([a], [b]) => a - b).map(([, part]) => part))
    if (bytes.length !== medium.total) return invalid('Segments do not add up to provided total file size.')
    if (sniffImage(bytes) === null) return invalid('media type unrecognized.')
    medium.ready = true
    return { status: 200, body: { data: { id: medium.id, media_key: `3_${medium.id}`, size: bytes.length } } }
  }

  function metadata(request: Received): Answer {
    const body = json(request)
    const medium = media.get(String(body?.['id']))
    const text = (body?.['metadata'] as { alt_text?: { text?: unknown } } | undefined)?.alt_text?.text
    if (!medium || typeof text !== 'string') return invalid('$.id or $.metadata.alt_text.text is missing')
    if ([...text].length > 1000) return invalid('$.metadata.alt_text.text: must be at most 1000 characters long')
    medium.alt = text
    billed += 5_000
    return { status: 200, body: { data: { id: medium.id, associated_metadata: { alt_text: { text } } } } }
  }

  const rate = () => ({
    'x-rate-limit-limit': '100',
    'x-rate-limit-remaining': '99',
    'x-rate-limit-reset': String(Math.floor(now().getTime() / 1000) + 900),
  })

  return {
    ...server,
    secrets,
    user_id: userId,
    posts: () => posts,
    write: (text, at = now(), in_reply_to) => add(text, at, [], in_reply_to ?? null),
    hideParents(count) {
      hidden = count
    },
    remove(id) {
      const index = posts.findIndex((post) => post.id === id)
      if (index >= 0) posts.splice(index, 1)
    },
    billed: () => billed,
  }
}

function problem(status: number, title: string, detail: string): Answer {
  return {
    status,
    headers: { 'content-type': 'application/problem+json' },
    body: { title, detail, type: 'about:blank', status },
  }
}

function invalid(message: string): Answer {
  return {
    status: 400,
    body: {
      errors: [{ message }],
      title: 'Invalid Request',
      detail: 'One or more parameters to your request was invalid.',
      type: 'https://api.x.com/2/problems/invalid-request',
    },
  }
}

function json(request: Received): Record<string, unknown> | null {
  try {
    return JSON.parse(request.body.toString('utf8')) as Record<string, unknown>
  } catch {
    return null
  }
}

/** A post as the timeline shows it: `&` `<` `>` escaped, addresses replaced by t.co ones, one more t.co for the images. */
function shown(post: XPost, username: string, query: URLSearchParams) {
  const urls: { url: string; expanded_url: string; media_key?: string }[] = []
  let text = post.text
  for (const { url } of [...twitterText.extractUrlsWithIndices(post.text)].toReversed()) {
    const short = `https://t.co/${Buffer.from(url).toString('hex').slice(0, 6)}${urls.length}abc`
    const at = text.lastIndexOf(url)
    text = text.slice(0, at) + short + text.slice(at + url.length)
    urls.unshift({ url: short, expanded_url: url.startsWith('http') ? url : `http://${url}` })
  }
  text = escapeHtml(text)
  if (post.media.length > 0) {
    const short = `https://t.co/m${post.id.slice(-9)}`
    text = text === '' ? short : `${text} ${short}`
    for (const { id } of post.media) {
      urls.push({ url: short, expanded_url: `https://x.com/${username}/status/${post.id}/photo/1`, media_key: `3_${id}` })
    }
  }
  return {
    id: post.id,
    text,
    created_at: post.created_at,
    ...(urls.length > 0 ? { entities: { urls } } : {}),
    ...references(post, query),
    ...(post.media.length > 0 ? { attachments: { media_keys: post.media.map(({ id }) => `3_${id}`) } } : {}),
  }
}

/** Each vocabulary says what a post answers in its own way, and leaves out, without a word, what it is asked for in the other's. */
function references({ in_reply_to }: XPost, query: URLSearchParams) {
  if (in_reply_to === null) return {}
  const list = [{ type: 'replied_to', id: in_reply_to }]
  if (query.get('tweet.fields')?.split(',').includes('referenced_tweets')) return { referenced_tweets: list }
  const expanded = query.get('expansions')?.split(',').includes('referenced_posts')
  return query.has('post.fields') && expanded ? { referenced_posts: list } : {}
}

const encode = (text: string) =>
  encodeURIComponent(text).replace(/[!*'()]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)

/** Checks an OAuth 1.0a header by RFC 5849, independently of the library under test; `null` when it is right. */
function signatureProblem(request: Received, origin: string, secrets: XSecrets, nonces: Set<string>): string | null {
  const header = request.headers['authorization'] ?? ''
  if (!header.startsWith('OAuth ')) return 'Unauthorized'
  const oauth = new Map<string, string>()
  for (const [, name = '', value = ''] of header.matchAll(/(\w+)="([^"]*)"/g)) oauth.set(name, decodeURIComponent(value))
  if (oauth.get('oauth_consumer_key') !== secrets.app_key) return 'Could not authenticate you'
  if (oauth.get('oauth_token') !== secrets.access_token) return 'Could not authenticate you'
  if (oauth.get('oauth_signature_method') !== 'HMAC-SHA1') return 'Unsupported signature method'
  if (Math.abs(Number(oauth.get('oauth_timestamp')) * 1000 - Date.now()) > 300_000) return 'Timestamp out of bounds'
  const nonce = oauth.get('oauth_nonce') ?? ''
  if (nonce === '' || nonces.has(nonce)) return 'Nonce used'
  nonces.add(nonce)

  const url = new URL(request.path, origin)
  const pairs: [string, string][] = [...url.searchParams].map(([name, value]) => [encode(name), encode(value)])
  for (const [name, value] of oauth) if (name !== 'oauth_signature') pairs.push([encode(name), encode(value)])
  const parameters = pairs
    .map(([name, value]) => `${name}=${value}`)
    .toSorted()
    .join('&')
  const base = [request.method, encode(url.origin + url.pathname), encode(parameters)].join('&')
  const key = `${encode(secrets.app_secret)}&${encode(secrets.access_secret)}`
  const expected = createHmac('sha1', key).update(base).digest('base64')
  return oauth.get('oauth_signature') === expected ? null : 'Could not authenticate you'
}
