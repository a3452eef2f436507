import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Media } from '../../src/networks/contract.ts'
import { readMedia } from '../../src/networks/media.ts'
import { sniffImage, startLoopback, type Answer, type Loopback, type Received } from './loopback.ts'

/**
 * The Threads API v1.0 as developers.facebook.com/documentation/threads described it on 2026-11-27: posts, create-replies, reference
 * publishing, media retrieval, reply management, mentions, insights, long-lived tokens, debug token, troubleshooting. Errors as restfb
 * (issue 1502) and others met them: `THApiException` 100/33 for what is not there, 24/4279009 for a container that is published too
 * early, THREADS_API__LINK_LIMIT_EXCEEDED.
 */
export interface ThreadsOptions {
  readonly token?: string
  readonly scopes?: readonly string[]
  /** Whether the token belongs to a tester of the app, who may ask what tokens open. */
  readonly tester?: boolean
  /** How many times a container is IN_PROGRESS when its status is asked. */
  readonly processing_polls?: number
  /** What becomes of every container that holds a video. */
  readonly video_error?: string
  readonly quota?: number
  readonly page?: number
  /** Whether a list names its next page by its address too. */
  readonly next_address?: boolean
  /** A metric that this API does not know. */
  readonly unknown_metric?: string
  /** Private profiles of old apps: their tokens are not renewed. */
  readonly renews?: boolean
  readonly now?: () => Date
}

export interface ThreadsPost {
  readonly id: string
  readonly text: string
  readonly permalink: string
  readonly username: string
  readonly mine: boolean
  readonly at: Date
  readonly media: readonly {
    readonly url: string
    readonly video: boolean
    readonly alt: string | null
    readonly bytes: Buffer
  }[]
  readonly link: string | null
  readonly topic: string | null
  readonly replied_to: string | null
  readonly root: string | null
  readonly mentions: boolean
}

export interface FakeThreads extends Loopback {
  readonly token: string
  posts(): readonly ThreadsPost[]
  containers(): number
  /** What somebody else writes; `under`: as an answer. */
  write(text: string, given?: { under?: string; mentions?: boolean; at?: Date; mine?: boolean; username?: string }): ThreadsPost
  /** A day goes by for a container: it dies. */
  expire(): void
  /** What was ready cannot be published after all. */
  spoil(): void
  tokens(): readonly string[]
}

interface Container {
  readonly id: string
  readonly form: URLSearchParams
  readonly children: readonly Container[]
  readonly file: { url: string; video: boolean; alt: string | null; bytes: Buffer } | null
  status: 'IN_PROGRESS' | 'FINISHED' | 'PUBLISHED' | 'ERROR' | 'EXPIRED'
  error: string
  polls: number
  used: boolean
}

const all = [
  'threads_basic',
  'threads_content_publish',
  'threads_read_replies',
  'threads_manage_replies',
  'threads_manage_mentions',
  'threads_manage_insights',
  'threads_delete',
]
const containerFields = new Set([
  'media_type',
  'text',
  'image_url',
  'video_url',
  'is_carousel_item',
  'children',
  'reply_to_id',
  'reply_control',
  'link_attachment',
  'alt_text',
  'topic_tag',
  'quote_post_id',
])
const postFields = new Set([
  'id',
  'text',
  'username',
  'permalink',
  'timestamp',
  'media_type',
  'media_product_type',
  'shortcode',
  'children{id}',
  'has_replies',
  'replied_to',
  'root_post',
  'is_reply',
  'is_reply_owned_by_me',
  'link_attachment_url',
])
const ofPost = new Set(['views', 'likes', 'replies', 'reposts', 'quotes', 'shares'])
const ofUser = new Set(['views', 'likes', 'replies', 'reposts', 'quotes', 'clicks', 'followers_count', 'follower_demographics'])

export async function startThreads(options: ThreadsOptions = {}): Promise<FakeThreads> {
  const now = options.now ?? (() => new Date())
  const first = options.token ?? 'THAAcanaryToken0'
  const scopes = new Set(options.scopes ?? all)
  const tokens = [first]
  const posts: ThreadsPost[] = []
  const containers = new Map<string, Container>()
  let nextId = 17_900_000_000_000_001n

  const server = await startLoopback({
    subject(method, path) {
      if (path.startsWith('/refresh_access_token')) return 'session'
      if (path.startsWith('/v1.0/me/threads_publish?') || path === '/v1.0/me/threads_publish') return 'publish'
      return method === 'POST' ? 'media' : 'read'
    },
    answer,
  })

  function answer(request: Received): Answer | Promise<Answer> {
    const url = new URL(request.path, 'http://loopback')
    if (url.pathname === '/refresh_access_token') return refresh(url.searchParams)
    if (!tokens.some((one) => request.headers['authorization'] === `Bearer ${one}`)) {
      return problem(401, 190, 463, 'Error validating access token: Session has expired')
    }
    const path = url.pathname.replace(/^\/v1\.0/, '')
    if (path === url.pathname) return problem(400, 2500, 0, 'Unknown path components')
    const route = `${request.method} ${path}`
    const query = url.searchParams
    switch (route) {
      case 'GET /me':
        return { status: 200, body: { id: '25000000000000001', username: 'boulangerie', name: 'Boulangerie' } }
      case 'GET /debug_token':
        return debug(query)
      case 'GET /me/threads_publishing_limit':
        return allowed('threads_content_publish') ?? limits(query)
      case 'POST /me/threads':
        return allowed('threads_content_publish') ?? create(request)
      case 'POST /me/threads_publish':
        return allowed('threads_content_publish') ?? publish(request)
      case 'GET /me/threads':
        return list(query, (one) => one.mine && one.replied_to === null)
      case 'GET /me/replies':
        return allowed('threads_read_replies') ?? list(query, (one) => one.mine && one.replied_to !== null)
      case 'GET /me/mentions':
        return allowed('threads_manage_mentions') ?? list(query, (one) => !one.mine && one.mentions)
      case 'GET /me/threads_insights':
        return allowed('threads_manage_insights') ?? userInsights(query)
    }
    const [, id = '', edge] = /^\/(\d+)(?:\/(\w+))?$/.exec(path) ?? []
    const container = containers.get(id)
    if (request.method === 'GET' && container && edge === undefined) return status(container, query)
    const post = posts.find((one) => one.id === id)
    if (!post) return missing(id)
    if (route === `GET /${id}`) return fields(query) ?? { status: 200, body: shown(post, query) }
    if (route === `DELETE /${id}`) return allowed('threads_delete') ?? remove(post)
    if (route === `GET /${id}/insights`) return allowed('threads_manage_insights') ?? insights(query)
    if (route === `GET /${id}/conversation`) {
      return allowed('threads_read_replies') ?? list(query, (one) => one.root === id)
    }
    return problem(400, 100, 0, `Unsupported ${request.method.toLowerCase()} request`)
  }

  const allowed = (scope: string): Answer | null =>
    scopes.has(scope) ? null : problem(403, 10, 0, `Application does not have permission for this action: ${scope}`)

  function refresh(query: URLSearchParams): Answer {
    if (query.get('grant_type') !== 'th_refresh_token') return problem(400, 100, 0, 'grant_type')
    if (!tokens.includes(query.get('access_token') ?? '')) return problem(401, 190, 463, 'Session has expired')
    if (options.renews === false) return problem(400, 100, 0, 'Unsupported refresh')
    const token = `THAAcanaryToken${tokens.length}`
    tokens.push(token)
    return { status: 200, body: { access_token: token, token_type: 'bearer', expires_in: 5_183_944 } }
  }

  function debug(query: URLSearchParams): Answer {
    if (options.tester === false) return problem(403, 10, 0, 'Only testers of the app may do this')
    if (!tokens.includes(query.get('input_token') ?? '')) return problem(400, 100, 0, 'input_token')
    const data = {
      type: 'USER',
      application: 'smm',
      data_access_expires_at: 0,
      expires_at: Math.floor(now().getTime() / 1000) + 5_000_000,
      is_valid: true,
      issued_at: 0,
      scopes: [...scopes],
      user_id: '25000000000000001',
    }
    return { status: 200, body: { data } }
  }

  function limits(query: URLSearchParams): Answer {
    const used = posts.filter((one) => one.mine).length
    const row: Record<string, unknown> = {
      quota_usage: used,
      config: { quota_total: options.quota ?? 250, quota_duration: 86_400 },
      reply_quota_usage: used,
      reply_config: { quota_total: options.quota === undefined ? 1000 : options.quota * 4, quota_duration: 86_400 },
    }
    const wanted = (query.get('fields') ?? 'quota_usage').split(',')
    const unknown = wanted.find((one) => row[one] === undefined)
    if (unknown !== undefined) return problem(400, 100, 0, `Tried accessing nonexisting field (${unknown})`)
    return { status: 200, body: { data: [Object.fromEntries(wanted.map((one) => [one, row[one]]))] } }
  }

  async function create(request: Received): Promise<Answer> {
    const form = new URLSearchParams(request.body.toString())
    const unknown = [...form.keys()].filter((name) => !containerFields.has(name))
    if (unknown.length > 0) return problem(400, 100, 0, `Unexpected parameter ${unknown.join(', ')}`)
    const type = form.get('media_type')
    const text = form.get('text') ?? ''
    const refusal = textProblem(form, text)
    if (refusal) return refusal
    const parent = form.get('reply_to_id')
    if (parent !== null && !posts.some((one) => one.id === parent)) return missing(parent)
    if (form.has('link_attachment') && (type !== 'TEXT' || !URL.canParse(form.get('link_attachment') ?? ''))) {
      return problem(400, 100, 0, 'link_attachment is for text posts only, and must be a link')
    }
    switch (type) {
      case 'TEXT':
        if (text.trim() === '') return problem(400, 100, 0, 'text is required')
        return made(form, { children: [], file: null })
      case 'IMAGE':
      case 'VIDEO':
        return withFile(form, type === 'VIDEO')
      case 'CAROUSEL': {
        const ids = (form.get('children') ?? '').split(',')
        const children = ids.map((id) => containers.get(id)).filter((one) => one !== undefined)
        const fit = children.every((one) => one.form.get('is_carousel_item') === 'true' && !one.used)
        if (ids.length < 2 || ids.length > 20 || children.length < ids.length || !fit) return problem(400, 100, 0, 'children')
        if (children.some((one) => one.status !== 'FINISHED')) return problem(400, 9007, 2_207_027, 'Media is not ready')
        for (const one of children) one.used = true
        return made(form, { children, file: null })
      }
      default:
        return problem(400, 100, 0, 'media_type must be one of TEXT, IMAGE, VIDEO, CAROUSEL')
    }
  }

  function textProblem(form: URLSearchParams, text: string): Answer | null {
    if (characters(text) > 500) return problem(400, 100, 0, 'Param text must be at most 500 characters long.')
    const links = new Set(text.match(/https?:\/\/\S+/g))
    if (form.has('link_attachment')) links.add(form.get('link_attachment') ?? '')
    if (links.size > 5) return problem(400, 100, 0, 'THREADS_API__LINK_LIMIT_EXCEEDED')
    const topic = form.get('topic_tag')
    if (topic !== null && (topic === '' || [...topic].length > 50 || /[.&]/.test(topic)))
      return problem(400, 100, 0, 'topic_tag')
    if ([...(form.get('alt_text') ?? '')].length > 1000) return problem(400, 100, 0, 'alt_text')
    return null
  }

  /** Fetches the file as Threads does: from wherever the address says. */
  async function withFile(form: URLSearchParams, video: boolean): Promise<Answer> {
    const url = form.get(video ? 'video_url' : 'image_url') ?? ''
    if (!URL.canParse(url) || form.has(video ? 'image_url' : 'video_url'))
      return problem(400, 100, 0, 'the address of the file')
    if (form.get('is_carousel_item') === 'true' && form.has('text')) return problem(400, 100, 0, 'an item has no text')
    const answered = await fetch(url).catch(() => null)
    const bytes = Buffer.from((await answered?.arrayBuffer()) ?? new ArrayBuffer(0))
    const good = answered?.status === 200 && (video ? bytes.subarray(4, 8).toString() === 'ftyp' : sniffImage(bytes) !== null)
    const failed = good ? (video ? options.video_error : undefined) : video ? 'FAILED_DOWNLOADING_VIDEO' : 'UNKNOWN'
    return made(form, { children: [], file: { url, video, alt: form.get('alt_text'), bytes } }, failed)
  }

  function made(form: URLSearchParams, given: Pick<Container, 'children' | 'file'>, error?: string): Answer {
    const id = String(nextId++)
    const polls = options.processing_polls ?? 1
    containers.set(id, {
      id,
      form,
      ...given,
      status: polls === 0 && error === undefined ? 'FINISHED' : 'IN_PROGRESS',
      error: error ?? '',
      polls,
      used: false,
    })
    return { status: 200, body: { id } }
  }

  function status(container: Container, query: URLSearchParams): Answer {
    if ((query.get('fields') ?? '').split(',').some((one) => !['id', 'status', 'error_message'].includes(one))) {
      return problem(400, 100, 0, 'Tried accessing nonexisting field')
    }
    if (container.status === 'IN_PROGRESS' && --container.polls < 0)
      container.status = container.error === '' ? 'FINISHED' : 'ERROR'
    const { id, status: told, error } = container
    return { status: 200, body: { status: told, id, ...(told === 'ERROR' ? { error_message: error } : {}) } }
  }

  function publish(request: Received): Answer {
    const form = new URLSearchParams(request.body.toString())
    const container = containers.get(form.get('creation_id') ?? '')
    if (!container || [...form.keys()].join() !== 'creation_id' || container.form.get('is_carousel_item') === 'true') {
      return problem(400, 24, 4_279_009, 'The requested resource does not exist')
    }
    if (container.status === 'EXPIRED') return problem(400, 24, 2_207_020, 'The media you are trying to access has expired')
    if (container.status !== 'FINISHED') return problem(400, 24, 4_279_009, 'The requested resource does not exist')
    container.status = 'PUBLISHED'
    const { form: given, children, file } = container
    const files = [file, ...children.map((one) => one.file)].filter((one) => one !== null)
    const parent = posts.find((one) => one.id === given.get('reply_to_id'))
    const post = add({
      text: given.get('text') ?? '',
      username: 'boulangerie',
      mine: true,
      at: now(),
      media: files,
      link: given.get('link_attachment'),
      topic: given.get('topic_tag') ?? /#(\S+)/.exec(given.get('text') ?? '')?.[1] ?? null,
      replied_to: parent?.id ?? null,
      root: parent === undefined ? null : (parent.root ?? parent.id),
      mentions: false,
    })
    return { status: 200, body: { id: post.id } }
  }

  function add(given: Omit<ThreadsPost, 'id' | 'permalink'>): ThreadsPost {
    const id = String(nextId++)
    const post = { id, permalink: `https://www.threads.com/@${given.username}/post/D${id.slice(-8)}x`, ...given }
    posts.push(post)
    return post
  }

  function fields(query: URLSearchParams): Answer | null {
    const unknown = (query.get('fields') ?? '').split(',').find((one) => !postFields.has(one))
    return unknown === undefined ? null : problem(400, 100, 0, `Tried accessing nonexisting field (${unknown})`)
  }

  function shown(post: ThreadsPost, query: URLSearchParams): Record<string, unknown> {
    const [only] = post.media
    const kind = post.media.length > 1 ? 'CAROUSEL_ALBUM' : only === undefined ? 'TEXT_POST' : only.video ? 'VIDEO' : 'IMAGE'
    const facts: Record<string, unknown> = {
      id: post.id,
      // the topic of a post is shown beside it
      text: post.text.replace(/#(?=\S)/, ''),
      username: post.username,
      permalink: post.permalink,
      // to the second, in the old way
      timestamp: post.at.toISOString().replace(/\.\d+Z$/, '+0000'),
      media_type: kind,
      media_product_type: 'THREADS',
      has_replies: posts.some((one) => one.replied_to === post.id),
      is_reply: post.replied_to !== null,
      is_reply_owned_by_me: post.mine,
      ...(post.media.length > 1
        ? { 'children{id}': { data: post.media.map((_, index) => ({ id: `${post.id}${index}` })) } }
        : {}),
      ...(post.replied_to === null ? {} : { replied_to: { id: post.replied_to }, root_post: { id: post.root } }),
      ...(post.link === null ? {} : { link_attachment_url: post.link }),
    }
    const wanted = (query.get('fields') ?? 'id').split(',').filter((one) => facts[one] !== undefined)
    return Object.fromEntries(wanted.map((one) => [one.replace(/\{.*$/, ''), facts[one]]))
  }

  function list(query: URLSearchParams, wanted: (post: ThreadsPost) => boolean): Answer {
    const wrong = fields(query)
    if (wrong) return wrong
    const since = Number(query.get('since') ?? 0) * 1000
    if (query.has('since') && since < 1_688_540_400_000) return problem(400, 100, 0, 'since')
    if (since > now().getTime()) return { status: 200, body: { data: [] } }
    const size = Math.min(Number(query.get('limit') ?? 25), options.page ?? 100)
    const found = posts.toReversed().filter((one) => wanted(one) && one.at.getTime() >= since)
    const from = query.get('after') === null ? 0 : found.findIndex((one) => `c${one.id}` === query.get('after')) + 1
    const page = found.slice(from, from + size)
    const last = page.at(-1)
    if (last === undefined) return { status: 200, body: { data: [] } }
    const after = `c${last.id}`
    const next = new URL(`${server.url}/v1.0/me/threads`)
    for (const [name, value] of query) next.searchParams.set(name, value)
    next.searchParams.set('after', after)
    next.searchParams.set('access_token', first)
    const more = options.next_address === true && from + size < found.length
    const paging = { cursors: { before: `c${page[0]?.id}`, after }, ...(more ? { next: next.href } : {}) }
    return { status: 200, body: { data: page.map((one) => shown(one, query)), paging } }
  }

  function remove(post: ThreadsPost): Answer {
    posts.splice(posts.indexOf(post), 1)
    return { status: 200, body: { success: true, deleted_id: post.id } }
  }

  function metricsProblem(names: readonly string[], known: ReadonlySet<string>): Answer | null {
    const unknown = names.filter((one) => !known.has(one) || one === options.unknown_metric)
    if (unknown.length === 0) return null
    return problem(400, 100, 0, `(#100) metric[0] must be one of the following values: ${[...known].join(', ')}`)
  }

  function insights(query: URLSearchParams): Answer {
    const names = (query.get('metric') ?? '').split(',')
    const wrong = metricsProblem(names, ofPost)
    if (wrong) return wrong
    const values: Record<string, number> = { views: 900, likes: 40, replies: 6, reposts: 3, quotes: 2, shares: 5 }
    return {
      status: 200,
      body: { data: names.map((name) => ({ name, period: 'lifetime', values: [{ value: values[name] }] })) },
    }
  }

  function userInsights(query: URLSearchParams): Answer {
    const names = (query.get('metric') ?? '').split(',')
    const wrong = metricsProblem(names, ofUser)
    if (wrong) return wrong
    if (names.includes('followers_count') && (query.has('since') || names.length > 1)) {
      return problem(400, 100, 0, 'followers_count does not support since and until')
    }
    if (query.has('since') && Number(query.get('since')) < 1_712_991_600) return problem(400, 100, 0, 'since')
    const totals: Record<string, number> = { likes: 12, replies: 4, reposts: 2, quotes: 1, followers_count: 321 }
    const data = names.map((name) => {
      if (name === 'views') return { name, period: 'day', values: [{ value: 77, end_time: '2026-11-27T08:00:00+0000' }] }
      if (name === 'clicks') {
        const link_total_values = [
          { value: 7, link_url: 'https://exemple.fr/' },
          { value: 2, link_url: 'https://exemple.fr/four' },
        ]
        return { name, period: 'day', link_total_values }
      }
      return { name, period: 'day', total_value: { value: totals[name] } }
    })
    return { status: 200, body: { data } }
  }

  return {
    ...server,
    token: first,
    posts: () => posts,
    containers: () => containers.size,
    tokens: () => tokens,
    write(text, { under, mentions = false, at = now(), mine = false, username = 'client.fidele' } = {}) {
      const parent = posts.find((one) => one.id === under)
      const root = parent === undefined ? null : (parent.root ?? parent.id)
      const who = mine ? 'boulangerie' : username
      const common = { media: [], link: null, topic: null, replied_to: parent?.id ?? null, root }
      return add({ text, username: who, mine, at, mentions, ...common })
    },
    spoil() {
      for (const one of containers.values())
        if (one.status === 'FINISHED') Object.assign(one, { status: 'ERROR', error: 'UNKNOWN' })
    },
    expire() {
      for (const one of containers.values()) if (one.status !== 'PUBLISHED') one.status = 'EXPIRED'
    },
  }
}

const problem = (status: number, code: number, error_subcode: number, message: string): Answer => ({
  status,
  body: {
    error: {
      message,
      type: code === 190 ? 'OAuthException' : 'THApiException',
      code,
      ...(error_subcode === 0 ? {} : { error_subcode }),
      is_transient: false,
      fbtrace_id: 'AbCanary',
    },
  },
})

const missing = (id: string): Answer =>
  problem(
    400,
    100,
    33,
    `Unsupported request. Object with ID '${id}' does not exist, cannot be loaded due to missing permissions`,
  )

/** Characters, and an emoji as its bytes. */
function characters(text: string): number {
  let count = 0
  for (const { segment } of new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(text)) {
    count += /\p{Extended_Pictographic}/u.test(segment) ? Buffer.byteLength(segment) : [...segment].length
  }
  return count
}

/** A public site of the client on loopback, where files are kept for others to fetch. */
export async function startMediaHost(): Promise<{
  host(media: Media): Promise<string>
  kept(): number
  close(): Promise<void>
}> {
  const files = new Map<string, Uint8Array>()
  const server = createServer((request, response) => {
    const file = files.get(request.url ?? '')
    response.writeHead(file ? 200 : 404).end(file)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    async host(media) {
      const path = `/${media.sha256}/${encodeURIComponent(media.file_name)}`
      files.set(path, await readMedia(media))
      return `http://127.0.0.1:${port}${path}`
    },
    kept: () => files.size,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}
