import type { Access, InboxItem, InboxPage } from '../contract.ts'
import { graphInstant, pageOf, readInbox } from '../graph.ts'
import { textField } from '../json.ts'
import type { AccountAccess } from './account.ts'
import { isOwn, type Comment } from './comments.ts'
import type { Medium } from './posts.ts'

const DAY_MS = 86_400_000
/** Posts older than that get hardly a comment any more, and each costs a look. */
const POSTS_DAYS = 90
const FIELDS = 'id,text,timestamp,username,from{id,username},parent_id'
const WITH_REPLIES = `${FIELDS},replies.limit(50){${FIELDS}}`

interface Thread extends Comment {
  readonly replies?: unknown
}

/** Comments under the account's posts of the last 90 days, and posts of others in which it is tagged (by way of Facebook only). */
export function inboxOf(
  { graph, account, login }: AccountAccess,
  access: Access,
): (cursor: string | null) => Promise<InboxPage> {
  async function comments(from: Date): Promise<InboxItem[]> {
    const { id, username } = await account()
    const oldest = access.now().getTime() - POSTS_DAYS * DAY_MS
    const query = { fields: `id,timestamp,comments_count,comments.limit(50){${WITH_REPLIES}}`, limit: '25' }
    const { items: media } = await graph.list<Medium & { comments?: unknown }>(
      { path: `/${id}/media`, query },
      { until: (one) => Date.parse(graphInstant(one.timestamp) ?? '') < oldest },
    )
    const found: InboxItem[] = []
    for (const medium of media) {
      const post_id = textField(medium.id)
      const { data, next } = pageOf<Thread>(medium.comments)
      const more = next === null ? [] : await moreUnder(post_id, next)
      for (const thread of [...(data ?? []), ...more]) {
        const replies = pageOf<Comment>(thread.replies).data ?? []
        const parent = textField(thread.id)
        found.push(
          ...itemOf(thread, post_id, post_id, username),
          ...replies.flatMap((one) => itemOf(one, post_id, parent, username)),
        )
      }
    }
    return found.filter((one) => new Date(one.at) >= from)
  }

  async function moreUnder(post_id: string, next: Record<string, string>): Promise<readonly Thread[]> {
    const { items } = await graph.list<Thread>({ path: `/${post_id}/comments`, query: { ...next, fields: WITH_REPLIES } })
    return items
  }

  async function tags(from: Date): Promise<InboxItem[]> {
    const { id } = await account()
    const query = { fields: 'id,caption,timestamp,username,permalink', limit: '50' }
    const { items } = await graph.list<Medium & { username?: unknown }>(
      { path: `/${id}/tags`, query },
      { until: (one) => new Date(graphInstant(one.timestamp) ?? 0) < from },
    )
    return items.flatMap((one) => {
      const at = graphInstant(one.timestamp)
      if (at === null || typeof one.id !== 'string') return []
      return [
        {
          kind: 'mention' as const,
          remote_id: one.id,
          post_id: null,
          answers: null,
          author: authorOf(null, textField(one.username)),
          text: textField(one.caption),
          url: textField(one.permalink) || null,
          at,
          rating: null,
          can_reply: false,
        },
      ]
    })
  }

  return (cursor) => readInbox(cursor, access.now(), login === 'facebook' ? [comments, tags] : [comments])
}

/** Nothing for what the account wrote itself. */
function itemOf(comment: Comment, post_id: string, answers: string, own: string): InboxItem[] {
  const at = graphInstant(comment.timestamp)
  if (at === null || typeof comment.id !== 'string' || isOwn(comment, own)) return []
  const name = textField(comment.from?.username) || textField(comment.username)
  return [
    {
      kind: 'comment',
      remote_id: comment.id,
      post_id,
      answers,
      author: authorOf(textField(comment.from?.id) || null, name),
      text: textField(comment.text),
      url: null,
      at,
      rating: null,
      can_reply: true,
    },
  ]
}

function authorOf(id: string | null, name: string): InboxItem['author'] {
  return { id, name: name || null, url: /^[\w.]+$/.test(name) ? `https://www.instagram.com/${name}/` : null }
}
