import type { Access, Figure, HttpResponse, Metric, PostFigures } from '../contract.ts'
import { NetworkFailure } from '../failure.ts'
import { textField } from '../json.ts'
import { elementsOf, finder, type LinkedIn } from './call.ts'
import { inPath, urnOf } from './urn.ts'

/** Of a page's post, and of its posts of one day: `totalShareStatistics`. LinkedIn's `engagement` is a rate and no count. */
const pageMetrics = [
  ['reach', 'uniqueImpressionsCount'],
  ['impressions', 'impressionCount'],
  ['reactions', 'likeCount'],
  ['comments', 'commentCount'],
  ['shares', 'shareCount'],
  ['clicks', 'clickCount'],
] as const satisfies readonly (readonly [Metric, string])[]

/** Of a person's post: `queryType` of memberCreatorPostAnalytics; the last four since version 202604. */
const memberMetrics = [
  ['reach', 'MEMBERS_REACHED'],
  ['impressions', 'IMPRESSION'],
  ['reactions', 'REACTION'],
  ['comments', 'COMMENT'],
  ['shares', 'RESHARE'],
  ['saves', 'POST_SAVE'],
  ['clicks', 'LINK_CLICKS'],
  ['follows', 'FOLLOWER_GAINED_FROM_CONTENT'],
  ['profile_views', 'PROFILE_VIEW_FROM_CONTENT'],
] as const satisfies readonly (readonly [Metric, string])[]

/** By day LinkedIn counts no people reached. */
const memberDayMetrics = memberMetrics.filter(([metric]) => ['impressions', 'reactions', 'comments', 'shares'].includes(metric))

const BATCH = 20
const dayMs = 24 * 3600_000
/** organizationalEntityShareStatistics looks back twelve months. */
const PAGE_WINDOW_MS = 365 * dayMs

export interface Figures {
  posts(remote_ids: readonly string[]): Promise<readonly PostFigures[]>
  account(day: Date): Promise<readonly Figure[]>
}

type Value = Pick<Figure, 'value' | 'reason'>

/** The figures of a page. */
export function pageFigures(access: Access, api: LinkedIn, author: () => Promise<string>): Figures {
  const at = (): string => access.now().toISOString()
  const outcome = openReader()

  /** The statistics of posts of one kind by their URNs. When one of them is refused, the others are asked for by themselves. */
  async function statistics(kind: string, urns: readonly string[]): Promise<Map<string, Stats | NetworkFailure>> {
    const found = new Map<string, Stats | NetworkFailure>()
    for (let from = 0; from < urns.length; from += BATCH) {
      const batch = urns.slice(from, from + BATCH)
      const asked = await outcome(() => ask(kind, batch))
      if (!(asked instanceof NetworkFailure)) for (const [urn, stats] of asked) found.set(urn, stats)
      else if (batch.length === 1 || asked.status === 403) for (const urn of batch) found.set(urn, asked)
      else {
        for (const urn of batch) {
          const one = await outcome(() => ask(kind, [urn]))
          if (one instanceof NetworkFailure) found.set(urn, one)
          else for (const [name, stats] of one) found.set(name, stats)
        }
      }
    }
    return found
  }

  async function ask(kind: string, urns: readonly string[]): Promise<Map<string, Stats>> {
    const list = `${kind === 'share' ? 'shares' : 'ugcPosts'}=List(${urns.map(inPath).join(',')})`
    const query = `q=organizationalEntity&organizationalEntity=${inPath(await author())}&${list}`
    const answer = await api.call({ path: `/rest/organizationalEntityShareStatistics?${query}`, headers: finder })
    const rows = elementsOf<Row>(api, answer)
    return new Map(rows.map((row) => [textField(row.share) || textField(row.ugcPost), row.totalShareStatistics ?? {}]))
  }

  /** A post that has no statistics: gone, older than they reach, or simply without any. */
  async function unseen(urn: string): Promise<'gone' | Value['reason']> {
    const answer = await outcome(() => api.call({ path: `/rest/posts/${inPath(urn)}` }, [200, 404]))
    if (answer instanceof NetworkFailure) return reasonFor(answer)
    if (answer.status === 404) return 'gone'
    const published = Number((answer.json as { publishedAt?: unknown } | undefined)?.publishedAt)
    return access.now().getTime() - published > PAGE_WINDOW_MS ? 'too_old' : 'not_given'
  }

  return {
    async posts(remote_ids) {
      const urns = remote_ids.map(urnOf)
      const found = new Map<string, Stats | NetworkFailure>()
      for (const kind of ['share', 'ugcPost']) {
        const some = [...new Set(urns.filter((urn) => urn?.startsWith(`urn:li:${kind}:`) === true))] as string[]
        for (const [urn, stats] of await statistics(kind, some)) found.set(urn, stats)
      }
      const lines: PostFigures[] = []
      for (const [index, remote_id] of remote_ids.entries()) {
        const urn = urns[index] ?? null
        const stats = urn === null ? undefined : found.get(urn)
        const countable = urn !== null && /^urn:li:(share|ugcPost):/.test(urn)
        const missing =
          stats instanceof NetworkFailure
            ? reasonFor(stats)
            : stats === undefined && countable
              ? await unseen(urn)
              : 'not_given'
        if (missing === 'gone') {
          lines.push({ remote_id, status: 'gone', figures: [] })
          continue
        }
        const given = stats === undefined || stats instanceof NetworkFailure ? {} : stats
        const figures = pageMetrics.map(([metric, source]) => figure(metric, source, counted(given[source], missing), at()))
        lines.push({ remote_id, status: 'there', figures })
      }
      return lines
    },

    async account(day) {
      const org = inPath(await author())
      const network = await outcome(() => api.call({ path: `/rest/networkSizes/${org}?edgeType=COMPANY_FOLLOWED_BY_MEMBER` }))
      const size = network instanceof NetworkFailure ? null : (network.json as { firstDegreeSize?: unknown } | undefined)
      const followers = counted(size?.firstDegreeSize, network instanceof NetworkFailure ? reasonFor(network) : 'not_given')
      const start = Date.UTC(day.getUTCFullYear(), day.getUTCMonth(), day.getUTCDate())
      const interval = `timeIntervals=(timeRange:(start:${start},end:${start + dayMs}),timeGranularityType:DAY)`
      const query = `q=organizationalEntity&organizationalEntity=${org}&${interval}`
      const old = access.now().getTime() - start > PAGE_WINDOW_MS
      const shares = await outcome(async () =>
        elementsOf<Row>(api, await api.call({ path: `/rest/organizationalEntityShareStatistics?${query}`, headers: finder })),
      )
      const stats = shares instanceof NetworkFailure ? {} : (shares[0]?.totalShareStatistics ?? {})
      const reason = shares instanceof NetworkFailure ? reasonFor(shares) : old ? 'too_old' : 'not_given'
      return [
        figure('followers', 'networkSizes.firstDegreeSize', followers, at()),
        ...pageMetrics.map(([metric, source]) => ({
          ...figure(metric, source, counted(stats[source], reason), at()),
          day: isoDay(day),
        })),
      ]
    },
  }
}

/** The figures of a person, one call for each (scopes r_member_postAnalytics and r_member_profileAnalytics). */
export function memberFigures(access: Access, api: LinkedIn): Figures {
  const at = (): string => access.now().toISOString()
  const outcome = openReader()

  async function count(query: string): Promise<Value | 'gone'> {
    const path = `/rest/memberCreatorPostAnalytics?${query}`
    const answer = await outcome(() => api.call({ path, headers: finder }, [200, 404]))
    if (answer instanceof NetworkFailure) return { value: null, reason: reasonFor(answer) }
    if (answer.status === 200) return counted(sum(answer), 'not_given')
    // To an app that was not given this part of the API, LinkedIn says that there is none.
    const none = /RESOURCE_NOT_FOUND|virtual resource/i.test(answer.text)
    return none ? { value: null, reason: 'not_permitted' } : 'gone'
  }

  /** One row for a total, one a day by days. -1 stands for a count that LinkedIn does not have. */
  function sum(answer: HttpResponse): number | null {
    const { elements } = (answer.json ?? {}) as { elements?: readonly { count?: unknown }[] }
    const counts = (Array.isArray(elements) ? elements : []).map((one: { count?: unknown }) => one.count)
    const known = counts.filter((one): one is number => typeof one === 'number' && one >= 0)
    return known.length === 0 || known.length < counts.length ? null : known.reduce((total, one) => total + one, 0)
  }

  return {
    async posts(remote_ids) {
      const lines: PostFigures[] = []
      for (const remote_id of remote_ids) {
        const urn = urnOf(remote_id)
        const kind = urn === null ? undefined : { share: 'share', ugcPost: 'ugc' }[urn.split(':')[2] ?? '']
        const figures: Figure[] = []
        let same: Value | 'gone' | null = kind === undefined ? { value: null, reason: 'not_given' } : null
        for (const [metric, source] of memberMetrics) {
          const about = `q=entity&entity=(${kind ?? ''}:${inPath(urn ?? '')})&queryType=${source}&aggregation=TOTAL`
          const got: Value | 'gone' = same ?? (await count(about))
          // what is gone, or not permitted, is so for all of them
          if (got === 'gone' || got.reason === 'not_permitted') same = got
          if (got !== 'gone') figures.push(figure(metric, source, got, at()))
        }
        lines.push(same === 'gone' ? { remote_id, status: 'gone', figures: [] } : { remote_id, status: 'there', figures })
      }
      return lines
    },

    async account(day) {
      const answer = await outcome(() => api.call({ path: '/rest/memberFollowersCount?q=me', headers: finder }))
      const body = answer instanceof NetworkFailure ? null : (answer.json as { elements?: readonly Followers[] } | undefined)
      const followers = counted(
        body?.elements?.[0]?.memberFollowersCount,
        answer instanceof NetworkFailure ? reasonFor(answer) : 'not_given',
      )
      const figures = [figure('followers', 'memberFollowersCount', followers, at())]
      const range = `dateRange=(start:${dateOf(day)},end:${dateOf(new Date(day.getTime() + dayMs))})`
      for (const [metric, source] of memberDayMetrics) {
        const got = await count(`q=me&queryType=${source}&aggregation=DAILY&${range}`)
        const value: Value = got === 'gone' ? { value: null, reason: 'not_given' } : got
        figures.push({ ...figure(metric, source, value, at()), day: isoDay(day) })
      }
      return figures
    },
  }
}

type Stats = Readonly<Record<string, unknown>>

interface Row {
  readonly share?: unknown
  readonly ugcPost?: unknown
  readonly totalShareStatistics?: Stats
}

interface Followers {
  readonly memberFollowersCount?: unknown
}

function isoDay(day: Date): string {
  return day.toISOString().slice(0, 10)
}

function dateOf(day: Date): string {
  return `(year:${day.getUTCFullYear()},month:${day.getUTCMonth() + 1},day:${day.getUTCDate()})`
}

function figure(metric: Metric, source: string, value: Value, at: string): Figure {
  return { metric, source, at, ...value }
}

function counted(value: unknown, reason: Value['reason']): Value {
  return Number.isSafeInteger(value) ? { value: value as number, reason: null } : { value: null, reason }
}

type Reader = <T>(read: () => Promise<T>) => Promise<T | NetworkFailure>

/** Gives what was read, or why it could not be; after a 429 nothing more is asked. A refused credential ends it all. */
function openReader(): Reader {
  let stopped: NetworkFailure | null = null
  return async (read) => {
    if (stopped !== null) return stopped
    try {
      return await read()
    } catch (error) {
      if (!(error instanceof NetworkFailure) || error.verdict === 'unauthorized') throw error
      if (error.verdict === 'rate_limited') stopped = error
      return error
    }
  }
}

function reasonFor(failure: NetworkFailure): Figure['reason'] {
  if (failure.status === 403) return 'not_permitted'
  return failure.verdict === 'refused' ? 'refused' : 'unreachable'
}
