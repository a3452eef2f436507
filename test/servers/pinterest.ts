import { formData, sniffImage, startLoopback, type Answer, type Loopback, type Received } from './loopback.ts'

export interface PinterestOptions {
  readonly boards?: readonly { readonly id: string; readonly name: string }[]
  /** How often a video is still being worked on. */
  readonly processing_polls?: number
  readonly scope?: string
  readonly now?: () => Date
  readonly port?: number
}

export interface FakePin {
  readonly id: string
  readonly board_id: string
  readonly title: string | null
  readonly description: string | null
  readonly link: string | null
  readonly alt_text: string | null
  readonly created_at: string
  readonly is_owner: boolean
  readonly kind: 'image' | 'multiple_images' | 'video'
  readonly images: number
}

export interface FakePinterest extends Loopback {
  readonly secrets: Record<string, string>
  pins(): readonly FakePin[]
  /** A pin that a person made. */
  write(given: Partial<FakePin>, at?: Date): FakePin
  remove(id: string): void
  /** Counts by the names of their metrics; absent ones are not given. `bad:<name>`: refused, and all that is asked with it. */
  readonly figures: Map<string, number>
  /** The token in use is good no more, before its time. */
  revoke(): void
  /** Forms of uploads that were handed out end now. */
  expire(): void
  readonly refreshed: { count: number }
}

interface Upload {
  readonly id: string
  readonly key: string
  status: 'registered' | 'processing' | 'succeeded' | 'failed'
  polls: number
  expired: boolean
}

const createFields = new Set([
  'alt_text',
  'board_id',
  'board_section_id',
  'description',
  'dominant_color',
  'link',
  'media_source',
  'parent_pin_id',
  'sponsor_id',
  'title',
])
const pinMetrics = [
  'IMPRESSION',
  'OUTBOUND_CLICK',
  'PIN_CLICK',
  'SAVE',
  'SAVE_RATE',
  'TOTAL_COMMENTS',
  'TOTAL_REACTIONS',
  'USER_FOLLOW',
  'PROFILE_VISIT',
]
const accountMetrics = [
  'ENGAGEMENT',
  'ENGAGEMENT_RATE',
  'IMPRESSION',
  'OUTBOUND_CLICK',
  'OUTBOUND_CLICK_RATE',
  'PIN_CLICK',
  'PIN_CLICK_RATE',
  'SAVE',
  'SAVE_RATE',
]
const all = 'boards:read,boards:write,pins:read,pins:write,user_accounts:read'
const day = 24 * 3600_000

/**
 * Pinterest on loopback, as its OpenAPI description 5.23 says (read 2026-11-22): fields, lengths and patterns of the requests, pages by
 * bookmark, refresh tokens that are replaced at every use, videos uploaded by a form to a storage that knows no token.
 */
export async function startPinterest(options: PinterestOptions = {}): Promise<FakePinterest> {
  const now = options.now ?? (() => new Date())
  const boards = options.boards ?? [{ id: '549755885175', name: 'Recettes' }]
  const app = { client_id: '1480001', client_secret: 'pinterest-app-secret-canary' }
  const pins: FakePin[] = []
  const uploads: Upload[] = []
  const figures = new Map<string, number>()
  const refreshed = { count: 0 }
  let refresh = 'pinr.canary-refresh-0'
  let token = ''
  let serial = 813_744_226_420_795_000n

  const server = await startLoopback({
    ...(options.port === undefined ? {} : { port: options.port }),
    subject(method, path) {
      if (method === 'POST' && path === '/v5/pins') return 'publish'
      if (path.startsWith('/v5/oauth/')) return 'session'
      return path.startsWith('/v5/media') || path.startsWith('/storage') ? 'media' : 'read'
    },
    answer,
  })

  function answer(request: Received): Answer {
    const url = new URL(request.path, 'http://loopback')
    if (url.pathname === '/storage/') return receive(request)
    if (request.method === 'POST' && url.pathname === '/v5/oauth/token') return grant(request)
    if (token === '' || request.headers['authorization'] !== `Bearer ${token}`) return refused(401, 2, 'Authentication failed.')
    const path = url.pathname.slice('/v5'.length)
    const [, pin, rest = ''] = /^\/pins\/(\d+)(\/analytics)?$/.exec(path) ?? []
    const [, board, under = ''] = /^\/boards\/(\d+)(\/pins)?$/.exec(path) ?? []
    const route = `${request.method} ${path.replace(/\d+/, ':id')}`
    switch (route) {
      case 'GET /user_account':
        return ok({
          id: '2783136121146311751',
          username: 'boulangerie',
          account_type: 'BUSINESS',
          ...counts(['follower_count', 'pin_count']),
        })
      case 'GET /user_account/analytics':
        return accountAnalytics(url.searchParams)
      case 'GET /boards':
        return page(boards, url.searchParams)
      case 'GET /boards/:id':
      case 'GET /boards/:id/pins':
        if (!boards.some((one) => one.id === board)) return refused(404, 40, 'Board not found.')
        if (under === '') return ok(boards.find((one) => one.id === board))
        return page(
          newest()
            .filter((one) => one.board_id === board)
            .map(shown),
          url.searchParams,
        )
      case 'GET /pins':
        if (url.searchParams.get('pin_filter') !== 'exclude_repins') return refused(400, 1, 'pin_filter')
        return page(
          newest()
            .filter((one) => one.is_owner)
            .map(shown),
          url.searchParams,
        )
      case 'POST /pins':
        return create(request)
      case 'GET /pins/:id':
      case 'DELETE /pins/:id':
      case 'GET /pins/:id/analytics': {
        const found = pins.find((one) => one.id === pin)
        if (!found) return refused(404, 50, 'Pin not found.')
        if (rest !== '') return pinAnalytics(url.searchParams)
        if (request.method === 'GET') return ok(shown(found))
        pins.splice(pins.indexOf(found), 1)
        return { status: 204 }
      }
      case 'POST /media':
        return register(request)
      case 'GET /media/:id':
        return state(path.slice('/media/'.length))
      default:
        return refused(404, 0, 'Route not found')
    }
  }

  function grant(request: Received): Answer {
    const basic = Buffer.from(`${app.client_id}:${app.client_secret}`).toString('base64')
    if (request.headers['authorization'] !== `Basic ${basic}`)
      return { status: 401, body: { code: 2, message: 'Authentication failed.' } }
    const form = new URLSearchParams(request.body.toString('utf8'))
    if (form.get('grant_type') !== 'refresh_token') return refused(400, 1, 'grant_type')
    if (form.get('refresh_token') !== refresh)
      return { status: 400, body: { error: 'invalid_grant', error_description: 'The refresh token is invalid' } }
    refreshed.count += 1
    refresh = `pinr.canary-refresh-${refreshed.count}`
    token = `pina.canary-access-${refreshed.count}`
    return ok({
      access_token: token,
      refresh_token: refresh,
      response_type: 'refresh_token',
      token_type: 'bearer',
      expires_in: 2_592_000,
      refresh_token_expires_in: 5_184_000,
      refresh_token_expires_at: Math.floor(now().getTime() / 1000) + 5_184_000,
      scope: options.scope ?? all,
    })
  }

  function create(request: Received): Answer {
    const body = jsonOf(request)
    if (body === null) return invalid('body')
    const strange = Object.keys(body).filter((name) => !createFields.has(name))
    if (strange.length > 0) return invalid(strange.join(', '))
    const text = (name: string, max: number): string | null | undefined => {
      const value = body[name] ?? null
      return value === null || (typeof value === 'string' && [...value].length <= max) ? value : undefined
    }
    const [title, description, link, alt_text] = [
      text('title', 100),
      text('description', 800),
      text('link', 2048),
      text('alt_text', 500),
    ]
    if (title === undefined || description === undefined || link === undefined || alt_text === undefined)
      return invalid('is too long')
    const board_id = body['board_id']
    if (typeof board_id !== 'string' || !boards.some((one) => one.id === board_id)) return refused(404, 40, 'Board not found.')
    const source = body['media_source'] as Record<string, unknown> | undefined
    const kind = kindOf(source)
    if (kind === null) return invalid('media_source')
    const images = kind === 'multiple_images' ? ((source?.['items'] ?? []) as unknown[]).length : 1
    return { status: 201, body: shown(add({ board_id, title, description, link, alt_text, kind, images }, now())) }
  }

  function kindOf(source: Record<string, unknown> | undefined): FakePin['kind'] | null {
    switch (source?.['source_type']) {
      case 'image_base64':
        return isImage(source, ['source_type', 'content_type', 'data', 'is_standard']) ? 'image' : null
      case 'multiple_image_base64': {
        const items = source['items'] as Record<string, unknown>[] | undefined
        const fits = Array.isArray(items) && items.length >= 2 && items.length <= 5
        return fits && items.every((one) => isImage(one, ['content_type', 'data', 'title', 'description', 'link']))
          ? 'multiple_images'
          : null
      }
      case 'video_id': {
        const upload = uploads.find((one) => one.id === source['media_id'])
        const cover = source['cover_image_key_frame_time']
        return upload?.status === 'succeeded' && Number.isInteger(cover) ? 'video' : null
      }
      default:
        return null
    }
  }

  function isImage(item: Record<string, unknown>, fields: readonly string[]): boolean {
    const data = item['data']
    if (Object.keys(item).some((name) => !fields.includes(name)) || typeof data !== 'string') return false
    return /^[a-zA-Z0-9+/=]+$/.test(data) && sniffImage(Buffer.from(data, 'base64')) === item['content_type']
  }

  function add(given: Partial<FakePin>, at: Date): FakePin {
    const pin: FakePin = {
      id: String(serial++),
      board_id: boards[0]?.id ?? '',
      title: null,
      description: null,
      link: null,
      alt_text: null,
      is_owner: true,
      kind: 'image',
      images: 1,
      ...given,
      // to the second, in UTC that does not say so
      created_at: at.toISOString().slice(0, 19),
    }
    pins.push(pin)
    return pin
  }

  const newest = (): FakePin[] =>
    pins.toReversed().toSorted((a, b) => (a.created_at < b.created_at ? 1 : a.created_at > b.created_at ? -1 : 0))

  const shown = ({ kind, images, ...pin }: FakePin) => ({
    ...pin,
    media:
      kind === 'multiple_images'
        ? { media_type: kind, items: Array.from({ length: images }, () => ({ images: {} })) }
        : { media_type: kind },
  })

  function page(rows: readonly unknown[], query: URLSearchParams): Answer {
    const size = Number(query.get('page_size') ?? 25)
    if (!(size >= 1 && size <= 250)) return invalid('page_size')
    const from = Number(query.get('bookmark') ?? 0)
    const next = from + size < rows.length ? String(from + size) : null
    return ok({ items: rows.slice(from, from + size), bookmark: next })
  }

  function register(request: Received): Answer {
    if (JSON.stringify(jsonOf(request)) !== '{"media_type":"video"}') return invalid('media_type')
    const id = String(serial++)
    const upload: Upload = {
      id,
      key: `uploads/${id}:video`,
      status: 'registered',
      polls: options.processing_polls ?? 0,
      expired: false,
    }
    uploads.push(upload)
    const upload_parameters = {
      key: upload.key,
      policy: 'eyJleHBpcmF0aW9uIjoi',
      'x-amz-signature': 'fcd6309a',
      'Content-Type': 'multipart/form-data',
    }
    return { status: 201, body: { media_id: id, media_type: 'video', upload_url: `${server.url}/storage/`, upload_parameters } }
  }

  function receive(request: Received): Answer {
    const form = formData(request)
    const upload = uploads.find((one) => one.key === form.get('key')?.toString())
    const signed =
      form.get('policy') !== undefined && form.get('x-amz-signature') !== undefined && form.get('Content-Type') !== undefined
    const names = [...form.keys()]
    if (!upload || upload.expired || !signed) return { status: 403, body: '<Error><Code>AccessDenied</Code></Error>' }
    // the storage answers so when it is shown somebody else's credentials
    if (request.headers['authorization'] !== undefined)
      return { status: 400, body: '<Error><Code>InvalidArgument</Code></Error>' }
    if (names.at(-1) !== 'file' || form.get('file')?.subarray(4, 8).toString('latin1') !== 'ftyp')
      return { status: 400, body: '<Error/>' }
    upload.status = 'processing'
    return { status: 204 }
  }

  function state(id: string): Answer {
    const upload = uploads.find((one) => one.id === id)
    if (!upload) return refused(404, 0, 'Media not found')
    if (upload.status === 'processing' && upload.polls-- <= 0) upload.status = 'succeeded'
    return ok({ media_id: id, media_type: 'video', status: upload.status })
  }

  const counts = (names: readonly string[]): Record<string, number> =>
    Object.fromEntries(names.flatMap((name) => (figures.has(name) ? [[name, figures.get(name) ?? 0]] : [])))

  /** Null: the dates and the metrics are as they may be. */
  function analyticsProblem(query: URLSearchParams, known: readonly string[]): Answer | null {
    const [start, end] = [query.get('start_date') ?? '', query.get('end_date') ?? '']
    const dates = /^\d{4}-\d\d-\d\d$/.test(start) && /^\d{4}-\d\d-\d\d$/.test(end) && start <= end
    if (!dates || now().getTime() - Date.parse(start) > 91 * day) return refused(400, 400, 'Invalid pins analytics parameters.')
    const asked = (query.get('metric_types') ?? '').split(',')
    const unknown = asked.some((name) => !known.includes(name) || figures.has(`bad:${name}`))
    return unknown ? refused(400, 400, 'Invalid pins analytics parameters.') : null
  }

  function pinAnalytics(query: URLSearchParams): Answer {
    const problem = analyticsProblem(query, pinMetrics)
    if (problem) return problem
    const asked = (query.get('metric_types') ?? '').split(',')
    const lifetime = asked.filter((name) => name.startsWith('TOTAL_'))
    const summary_metrics = counts(asked.filter((name) => !lifetime.includes(name)))
    return ok({ all: { daily_metrics: [], summary_metrics, lifetime_metrics: counts(lifetime) } })
  }

  function accountAnalytics(query: URLSearchParams): Answer {
    if (figures.has('personal')) return refused(403, 403, 'Not authorized to access the user account analytics.')
    const problem = analyticsProblem(query, accountMetrics)
    if (problem) return problem
    const metrics = counts((query.get('metric_types') ?? '').split(','))
    const data_status = figures.has('processing') ? 'PROCESSING' : 'READY'
    return ok({ all: { daily_metrics: [{ date: query.get('start_date'), data_status, metrics }], summary_metrics: metrics } })
  }

  return {
    ...server,
    secrets: { ...app, refresh_token: refresh },
    pins: () => pins,
    write: (given, at = now()) => add(given, at),
    remove(id) {
      const index = pins.findIndex((one) => one.id === id)
      if (index >= 0) pins.splice(index, 1)
    },
    figures,
    revoke() {
      token = ''
    },
    expire() {
      for (const one of uploads) one.expired = true
    },
    refreshed,
  }
}

const ok = (body: unknown): Answer => ({ status: 200, body })
const refused = (status: number, code: number, message: string): Answer => ({ status, body: { code, message } })
const invalid = (what: string): Answer => refused(400, 1, `Invalid request: ${what}`)

function jsonOf(request: Received): Record<string, unknown> | null {
  try {
    return JSON.parse(request.body.toString('utf8')) as Record<string, unknown>
  } catch {
    return null
  }
}
