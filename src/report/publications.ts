import type { PostResult } from '../results/post-results.ts'
import type { Sent } from '../results/sent-posts.ts'
import type { Post } from '../store/posts.ts'
import type { PublishedPost } from './report.ts'

interface SentResult {
  readonly sent: Sent
  readonly result: PostResult
}

/** The month's posts in the order they appeared, each with the accounts that have it and what came of it there. */
export function publishedPosts(sent: readonly SentResult[]): PublishedPost[] {
  const ordered = sent.toSorted((a, b) =>
    String(a.sent.delivery.published_at) < String(b.sent.delivery.published_at) ? -1 : 1,
  )
  const posts = new Map<number, SentResult[]>()
  for (const one of ordered) posts.set(one.sent.post.id, [...(posts.get(one.sent.post.id) ?? []), one])
  return [...posts.values()].map((group) => {
    const [first] = group as [SentResult, ...SentResult[]]
    return {
      id: first.sent.post.id,
      title: titleOf(first.sent.post),
      pillar: first.sent.post.pillar,
      deliveries: group.map(({ sent: { delivery, network, on }, result }) => ({
        network,
        account: delivery.account,
        url: delivery.url,
        published_at: delivery.published_at as string,
        published_on: on,
        state: result.state,
        age_hours: result.age_hours,
        engagements: result.engagements,
        rate_bp: result.rate?.bp ?? null,
        rate_by: result.rate?.by ?? null,
      })),
    }
  })
}

const longestTitle = 80

/** The title, else the first line, shortened at a word: the whole text is one link away. */
export function titleOf({ title, text }: Post): string {
  const line = (title ?? text).trim().split('\n')[0] ?? ''
  if (line.length <= longestTitle) return line
  const cut = line.slice(0, longestTitle).replace(/\s+\S*$/, '')
  return `${cut}…`
}
