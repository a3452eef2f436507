import type { Access, Connection, InboxItem } from '../contract.ts'
import { NetworkFailure } from '../failure.ts'
import { graphInstant } from '../graph.ts'
import { textField } from '../json.ts'
import type { Post, ThreadsApi } from './api.ts'

const DAY_MS = 24 * 3_600_000
/** Answers to posts older than that are not looked for: one question for each post. */
const POSTS_OF_DAYS = 30
/** What is listed late is still found so long after it was written. */
const OVERLAP_MS = 15 * 60_000

/** `at`: when the newest item was written. `seen`: the ids within the overlap before it. */
interface Cursor {
  readonly at: string
  readonly seen: readonly string[]
}

/** Answers under one's own posts, and posts elsewhere that name the account. All that is there comes in one page. */
export function openInbox(access: Access, api: ThreadsApi): Required<Pick<Connection, 'inbox'>> {
  async function comments(from: Date): Promise<InboxItem[]> {
    const back = new Date(access.now().getTime() - POSTS_OF_DAYS * DAY_MS)
    const { items: posts } = await api.posts('/me/threads', back)
    const found: InboxItem[] = []
    for (const post of posts) {
      if (post.has_replies !== true) continue
      const post_id = textField(post.id)
      const { items } = await api.posts(`/${encodeURIComponent(post_id)}/conversation`, from)
      found.push(...items.filter((one) => one.is_reply_owned_by_me !== true).flatMap((one) => itemOf('comment', one, post_id)))
    }
    return found
  }

  /** Needs a right of its own: without it the comments still come. */
  async function mentions(from: Date): Promise<InboxItem[]> {
    try {
      const { items } = await api.posts('/me/mentions', from)
      return items.flatMap((one) => itemOf('mention', one, null))
    } catch (error) {
      if (!(error instanceof NetworkFailure) || error.code !== 'no_permission') throw error
      return []
    }
  }

  return {
    async inbox(cursor) {
      const last = cursor === null ? null : (JSON.parse(cursor) as Cursor)
      const newest = last === null ? access.now().getTime() - POSTS_OF_DAYS * DAY_MS : Date.parse(last.at)
      const from = new Date(last === null ? newest : newest - OVERLAP_MS)
      // a comment that names the account is in both lists; what was written within one second stays in its order
      const listed = [...(await comments(from)).toReversed(), ...(await mentions(from)).toReversed()]
      const known = new Set(last?.seen)
      const items: InboxItem[] = []
      for (const one of listed.toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at))) {
        if (!known.has(one.remote_id)) items.push(one)
        known.add(one.remote_id)
      }
      const at = Math.max(newest, ...listed.map((one) => Date.parse(one.at)))
      const seen = listed.filter((one) => Date.parse(one.at) >= at - OVERLAP_MS).map((one) => one.remote_id)
      // what a list leaves out once and shows again later was handed out all the same
      const before = at - newest < OVERLAP_MS ? (last?.seen ?? []) : []
      const next: Cursor = { at: new Date(at).toISOString(), seen: [...new Set([...before, ...seen])] }
      return { items, cursor: JSON.stringify(next), more: false }
    },
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
