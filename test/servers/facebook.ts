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
import { formData, sniffImage, startLoopback, type Answer, type Loopback, type Received } from './loopback.ts'

export interface FacebookOptions {
  /** Whose token is the good one. */
  readonly token?: 'page' | 'user'
  readonly pages?: readonly { readonly id: string; readonly name: string }[]
  /** What the token was granted; null: `/debug_token` is refused. */
  readonly scopes?: readonly string[] | null
  /** Seconds since 1970; 0: never. */
  readonly expires_at?: number
  /** Metrics that Meta has taken away: one of them fails the whole call. */
  readonly dead_metrics?: readonly string[]
  /** Without `pages_read_user_content`. */
  readonly no_reviews?: boolean
  /** Addresses of posts without their number in them. */
  readonly pfbid?: boolean
  readonly processing_polls?: number
  /** Most bytes of one piece of a video it takes. */
  readonly piece?: number
}

export interface FacebookPost {
  readonly id: string
  readonly message: string
  readonly link: string | null
  readonly photos: readonly { readonly id: string; readonly alt: string | null }[]
  readonly video: boolean
  published: boolean
  readonly created: Date
}

export interface FakeFacebook extends Loopback {
  readonly page_id: string
  readonly token: string
  readonly page_token: string
  /** Every post, unpublished ones too. */
  posts(): readonly FacebookPost[]
  comments(): readonly FacebookComment[]
  /** What somebody else (or the page itself, by hand) writes under a post or a comment. */
  comment(parent: string, message: string, at?: Date, from?: { id: string; name: string }): string
  tag(message: string, at?: Date): string
  review(text: string, at?: Date): string
  /** A post that a person made in the page. */
  write(message: string, at?: Date): FacebookPost
  delete(id: string): void
  /** Uploads that were never finished end now. */
  expire(): void
}

interface FacebookComment {
  readonly id: string
  readonly parent: string
  readonly from: { readonly id: string; readonly name: string }
  readonly message: string
  readonly created: Date
}

interface Film {
  readonly id: string
  readonly session: string
  readonly bytes: Buffer
  at: number
  finished: boolean
  polls: number
  post: FacebookPost | null
}

const PAGE_TOKEN = 'EAApage-canary-token-51c7a0'
const USER_TOKEN = 'EAAuser-canary-token-9be213'
const postMetrics = ['post_media_view', 'post_total_media_view_unique', 'post_clicks', 'post_reactions_by_type_total']
const pageMetrics = [
  'page_media_view',
  'page_total_media_view_unique',
  'page_post_engagements',
  'page_daily_follows',
  'page_views_total',
]
const customer = { id: '7001', name: 'Un client' }

/**
 * The Graph API of a Facebook Page on loopback: developers.facebook.com/docs/pages-api, …/video-api, …/graph-api/reference/page and
 * …/graph-api/guides/error-handling as they were on 2026-11-27. Stricter than Meta where that finds mistakes: a token in an address and a
 * parameter that an endpoint does not have are refused.
 */
export async function startFacebook(options: FacebookOptions = {}): Promise<FakeFacebook> {
  const pages = options.pages ?? [{ id: '10158', name: 'Boulangerie' }]
  const page = pages[0] ?? { id: '10158', name: 'Boulangerie' }
  const token = options.token === 'user' ? USER_TOKEN : PAGE_TOKEN
  const scopes = options.scopes === undefined ? everything : options.scopes
  const photos = new Map<string, { alt: string | null; used: boolean }>()
  const posts: FacebookPost[] = []
  const comments: FacebookComment[] = []
  const tagged: { id: string; message: string; created: Date }[] = []
  const ratings: { id: string; text: string; created: Date }[] = []
  const films = new Map<string, Film>()
  let nextId = 122_100_000n

  const server = await startLoopback({
    subject(method, path) {
      const { pathname } = new URL(path, 'http://loopback')
      if (method !== 'POST') return 'read'
      return /\/(photos|feed|videos)$/.test(pathname) ? 'media' : 'publish'
    },
    answer,
  })

  function answer(request: Received): Answer {
    const url = new URL(request.path, 'https://graph.facebook.com')
    if (!url.pathname.startsWith(`${VERSION}/`)) return graphError(2635, 'You are calling a deprecated version of the Ads API')
    const given = tokenOf(request)
    const pageToken = pages.find(({ id }) => given === tokenFor(id))
    if (given === null) return graphError(104, 'An access token is required to request this resource')
    if (pageToken === undefined && given !== token) return deadToken()
    const [node = '', edge = ''] = url.pathname.slice(VERSION.length + 1).split('/')
    if (node === 'me') return me(edge, url, pageToken)
    if (node === 'debug_token') return debug(url, given)
    if (pageToken === undefined) return graphError(210, 'A page access token is required to request this resource.')
    if (request.method === 'DELETE') return remove(node)
    if (node === page.id) return request.method === 'POST' ? make(edge, request) : ofPage(edge, url)
    return request.method === 'POST' ? change(node, edge, request) : ofObject(node, edge, url)
  }

  const tokenFor = (id: string): string => (id === page.id ? PAGE_TOKEN : `${PAGE_TOKEN}-${id}`)

  function me(edge: string, url: URL, asPage: { id: string; name: string } | undefined): Answer {
    if (edge === '') return fine(asPage ?? { id: '4242', name: 'Une gérante' })
    if (asPage !== undefined) return graphError(100, `Tried accessing nonexisting field (${edge}) on node type (Page)`)
    if (edge === 'permissions')
      return fine({
        data: everything.map((permission) => ({ permission, status: permission === 'read_insights' ? 'declined' : 'granted' })),
      })
    if (edge === 'accounts')
      return listed(
        pages.map(({ id, name }) => ({ id, name, access_token: tokenFor(id) })),
        url,
      )
    return missing('me')
  }

  function debug(url: URL, given: string): Answer {
    if (url.searchParams.get('input_token') !== given) return graphError(100, 'The input_token is not valid')
    if (scopes === null)
      return graphError(100, 'You must provide an app access token, or a user access token that is an owner of the app')
    return fine({ data: { app_id: '55', type: 'PAGE', is_valid: true, expires_at: options.expires_at ?? 0, scopes } })
  }

  function make(edge: string, request: Received): Answer {
    if (edge === 'photos') return photo(request)
    if (edge === 'feed') return feed(request)
    return edge === 'videos' ? film(request) : missing(page.id)
  }

  function photo(request: Received): Answer {
    const form = formData(request)
    const strange = unknownIn(form.keys(), ['source', 'published', 'alt_text_custom', 'caption', 'url'])
    if (strange) return strange
    const source = form.get('source')
    if (source === undefined || sniffImage(source) === null)
      return graphError(324, 'Missing or invalid image file', { subcode: 1366046 })
    if (form.get('published')?.toString() !== 'false') return graphError(100, 'this test wants photos unpublished')
    const id = String(nextId++)
    photos.set(id, { alt: form.get('alt_text_custom')?.toString() ?? null, used: false })
    return fine({ id })
  }

  function feed(request: Received): Answer {
    const form = parametersOf(request)
    const strange = unknownIn(form.keys(), ['message', 'link', 'attached_media', 'published', 'scheduled_publish_time'])
    if (strange) return strange
    const message = form.get('message') ?? ''
    const link = form.get('link') ?? null
    const attached = JSON.parse(form.get('attached_media') ?? '[]') as { media_fbid: string }[]
    if (message === '' && link === null && attached.length === 0)
      return graphError(100, 'Post cannot be empty', { subcode: 1349125 })
    if ([...message].length > 63_206) return graphError(100, 'The message is too long')
    if (link !== null && attached.length > 0) return graphError(100, 'link and attached_media cannot be used together')
    const found = attached.map(({ media_fbid }) => photos.get(media_fbid))
    if (found.some((one) => one === undefined)) return graphError(100, 'Invalid parameter: attached_media')
    if (found.some((one) => one?.used)) return graphError(100, 'These photos were already posted', { subcode: 1366051 })
    for (const one of found) if (one) one.used = true
    const published = form.get('published') !== 'false'
    const made = add({
      message,
      link,
      photos: attached.map(({ media_fbid: id }) => ({ id, alt: photos.get(id)?.alt ?? null })),
      video: false,
      published,
    })
    return fine({ id: made.id })
  }

  function add(given: Omit<FacebookPost, 'id' | 'created'>, created = new Date()): FacebookPost {
    const post = { ...given, id: `${page.id}_${nextId++}`, created }
    posts.push(post)
    return post
  }

  function film(request: Received): Answer {
    const form = formData(request)
    const fields =
      form.size > 0 ? new Map([...form].map(([name, bytes]) => [name, bytes.toString('latin1')])) : parametersOf(request)
    const phase = fields.get('upload_phase')
    if (phase === 'start') {
      const size = Number(fields.get('file_size'))
      if (!(size > 0)) return graphError(100, 'file_size is needed')
      const made = {
        id: String(nextId++),
        session: String(nextId++),
        bytes: Buffer.alloc(size),
        at: 0,
        finished: false,
        polls: 0,
        post: null,
      }
      films.set(made.id, made)
      return fine({ video_id: made.id, upload_session_id: made.session, ...wanted(made) })
    }
    const found = [...films.values()].find(({ session }) => session === fields.get('upload_session_id'))
    if (found === undefined) return graphError(6000, 'There was a problem uploading your video file', { subcode: 1363030 })
    if (phase === 'transfer') {
      const chunk = form.get('video_file_chunk')
      if (chunk === undefined || Number(fields.get('start_offset')) !== found.at)
        return graphError(6001, 'Your video has been uploaded partially', { subcode: 1363037 })
      const taken = chunk.subarray(0, options.piece ?? chunk.length)
      taken.copy(found.bytes, found.at)
      found.at += taken.length
      return fine(wanted(found))
    }
    const strange = unknownIn(fields.keys(), ['upload_phase', 'upload_session_id', 'description', 'title', 'published'])
    if (phase !== 'finish' || strange) return strange ?? graphError(100, 'upload_phase is not known')
    if (found.at < found.bytes.length || found.finished || !found.bytes.subarray(4, 8).equals(Buffer.from('ftyp')))
      return graphError(6000, 'There was a problem with your video file', { subcode: 1363024 })
    if (fields.get('published') !== 'false') return graphError(100, 'this test wants videos unpublished')
    found.finished = true
    const description = parametersOf(request).get('description') ?? ''
    found.post = add({ message: description, link: null, photos: [], video: true, published: false })
    return fine({ success: true })
  }

  const wanted = ({ at, bytes }: Film) => ({
    start_offset: String(at),
    end_offset: String(Math.min(bytes.length, at + (options.piece ?? bytes.length))),
  })

  function statusOf(one: Film) {
    const uploaded = one.at === one.bytes.length
    const ready = one.finished && one.polls++ >= (options.processing_polls ?? 0)
    return {
      video_status: ready ? 'ready' : one.finished ? 'processing' : 'uploading',
      uploading_phase: { status: uploaded ? 'complete' : 'in_progress', bytes_transferred: one.at },
    }
  }

  function change(node: string, edge: string, request: Received): Answer {
    const form = parametersOf(request)
    if (edge === 'comments') return say(node, form)
    const video = films.get(node)
    const post = video?.post ?? posts.find(({ id }) => id === node)
    if (post === undefined || edge !== '') return missing(node)
    const flag = video === undefined ? 'is_published' : 'published'
    const strange = unknownIn(form.keys(), [flag])
    if (strange) return strange
    if (form.get(flag) !== 'true') return graphError(100, `${flag} must be true`)
    post.published = true
    return fine({ success: true })
  }

  function say(parent: string, form: Map<string, string>): Answer {
    const strange = unknownIn(form.keys(), ['message'])
    if (strange) return strange
    if (!isThere(parent)) return missing(parent)
    if ((form.get('message') ?? '') === '') return graphError(100, 'A comment cannot be empty', { subcode: 1705001 })
    return fine({ id: comment(parent, form.get('message') ?? '', page) })
  }

  const isThere = (id: string): boolean =>
    posts.some((one) => one.id === id && one.published) ||
    comments.some((one) => one.id === id) ||
    tagged.some((one) => one.id === id)

  function comment(parent: string, message: string, from: { id: string; name: string }, created = new Date()): string {
    const id = `${parent.split('_').at(-1) ?? ''}_${nextId++}`
    comments.push({ id, parent, from, message, created })
    return id
  }

  function ofPage(edge: string, url: URL): Answer {
    if (edge === '') return fine({ ...page, link: `https://www.facebook.com/${page.id}`, followers_count: 812 })
    if (edge === 'published_posts') {
      const all = posts.filter((one) => one.published).map((one) => shown(one, url))
      return listed(all.toReversed(), url)
    }
    if (edge === 'insights') return insights(url, pageMetrics)
    if (edge === 'tagged')
      return listed(
        tagged
          .toReversed()
          .map(({ id, message, created }) => ({ id, message, from: customer, created_time: graphTime(created) })),
        url,
      )
    if (edge !== 'ratings') return missing(page.id)
    if (options.no_reviews === true) return graphError(200, 'Requires pages_read_user_content permission', { status: 403 })
    const all = ratings.toReversed().map(({ id, text, created }) => ({
      created_time: graphTime(created),
      review_text: text,
      recommendation_type: 'positive',
      reviewer: customer,
      open_graph_story: { id },
    }))
    return listed(all, url)
  }

  function ofObject(node: string, edge: string, url: URL): Answer {
    const said = comments.find(({ id }) => id === node)
    const post = posts.find(({ id }) => id === node)
    if (edge === '' && films.has(node)) return video(node)
    if (said === undefined && post === undefined) return missing(node)
    if (edge === 'comments') return listed(under(node, url), url)
    if (edge === 'insights') return post === undefined ? missing(node) : insights(url, postMetrics)
    return fine(post === undefined ? shownComment(said) : shown(post, url))
  }

  function video(id: string): Answer {
    const one = films.get(id)
    if (one === undefined) return missing(id)
    return fine({
      id,
      status: statusOf(one),
      description: one.post?.message,
      published: one.post?.published ?? false,
      permalink_url: `/${page.id}/videos/${id}/`,
      ...(one.post ? { created_time: graphTime(one.post.created), post_id: one.post.id.split('_')[1] } : {}),
    })
  }

  function under(parent: string, url: URL): object[] {
    const stream = url.searchParams.get('filter') === 'stream'
    const since = Number(url.searchParams.get('since') ?? 0) * 1000
    const ids = new Set([parent])
    const found = comments.filter((one) => {
      const inside = ids.has(one.parent)
      if (inside && stream) ids.add(one.id)
      return inside && one.created.getTime() >= since
    })
    return found.toReversed().map(shownComment)
  }

  function shownComment(one: FacebookComment | undefined): object {
    if (one === undefined) return {}
    const nested = comments.some(({ id }) => id === one.parent)
    return {
      id: one.id,
      message: one.message,
      from: one.from,
      created_time: graphTime(one.created),
      permalink_url: `https://www.facebook.com/${page.id}/posts/x?comment_id=${one.id.split('_')[1] ?? ''}`,
      can_comment: true,
      ...(nested ? { parent: { id: one.parent } } : {}),
    }
  }

  const addressOf = ({ id }: FacebookPost): string => {
    const number = id.split('_')[1] ?? ''
    return `https://www.facebook.com/${page.id}/posts/${options.pfbid === false ? number : `pfbid0${Buffer.from(number).toString('hex')}`}`
  }

  function shown(post: FacebookPost, url: URL): object {
    const fields = url.searchParams.get('fields') ?? ''
    const [, since, limit] =
      /comments\.filter\(stream\)\.order\(reverse_chronological\)\.since\((\d+)\)\.limit\((\d+)\)/.exec(fields) ?? []
    const edge = new URL(`${VERSION}/${post.id}/comments?filter=stream&order=reverse_chronological&since=${since ?? ''}`, url)
    edge.searchParams.set('limit', limit ?? '25')
    const count = comments.filter(({ parent }) => parent === post.id).length
    return {
      id: post.id,
      message: post.message === '' ? undefined : post.message,
      created_time: graphTime(post.created),
      is_published: post.published,
      permalink_url: addressOf(post),
      ...(fields.includes('attachments') ? { attachments: attachments(post) } : {}),
      ...(since === undefined ? {} : { comments: pageOfList(under(post.id, edge), edge, Number(limit)) }),
      ...(fields.includes('comments.summary') ? { comments: { data: [], summary: { total_count: count } } } : {}),
      ...(fields.includes('reactions.summary') ? { reactions: { data: [], summary: { total_count: 5 } } } : {}),
      ...(fields.includes('shares') && post.link !== null ? { shares: { count: 2 } } : {}),
    }
  }

  function attachments({ photos: own, link, video: filmed }: FacebookPost): object {
    if (filmed) return { data: [{ media_type: 'video' }] }
    if (own.length === 0) return { data: link === null ? [] : [{ media_type: 'link' }] }
    if (own.length === 1) return { data: [{ media_type: 'photo' }] }
    return { data: [{ media_type: 'album', subattachments: { data: own.map(() => ({ media_type: 'photo' })) } }] }
  }

  function insights(url: URL, known: readonly string[]): Answer {
    const asked = (url.searchParams.get('metric') ?? '').split(',')
    const dead = asked.filter((name) => !known.includes(name) || options.dead_metrics?.includes(name))
    if (dead.length > 0) return graphError(100, 'The value must be a valid insights metric')
    const daily = known === pageMetrics
    if (daily && url.searchParams.get('period') !== 'day') return graphError(100, 'period is needed')
    // a post nobody has seen yet has no clicks to tell of: no 0, nothing
    const data = asked
      .filter((name) => name !== 'post_clicks')
      .map((name, index) => ({ name, period: daily ? 'day' : 'lifetime', values: [{ value: 40 + index }], id: `${name}/x` }))
    return fine({ data, paging: {} })
  }

  function remove(id: string): Answer {
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
    page_id: page.id,
    token,
    page_token: PAGE_TOKEN,
    posts: () => posts,
    comments: () => comments,
    comment: (parent, message, at, from = customer) => comment(parent, message, from, at),
    tag(message, created = new Date()) {
      const id = `7001_${nextId++}`
      tagged.push({ id, message, created })
      return id
    },
    review(text, created = new Date()) {
      const id = `${nextId++}`
      ratings.push({ id, text, created })
      return id
    },
    write: (message, at) => add({ message, link: null, photos: [], video: false, published: true }, at),
    delete: (id) => void remove(id),
    expire() {
      for (const [id, one] of films) if (!one.finished) films.delete(id)
    },
  }
}

const everything = [
  'pages_show_list',
  'pages_manage_posts',
  'pages_manage_engagement',
  'pages_read_engagement',
  'pages_read_user_content',
  'read_insights',
]
