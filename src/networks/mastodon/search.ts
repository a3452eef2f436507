import type { Access, HttpResponse, SearchItem, SearchPage, SearchQuery } from '../contract.ts'
import { NetworkFailure } from '../failure.ts'
import { textOfHtml } from '../fingerprint.ts'
import { countField, langField } from '../found.ts'
import { textField } from '../json.ts'
import { authorOf, instant, type MastodonApi, type Status } from './api.ts'
import { listedSince } from './listed-since.ts'

const FIRST_DAYS_MS = 7 * 24 * 3_600_000
/** The most a timeline gives at once. */
const PAGE = 40
const MAX_PAGES = 5

/**
 * Public posts under a tag, as the account's server knows them (docs.joinmastodon.org/methods/timelines/#tag, 2026-11-27). The cursor is
 * the id of the newest that was seen; `0` where there has been none. A token that may not read posts is left aside: most servers show
 * this timeline to anybody.
 */
export async function search(api: MastodonApi, access: Access, query: SearchQuery, cursor: string | null): Promise<SearchPage> {
  if (!('tag' in query)) throw new NetworkFailure('refused', 'no_such_search', 'Mastodon is searched by tags')
  const read = async (more: Record<string, string>): Promise<Status[]> => {
    const answer = await timeline(api, query.tag, { limit: String(PAGE), ...more })
    if (!Array.isArray(answer.json)) throw api.failure({ ...answer, status: 502 }, true)
    return answer.json as Status[]
  }
  const found = await listedSince(read, access, cursor, { ms: FIRST_DAYS_MS, pages: MAX_PAGES })
  return {
    items: found.listed.flatMap(item).toReversed(),
    cursor: found.cursor,
    more: found.more,
    read: { posts: found.looked_at, users: 0 },
  }
}

async function timeline(api: MastodonApi, tag: string, query: Record<string, string>): Promise<HttpResponse> {
  const path = `/api/v1/timelines/tag/${encodeURIComponent(tag)}?${new URLSearchParams(query).toString()}`
  const answer = await api.call({ path }, [200, 401, 403])
  if (answer.status === 200) return answer
  const open = await api.callOpenly({ path })
  // the server shows it to nobody without a good token: the refusal of the token is what a person must hear
  if (open.status === 401 || open.status === 403) throw api.failure(answer, true)
  if (open.status !== 200) throw api.failure(open, true)
  return open
}

function item(status: Status): SearchItem[] {
  const at = instant(status.created_at)
  if (typeof status.id !== 'string' || at === null || status.reblog) return []
  return [
    {
      kind: 'mention',
      remote_id: status.id,
      post_id: null,
      answers: typeof status.in_reply_to_id === 'string' ? status.in_reply_to_id : null,
      author: authorOf(status),
      text: textOfHtml(textField(status.content)).trim(),
      url: textField(status.url) || null,
      at,
      rating: null,
      can_reply: true,
      lang: langField(status.language),
      author_followers: countField(status.account?.followers_count),
    },
  ]
}
