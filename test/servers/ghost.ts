import { createHmac, randomBytes, randomUUID, timingSafeEqual } from 'node:crypto'
import { textOfHtml } from '../../src/networks/fingerprint.ts'
import type { RemotePost } from '../networks/contract.ts'
import { formData, sniffImage, startLoopback, type Answer, type Loopback, type Received, type Subject } from './loopback.ts'

export interface GhostOptions {
  /** Where the site lives under its host: `/blog`. */
  readonly folder?: string
  /** Ghost 5 has no `site_uuid`. */
  readonly version?: '5.130' | '6.65'
  readonly now?: () => Date
  readonly port?: number
}

export interface GhostTag {
  readonly id: string
  readonly name: string
  readonly slug: string
}

export interface GhostPost {
  readonly id: string
  readonly uuid: string
  title: string
  slug: string
  html: string
  feature_image: string | null
  feature_image_alt: string | null
  status: 'draft' | 'published' | 'scheduled'
  tags: readonly GhostTag[]
  readonly created_at: string
  updated_at: string
  published_at: string | null
}

export interface FakeGhost extends Loopback {
  readonly admin_key: string
  /** Every post, drafts as well, oldest first. */
  posts(): readonly GhostPost[]
  tags(): readonly GhostTag[]
  /** An article that a person wrote and published. */
  write(title: string, html: string, at?: Date): GhostPost
  /** What a person changes in the editor: a second later, as its clock counts. */
  edit(id: string, change: Partial<Pick<GhostPost, 'title' | 'html' | 'status'>>): void
  remove(id: string): void
  /** How many members the site has; 42 at first. */
  setMembers(count: number): void
}

const admin_key = '6b03e0857dcb7e3d739b37ef:2af74463739af7a5a64f0b844b7f9184de8138bcd7b075fe0eae00cc0c83e688'

/** What each request of the Admin API is about: the visible call is the edit of a post. */
export function ghostSubject(method: string, path: string): Subject {
  const [, resource] = /\/ghost\/api\/admin\/(\w+)\//.exec(path) ?? []
  if (method === 'PUT' && resource === 'posts') return 'publish'
  // what is put in order afterwards
  if (method === 'DELETE') return 'session'
  return method === 'POST' && (resource === 'images' || resource === 'posts') ? 'media' : 'read'
}

const fields = new Set(['title', 'html', 'status', 'feature_image', 'feature_image_alt', 'tags', 'updated_at'])
const statuses = ['published', 'draft', 'scheduled', 'sent']

/** A Ghost site on loopback, as strict as Ghost 6.65 was seen to be on what smm sends, and stricter on what smm never sends. */
export async function startGhost(options: GhostOptions = {}): Promise<FakeGhost> {
  const { folder = '', version = '6.65' } = options
  const [keyId = '', secret = ''] = admin_key.split(':')
  const posts: GhostPost[] = []
  const tags: GhostTag[] = []
  let uploads = 0
  let members = 42
  // to the second, as the database keeps it
  const now = (): string => `${(options.now?.() ?? new Date()).toISOString().slice(0, 19)}.000Z`

  const server = await startLoopback({
    ...(options.port === undefined ? {} : { port: options.port }),
    subject: ghostSubject,
    answer,
  })
  const site = `${server.url}${folder}`

  function answer(request: Received): Answer {
    const url = new URL(request.path, 'http://loopback')
    const api = `${folder}/ghost/api/admin`
    if (!url.pathname.startsWith(`${api}/`)) return { status: 404, body: '<!doctype html><title>404</title>Page not found' }
    const path = url.pathname.slice(api.length)
    if (path === '/site/' && request.method === 'GET') return about()
    const refusal = refusedKey(request.headers['authorization'])
    if (refusal) return refusal
    const [, resource = '', id] = /^\/(\w+)\/(?:([\w-]+)\/)?$/.exec(path) ?? []
    const route = `${request.method} ${resource}${id === undefined ? '' : '/:id'}`
    switch (route) {
      case 'GET posts':
        return list(url.searchParams)
      case 'GET posts/:id':
        return withPost(id, 'read', ok)
      case 'POST posts':
        return create(request, url.searchParams)
      case 'PUT posts/:id':
        return withPost(id, 'edit', (post) => update(post, request, url.searchParams))
      case 'DELETE posts/:id':
        return withPost(id, 'destroy', (post) => {
          posts.splice(posts.indexOf(post), 1)
          return { status: 204 }
        })
      case 'GET members':
        return countMembers(url.searchParams)
      case 'POST media/:id':
        return id === 'upload' ? uploadFilm(request) : unknownRoute()
      case 'GET tags':
        return listTags(url.searchParams)
      case 'DELETE tags/:id':
        return removeTag(id)
      case 'POST images/:id':
        return id === 'upload' ? upload(request) : unknownRoute()
      default:
        return unknownRoute()
    }
  }

  const about = (): Answer => ({
    status: 200,
    body: {
      site: {
        title: 'Le journal de la boulangerie',
        url: `${site}/`,
        version,
        ...(version === '6.65' ? { site_uuid: 'ef3040b2-ebb6-4991-b376-7b66e4833439' } : {}),
      },
    },
  })

  function refusedKey(header: string | undefined): Answer | null {
    if (header === undefined) return failed(403, 'NoPermissionError', 'Authorization failed')
    const [, head = '', claims = '', signature = ''] = /^Ghost ([\w-]+)\.([\w-]+)\.([\w-]+)$/.exec(header) ?? []
    const { alg, kid } = decoded(head)
    if (typeof kid !== 'string') return failed(400, 'BadRequestError', 'Invalid token', { code: 'INVALID_JWT' })
    if (kid !== keyId) return failed(401, 'UnauthorizedError', 'Unknown Admin API Key', { code: 'UNKNOWN_ADMIN_API_KEY' })
    const expected = createHmac('sha256', Buffer.from(secret, 'hex')).update(`${head}.${claims}`).digest()
    const given = Buffer.from(signature, 'base64url')
    const invalid = (why: string): Answer => failed(401, 'UnauthorizedError', `Invalid token: ${why}`, { code: 'INVALID_JWT' })
    if (alg !== 'HS256' || given.length !== expected.length || !timingSafeEqual(given, expected)) {
      return invalid('invalid signature')
    }
    const { iat, exp, aud } = decoded(claims)
    if (aud !== '/admin/') return invalid('jwt audience invalid. expected: /admin/')
    const seconds = Date.parse(now()) / 1000
    if (typeof exp !== 'number' || exp <= seconds) return invalid('jwt expired')
    if (typeof iat !== 'number' || seconds - iat > 300 || exp - iat > 300) return invalid('maxAge exceeded')
    return null
  }

  function withPost(id: string | undefined, verb: string, use: (post: GhostPost) => Answer): Answer {
    if (!/^[\da-f]{24}$/.test(id ?? '')) return invalid(`cannot ${verb} post.`, 'Validation (matches) failed for id')
    const post = posts.find((one) => one.id === id)
    if (post) return use(post)
    return failed(404, 'NotFoundError', `Resource not found error, cannot ${verb} post.`, { context: 'Post not found.' })
  }

  const ok = (post: GhostPost): Answer => ({ status: 200, body: { posts: [shown(post)] } })

  const shown = (post: GhostPost) => ({
    ...post,
    url: post.status === 'published' ? `${site}/${post.slug}/` : `${site}/p/${post.uuid}/`,
    email: null,
    newsletter: null,
  })

  /** The one post of a body, or why it is none. */
  function bodyOf(request: Received, query: URLSearchParams, known: readonly string[]): Record<string, unknown> | Answer {
    const strange = [...query.keys()].filter((name) => !known.includes(name))
    if (strange.length > 0) return failed(400, 'BadRequestError', `unexpected parameter ${strange.join(', ')}`)
    let body: { posts?: unknown }
    try {
      body = JSON.parse(request.body.toString('utf8')) as { posts?: unknown }
    } catch {
      return failed(400, 'BadRequestError', 'Unexpected token in JSON')
    }
    if (!Array.isArray(body.posts) || body.posts.length !== 1)
      return invalid('cannot save post.', 'Validation failed for posts.')
    const [post] = body.posts as [Record<string, unknown>]
    const unexpected = Object.keys(post).filter((name) => !fields.has(name))
    if (unexpected.length > 0) return failed(400, 'BadRequestError', `unexpected field ${unexpected.join(', ')}`)
    if (post['status'] !== undefined && !statuses.includes(String(post['status']))) {
      return invalid('cannot save post.', 'Validation failed for status.')
    }
    return post
  }

  function create(request: Received, query: URLSearchParams): Answer {
    const given = bodyOf(request, query, ['source'])
    if (isAnswer(given)) return given
    const { title, feature_image, feature_image_alt } = given
    if (typeof title !== 'string') return invalid('cannot save post.', 'Validation failed for title.')
    if (title.trim() === '') return invalid('cannot save post.', 'Value in [posts.title] cannot be blank.')
    if ([...title].length > 255) return tooLong('posts.title', 255)
    if (typeof feature_image_alt === 'string' && [...feature_image_alt].length > 191)
      return tooLong('post_revisions.feature_image_alt', 191)
    const named = tagsOf(given['tags'])
    if (isAnswer(named)) return named
    const at = now()
    const post = add({
      title,
      html: query.get('source') === 'html' && typeof given['html'] === 'string' ? rewritten(given['html']) : '',
      feature_image: typeof feature_image === 'string' ? feature_image : null,
      feature_image_alt: typeof feature_image_alt === 'string' ? feature_image_alt : null,
      status: (given['status'] ?? 'draft') as GhostPost['status'],
      tags: named,
      published_at: given['status'] === 'published' ? at : null,
    })
    return { status: 201, body: { posts: [shown(post)] } }
  }

  function update(post: GhostPost, request: Received, query: URLSearchParams): Answer {
    const given = bodyOf(request, query, [])
    if (isAnswer(given)) return given
    if (typeof given['updated_at'] !== 'string') return invalid('cannot edit post.', 'Validation failed for 0.')
    const status = (given['status'] ?? post.status) as GhostPost['status']
    const named = given['tags'] === undefined ? post.tags : tagsOf(given['tags'])
    if (isAnswer(named)) return named
    // A repeat that changes nothing is no collision.
    const changes = status !== post.status
    if (changes && Date.parse(given['updated_at']) !== Date.parse(post.updated_at)) {
      return failed(409, 'UpdateCollisionError', 'Saving failed! Someone else is editing this post.', {
        code: 'UPDATE_COLLISION',
      })
    }
    if (changes) {
      post.updated_at = now()
      post.published_at = status === 'published' ? (post.published_at ?? now()) : post.published_at
    }
    post.status = status
    post.tags = named
    return ok(post)
  }

  function add(given: Omit<GhostPost, 'id' | 'uuid' | 'slug' | 'created_at' | 'updated_at'>): GhostPost {
    const at = now()
    const times = { created_at: at, updated_at: at }
    const post = { id: newId(), uuid: randomUUID(), slug: freeSlug(slugOf(given.title) || 'post', posts), ...times, ...given }
    posts.push(post)
    return post
  }

  function list(query: URLSearchParams): Answer {
    const filter = query.get('filter') ?? ''
    const [, tag] = /^tag:([\w-]+)$/.exec(filter) ?? []
    const [, since] = /^status:published\+published_at:>='(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d)'$/.exec(filter) ?? []
    if (filter !== 'status:draft' && tag === undefined && since === undefined) {
      return failed(400, 'BadRequestError', 'Error parsing filter')
    }
    const from = since === undefined ? 0 : Date.parse(`${since.replace(' ', 'T')}Z`)
    const found = posts.filter((post) => {
      if (tag !== undefined) return post.tags.some(({ slug }) => slug === tag)
      if (since === undefined) return post.status === 'draft'
      return post.status === 'published' && Date.parse(post.published_at ?? '') >= from
    })
    if (query.get('order') === 'published_at desc') found.reverse()
    const limit = Math.min(Number(query.get('limit') ?? 15), 100)
    const page = Number(query.get('page') ?? 1)
    return { status: 200, body: { posts: found.slice((page - 1) * limit, page * limit).map(shown) } }
  }

  function listTags(query: URLSearchParams): Answer {
    const parts = [...(query.get('filter') ?? '').matchAll(/name:~'((?:[^'\\]|\\.)*)'(?:,|$)/g)]
    if (parts.map(([whole]) => whole).join('') !== query.get('filter'))
      return failed(400, 'BadRequestError', 'Error parsing filter')
    const wanted = parts.map(([, text = '']) => text.replace(/\\(.)/g, '$1').toLowerCase())
    const found = tags.filter(({ name }) => wanted.some((text) => name.toLowerCase().includes(text)))
    return { status: 200, body: { tags: found } }
  }

  function removeTag(id: string | undefined): Answer {
    const index = tags.findIndex((one) => one.id === id)
    if (index < 0) return failed(404, 'NotFoundError', 'Resource not found error, cannot delete tag.')
    tags.splice(index, 1)
    for (const post of posts) post.tags = post.tags.filter((one) => one.id !== id)
    return { status: 204 }
  }

  /** By id, or by exact name; what has another name is made, with a slug of its own. */
  function tagsOf(given: unknown): readonly GhostTag[] | Answer {
    const named: GhostTag[] = []
    for (const one of Array.isArray(given) ? (given as { id?: unknown; name?: unknown }[]) : []) {
      const name = typeof one.name === 'string' ? one.name : null
      if (name !== null && (name.length > 191 || name.startsWith(','))) {
        return invalid('cannot save post.', 'Validation failed for name.')
      }
      const known = tags.find((tag) => (name === null ? tag.id === one.id : tag.name === name))
      if (!known && name === null) return failed(404, 'NotFoundError', 'Resource not found error, cannot save post.')
      const tag = known ?? { id: newId(), name: name ?? '', slug: freeSlug(slugOf((name ?? '').replace(/^#/, 'hash ')), tags) }
      if (!known) tags.push(tag)
      if (named.includes(tag)) return failed(500, 'InternalServerError', 'UNIQUE constraint failed: posts_tags.id')
      named.push(tag)
    }
    return named
  }

  function countMembers(query: URLSearchParams): Answer {
    // people's addresses are nobody's business here
    if (query.get('limit') !== '1' || query.get('fields') !== 'id') return failed(400, 'BadRequestError', 'too much is asked')
    const pagination = { page: 1, limit: 1, pages: members, total: members, next: null, prev: null }
    return { status: 200, body: { members: members > 0 ? [{ id: newId() }] : [], meta: { pagination } } }
  }

  function uploadFilm(request: Received): Answer {
    const bytes = formData(request).get('file')
    if (bytes === undefined) return failed(422, 'ValidationError', 'Please select a media file.')
    if (!/(audio|video)\/(mp4|webm|ogg|mpeg|wav)/.test(request.body.toString('latin1'))) {
      return failed(415, 'UnsupportedMediaTypeError', 'Please select a valid media file.')
    }
    uploads += 1
    const url = `${site}/content/media/2026/12/film-${uploads}.mp4`
    return { status: 201, body: { media: [{ url, thumbnail_url: null, ref: null }] } }
  }

  function upload(request: Received): Answer {
    const bytes = formData(request).get('file')
    if (bytes === undefined) return failed(422, 'ValidationError', 'Please select an image.')
    if (!/image\/(jpeg|png|gif|webp)/.test(request.body.toString('latin1'))) {
      return failed(415, 'UnsupportedMediaTypeError', 'Please select a valid image.')
    }
    if (sniffImage(bytes) === null) {
      return failed(400, 'BadRequestError', 'Request not understood error, cannot upload image.', {
        context: 'Image processing failed Unable to manipulate image.',
      })
    }
    uploads += 1
    return { status: 201, body: { images: [{ url: `${site}/content/images/2026/12/image-${uploads}.png`, ref: null }] } }
  }

  return {
    ...server,
    url: site,
    admin_key,
    posts: () => posts,
    tags: () => tags,
    write: (title, html, at = new Date(now())) =>
      add({
        title,
        html: rewritten(html),
        feature_image: null,
        feature_image_alt: null,
        status: 'published',
        tags: [],
        published_at: `${at.toISOString().slice(0, 19)}.000Z`,
      }),
    edit(id, change) {
      const post = posts.find((one) => one.id === id)
      if (!post) throw new Error(`no post ${id}`)
      const later = new Date(Date.parse(post.updated_at) + 1000).toISOString()
      Object.assign(post, change, { updated_at: later })
      if (post.status === 'published') post.published_at ??= later
    },
    remove(id) {
      const index = posts.findIndex((post) => post.id === id)
      if (index >= 0) posts.splice(index, 1)
    },
    setMembers(count) {
      members = count
    },
  }
}

/** A post in words common to all networks, as the contract suite compares it. */
export function remotePost(post: Pick<GhostPost, 'id' | 'html' | 'feature_image' | 'feature_image_alt'>): RemotePost {
  const within = [...post.html.matchAll(/<img [^>]*alt="([^"]*)"/g)].map(([, alt = '']) => alt)
  const alts = post.feature_image === null ? within : [post.feature_image_alt, ...within]
  return { remote_id: post.id, text: textOfHtml(post.html), alts, card: null }
}

const newId = (): string => randomBytes(12).toString('hex')

function isAnswer(value: unknown): value is Answer {
  return typeof value === 'object' && value !== null && typeof (value as { status?: unknown }).status === 'number'
}

/** As `{"errors": [{…}]}` of Ghost, with all its fields. */
function failed(status: number, type: string, message: string, more: { context?: string; code?: string } = {}): Answer {
  const { context = null, code = null } = more
  const nothing = { details: null, property: null, help: null, ghostErrorCode: null }
  return { status, body: { errors: [{ message, context, type, code, id: randomUUID(), ...nothing }] } }
}

const invalid = (what: string, context: string): Answer =>
  failed(422, 'ValidationError', `Validation error, ${what}`, { context })

const tooLong = (field: string, max: number): Answer =>
  invalid('cannot save post.', `Value in [${field}] exceeds maximum length of ${max} characters. ${field}`)

const unknownRoute = (): Answer =>
  failed(406, 'RequestNotAcceptableError', 'Request could not be served, the endpoint was not found.', {
    code: 'UPDATE_CLIENT',
  })

function decoded(part: string): Record<string, unknown> {
  try {
    return JSON.parse(Buffer.from(part, 'base64url').toString('utf8')) as Record<string, unknown>
  } catch {
    return {}
  }
}

/** As Ghost makes it: `Soldes d’été` → `soldes-dete`. */
function slugOf(title: string): string {
  return title
    .normalize('NFD')
    .replace(/[\p{M}’']/gu, '')
    .toLowerCase()
    .replace(/[^a-z\d_]+/g, '-')
    .replace(/^-+|-+$/g, '')
}

/** The slug, or the first of `-2`, `-3`… that nothing has: a repeat makes a second object without a word. */
function freeSlug(slug: string, taken: readonly { slug: string }[]): string {
  const has = (wanted: string): boolean => taken.some((one) => one.slug === wanted)
  let free = slug
  for (let count = 2; has(free); count++) free = `${slug}-${count}`
  return free
}

/** HTML as it comes back from Ghost's editor: cards around images, identifiers in headings, no paragraphs in quotes. */
function rewritten(html: string): string {
  return html
    .replace(/<figure>(<img [^>]*)>/g, '<figure class="kg-card kg-image-card">$1 class="kg-image" loading="lazy">')
    .replace(/<h(\d)>/g, '<h$1 id="heading">')
    .replace(/<blockquote>\s*<p>([\s\S]*?)<\/p>\s*<\/blockquote>/g, '<blockquote>$1</blockquote>')
    .replace(/>\n+</g, '><')
}
