import { randomBytes } from 'node:crypto'
import { sniffImage, startLoopback, type Answer, type Loopback, type Received } from './loopback.ts'

export interface LinkedInOptions {
  readonly author?: string
  readonly token?: string
  /** Scopes of the token; by default all that the kind of author needs. */
  readonly scopes?: readonly string[]
  /** Bytes of each part of a video; LinkedIn's own are 4 MiB. */
  readonly part_bytes?: number
  /** How many times a file is `PROCESSING` before it is `AVAILABLE`. */
  readonly processing_polls?: number
  /** What a person may do for the page. */
  readonly role?: string
  readonly version?: string
  readonly now?: () => Date
  readonly port?: number
}

export interface LinkedInPost {
  readonly id: string
  readonly author: string
  readonly commentary: string
  readonly content: Record<string, unknown>
  readonly created: number
  readonly reshared: boolean
}

export interface LinkedInComment {
  readonly urn: string
  readonly id: string
  readonly actor: string
  readonly object: string
  readonly parent: string | null
  readonly text: string
  readonly time: number
}

export interface FakeLinkedIn extends Loopback {
  readonly token: string
  readonly author: string
  posts(): readonly LinkedInPost[]
  comments(): readonly LinkedInComment[]
  /** What a person writes in the web page. */
  write(commentary: string, at?: Date, more?: Partial<LinkedInPost>): LinkedInPost
  comment(actor: string, text: string, under: string, at?: Date): LinkedInComment
  remove(id: string): void
  /** Statistics and figures as they are answered; absent ones are not given. */
  readonly figures: Map<string, number>
  /** Addresses of upload that were handed out end now. */
  expire(): void
  readonly uploaded: readonly { readonly urn: string; readonly bytes: number }[]
}

interface File {
  readonly urn: string
  readonly kind: 'image' | 'video'
  readonly owner: string
  bytes: number
  readonly size: number
  readonly token: string
  readonly parts: { readonly key: string; readonly first: number; readonly last: number; etag: string | null }[]
  state: 'WAITING_UPLOAD' | 'PROCESSING' | 'AVAILABLE'
  polls: number
  used: boolean
}

const person = 'urn:li:person:Ab-3_kQ9'
const day = 24 * 3600_000
const bodyFields = new Set([
  'author',
  'commentary',
  'visibility',
  'distribution',
  'content',
  'lifecycleState',
  'isReshareDisabledByAuthor',
])
const perMember = ['openid', 'profile', 'w_member_social', 'r_member_postAnalytics', 'r_member_profileAnalytics'] as const
const perPage = ['openid', 'profile', 'w_organization_social', 'r_organization_social', 'rw_organization_admin'] as const

/**
 * The versioned API on loopback: headers, fields and rights as learn.microsoft.com/linkedin/marketing/community-management says (pages of
 * the versions 2026-03 to 2026-09, read 2026-11-22); refusals of repeats as seen by others (github.com/Arisamiga/Linkedin-RSS/issues/5).
 */
export async function startLinkedIn(options: LinkedInOptions = {}): Promise<FakeLinkedIn> {
  const author = options.author ?? person
  const ofPage = author.startsWith('urn:li:organization:')
  const token = options.token ?? 'AQX-canary-linkedin-token-5d1c'
  const scopes: readonly string[] = options.scopes ?? (ofPage ? perPage : perMember)
  const now = options.now ?? (() => new Date())
  const partBytes = options.part_bytes ?? 4_194_304
  const posts: LinkedInPost[] = []
  const comments: LinkedInComment[] = []
  const files = new Map<string, File>()
  const figures = new Map<string, number>()
  const uploaded: { urn: string; bytes: number }[] = []
  let expired = new Set<string>()
  let serial = 7_400_000_000_000_000_000n

  const server = await startLoopback({
    ...(options.port === undefined ? {} : { port: options.port }),
    subject(method, path) {
      if (method === 'POST' && /^\/rest\/(posts|socialActions\/.*\/comments)(\?|$)/.test(path)) return 'publish'
      return /^\/(rest\/(images|videos)|dms-uploads)/.test(path) ? 'media' : 'read'
    },
    answer,
  })

  const may = (...wanted: string[]): boolean => wanted.some((one) => scopes.includes(one))
  const write = ofPage ? 'w_organization_social' : 'w_member_social'

  function answer(request: Received): Answer {
    const url = new URL(request.path, 'http://loopback')
    if (url.pathname === '/oauth/v2/introspectToken') return introspect(request)
    if (url.pathname.startsWith('/dms-uploads/')) return receive(request, url)
    if (request.headers['authorization'] !== `Bearer ${token}`) {
      return refused(401, 'INVALID_ACCESS_TOKEN', 'Invalid access token', 65_600)
    }
    if (url.pathname === '/v2/userinfo') {
      return may('openid') ? ok({ sub: person.slice('urn:li:person:'.length), name: 'Camille Roux' }) : denied('userinfo.GET')
    }
    if (url.pathname === '/v2/me') {
      return may('r_basicprofile')
        ? ok({ id: person.slice('urn:li:person:'.length), localizedFirstName: 'Camille', localizedLastName: 'Roux' })
        : denied('me.GET.NO_VERSION')
    }
    if (!url.pathname.startsWith('/rest/')) return refused(404, 'RESOURCE_NOT_FOUND', 'No virtual resource found')
    const version = request.headers['linkedin-version']
    if (version === undefined)
      return refused(
        400,
        'VERSION_MISSING',
        'A version must be present. Please specify a version by adding the LinkedIn-Version header.',
      )
    if (version !== (options.version ?? '202609'))
      return refused(426, 'NONEXISTENT_VERSION', `Requested version ${version} is not active`)
    if (request.headers['x-restli-protocol-version'] !== '2.0.0')
      return refused(400, 'ILLEGAL_ARGUMENT', 'Syntax exception in path variables')
    return rest(request, url)
  }

  function rest(request: Received, url: URL): Answer {
    // the query as it was sent: in Rest.li parentheses and commas are signs of their own
    const query = new Map(
      (request.path.split('?')[1] ?? '').split('&').map((part) => part.split(/=(.*)/s).slice(0, 2) as [string, string]),
    )
    const path = url.pathname.slice('/rest/'.length)
    const route = `${request.method} ${path.split('/')[0] ?? ''}`
    const finds = request.headers['x-restli-method'] === 'FINDER'
    if (query.has('q') !== finds && request.method === 'GET') return refused(400, 'BAD_REQUEST', 'no such finder')
    switch (route) {
      case 'POST posts':
        return create(request)
      case 'GET posts':
        return path === 'posts' ? list(query) : one(decodeURIComponent(path.slice('posts/'.length)))
      case 'DELETE posts':
        return removePost(decodeURIComponent(path.slice('posts/'.length)))
      case 'POST images':
      case 'POST videos':
        return uploadAction(path as 'images' | 'videos', query.get('action') ?? '', request)
      case 'GET images':
      case 'GET videos':
        return state(decodeURIComponent(path.split('/')[1] ?? ''))
      case 'POST socialActions':
      case 'GET socialActions':
      case 'DELETE socialActions':
        return social(request, path, query)
      case 'GET organizationAcls':
        return acls(query)
      case 'GET organizations':
        return may('rw_organization_admin')
          ? ok({ id: 42, localizedName: 'Boulangerie Roux', vanityName: 'boulangerie-roux' })
          : denied('organizations.GET')
      case 'GET organizationalEntityShareStatistics':
        return shareStatistics(query)
      case 'GET networkSizes':
        if (!may('rw_organization_admin')) return denied('networkSizes.GET')
        if (query.get('edgeType') !== 'COMPANY_FOLLOWED_BY_MEMBER') return refused(400, 'ILLEGAL_ARGUMENT', 'edgeType')
        return figures.has('followers') ? ok({ firstDegreeSize: figures.get('followers') }) : ok({})
      case 'GET memberCreatorPostAnalytics':
        return memberAnalytics(query)
      case 'GET memberFollowersCount':
        if (!may('r_member_profileAnalytics')) return denied('memberFollowersCount.FINDER-me')
        return elements(figures.has('followers') ? [{ memberFollowersCount: figures.get('followers') }] : [])
      default:
        return refused(404, 'RESOURCE_NOT_FOUND', `No virtual resource found for: ${path}`)
    }
  }

  function create(request: Received): Answer {
    if (!may(write)) return denied('partnerApiPostsExternal.CREATE.20260901')
    const body = jsonOf(request)
    if (body === null) return refused(400, 'BAD_REQUEST', 'Cannot parse request entity')
    const strange = Object.keys(body).filter((name) => !bodyFields.has(name))
    if (strange.length > 0) return invalid(`unrecognized field found but not allowed: ${strange.join(', ')}`)
    const {
      commentary,
      distribution,
      content = {},
    } = body as { commentary?: unknown; distribution?: Record<string, unknown>; content?: Record<string, unknown> }
    if (body['author'] !== author)
      return refused(403, 'ACCESS_DENIED', 'Field Value validation failed in REQUEST_BODY: author', 100)
    if (typeof commentary !== 'string') return invalid('commentary :: field is required but not found')
    if (body['visibility'] !== 'PUBLIC' || body['lifecycleState'] !== 'PUBLISHED') return invalid('visibility, lifecycleState')
    if (distribution?.['feedDistribution'] !== 'MAIN_FEED') return invalid('distribution.feedDistribution')
    if ([...seen(commentary)].length > 3000) return invalid('commentary :: length of the text exceeds 3000')
    if (commentary === '' && Object.keys(content).length === 0) return invalid('a post must have commentary or content')
    // by its words, whatever stands beside them
    const twin = posts.find((post) => post.author === author && post.commentary === commentary)
    if (twin !== undefined) return duplicate(twin.id)
    const problem = contentProblem(content)
    if (problem !== null) return invalid(problem)
    for (const urn of mediaOf(content)) {
      const file = files.get(urn)
      if (file) file.used = true
    }
    const made = add(commentary, now(), { content })
    // The real answer has no body: this one has, so that it can be cut off in the middle.
    return { status: 201, headers: { 'x-restli-id': made.id, 'x-linkedin-id': made.id }, body: {} }
  }

  function contentProblem(content: Record<string, unknown>): string | null {
    if (Object.keys(content).length > 1) return 'content :: is a union and has more than one member'
    const article = content['article'] as Record<string, unknown> | undefined
    if (article) {
      if (typeof article['source'] !== 'string' || !URL.canParse(article['source'])) return 'content.article.source'
      if (typeof article['title'] !== 'string' || article['title'] === '') return 'content.article.title :: field is required'
    }
    const images = (content['multiImage'] as { images?: unknown[] } | undefined)?.images
    if (content['multiImage'] !== undefined && (!images || images.length < 2 || images.length > 20))
      return 'multiImage.images :: 2 to 20'
    for (const urn of mediaOf(content)) {
      const file = files.get(urn)
      if (!file || file.owner !== author) return `${urn} is not valid or does not belong to the author`
      if (file.state === 'WAITING_UPLOAD' || file.used) return `${urn} was not uploaded`
    }
    return null
  }

  function mediaOf(content: Record<string, unknown>): string[] {
    const media = content['media'] as { id?: string } | undefined
    const images = (content['multiImage'] as { images?: { id?: string }[] } | undefined)?.images ?? []
    return [media, ...images].flatMap((one) => (one?.id === undefined ? [] : [one.id]))
  }

  function add(commentary: string, at: Date, more: Partial<LinkedInPost> = {}): LinkedInPost {
    const made = {
      id: `urn:li:share:${String(serial++)}`,
      author,
      commentary,
      content: {},
      created: at.getTime(),
      reshared: false,
      ...more,
    }
    posts.push(made)
    return made
  }

  function list(query: Map<string, string>): Answer {
    if (!may('r_organization_social')) return denied('partnerApiPostsExternal.FINDER-author.20260901')
    if (query.get('q') !== 'author' || decodeURIComponent(query.get('author') ?? '') !== author)
      return refused(400, 'ILLEGAL_ARGUMENT', 'author')
    const count = Number(query.get('count') ?? 10)
    const start = Number(query.get('start') ?? 0)
    if (count > 100) return refused(400, 'ILLEGAL_ARGUMENT', 'count')
    const sorted = posts.toSorted((a, b) => b.created - a.created)
    return elements(sorted.slice(start, start + count).map(shown))
  }

  function one(urn: string): Answer {
    if (!may('r_organization_social')) return denied('partnerApiPostsExternal.GET.20260901')
    const found = posts.find((post) => post.id === urn)
    return found ? ok(shown(found)) : refused(404, 'NOT_FOUND', 'Not found')
  }

  const shown = (post: LinkedInPost) => ({
    id: post.id,
    author: post.author,
    commentary: post.commentary,
    createdAt: post.created,
    publishedAt: post.created,
    lastModifiedAt: post.created,
    lifecycleState: 'PUBLISHED',
    visibility: 'PUBLIC',
    ...(post.reshared ? { reshareContext: { parent: 'urn:li:share:1', root: 'urn:li:share:1' } } : {}),
    ...(Object.keys(post.content).length > 0 ? { content: post.content } : {}),
  })

  function removePost(urn: string): Answer {
    if (!may(write)) return denied('partnerApiPostsExternal.DELETE')
    remove(urn)
    return { status: 204 }
  }

  function remove(urn: string): void {
    const index = posts.findIndex((post) => post.id === urn)
    if (index >= 0) posts.splice(index, 1)
  }

  function uploadAction(what: 'images' | 'videos', action: string, request: Received): Answer {
    if (!may(write)) return denied(`${what}.ACTION`)
    const body = jsonOf(request)
    if (action === 'finalizeUpload' && what === 'videos')
      return finalize(body?.['finalizeUploadRequest'] as Record<string, unknown> | undefined)
    const asked = body?.['initializeUploadRequest'] as Record<string, unknown> | undefined
    if (action !== 'initializeUpload' || asked === undefined) return refused(400, 'ILLEGAL_ARGUMENT', 'action')
    if (asked['owner'] !== author) return refused(403, 'ACCESS_DENIED', 'owner', 100)
    const kind = what === 'images' ? 'image' : 'video'
    const size = Number(asked['fileSizeBytes'] ?? 0)
    if (kind === 'video' && !(size >= 75_000 && size <= 500_000_000)) return invalid('fileSizeBytes')
    const key = randomBytes(8).toString('hex')
    const count = kind === 'image' ? 1 : Math.ceil(size / partBytes)
    const file: File = {
      urn: `urn:li:${kind}:C4D${key}`,
      kind,
      owner: author,
      bytes: 0,
      size,
      token: kind === 'video' ? randomBytes(6).toString('hex') : '',
      parts: Array.from({ length: count }, (_, index) => ({
        key: `${key}-${index}`,
        first: index * partBytes,
        last: Math.min(size, (index + 1) * partBytes) - 1,
        etag: null,
      })),
      state: 'WAITING_UPLOAD',
      polls: options.processing_polls ?? 0,
      used: false,
    }
    files.set(file.urn, file)
    const address = (part: { key: string }): string => `${server.url}/dms-uploads/${part.key}?sau=1`
    const uploadUrlsExpireAt = now().getTime() + day
    if (kind === 'image')
      return ok({ value: { uploadUrlExpiresAt: uploadUrlsExpireAt, uploadUrl: address({ key: `${key}-0` }), image: file.urn } })
    const uploadInstructions = file.parts.map((part) => ({
      uploadUrl: address(part),
      firstByte: part.first,
      lastByte: part.last,
    }))
    return ok({ value: { uploadUrlsExpireAt, video: file.urn, uploadInstructions, uploadToken: file.token } })
  }

  function receive(request: Received, url: URL): Answer {
    const key = url.pathname.slice('/dms-uploads/'.length)
    const file = [...files.values()].find((one) => one.parts.some((part) => part.key === key))
    const part = file?.parts.find((one) => one.key === key)
    if (request.method !== 'PUT' || !file || !part || expired.has(key)) return { status: 403, body: 'the address has expired' }
    if (file.kind === 'image') {
      if (request.headers['authorization'] !== `Bearer ${token}`) return { status: 401, body: 'no token' }
      if (sniffImage(request.body) === null) return { status: 400, body: 'no image' }
      file.state = 'PROCESSING'
    } else if (request.body.length !== part.last - part.first + 1) return { status: 400, body: 'wrong length' }
    part.etag = `"${randomBytes(6).toString('hex')}"`
    file.bytes += request.body.length
    uploaded.push({ urn: file.urn, bytes: request.body.length })
    return { status: file.kind === 'image' ? 201 : 200, headers: { etag: part.etag } }
  }

  function finalize(asked: Record<string, unknown> | undefined): Answer {
    const file = files.get(String(asked?.['video']))
    if (!file) return refused(404, 'NOT_FOUND', 'video')
    const etags = file.parts.map((part) => part.etag?.replaceAll('"', ''))
    if (asked?.['uploadToken'] !== file.token || JSON.stringify(asked['uploadedPartIds']) !== JSON.stringify(etags))
      return invalid('uploadedPartIds')
    if (file.state !== 'WAITING_UPLOAD') return refused(400, 'BAD_REQUEST', 'the upload is finalized already')
    file.state = 'PROCESSING'
    return { status: 200 }
  }

  function state(urn: string): Answer {
    if (!ofPage) return denied('images.GET')
    const file = files.get(urn)
    if (!file) return refused(404, 'NOT_FOUND', 'no such file')
    if (file.state === 'PROCESSING' && file.polls-- <= 0) file.state = 'AVAILABLE'
    return ok({ id: urn, owner: file.owner, status: file.state })
  }

  function social(request: Received, path: string, query: Map<string, string>): Answer {
    const [, key = '', number] = /^socialActions\/([^/]+)\/comments(?:\/(\d+))?$/.exec(path) ?? []
    // as a key: every sign of Rest.li's own is escaped
    if (key === '' || /[():,]/.test(key)) return refused(400, 'ILLEGAL_ARGUMENT', 'Syntax exception in path variables')
    const under = decodeURIComponent(key)
    if (request.method === 'DELETE') {
      if (decodeURIComponent(query.get('actor') ?? '') !== author) return refused(400, 'ILLEGAL_ARGUMENT', 'actor')
      const index = comments.findIndex((one) => one.id === number)
      if (index < 0) return refused(404, 'NOT_FOUND', 'comment')
      comments.splice(index, 1)
      return { status: 204 }
    }
    const known = posts.some((post) => post.id === under) || comments.some((one) => one.urn === under && one.parent === null)
    if (!known) return refused(404, 'NOT_FOUND', `${under} is not there`)
    if (request.method === 'GET') {
      if (!may('r_organization_social', 'r_organization_social_feed')) return denied('socialActions.comments.GET_ALL')
      const start = Number(query.get('start') ?? 0)
      const direct = comments.filter((one) => (one.parent ?? one.object) === under)
      return elements(direct.slice(start, start + Number(query.get('count') ?? 10)).map(shownComment))
    }
    if (!may(write, `${write}_feed`)) return denied('socialActions.comments.CREATE')
    const body = jsonOf(request)
    const text = (body?.['message'] as { text?: unknown } | undefined)?.text
    if (body === null || body['actor'] !== author || typeof text !== 'string' || text.trim() === '')
      return invalid('actor, message.text')
    const parent = under.startsWith('urn:li:comment:') ? under : null
    const object = parent === null ? under : (comments.find((one) => one.urn === parent)?.object ?? '')
    if (body['object'] !== object || (body['parentComment'] ?? null) !== parent) return invalid('object, parentComment')
    const made = addComment(author, text, under, now())
    return { status: 201, headers: { 'x-restli-id': made.id }, body: shownComment(made) }
  }

  function addComment(actor: string, text: string, under: string, at: Date): LinkedInComment {
    const parent = under.startsWith('urn:li:comment:') ? under : null
    const object = parent === null ? under : (comments.find((one) => one.urn === parent)?.object ?? '')
    const id = String(serial++)
    const made = { urn: `urn:li:comment:(${object},${id})`, id, actor, object, parent, text, time: at.getTime() }
    comments.push(made)
    return made
  }

  const shownComment = (one: LinkedInComment) => ({
    id: one.id,
    commentUrn: one.urn,
    actor: one.actor,
    object: one.object,
    ...(one.parent === null ? {} : { parentComment: one.parent }),
    message: { attributes: [], text: one.text },
    created: { actor: one.actor, time: one.time },
    commentsSummary: { totalFirstLevelComments: comments.filter((other) => other.parent === one.urn).length },
  })

  function acls(query: Map<string, string>): Answer {
    if (!may('rw_organization_admin')) return denied('organizationAcls.FINDER-roleAssignee')
    if (query.get('q') !== 'roleAssignee') return refused(400, 'ILLEGAL_ARGUMENT', 'q')
    const role = options.role ?? 'ADMINISTRATOR'
    return elements(role === '' ? [] : [{ organization: author, role, roleAssignee: person, state: 'APPROVED' }])
  }

  function shareStatistics(query: Map<string, string>): Answer {
    if (!may('rw_organization_admin')) return denied('organizationalEntityShareStatistics.FINDER')
    if (decodeURIComponent(query.get('organizationalEntity') ?? '') !== author)
      return refused(400, 'ILLEGAL_ARGUMENT', 'organizationalEntity')
    const names = ['uniqueImpressionsCount', 'impressionCount', 'likeCount', 'commentCount', 'shareCount', 'clickCount']
    const totalShareStatistics = Object.fromEntries(
      names.flatMap((name) => (figures.has(name) ? [[name, figures.get(name)]] : [])),
    )
    const intervals = query.get('timeIntervals')
    if (intervals !== undefined) {
      const [, start, end] = /^\(timeRange:\(start:(\d+),end:(\d+)\),timeGranularityType:DAY\)$/.exec(intervals) ?? []
      if (Number(end) - Number(start) !== day) return refused(400, 'ILLEGAL_ARGUMENT', 'timeIntervals')
      return elements([
        { organizationalEntity: author, totalShareStatistics, timeRange: { start: Number(start), end: Number(end) } },
      ])
    }
    const [, kind, inner = ''] = /^(?:List\(()([^()]*)\))$/.exec(query.get('shares') ?? query.get('ugcPosts') ?? '') ?? []
    if (kind === undefined) return refused(400, 'ILLEGAL_ARGUMENT', 'shares')
    const urns = inner.split(',').map(decodeURIComponent)
    if (urns.some((urn) => figures.has(`bad:${urn}`)))
      return refused(400, 'ILLEGAL_ARGUMENT', 'one of the shares is not of this organization')
    const known = urns.filter((urn) => posts.some((post) => post.id === urn) && !figures.has(`silent:${urn}`))
    return elements(known.map((share) => ({ organizationalEntity: author, share, totalShareStatistics })))
  }

  function memberAnalytics(query: Map<string, string>): Answer {
    if (!may('r_member_postAnalytics')) return denied('memberCreatorPostAnalytics.FINDER')
    const metric = query.get('queryType') ?? ''
    const aggregation = query.get('aggregation')
    if (figures.has(`bad:${metric}`)) return refused(400, 'ILLEGAL_ARGUMENT', `queryType ${metric}`)
    const rows = figures.has(metric) ? [{ count: figures.get(metric), metricType: metric }] : []
    if (query.get('q') === 'me') {
      const range = /^\(start:\(year:\d{4},month:\d\d?,day:\d\d?\),end:\(year:\d{4},month:\d\d?,day:\d\d?\)\)$/
      return aggregation === 'DAILY' && range.test(query.get('dateRange') ?? '')
        ? elements(rows)
        : refused(400, 'ILLEGAL_ARGUMENT', 'dateRange')
    }
    const [, key, urn = ''] = /^\((share|ugc):([^():]+)\)$/.exec(query.get('entity') ?? '') ?? []
    if (key === undefined || aggregation !== 'TOTAL') return refused(400, 'ILLEGAL_ARGUMENT', 'entity')
    return posts.some((post) => post.id === decodeURIComponent(urn))
      ? elements(rows)
      : refused(404, 'NOT_FOUND', 'no such post')
  }

  function introspect(request: Received): Answer {
    const form = new URLSearchParams(request.body.toString('utf8'))
    if (form.get('client_id') !== '77app' || form.get('client_secret') !== 'app-secret-canary')
      return refused(401, 'invalid_client', 'Client authentication failed')
    if (form.get('token') !== token) return ok({ active: false, status: 'expired' })
    const seconds = Math.floor(now().getTime() / 1000)
    return ok({
      active: true,
      status: 'active',
      client_id: '77app',
      scope: scopes.join(','),
      created_at: seconds,
      expires_at: seconds + 5_184_000,
      auth_type: '3L',
    })
  }

  return {
    ...server,
    token,
    author,
    posts: () => posts,
    comments: () => comments,
    write: (commentary, at = now(), more = {}) => add(commentary, at, more),
    comment: (actor, text, under, at = now()) => addComment(actor, text, under, at),
    remove,
    figures,
    expire() {
      expired = new Set([...files.values()].flatMap((file) => file.parts.map((part) => part.key)))
    },
    uploaded,
  }
}

const ok = (body: unknown): Answer => ({ status: 200, body })
const elements = (rows: readonly unknown[]): Answer =>
  ok({ paging: { start: 0, count: rows.length, links: [] }, elements: rows })

function refused(status: number, code: string, message: string, serviceErrorCode?: number): Answer {
  return { status, body: { status, code, message, ...(serviceErrorCode === undefined ? {} : { serviceErrorCode }) } }
}

const denied = (what: string): Answer => refused(403, 'ACCESS_DENIED', `Not enough permissions to access: ${what}`, 100)
const invalid = (what: string): Answer => refused(422, 'UNPROCESSABLE_ENTITY', `ERROR :: /${what}`)

/** As recorded by others, with the post that is repeated in its words. */
export function duplicate(urn: string): Answer {
  const body = {
    errorDetailType: 'com.linkedin.common.error.BadRequest',
    message: `com.linkedin.content.common.exception.BadRequestResponseException: Content is a duplicate of ${urn}`,
    errorDetails: { inputErrors: [{ description: 'Duplicate post is detected', input: {}, code: 'DUPLICATE_POST' }] },
    status: 422,
  }
  return { status: 422, body }
}

function jsonOf(request: Received): Record<string, unknown> | null {
  try {
    return JSON.parse(request.body.toString('utf8')) as Record<string, unknown>
  } catch {
    return null
  }
}

/** What readers see of a commentary: it ends, without a word, at the first sign of `little` that is neither escaped nor in its place. */
export function seen(commentary: string): string {
  let out = ''
  for (let rest = commentary; rest !== '';) {
    const [escape, sign] = /^\\([\\|{}@[\]()<>#*_~])/.exec(rest) ?? []
    const [template, hash, tag = ''] = /^\{hashtag\|\\?([#＃])\|((?:\\.|[^\\{}|])*)\}/.exec(rest) ?? []
    const plain = /^[^\\|{}@[\]()<>#*_~]+/.exec(rest)?.[0]
    const taken = escape ?? template ?? plain
    if (taken === undefined) return out
    out += sign ?? (hash === undefined ? (plain ?? '') : `${hash}${tag.replace(/\\(.)/gsu, '$1')}`)
    rest = rest.slice(taken.length)
  }
  return out
}
