import type { Access, Connection, Figure, Metric, PostFigures } from '../contract.ts'
import { NetworkFailure } from '../failure.ts'
import { figureOf, quietly, reasonOf, type InsightValue } from '../graph.ts'
import { textField } from '../json.ts'
import type { AccountAccess } from './account.ts'

/**
 * What feeds which figure: https://developers.facebook.com/documentation/instagram-platform/reference/instagram-media/insights and
 * …/api-reference/instagram-user/insights, read 2026-11-27. An empty set is no 0; some come up to 48 hours late.
 */
const postInsights: readonly (readonly [Metric, string])[] = [
  ['reach', 'reach'],
  ['views', 'views'],
  ['shares', 'shares'],
  ['saves', 'saved'],
  ['engagements', 'total_interactions'],
]

const accountInsights: readonly (readonly [Metric, string])[] = [
  ['reach', 'reach'],
  ['views', 'views'],
  ['engagements', 'total_interactions'],
]

/** Who came and who left are one metric, told apart by its breakdown. */
const FOLLOWS = 'follows_and_unfollows'
const followTypes = { follows: 'FOLLOWER', unfollows: 'NON_FOLLOWER' } as const

export function figuresOf(
  { graph, account }: AccountAccess,
  access: Access,
): Required<Pick<Connection, 'postFigures' | 'accountFigures'>> {
  async function figuresOfPost(remote_id: string): Promise<PostFigures> {
    const at = access.now()
    const path = `/${encodeURIComponent(remote_id)}`
    let counts: { like_count?: unknown; comments_count?: unknown } = {}
    let reason: Figure['reason'] = 'not_given'
    try {
      counts = (await graph.call({ path, query: { fields: 'id,like_count,comments_count' } })).json ?? {}
    } catch (error) {
      if (!(error instanceof NetworkFailure) || error.code === 'credential_refused') throw error
      if (error.code === 'object_gone') return { remote_id, status: 'gone', figures: [] }
      reason = reasonOf(error)
    }
    const insights = await graph.insights(
      { path: `${path}/insights` },
      postInsights.map(([, source]) => source),
    )
    return {
      remote_id,
      status: 'there',
      figures: [
        ...postInsights.map(([metric, source]) => figureOf(metric, source, insights.get(source), at)),
        // left out where the owner hides it
        figureOf('reactions', 'like_count', counted(counts.like_count, reason), at),
        figureOf('comments', 'comments_count', counted(counts.comments_count, reason), at),
      ],
    }
  }

  async function followsOn(
    path: string,
    query: Record<string, string>,
  ): Promise<Record<Metric & keyof typeof followTypes, InsightValue>> {
    const asked = { ...query, metric: FOLLOWS, breakdown: 'follow_type' }
    try {
      const { json } = await graph.call({ path, query: asked })
      return { follows: brokenDown(json, followTypes.follows), unfollows: brokenDown(json, followTypes.unfollows) }
    } catch (error) {
      if (!(error instanceof NetworkFailure) || error.code === 'credential_refused') throw error
      const none = { value: null, reason: reasonOf(error) }
      return { follows: none, unfollows: none }
    }
  }

  return {
    async postFigures(remote_ids): Promise<readonly PostFigures[]> {
      const lines: PostFigures[] = []
      for (const id of remote_ids) lines.push(await figuresOfPost(id))
      return lines
    },

    async accountFigures(day): Promise<readonly Figure[]> {
      const at = access.now()
      const { id } = await account()
      const start = Math.floor(day.getTime() / 86_400_000) * 86_400
      const query = { period: 'day', metric_type: 'total_value', since: String(start), until: String(start + 86_400) }
      const answer = await quietly(() => graph.call({ path: `/${id}`, query: { fields: 'id,followers_count,media_count' } }))
      const { followers_count, media_count } = (answer?.json ?? {}) as { followers_count?: unknown; media_count?: unknown }
      const reason = answer === null ? 'unreachable' : 'not_given'
      const insights = await graph.insights(
        { path: `/${id}/insights`, query },
        accountInsights.map(([, source]) => source),
      )
      const follows = await followsOn(`/${id}/insights`, query)
      const date = new Date(start * 1000).toISOString().slice(0, 10)
      return [
        figureOf('followers', 'followers_count', counted(followers_count, reason), at),
        figureOf('posts', 'media_count', counted(media_count, reason), at),
        ...[
          ...accountInsights.map(([metric, source]) => figureOf(metric, source, insights.get(source), at)),
          figureOf('follows', FOLLOWS, follows.follows, at),
          figureOf('unfollows', FOLLOWS, follows.unfollows, at),
        ].map((one) => ({ ...one, day: date })),
      ]
    },
  }
}

function counted(value: unknown, reason: Figure['reason']): InsightValue {
  return typeof value === 'number' ? { value, reason: null } : { value: null, reason }
}

/** `{data: [{total_value: {breakdowns: [{results: [{dimension_values: ["FOLLOWER"], value: 3}]}]}}]}` */
function brokenDown(json: unknown, wanted: string): InsightValue {
  const { data } = (json ?? {}) as {
    data?: { total_value?: { breakdowns?: { results?: { dimension_values?: unknown[]; value?: unknown }[] }[] } }[]
  }
  const results = data?.[0]?.total_value?.breakdowns?.[0]?.results ?? []
  const found = results.find(({ dimension_values }) => textField(dimension_values?.[0]) === wanted)
  return counted(found?.value, 'not_given')
}
