import type { Access, SearchItem, SearchPage, SearchQuery } from '../contract.ts'
import { NetworkFailure } from '../failure.ts'
import { countField, langField } from '../found.ts'
import { textField } from '../json.ts'
import type { XAnswer, XCall } from './library.ts'
import {
  answered,
  authorOf,
  candidate,
  fieldsIn,
  isRepost,
  readPages,
  second,
  type Listed,
  type ListedUser,
  type Words,
} from './posts.ts'

/** Each post that is read is billed, and each author beside it is counted so too: one page at a time. */
const PAGE = { least: 10, most: 100 }
const FIRST_DAYS_MS = 24 * 3_600_000
/** How far back the recent search reaches, a little less than X says. */
const REACH_MS = 7 * 24 * 3_600_000 - 60_000
/** What a query of the recent search may be long. */
const longest = 512

type Ask = (ask: (words: Words) => XCall) => Promise<XAnswer>

/**
 * Posts of the last days by their words (docs.x.com/x-api/posts/search/introduction, 2026-11-27), own ones and reposts left out by the
 * question itself: what does not come is not billed. The cursor is the id of the newest and its instant: an id older than a week is
 * refused.
 */
export async function search(
  ask: Ask,
  access: Access,
  user_id: string,
  query: SearchQuery,
  cursor: string | null,
  most = PAGE.most,
): Promise<SearchPage> {
  if ('tag' in query) throw new NetworkFailure('refused', 'no_such_search', 'X is searched by words')
  const now = access.now().getTime()
  const known = cursor === null ? null : (JSON.parse(cursor) as { id: string | null; at: string })
  const recent = known !== null && now - Date.parse(known.at) < REACH_MS
  const from: Record<string, string> =
    recent && known.id !== null
      ? { since_id: known.id }
      : { start_time: second(new Date(recent ? Date.parse(known.at) : now - FIRST_DAYS_MS)) }
  const q = questionOf(query, user_id)
  const { listed, users } = await readPages(
    (next) =>
      ask((words) => ({
        method: 'GET',
        path: 'tweets/search/recent',
        query: {
          query: q,
          max_results: String(Math.max(PAGE.least, Math.min(PAGE.most, most))),
          ...from,
          ...next,
          ...fieldsIn(words, 'created_at,entities,attachments,author_id,lang', 'author_id'),
          'user.fields': 'username,name,public_metrics',
        },
      })),
    1,
  )
  const authors = new Map(users.map((user) => [user.id, user]))
  const items = listed.flatMap((post) => itemOf(post, user_id, authors)).toReversed()
  const [newest] = listed
  const position =
    newest === undefined
      ? (known ?? { id: null, at: second(access.now()) })
      : { id: textField(newest.id), at: textField(newest.created_at) || second(access.now()) }
  return { items, cursor: JSON.stringify(position), more: false, read: { posts: listed.length, users: users.length } }
}

/** In X's own words: several of `any_words` stand in parentheses with OR. Throws `NetworkFailure` refused `query_too_long`. */
function questionOf(
  { any_words, all_words, none_words, lang }: Exclude<SearchQuery, { tag: string }>,
  user_id: string,
): string {
  const phrase = (words: string): string => `"${words.replace(/["\\]/g, ' ').trim()}"`
  const any = any_words.map(phrase).join(' OR ')
  const q = [
    any_words.length > 1 ? `(${any})` : any,
    ...all_words.map(phrase),
    ...none_words.map((words) => `-${phrase(words)}`),
    '-is:retweet',
    `-from:${user_id}`,
    lang === null ? '' : `lang:${lang}`,
  ]
    .filter((one) => one !== '')
    .join(' ')
  if (q.length > longest)
    throw new NetworkFailure('refused', 'query_too_long', `X takes a search of ${longest} characters; this one has ${q.length}`)
  return q
}

function itemOf(post: Listed, user_id: string, authors: ReadonlyMap<unknown, ListedUser>): SearchItem[] {
  const author = authors.get(post.author_id)
  const username = textField(author?.username)
  const found = candidate(post, (id) => `https://x.com/${username || 'i'}/status/${id}`)
  if (found === null || post.author_id === user_id || isRepost(post)) return []
  return [
    {
      kind: 'mention',
      remote_id: found.remote_id,
      post_id: null,
      answers: answered(post),
      author: authorOf(post, author),
      text: found.text.trim(),
      url: found.url,
      at: found.created_at.toISOString(),
      rating: null,
      can_reply: false,
      lang: langField(post.lang),
      author_followers: countField(author?.public_metrics?.['followers_count']),
    },
  ]
}
