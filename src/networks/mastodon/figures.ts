import type { Access, Figure, PostFigures } from '../contract.ts'
import { figure, figuresInPages, gone } from '../figures.ts'
import { parentId } from '../parent.ts'
import { saysMissing, type MastodonApi, type Status } from './api.ts'

const reactions = { metric: 'reactions', source: 'favourites_count' } as const
const comments = { metric: 'comments', source: 'replies_count' } as const
// Quotes are counted since 4.5.
const shares = { metric: 'shares', source: 'reblogs_count + quotes_count' } as const

/** Mastodon gives no views. One question a post: the one for many is there since 4.3 only. */
export function postFigures(api: MastodonApi, access: Access, remote_ids: readonly string[]): Promise<readonly PostFigures[]> {
  return figuresInPages(remote_ids, 1, [reactions, comments, shares], access.now, async ([remote_id = '']) => {
    const answer = await api.call(
      { path: `/api/v1/statuses/${encodeURIComponent(parentId({ remote_id, url: null }))}` },
      [200, 404, 410],
    )
    if (saysMissing(answer)) return [gone(remote_id)]
    const status = answer.json as Status | null | undefined
    if (typeof status?.id !== 'string') throw api.failure(answer.status === 200 ? { ...answer, status: 502 } : answer, true)
    const at = access.now().toISOString()
    const figures = [
      figure(reactions, [status.favourites_count], at),
      figure(comments, [status.replies_count], at),
      figure(shares, [status.reblogs_count, status.quotes_count], at),
    ]
    return [{ remote_id, status: 'there', figures }]
  })
}

export async function accountFigures(api: MastodonApi, access: Access): Promise<readonly Figure[]> {
  const { followers_count, statuses_count } = await api.me()
  const at = access.now().toISOString()
  return [
    figure({ metric: 'followers', source: 'followers_count' }, [followers_count], at),
    figure({ metric: 'posts', source: 'statuses_count' }, [statuses_count], at),
  ]
}
