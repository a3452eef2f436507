import { randomUUID } from 'node:crypto'
import { startLoopback, type Answer, type Loopback, type Received } from './loopback.ts'

/**
 * TikTok's API v2 as developers.tiktok.com described it on 2026-11-27: content-posting-api-reference-upload-video, -direct-post,
 * -query-creator-info, -get-video-status, content-posting-api-media-transfer-guide, tiktok-api-v2-get-user-info, -video-list,
 * -video-query, tiktok-api-v2-error-handling, oauth-user-access-token-management.
 */
export interface TiktokOptions {
  readonly open_id?: string
  readonly client_key?: string
  readonly client_secret?: string
  readonly refresh_token?: string
  readonly scopes?: readonly string[]
  /** False: posts are only taken when they are for the owner alone. */
  readonly audited?: boolean
  readonly privacy_levels?: readonly string[]
  readonly max_seconds?: number
  /** How many times a complete video is still being worked on when its status is asked. */
  readonly processing_polls?: number
  /** Why a complete video fails. */
  readonly fail_reason?: string
  /** A field of figures that this API does not know. */
  readonly unknown_field?: string
  readonly page?: number
  readonly now?: () => Date
}

export interface TiktokVideo {
  readonly publish_id: string
  /** Null: in the inbox, as a draft. */
  post_id: string | null
  readonly title: string
  readonly privacy_level: string | null
  readonly bytes: Buffer
  readonly created_at: Date
  readonly post_info: Readonly<Record<string, unknown>> | null
}

export interface FakeTiktok extends Loopback {
  readonly secrets: Record<string, string>
  /** Whatever was completed: drafts and posts, oldest first. */
  videos(): readonly TiktokVideo[]
  /** The owner finishes a draft in the app. */
  finish(publish_id: string): string
  /** A video that was made in the app. */
  film(text: string, at?: Date): string
  /** Uploads that were opened. */
  uploads(): number
  /** From here on the token of the account is not taken any more, though it has not run out. */
  revokeAccess(): void
}

interface Upload {
  readonly publish_id: string
  readonly size: number
  readonly chunk: number
  readonly count: number
  readonly post_info: Readonly<Record<string, unknown>> | null
  readonly opened_at: number
  readonly pieces: Buffer[]
  state: 'uploading' | 'working' | 'out' | 'failed'
  polls: number
}

const HOUR_MS = 3_600_000
const MIB = 1024 * 1024
const userFields: Readonly<Record<string, string>> = {
  open_id: 'user.info.basic',
  union_id: 'user.info.basic',
  display_name: 'user.info.basic',
  avatar_url: 'user.info.basic',
  username: 'user.info.profile',
  profile_deep_link: 'user.info.profile',
  follower_count: 'user.info.stats',
  following_count: 'user.info.stats',
  likes_count: 'user.info.stats',
  video_count: 'user.info.stats',
}
const videoFields = new Set([
  'id',
  'create_time',
  'share_url',
  'video_description',
  'duration',
  'title',
  'like_count',
  'comment_count',
  'share_count',
  'view_count',
])
const postFields = new Set([
  'title',
  'privacy_level',
  'disable_duet',
  'disable_comment',
  'disable_stitch',
  'video_cover_timestamp_ms',
  'brand_content_toggle',
  'brand_organic_toggle',
  'is_aigc',
])

export async function startTiktok(options: TiktokOptions = {}): Promise<FakeTiktok> {
  const now = options.now ?? (() => new Date())
  const open_id = options.open_id ?? '-000canary'
  const client_key = options.client_key ?? 'awcanary4f1'
  const client_secret = options.client_secret ?? 'tiktok-canary-secret-51c'
  const first = options.refresh_token ?? 'rft.canary-refresh-0'
  const scopes = new Set(
    options.scopes ?? [
      'user.info.basic',
      'user.info.profile',
      'user.info.stats',
      'video.list',
      'video.upload',
      'video.publish',
    ],
  )
  const levels = options.privacy_levels ?? ['PUBLIC_TO_EVERYONE', 'MUTUAL_FOLLOW_FRIENDS', 'SELF_ONLY']
  const uploads = new Map<string, Upload>()
  const videos: TiktokVideo[] = []
  let refresh = first
  let access: { token: string; until: number } | null = null
  let serial = 0
  // longer than a double can hold exactly, as they are
  let nextPost = 7_571_234_567_890_123_457n

  const server = await startLoopback({
    subject(method, path) {
      if (path.startsWith('/v2/oauth/')) return 'session'
      if (method === 'PUT') return 'publish'
      return /\/video\/init\//.test(path) ? 'media' : 'read'
    },
    answer,
  })

  function answer(request: Received): Answer {
    const url = new URL(request.path, 'http://loopback')
    const route = `${request.method} ${url.pathname}`
    if (route === 'POST /v2/oauth/token/') return token(request)
    if (route === 'PUT /video/') return piece(request, url)
    if (access === null || request.headers['authorization'] !== `Bearer ${access.token}` || access.until < now().getTime()) {
      return problem(401, 'access_token_invalid', 'The access token is invalid or not found in the request.')
    }
    if (request.method === 'POST' && request.headers['content-type'] !== 'application/json; charset=UTF-8') {
      return problem(400, 'invalid_params', 'Content-Type')
    }
    const fields = url.searchParams.get('fields')?.split(',') ?? []
    if (route === 'GET /v2/user/info/') return user(fields)
    let body: Record<string, unknown>
    try {
      body = JSON.parse(request.body.toString()) as Record<string, unknown>
    } catch {
      return problem(400, 'invalid_params', 'the body is no JSON')
    }
    switch (route) {
      case 'POST /v2/post/publish/creator_info/query/':
        return allowed('video.publish') ?? ok(creator())
      case 'POST /v2/post/publish/inbox/video/init/':
        return allowed('video.upload') ?? open(body, false)
      case 'POST /v2/post/publish/video/init/':
        return allowed('video.publish') ?? open(body, true)
      case 'POST /v2/post/publish/status/fetch/':
        return status(body)
      case 'POST /v2/video/list/':
        return allowed('video.list') ?? list(fields, body)
      case 'POST /v2/video/query/':
        return allowed('video.list') ?? query(fields, body)
      default:
        return { status: 404, body: 'Unsupported path(Janus)' }
    }
  }

  const allowed = (scope: string): Answer | null =>
    scopes.has(scope)
      ? null
      : problem(401, 'scope_not_authorized', 'The user did not authorize the scope required for completing this request.')

  function token(request: Received): Answer {
    const form = new URLSearchParams(request.body.toString())
    const refused = (error: string): Answer => ({
      // seen with 200 as well as with 400
      status: 200,
      body: { error, error_description: 'Refresh token is invalid or expired.', log_id: randomUUID() },
    })
    if (!(request.headers['content-type'] ?? '').startsWith('application/x-www-form-urlencoded'))
      return refused('invalid_request')
    if (form.get('client_key') !== client_key || form.get('client_secret') !== client_secret) return refused('invalid_client')
    if (form.get('grant_type') !== 'refresh_token') return refused('unsupported_grant_type')
    if (form.get('refresh_token') !== refresh) return refused('invalid_grant')
    refresh = `rft.canary-refresh-${++serial}`
    access = { token: `act.canary-access-${serial}`, until: now().getTime() + 24 * HOUR_MS }
    const body = {
      access_token: access.token,
      expires_in: 86_400,
      open_id,
      refresh_expires_in: 31_536_000,
      refresh_token: refresh,
      scope: [...scopes].join(','),
      token_type: 'Bearer',
    }
    return { status: 200, body }
  }

  function user(fields: readonly string[]): Answer {
    if (fields.length === 0) return problem(400, 'invalid_params', 'fields is required')
    const facts: Record<string, unknown> = {
      open_id,
      union_id: 'c9c60f44',
      display_name: 'Boulangerie',
      avatar_url: 'https://p16.tiktokcdn.com/avatar',
      username: 'boulangerie',
      profile_deep_link: 'https://vm.tiktok.com/ZMcanary/',
      follower_count: 321,
      following_count: 12,
      likes_count: 4567,
      video_count: videos.length,
    }
    const unknown = fields.filter((one) => userFields[one] === undefined || one === options.unknown_field)
    if (unknown.length > 0) return problem(400, 'invalid_params', `Fields ${unknown.join(',')} are not valid`)
    const missing = fields.filter((one) => !scopes.has(userFields[one] ?? ''))
    if (missing.length > 0) return problem(401, 'scope_not_authorized', missing.join(','))
    return ok({ user: Object.fromEntries(fields.map((one) => [one, facts[one]])) })
  }

  const creator = () => ({
    creator_avatar_url: 'https://p16.tiktokcdn.com/avatar',
    creator_username: 'boulangerie',
    creator_nickname: 'Boulangerie',
    privacy_level_options: levels,
    comment_disabled: false,
    duet_disabled: true,
    stitch_disabled: false,
    max_video_post_duration_sec: options.max_seconds ?? 300,
  })

  function open(body: Record<string, unknown>, direct: boolean): Answer {
    const known = new Set(direct ? ['post_info', 'source_info'] : ['source_info'])
    const unknown = Object.keys(body).filter((name) => !known.has(name))
    if (unknown.length > 0) return problem(400, 'invalid_params', `unknown field ${unknown.join(', ')}`)
    const source = (body['source_info'] ?? {}) as Record<string, unknown>
    const { video_size: size, chunk_size: chunk, total_chunk_count: count } = source
    const names = Object.keys(source).toSorted().join()
    if (names !== 'chunk_size,source,total_chunk_count,video_size' || source['source'] !== 'FILE_UPLOAD') {
      return problem(400, 'invalid_params', 'source_info')
    }
    if (typeof size !== 'number' || typeof chunk !== 'number' || typeof count !== 'number' || size <= 0) {
      return problem(400, 'invalid_params', 'source_info')
    }
    if (count !== Math.floor(size / chunk) || count < 1 || count > 1000) {
      return problem(400, 'invalid_params', 'The total chunk count is invalid')
    }
    const whole = chunk === size
    if (whole ? size > 64 * MIB : chunk < 5 * MIB || chunk > 64_000_000) {
      return problem(400, 'invalid_params', 'The chunk size is invalid')
    }
    const post_info = direct ? ((body['post_info'] ?? {}) as Record<string, unknown>) : null
    const refusal = post_info === null ? pendingCap() : postProblem(post_info)
    if (refusal) return refusal
    const id = String(++serial).padStart(6, '0')
    const publish_id = `${direct ? 'v_pub_file' : 'v_inbox_file'}~v2-1.${id}`
    uploads.set(id, {
      publish_id,
      size,
      chunk,
      count,
      post_info,
      opened_at: now().getTime(),
      pieces: [],
      state: 'uploading',
      polls: options.processing_polls ?? 1,
    })
    // the address is on another host, as it is: whoever calls it needs no token
    return ok({
      publish_id,
      upload_url: `https://open-upload.tiktokapis.com/video/?upload_id=${id}&upload_token=canary-upload-${id}`,
    })
  }

  /** Five drafts that wait at most. */
  function pendingCap(): Answer | null {
    const waiting = videos.filter((one) => one.privacy_level === null && one.post_id === null).length
    return waiting < 5 ? null : problem(403, 'spam_risk_too_many_pending_share', 'There may be at most 5 pending shares')
  }

  function postProblem(info: Record<string, unknown>): Answer | null {
    const unknown = Object.keys(info).filter((name) => !postFields.has(name))
    if (unknown.length > 0) return problem(400, 'invalid_params', `unknown field ${unknown.join(', ')}`)
    const title = info['title'] ?? ''
    if (typeof title !== 'string' || title.length > 2200) return problem(400, 'invalid_params', 'The title is too long')
    if (typeof info['privacy_level'] !== 'string') return problem(400, 'invalid_params', 'privacy_level is required')
    if (!levels.includes(info['privacy_level'])) return problem(403, 'privacy_level_option_mismatch', 'privacy_level')
    const toggles = ['disable_duet', 'disable_comment', 'disable_stitch', 'brand_content_toggle', 'brand_organic_toggle']
    if (toggles.some((name) => typeof info[name] !== 'boolean')) return problem(400, 'invalid_params', 'a toggle')
    if (options.audited === false && info['privacy_level'] !== 'SELF_ONLY') {
      return problem(403, 'unaudited_client_can_only_post_to_private_accounts', 'Please review our integration guidelines')
    }
    return null
  }

  function piece(request: Received, url: URL): Answer {
    const upload = uploads.get(url.searchParams.get('upload_id') ?? '')
    if (!upload || url.searchParams.get('upload_token') !== `canary-upload-${url.searchParams.get('upload_id')}`) {
      return { status: 404, body: { error: 'no such upload' } }
    }
    if (request.headers['authorization'] !== undefined) return { status: 400, body: { error: 'no token belongs here' } }
    if (now().getTime() - upload.opened_at > HOUR_MS) return { status: 403, body: { error: 'expired' } }
    if (!['video/mp4', 'video/quicktime', 'video/webm'].includes(request.headers['content-type'] ?? '')) {
      return { status: 400, body: { error: 'content-type' } }
    }
    const [, from, to, size] = /^bytes (\d+)-(\d+)\/(\d+)$/.exec(request.headers['content-range'] ?? '') ?? []
    const length = Number(to) - Number(from) + 1
    if (
      length !== request.body.length ||
      request.headers['content-length'] !== String(length) ||
      Number(size) !== upload.size
    ) {
      return { status: 400, body: { error: 'content-range' } }
    }
    const had = received(upload)
    if (Number(from) !== had || upload.state !== 'uploading') {
      return { status: 416, headers: { 'content-range': `bytes 0-${had - 1}/${upload.size}` }, body: { error: 'range' } }
    }
    const last = upload.pieces.length === upload.count - 1
    if (length !== (last ? upload.size - had : upload.chunk)) return { status: 400, body: { error: 'size of the chunk' } }
    upload.pieces.push(request.body)
    if (last) complete(upload)
    const done = { 'content-range': `bytes 0-${Number(to)}/${upload.size}` }
    return { status: last ? 201 : 206, headers: done, body: { message: last ? 'Created' : 'PartialContent' } }
  }

  const received = (upload: Upload): number => upload.pieces.reduce((sum, one) => sum + one.length, 0)

  function complete(upload: Upload): void {
    upload.state = options.fail_reason === undefined ? 'working' : 'failed'
    if (upload.state === 'failed') return
    const level = upload.post_info === null ? null : String(upload.post_info['privacy_level'])
    videos.push({
      publish_id: upload.publish_id,
      post_id: level === null || level === 'SELF_ONLY' ? null : String(nextPost++),
      title: upload.post_info === null ? '' : String(upload.post_info['title'] ?? ''),
      privacy_level: level,
      bytes: Buffer.concat(upload.pieces),
      created_at: now(),
      post_info: upload.post_info,
    })
  }

  function status(body: Record<string, unknown>): Answer {
    if (!scopes.has('video.upload') && !scopes.has('video.publish')) return problem(401, 'scope_not_authorized', 'scope')
    if (Object.keys(body).join() !== 'publish_id') return problem(400, 'invalid_params', 'publish_id')
    const upload = [...uploads.values()].find((one) => one.publish_id === body['publish_id'])
    if (!upload) return problem(400, 'invalid_publish_id', 'publish_id is not found')
    if (upload.state === 'working' && --upload.polls < 0) upload.state = 'out'
    const uploaded = `"uploaded_bytes":${received(upload)}`
    if (upload.state === 'failed') return raw(`{"status":"FAILED","fail_reason":"${options.fail_reason}",${uploaded}}`)
    if (upload.state !== 'out') return raw(`{"status":"PROCESSING_UPLOAD",${uploaded}}`)
    const video = videos.find((one) => one.publish_id === upload.publish_id)
    const posted = upload.post_info !== null || video?.post_id != null
    const ids = video?.post_id == null ? '[]' : `[${video.post_id}]`
    const name = posted ? 'PUBLISH_COMPLETE' : 'SEND_TO_USER_INBOX'
    return raw(`{"status":"${name}","publicaly_available_post_id":${ids},${uploaded}}`)
  }

  function fieldsProblem(fields: readonly string[]): Answer | null {
    if (fields.length === 0) return problem(400, 'invalid_params', 'fields is required')
    const unknown = fields.filter((one) => !videoFields.has(one) || one === options.unknown_field)
    return unknown.length > 0 ? problem(400, 'invalid_params', `Fields ${unknown.join(',')} are not valid`) : null
  }

  const shown = (video: TiktokVideo, fields: readonly string[]) => {
    const facts: Record<string, unknown> = {
      id: video.post_id,
      create_time: Math.floor(video.created_at.getTime() / 1000),
      share_url: `https://www.tiktok.com/@boulangerie/video/${video.post_id}?utm_campaign=tt4d_open_api`,
      video_description: video.title,
      title: video.title,
      duration: 12,
      view_count: 1000,
      like_count: 50,
      comment_count: 7,
      share_count: 3,
    }
    return Object.fromEntries(fields.map((one) => [one, facts[one]]))
  }

  const publicVideos = () => videos.filter((one) => one.post_id !== null).toReversed()

  function list(fields: readonly string[], body: Record<string, unknown>): Answer {
    const { max_count: most = 10, cursor = Number.MAX_SAFE_INTEGER } = body
    if (typeof most !== 'number' || most < 1 || most > 20 || typeof cursor !== 'number')
      return problem(400, 'invalid_params', 'page')
    const wrong = fieldsProblem(fields)
    if (wrong) return wrong
    const size = Math.min(most, options.page ?? 20)
    const left = publicVideos().filter((one) => one.created_at.getTime() < cursor)
    const page = left.slice(0, size)
    return ok({
      videos: page.map((one) => shown(one, fields)),
      cursor: page.at(-1)?.created_at.getTime() ?? 0,
      has_more: left.length > size,
    })
  }

  function query(fields: readonly string[], body: Record<string, unknown>): Answer {
    const ids = (body['filters'] as { video_ids?: unknown } | undefined)?.video_ids
    if (!Array.isArray(ids) || ids.length === 0 || ids.length > 20 || ids.some((id) => typeof id !== 'string')) {
      return problem(400, 'invalid_params', 'filters.video_ids')
    }
    const wrong = fieldsProblem(fields)
    if (wrong) return wrong
    const found = publicVideos().filter((one) => ids.includes(one.post_id))
    return ok({ videos: found.map((one) => shown(one, fields)) })
  }

  return {
    ...server,
    secrets: { client_id: client_key, client_secret, refresh_token: first },
    videos: () => videos,
    uploads: () => uploads.size,
    finish(publish_id) {
      const video = videos.find((one) => one.publish_id === publish_id)
      if (!video) throw new Error('no such draft')
      video.post_id = String(nextPost++)
      return video.post_id
    },
    film(text, at = now()) {
      const post_id = String(nextPost++)
      videos.push({
        publish_id: `in-the-app-${post_id}`,
        post_id,
        title: text,
        privacy_level: 'PUBLIC_TO_EVERYONE',
        bytes: Buffer.alloc(0),
        created_at: at,
        post_info: null,
      })
      return post_id
    },
    revokeAccess() {
      access = null
    },
  }
}

const ok = (data: unknown): Answer => ({
  status: 200,
  body: { data, error: { code: 'ok', message: '', log_id: randomUUID() } },
})

/** With numbers that JSON of JavaScript would round. */
const raw = (data: string): Answer => ({
  status: 200,
  headers: { 'content-type': 'application/json; charset=utf-8' },
  body: `{"data":${data},"error":{"code":"ok","message":"","log_id":"${randomUUID()}"}}`,
})

const problem = (status: number, code: string, message: string): Answer => ({
  status,
  body: { data: {}, error: { code, message, log_id: randomUUID() } },
})
