import type { Access, Figure, PostFigures } from '../contract.ts'
import { figuresInPages, gone } from '../figures.ts'
import { askAll, count, figureOf, instant, type Reason } from '../google.ts'
import { textField } from '../json.ts'
import { record, type YouTube } from './video.ts'

const ANALYTICS = 'https://youtubeanalytics.googleapis.com'
const IDS_AT_ONCE = 50
/** YouTube Analytics counts with up to three days of delay. */
const DELAY_MS = 3 * 86_400_000
/** Before the first video of all. */
const BEGINNING = '2005-02-14'

/** Counters that stand with a video at once. */
const statistics = [
  ['views', 'viewCount'],
  ['reactions', 'likeCount'],
  ['comments', 'commentCount'],
] as const
/** Of the YouTube Analytics API: https://developers.google.com/youtube/analytics/metrics (2026-11-22). */
const perVideo = [
  ['shares', 'shares'],
  ['watch_minutes', 'estimatedMinutesWatched'],
] as const
const perDay = [
  ['views', 'views'],
  ['watch_minutes', 'estimatedMinutesWatched'],
  ['shares', 'shares'],
  ['follows', 'subscribersGained'],
  ['unfollows', 'subscribersLost'],
] as const

const sources = [
  ...statistics.map(([metric, name]) => ({ metric, source: `statistics.${name}` })),
  ...perVideo.map(([metric, source]) => ({ metric, source })),
]

export interface Figures {
  posts(ids: readonly string[]): Promise<readonly PostFigures[]>
  /** Of that day; YouTube's days begin at midnight in California. */
  account(day: Date): Promise<readonly Figure[]>
}

export function figuresOf(youtube: YouTube, access: Access): Figures {
  /** Rows by their first column; absent: nothing came for it, which is not 0. */
  async function report(query: Record<string, string>): Promise<Map<string, readonly unknown[]>> {
    const asked = new URLSearchParams({ ids: 'channel==MINE', ...query })
    const answer = await youtube.call({ url: `${youtube.at(ANALYTICS)}/v2/reports?${asked.toString()}` })
    const body = answer.json as { rows?: unknown } | undefined
    if (body === undefined || !Array.isArray(body.rows ?? [])) throw youtube.failure({ ...answer, status: 502 }, true)
    const rows = ((body.rows ?? []) as unknown[]).filter((row): row is unknown[] => Array.isArray(row))
    return new Map(rows.map(([first, ...values]) => [textField(first), values]))
  }

  /** What came of the videos, by name and id, and which names were refused. */
  async function ofVideos(ids: readonly string[]): Promise<(name: string, id: string) => number | Reason | null> {
    const query = {
      startDate: BEGINNING,
      endDate: dayOf(access.now()),
      dimensions: 'video',
      filters: `video==${ids.join(',')}`,
    }
    const { came, refused } = await askAll(
      perVideo.map(([, name]) => name),
      async (names) => {
        const rows = await report({ ...query, metrics: names.join(',') })
        return names.flatMap((name, index) => ids.map((id) => ({ name, id, value: count(rows.get(id)?.[index]) })))
      },
    )
    return (name, id) => refused.get(name) ?? came.find((one) => one.name === name && one.id === id)?.value ?? null
  }

  async function some(ids: readonly string[]): Promise<PostFigures[]> {
    const { items } = await youtube.list('videos', { part: 'snippet,statistics', id: ids.join(','), maxResults: '50' })
    const there = new Map(items.map((item) => [textField(item['id']), item]))
    const analytics = there.size === 0 ? () => null : await ofVideos([...there.keys()])
    const now = access.now()
    return ids.map((remote_id): PostFigures => {
      const item = there.get(remote_id)
      if (item === undefined) return gone(remote_id)
      const counted = record(item['statistics'])
      const published = Date.parse(instant(record(item['snippet'])['publishedAt']) ?? '')
      const silent = now.getTime() - published < DELAY_MS ? 'not_yet' : 'not_given'
      return {
        remote_id,
        status: 'there',
        figures: [
          ...statistics.map(([metric, name]) =>
            figureOf(metric, `statistics.${name}`, count(counted[name]), 'not_given', now.toISOString()),
          ),
          ...perVideo.map(([metric, name]) => figureOf(metric, name, analytics(name, remote_id), silent, now.toISOString())),
        ],
      }
    })
  }

  return {
    posts: (ids) => figuresInPages(ids, IDS_AT_ONCE, sources, access.now, some),

    async account(day) {
      const { items } = await youtube.list('channels', { part: 'statistics', mine: 'true' })
      const counted = record(items[0]?.['statistics'])
      const at = access.now().toISOString()
      const date = dayOf(day)
      const { came, refused } = await askAll(
        perDay.map(([, name]) => name),
        async (names) => {
          const rows = await report({ startDate: date, endDate: date, dimensions: 'day', metrics: names.join(',') })
          return names.map((name, index) => ({ name, value: count(rows.get(date)?.[index]) }))
        },
      )
      const given = (name: string): number | Reason | null =>
        refused.get(name) ?? came.find((one) => one.name === name)?.value ?? null
      const silent = access.now().getTime() - Date.parse(date) < DELAY_MS + 86_400_000 ? 'not_yet' : 'not_given'
      // a channel that hides its subscribers shows 0
      const hidden = counted['hiddenSubscriberCount'] === true
      return [
        figureOf('followers', 'statistics.subscriberCount', hidden ? null : count(counted['subscriberCount']), 'not_given', at),
        figureOf('posts', 'statistics.videoCount', count(counted['videoCount']), 'not_given', at),
        ...perDay.map(([metric, name]) => ({ ...figureOf(metric, name, given(name), silent, at), day: date })),
      ]
    },
  }
}

function dayOf(at: Date): string {
  return at.toISOString().slice(0, 10)
}
