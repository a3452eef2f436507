import type { Access, Connection, Figure, Metric, PostFigures } from '../contract.ts'
import { NetworkFailure } from '../failure.ts'
import { figureOf, reasonOf, type InsightValue } from '../graph.ts'
import type { PageAccess } from './page.ts'

/**
 * What feeds which figure. `post_impressions*` and `page_impressions*` are gone for all versions:
 * Meta has taken them away from November 2025 to June 2026 (Graph API changelog, read 2026-11-22).
 */
const postInsights: readonly (readonly [Metric, string])[] = [
  ['reach', 'post_total_media_view_unique'],
  ['views', 'post_media_view'],
  ['clicks', 'post_clicks'],
]

const pageInsights: readonly (readonly [Metric, string])[] = [
  ['reach', 'page_total_media_view_unique'],
  ['views', 'page_media_view'],
  ['engagements', 'page_post_engagements'],
  ['follows', 'page_daily_follows'],
  ['profile_views', 'page_views_total'],
]

/** Counts that are fields of the post itself. */
const counts: readonly (readonly [Metric, string, string])[] = [
  ['reactions', 'reactions.summary.total_count', 'reactions.summary(total_count).limit(0)'],
  ['comments', 'comments.summary.total_count', 'comments.summary(total_count).limit(0)'],
  ['shares', 'shares.count', 'shares'],
]

export function figuresOf(
  { graph, page }: PageAccess,
  access: Access,
): Required<Pick<Connection, 'postFigures' | 'accountFigures'>> {
  /** Null: Facebook knows no such post any more. */
  async function countsOf(id: string): Promise<ReadonlyMap<string, InsightValue> | null> {
    const fields = counts.map(([, , field]) => field).join(',')
    try {
      const answer = await graph.call({ path: `/${encodeURIComponent(id)}`, query: { fields: `id,${fields}` } })
      return new Map(counts.map(([, source]) => [source, countAt(answer.json, source)]))
    } catch (error) {
      if (!(error instanceof NetworkFailure) || error.code === 'credential_refused') throw error
      if (error.code === 'object_gone') return null
      const reason = reasonOf(error)
      return new Map(counts.map(([, source]) => [source, { value: null, reason }]))
    }
  }

  async function figuresOfPost(remote_id: string): Promise<PostFigures> {
    const at = access.now()
    const own = await countsOf(remote_id)
    if (own === null) return { remote_id, status: 'gone', figures: [] }
    const sources = postInsights.map(([, source]) => source)
    const insights = await graph.insights({ path: `/${encodeURIComponent(remote_id)}/insights` }, sources)
    return {
      remote_id,
      status: 'there',
      figures: [
        ...postInsights.map(([metric, source]) => figureOf(metric, source, insights.get(source), at)),
        ...counts.map(([metric, source]) => figureOf(metric, source, own.get(source), at)),
      ],
    }
  }

  return {
    async postFigures(remote_ids): Promise<readonly PostFigures[]> {
      const lines: PostFigures[] = []
      for (const id of remote_ids) lines.push(await figuresOfPost(id))
      return lines
    },

    /** Facebook's day ends at midnight in California: the day asked for is the one that holds most of it. */
    async accountFigures(day): Promise<readonly Figure[]> {
      const at = access.now()
      const { id } = await page()
      const answer = await graph.call({ path: `/${id}`, query: { fields: 'id,followers_count' } })
      const { followers_count } = (answer.json ?? {}) as { followers_count?: unknown }
      const followers: InsightValue =
        typeof followers_count === 'number' ? { value: followers_count, reason: null } : { value: null, reason: 'not_given' }
      const start = Math.floor(day.getTime() / 86_400_000) * 86_400
      const query = { period: 'day', since: String(start), until: String(start + 86_400) }
      const insights = await graph.insights(
        { path: `/${id}/insights`, query },
        pageInsights.map(([, source]) => source),
      )
      return [
        figureOf('followers', 'followers_count', followers, at),
        ...pageInsights.map(([metric, source]) => ({
          ...figureOf(metric, source, insights.get(source), at),
          day: dayOf(start),
        })),
      ]
    },
  }
}

function dayOf(start: number): string {
  return new Date(start * 1000).toISOString().slice(0, 10)
}

/** A count by its place in the answer. Facebook leaves `shares` out where there are none: it did not say 0 then. */
function countAt(json: unknown, source: string): InsightValue {
  let value: unknown = json
  for (const name of source.split('.')) value = (value as Record<string, unknown> | null | undefined)?.[name]
  return typeof value === 'number' ? { value, reason: null } : { value: null, reason: 'not_given' }
}
