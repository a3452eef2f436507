import type { Access, InboxItem, InboxPage } from '../contract.ts'
import { textField } from '../json.ts'
import type { XAnswer, XCall } from './library.ts'
import {
  answered,
  authorOf,
  candidate,
  fieldsIn,
  readPages,
  second,
  type Listed,
  type ListedUser,
  type Words,
} from './posts.ts'

const PAGE = { least: 5, most: 100 }
const FIRST_DAYS_MS = 30 * 24 * 3_600_000

type Ask = (ask: (words: Words) => XCall) => Promise<XAnswer>

/** Between two pages: X gives the newest first, so that a page goes on where the one before it ended. */
interface Going {
  /** Where the round began: the id of a post, or an instant. */
  readonly from: string
  /** The newest post of the round. */
  readonly newest: string
  /** The oldest one that came. */
  readonly until: string
}

/**
 * Posts that name the account, its own left out; each one that is read is billed, and each author. The cursor is the id of the newest, or
 * the instant of the question while there has been none; between two pages, how far it went.
 */
export async function inbox(
  ask: Ask,
  access: Access,
  user_id: string,
  cursor: string | null,
  most: number = PAGE.most,
): Promise<InboxPage> {
  const going = goingOf(cursor)
  const from = going?.from ?? cursor ?? second(new Date(access.now().getTime() - FIRST_DAYS_MS))
  const isId = /^\d+$/.test(from)
  const asked_at = second(access.now())
  const { listed, users, complete } = await readPages(
    () =>
      ask((words) => ({
        method: 'GET',
        path: `users/${user_id}/mentions`,
        query: {
          max_results: String(Math.min(PAGE.most, Math.max(PAGE.least, most))),
          ...(isId ? { since_id: from } : { start_time: from }),
          ...(going !== null && { until_id: going.until }),
          ...fieldsIn(words, 'created_at,entities,attachments,author_id,in_reply_to_user_id', 'author_id'),
          'user.fields': 'username,name',
        },
      })),
    1,
  )
  const authors = new Map(users.map((user) => [user.id, user]))
  const items = listed.flatMap((post) => itemOf(post, user_id, authors)).toReversed()
  const newest = going?.newest ?? textField(listed[0]?.id)
  const until = textField(listed.at(-1)?.id)
  const more = !complete && until !== ''
  const next: Going = { from, newest, until }
  return {
    items,
    cursor: more ? JSON.stringify(next) : newest || (isId ? from : asked_at),
    more,
    read: { posts: listed.length, users: users.length },
  }
}

function goingOf(cursor: string | null): Going | null {
  return cursor?.startsWith('{') === true ? (JSON.parse(cursor) as Going) : null
}

function itemOf(post: Listed, user_id: string, authors: ReadonlyMap<unknown, ListedUser>): InboxItem[] {
  const author = authors.get(post.author_id)
  const username = textField(author?.username)
  const found = candidate(post, (id) => `https://x.com/${username || 'i'}/status/${id}`)
  if (found === null || post.author_id === user_id) return []
  const answers = answered(post)
  const ours = answers !== null && post.in_reply_to_user_id === user_id
  return [
    {
      kind: ours ? 'comment' : 'mention',
      remote_id: found.remote_id,
      post_id: ours ? answers : null,
      answers,
      author: authorOf(post, author),
      text: found.text.trim(),
      url: found.url,
      at: found.created_at.toISOString(),
      rating: null,
      // X lets a person do that, in its own application
      can_reply: false,
    },
  ]
}
