import { slugOf } from '../../src/networks/article-title.ts'
import { formData, sniffImage, sniffVideo, startLoopback, type Answer, type Loopback, type Received } from './loopback.ts'

export interface WordpressOptions {
  readonly username?: string
  readonly application_password?: string
  readonly role?: 'administrator' | 'author' | 'contributor'
  /** `plain`: `?rest_route=` only. `prefix`: the API is elsewhere, named by the `Link` header alone. */
  readonly permalinks?: 'pretty' | 'plain' | 'prefix'
  /** A security plugin switched application passwords off. */
  readonly application_passwords?: boolean
  /** `EMPTY_TRASH_DAYS` is 0: nothing is put into a bin. */
  readonly no_bin?: boolean
  /** A plugin for roles: nobody may make a tag. Elsewhere whoever may write a post may. */
  readonly tags_locked?: boolean
  /** The host takes the Authorization header out. */
  readonly strips_authorization?: boolean
  readonly now?: () => Date
  readonly port?: number
}

export interface WordpressPost {
  readonly id: number
  status: string
  slug: string
  title: string
  content: string
  tags: number[]
  featured_media: number
  date_gmt: string
}

export interface WordpressMedium {
  readonly id: number
  readonly slug: string
  alt_text: string
  readonly file_name: string
  readonly source_url: string
}

export interface WordpressComment {
  readonly id: number
  readonly post: number
  readonly parent: number
  /** 0: somebody without an account. */
  readonly author: number
  readonly author_name: string
  readonly date_gmt: string
  readonly content: string
  status: 'approved' | 'hold' | 'spam' | 'trash'
}

export interface FakeWordpress extends Loopback {
  readonly secrets: { readonly username: string; readonly application_password: string }
  /** Every post, drafts and the bin included, oldest first. */
  posts(): readonly WordpressPost[]
  media(): readonly WordpressMedium[]
  tags(): readonly { readonly id: number; readonly name: string }[]
  comments(): readonly WordpressComment[]
  /** What a reader writes into the form under a post; its id. */
  comment(
    post: number,
    text: string,
    given?: { status?: WordpressComment['status']; parent?: number; at?: Date; author_name?: string },
  ): number
  closeComments(post: number): void
  /** What a person does in the dashboard. */
  write(post: { title: string; content?: string; status?: string; slug?: string; at?: Date }): WordpressPost
  addTag(name: string): number
  trash(id: number): void
  remove(id: number): void
}

const rights = {
  administrator: [
    'edit_posts',
    'publish_posts',
    'edit_published_posts',
    'delete_published_posts',
    'upload_files',
    'unfiltered_html',
  ],
  author: ['edit_posts', 'publish_posts', 'edit_published_posts', 'delete_published_posts', 'upload_files'],
  contributor: ['edit_posts'],
} as const

/**
 * WordPress's REST API on loopback, answering what WordPress 6.5 was seen to answer: the same codes for a wrong login as for none,
 * 500 for a type of file it does not take, `-2` after a slug that is taken, drafts whose slug is left alone.
 */
export async function startWordpress(options: WordpressOptions = {}): Promise<FakeWordpress> {
  const username = options.username ?? 'redac'
  const application_password = options.application_password ?? 'wordpress canary 7f3a 91bc'
  const role = options.role ?? 'administrator'
  const permalinks = options.permalinks ?? 'pretty'
  const now = options.now ?? (() => new Date())
  const may = (right: string): boolean => (rights[role] as readonly string[]).includes(right)
  const posts: WordpressPost[] = []
  const media: WordpressMedium[] = []
  /** What the site gives to whoever asks for it, by its path. */
  const files = new Map<string, Buffer>()
  const tags: { id: number; name: string }[] = []
  const comments: WordpressComment[] = []
  const closed = new Set<number>()
  let nextId = 10
  // comments are counted apart, so that the two kinds share numbers
  let nextComment = 10

  const server = await startLoopback({
    ...(options.port === undefined ? {} : { port: options.port }),
    subject(method, path) {
      const route = routeOf(path) ?? ''
      if (method === 'POST' && /^\/wp\/v2\/(posts\/\d+|comments)$/.test(route)) return 'publish'
      // what is put in order afterwards
      if (method === 'DELETE') return 'session'
      return method === 'POST' && route !== '/wp/v2/tags' ? 'media' : 'read'
    },
    answer: (request) => withLink(answer(request)),
  })

  /** The route of the API that an address means, with its query elsewhere; null: a page of the site. */
  function routeOf(path: string): string | null {
    const url = new URL(path, 'http://loopback')
    const given = url.searchParams.get('rest_route')
    if (given !== null) return permalinks === 'prefix' ? null : `/${given.replace(/^\/+/, '')}`
    const prefix = permalinks === 'pretty' ? '/wp-json' : permalinks === 'prefix' ? '/api' : null
    if (prefix === null || (url.pathname !== prefix && !url.pathname.startsWith(`${prefix}/`))) return null
    return url.pathname.slice(prefix.length) || '/'
  }

  function withLink(given: Answer): Answer {
    const root = { pretty: '/wp-json/', plain: '/?rest_route=/', prefix: '/api/' }[permalinks]
    return {
      ...given,
      headers: { date: now().toUTCString(), link: `<${server.url}${root}>; rel="https://api.w.org/"`, ...given.headers },
    }
  }

  function answer(request: Received): Answer {
    const route = routeOf(request.path)
    const query = new URL(request.path, 'http://loopback').searchParams
    if (route === null) {
      const file = request.method === 'GET' ? files.get(request.path) : undefined
      if (file) return { status: 200, headers: { 'content-type': sniffImage(file) ?? sniffVideo(file) ?? '' }, body: file }
      const home = request.path === '/' || request.path.startsWith('/?')
      return { status: home ? 200 : 404, body: '<!DOCTYPE html><title>Atelier</title>' }
    }
    if (route === '/') return ok(index())
    const login = `Basic ${Buffer.from(`${username}:${application_password}`).toString('base64')}`
    const known = options.strips_authorization !== true && request.headers['authorization'] === login
    const [, kind = '', id] = /^\/wp\/v2\/(users\/me|posts|media|tags|comments)(?:\/(\d+))?$/.exec(route) ?? []
    if (request.method === 'GET') {
      if (kind === 'users/me') return known ? ok(user()) : error(401, 'rest_not_logged_in', 'You are not currently logged in.')
      if (query.get('context') === 'edit' && !known && id === undefined && !query.has('status'))
        return error(401, 'rest_forbidden_context', 'Sorry, you are not allowed to edit posts in this post type.')
      if (kind === 'posts' && id === undefined) return listPosts(query, known)
      if (kind === 'posts') return onePost(Number(id), query, known)
      if (kind === 'comments') return id === undefined ? listComments(query, known) : oneComment(Number(id), known)
      if (kind === 'media' && id === undefined) return ok(media.filter((one) => matches(query.get('slug'), one.slug)))
      if (kind === 'tags') {
        const slugs = query.get('slug')?.split(',')
        // names are kept as HTML, and what is sought is sought in that
        const sought = asciiLower(query.get('search') ?? '')
        return ok(
          tags
            .map(shownTag)
            .filter((one) => (slugs === undefined ? asciiLower(one.name).includes(sought) : slugs.includes(one.slug))),
        )
      }
    }
    if (request.method === 'POST') {
      if (kind === 'media') return id === undefined ? upload(request, known) : describeMedium(Number(id), request, known)
      if (kind === 'tags') return makeTag(request, known)
      if (kind === 'posts') return id === undefined ? create(request, known) : update(Number(id), request, known)
      if (kind === 'comments' && id === undefined) return makeComment(request, known)
    }
    if (request.method === 'DELETE' && id !== undefined) {
      const force = query.get('force') === 'true'
      if (kind === 'posts') return removePost(Number(id), known, force)
      if (kind === 'comments') return removeComment(Number(id), known, force)
    }
    return error(404, 'rest_no_route', 'No route was found matching the URL and request method.')
  }

  const index = () => ({
    name: 'Atelier',
    url: server.url,
    home: server.url,
    namespaces: ['oembed/1.0', 'wp/v2'],
    authentication:
      options.application_passwords === false
        ? []
        : { 'application-passwords': { endpoints: { authorization: `${server.url}/wp-admin/authorize-application.php` } } },
  })

  const user = () => ({
    id: 2,
    username,
    name: 'La rédaction',
    slug: username,
    roles: [role],
    capabilities: Object.fromEntries(rights[role].map((right) => [right, true])),
  })

  function listPosts(query: URLSearchParams, known: boolean): Answer {
    const status = query.get('status') ?? 'publish'
    if (status !== 'publish' && !known) {
      const details = { status: { code: 'rest_forbidden_status', message: 'Status is forbidden.', data: { status: 401 } } }
      const params = { status: 'Status is forbidden.' }
      return {
        status: 400,
        body: {
          code: 'rest_invalid_param',
          message: 'Invalid parameter(s): status',
          data: { status: 400, params, details },
        },
      }
    }
    if (query.get('context') === 'edit' && !known) return error(401, 'rest_forbidden_context', 'Sorry.')
    const page = Number(query.get('page') ?? 1)
    const size = Number(query.get('per_page') ?? 10)
    if (size > 100) return error(400, 'rest_invalid_param', 'Invalid parameter(s): per_page')
    const include = query.get('include')?.split(',').map(Number)
    const found = posts
      .filter((one) => include === undefined || include.includes(one.id))
      .filter((one) => (status === 'any' ? one.status !== 'trash' : one.status === status))
      .filter((one) => matches(query.get('slug'), one.slug))
      .toSorted((a, b) => (a.date_gmt < b.date_gmt ? 1 : -1))
    if (page > 1 && (page - 1) * size >= found.length)
      return error(
        400,
        'rest_post_invalid_page_number',
        'The page number requested is larger than the number of pages available.',
      )
    return ok(found.slice((page - 1) * size, page * size).map(shown))
  }

  function onePost(id: number, query: URLSearchParams, known: boolean): Answer {
    const found = posts.find((one) => one.id === id)
    if (!found) return noPost()
    if (!known && found.status !== 'publish') return error(401, 'rest_forbidden', 'Sorry, you are not allowed to do that.')
    if (!known && query.get('context') === 'edit')
      return error(401, 'rest_forbidden_context', 'Sorry, you are not allowed to edit this post.')
    return ok(shown(found))
  }

  function upload(request: Received, known: boolean): Answer {
    if (!known || !may('upload_files'))
      return error(known ? 403 : 401, 'rest_cannot_create', 'Sorry, you are not allowed to upload media as this user.')
    const form = formData(request)
    const bytes = form.get('file')
    if (bytes === undefined) return error(400, 'rest_upload_no_data', 'No data supplied.')
    const [, file_name = ''] = /name="file"; filename="([^"]*)"/.exec(request.body.toString('utf8')) ?? []
    const mime = sniffImage(bytes) ?? sniffVideo(bytes)
    if (mime === null || !/\.(png|jpe?g|gif|webp|mp4|m4v|mov|webm)$/i.test(file_name))
      return error(500, 'rest_upload_sideload_error', 'Sorry, you are not allowed to upload this file type.')
    const id = nextId++
    const made: WordpressMedium = {
      id,
      slug: unique(form.get('slug')?.toString() ?? slugOf(file_name), id),
      alt_text: form.get('alt_text')?.toString() ?? '',
      file_name,
      source_url: `${server.url}/wp-content/uploads/${id}-${encodeURIComponent(file_name)}`,
    }
    media.push(made)
    files.set(new URL(made.source_url).pathname, bytes)
    return { status: 201, body: made }
  }

  function describeMedium(id: number, request: Received, known: boolean): Answer {
    const found = media.find((one) => one.id === id)
    if (!found) return noPost()
    if (!known) return error(401, 'rest_cannot_edit', 'Sorry, you are not allowed to edit this post.')
    found.alt_text = String(jsonOf(request)['alt_text'])
    return ok(found)
  }

  function makeTag(request: Received, known: boolean): Answer {
    if (!known || options.tags_locked === true)
      return error(known ? 403 : 401, 'rest_cannot_create', 'Sorry, you are not allowed to create terms in this taxonomy.')
    const name = String(jsonOf(request)['name'] ?? '')
    const same = tags.find((one) => tagSlug(one.name) === tagSlug(name))
    if (same) {
      const message = 'A term with the name provided already exists in this taxonomy.'
      return { status: 400, body: { code: 'term_exists', message, data: { status: 400, term_id: same.id } } }
    }
    const made = { id: nextId++, name }
    tags.push(made)
    return { status: 201, body: shownTag(made) }
  }

  function create(request: Received, known: boolean): Answer {
    if (!known) return error(401, 'rest_cannot_create', 'Sorry, you are not allowed to create posts as this user.')
    const body = jsonOf(request)
    const status = String(body['status'] ?? 'draft')
    if (status === 'publish' && !may('publish_posts'))
      return error(403, 'rest_cannot_publish', 'Sorry, you are not allowed to publish posts in this post type.')
    const wrong = unknownFields(body)
    if (wrong) return wrong
    const post: WordpressPost = {
      id: nextId++,
      status,
      slug: String(body['slug'] ?? ''),
      title: String(body['title'] ?? ''),
      content: String(body['content'] ?? ''),
      tags: (body['tags'] as number[] | undefined) ?? [],
      featured_media: 0,
      date_gmt: wordpressTime(now()),
    }
    // the post is there before its image is looked at, as in WordPress
    posts.push(post)
    const cover = Number(body['featured_media'] ?? 0)
    if (cover !== 0 && !media.some((one) => one.id === cover))
      return error(400, 'rest_invalid_featured_media', 'Invalid featured media ID.')
    post.featured_media = cover
    if (status === 'publish') post.slug = unique(post.slug || slugOf(post.title), post.id)
    return { status: 201, body: shown(post) }
  }

  function update(id: number, request: Received, known: boolean): Answer {
    const post = posts.find((one) => one.id === id)
    if (!post) return noPost()
    if (!known) return error(401, 'rest_cannot_edit', 'Sorry, you are not allowed to edit this post.')
    const body = jsonOf(request)
    if (body['status'] === 'publish' && !may('publish_posts'))
      return error(403, 'rest_cannot_publish', 'Sorry, you are not allowed to publish posts in this post type.')
    const wrong = unknownFields(body)
    if (wrong) return wrong
    if (post.status !== 'publish' && body['status'] === 'publish') post.date_gmt = wordpressTime(now())
    if (typeof body['status'] === 'string') post.status = body['status']
    for (const field of ['slug', 'title', 'content'] as const) {
      const value = body[field]
      if (typeof value === 'string') post[field] = value
    }
    if (Array.isArray(body['tags'])) post.tags = body['tags'] as number[]
    if (typeof body['featured_media'] === 'number') post.featured_media = body['featured_media']
    if (post.status === 'publish') post.slug = unique(post.slug || slugOf(post.title), post.id)
    return ok(shown(post))
  }

  /** Trash first, unless `force`; what is in the bin already is 410, and a site without one wants `force` (501). */
  function removePost(id: number, known: boolean, force: boolean): Answer {
    const post = posts.find((one) => one.id === id)
    if (!post) return noPost()
    if (!known || !may('delete_published_posts'))
      return error(known ? 403 : 401, 'rest_cannot_delete', 'Sorry, you are not allowed to delete this post.')
    if (force) {
      posts.splice(posts.indexOf(post), 1)
      return ok({ deleted: true, previous: shown(post) })
    }
    if (options.no_bin === true)
      return error(501, 'rest_trash_not_supported', "The post does not support trashing. Set 'force=true' to delete.")
    if (post.status === 'trash') return error(410, 'rest_already_trashed', 'The post has already been deleted.')
    Object.assign(post, { status: 'trash', slug: `${post.slug}__trashed` })
    return ok(shown(post))
  }

  function removeComment(id: number, known: boolean, force: boolean): Answer {
    const comment = comments.find((one) => one.id === id)
    if (!comment) return noComment()
    if (!known) return error(401, 'rest_cannot_delete', 'Sorry, you are not allowed to delete this comment.')
    if (force) {
      comments.splice(comments.indexOf(comment), 1)
      return ok({ deleted: true, previous: shownComment(comment) })
    }
    if (options.no_bin === true)
      return error(501, 'rest_trash_not_supported', "The comment does not support trashing. Set 'force=true' to delete.")
    if (comment.status === 'trash') return error(410, 'rest_already_trashed', 'The comment has already been trashed.')
    comment.status = 'trash'
    return ok(shownComment(comment))
  }

  /** As `WP_REST_Comments_Controller` of 6.5: who may not write posts sees what is approved, and filters by nobody. */
  function listComments(query: URLSearchParams, known: boolean): Answer {
    const strange = [...query.keys()].filter((name) => !commentFilters.has(name))
    if (strange.length > 0) return error(400, 'rest_invalid_param', `Invalid parameter(s): ${strange.join(', ')}`)
    const guarded = ['author', 'author_exclude', 'status'].filter((name) => query.has(name))
    if (guarded.length > 0 && (!known || !may('edit_posts')))
      return error(known ? 403 : 401, 'rest_forbidden_param', `Query parameter not permitted: ${guarded.join(', ')}`)
    const size = Number(query.get('per_page') ?? 10)
    if (size > 100) return error(400, 'rest_invalid_param', 'Invalid parameter(s): per_page')
    const number = (name: string): number | null => (query.has(name) ? Number(query.get(name)) : null)
    const states = query.get('status') === 'all' ? ['approved', 'hold'] : ['approved']
    const after = query.get('after')
    const found = comments
      .filter((one) => states.includes(one.status))
      .filter((one) => after === null || Date.parse(`${one.date_gmt}Z`) > Date.parse(after))
      .filter((one) => [one.author, null].includes(number('author')) && one.author !== number('author_exclude'))
      .filter((one) => [one.post, null].includes(number('post')) && [one.parent, null].includes(number('parent')))
    // by the instant and downwards unless it is said otherwise
    if (query.get('order') !== 'asc') found.reverse()
    const page = Number(query.get('page') ?? 1)
    const headers = { 'x-wp-total': String(found.length), 'x-wp-totalpages': String(Math.ceil(found.length / size)) }
    return { ...ok(found.slice((page - 1) * size, page * size).map(shownComment)), headers }
  }

  function oneComment(id: number, known: boolean): Answer {
    const found = comments.find((one) => one.id === id)
    if (!found) return noComment()
    if (found.status !== 'approved' && !known)
      return error(401, 'rest_cannot_read', 'Sorry, you are not allowed to read this comment.')
    return ok(shownComment(found))
  }

  function makeComment(request: Received, known: boolean): Answer {
    if (!known) return error(401, 'rest_comment_login_required', 'Sorry, you must be logged in to comment.')
    const body = jsonOf(request)
    const strange = Object.keys(body).filter((name) => !['post', 'parent', 'content'].includes(name))
    if (strange.length > 0) return error(400, 'rest_invalid_param', `Invalid parameter(s): ${strange.join(', ')}`)
    const post = posts.find((one) => one.id === body['post'])
    if (!post)
      return error(403, 'rest_comment_invalid_post_id', 'Sorry, you are not allowed to create this comment without a post.')
    if (closed.has(post.id)) return error(403, 'rest_comment_closed', 'Sorry, comments are closed for this item.')
    const content = String(body['content'] ?? '')
    if (content.trim() === '') return error(400, 'rest_comment_content_invalid', 'Invalid comment content.')
    const parent = Number(body['parent'] ?? 0)
    const same = (one: WordpressComment): boolean =>
      one.post === post.id && one.parent === parent && one.author === 2 && one.content === content && one.status !== 'trash'
    if (comments.some(same))
      return error(409, 'comment_duplicate', 'Duplicate comment detected; it looks as though you&#8217;ve already said that!')
    const made = addComment({ post: post.id, parent, author: 2, author_name: 'La rédaction', content, at: now() })
    return { status: 201, body: shownComment(made) }
  }

  function addComment(
    given: Omit<WordpressComment, 'id' | 'date_gmt' | 'status'> & { at: Date; status?: WordpressComment['status'] },
  ) {
    const { at, status = 'approved', ...rest } = given
    const made: WordpressComment = { id: nextComment++, date_gmt: wordpressTime(at), status, ...rest }
    comments.push(made)
    return made
  }

  const shownComment = (comment: WordpressComment) => {
    const { content, ...plain } = comment
    const post = posts.find((one) => one.id === comment.post)
    return {
      ...plain,
      date: comment.date_gmt,
      author_url: '',
      type: 'comment',
      link: `${server.url}/${post?.slug ?? ''}/#comment-${comment.id}`,
      content: { rendered: `<p>${texturized(content)}</p>\n` },
    }
  }

  /** A slug that no published post and no image has; drafts do not count. */
  function unique(slug: string, id: number): string {
    const taken = new Set([
      ...posts.filter((one) => one.id !== id && one.status === 'publish').map((one) => one.slug),
      ...media.filter((one) => one.id !== id).map((one) => one.slug),
    ])
    let free = slug
    for (let n = 2; taken.has(free); n++) free = `${slug}-${n}`
    return free
  }

  const shown = (post: WordpressPost) => ({
    ...post,
    date: post.date_gmt,
    type: 'post',
    link: post.status === 'publish' ? `${server.url}/${post.slug}/` : `${server.url}/?p=${post.id}`,
    title: { raw: post.title, rendered: texturized(post.title) },
    content: { raw: post.content, rendered: texturized(post.content), protected: false },
    author: 2,
  })

  return {
    ...server,
    secrets: { username, application_password },
    posts: () => posts,
    media: () => media,
    tags: () => tags,
    comments: () => comments,
    comment(post, text, { at = now(), ...given } = {}) {
      // what is no allowed tag has been escaped by the reader's hand, or WordPress has taken it out
      const content = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
      return addComment({ post, parent: 0, author: 0, author_name: 'Une lectrice', content, at, ...given }).id
    },
    closeComments: (post) => void closed.add(post),
    write({ title, content = '', status = 'publish', slug = slugOf(title), at = now() }) {
      const id = nextId++
      const post = { id, status, slug, title, content, tags: [], featured_media: 0, date_gmt: wordpressTime(at) }
      if (status === 'publish') post.slug = unique(slug, id)
      posts.push(post)
      return post
    },
    addTag(name) {
      tags.push({ id: nextId, name })
      return nextId++
    },
    trash(id) {
      const post = posts.find((one) => one.id === id)
      if (post) Object.assign(post, { status: 'trash', slug: `${post.slug}__trashed` })
    },
    remove(id) {
      posts.splice(
        posts.findIndex((one) => one.id === id),
        1,
      )
    },
  }
}

const commentFilters = new Set([
  'after',
  'author',
  'author_exclude',
  'order',
  'orderby',
  'page',
  'parent',
  'per_page',
  'post',
  'status',
])

/** As `wptexturize` shows what was typed. */
const texturized = (html: string): string =>
  html.replace(/<[^>]*>|'|\.\.\./g, (found) => (found === "'" ? '&#8217;' : found === '...' ? '&#8230;' : found))

const fields = new Set(['status', 'slug', 'title', 'content', 'featured_media', 'tags'])

/** WordPress passes over what it does not know; here nothing may be sent that it would pass over. */
function unknownFields(body: Record<string, unknown>): Answer | null {
  const strange = Object.keys(body).filter((name) => !fields.has(name))
  return strange.length > 0 ? error(400, 'rest_invalid_param', `Invalid parameter(s): ${strange.join(', ')}`) : null
}

function jsonOf(request: Received): Record<string, unknown> {
  if (!(request.headers['content-type'] ?? '').startsWith('application/json')) return {}
  return JSON.parse(request.body.toString('utf8')) as Record<string, unknown>
}

const matches = (wanted: string | null, slug: string): boolean => wanted === null || wanted === slug
/** Names come back as HTML. */
const shownTag = (tag: { id: number; name: string }) => ({
  ...tag,
  name: tag.name.replaceAll('&', '&amp;'),
  slug: tagSlug(tag.name),
})
/** Letters of other scripts stay, percent-encoded. */
const tagSlug = (name: string): string =>
  /[a-z0-9]/i.test(name.normalize('NFD')) ? slugOf(name.replace(/['’]/g, '')) : encodeURIComponent(name).toLowerCase()
const asciiLower = (text: string): string => text.replace(/[A-Z]/g, (letter) => letter.toLowerCase())
const wordpressTime = (at: Date): string => at.toISOString().slice(0, 19)
const ok = (body: unknown): Answer => ({ status: 200, body })
const noPost = (): Answer => error(404, 'rest_post_invalid_id', 'Invalid post ID.')
const noComment = (): Answer => error(404, 'rest_comment_invalid_id', 'Invalid comment ID.')
const error = (status: number, code: string, message: string): Answer => ({
  status,
  body: { code, message, data: { status } },
})
