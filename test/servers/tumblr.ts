import { createHmac } from 'node:crypto'
import { formData, sniffImage, startLoopback, type Answer, type Loopback, type Received } from './loopback.ts'

/**
 * Tumblr's API v2 as far as smm uses it, after api.md and npf-spec.md of https://github.com/tumblr/docs (read 2026-11-27). Signatures of
 * OAuth 1.0a are computed here once more. Unknown fields are refused, so that a mistyped name is seen.
 */
export interface TumblrOptions {
  /** What an edit answers: the id that was edited, or the one that the post has now. The documentation does not say. */
  readonly edit_answers?: 'old' | 'new'
  /** "Only available to the post owner in certain circumstances". */
  readonly tells_genesis?: boolean
  readonly posts_left?: number
  readonly images_left?: number
  readonly now?: () => Date
  readonly port?: number
}

type Block = { type: string; [field: string]: unknown }

export interface TumblrPost {
  readonly id: string
  readonly genesis: string | null
  readonly state: 'draft' | 'published' | 'queued'
  readonly content: readonly Block[]
  readonly tags: readonly string[]
  readonly at: Date
  readonly reblog: boolean
  readonly pinned: boolean
}

export interface FakeTumblr extends Loopback {
  readonly secrets: Readonly<Record<string, string>>
  readonly blog_name: string
  readonly blog_uuid: string
  /** Every post and draft there is, oldest first. */
  posts(): readonly TumblrPost[]
  /** What a person does on the site. */
  write(text: string, more?: Partial<TumblrPost>): TumblrPost
  change(id: string, more: Partial<TumblrPost>): void
  remove(id: string): void
  note(id: string, notes: { likes: number; reblogs: number; replies: number }): void
}

const secrets = {
  app_key: 'tumblr-canary-app-key-0a91',
  app_secret: 'tumblr-canary-app-secret-7c22',
  access_token: 'tumblr-canary-access-token-51d3',
  access_secret: 'tumblr-canary-access-secret-e04f',
}
const blog_name = 'fournil-de-lille'
const blog_uuid = 't:0aY0xL2Fi1OFJg4YxpmegQ'

export async function startTumblr(options: TumblrOptions = {}): Promise<FakeTumblr> {
  const now = options.now ?? (() => new Date())
  const posts: TumblrPost[] = []
  const nonces = new Set<string>()
  const notes = new Map<string, { likes: number; reblogs: number; replies: number }>()
  const stored = new Set<string>()
  let postsLeft = options.posts_left ?? 250
  let imagesLeft = options.images_left ?? 250
  let nextId = 761_000_000_000_000_001n

  const server = await startLoopback({
    ...(options.port === undefined ? {} : { port: options.port }),
    subject(method, path) {
      if (method === 'PUT') return 'publish'
      if (method === 'POST' && path.endsWith('/posts')) return 'media'
      return method === 'GET' ? 'read' : 'session'
    },
    answer,
  })

  function answer(request: Received): Answer {
    const refusal = signatureProblem(request, server.url, nonces)
    if (refusal !== null) return refuse(401, 'Unauthorized', 1016, refusal)
    const url = new URL(request.path, 'http://loopback')
    if (url.pathname === '/v2/user/info') return ok({ user: user() })
    const [, blog, rest = ''] = /^\/v2\/blog\/([^/]+)(\/.*)$/.exec(url.pathname) ?? []
    if (blog === undefined || ![blog_name, blog_uuid, `${blog_name}.tumblr.com`].includes(blog)) return missing()
    const [, postId] = /^\/posts\/(\d+)$/.exec(rest) ?? []
    const route = `${request.method} ${postId === undefined ? rest : '/posts/:id'}`
    switch (route) {
      case 'GET /info':
        return ok({ blog: { ...user().blogs[0], posts: posts.filter(({ state }) => state === 'published').length } })
      case 'GET /followers':
        return ok({ total_users: 268, users: [] })
      case 'GET /posts':
        return list(url.searchParams)
      case 'POST /posts':
        return create(request)
      case 'GET /posts/:id':
        return one(postId ?? '')
      case 'PUT /posts/:id':
        return edit(request, postId ?? '')
      case 'POST /post/delete':
        return take(request)
      case 'GET /notes':
        return notesOf(url.searchParams)
    }
    return missing()
  }

  const user = () => ({
    name: blog_name,
    following: 12,
    likes: 4,
    blogs: [
      {
        name: blog_name,
        uuid: blog_uuid,
        title: 'Le fournil',
        url: `https://${blog_name}.tumblr.com/`,
        primary: true,
        followers: 268,
        type: 'public',
      },
      { name: 'second-blog', uuid: 't:second', title: 'Second', url: 'https://www.exemple.fr/', primary: false, followers: 1 },
    ],
  })

  function create(request: Received): Answer {
    const { body, parts } = bodyOf(request)
    if (body === null) return invalid('the JSON cannot be read')
    const content = contentOf(body, parts, true)
    if (typeof content === 'string') return invalid(content)
    if (typeof content === 'number') return refuse(403, 'Forbidden', content, 'You cannot upload more media today.')
    const state = body['state'] ?? 'published'
    if (state !== 'draft') return invalid('this test makes drafts first')
    const made = add({ state, content, tags: tagsOf(body) })
    return { status: 201, body: { meta: { status: 201, msg: 'Created' }, response: { id: made.id, state } } }
  }

  function edit(request: Received, id: string): Answer {
    const found = posts.find((post) => post.id === id)
    if (!found) return missing()
    const { body, parts } = bodyOf(request)
    if (body === null) return invalid('the JSON cannot be read')
    // "all of the request parameters from the NPF Post Creation route are expected"
    const content = contentOf(body, parts, false)
    if (typeof content === 'string') return invalid(content)
    if (typeof content === 'number') return refuse(403, 'Forbidden', content, 'You cannot upload more media today.')
    if (body['state'] !== 'published') return invalid('this test publishes')
    let after: TumblrPost = { ...found, content, tags: tagsOf(body), state: 'published' }
    if (found.state !== 'published') {
      if (postsLeft === 0) return refuse(403, 'Forbidden', 8023, "This blog's daily posting limit has been reached.")
      postsLeft -= 1
      // a draft gets another id, and is not found under the first one any more
      after = { ...after, id: String(nextId++), genesis: id, at: now() }
    }
    posts.splice(posts.indexOf(found), 1)
    posts.push(after)
    return ok({ id: options.edit_answers === 'new' ? after.id : id, state: 'published', display_text: 'Published' })
  }

  /** What the content would be stored as; a sentence when it is refused, a code when no more may be sent today. */
  function contentOf(body: Record<string, unknown>, parts: Map<string, Buffer>, creates: boolean): Block[] | string | number {
    const unknown = Object.keys(body).filter((name) => !['content', 'layout', 'state', 'tags', 'slug', 'date'].includes(name))
    if (unknown.length > 0) return `unknown field ${unknown.join(', ')}`
    const content = body['content']
    if (!Array.isArray(content) || content.length === 0) return "'content' must be an array"
    if (body['tags'] !== undefined && typeof body['tags'] !== 'string') return "'tags' must be a string"
    if (content.length > 1000) return 'too many blocks'
    const blocks = content as Block[]
    const count = (type: string): number => blocks.filter((block) => block.type === type).length
    if (count('image') > 30 || count('link') > 10 || count('video') > 1) return 'too many blocks of a type'
    const used = new Set<string>()
    const kept: Block[] = []
    for (const block of blocks) {
      const problem = blockProblem(block, parts, used)
      if (problem !== null) return problem
      kept.push(keep(block, creates))
    }
    const unused = [...parts.keys()].filter((name) => name !== 'json' && !used.has(name))
    if (unused.length > 0) return `no block names ${unused.join(', ')}`
    if (used.size > imagesLeft) return 8004
    imagesLeft -= used.size
    return kept
  }

  const fieldsOf: Readonly<Record<string, readonly string[]>> = {
    text: ['type', 'text', 'subtype', 'formatting'],
    image: ['type', 'media', 'alt_text', 'caption', 'colors'],
    video: ['type', 'media', 'provider', 'poster'],
    link: ['type', 'url', 'title', 'description', 'author', 'site_name', 'display_url', 'poster'],
  }

  function blockProblem(block: Block, parts: Map<string, Buffer>, used: Set<string>): string | null {
    const extra = Object.keys(block).filter((name) => !(fieldsOf[block.type] ?? []).includes(name))
    if (extra.length > 0) return `block '${block.type}' has no ${extra.join(', ')}`
    if (block.type === 'link') return URL.canParse(String(block['url'])) ? null : 'link needs a url'
    if (block.type === 'text') return textProblem(block)
    const alt = block['alt_text']
    if (alt !== undefined && (typeof alt !== 'string' || alt === '' || [...alt].length > 4096)) return 'alt_text is wrong'
    const media = block['media']
    if ((block.type === 'image') !== Array.isArray(media)) return 'media is an array for an image, an object for a video'
    for (const each of (Array.isArray(media) ? media : [media]) as Record<string, unknown>[]) {
      if ('original_dimensions_missing' in each) return 'original_dimensions_missing is not allowed'
      if (typeof each['url'] === 'string') {
        if (!stored.has(each['url'])) return 'this media is not known'
        continue
      }
      const name = String(each['identifier'])
      const bytes = parts.get(name)
      if (bytes === undefined) return `no part is named ${name}`
      if (used.has(name)) return `${name} is used twice`
      used.add(name)
      const [width, height] = [each['width'], each['height']]
      if (!Number.isInteger(width) || !Number.isInteger(height)) return 'width and height are integers'
      const type =
        block.type === 'image' ? sniffImage(bytes) : bytes.subarray(4, 8).toString('latin1') === 'ftyp' ? 'video/mp4' : null
      if (type === null || type !== each['type']) return 'the media is of a format that is not accepted'
    }
    return null
  }

  function textProblem(block: Block): string | null {
    const text = block['text']
    if (typeof text !== 'string') return 'text must be a string'
    const length = [...text].length
    if (length > 4096) return 'a text block has 4096 characters at most'
    if (block['subtype'] !== undefined && block['subtype'] !== 'heading1') return 'this subtype is not used here'
    for (const { start, end, type, url } of (block['formatting'] ?? []) as Record<string, unknown>[]) {
      const inside = Number(start) >= 0 && Number(start) < Number(end) && Number(end) <= length
      if (type !== 'link' || !inside) return 'a formatting range lies outside'
      // code points, not UTF-16; a URI has its letters beyond ASCII by their codes
      const named = [...text].slice(Number(start), Number(end)).join('')
      if (typeof url !== 'string' || decodeURI(url) !== decodeURI(named)) return 'the range of a link is not its address'
    }
    return null
  }

  /** Files become addresses; the page of a bare link is fetched "during post creation". */
  function keep(block: Block, creates: boolean): Block {
    if (block.type === 'link' && !creates) return block
    if (block.type === 'link') return { title: 'La page', description: 'Fetched', site_name: 'exemple.fr', ...block }
    const media = block['media']
    if (media === undefined) return block
    const place = (each: Record<string, unknown>): Record<string, unknown> => {
      if (typeof each['url'] === 'string') return each
      const url = `https://64.media.tumblr.com/${stored.size}/${String(each['identifier'])}`
      stored.add(url)
      const { identifier: _, ...rest } = each
      return { ...rest, url, has_original_dimensions: true }
    }
    if (Array.isArray(media))
      return { ...block, media: (media as Record<string, unknown>[]).map(place), colors: { c0: 'a24615' } }
    return { ...block, provider: 'tumblr', media: place(media as Record<string, unknown>) }
  }

  function add(given: Partial<TumblrPost> & Pick<TumblrPost, 'content'>): TumblrPost {
    const usual = { genesis: null, state: 'published' as const, tags: [], at: now(), reblog: false, pinned: false }
    const post: TumblrPost = { id: String(nextId++), ...usual, ...given }
    posts.push(post)
    return post
  }

  function one(id: string): Answer {
    const found = posts.find((post) => post.id === id)
    if (!found) return missing()
    const missingSizes = (block: Block): Block =>
      Array.isArray(block['media'])
        ? { ...block, media: (block['media'] as object[]).map((each) => ({ ...each, original_dimensions_missing: true })) }
        : block
    return ok({ ...show(found), id: found.id, content: found.content.map(missingSizes) })
  }

  function list(query: URLSearchParams): Answer {
    if (query.get('npf') !== 'true') return invalid('this test reads NPF')
    const offset = Number(query.get('offset') ?? 0)
    const limit = Math.min(Number(query.get('limit') ?? 20), 20)
    const shown = posts
      .filter(({ state }) => state === 'published')
      .toSorted(
        (a, b) =>
          Number(b.pinned) - Number(a.pinned) || b.at.getTime() - a.at.getTime() || (BigInt(b.id) > BigInt(a.id) ? 1 : -1),
      )
    return ok({ blog: user().blogs[0], posts: shown.slice(offset, offset + limit).map(show), total_posts: shown.length })
  }

  const show = (post: TumblrPost) => ({
    object_type: 'post',
    type: 'blocks',
    blog_name,
    // as a number it has lost its last digits
    id: Number(post.id) as unknown,
    id_string: post.id,
    ...(post.genesis !== null && options.tells_genesis !== false ? { genesis_post_id: post.genesis } : {}),
    ...(post.reblog ? { parent_post_url: 'https://ailleurs.tumblr.com/post/1' } : {}),
    ...(post.pinned ? { is_pinned: true } : {}),
    post_url: `https://www.tumblr.com/${blog_name}/${post.id}`,
    timestamp: Math.floor(post.at.getTime() / 1000),
    state: post.state,
    is_blocks_post_format: true,
    tags: post.tags,
    note_count: 0,
    content: post.content,
    layout: [],
    trail: [],
  })

  function take(request: Received): Answer {
    if (!(request.headers['content-type'] ?? '').startsWith('application/x-www-form-urlencoded')) return invalid('not a form')
    const id = new URLSearchParams(request.body.toString()).get('id')
    const index = posts.findIndex((post) => post.id === id)
    if (index < 0) return missing()
    posts.splice(index, 1)
    return ok({ id })
  }

  function notesOf(query: URLSearchParams): Answer {
    const id = query.get('id') ?? ''
    if (!posts.some((post) => post.id === id && post.state === 'published')) return missing()
    if (query.get('mode') !== 'conversation') return ok({ notes: [], total_notes: 0 })
    const { likes, reblogs, replies } = notes.get(id) ?? { likes: 0, reblogs: 0, replies: 0 }
    return ok({
      notes: [],
      rollup_notes: [],
      total_notes: likes + reblogs + replies,
      total_likes: likes,
      total_reblogs: reblogs,
    })
  }

  return {
    ...server,
    secrets,
    blog_name,
    blog_uuid,
    posts: () => posts,
    write: (text, more = {}) => add({ content: [{ type: 'text', text }], ...more }),
    change(id, more) {
      const index = posts.findIndex((post) => post.id === id)
      const found = posts[index]
      if (found) posts[index] = { ...found, ...more }
    },
    remove(id) {
      const index = posts.findIndex((post) => post.id === id)
      if (index >= 0) posts.splice(index, 1)
    },
    note: (id, given) => void notes.set(id, given),
  }
}

function bodyOf(request: Received): { body: Record<string, unknown> | null; parts: Map<string, Buffer> } {
  const parts = formData(request)
  const multipart = (request.headers['content-type'] ?? '').startsWith('multipart/form-data')
  try {
    const text = multipart ? parts.get('json')?.toString() : request.body.toString()
    return { body: JSON.parse(text ?? '') as Record<string, unknown>, parts }
  } catch {
    return { body: null, parts }
  }
}

const tagsOf = (body: Record<string, unknown>): string[] => (typeof body['tags'] === 'string' ? body['tags'].split(',') : [])

const ok = (response: unknown): Answer => ({ status: 200, body: { meta: { status: 200, msg: 'OK' }, response } })
const missing = (): Answer => refuse(404, 'Not Found', 0, 'Not Found')
const invalid = (title: string): Answer => refuse(400, 'Bad Request', 8001, title)

function refuse(status: number, msg: string, code: number, title: string): Answer {
  return { status, body: { meta: { status, msg }, response: [], errors: [{ title, code, detail: '' }] } }
}

/** Why a signature is refused (RFC 5849), or null. */
function signatureProblem(request: Received, origin: string, nonces: Set<string>): string | null {
  const header = request.headers['authorization'] ?? ''
  if (!header.startsWith('OAuth ')) return 'Unauthorized'
  const oauth = new Map<string, string>()
  for (const [, name = '', value = ''] of header.matchAll(/(\w+)="([^"]*)"/g)) oauth.set(name, decodeURIComponent(value))
  if (oauth.get('oauth_consumer_key') !== secrets.app_key || oauth.get('oauth_token') !== secrets.access_token)
    return 'Unable to authorize'
  if (Math.abs(Number(oauth.get('oauth_timestamp')) * 1000 - Date.now()) > 300_000) return 'oauth_timestamp is too far away'
  const nonce = oauth.get('oauth_nonce') ?? ''
  if (nonce === '' || nonces.has(nonce)) return 'oauth_nonce was used before'
  nonces.add(nonce)
  const url = new URL(request.path, origin)
  const isForm = (request.headers['content-type'] ?? '').startsWith('application/x-www-form-urlencoded')
  const signed = [...url.searchParams, ...new URLSearchParams(isForm ? request.body.toString() : ''), ...oauth]
  const parameters = signed
    .filter(([name]) => name !== 'oauth_signature')
    .map(([name, value]) => `${encode(name)}=${encode(value)}`)
    .toSorted()
    .join('&')
  const base = [request.method, url.origin + url.pathname, parameters].map(encode).join('&')
  const key = `${encode(secrets.app_secret)}&${encode(secrets.access_secret)}`
  return oauth.get('oauth_signature') === createHmac('sha1', key).update(base).digest('base64') ? null : 'Unable to authorize'
}

function encode(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
}
