import type { Access, InboxItem, InboxPage } from '../contract.ts'
import { textField } from '../json.ts'
import type { XAnswer, XCall } from './library.ts'
import { answered, candidate, fieldsIn, readPages, second, type Listed, type ListedUser, type Words } from './posts.ts'

const PAGE = 100
const MAX_PAGES = 5
const FIRST_DAYS_MS = 30 * 24 * 3_600_000

type Ask = (ask: (words: Words) => XCall) => Promise<XAnswer>

/**
 * Posts that name the account, its own left out; each one that is read is billed. The cursor is the id of the newest, or the instant of
 * the question while there has been none.
 */
export async function inbox(ask: Ask, access: Access, user_id: string, cursor: string | null): Promise<InboxPage> {
  const first = second(new Date(access.now().getTime() - FIRST_DAYS_MS))
  const isId = cursor !== null && /^\d+$/.test(cursor)
  const from: Record<string, string> = isId ? { since_id: cursor } : { start_time: cursor ?? first }
  const asked_at = second(access.now())
  const { listed, users } = await readPages(
    (next) =>
      ask((words) => ({
        method: 'GET',
        path: `users/${user_id}/mentions`,
        query: {
          max_results: String(PAGE),
          ...from,
          ...next,
          ...fieldsIn(words, 'created_at,entities,attachments,author_id,in_reply_to_user_id', 'author_id'),
          'user.fields': 'username,name',
        },
      })),
    MAX_PAGES,
  )
  const authors = new Map(users.map((user) => [user.id, user]))
  const items = listed.flatMap((post) => itemOf(post, user_id, authors)).toReversed()
  const newest = textField(listed[0]?.id)
  return { items, cursor: newest || (isId ? cursor : asked_at), more: false }
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
      author: {
        id: textField(post.author_id) || null,
        name: textField(author?.name).trim() || username || null,
        url: username === '' ? null : `https://x.com/${username}`,
      },
      text: found.text.trim(),
      url: found.url,
      at: found.created_at.toISOString(),
      rating: null,
      // X lets a person do that, in its own application
      can_reply: false,
    },
  ]
}
