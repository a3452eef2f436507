import type { Access, Connection, Figure, PostFigures } from '../contract.ts'
import { NetworkFailure } from '../failure.ts'
import { figureOf, pageOf, reasonOf, type InsightValue } from '../graph.ts'
import type { ThreadsApi } from './api.ts'

const ofPost = ['views', 'likes', 'replies', 'reposts', 'quotes', 'shares'] as const
const ofDay = ['views', 'likes', 'replies', 'reposts', 'quotes'] as const
/** What Threads says when a user's figures are asked for before it counted any. */
const COUNTED_SINCE_MS = 1_712_991_600_000
const DAY_MS = 24 * 3_600_000

type Values = ReadonlyMap<string, InsightValue>

/** https://developers.facebook.com/documentation/threads/insights, 2026-11-27. */
export function openFigures(access: Access, api: ThreadsApi): Required<Pick<Connection, 'postFigures' | 'accountFigures'>> {
  /** Reposts, quotes and what was passed on are all shares; the sum of those that came. */
  function shares(values: Values, names: readonly string[]): Figure {
    const came = names.filter((name) => typeof values.get(name)?.value === 'number')
    if (came.length === 0) return figureOf('shares', names.join('+'), values.get(names[0] ?? ''), access.now())
    const value = came.reduce((sum, name) => sum + (values.get(name)?.value ?? 0), 0)
    return figureOf('shares', came.join('+'), { value, reason: null }, access.now())
  }

  async function figuresOfPost(remote_id: string): Promise<PostFigures> {
    const values = await api.insights({ path: `/${encodeURIComponent(remote_id)}/insights` }, ofPost)
    const nothing = [...values.values()].every((one) => one.reason === 'refused')
    if (nothing && (await api.post(remote_id)) === null) return { remote_id, status: 'gone', figures: [] }
    const now = access.now()
    const figures = [
      figureOf('views', 'views', values.get('views'), now),
      figureOf('reactions', 'likes', values.get('likes'), now),
      figureOf('comments', 'replies', values.get('replies'), now),
      shares(values, ['reposts', 'quotes', 'shares']),
    ]
    return { remote_id, status: 'there', figures }
  }

  /** A number for each link: how often they were followed, all together. */
  async function clicks(query: Record<string, string>): Promise<InsightValue> {
    try {
      const answer = await api.call({ path: '/me/threads_insights', query: { ...query, metric: 'clicks' } })
      const { data } = pageOf<{ link_total_values?: unknown }>(answer.json)
      const links = data?.[0]?.link_total_values
      if (!Array.isArray(links)) return { value: null, reason: 'not_given' }
      const value = (links as { value?: unknown }[]).reduce((sum, one) => sum + (Number(one.value) || 0), 0)
      return { value, reason: null }
    } catch (error) {
      if (!(error instanceof NetworkFailure) || error.code === 'credential_refused') throw error
      return { value: null, reason: reasonOf(error) }
    }
  }

  return {
    async postFigures(remote_ids) {
      const lines: PostFigures[] = []
      for (const remote_id of remote_ids) lines.push(await figuresOfPost(remote_id))
      return lines
    },

    /** Followers as they are now; everything else of that day in UTC. */
    async accountFigures(day) {
      const from = Math.floor(day.getTime() / DAY_MS) * DAY_MS
      const until = Math.min(from + DAY_MS, access.now().getTime())
      const followers = await api.insights({ path: '/me/threads_insights' }, ['followers_count'])
      const now = access.now()
      const date = new Date(from).toISOString().slice(0, 10)
      const last = figureOf('followers', 'followers_count', followers.get('followers_count'), now)
      if (from < COUNTED_SINCE_MS) {
        const old: InsightValue = { value: null, reason: 'too_old' }
        const metrics = ['views', 'reactions', 'comments', 'shares', 'clicks'] as const
        return [...metrics.map((metric) => ({ ...figureOf(metric, metric, old, now), day: date })), last]
      }
      const query = { since: String(Math.floor(from / 1000)), until: String(Math.floor(until / 1000)) }
      const values = await api.insights({ path: '/me/threads_insights', query }, ofDay)
      const ofThatDay = [
        figureOf('views', 'views', values.get('views'), now),
        figureOf('reactions', 'likes', values.get('likes'), now),
        figureOf('comments', 'replies', values.get('replies'), now),
        shares(values, ['reposts', 'quotes']),
        figureOf('clicks', 'clicks', await clicks(query), now),
      ]
      return [...ofThatDay.map((one) => ({ ...one, day: date })), last]
    },
  }
}
