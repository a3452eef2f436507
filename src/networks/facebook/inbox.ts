import type { Access, InboxItem, InboxPage } from '../contract.ts'
import { graphInstant, pageOf, readInbox } from '../graph.ts'
import { textField } from '../json.ts'
import type { Comment } from './comments.ts'
import type { PageAccess } from './page.ts'
import type { Post } from './posts.ts'

const DAY_MS = 86_400_000
/** Posts older than that get hardly a comment any more, and each costs a look. */
const POSTS_DAYS = 90
const PAGE = '50'
const COMMENT = 'id,message,from{id,name},created_time,permalink_url,parent{id},can_comment'

interface Tagged extends Post {
  readonly from?: { readonly id?: unknown; readonly name?: unknown }
}

interface Rating {
  readonly created_time?: unknown
  readonly review_text?: unknown
  readonly rating?: unknown
  readonly reviewer?: { readonly id?: unknown; readonly name?: unknown }
  readonly open_graph_story?: { readonly id?: unknown }
}

/** Comments under the page's posts of the last 90 days, posts of others that name the page, and reviews. */
export function inboxOf({ graph, page }: PageAccess, access: Access): (cursor: string | null) => Promise<InboxPage> {
  async function comments(from: Date): Promise<InboxItem[]> {
    const { id } = await page()
    const since = Math.floor(from.getTime() / 1000)
    const fields = `id,created_time,comments.filter(stream).order(reverse_chronological).since(${since}).limit(${PAGE}){${COMMENT}}`
    const oldest = access.now().getTime() - POSTS_DAYS * DAY_MS
    const { items: posts } = await graph.list<Post & { comments?: unknown }>(
      { path: `/${id}/published_posts`, query: { fields, limit: '25' } },
      { until: (one) => Date.parse(graphInstant(one.created_time) ?? '') < oldest },
    )
    const found: InboxItem[] = []
    for (const post of posts) {
      const post_id = textField(post.id)
      const { data, next } = pageOf<Comment>(post.comments)
      const more = next === null ? [] : await commentsUnder(post_id, next, from)
      found.push(...[...(data ?? []), ...more].map((one) => commentItem(one, post_id, id)).filter((one) => one !== null))
    }
    return found
  }

  async function commentsUnder(post_id: string, query: Record<string, string>, from: Date): Promise<readonly Comment[]> {
    const { items } = await graph.list<Comment>(
      { path: `/${post_id}/comments`, query: { filter: 'stream', order: 'reverse_chronological', ...query, fields: COMMENT } },
      { until: before(from) },
    )
    return items
  }

  async function mentions(from: Date): Promise<InboxItem[]> {
    const { id } = await page()
    const query = { fields: 'id,message,from{id,name},created_time,permalink_url', limit: PAGE }
    const { items } = await graph.list<Tagged>({ path: `/${id}/tagged`, query }, { until: before(from) })
    return items.flatMap((one) => {
      const at = graphInstant(one.created_time)
      if (at === null || typeof one.id !== 'string' || one.from?.id === id) return []
      return [
        {
          kind: 'mention' as const,
          remote_id: one.id,
          post_id: null,
          answers: null,
          author: authorOf(one.from),
          text: textField(one.message),
          url: textField(one.permalink_url) || null,
          at,
          rating: null,
          can_reply: true,
        },
      ]
    })
  }

  async function reviews(from: Date): Promise<InboxItem[]> {
    const { id } = await page()
    const query = { fields: 'created_time,review_text,rating,reviewer{id,name},open_graph_story{id}', limit: PAGE }
    const { items } = await graph.list<Rating>({ path: `/${id}/ratings`, query }, { until: before(from) })
    return items.flatMap((one) => {
      const at = graphInstant(one.created_time)
      if (at === null) return []
      const story = textField(one.open_graph_story?.id)
      return [
        {
          kind: 'review' as const,
          remote_id: story || `review-${textField(one.reviewer?.id)}-${Date.parse(at) / 1000}`,
          post_id: null,
          answers: null,
          author: authorOf(one.reviewer),
          text: textField(one.review_text),
          url: null,
          at,
          // since 2018 people recommend, or do not: stars are on older reviews alone
          rating: typeof one.rating === 'number' && one.rating >= 1 && one.rating <= 5 ? one.rating : null,
          can_reply: story !== '',
        },
      ]
    })
  }

  return (cursor) => readInbox(cursor, access.now(), [comments, mentions, reviews])
}

const before =
  (from: Date) =>
  ({ created_time }: { readonly created_time?: unknown }): boolean =>
    new Date(graphInstant(created_time) ?? 0) < from

/** Null: the page's own. */
function commentItem(comment: Comment, post_id: string, pageId: string): InboxItem | null {
  const at = graphInstant(comment.created_time)
  if (at === null || typeof comment.id !== 'string' || comment.from?.id === pageId) return null
  return {
    kind: 'comment',
    remote_id: comment.id,
    post_id,
    answers: textField(comment.parent?.id) || post_id,
    author: authorOf(comment.from),
    text: textField(comment.message),
    url: textField(comment.permalink_url) || null,
    at,
    rating: null,
    can_reply: comment.can_comment !== false,
  }
}

/** Meta names nobody who has not allowed the app to know. */
function authorOf(from: { readonly id?: unknown; readonly name?: unknown } | undefined): InboxItem['author'] {
  return { id: textField(from?.id) || null, name: textField(from?.name) || null, url: null }
}
