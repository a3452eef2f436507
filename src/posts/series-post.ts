import { postText } from '../i18n/posts.ts'
import type { Issue } from '../networks/contract.ts'
import type { NewPost } from '../store/posts.ts'
import type { PostTemplate, Series } from '../store/series.ts'
import type { Due } from './choose-time.ts'
import { isFitted } from './fit-media.ts'
import type { OccurrenceTime } from './occurrence-time.ts'
import { writeWithOffset } from './wall-time.ts'

/** What stays of a post when its date is taken off. */
export function templateOf(post: NewPost): PostTemplate {
  const { title, text, text_for, thread, first_comment, link, media, tags, pillar, campaign } = post
  const account_ids = [...new Set(post.deliveries.map((delivery) => delivery.account_id))]
  const fit = isFitted(post) ? ({ fit: true } as const) : {}
  const typed = post.tag_links === false ? ({ tag_links: false } as const) : {}
  const declared = Object.keys(post.legal ?? {}).length > 0 && { legal: post.legal }
  const said = { title, text, text_for, thread, first_comment, link, media, tags, pillar, campaign, account_ids }
  return { ...said, ...fit, ...typed, ...declared }
}

export function dueAt(time: OccurrenceTime, series: Pick<Series, 'time_zone' | 'typed_at'>): Due {
  const { scheduled_at, scheduled_local } = time
  const { time_zone } = series
  const with_offset = writeWithOffset(new Date(scheduled_at), time_zone)
  return { scheduled_at, scheduled_local, time_zone, with_offset, typed_at: series.typed_at ?? scheduled_local, now: false }
}

/** Said on each post whose hour the clocks skip or repeat. */
export function clockIssues(time: Pick<OccurrenceTime, 'clock' | 'occurrence' | 'scheduled_local'>): Issue[] {
  if (time.clock === null) return []
  const values = { time: time.occurrence.slice(11), instead: time.scheduled_local.slice(11) }
  return time.clock === 'gap'
    ? [{ level: 'notice', code: 'clock_gap', message: postText.clock_gap, values }]
    : [{ level: 'notice', code: 'clock_twice', message: postText.clock_twice, values: { time: values.time } }]
}
