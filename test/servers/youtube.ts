import { startLoopback, type Answer, type Loopback, type Received } from './loopback.ts'
import {
  googleDoor,
  googleProblem,
  googleSecrets,
  jsonOf,
  pageOf,
  unknownFields,
  type GoogleDoor,
  type GoogleSecrets,
} from './google.ts'

const scope = {
  upload: 'https://www.googleapis.com/auth/youtube.upload',
  manage: 'https://www.googleapis.com/auth/youtube.force-ssl',
  analytics: 'https://www.googleapis.com/auth/yt-analytics.readonly',
} as const
export const youtubeScopes = [scope.upload, scope.manage, scope.analytics] as const

export interface YouTubeOptions {
  readonly scopes?: readonly string[]
  /** Until its audit is passed, what a project uploads stays private. */
  readonly audited?: boolean
  /** Bytes of one piece that are kept; the rest has to be sent again. Absent: all of it. */
  readonly keeps?: number
  /** Where the upload is sent; absent: this server. */
  readonly session_base?: string
  /** Metrics that the Analytics API does not know any more. */
  readonly unknown_metrics?: readonly string[]
  /** Of the newest videos and days nothing is counted yet. */
  readonly late_analytics?: boolean
  /** Answers that come with a thread. */
  readonly inline_replies?: number
  readonly channel?: 'one' | 'none'
  readonly long_uploads?: string
  readonly likes?: 'shown' | 'hidden'
  readonly now?: () => Date
  readonly port?: number
}

export interface YouTubeVideo {
  readonly id: string
  readonly title: string
  readonly description: string
  readonly tags: readonly string[]
  readonly lang: string | null
  readonly bytes: number
  status: Record<string, unknown>
  published_at: string
  readonly uploaded_at: string
}

export interface YouTubeComment {
  readonly id: string
  readonly video: string
  readonly parent: string | null
  readonly author: string
  readonly text: string
  readonly at: string
}

export interface FakeYouTube extends Loopback {
  readonly secrets: GoogleSecrets
  readonly channel_id: string
  readonly door: GoogleDoor
  /** All videos, private ones too, oldest first. */
  videos(): readonly YouTubeVideo[]
  comments(): readonly YouTubeComment[]
  /** A video that a person uploads in YouTube Studio. */
  write(title: string, description: string, at?: Date): YouTubeVideo
  /** Somebody else's comment, or the answer to one. */
  comment(video: string, text: string, parent?: string, at?: Date): string
  /** How many upload sessions were opened, and all of them end. */
  sessions(): number
  expireSessions(): void
  /** What YouTube finds out later of every video that is there. */
  reject(reason: string): void
  remove(id: string): void
}

interface Session {
  readonly total: number
  readonly snippet: Record<string, unknown>
  readonly status: Record<string, unknown>
  received: Buffer
  video: string | null
}

const PIECE = 256 * 1024
const stranger = 'UCstranger0000000000000'
const snippetFields = ['title', 'description', 'tags', 'categoryId', 'defaultLanguage', 'defaultAudioLanguage']
const statusFields = [
  'privacyStatus',
  'embeddable',
  'license',
  'publicStatsViewable',
  'selfDeclaredMadeForKids',
  'containsSyntheticMedia',
]
const metricNames = ['views', 'shares', 'estimatedMinutesWatched', 'subscribersGained', 'subscribersLost']

/**
 * The parts of the YouTube Data API v3 and of the YouTube Analytics API v2 that smm uses, on loopback, as strict as
 * https://developers.google.com/youtube/v3/docs, …/youtube/v3/guides/using_resumable_upload_protocol and
 * https://developers.google.com/youtube/analytics/reference/reports/query (2026-11-22) describe them.
 */
export async function startYouTube(options: YouTubeOptions = {}): Promise<FakeYouTube> {
  const now = options.now ?? (() => new Date())
  const door = googleDoor(options.scopes ?? youtubeScopes)
  const channelId = 'UCboulangerie0000000000'
  const uploads = 'UUboulangerie0000000000'
  const videos: YouTubeVideo[] = []
  const comments: YouTubeComment[] = []
  const sessions = new Map<string, Session>()
  let opened = 0
  let serial = 0

  const server = await startLoopback({
    ...(options.port === undefined ? {} : { port: options.port }),
    subject(method, path) {
      if (path.startsWith('/upload/')) return 'media'
      if (path.startsWith('/token')) return 'session'
      return method === 'GET' || method === 'DELETE' ? 'read' : 'publish'
    },
    answer,
  })

  /** YouTube counts whole seconds. */
  const seconds = (at: Date): string => at.toISOString().replace(/\.\d+Z$/, 'Z')

  function answer(request: Received): Answer {
    const url = new URL(request.path, 'http://loopback')
    const query = url.searchParams
    const route = `${request.method} ${url.pathname}`
    const needed = url.pathname.startsWith('/upload/')
      ? [scope.upload, scope.manage]
      : url.pathname === '/v2/reports'
        ? [scope.analytics]
        : [scope.manage]
    const refusal = door.check(request, needed)
    if (refusal !== null) return refusal
    if (route === 'POST /upload/youtube/v3/videos') return open(request, query)
    if (route === 'PUT /upload/youtube/v3/videos') return receive(request, query)
    if (route === 'GET /v2/reports') return report(query)
    const [, resource] = /^\/youtube\/v3\/(\w+)$/.exec(url.pathname) ?? []
    if (resource === undefined) return googleProblem(404, 'NOT_FOUND', 'notFound', 'Not Found')
    if (request.method !== 'DELETE' && query.get('part') === null)
      return bad('missingRequiredParameter', "Required parameter: 'part'")
    switch (`${request.method} ${resource}`) {
      case 'GET channels':
        return channels(query)
      case 'GET videos':
        return listVideos(query)
      case 'PUT videos':
        return update(request, query)
      case 'DELETE videos':
        return removeVideo(query.get('id') ?? '')
      case 'GET playlistItems':
        return playlist(query)
      case 'GET commentThreads':
        return threads(query)
      case 'POST commentThreads':
        return addThread(request)
      case 'GET comments':
        return answersTo(query)
      case 'POST comments':
        return addAnswer(request)
      case 'DELETE comments':
        return removeComment(query.get('id') ?? '')
      default:
        return googleProblem(404, 'NOT_FOUND', 'notFound', 'Not Found')
    }
  }

  function open(request: Received, query: URLSearchParams): Answer {
    if (query.get('uploadType') !== 'resumable') return bad('invalidParameter', 'uploadType')
    if (query.get('part') !== 'snippet,status') return bad('unexpectedPart', 'part')
    const total = Number(request.headers['x-upload-content-length'])
    const type = request.headers['x-upload-content-type'] ?? ''
    if (!Number.isInteger(total) || total <= 0)
      return bad('mediaBodyRequired', 'The request does not include the video content.')
    if (!/^(video\/[\w.+-]+|application\/octet-stream)$/.test(type))
      return bad('badContent', `Media type '${type}' is not supported.`)
    const body = jsonOf(request)
    if (body === null) return bad('parseError', 'Parse Error')
    const snippet = (body['snippet'] ?? {}) as Record<string, unknown>
    const status = (body['status'] ?? {}) as Record<string, unknown>
    const unknown = [
      ...unknownFields(body, ['snippet', 'status']),
      ...unknownFields(snippet, snippetFields),
      ...unknownFields(status, statusFields),
    ]
    if (unknown.length > 0) return bad('badRequest', `Unknown name "${unknown.join('", "')}"`)
    const refusal = snippetProblem(snippet)
    if (refusal !== null) return refusal
    if (!['private', 'public', 'unlisted'].includes(String(status['privacyStatus'])))
      return bad('invalidVideoMetadata', 'privacyStatus')
    opened += 1
    const id = `session-${opened}`
    sessions.set(id, { total, snippet, status, received: Buffer.alloc(0), video: null })
    const base = options.session_base ?? server.url
    return {
      status: 200,
      headers: { location: `${base}/upload/youtube/v3/videos?uploadType=resumable&part=snippet,status&upload_id=${id}` },
    }
  }

  function snippetProblem(snippet: Record<string, unknown>): Answer | null {
    const { title, description = '', tags = [] } = snippet
    if (typeof title !== 'string' || title === '' || [...title].length > 100 || /[<>]/.test(title))
      return bad('invalidTitle', 'The request metadata specifies an invalid or empty video title.')
    if (typeof description !== 'string' || Buffer.byteLength(description) > 5000 || /[<>]/.test(description))
      return bad('invalidDescription', 'The request metadata specifies an invalid video description.')
    const long = Array.isArray(tags) ? tags.reduce<number>((sum, tag) => sum + [...String(tag)].length + 1, 0) : Number.NaN
    if (!(long <= 501)) return bad('invalidTags', 'The request metadata specifies invalid video keywords.')
    return null
  }

  function receive(request: Received, query: URLSearchParams): Answer {
    const session = sessions.get(query.get('upload_id') ?? '')
    if (session === undefined) return { status: 404, body: 'Not Found' }
    if (session.video !== null) return { status: 200, body: shownVideo(session.video, ['snippet', 'status']) }
    const range = request.headers['content-range'] ?? ''
    const asked = /^bytes \*\/(\d+)$/.exec(range)
    if (asked) {
      if (Number(asked[1]) !== session.total || request.body.length > 0) return { status: 400, body: 'Invalid upload request' }
      return incomplete(session)
    }
    const [, from, to, total] = (/^bytes (\d+)-(\d+)\/(\d+)$/.exec(range) ?? []).map(Number)
    if (from === undefined || to === undefined || total !== session.total || to - from + 1 !== request.body.length)
      return { status: 400, body: 'Failed to parse Content-Range header.' }
    if (from !== session.received.length)
      return { status: 400, body: 'Invalid request. The range does not follow what is there.' }
    if (to + 1 < total && request.body.length % PIECE !== 0)
      return { status: 400, body: 'Invalid request. The number of bytes must be a multiple of 262144, except for the last.' }
    session.received = Buffer.concat([session.received, request.body.subarray(0, options.keeps ?? request.body.length)])
    if (session.received.length < total) return incomplete(session)
    if (session.received.subarray(4, 8).toString('latin1') !== 'ftyp') return bad('badContent', 'The video is corrupt.')
    const at = seconds(now())
    const { title, description = '', tags = [], defaultLanguage = null } = session.snippet
    const made = add(String(title), String(description), at, {
      tags: tags as string[],
      lang: defaultLanguage as string | null,
      bytes: total,
      status: { ...defaults(), ...session.status },
    })
    session.video = made.id
    return { status: 200, body: shownVideo(made.id, ['snippet', 'status']) }
  }

  const incomplete = ({ received }: Session): Answer => ({
    status: 308,
    headers: received.length === 0 ? {} : { range: `bytes=0-${received.length - 1}` },
  })

  const defaults = () => ({
    uploadStatus: 'uploaded',
    privacyStatus: 'private',
    license: 'youtube',
    embeddable: true,
    publicStatsViewable: true,
    madeForKids: false,
  })

  function add(
    title: string,
    description: string,
    at: string,
    given: Pick<YouTubeVideo, 'tags' | 'lang' | 'bytes' | 'status'>,
  ): YouTubeVideo {
    serial += 1
    const id = `v_-${String(serial).padStart(8, '0')}`
    const video = { id, title, description, published_at: at, uploaded_at: at, ...given }
    videos.push(video)
    return video
  }

  function shownVideo(id: string, parts: readonly string[]): Record<string, unknown> {
    const video = videos.find((one) => one.id === id)
    if (video === undefined) throw new Error(id)
    const statistics = {
      viewCount: '41',
      ...(options.likes === 'hidden' ? {} : { likeCount: '7' }),
      favoriteCount: '0',
      commentCount: String(comments.filter((one) => one.video === id).length),
    }
    const all: Record<string, unknown> = {
      snippet: {
        publishedAt: video.published_at,
        channelId,
        title: video.title,
        description: video.description,
        tags: video.tags,
      },
      status: video.status,
      statistics,
    }
    return { kind: 'youtube#video', id, ...Object.fromEntries(parts.map((part) => [part, all[part]])) }
  }

  function listVideos(query: URLSearchParams): Answer {
    const ids = (query.get('id') ?? '').split(',')
    if (ids.length > 50) return bad('invalidValue', 'id')
    const parts = (query.get('part') ?? '').split(',')
    const items = ids.filter((id) => videos.some((one) => one.id === id)).map((id) => shownVideo(id, parts))
    return ok({ kind: 'youtube#videoListResponse', items })
  }

  /** What the request leaves out of a status goes back to its default. */
  function update(request: Received, query: URLSearchParams): Answer {
    const body = jsonOf(request)
    const status = (body?.['status'] ?? {}) as Record<string, unknown>
    if (body === null || query.get('part') !== 'status') return bad('parseError', 'Parse Error')
    const unknown = [...unknownFields(body, ['id', 'status']), ...unknownFields(status, statusFields)]
    if (unknown.length > 0) return bad('badRequest', `Unknown name "${unknown.join('", "')}"`)
    const video = videos.find((one) => one.id === body['id'])
    if (video === undefined) return missing('videoNotFound', 'The video cannot be found.')
    const privacyStatus = options.audited === false ? 'private' : status['privacyStatus']
    if (!['private', 'public', 'unlisted'].includes(String(privacyStatus))) return bad('invalidVideoMetadata', 'privacyStatus')
    if (video.status['privacyStatus'] !== 'public' && privacyStatus === 'public') video.published_at = seconds(now())
    video.status = { ...defaults(), uploadStatus: video.status['uploadStatus'], ...status, privacyStatus }
    return ok(shownVideo(video.id, ['status']))
  }

  function removeVideo(id: string): Answer {
    const index = videos.findIndex((one) => one.id === id)
    if (index < 0) return missing('videoNotFound', 'The video that you are trying to delete cannot be found.')
    videos.splice(index, 1)
    return { status: 204 }
  }

  function removeComment(id: string): Answer {
    const index = comments.findIndex((one) => one.id === id)
    if (index < 0) return missing('commentNotFound', 'The specified comment could not be found.')
    comments.splice(index, 1)
    return { status: 204 }
  }

  function channels(query: URLSearchParams): Answer {
    if (query.get('mine') !== 'true') return bad('missingRequiredParameter', 'No filter selected.')
    if (options.channel === 'none') return ok({ kind: 'youtube#channelListResponse', pageInfo: { totalResults: 0 } })
    const all: Record<string, unknown> = {
      snippet: { title: 'Boulangerie', customUrl: '@boulangerie' },
      contentDetails: { relatedPlaylists: { likes: 'LL', uploads } },
      status: { privacyStatus: 'public', longUploadsStatus: options.long_uploads ?? 'allowed' },
      statistics: {
        viewCount: '5120',
        subscriberCount: '312',
        hiddenSubscriberCount: false,
        videoCount: String(videos.length),
      },
    }
    const parts = (query.get('part') ?? '').split(',').map((part) => [part, all[part]])
    return ok({
      kind: 'youtube#channelListResponse',
      items: [{ kind: 'youtube#channel', id: channelId, ...Object.fromEntries(parts) }],
    })
  }

  function playlist(query: URLSearchParams): Answer {
    if (query.get('playlistId') !== uploads) return missing('playlistNotFound', 'The playlist cannot be found.')
    if (videos.length === 0) return missing('playlistNotFound', 'The playlist cannot be found.')
    const { page, next } = pageOf(videos.toReversed(), query, Math.min(Number(query.get('maxResults') ?? 5), 50))
    const items = page.map((one) => ({
      snippet: { publishedAt: one.uploaded_at, title: one.title, playlistId: uploads },
      contentDetails: { videoId: one.id },
    }))
    return ok({ items, ...(next && { nextPageToken: next }) })
  }

  function commentsOf(video: string): Answer | null {
    const found = videos.find((one) => one.id === video)
    if (found === undefined)
      return missing('videoNotFound', 'The video identified by the videoId parameter could not be found.')
    if (found.status['privacyStatus'] !== 'public') return googleProblem(403, 'PERMISSION_DENIED', 'forbidden', 'Forbidden')
    return null
  }

  function addThread(request: Received): Answer {
    const snippet = (jsonOf(request)?.['snippet'] ?? {}) as Record<string, unknown>
    const text = (
      (snippet['topLevelComment'] as Record<string, unknown> | undefined)?.['snippet'] as Record<string, unknown> | undefined
    )?.['textOriginal']
    if (unknownFields(snippet, ['channelId', 'videoId', 'topLevelComment']).length > 0) return bad('badRequest', 'Unknown name')
    if (snippet['channelId'] !== channelId) return bad('channelIdMissing', 'channelId')
    if (typeof text !== 'string' || text === '') return bad('commentTextRequired', 'The comment text is missing.')
    const refusal = commentsOf(String(snippet['videoId']))
    if (refusal !== null) return refusal
    return ok(shownThread(addComment(String(snippet['videoId']), text, null, channelId, now())))
  }

  function addAnswer(request: Received): Answer {
    const snippet = (jsonOf(request)?.['snippet'] ?? {}) as Record<string, unknown>
    const { parentId, textOriginal } = snippet
    if (unknownFields(snippet, ['parentId', 'textOriginal']).length > 0) return bad('badRequest', 'Unknown name')
    if (typeof textOriginal !== 'string' || textOriginal === '')
      return bad('commentTextRequired', 'The comment text is missing.')
    const parent = comments.find((one) => one.id === parentId && one.parent === null)
    if (parent === undefined) return missing('parentCommentNotFound', 'The specified parent comment could not be found.')
    return ok(shownComment(addComment(parent.video, textOriginal, parent.id, channelId, now())))
  }

  function addComment(video: string, text: string, parent: string | null, author: string, at: Date): YouTubeComment {
    serial += 1
    const own = `Ugz-${String(serial).padStart(18, '0')}AaABAg`
    const made = { id: parent === null ? own : `${parent}.${own}`, video, parent, author, text, at: seconds(at) }
    comments.push(made)
    return made
  }

  function shownComment(one: YouTubeComment) {
    return {
      kind: 'youtube#comment',
      id: one.id,
      snippet: {
        authorDisplayName: one.author === channelId ? '@boulangerie' : '@passant',
        authorChannelUrl: `http://www.youtube.com/channel/${one.author}`,
        authorChannelId: { value: one.author },
        ...(one.parent === null ? { videoId: one.video } : { parentId: one.parent }),
        textDisplay: one.text,
        // given to its author only
        ...(one.author === channelId ? { textOriginal: one.text } : {}),
        publishedAt: one.at,
        updatedAt: one.at,
      },
    }
  }

  function shownThread(top: YouTubeComment, parts: readonly string[] = ['snippet']) {
    const answers = comments.filter((one) => one.parent === top.id)
    const inline = answers.slice(0, options.inline_replies ?? 5).map(shownComment)
    const { videoId, ...snippet } = {
      channelId,
      videoId: top.video,
      topLevelComment: shownComment(top),
      canReply: true,
      totalReplyCount: answers.length,
      isPublic: true,
    }
    return {
      kind: 'youtube#commentThread',
      id: top.id,
      snippet: { ...snippet, videoId },
      ...(parts.includes('replies') && inline.length > 0 ? { replies: { comments: inline } } : {}),
    }
  }

  function threads(query: URLSearchParams): Answer {
    if (query.get('textFormat') !== 'plainText') return bad('invalidParameter', 'textFormat: this server wants plain text')
    const videoId = query.get('videoId')
    if (videoId !== null) {
      const refusal = commentsOf(videoId)
      if (refusal !== null) return refusal
    } else if (query.get('allThreadsRelatedToChannelId') !== channelId)
      return bad('missingRequiredParameter', 'No filter selected.')
    const list = comments
      .filter((one) => one.parent === null && (videoId === null || one.video === videoId))
      .toSorted((a, b) => Date.parse(b.at) - Date.parse(a.at))
    const { page, next } = pageOf(list, query, Math.min(Number(query.get('maxResults') ?? 20), 100))
    const parts = (query.get('part') ?? '').split(',')
    return ok({ items: page.map((one) => shownThread(one, parts)), ...(next && { nextPageToken: next }) })
  }

  function answersTo(query: URLSearchParams): Answer {
    const parent = query.get('parentId')
    if (!comments.some((one) => one.id === parent))
      return missing('commentNotFound', 'The specified comment could not be found.')
    const list = comments.filter((one) => one.parent === parent)
    const { page, next } = pageOf(list, query, Math.min(Number(query.get('maxResults') ?? 20), 100))
    return ok({ items: page.map(shownComment), ...(next && { nextPageToken: next }) })
  }

  function report(query: URLSearchParams): Answer {
    const metrics = (query.get('metrics') ?? '').split(',')
    const dimension = query.get('dimensions') ?? ''
    const unknown = metrics.filter((name) => !metricNames.includes(name) || options.unknown_metrics?.includes(name) === true)
    if (query.get('ids') !== 'channel==MINE') return bad('invalid', "Invalid value for 'ids'")
    for (const end of ['startDate', 'endDate'])
      if (!/^\d{4}-\d\d-\d\d$/.test(query.get(end) ?? '')) return bad('badRequest', end)
    if (unknown.length > 0)
      return bad('badRequest', `Unknown identifier (${unknown.join(', ')}) given in field parameters.metrics.`)
    const [, filtered] = /^video==([\w,-]+)$/.exec(query.get('filters') ?? '') ?? []
    const keys = dimension === 'day' ? [query.get('startDate') ?? ''] : (filtered ?? '').split(',')
    const shown = { views: 40, shares: 3, estimatedMinutesWatched: 120, subscribersGained: 5, subscribersLost: 1 } as Record<
      string,
      number
    >
    const rows = options.late_analytics === true ? [] : keys.map((key) => [key, ...metrics.map((name) => shown[name])])
    const columnHeaders = [dimension, ...metrics].map((name) => ({ name }))
    return ok({ kind: 'youtubeAnalytics#resultTable', columnHeaders, rows })
  }

  return {
    ...server,
    secrets: googleSecrets,
    channel_id: channelId,
    door,
    videos: () => videos,
    comments: () => comments,
    write: (title, description, at = now()) =>
      add(title, description, seconds(at), {
        tags: [],
        lang: null,
        bytes: 1,
        status: { ...defaults(), privacyStatus: 'public' },
      }),
    comment: (video, text, parent, at = now()) => addComment(video, text, parent ?? null, stranger, at).id,
    sessions: () => opened,
    expireSessions: () => sessions.clear(),
    reject(reason) {
      for (const video of videos) video.status = { ...video.status, uploadStatus: 'rejected', rejectionReason: reason }
    },
    remove: (id) => void removeVideo(id),
  }
}

const ok = (body: unknown): Answer => ({ status: 200, body })
const bad = (reason: string, message: string): Answer => googleProblem(400, 'INVALID_ARGUMENT', reason, message)
const missing = (reason: string, message: string): Answer => googleProblem(404, 'NOT_FOUND', reason, message)
