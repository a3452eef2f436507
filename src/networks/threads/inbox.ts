import type { Access, Connection, InboxItem } from '../contract.ts'
import { graphInstant, readInbox } from '../graph.ts'
import { textField } from '../json.ts'
import type { Post, ThreadsApi } from './api.ts'

/** Answers to posts older than that are not looked for: one question for each post. */
const POSTS_OF_MS = 30 * 24 * 3_600_000

/** Answers under one's own posts, and posts elsewhere that name the account, which is a right of its own. */
export function openInbox(access: Access, api: ThreadsApi): Required<Pick<Connection, 'inbox'>> {
  async function comments(from: Date): Promise<InboxItem[]> {
    const { items: posts } = await api.posts('/me/threads', new Date(access.now().getTime() - POSTS_OF_MS))
    const found: InboxItem[] = []
    for (const post of posts) {
      if (post.has_replies !== true) continue
      const post_id = textField(post.id)
      const { items } = await api.posts(`/${encodeURIComponent(post_id)}/conversation`, from)
      const others = items.filter((one) => one.is_reply_owned_by_me !== true)
      found.push(...others.flatMap((one) => itemOf('comment', one, post_id)))
    }
    return found.toReversed()
  }

  async function mentions(from: Date): Promise<InboxItem[]> {
    const { items } = await api.posts('/me/mentions', from)
    return items.flatMap((one) => itemOf('mention', one, null)).toReversed()
  }

  return {
    // what is both comes as the comment: the later one stays
    inbox: (cursor) => readInbox(cursor, access.now(), [mentions, comments]),
  }
}

function itemOf(kind: 'comment' | 'mention', post: Post, post_id: string | null): InboxItem[] {
  const at = graphInstant(post.timestamp)
  const remote_id = textField(post.id)
  if (at === null || remote_id === '') return []
  const name = textField(post.username)
  return [
    {
      kind,
      remote_id,
      post_id,
      answers: textField(post.replied_to?.id) || null,
      author: { id: null, name: name || null, url: name === '' ? null : `https://www.threads.com/@${name}` },
      text: textField(post.text),
      url: textField(post.permalink) || null,
      at,
      rating: null,
      can_reply: true,
    },
  ]
}
