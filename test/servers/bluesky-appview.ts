import { lexicons } from '@atproto/api'
import type { BlueskyPds } from './bluesky-pds.ts'
import { sniffVideo, startLoopback, type Answer, type Loopback, type Received, type Subject } from './loopback.ts'

export interface Counts {
  readonly likeCount: number
  readonly repostCount: number
  readonly quoteCount: number
}

export interface BlueskyFront extends Loopback {
  /** What readers did with a post. */
  count(uri: string, counts: Partial<Counts>): void
  /** The app view has not read this post yet. */
  hide(uri: string): void
  /** Tells the account `did` that somebody wrote a post: read from the server that keeps it. `at`: when the app view read it. */
  notify(
    did: string,
    reason: 'reply' | 'mention' | 'quote' | 'like',
    uri: string,
    given?: { at?: Date; subject?: string },
  ): void
  /** The search has read this post: what it finds by words. */
  index(uri: string, at?: Date): void
  /** How the video service treats the next ones. */
  videos: { polls: number; fail: string | null; can_upload: boolean; remaining: number; error: string | null }
  /** The service forgets what it has worked on. */
  forgetVideos(): void
}

interface Notification {
  readonly did: string
  readonly reason: string
  readonly uri: string
  readonly indexedAt: string
  readonly subject: string | null
}

interface Job {
  readonly jobId: string
  readonly did: string
  readonly name: string
  polls: number
  blob: unknown
  failed: string | null
}

const own = /^app\.bsky\.(feed\.getPosts|feed\.searchPosts|actor\.getProfiles?|notification\.listNotifications)$/
const videoServiceDid = 'did:web:video.bsky.app'

/**
 * A real PDS with an app view and a video service before it, on one address. What comes in and what goes out is checked against the
 * lexicons of `@atproto/api`; a blob of a video is put onto the PDS with the token that the client got for it, as the real service does
 * (https://docs.bsky.app/docs/tutorials/video, 2026-11-22), so that the PDS itself checks that token.
 */
export async function startBlueskyFront(
  pds: Pick<BlueskyPds, 'url' | 'xrpc'>,
  subject: (method: string, path: string) => Subject,
): Promise<BlueskyFront> {
  const counts = new Map<string, Partial<Counts>>()
  const hidden = new Set<string>()
  const notifications: Notification[] = []
  const indexed = new Map<string, string>()
  const jobs = new Map<string, Job>()
  const videos: BlueskyFront['videos'] = { polls: 1, fail: null, can_upload: true, remaining: 25, error: null }

  const server = await startLoopback({ subject, answer })

  async function answer(request: Received): Promise<Answer> {
    const url = new URL(request.path, 'http://loopback')
    const nsid = url.pathname.replace(/^\/xrpc\//, '')
    if (nsid === 'app.bsky.video.uploadVideo') return uploadVideo(request, url.searchParams)
    if (nsid === 'app.bsky.video.getJobStatus') return jobStatus(url.searchParams)
    if (nsid === 'app.bsky.video.getUploadLimits') return uploadLimits(request)
    if (!own.test(nsid)) return pass(request)
    const problem = parametersProblem(nsid, url.searchParams)
    if (problem !== null) return invalid(problem)
    // the PDS hands these on for whom it knows
    const who = await pass({ ...request, method: 'GET', path: '/xrpc/com.atproto.server.getSession', body: Buffer.alloc(0) })
    if (who.status !== 200) return who
    const { did } = JSON.parse(String(who.body)) as { did: string }
    const body = await view(nsid, url.searchParams, did)
    lexicons.assertValidXrpcOutput(nsid, body)
    return { status: 200, body }
  }

  async function pass({ method, path, headers, body }: Received): Promise<Answer> {
    const { host: _host, connection: _connection, 'content-length': _length, 'transfer-encoding': _encoding, ...rest } = headers
    const response = await fetch(pds.url + path, {
      method,
      headers: rest,
      ...(body.length > 0 ? { body: new Uint8Array(body) } : {}),
    })
    const type = response.headers.get('content-type')
    return { status: response.status, headers: type === null ? {} : { 'content-type': type }, body: await response.text() }
  }

  async function view(nsid: string, query: URLSearchParams, did: string): Promise<object> {
    if (nsid === 'app.bsky.feed.getPosts') {
      const posts = await Promise.all(query.getAll('uris').map(postView))
      return { posts: posts.filter((one) => one !== null) }
    }
    if (nsid === 'app.bsky.actor.getProfile') {
      const { handle } = (await profile(query.get('actor') ?? '')) ?? { handle: 'handle.invalid' }
      return { did, handle, followersCount: 128, followsCount: 40, postsCount: 12 }
    }
    if (nsid === 'app.bsky.actor.getProfiles') {
      const found = await Promise.all(query.getAll('actors').map(profile))
      return { profiles: found.flatMap((one) => (one === null ? [] : [{ ...one, followersCount: 12_500 }])) }
    }
    if (nsid === 'app.bsky.feed.searchPosts') return searched(query)
    const reasons = query.getAll('reasons')
    const limit = Number(query.get('limit') ?? 50)
    const from = Number(query.get('cursor') ?? 0)
    const all = notifications
      .filter((one) => one.did === did && (reasons.length === 0 || reasons.includes(one.reason)))
      .toSorted((a, b) => b.indexedAt.localeCompare(a.indexedAt))
    const page = await Promise.all(all.slice(from, from + limit).map(notificationView))
    const next = from + limit < all.length ? { cursor: String(from + limit) } : {}
    return { notifications: page, ...next }
  }

  /** Phrases and words that must all be there, the newest first. */
  async function searched(query: URLSearchParams): Promise<object> {
    const phrases = [...(query.get('q') ?? '').matchAll(/"([^"]+)"|([^\s"]+)/g)].map(([, quoted, plain]) =>
      (quoted ?? plain ?? '').toLowerCase(),
    )
    const since = query.get('since') ?? ''
    const all = [...indexed].filter(([, at]) => at >= since).toSorted(([, a], [, b]) => b.localeCompare(a))
    const views = await Promise.all(all.map(async ([uri, indexedAt]) => ({ ...(await postView(uri)), indexedAt })))
    const found = views.filter((one) => {
      const { text, langs } = (one as { record?: { text?: unknown; langs?: unknown } }).record ?? {}
      const lang = query.get('lang')
      return (
        phrases.every((phrase) => String(text).toLowerCase().includes(phrase)) &&
        (lang === null || (Array.isArray(langs) && langs.includes(lang)))
      )
    })
    const [from, limit] = [Number(query.get('cursor') ?? 0), Number(query.get('limit') ?? 25)]
    return { posts: found.slice(from, from + limit), ...(from + limit < found.length ? { cursor: String(from + limit) } : {}) }
  }

  async function record(uri: string) {
    const [repo = '', collection = '', rkey = ''] = uri.slice('at://'.length).split('/')
    const found = await pds.xrpc('com.atproto.repo.getRecord', { query: { repo, collection, rkey } })
    return found.status === 200 ? (found.json as { uri: string; cid: string; value: Record<string, unknown> }) : null
  }

  async function profile(actor: string): Promise<{ did: string; handle: string } | null> {
    const found = await pds.xrpc('com.atproto.repo.describeRepo', { query: { repo: actor } })
    return found.status === 200 ? { did: String(found.json['did']), handle: String(found.json['handle']) } : null
  }

  async function postView(uri: string) {
    const found = hidden.has(uri) ? null : await record(uri)
    const author = found && (await profile(found.uri.slice('at://'.length).split('/')[0] ?? ''))
    if (found === null || author === null) return null
    const replies = notifications.filter((one) => one.reason === 'reply' && one.subject === uri).length
    const given = { likeCount: 0, repostCount: 0, quoteCount: 0, replyCount: replies, ...counts.get(uri) }
    return { uri: found.uri, cid: found.cid, author, record: found.value, indexedAt: new Date().toISOString(), ...given }
  }

  async function notificationView({ uri, reason, subject: reasonSubject, indexedAt }: Notification) {
    const found = await record(uri)
    const author = await profile(uri.slice('at://'.length).split('/')[0] ?? '')
    return {
      uri,
      cid: found?.cid,
      author: { ...author, displayName: 'Une amie' },
      reason,
      ...(reasonSubject === null ? {} : { reasonSubject }),
      record: found?.value,
      isRead: false,
      indexedAt,
    }
  }

  async function uploadVideo(request: Received, query: URLSearchParams): Promise<Answer> {
    const claims = claimsOf(request)
    if (request.method !== 'POST' || claims === null) return denied('AuthMissing', 'no token')
    if (claims.lxm !== 'com.atproto.repo.uploadBlob') return denied('InvalidToken', `a token for ${claims.lxm}`)
    if (claims.iss !== query.get('did')) return denied('InvalidToken', 'the token is not of this account')
    if (!/^[\w.-]+\.mp4$/.test(query.get('name') ?? '')) return invalid('Error: Params must have the property "name"')
    if (request.headers['content-type'] !== 'video/mp4') return invalid('Wrong request encoding (Content-Type)')
    if (!/^\d+$/.test(request.headers['content-length'] ?? '')) return invalid('Content-Length is required')
    if (sniffVideo(request.body) !== 'video/mp4') return invalid('unsupported video')
    if (request.body.length > 300_000_000) return invalid('video is too large')
    const known = [...jobs.values()].find(
      (job) => job.name === query.get('name') && job.blob !== null && job.did === claims.iss,
    )
    if (known) return { status: 409, body: { ...shown(known), error: 'already_exists', message: 'Video already processed' } }
    const stored = await pass({
      ...request,
      path: '/xrpc/com.atproto.repo.uploadBlob',
      headers: { authorization: request.headers['authorization'] ?? '', 'content-type': 'video/mp4' },
    })
    const { blob } = JSON.parse(String(stored.body)) as { blob?: unknown }
    const failed = stored.status === 200 ? videos.fail : `the PDS answered ${stored.status} ${String(stored.body)}`
    const jobId = `job-${jobs.size + 1}`
    const job = { jobId, did: claims.iss, name: query.get('name') ?? '', polls: videos.polls, blob: blob ?? null, failed }
    jobs.set(jobId, job)
    // the service answers with the status itself, not as the lexicon says
    return { status: 200, body: shown({ ...job, polls: job.polls + 1 }) }
  }

  function jobStatus(query: URLSearchParams): Answer {
    const job = jobs.get(query.get('jobId') ?? '')
    if (!job) return invalid('Job not found')
    job.polls -= 1
    const body = { jobStatus: shown(job) }
    lexicons.assertValidXrpcOutput(
      'app.bsky.video.getJobStatus',
      structuredClone({ ...body, jobStatus: { ...body.jobStatus, blob: undefined } }),
    )
    return { status: 200, body }
  }

  const shown = ({ jobId, did, polls, blob, failed }: Job) => ({
    jobId,
    did,
    state: polls >= 0 ? 'JOB_STATE_ENCODING' : failed === null ? 'JOB_STATE_COMPLETED' : 'JOB_STATE_FAILED',
    progress: polls >= 0 ? 40 : 100,
    ...(polls < 0 && failed === null ? { blob } : {}),
    ...(polls < 0 && failed !== null ? { error: failed } : {}),
  })

  function uploadLimits(request: Received): Answer {
    const claims = claimsOf(request)
    if (claims?.aud !== videoServiceDid || claims.lxm !== 'app.bsky.video.getUploadLimits')
      return denied('InvalidToken', 'not for this')
    const body = {
      canUpload: videos.can_upload && videos.remaining > 0,
      remainingDailyVideos: videos.remaining,
      remainingDailyBytes: 10_000_000_000,
      ...(videos.error === null ? {} : { error: videos.error }),
    }
    lexicons.assertValidXrpcOutput('app.bsky.video.getUploadLimits', body)
    return { status: 200, body }
  }

  return {
    ...server,
    count: (uri, given) => void counts.set(uri, { ...counts.get(uri), ...given }),
    hide: (uri) => void hidden.add(uri),
    notify: (did, reason, uri, { at = new Date(), subject: about } = {}) =>
      void notifications.push({ did, reason, uri, indexedAt: at.toISOString(), subject: about ?? null }),
    index: (uri, at = new Date()) => void indexed.set(uri, at.toISOString()),
    videos,
    forgetVideos: () => jobs.clear(),
  }
}

/** What a query says, with the types of its lexicon; null when it is right. */
function parametersProblem(nsid: string, query: URLSearchParams): string | null {
  const values: Record<string, unknown> = {}
  for (const name of new Set(query.keys())) {
    const all = query.getAll(name)
    values[name] = name === 'limit' ? Number(all[0]) : ['uris', 'reasons', 'actors'].includes(name) ? all : all[0]
  }
  const known = lexicons.getDefOrThrow(nsid, ['query']) as { parameters?: { properties?: object } }
  const unknown = Object.keys(values).filter((name) => !Object.hasOwn(known.parameters?.properties ?? {}, name))
  if (unknown.length > 0) return `unknown parameters: ${unknown.join(', ')}`
  try {
    lexicons.assertValidXrpcParams(nsid, values)
    return null
  } catch (error) {
    return String(error)
  }
}

interface Claims {
  readonly iss: string
  readonly aud: string
  readonly lxm: string
}

/** A token for a service, unless it has ended; its signature is the PDS's business. */
function claimsOf(request: Received): Claims | null {
  const [, payload = ''] = /^Bearer [\w-]+\.([\w-]+)\.[\w-]+$/.exec(request.headers['authorization'] ?? '') ?? []
  if (payload === '') return null
  const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as Claims & { exp: number }
  return claims.exp * 1000 > Date.now() ? claims : null
}

const invalid = (message: string): Answer => ({ status: 400, body: { error: 'InvalidRequest', message } })
const denied = (error: string, message: string): Answer => ({ status: 401, body: { error, message } })
