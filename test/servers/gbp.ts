import { sniffImage, startLoopback, type Answer, type Loopback, type Received } from './loopback.ts'
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

const manage = 'https://www.googleapis.com/auth/business.manage'
export const gbpScopes = [manage] as const

export interface GbpOptions {
  readonly scopes?: readonly string[]
  /** Listings by their accounts; the first one is that of the posts. */
  readonly listings?: Readonly<Record<string, readonly string[]>>
  /** The state a new post has. */
  readonly state?: 'PROCESSING' | 'LIVE' | 'REJECTED'
  /** The state of an answer to a review. */
  readonly reply_state?: 'APPROVED' | 'PENDING' | 'REJECTED'
  readonly unknown_metrics?: readonly string[]
  /** Google has not counted that day yet: its values are left out. */
  readonly not_counted?: boolean
  /** Posts in one page. */
  readonly page?: number
  readonly oldest_first?: boolean
  /** Whether a file can be fetched from there: a site elsewhere than this one's own. */
  readonly online?: (url: string) => boolean
  readonly now?: () => Date
  readonly port?: number
}

export interface GbpPost {
  readonly name: string
  readonly summary: string
  readonly languageCode: string
  readonly link: string | null
  readonly media: readonly string[]
  readonly createTime: string
  state: string
}

export interface GbpReview {
  readonly name: string
  comment: string
  readonly starRating: string
  updateTime: string
  reply: { comment: string; updateTime: string } | null
}

export interface FakeGbp extends Loopback {
  readonly secrets: GoogleSecrets
  readonly location: string
  readonly door: GoogleDoor
  posts(): readonly GbpPost[]
  reviews(): readonly GbpReview[]
  /** A post that a person wrote in the listing. */
  write(summary: string, at?: Date): GbpPost
  review(comment: string, stars?: string, at?: Date): string
}

const summaryMax = 1500
const metrics = [
  'BUSINESS_IMPRESSIONS_DESKTOP_MAPS',
  'BUSINESS_IMPRESSIONS_DESKTOP_SEARCH',
  'BUSINESS_IMPRESSIONS_MOBILE_MAPS',
  'BUSINESS_IMPRESSIONS_MOBILE_SEARCH',
  'WEBSITE_CLICKS',
  'CALL_CLICKS',
  'BUSINESS_DIRECTION_REQUESTS',
  'BUSINESS_BOOKINGS',
]

/**
 * The parts of Google's business services that smm uses, on loopback: local posts and reviews (My Business v4), accounts and listings
 * (Account Management v1, Business Information v1) and the figures of each day (Performance v1), as strict as
 * https://developers.google.com/my-business/reference/rest (2026-11-22) describes them. All four stand at one address here.
 */
export async function startGbp(options: GbpOptions = {}): Promise<FakeGbp> {
  const now = options.now ?? (() => new Date())
  const door = googleDoor(options.scopes ?? gbpScopes)
  const listings = options.listings ?? { 'accounts/101': ['locations/202'] }
  const [owner = '', owned = []] = Object.entries(listings).find(([, names]) => names.length > 0) ?? []
  const location = `${owner}/${owned[0] ?? 'locations/202'}`
  const posts: GbpPost[] = []
  const reviews: GbpReview[] = []
  const publicFiles = new Set<string>()
  let serial = 0

  const server = await startLoopback({
    ...(options.port === undefined ? {} : { port: options.port }),
    subject(method, path) {
      if (path.startsWith('/token')) return 'session'
      if (path.startsWith('/site/')) return 'media'
      return method === 'GET' || method === 'DELETE' ? 'read' : 'publish'
    },
    answer,
  })

  function answer(request: Received): Answer {
    if (request.method === 'PUT' && request.path.startsWith('/site/')) return keep(request)
    const refusal = door.check(request, [manage])
    if (refusal !== null) return refusal
    const url = new URL(request.path, 'http://loopback')
    const query = url.searchParams
    const path = decodeURIComponent(url.pathname)
    const route = `${request.method} ${path}`
    if (route === 'GET /v1/accounts') {
      return ok({ accounts: Object.keys(listings).map((name) => ({ name, accountName: 'Boulangerie', type: 'PERSONAL' })) })
    }
    const [, account] = /^\/v1\/(accounts\/\d+)\/locations$/.exec(path) ?? []
    if (request.method === 'GET' && account !== undefined) return ofAccount(account, query)
    const [, place, verb] = /^\/v1\/(locations\/\d+)(:fetchMultiDailyMetricsTimeSeries)?$/.exec(path) ?? []
    if (request.method === 'GET' && place !== undefined) return verb === undefined ? about(place, query) : figures(query)
    if (!path.startsWith(`/v4/${location}/`)) return missing()
    const rest = path.slice(`/v4/${location}/`.length)
    if (rest === 'localPosts') return request.method === 'POST' ? create(request) : list(query)
    const post = posts.find((one) => one.name === `${location}/${rest}`)
    if (request.method === 'DELETE' && post !== undefined) {
      posts.splice(posts.indexOf(post), 1)
      return ok({})
    }
    if (route.startsWith('GET') && rest === 'reviews') return listReviews(query)
    const [, reviewName, reply] = /^(reviews\/[\w=-]+)(\/reply)?$/.exec(rest) ?? []
    const review = reviews.find((one) => one.name === `${location}/${reviewName ?? ''}`)
    if (review === undefined) return missing()
    if (request.method === 'GET' && reply === undefined) return ok(shownReview(review))
    if (request.method === 'PUT' && reply !== undefined) return answerReview(request, review)
    if (request.method === 'DELETE' && reply !== undefined) {
      review.reply = null
      return ok({})
    }
    return missing()
  }

  /** The client's own site, where a file becomes public. */
  function keep(request: Received): Answer {
    if (!['image/png', 'image/jpeg'].includes(sniffImage(request.body) ?? '')) return { status: 415 }
    const address = `https://site.exemple.fr/${request.path.slice('/site/'.length)}`
    publicFiles.add(address)
    return ok({ address })
  }

  function ofAccount(account: string, query: URLSearchParams): Answer {
    if (query.get('readMask') === null) return invalid('read_mask', 'Invalid field mask provided')
    const names = listings[account]
    if (names === undefined) return missing()
    return ok(names.length === 0 ? {} : { locations: names.map((name) => ({ name, title: `Boulangerie ${name}` })) })
  }

  function about(place: string, query: URLSearchParams): Answer {
    if (query.get('readMask') === null) return invalid('read_mask', 'Invalid field mask provided')
    if (!Object.values(listings).some((names) => names.includes(place))) return missing()
    const metadata = { mapsUri: 'https://maps.google.com/maps?cid=17', canOperateLocalPost: true }
    return ok({ name: place, title: 'Boulangerie', metadata })
  }

  function create(request: Received): Answer {
    const body = jsonOf(request)
    if (body === null) return invalid('', 'Invalid JSON payload received.')
    const unknown = unknownFields(body, ['languageCode', 'summary', 'callToAction', 'media', 'topicType'])
    if (unknown.length > 0) return invalid('', `Invalid JSON payload received. Unknown name "${unknown.join('", "')}"`)
    const { languageCode, summary = '', callToAction, media = [], topicType } = body
    if (topicType !== 'STANDARD') return invalid('topic_type', 'topic_type is required')
    if (typeof languageCode !== 'string' || !/^[a-z]{2}$/.test(languageCode))
      return invalid('language_code', 'language_code is required')
    if (typeof summary !== 'string' || [...summary].length > summaryMax) return invalid('summary', 'Summary is too long')
    const images = media as { mediaFormat?: unknown; sourceUrl?: unknown }[]
    if (summary === '' && images.length === 0) return invalid('summary', 'A post needs a summary or media')
    const button = callToAction as { actionType?: unknown; url?: unknown } | undefined
    if (button !== undefined && (button.actionType !== 'LEARN_MORE' || !URL.canParse(String(button.url))))
      return invalid('call_to_action', 'call_to_action.url is not valid')
    for (const { mediaFormat, sourceUrl } of images) {
      if (mediaFormat !== 'PHOTO') return invalid('media', 'media_format is required')
      if (!publicFiles.has(String(sourceUrl)) && options.online?.(String(sourceUrl)) !== true)
        return invalid('media', 'Fetching image failed: it is at no public address')
    }
    const post = add(summary, now(), {
      languageCode,
      link: button === undefined ? null : String(button.url),
      media: images.map(({ sourceUrl }) => String(sourceUrl)),
      state: options.state ?? 'LIVE',
    })
    return ok(shown(post))
  }

  function add(summary: string, at: Date, given: Pick<GbpPost, 'languageCode' | 'link' | 'media' | 'state'>): GbpPost {
    serial += 1
    const post = { name: `${location}/localPosts/${7_000_000 + serial}`, summary, createTime: at.toISOString(), ...given }
    posts.push(post)
    return post
  }

  function shown(post: GbpPost) {
    return {
      name: post.name,
      languageCode: post.languageCode,
      ...(post.summary === '' ? {} : { summary: post.summary }),
      ...(post.link === null ? {} : { callToAction: { actionType: 'LEARN_MORE', url: post.link } }),
      // once it was taken, Google gives its own address of it
      ...(post.media.length === 0
        ? {}
        : {
            media: post.media.map((_, index) => ({
              name: `${post.name}/media/${index}`,
              mediaFormat: 'PHOTO',
              googleUrl: 'https://lh3.googleusercontent.com/p/x',
            })),
          }),
      state: post.state,
      createTime: post.createTime,
      updateTime: post.createTime,
      searchUrl: `https://local.google.com/place?id=17&use=posts&lpsid=${post.name.split('/').at(-1)}`,
      topicType: 'STANDARD',
    }
  }

  /** An empty list is an empty object. */
  function list(query: URLSearchParams): Answer {
    const size = Math.min(Number(query.get('pageSize') ?? 20), options.page ?? 100)
    const { page, next } = pageOf(options.oldest_first === true ? posts : posts.toReversed(), query, size)
    return ok({ ...(page.length > 0 && { localPosts: page.map(shown) }), ...(next && { nextPageToken: next }) })
  }

  function shownReview(review: GbpReview) {
    const { reply, ...rest } = review
    return {
      ...rest,
      reviewId: review.name.split('/').at(-1),
      reviewer: { displayName: 'Une passante', isAnonymous: false },
      createTime: review.updateTime,
      ...(reply === null ? {} : { reviewReply: { ...reply, reviewReplyState: options.reply_state ?? 'APPROVED' } }),
    }
  }

  function listReviews(query: URLSearchParams): Answer {
    if (!['rating', 'rating desc', 'updateTime desc'].includes(query.get('orderBy') ?? ''))
      return invalid('order_by', 'orderBy')
    const size = Number(query.get('pageSize') ?? 50)
    if (size > 50) return invalid('page_size', 'page_size must be at most 50')
    const newest = reviews.toSorted((a, b) => Date.parse(b.updateTime) - Date.parse(a.updateTime))
    const { page, next } = pageOf(newest, query, Math.min(size, options.page ?? size))
    const facts = { averageRating: 4.2, totalReviewCount: reviews.length }
    return ok({ ...(page.length > 0 && { reviews: page.map(shownReview) }), ...facts, ...(next && { nextPageToken: next }) })
  }

  function answerReview(request: Received, review: GbpReview): Answer {
    const body = jsonOf(request)
    const comment = body?.['comment']
    if (body === null || unknownFields(body, ['comment']).length > 0) return invalid('', 'Invalid JSON payload received.')
    if (typeof comment !== 'string' || comment === '' || Buffer.byteLength(comment) > 4096) return invalid('comment', 'comment')
    review.reply = { comment, updateTime: now().toISOString() }
    return ok({ ...review.reply, reviewReplyState: options.reply_state ?? 'APPROVED' })
  }

  function figures(query: URLSearchParams): Answer {
    const names = query.getAll('dailyMetrics')
    const first = names.find((name) => !metrics.includes(name) || options.unknown_metrics?.includes(name) === true)
    if (first !== undefined) return invalid('daily_metrics', `Invalid value at 'daily_metrics' "${first}"`)
    const part = (end: string, unit: string): number => Number(query.get(`dailyRange.${end}Date.${unit}`))
    const date = { year: part('start', 'year'), month: part('start', 'month'), day: part('start', 'day') }
    if (!(date.year > 2000 && date.month >= 1 && date.day >= 1 && part('end', 'day') === date.day))
      return invalid('daily_range', 'daily_range')
    const dailyMetricTimeSeries = names.map((dailyMetric, index) => {
      // 0 is left out, and so is what was not counted yet
      const value = dailyMetric === 'BUSINESS_BOOKINGS' || options.not_counted === true ? {} : { value: String(10 + index) }
      return { dailyMetric, timeSeries: { datedValues: [{ date, ...value }] } }
    })
    return ok({ multiDailyMetricTimeSeries: [{ dailyMetricTimeSeries }] })
  }

  return {
    ...server,
    secrets: googleSecrets,
    location,
    door,
    posts: () => posts,
    reviews: () => reviews,
    write: (summary, at = now()) => add(summary, at, { languageCode: 'fr', link: null, media: [], state: 'LIVE' }),
    review(comment, starRating = 'TWO', at = now()) {
      serial += 1
      const name = `${location}/reviews/AbFvOq-${serial}_=`
      reviews.push({ name, comment, starRating, updateTime: at.toISOString(), reply: null })
      return name
    },
  }

  function invalid(field: string, message: string): Answer {
    const details = [
      { '@type': 'type.googleapis.com/google.mybusiness.v4.ValidationError', errorDetails: [{ code: 3, field, message }] },
    ]
    const error = { code: 400, message: 'Request contains an invalid argument.', status: 'INVALID_ARGUMENT', details }
    return { status: 400, body: { error } }
  }
}

const ok = (body: unknown): Answer => ({ status: 200, body })
const missing = (): Answer => googleProblem(404, 'NOT_FOUND', 'notFound', 'Requested entity was not found.')
