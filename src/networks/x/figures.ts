import type { Access, Figure, PostFigures } from '../contract.ts'
import { NetworkFailure } from '../failure.ts'
import { figure, figuresInPages, gone, without } from '../figures.ts'
import { textField } from '../json.ts'
import type { X, XAnswer, XCall } from './library.ts'
import { fieldsIn, postId, unreadable, type Listed, type Words } from './posts.ts'

/** What one question may name. */
const PAGE = 100
/** Clicks are told so long after a post (docs.x.com/x-api/fundamentals/metrics, 2026-11-22). */
const CLICKS_FOR_MS = 30 * 24 * 3_600_000

const impressions = { metric: 'impressions', source: 'public_metrics.impression_count' } as const
const reactions = { metric: 'reactions', source: 'public_metrics.like_count' } as const
const comments = { metric: 'comments', source: 'public_metrics.reply_count' } as const
const shares = { metric: 'shares', source: 'public_metrics.retweet_count + quote_count' } as const
const saves = { metric: 'saves', source: 'public_metrics.bookmark_count' } as const
const clicks = { metric: 'clicks', source: 'non_public_metrics.url_link_clicks' } as const
const open = [impressions, reactions, comments, shares, saves]

interface Problem {
  readonly resource_id?: unknown
  readonly value?: unknown
  readonly type?: unknown
}

interface Answered {
  readonly posts: ReadonlyMap<unknown, Listed>
  /** What X says of those that it does not show, by their ids. */
  readonly problems: ReadonlyMap<unknown, string>
}

const nothing: Answered = { posts: new Map(), problems: new Map() }

type Ask = (ask: (words: Words) => XCall) => Promise<XAnswer>

/** Each post that is read is billed: see `readPrices`. Clicks are asked apart, so that their refusal takes nothing else along. */
export async function postFigures(ask: Ask, access: Access, remote_ids: readonly string[]): Promise<readonly PostFigures[]> {
  return figuresInPages(remote_ids, PAGE, [...open, clicks], access.now, async (wanted) => {
    const ids = [...new Set(wanted.map(postId).filter((id) => id !== null))]
    const shown = ids.length === 0 ? nothing : await read(ids, 'created_at,public_metrics')
    const young = [...shown.posts.values()]
      .filter((post) => access.now().getTime() - Date.parse(textField(post.created_at)) < CLICKS_FOR_MS)
      .map((post) => textField(post.id))
    const clicked = await clicksOf(young)
    return wanted.map((remote_id) => {
      const id = postId(remote_id) ?? ''
      return lineOf(remote_id, id, shown, (at) => clicked(id, young.includes(id), at))
    })
  })

  async function read(ids: readonly string[], fields: string): Promise<Answered> {
    const { data } = await ask((words) => ({
      method: 'GET',
      path: 'tweets',
      query: { ids: ids.join(','), ...fieldsIn(words, fields) },
    }))
    const body = data as { data?: unknown; errors?: unknown } | undefined
    const listed = Array.isArray(body?.data) ? (body.data as Listed[]) : []
    const errors = Array.isArray(body?.errors) ? (body.errors as Problem[]) : []
    if (listed.length === 0 && errors.length === 0) throw unreadable('not_sent')
    return {
      posts: new Map(listed.map((post) => [post.id, post])),
      problems: new Map(errors.map((one) => [one.resource_id ?? one.value, textField(one.type)])),
    }
  }

  /** Only the account itself is told, and only while a post is young. */
  async function clicksOf(ids: readonly string[]): Promise<(id: string, young: boolean, at: string) => Figure> {
    try {
      const answered = ids.length === 0 ? nothing : await read(ids, 'non_public_metrics')
      return (id, young, at) => {
        if (!young) return without(clicks, 'too_old', at)
        if (answered.problems.has(id)) return without(clicks, 'not_permitted', at)
        return figure(clicks, [answered.posts.get(id)?.non_public_metrics?.['url_link_clicks']], at)
      }
    } catch (error) {
      if (!(error instanceof NetworkFailure) || error.code === 'credits_exhausted') throw error
      const reason = error.verdict === 'refused' ? 'not_permitted' : 'unreachable'
      return (_id, young, at) => without(clicks, young ? reason : 'too_old', at)
    }
  }

  function lineOf(remote_id: string, id: string, { posts, problems }: Answered, clicked: (at: string) => Figure): PostFigures {
    const at = access.now().toISOString()
    const metrics = posts.get(id)?.public_metrics
    if (metrics === undefined) {
      const said = problems.get(id) ?? ''
      if (said.endsWith('/resource-not-found')) return gone(remote_id)
      const reason = said === '' ? 'not_given' : 'not_permitted'
      return { remote_id, status: 'there', figures: [...open, clicks].map((one) => without(one, reason, at)) }
    }
    // `repost_count` since August 2026
    const reposts = metrics['retweet_count'] ?? metrics['repost_count']
    const figures = [
      figure(impressions, [metrics['impression_count']], at),
      figure(reactions, [metrics['like_count']], at),
      figure(comments, [metrics['reply_count']], at),
      figure(shares, [reposts, metrics['quote_count']], at),
      figure(saves, [metrics['bookmark_count']], at),
      clicked(at),
    ]
    return { remote_id, status: 'there', figures }
  }
}

export async function accountFigures(x: X, access: Access): Promise<readonly Figure[]> {
  const { data } = await x.call({ method: 'GET', path: 'users/me', query: { 'user.fields': 'public_metrics' } })
  const user = (data as { data?: { id?: unknown; public_metrics?: Record<string, unknown> } } | undefined)?.data
  if (typeof user?.id !== 'string') throw unreadable('not_sent')
  const at = access.now().toISOString()
  const metrics = user.public_metrics ?? {}
  return [
    figure({ metric: 'followers', source: 'public_metrics.followers_count' }, [metrics['followers_count']], at),
    figure({ metric: 'posts', source: 'public_metrics.tweet_count' }, [metrics['tweet_count'] ?? metrics['post_count']], at),
  ]
}
