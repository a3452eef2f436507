import { createHash } from 'node:crypto'
import { readMedia } from '../../src/networks/media.ts'
import type { Media } from '../../src/networks/contract.ts'
import {
  deadToken,
  fine,
  graphError,
  graphTime,
  listed,
  missing,
  pageOfList,
  parametersOf,
  tokenOf,
  unknownIn,
  VERSION,
} from './graph.ts'
import { sniffImage, startLoopback, type Answer, type Loopback, type Received } from './loopback.ts'

export interface InstagramOptions {
  /** What the public finds at an address that `host` did not give; undefined: nothing. */
  readonly online?: (address: string) => Buffer | undefined
  /** `user`, `page`: by way of Facebook. `instagram`: Instagram's own login. */
  readonly token?: 'user' | 'page' | 'instagram'
  readonly accounts?: readonly { readonly id: string; readonly username: string }[]
  readonly scopes?: readonly string[] | null
  /** How often a container says IN_PROGRESS before it is FINISHED. */
  readonly processing_polls?: number
  readonly quota_total?: number
  readonly dead_metrics?: readonly string[]
  /** Bytes of one piece of a video that arrive before the connection is lost. */
  readonly piece?: number
  /** Whether a token of Instagram's own login is renewed; true when absent. */
  readonly renews?: boolean
  /** A post does not stand in the list yet. */
  readonly unlisted?: boolean
}

export interface InstagramPost {
  readonly id: string
  readonly caption: string
  readonly items: readonly { readonly video: boolean; readonly alt: string | null }[]
  readonly created: Date
  readonly code: string
}

export interface FakeInstagram extends Loopback {
  readonly token: string
  readonly user_id: string
  posts(): readonly InstagramPost[]
  comments(): readonly InstagramComment[]
  comment(parent: string, text: string, at?: Date): string
  tag(caption: string, at?: Date): string
  write(caption: string, at?: Date): InstagramPost
  /** A public site: the file, and its address. */
  host(media: Media): Promise<string>
  /** What becomes of containers that are not published: EXPIRED, or ERROR with words. */
  spoil(status: 'EXPIRED' | 'ERROR', words?: string): void
  containers(): readonly Container[]
}

interface InstagramComment {
  readonly id: string
  readonly parent: string
  readonly username: string
  readonly text: string
  readonly created: Date
}

interface Container {
  readonly id: string
  readonly caption: string
  readonly child: boolean
  readonly children: readonly Container[]
  readonly video: boolean
  readonly alt: string | null
  /** Of a video from disk: what has arrived of it. */
  readonly resumable: boolean
  bytes: Buffer
  at: number
  total: number
  polls: number
  used: boolean
  status: 'EXPIRED' | 'ERROR' | 'FINISHED' | 'IN_PROGRESS' | 'PUBLISHED'
  words: string
}

const TOKENS = {
  user: 'EAAuser-canary-token-2fd1c4',
  page: 'EAApage-canary-token-77ab03',
  instagram: 'IGAAlogin-canary-token-3b90de',
} as const
const mediaMetrics = [
  'reach',
  'views',
  'shares',
  'saved',
  'total_interactions',
  'likes',
  'comments',
  'follows',
  'profile_visits',
]
const accountMetrics = [
  'reach',
  'views',
  'total_interactions',
  'accounts_engaged',
  'profile_links_taps',
  'follows_and_unfollows',
]

/**
 * The Instagram API on loopback, both logins: developers.facebook.com/documentation/instagram-platform (content-publishing,
 * resumable-uploads, comment-moderation, insights, error-codes) as it was on 2026-11-27, v26.0. A token in an address is refused, and so
 * are parameters that an endpoint does not have.
 */
export async function startInstagram(options: InstagramOptions = {}): Promise<FakeInstagram> {
  const accounts = options.accounts ?? [{ id: '17841400', username: 'boulangerie' }]
  const own = accounts[0] ?? { id: '17841400', username: 'boulangerie' }
  const login = options.token ?? 'user'
  const token = TOKENS[login]
  const scopes = options.scopes === undefined ? everything : options.scopes
  const files = new Map<string, Uint8Array>()
  const containers = new Map<string, Container>()
  const posts: InstagramPost[] = []
  const comments: InstagramComment[] = []
  const tags: { id: string; caption: string; created: Date }[] = []
  let nextId = 18_000_100n
  let renewed: string | null = null

  const server = await startLoopback({
    subject(method, path) {
      const { pathname } = new URL(path, 'http://loopback')
      if (method !== 'POST') return 'read'
      return pathname.startsWith('/ig-api-upload/') || pathname.endsWith('/media') ? 'media' : 'publish'
    },
    answer,
  })

  function answer(request: Received): Answer {
    const url = new URL(request.path, login === 'instagram' ? 'https://graph.instagram.com' : 'https://graph.facebook.com')
    if (url.pathname.startsWith(`/ig-api-upload${VERSION}/`)) return receive(url.pathname.split('/').at(-1) ?? '', request)
    if (url.pathname === '/refresh_access_token') return refresh(url.searchParams)
    if (!url.pathname.startsWith(`${VERSION}/`)) return graphError(2635, 'You are calling a deprecated version of the API')
    const given = tokenOf(request)
    if (given === null) return graphError(104, 'An access token is required to request this resource')
    if (given !== token && given !== renewed) return deadToken()
    const [node = '', edge = ''] = url.pathname.slice(VERSION.length + 1).split('/')
    if (node === 'me') return me(edge, url)
    if (node === 'debug_token') return debug()
    if (request.method === 'DELETE') return remove(node)
    if (node === own.id) return request.method === 'POST' ? make(edge, request) : ofAccount(edge, url)
    return request.method === 'POST' ? say(node, edge, request) : ofObject(node, edge, url)
  }

  function refresh(query: URLSearchParams): Answer {
    if (login !== 'instagram' || query.get('grant_type') !== 'ig_refresh_token')
      return graphError(100, 'grant_type is not known')
    if (![token, renewed].includes(query.get('access_token') ?? '')) return deadToken()
    if (options.renews === false) return graphError(100, 'Unsupported request')
    renewed = `${TOKENS.instagram}-renewed`
    return fine({ access_token: renewed, token_type: 'bearer', expires_in: 5_184_000 })
  }

  function me(edge: string, url: URL): Answer {
    if (login === 'instagram') return edge === '' ? fine({ id: '9', user_id: own.id, username: own.username }) : missing('me')
    const linked = accounts.map((one, index) => ({ id: `10${index}`, name: 'Page', instagram_business_account: one }))
    if (edge === '') return fine(login === 'page' ? linked[0] : { id: '4242', name: 'Une gérante' })
    if (login === 'page') return graphError(100, `Tried accessing nonexisting field (${edge}) on node type (Page)`)
    return edge === 'accounts' ? listed(linked, url) : graphError(100, 'no such edge')
  }

  function debug(): Answer {
    if (scopes === null || login === 'instagram') return graphError(100, 'You must provide an app access token')
    return fine({ data: { type: 'SYSTEM_USER', is_valid: true, expires_at: 0, scopes } })
  }

  function make(edge: string, request: Received): Answer {
    const form = parametersOf(request)
    if (edge === 'media') return container(form)
    return edge === 'media_publish' ? publish(form) : missing(own.id)
  }

  function container(form: Map<string, string>): Answer {
    const strange = unknownIn(form.keys(), [
      'image_url',
      'video_url',
      'media_type',
      'upload_type',
      'caption',
      'alt_text',
      'is_carousel_item',
      'children',
      'share_to_feed',
    ])
    if (strange) return strange
    const type = form.get('media_type') ?? 'IMAGE'
    const caption = form.get('caption') ?? ''
    const alt = form.get('alt_text') ?? null
    if ([...caption].length > 2200) return graphError(36_004, 'The caption was too long', { subcode: 2207010 })
    if (alt !== null && type !== 'IMAGE') return graphError(100, 'alt_text is supported for images only')
    const child = form.get('is_carousel_item') === 'true'
    if (child && caption !== '') return graphError(100, 'caption is for the carousel')
    if (type === 'CAROUSEL') return carousel(form, caption)
    const resumable = form.get('upload_type') === 'resumable'
    if (resumable && login === 'instagram') return graphError(100, 'upload_type is for Facebook Login for Business')
    if (resumable && !['REELS', 'VIDEO'].includes(type)) return graphError(100, 'Only video can be sent so')
    const address = form.get(type === 'IMAGE' ? 'image_url' : 'video_url')
    const file = files.get(address ?? '') ?? options.online?.(address ?? '')
    if (!resumable && file === undefined)
      return graphError(9004, 'Only photo or video can be accepted as media type.', { subcode: 2207052 })
    if (type === 'IMAGE' && (file === undefined || sniffImage(file) === null))
      return graphError(36_001, 'The image format is not supported', { subcode: 2207005 })
    if (child !== (type === 'VIDEO') && type === 'VIDEO') return graphError(100, 'VIDEO is for carousels, REELS alone')
    const made = add({ caption, child, children: [], video: type !== 'IMAGE', alt, resumable })
    return fine({
      id: made.id,
      ...(resumable ? { uri: `https://rupload.facebook.com/ig-api-upload${VERSION}/${made.id}` } : {}),
    })
  }

  function carousel(form: Map<string, string>, caption: string): Answer {
    const children = (form.get('children') ?? '').split(',').map((id) => containers.get(id))
    if (children.length < 2 || children.length > 10)
      return graphError(36_000, 'The number of media is not between 2 and 10', { subcode: 2207028 })
    const good = children.filter((one) => one !== undefined)
    if (good.length < children.length || good.some((one) => !one.child || one.used))
      return graphError(100, 'The children of the carousel are not valid', { subcode: 2207006 })
    if (good.some((one) => one.status !== 'FINISHED'))
      return graphError(9007, 'Media ID is not available', { subcode: 2207027 })
    for (const one of good) one.used = true
    return fine({ id: add({ caption, child: false, children: good, video: false, alt: null, resumable: false }).id })
  }

  function add(given: Pick<Container, 'caption' | 'child' | 'children' | 'video' | 'alt' | 'resumable'>): Container {
    const id = String(nextId++)
    const made: Container = {
      ...given,
      id,
      bytes: Buffer.alloc(0),
      at: 0,
      total: 0,
      polls: options.processing_polls ?? 0,
      used: false,
      status: 'IN_PROGRESS',
      words: 'In Progress: Media is still being processed.',
    }
    containers.set(id, made)
    return made
  }

  function receive(id: string, request: Received): Answer {
    const one = containers.get(id)
    const { headers, body } = request
    const failed = (type: string, message: string, status = 400): Answer => ({
      status,
      body: { debug_info: { retriable: status >= 500, type, message } },
    })
    if (headers['authorization'] !== `OAuth ${token}`) return failed('NotAuthorizedError', 'Authentication failed', 401)
    if (one === undefined || !one.resumable || one.status !== 'IN_PROGRESS')
      return failed('ProcessingFailedError', 'Request processing failed')
    const total = Number(headers['file_size'])
    if (Number(headers['offset']) !== one.at || !(total > 0))
      return failed('OffsetInvalidError', 'Offset is not where the upload stands')
    const taken = body.subarray(0, options.piece ?? body.length)
    one.bytes = Buffer.concat([one.bytes, taken])
    one.at += taken.length
    one.total = total
    if (one.at < total) return failed('PartialRequestError', 'The upload is not whole yet', 500)
    return fine({ success: true, message: 'Upload successful.' })
  }

  function publish(form: Map<string, string>): Answer {
    const strange = unknownIn(form.keys(), ['creation_id'])
    if (strange) return strange
    const one = containers.get(form.get('creation_id') ?? '')
    if (one === undefined || one.child) return graphError(24, 'The requested resource does not exist', { subcode: 2207006 })
    if (one.status === 'EXPIRED') return graphError(-2, 'The media has expired', { subcode: 2207020 })
    if (one.status === 'PUBLISHED') return graphError(100, 'Media has already been published', { subcode: 2207041 })
    if (one.status !== 'FINISHED') return graphError(9007, 'Media ID is not available', { subcode: 2207027 })
    if (recent() >= (options.quota_total ?? 100))
      return graphError(9, 'Application request limit reached', { subcode: 2207042 })
    one.status = 'PUBLISHED'
    const items = one.children.length > 0 ? one.children : [one]
    return fine({
      id: post(
        one.caption,
        items.map(({ video, alt }) => ({ video, alt })),
      ).id,
    })
  }

  const recent = (): number => posts.filter(({ created }) => Date.now() - created.getTime() < 86_400_000).length

  function post(caption: string, items: InstagramPost['items'], created = new Date()): InstagramPost {
    const id = String(nextId++)
    const made = { id, caption, items, created, code: `C${Buffer.from(id).toString('base64url')}` }
    posts.push(made)
    return made
  }

  function ofAccount(edge: string, url: URL): Answer {
    if (edge === '') return fine({ ...own, followers_count: 431, media_count: posts.length })
    if (edge === 'media') return listed(options.unlisted === true ? [] : posts.toReversed().map((one) => shown(one, url)), url)
    if (edge === 'content_publishing_limit')
      return fine({
        data: [{ quota_usage: recent(), config: { quota_total: options.quota_total ?? 100, quota_duration: 86_400 } }],
      })
    if (edge === 'insights') return insights(url, accountMetrics)
    if (edge !== 'tags' || login === 'instagram') return graphError(100, `Tried accessing nonexisting field (${edge})`)
    return listed(
      tags
        .toReversed()
        .map(({ id, caption, created }) => ({ id, caption, username: 'cliente', timestamp: graphTime(created) })),
      url,
    )
  }

  function shown(one: InstagramPost, url: URL): object {
    const fields = url.searchParams.get('fields') ?? ''
    const [, limit] = /comments\.limit\((\d+)\)/.exec(fields) ?? []
    const edge = new URL(`${VERSION}/${one.id}/comments`, url)
    edge.searchParams.set('limit', limit ?? '50')
    const under = comments.filter(({ parent }) => parent === one.id)
    return {
      id: one.id,
      caption: one.caption === '' ? undefined : one.caption,
      timestamp: graphTime(one.created),
      permalink: `https://www.instagram.com/p/${one.code}/`,
      media_type: one.items.length > 1 ? 'CAROUSEL_ALBUM' : one.items[0]?.video === true ? 'VIDEO' : 'IMAGE',
      like_count: 7,
      comments_count: under.length,
      ...(one.items.length > 1 ? { children: { data: one.items.map((_, index) => ({ id: `${one.id}${index}` })) } } : {}),
      ...(limit === undefined ? {} : { comments: pageOfList(under.toReversed().map(withReplies), edge, Number(limit)) }),
    }
  }

  const said = ({ id, text, username, created, parent }: InstagramComment) => ({
    id,
    text,
    timestamp: graphTime(created),
    username,
    from: { id: `u-${username}`, username },
    ...(posts.some((one) => one.id === parent) ? {} : { parent_id: parent }),
  })

  const withReplies = (one: InstagramComment) => {
    const replies = comments.filter(({ parent }) => parent === one.id)
    return { ...said(one), ...(replies.length === 0 ? {} : { replies: { data: replies.map(said) } }) }
  }

  function ofObject(node: string, edge: string, url: URL): Answer {
    const waiting = containers.get(node)
    if (waiting !== undefined && edge === '') return fine(statusOf(waiting))
    const one = posts.find(({ id }) => id === node)
    if (edge === 'insights') return one === undefined ? missing(node) : insights(url, mediaMetrics)
    if (edge === 'comments' || edge === 'replies') {
      const isPost = one !== undefined
      if (isPost !== (edge === 'comments') || !(isPost || comments.some(({ id }) => id === node))) return missing(node)
      const found = comments.filter(({ parent }) => parent === node)
      return listed(found.toReversed().map(edge === 'comments' ? withReplies : said), url)
    }
    return one === undefined ? missing(node) : fine(shown(one, url))
  }

  function statusOf(one: Container): object {
    const waitsForBytes = one.resumable && (one.total === 0 || one.at < one.total)
    if (one.status === 'IN_PROGRESS' && !waitsForBytes && one.polls-- <= 0) {
      const film = one.bytes.subarray(4, 8).equals(Buffer.from('ftyp'))
      one.status = one.resumable && !film ? 'ERROR' : 'FINISHED'
      one.words =
        one.status === 'ERROR'
          ? 'Error: Media upload has failed with error code 2207026'
          : 'Finished: Media has been uploaded and it is ready to be published.'
    }
    return {
      id: one.id,
      status: one.words,
      status_code: one.status,
      ...(one.resumable ? { video_status: { uploading_phase: { status: 'in_progress', bytes_transferred: one.at } } } : {}),
    }
  }

  function say(node: string, edge: string, request: Received): Answer {
    const form = parametersOf(request)
    const strange = unknownIn(form.keys(), ['message'])
    if (strange) return strange
    const isPost = posts.some(({ id }) => id === node)
    const isComment = comments.some(({ id }) => id === node)
    if (!(edge === 'comments' && isPost) && !(edge === 'replies' && isComment)) return missing(node)
    const text = form.get('message') ?? ''
    if (text === '' || [...text].length > 300) return graphError(100, 'The comment is empty or too long')
    return fine({ id: comment(node, text, own.username) })
  }

  function comment(parent: string, text: string, username: string, created = new Date()): string {
    const id = String(nextId++)
    comments.push({ id, parent, username, text, created })
    return id
  }

  function insights(url: URL, known: readonly string[]): Answer {
    const asked = (url.searchParams.get('metric') ?? '').split(',')
    if (asked.some((name) => !known.includes(name) || options.dead_metrics?.includes(name)))
      return graphError(100, `metric[0] must be one of the following values: ${known.join(', ')}`)
    if (known === accountMetrics && url.searchParams.get('metric_type') !== 'total_value')
      return graphError(100, 'The metrics should be specified with parameter metric_type=total_value')
    if (asked[0] === 'follows_and_unfollows') return follows(url)
    const value = (index: number) =>
      known === accountMetrics ? { total_value: { value: 90 + index } } : { values: [{ value: 50 + index }] }
    // what nobody did yet comes as nothing at all
    return fine({ data: asked.filter((name) => name !== 'saved').map((name, index) => ({ name, ...value(index) })) })
  }

  function follows(url: URL): Answer {
    if (url.searchParams.get('breakdown') !== 'follow_type')
      return fine({ data: [{ name: 'follows_and_unfollows', total_value: {} }] })
    const results = [
      { dimension_values: ['FOLLOWER'], value: 4 },
      { dimension_values: ['NON_FOLLOWER'], value: 1 },
    ]
    const total_value = { breakdowns: [{ dimension_keys: ['follow_type'], results }] }
    return fine({ data: [{ name: 'follows_and_unfollows', period: 'day', total_value }] })
  }

  function remove(id: string): Answer {
    if (login === 'instagram') return graphError(10, 'Application does not have permission for this action', { status: 403 })
    const lists: { id: string }[][] = [posts, comments]
    const list = lists.find((one) => one.some((item) => item.id === id))
    if (list === undefined) return missing(id)
    list.splice(
      list.findIndex((item) => item.id === id),
      1,
    )
    return fine({ success: true })
  }

  return {
    ...server,
    token,
    user_id: own.id,
    posts: () => posts,
    comments: () => comments,
    comment: (parent, text, at) => comment(parent, text, 'cliente', at),
    tag(caption, created = new Date()) {
      const id = String(nextId++)
      tags.push({ id, caption, created })
      return id
    },
    write: (caption, at) => post(caption, [{ video: false, alt: null }], at),
    async host(media) {
      const bytes = await readMedia(media)
      const address = `https://boulangerie.example/uploads/${createHash('sha256').update(bytes).digest('hex')}`
      files.set(address, bytes)
      return address
    },
    spoil(status, words = status) {
      for (const one of containers.values()) if (one.status !== 'PUBLISHED') Object.assign(one, { status, words })
    },
    containers: () => [...containers.values()],
  }
}

const everything = [
  'instagram_basic',
  'instagram_content_publish',
  'instagram_manage_comments',
  'instagram_manage_insights',
  'instagram_manage_contents',
  'pages_read_engagement',
]
