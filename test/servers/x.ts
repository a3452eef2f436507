import { createHmac } from 'node:crypto'
import twitterText from 'twitter-text'
import {
  escapeHtml,
  formData,
  sniffImage,
  sniffVideo,
  startLoopback,
  type Answer,
  type Loopback,
  type Received,
} from './loopback.ts'

export interface XSecrets {
  readonly app_key: string
  readonly app_secret: string
  readonly access_token: string
  readonly access_secret: string
}

export interface XOptions {
  readonly secrets?: XSecrets
  readonly username?: string
  readonly user_id?: string
  /** Fields of the spec since August 2026 only: `tweet.fields` is refused with 400, as 2.167 may one day do. */
  readonly renamed_fields?: boolean
  /** What the app may do (OAuth 1.0a); null: X does not say. */
  readonly access_level?: 'read' | 'read-write' | 'read-write-directmessages' | null
  /** Questions after `finalize` until a video is ready; `fail`: it never is. */
  readonly video?: { readonly polls: number; readonly fail?: boolean }
  /** Rights of the OAuth 2 grant. */
  readonly scopes?: readonly string[]
  readonly now?: () => Date
  readonly port?: number
}

export interface XPost {
  readonly id: string
  /** As it was sent. */
  readonly text: string
  readonly created_at: string
  readonly in_reply_to: string | null
  /** What somebody else wrote, shown again. */
  readonly reposts: string | null
  readonly media: readonly { readonly id: string; readonly video: boolean; readonly alt: string | null }[]
  readonly counts: XCounts
}

export interface XCounts {
  readonly impressions: number
  readonly likes: number
  readonly replies: number
  readonly reposts: number
  readonly quotes: number
  readonly bookmarks: number
  readonly clicks: number
}

export interface FakeX extends Loopback {
  readonly secrets: XSecrets
  /** Credentials of OAuth 2; the refresh token is good once. */
  readonly oauth2: { readonly client_id: string; readonly client_secret: string; readonly refresh_token: string }
  readonly user_id: string
  /** Every post that exists, oldest first. */
  posts(): readonly XPost[]
  /** A post that a person wrote in the application. */
  write(text: string, at?: Date, in_reply_to?: string): XPost
  /** So many next replies find that what they answer is not visible yet (code 385), though it is there. */
  hideParents(count: number): void
  /** What a person takes away in the application. */
  remove(id: string): void
  /** Somebody else's post that names the account; its id. */
  mention(text: string, given?: { in_reply_to?: string; at?: Date }): string
  /** Somebody else's post that names nobody; its id. */
  say(text: string, given?: { at?: Date; lang?: string }): string
  /** A post of somebody else's that the account shows again. */
  repost(text: string): void
  /** What readers did with a post. */
  count(id: string, counts: Partial<XCounts>): void
  /** Files that no post shows are dropped after a day. */
  forgetMedia(): void
  /** Ends the access tokens of OAuth 2 that were given so far. */
  endTokens(): void
  /** What X would bill for everything done so far, in millionths of a dollar. */
  billed(): number
}

interface Medium {
  readonly id: string
  readonly total: number
  readonly parts: Map<number, Uint8Array>
  readonly video: boolean
  ready: boolean
  polls: number
  alt: string | null
}

interface Mention {
  readonly id: string
  readonly text: string
  readonly created_at: string
  readonly in_reply_to: string | null
}

const secretsOfTests: XSecrets = {
  app_key: 'x-canary-app-key-51c0',
  app_secret: 'x-canary-app-secret-8d2e94',
  access_token: '1714-x-canary-access-token-66b1',
  access_secret: 'x-canary-access-secret-f0a3',
}

const postFields = new Set([
  'created_at',
  'entities',
  'attachments',
  'referenced_tweets',
  'public_metrics',
  'non_public_metrics',
  'author_id',
  'in_reply_to_user_id',
  'lang',
])
const expansionNames = new Set(['referenced_posts', 'author_id'])
const noCounts: XCounts = { impressions: 0, likes: 0, replies: 0, reposts: 0, quotes: 0, bookmarks: 0, clicks: 0 }
const clicksFor = 30 * 24 * 3_600_000

/**
 * The parts of X's v2 API that smm uses, on loopback: OAuth 1.0a signatures and OAuth 2 tokens are checked, and so is everything sent.
 * After the OpenAPI description 2.165 and 2.167 and the pages of docs.x.com on media, metrics, mentions and OAuth (2026-11-22).
 */
export async function startX(options: XOptions = {}): Promise<FakeX> {
  const secrets = options.secrets ?? secretsOfTests
  const username = options.username ?? 'boulangerie_ill'
  const now = options.now ?? (() => new Date())
  const userId = options.user_id ?? '1714000000000000001'
  const access_level = options.access_level === undefined ? 'read-write' : options.access_level
  const scopes = options.scopes ?? ['tweet.read', 'tweet.write', 'users.read', 'media.write', 'offline.access']
  const oauth2 = {
    client_id: 'x-client-id-20c4',
    client_secret: 'x-canary-client-secret-77b0',
    refresh_token: 'x-canary-refresh-token-0-91d3',
  }
  let refreshToken = oauth2.refresh_token
  const tokens = new Set<string>()
  let renewals = 0
  const mentions: Mention[] = []
  const said: (Mention & { readonly lang: string })[] = []
  const posts: XPost[] = []
  const media = new Map<string, Medium>()
  const nonces = new Set<string>()
  let nextId = 1_990_000_000_000_000_000n
  let billed = 0
  const read = new Set<string>()
  /** The same post on the same day (UTC) once. */
  const billRead = (ids: readonly string[]): void => {
    for (const id of ids) {
      const key = `${now().toISOString().slice(0, 10)} ${id}`
      if (!read.has(key)) billed += 5_000
      read.add(key)
    }
  }
  let hidden = 0

  const server = await startLoopback({
    ...(options.port === undefined ? {} : { port: options.port }),
    subject(method, path) {
      if (method === 'POST' && path.startsWith('/2/tweets')) return 'publish'
      if (path.startsWith('/2/oauth2/')) return 'session'
      return path.startsWith('/2/media') ? 'media' : 'read'
    },
    answer,
  })

  function answer(request: Received): Answer {
    const url = new URL(request.path, 'http://loopback')
    const route = `${request.method} ${url.pathname}`
    if (route === 'POST /2/oauth2/token') return renew(request)
    const bearer = /^Bearer (.+)$/.exec(request.headers['authorization'] ?? '')?.[1]
    const refusal =
      bearer === undefined
        ? signatureProblem(request, server.url, secrets, nonces)
        : tokens.has(bearer)
          ? null
          : 'The access token has ended'
    if (refusal !== null) return problem(401, 'Unauthorized', refusal)
    const may = bearer === undefined ? access_level !== 'read' : scopes.includes('tweet.write')
    const given = request.method === 'GET' || may ? answered(request, url, route) : forbidden(bearer !== undefined)
    const level = bearer === undefined && access_level !== null ? { 'x-access-level': access_level } : {}
    return { ...given, headers: { date: now().toUTCString(), ...level, ...given.headers } }
  }

  /** Rotates the refresh token: the one before is good no more. */
  function renew(request: Received): Answer {
    const basic = Buffer.from(`${oauth2.client_id}:${oauth2.client_secret}`).toString('base64')
    if (request.headers['authorization'] !== `Basic ${basic}`) {
      return { status: 401, body: { error: 'unauthorized_client', error_description: 'Missing valid authorization header' } }
    }
    const form = new URLSearchParams(request.body.toString())
    if (form.get('grant_type') !== 'refresh_token' || form.get('refresh_token') !== refreshToken) {
      return { status: 400, body: { error: 'invalid_request', error_description: 'Value passed for the token was invalid.' } }
    }
    renewals += 1
    refreshToken = `x-canary-refresh-token-${renewals}-91d3`
    const access_token = `x-canary-oauth2-token-${renewals}-5ad1`
    tokens.add(access_token)
    const body = { token_type: 'bearer', expires_in: 7200, access_token, scope: scopes.join(' '), refresh_token: refreshToken }
    return { status: 200, body }
  }

  function answered(request: Received, url: URL, route: string): Answer {
    if (route === 'GET /2/users/me') {
      billed += 10_000
      const counted = url.searchParams.get('user.fields') === 'public_metrics'
      const public_metrics = { followers_count: 128, following_count: 40, tweet_count: posts.length, listed_count: 1 }
      const data = { id: userId, name: 'Boulangerie', username, ...(counted ? { public_metrics } : {}) }
      return { status: 200, headers: rate(), body: { data } }
    }
    if (route === 'GET /2/tweets') return lookup(url.searchParams)
    if (route === `GET /2/users/${userId}/mentions`) return mentioned(url.searchParams)
    if (route === 'GET /2/tweets/search/recent') return searched(url.searchParams)
    if (route === 'GET /2/media/upload') return status(url.searchParams)
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
      billed += 10_000
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
    const files = ids.map((id) => media.get(String(id)))
    if (files.some((one) => !one?.ready || (one.video && one.polls > 0))) return invalid('Your media IDs are invalid.')
    if (files.length > 1 && files.some((one) => one?.video)) return invalid('Only one video may be attached, and nothing else.')
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
      files.flatMap((one) => (one ? [{ id: one.id, video: one.video, alt: one.alt }] : [])),
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
    const created_at = at.toISOString()
    const post = { id: String(nextId++), text, created_at, in_reply_to, reposts: null, media: list, counts: noCounts }
    posts.push(post)
    return post
  }

  /** Null when the fields that are asked for exist, under the name that this version has for them. */
  function fieldsProblem(query: URLSearchParams, names: readonly string[]): Answer | null {
    const allowed = new Set([...names, 'tweet.fields', 'post.fields', 'expansions', 'user.fields'])
    const unknown = [...query.keys()].filter((name) => !allowed.has(name))
    if (unknown.length > 0) return invalid(`The query parameters [${unknown.join(',')}] are not known`)
    if (options.renamed_fields === true && query.has('tweet.fields')) {
      return invalid('The query parameter [tweet.fields] is not one of [post.fields,start_time,max_results]')
    }
    const fields = (query.get('tweet.fields') ?? query.get('post.fields') ?? '').split(',').filter((one) => one !== '')
    const wrong = fields.filter((one) => !postFields.has(one))
    const expansions = (query.get('expansions') ?? '').split(',').filter((one) => one !== '')
    const odd = expansions.filter((one) => !expansionNames.has(one))
    return wrong.length + odd.length > 0 ? invalid(`The fields [${[...wrong, ...odd].join(',')}] are not known`) : null
  }

  /** `tweet.fields` or `post.fields` holds this one. */
  const asks = (query: URLSearchParams, field: string): boolean =>
    (query.get('tweet.fields') ?? query.get('post.fields') ?? '').split(',').includes(field)

  function lookup(query: URLSearchParams): Answer {
    const wrong = fieldsProblem(query, ['ids'])
    if (wrong) return wrong
    const ids = (query.get('ids') ?? '').split(',')
    if (ids.length > 100 || ids.some((id) => !/^\d{1,19}$/.test(id))) {
      return invalid('The `ids` query parameter value is not valid: at most 100, ^[0-9]{1,19}$')
    }
    if (new Set(ids).size < ids.length) return invalid('duplicate ids')
    const data: object[] = []
    const errors: object[] = []
    for (const id of ids) {
      const post = posts.find((one) => one.id === id)
      const about = { resource_type: 'tweet', resource_id: id, parameter: 'ids', value: id }
      if (!post) {
        const type = 'https://api.twitter.com/2/problems/resource-not-found'
        errors.push({ ...about, title: 'Not Found Error', detail: `Could not find tweet with ids: [${id}].`, type })
        continue
      }
      billRead([id])
      const old = now().getTime() - Date.parse(post.created_at) > clicksFor
      if (asks(query, 'non_public_metrics') && old) {
        const type = 'https://api.twitter.com/2/problems/not-authorized-for-field'
        errors.push({ ...about, title: 'Field Authorization Error', field: 'non_public_metrics.url_link_clicks', type })
        continue
      }
      data.push({ ...shown(post, username, query), ...metrics(post, query) })
    }
    const body = { ...(data.length > 0 ? { data } : {}), ...(errors.length > 0 ? { errors } : {}) }
    return { status: 200, headers: rate(), body }
  }

  function metrics({ counts }: XPost, query: URLSearchParams): object {
    const { impressions, likes, replies, reposts, quotes, bookmarks, clicks } = counts
    const named = query.has('tweet.fields') ? { retweet_count: reposts } : { repost_count: reposts }
    const common = { reply_count: replies, like_count: likes, quote_count: quotes, bookmark_count: bookmarks }
    return {
      ...(asks(query, 'public_metrics') ? { public_metrics: { ...named, ...common, impression_count: impressions } } : {}),
      ...(asks(query, 'non_public_metrics')
        ? { non_public_metrics: { impression_count: impressions, url_link_clicks: clicks, user_profile_clicks: 0 } }
        : {}),
    }
  }

  function mentioned(query: URLSearchParams): Answer {
    const wrong = fieldsProblem(query, ['max_results', 'since_id', 'until_id', 'start_time', 'pagination_token'])
    if (wrong) return wrong
    const max = Number(query.get('max_results') ?? 10)
    if (max < 5 || max > 100) return invalid('The `max_results` query parameter value is not between 5 and 100')
    const [sinceId, start] = [query.get('since_id'), query.get('start_time')]
    if (sinceId !== null && !/^\d{1,19}$/.test(sinceId)) return invalid('The `since_id` query parameter value is not valid')
    if (start !== null && !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(start)) return invalid('`start_time` is not valid')
    const untilId = query.get('until_id')
    if (untilId !== null && !/^\d{1,19}$/.test(untilId)) return invalid('The `until_id` query parameter value is not valid')
    const all = mentions
      .toReversed()
      .filter((one) => untilId === null || BigInt(one.id) < BigInt(untilId))
      .filter((one) => sinceId === null || BigInt(one.id) > BigInt(sinceId))
      .filter((one) => start === null || Date.parse(one.created_at) >= Date.parse(start))
    const from = Number(query.get('pagination_token') ?? 0)
    const page = all.slice(from, from + max)
    billRead(page.map(({ id }) => id))
    const next = from + max < all.length ? { next_token: String(from + max) } : {}
    const data = page.map((one) => ({
      ...shown({ ...one, reposts: null, media: [], counts: noCounts }, username, query),
      ...(asks(query, 'author_id') ? { author_id: '2244994945' } : {}),
      ...(asks(query, 'in_reply_to_user_id') && one.in_reply_to !== null
        ? { in_reply_to_user_id: posts.some((post) => post.id === one.in_reply_to) ? userId : '99' }
        : {}),
    }))
    const expanded = query.get('expansions')?.split(',').includes('author_id') === true
    const users = query.get('user.fields') === 'username,name' ? [{ id: '2244994945', username: 'amie', name: 'Une amie' }] : []
    const meta = { result_count: page.length, ...next }
    const includes = expanded && page.length > 0 ? { includes: { users } } : {}
    return { status: 200, headers: rate(), body: page.length > 0 ? { data, ...includes, meta } : { meta } }
  }

  /** The last seven days, newest first; understands phrases, OR in parentheses, `-`, `lang:` and `from:`. */
  function searched(query: URLSearchParams): Answer {
    const wrong = fieldsProblem(query, ['query', 'max_results', 'since_id', 'start_time', 'next_token', 'pagination_token'])
    if (wrong) return wrong
    const max = Number(query.get('max_results') ?? 10)
    if (max < 10 || max > 100) return invalid('The `max_results` query parameter value is not between 10 and 100')
    const q = query.get('query') ?? ''
    if (q === '' || q.length > 512) return invalid('The `query` query parameter value must be between 1 and 512 characters')
    const [sinceId, start] = [query.get('since_id'), query.get('start_time')]
    if (start !== null && now().getTime() - Date.parse(start) > 7 * 86_400_000)
      return invalid("'start_time' must be within the last 7 days")
    const [, any = ''] = /^\(([^)]*)\)/.exec(q) ?? []
    const rest = q.replace(/^\([^)]*\)/, '')
    const phrases = (text: string): string[] => [...text.matchAll(/(?<!-)"([^"]+)"/g)].map(([, one = '']) => one.toLowerCase())
    const not = [...rest.matchAll(/-"([^"]+)"/g)].map(([, one = '']) => one.toLowerCase())
    const lang = /lang:(\w\w)/.exec(rest)?.[1]
    const all = said
      .toReversed()
      .filter(({ text }) => any === '' || phrases(any).some((one) => text.toLowerCase().includes(one)))
      .filter(({ text }) => phrases(rest).every((one) => text.toLowerCase().includes(one)))
      .filter(({ text }) => !not.some((one) => text.toLowerCase().includes(one)))
      .filter((one) => lang === undefined || one.lang === lang)
      .filter((one) => sinceId === null || BigInt(one.id) > BigInt(sinceId))
      .filter((one) => start === null || Date.parse(one.created_at) >= Date.parse(start))
    const page = all.slice(0, max)
    billRead(page.map(({ id }) => id))
    const data = page.map((one) => ({
      ...shown({ ...one, reposts: null, media: [], counts: noCounts }, username, query),
      author_id: '2244994945',
      ...(asks(query, 'lang') ? { lang: one.lang } : {}),
    }))
    const public_metrics = { followers_count: 12_500, following_count: 1, tweet_count: 1, listed_count: 0 }
    const users = [{ id: '2244994945', username: 'amie', name: 'Une amie', public_metrics }]
    const meta = { result_count: page.length, newest_id: page[0]?.id }
    return { status: 200, headers: rate(), body: page.length > 0 ? { data, includes: { users }, meta } : { meta } }
  }

  function timeline(query: URLSearchParams): Answer {
    const wrong = fieldsProblem(query, ['max_results', 'start_time', 'pagination_token'])
    if (wrong) return wrong
    const max = Number(query.get('max_results') ?? 10)
    if (max < 5 || max > 100) return invalid('The `max_results` query parameter value is not between 5 and 100')
    const since = query.get('start_time')
    if (since !== null && !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(since)) {
      return invalid('The `start_time` query parameter must be YYYY-MM-DDTHH:mm:ssZ')
    }
    const from = Number(query.get('pagination_token') ?? 0)
    const all = posts.toReversed().filter((post) => since === null || Date.parse(post.created_at) >= Date.parse(since))
    const page = all.slice(from, from + max)
    billRead(page.map(({ id }) => id))
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
    const video = ['video/mp4', 'video/quicktime'].includes(type)
    if (!video && !['image/jpeg', 'image/png', 'image/gif', 'image/webp'].includes(type))
      return invalid('$.media_type: not supported')
    if (!Number.isInteger(total) || total <= 0) return invalid('$.total_bytes: must be an integer')
    const megabytes = video ? 512 : type === 'image/gif' ? 15 : 5
    if (total > megabytes * 1024 * 1024) return invalid('File size exceeds the limit')
    const category = video ? 'tweet_video' : type === 'image/gif' ? 'tweet_gif' : 'tweet_image'
    if (body?.['media_category'] !== category) return invalid('$.media_category: not supported')
    const polls = video ? (options.video?.polls ?? 1) : 0
    const medium: Medium = { id: String(nextId++), total, parts: new Map(), video, ready: false, polls, alt: null }
    media.set(medium.id, medium)
    return { status: 202, body: { data: { id: medium.id, expires_after_secs: 86_400, media_key: `3_${medium.id}` } } }
  }

  function append(request: Received, medium: Medium): Answer {
    const form = formData(request)
    const part = form.get('media')
    const index = Number(form.get('segment_index')?.toString() ?? Number.NaN)
    if (part === undefined || !Number.isInteger(index)) return invalid('media and segment_index are required')
    if (index > 999 || part.length > 5 * 1024 * 1024) return invalid('segment_index or media is out of range')
    if (medium.ready) return invalid('The upload was finalized already')
    medium.parts.set(index, part)
    return { status: 200, body: { data: { expires_at: Math.floor(now().getTime() / 1000) + 86_400 } } }
  }

  function finalize(medium: Medium): Answer {
    const bytes = Buffer.concat([...medium.parts.entries()].toSorted(([a], [b]) => a - b).map(([, part]) => part))
    if (bytes.length !== medium.total) return invalid('Segments do not add up to provided total file size.')
    if ((medium.video ? sniffVideo(bytes) : sniffImage(bytes)) === null) return invalid('media type unrecognized.')
    medium.ready = true
    const data = { id: medium.id, media_key: `3_${medium.id}`, size: bytes.length }
    return {
      status: 200,
      body: { data: { ...data, ...(medium.video ? { processing_info: { state: 'pending', check_after_secs: 1 } } : {}) } },
    }
  }

  function status(query: URLSearchParams): Answer {
    const medium = media.get(query.get('media_id') ?? '')
    if (query.get('command') !== 'STATUS') return invalid('$.command: must be STATUS')
    if (!medium?.ready) return problem(404, 'Not Found Error', 'Could not find the media', 'resource-not-found')
    const failed = options.video?.fail === true && medium.polls === 0
    if (medium.polls > 0) medium.polls -= 1
    const error = { code: 1, name: 'InvalidMedia', message: 'Unsupported video format' }
    const processing_info = failed
      ? { state: 'failed', progress_percent: 0, error }
      : medium.polls > 0
        ? { state: 'in_progress', check_after_secs: 1, progress_percent: 50 }
        : { state: 'succeeded', progress_percent: 100 }
    return { status: 200, body: { data: { id: medium.id, media_key: `13_${medium.id}`, processing_info } } }
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
    oauth2,
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
    mention(text, { in_reply_to, at = now() } = {}) {
      const id = String(nextId++)
      mentions.push({ id, text, created_at: at.toISOString(), in_reply_to: in_reply_to ?? null })
      return id
    },
    say(text, { at = now(), lang = 'fr' } = {}) {
      const id = String(nextId++)
      said.push({ id, text, created_at: at.toISOString(), in_reply_to: null, lang })
      return id
    },
    repost(text) {
      posts.push({ ...add(text, now(), [], null), reposts: '1000000000000000001' })
      posts.splice(-2, 1)
    },
    count(id, counts) {
      const index = posts.findIndex((post) => post.id === id)
      const found = posts[index]
      if (found) posts[index] = { ...found, counts: { ...found.counts, ...counts } }
    },
    forgetMedia: () => media.clear(),
    endTokens: () => tokens.clear(),
    billed: () => billed,
  }
}

function problem(status: number, title: string, detail: string, type?: string): Answer {
  const named = type === undefined ? 'about:blank' : `https://api.twitter.com/2/problems/${type}`
  return { status, headers: { 'content-type': 'application/problem+json' }, body: { title, detail, type: named, status } }
}

function forbidden(oauth2: boolean): Answer {
  const version = oauth2 ? 'oauth2' : 'oauth1'
  const detail = `Your client app is not configured with the appropriate ${version} app permissions for this endpoint.`
  return problem(403, 'Forbidden', detail, `${version}-permissions`)
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
    for (const { id, video } of post.media) {
      const kind = video ? 'video' : 'photo'
      urls.push({ url: short, expanded_url: `https://x.com/${username}/status/${post.id}/${kind}/1`, media_key: `3_${id}` })
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
function references({ in_reply_to, reposts }: XPost, query: URLSearchParams) {
  const old = query.has('tweet.fields')
  const list = [
    ...(in_reply_to === null ? [] : [{ type: 'replied_to', id: in_reply_to }]),
    ...(reposts === null ? [] : [{ type: old ? 'retweeted' : 'reposted', id: reposts }]),
  ]
  if (list.length === 0) return {}
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
