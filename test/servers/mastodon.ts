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

export interface MastodonOptions {
  /**
   * `mastodon`: 4.5, honours `Idempotency-Key` for an hour. `old`: 3.5, the same without `/api/v2/instance`.
   * `snac`: what snac 2.94 was seen to do: no v2 instance page, the key ignored, an empty 401 body.
   * `gotosocial`: has the v2 page, ignores the key.
   */
  readonly flavour?: 'mastodon' | 'old' | 'snac' | 'gotosocial'
  readonly token?: string
  readonly username?: string
  /** The name that somebody else goes by. */
  readonly other_name?: string
  readonly max_characters?: number
  readonly max_media_attachments?: number
  /** How many times a medium answers 206 before it is ready; 0: the upload itself answers 200. */
  readonly processing_polls?: number
  /** The scopes of the app behind the token; `mastodon` (4.3 and later) tells them. */
  readonly scopes?: readonly string[]
  readonly video_types?: readonly string[]
  /** Shows timelines to nobody without a token. */
  readonly closed_timelines?: boolean
  readonly now?: () => Date
  readonly port?: number
}

export interface MastodonPost {
  readonly id: string
  readonly text: string
  /** As the API shows it: HTML. */
  readonly content: string
  readonly url: string
  readonly created_at: string
  readonly language: string | null
  readonly visibility: string
  readonly in_reply_to_id: string | null
  readonly idempotency_key: string | null
  readonly media: readonly { readonly id: string; readonly type: string; readonly description: string | null }[]
  readonly account: 'own' | 'other'
  readonly in_reply_to_account_id: string | null
  readonly reblogs_count: number
  readonly favourites_count: number
  /** Since 4.5; null on others. */
  readonly quotes_count: number | null
}

export interface FakeMastodon extends Loopback {
  readonly token: string
  readonly account_id: string
  /** Every status that exists, oldest first. */
  posts(): readonly MastodonPost[]
  /** A status that a person wrote in the web page. */
  write(text: string, at?: Date, in_reply_to_id?: string): MastodonPost
  /** What a person takes away in the web page. */
  remove(id: string): void
  /** Somebody else's status that names the account; its id. */
  mention(text: string, given?: { in_reply_to_id?: string; at?: Date; visibility?: string; html?: string }): string
  /** What readers did with a status. */
  count(id: string, figures: Partial<Pick<MastodonPost, 'reblogs_count' | 'favourites_count' | 'quotes_count'>>): void
  /** A file that no post shows is dropped after a day. */
  forgetMedia(): void
}

interface Notification {
  readonly id: bigint
  readonly type: 'mention' | 'favourite' | 'follow'
  readonly at: Date
  readonly status_id: string | null
}

interface Medium {
  readonly id: string
  readonly type: string
  readonly description: string | null
  polls: number
  attached: boolean
}

const versions = {
  mastodon: '4.5.3',
  old: '3.5.19',
  snac: '4.0.0 (not true; really snac/2.94)',
  gotosocial: '0.20.2+git-2ba5c5b',
} as const
const sources = {
  mastodon: 'https://github.com/mastodon/mastodon',
  old: '',
  snac: '',
  gotosocial: 'https://codeberg.org/superseriousbusiness/gotosocial',
} as const
const allScopes = ['read', 'write']
const deletesInHalfAnHour = 30
const statusFields = new Set(['status', 'media_ids', 'visibility', 'language', 'sensitive', 'spoiler_text', 'in_reply_to_id'])
const hour = 3_600_000

/**
 * A Mastodon server on loopback, as strict as the real one on what smm sends. After the OpenAPI description of 4.7, the pages on scopes,
 * media, notifications and rate limits of docs.joinmastodon.org (2026-11-22), and what snac and GoToSocial were seen to do.
 */
export async function startMastodon(options: MastodonOptions = {}): Promise<FakeMastodon> {
  const flavour = options.flavour ?? 'mastodon'
  const token = options.token ?? 'mastodon-canary-token-7f3a91'
  const username = options.username ?? 'boulangerie'
  const other_name = options.other_name ?? 'Une amie'
  const now = options.now ?? (() => new Date())
  const maxCharacters = options.max_characters ?? 500
  const maxMedia = options.max_media_attachments ?? 4
  const honoursKeys = flavour === 'mastodon' || flavour === 'old'
  const scopes = options.scopes ?? allScopes
  const videoTypes = options.video_types ?? ['video/webm', 'video/mp4', 'video/quicktime', 'video/ogg']
  const posts: MastodonPost[] = []
  const others: MastodonPost[] = []
  const notifications: Notification[] = []
  const deletes: number[] = []
  const media = new Map<string, Medium>()
  const keys = new Map<string, { id: string; at: number }>()
  let nextNotification = 5000n
  let nextId = 115_000_000_000_000_000n

  const server = await startLoopback({
    ...(options.port === undefined ? {} : { port: options.port }),
    subject(method, path) {
      if (method === 'POST' && path.startsWith('/api/v1/statuses')) return 'publish'
      return path.startsWith('/api/v2/media') || path.startsWith('/api/v1/media') ? 'media' : 'read'
    },
    answer,
  })

  const account = () => ({
    id: '109',
    username,
    acct: username,
    display_name: 'Boulangerie',
    url: `${server.url}/@${username}`,
    followers_count: 128,
    following_count: 40,
    statuses_count: posts.length,
  })
  const other = {
    id: '204',
    username: 'amie',
    acct: 'amie@ailleurs.example',
    display_name: other_name,
    url: 'https://ailleurs.example/@amie',
    followers_count: 12_500,
  }
  /** `write` holds `write:media` and the others of its kind. */
  const may = (scope: string): boolean => scopes.includes(scope) || scopes.includes(scope.split(':')[0] ?? '')
  const outside = (): Answer => ({ status: 403, body: { error: 'This action is outside the authorized scopes' } })

  async function answer(request: Received): Promise<Answer> {
    const url = new URL(request.path, 'http://loopback')
    const route = `${request.method} ${url.pathname}`
    if (route === 'GET /api/v2/instance')
      return flavour === 'mastodon' || flavour === 'gotosocial' ? ok(instanceV2()) : missing()
    if (route === 'GET /api/v1/instance') return ok(instanceV1())
    const [, tag] = /^\/api\/v1\/timelines\/tag\/([^/]+)$/.exec(url.pathname) ?? []
    if (request.method === 'GET' && tag !== undefined) return tagged(request, decodeURIComponent(tag), url.searchParams)
    if (request.headers['authorization'] !== `Bearer ${token}`) {
      return flavour === 'snac' ? { status: 401 } : { status: 401, body: { error: 'The access token is invalid' } }
    }
    if (route === 'GET /api/v1/apps/verify_credentials') {
      if (flavour === 'snac') return missing()
      return ok({ name: 'smm', website: null, ...(flavour === 'mastodon' ? { id: '7', scopes } : {}) })
    }
    if (route === 'GET /api/v1/accounts/verify_credentials') return may('read:accounts') ? ok(account()) : outside()
    if (route === 'POST /api/v2/media') return may('write:media') ? upload(request) : outside()
    if (route === 'POST /api/v1/statuses') return may('write:statuses') ? create(request) : outside()
    if (route === 'GET /api/v1/notifications') return may('read:notifications') ? notified(url.searchParams) : outside()
    const [, mediumId] = /^\/api\/v1\/media\/(\d+)$/.exec(url.pathname) ?? []
    if (request.method === 'GET' && mediumId !== undefined) return medium(mediumId)
    const [, statusId] = /^\/api\/v1\/statuses\/(\d+)$/.exec(url.pathname) ?? []
    if (statusId !== undefined) {
      if (request.method === 'DELETE') return may('write:statuses') ? destroy(statusId) : outside()
      if (request.method !== 'GET') return missing()
      if (!may('read:statuses')) return outside()
      const found = [...posts, ...others].find((post) => post.id === statusId)
      return found ? ok(shown(found)) : missing()
    }
    if (route === 'GET /api/v1/accounts/109/statuses') return may('read:statuses') ? list(url.searchParams) : outside()
    return missing()
  }

  /** 30 in half an hour (docs.joinmastodon.org/api/rate-limits, 2026-11-22); the instant of the next one as ISO 8601. */
  function destroy(id: string): Answer {
    const found = posts.find((post) => post.id === id)
    if (!found) return missing()
    const recent = deletes.filter((at) => now().getTime() - at < 1_800_000)
    const reset = new Date((recent[0] ?? now().getTime()) + 1_800_000).toISOString()
    const headers = {
      'x-ratelimit-limit': '30',
      'x-ratelimit-remaining': String(29 - recent.length),
      'x-ratelimit-reset': reset,
    }
    if (recent.length >= deletesInHalfAnHour) return { status: 429, headers, body: { error: 'Too many requests' } }
    deletes.push(now().getTime())
    posts.splice(posts.indexOf(found), 1)
    return { status: 200, headers, body: { ...shown(found), text: found.text } }
  }

  /** Newest first; `min_id` gives what comes just after it, `max_id` what lies before. */
  function notified(query: URLSearchParams): Answer {
    const limit = Number(query.get('limit') ?? 40)
    const [minId, maxId] = [query.get('min_id'), query.get('max_id')]
    for (const id of [minId, maxId]) if (id !== null && !/^\d+$/.test(id)) return missing()
    const types = query.getAll('types[]')
    const wanted = notifications
      .filter((one) => types.length === 0 || types.includes(one.type))
      .filter((one) => (maxId === null || one.id < BigInt(maxId)) && (minId === null || one.id > BigInt(minId)))
    const capped = Math.min(limit, 80)
    const page = minId === null ? wanted.slice(-capped) : wanted.slice(0, capped)
    const body = page.toReversed().map(({ id, type, at, status_id }) => {
      const status = others.find((one) => one.id === status_id)
      return {
        id: String(id),
        type,
        created_at: at.toISOString(),
        account: other,
        ...(status ? { status: shown(status) } : {}),
      }
    })
    return { status: 200, headers: rate(), body }
  }

  /** Public posts under a tag, newest first: to a token that may read, and to nobody in particular unless the server is closed. */
  function tagged(request: Received, tag: string, query: URLSearchParams): Answer {
    const { authorization } = request.headers
    if (authorization !== undefined && authorization !== `Bearer ${token}`)
      return { status: 401, body: { error: 'The access token is invalid' } }
    if (authorization !== undefined && !may('read:statuses')) return outside()
    if (authorization === undefined && options.closed_timelines === true)
      return { status: 401, body: { error: 'This method requires an authenticated user' } }
    const [minId, maxId] = [query.get('min_id'), query.get('max_id')]
    const wanted = [...posts, ...others]
      .toSorted((a, b) => (BigInt(a.id) < BigInt(b.id) ? -1 : 1))
      .filter((one) => one.visibility === 'public')
      .filter((one) =>
        [...one.text.matchAll(/#([\p{L}\p{N}_]+)/gu)].some(([, name]) => name?.toLowerCase() === tag.toLowerCase()),
      )
      .filter((one) => (maxId === null || BigInt(one.id) < BigInt(maxId)) && (minId === null || BigInt(one.id) > BigInt(minId)))
    const capped = Math.min(Number(query.get('limit') ?? 20), 40)
    const page = minId === null ? wanted.slice(-capped) : wanted.slice(0, capped)
    return { status: 200, headers: rate(), body: page.toReversed().map(shown) }
  }

  function instanceV1() {
    return {
      uri: new URL(server.url).host,
      title: 'Loopback',
      version: versions[flavour],
      ...(flavour === 'snac' ? {} : { configuration: configuration() }),
    }
  }

  function instanceV2() {
    return {
      domain: new URL(server.url).host,
      title: 'Loopback',
      version: versions[flavour],
      source_url: sources[flavour],
      configuration: configuration(),
    }
  }

  const configuration = () => ({
    statuses: { max_characters: maxCharacters, max_media_attachments: maxMedia, characters_reserved_per_url: 23 },
    media_attachments: {
      description_limit: 1500,
      image_matrix_limit: 33_177_600,
      image_size_limit: 16_777_216,
      supported_mime_types: ['image/jpeg', 'image/png', 'image/gif', 'image/webp', ...videoTypes],
      video_size_limit: 103_809_024,
      video_frame_rate_limit: 120,
      video_matrix_limit: 8_294_400,
    },
  })

  function upload(request: Received): Answer {
    const form = formData(request)
    const bytes = form.get('file')
    if (bytes === undefined) return invalid("File can't be blank")
    const video = sniffVideo(bytes)
    const type = video ?? sniffImage(bytes)
    if (type === null || (video !== null && !videoTypes.includes(video))) return invalid('File content type is invalid')
    if (video === null && bytes.length > 16_777_216) return invalid('File file size must be less than 16 MB')
    if (bytes.length > 103_809_024) return invalid('File file size must be less than 99 MB')
    const description = form.get('description')?.toString() ?? null
    if (description !== null && [...description].length > 1500) return invalid('Description is too long')
    // 4.0 and later work on videos in the background, always
    const polls = Math.max(options.processing_polls ?? 0, video === null ? 0 : 1)
    const made: Medium = {
      id: String(nextId++),
      type: video === null ? 'image' : 'video',
      description,
      polls,
      attached: false,
    }
    media.set(made.id, made)
    const body = {
      id: made.id,
      type: made.type,
      url: polls > 0 ? null : `${server.url}/media/${made.id}`,
      description: made.description,
    }
    return { status: polls > 0 ? 202 : 200, body }
  }

  function medium(id: string): Answer {
    const found = media.get(id)
    if (!found || found.attached) return missing()
    if (found.polls > 0) {
      found.polls -= 1
      return { status: 206, body: { id, type: found.type, url: null } }
    }
    return ok({ id, type: found.type, url: `${server.url}/media/${id}`, description: found.description })
  }

  function create(request: Received): Answer {
    const key = request.headers['idempotency-key'] ?? null
    const known = key === null ? undefined : keys.get(key)
    if (honoursKeys && known && now().getTime() - known.at < hour) {
      const first = posts.find((post) => post.id === known.id)
      return first ? ok(shown(first)) : missing()
    }
    let body: Record<string, unknown>
    try {
      body = JSON.parse(request.body.toString('utf8')) as Record<string, unknown>
    } catch {
      return { status: 400, body: { error: 'There was a problem in the JSON you submitted' } }
    }
    const unknown = Object.keys(body).filter((name) => !statusFields.has(name))
    if (unknown.length > 0) return { status: 400, body: { error: `unexpected field ${unknown.join(', ')}` } }
    const text = typeof body['status'] === 'string' ? body['status'] : ''
    const ids = Array.isArray(body['media_ids']) ? body['media_ids'].map(String) : []
    if (text.trim() === '' && ids.length === 0) return invalid("Text can't be blank")
    if (characters(text) > maxCharacters) return invalid(`Text character limit of ${maxCharacters} exceeded`)
    if (!['public', 'unlisted', 'private', 'direct'].includes(String(body['visibility'] ?? 'public'))) {
      return invalid('Visibility is not included in the list')
    }
    if (body['language'] !== undefined && !/^[a-z]{2,3}$/.test(String(body['language']))) return invalid('Language is invalid')
    const parent = body['in_reply_to_id'] ?? null
    const answered = [...posts, ...others].find((post) => post.id === parent)
    if (parent !== null && !answered)
      return { status: 404, body: { error: 'The post you are trying to reply to does not appear to exist.' } }
    if (ids.length > maxMedia) return invalid(`Cannot attach more than ${maxMedia} files`)
    const attached = ids.map((id) => media.get(id))
    if (attached.some((one) => one === undefined || one.attached)) return invalid('Media attachments are invalid')
    if (attached.length > 1 && attached.some((one) => one?.type === 'video'))
      return invalid('Cannot attach a video to a post that already contains images')
    if (attached.some((one) => (one?.polls ?? 0) > 0)) {
      return invalid('Cannot attach files that have not finished processing. Try again in a moment!')
    }
    for (const one of attached) if (one) one.attached = true
    const language = typeof body['language'] === 'string' ? body['language'] : null
    const made = add(text, now(), {
      language,
      visibility: String(body['visibility'] ?? 'public'),
      in_reply_to_id: parent === null ? null : String(parent),
      idempotency_key: key,
      list: attached.filter((one) => one !== undefined),
    })
    if (key !== null) keys.set(key, { id: made.id, at: now().getTime() })
    return { status: 200, headers: rate(), body: shown(made) }
  }

  function add(
    text: string,
    at: Date,
    {
      list,
      ...given
    }: Pick<MastodonPost, 'language' | 'visibility' | 'in_reply_to_id' | 'idempotency_key'> & {
      list: readonly Medium[]
    },
  ): MastodonPost {
    const id = String(nextId++)
    const post: MastodonPost = {
      id,
      text,
      content: rendered(text),
      url: `${server.url}/@${username}/${id}`,
      created_at: at.toISOString(),
      ...given,
      ...fresh('own'),
      in_reply_to_account_id: ownerOf(given.in_reply_to_id),
      media: list.map(({ id: mediumId, type, description }) => ({ id: mediumId, type, description })),
    }
    posts.push(post)
    return post
  }

  const fresh = (who: MastodonPost['account']) => ({
    account: who,
    reblogs_count: 0,
    favourites_count: 0,
    quotes_count: flavour === 'mastodon' ? 0 : null,
  })

  function ownerOf(id: string | null): string | null {
    if (id === null) return null
    return posts.some((post) => post.id === id) ? '109' : others.some((post) => post.id === id) ? other.id : null
  }

  function list(query: URLSearchParams): Answer {
    const limit = Math.min(Number(query.get('limit') ?? 20), 40)
    const maxId = query.get('max_id')
    const page = posts
      .toReversed()
      .filter((post) => maxId === null || BigInt(post.id) < BigInt(maxId))
      .slice(0, limit)
    return { status: 200, headers: rate(), body: page.map(shown) }
  }

  function shown(post: MastodonPost) {
    return {
      id: post.id,
      created_at: post.created_at,
      visibility: post.visibility,
      in_reply_to_id: post.in_reply_to_id,
      in_reply_to_account_id: post.in_reply_to_account_id,
      language: post.language,
      uri: `${server.url}/users/${username}/statuses/${post.id}`,
      url: post.url,
      content: post.content,
      account: post.account === 'own' ? account() : other,
      media_attachments: post.media,
      reblog: null,
      replies_count: [...posts, ...others].filter((one) => one.in_reply_to_id === post.id).length,
      reblogs_count: post.reblogs_count,
      favourites_count: post.favourites_count,
      ...(post.quotes_count === null ? {} : { quotes_count: post.quotes_count }),
    }
  }

  const rate = () => ({
    'x-ratelimit-limit': '300',
    'x-ratelimit-remaining': '299',
    'x-ratelimit-reset': new Date(now().getTime() + 300_000).toISOString(),
  })

  return {
    ...server,
    token,
    account_id: '109',
    posts: () => posts,
    write: (text, at = now(), in_reply_to_id) =>
      add(text, at, {
        language: null,
        visibility: 'public',
        in_reply_to_id: in_reply_to_id ?? null,
        idempotency_key: null,
        list: [],
      }),
    remove(id) {
      const index = posts.findIndex((post) => post.id === id)
      if (index >= 0) posts.splice(index, 1)
    },
    mention(text, { in_reply_to_id, at = now(), visibility = 'public', html } = {}) {
      const id = String(nextId++)
      others.push({
        id,
        text,
        content: html ?? rendered(text),
        url: `${other.url}/${id}`,
        created_at: at.toISOString(),
        language: 'fr',
        visibility,
        in_reply_to_id: in_reply_to_id ?? null,
        in_reply_to_account_id: ownerOf(in_reply_to_id ?? null),
        idempotency_key: null,
        media: [],
        ...fresh('other'),
      })
      // ids of notifications are numbers of their own, with those of other kinds in between
      notifications.push({ id: nextNotification++, type: 'favourite', at, status_id: null })
      notifications.push({ id: nextNotification++, type: 'mention', at, status_id: id })
      return id
    },
    count(id, figures) {
      const index = posts.findIndex((post) => post.id === id)
      const found = posts[index]
      if (found) posts[index] = { ...found, ...figures }
    },
    forgetMedia: () => media.clear(),
  }
}

const ok = (body: unknown): Answer => ({ status: 200, body })
const missing = (): Answer => ({ status: 404, body: { error: 'Record not found' } })
const invalid = (reason: string): Answer => ({ status: 422, body: { error: `Validation failed: ${reason}` } })

/** As Mastodon counts: characters as a reader sees them, 23 for an address, a remote mention without its server. */
function characters(text: string): number {
  const counted = text.replace(/https?:\/\/\S+/g, 'x'.repeat(23)).replace(/(@[\w.-]+)@[\w.-]+\w/g, '$1')
  return [...new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(counted)].length
}

/** The HTML Mastodon makes of a status: paragraphs, line breaks, shortened links with the whole address inside, hashtags. */
function rendered(text: string): string {
  const html = escapeHtml(text)
    .replace(/https?:\/\/[^\s<]+/g, link)
    .replace(/(^|\s)#([\p{L}\p{N}_]+)/gu, '$1<a href="/tags/$2" class="mention hashtag" rel="tag">#<span>$2</span></a>')
  return html
    .split(/\n{2,}/)
    .map((paragraph) => `<p>${paragraph.replaceAll('\n', '<br />')}</p>`)
    .join('')
}

function link(url: string): string {
  const [, scheme = '', rest = ''] = /^(https?:\/\/(?:www\.)?)(.*)$/.exec(url) ?? []
  const shown = rest.slice(0, 30)
  const tail = rest.slice(30)
  const parts = `<span class="invisible">${scheme}</span><span class="${tail ? 'ellipsis' : ''}">${shown}</span><span class="invisible">${tail}</span>`
  return `<a href="${url}" target="_blank" rel="nofollow noopener" translate="no">${parts}</a>`
}
