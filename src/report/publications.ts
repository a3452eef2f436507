import type { Post } from '../store/posts.ts'
import type { Sent } from '../results/sent-posts.ts'
import type { PublishedPost } from './report.ts'

/** The month's posts in the order they appeared, each with the accounts that have it. */
export function publishedPosts(sent: readonly Sent[]): PublishedPost[] {
  const ordered = sent.toSorted((a, b) => (String(a.delivery.published_at) < String(b.delivery.published_at) ? -1 : 1))
  const posts = new Map<number, Sent[]>()
  for (const one of ordered) posts.set(one.post.id, [...(posts.get(one.post.id) ?? []), one])
  return [...posts.values()].map((group) => {
    const [first] = group as [Sent, ...Sent[]]
    return {
      id: first.post.id,
      title: titleOf(first.post),
      pillar: first.post.pillar,
      deliveries: group.map(({ delivery, network, on }) => ({
        network,
        account: delivery.account,
        url: delivery.url,
        published_at: delivery.published_at as string,
        published_on: on,
      })),
    }
  })
}

const longestTitle = 80

/** The title, else the first line, shortened at a word: the whole text is one link away. */
function titleOf({ title, text }: Post): string {
  const line = (title ?? text).trim().split('\n')[0] ?? ''
  if (line.length <= longestTitle) return line
  const cut = line.slice(0, longestTitle).replace(/\s+\S*$/, '')
  return `${cut}…`
}

/**
 * Days from today until the first week (of seven days, today included) that holds fewer posts than a week needs; a week needs one
 * at least. Looks a year ahead.
 */
export function queueDepth(due: readonly string[], today: string, perWeek: number): number {
  const needed = Math.max(1, perWeek)
  const start = Date.parse(today)
  const weeks = due.map((day) => Math.floor((Date.parse(day) - start) / (7 * 86_400_000)))
  let week = 0
  while (week < 52 && weeks.filter((one) => one === week).length >= needed) week++
  return week * 7
}
