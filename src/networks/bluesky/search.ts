import type { Access, SearchItem, SearchPage, SearchQuery } from '../contract.ts'
import { NetworkFailure } from '../failure.ts'
import { countField, langField } from '../found.ts'
import { textField } from '../json.ts'
import { authorOf, pageOf, type Profile } from './address.ts'
import { blueskyFailure } from './errors.ts'
import type { Xrpc } from './session.ts'

const FIRST_DAYS_MS = 7 * 24 * 3_600_000
/** What the app view learns late is asked for again; the addresses in the cursor keep it from coming twice. */
const LATE_MS = 3_600_000
const PAGE = 100
const MAX_PAGES = 5
const PROFILES = 25

interface Position {
  readonly at: string
  readonly uris: readonly string[]
}

interface PostView {
  readonly uri?: unknown
  readonly indexedAt?: unknown
  readonly author?: Profile
  readonly record?: {
    readonly text?: unknown
    readonly createdAt?: unknown
    readonly langs?: unknown
    readonly reply?: { readonly parent?: { readonly uri?: unknown } }
  }
}

/**
 * Posts of everybody by their words (docs.bsky.app/docs/api/app-bsky-feed-search-posts, 2026-11-27). The search knows phrases and words
 * that must all be there, and no "or": each of `any_words` is a question of its own. How many follow an author is asked apart.
 */
export async function search(xrpc: Xrpc, access: Access, query: SearchQuery, cursor: string | null): Promise<SearchPage> {
  if ('tag' in query) throw new NetworkFailure('refused', 'no_such_search', 'Bluesky is searched by words')
  const { did } = await xrpc.session()
  const known = cursor === null ? null : (JSON.parse(cursor) as Position)
  const since = known === null ? access.now().getTime() - FIRST_DAYS_MS : Date.parse(known.at) - LATE_MS
  const recent = new Map<string, SearchItem>()
  let posts = 0
  for (const q of questions(query)) {
    let next: string | undefined
    for (let page = 0; page < MAX_PAGES; page++) {
      const answer = await xrpc.call({
        nsid: 'app.bsky.feed.searchPosts',
        query: {
          q,
          sort: 'latest',
          since: new Date(since).toISOString(),
          limit: String(PAGE),
          ...(query.lang === null ? {} : { lang: query.lang }),
          ...(next === undefined ? {} : { cursor: next }),
        },
      })
      const body = answer.json as { posts?: unknown; cursor?: unknown } | undefined
      if (answer.status !== 200 || !Array.isArray(body?.posts)) {
        const status = answer.status === 200 ? 502 : answer.status
        throw blueskyFailure({ ...answer, status }, { now: access.now(), read: true })
      }
      const listed = body.posts as PostView[]
      posts += listed.length
      for (const one of listed) {
        const found = itemOf(one, did)
        if (found !== null && Date.parse(found.at) >= since) recent.set(found.remote_id, found)
      }
      next = textField(body.cursor) || undefined
      const oldest = Date.parse(textField(listed.at(-1)?.indexedAt))
      if (next === undefined || listed.length === 0 || oldest < since) break
    }
  }
  const all = [...recent.values()].toSorted((a, b) => a.at.localeCompare(b.at))
  const before = new Set(known?.uris)
  const fresh = all.filter(({ remote_id }) => !before.has(remote_id))
  return {
    items: await withFollowers(xrpc, fresh),
    cursor: positionOf(all, known, access.now()),
    more: false,
    read: { posts, users: 0 },
  }
}

function questions({ any_words, all_words }: Exclude<SearchQuery, { tag: string }>): string[] {
  // one word needs no quotes, and a server that knows none finds it all the same
  const phrase = (words: string): string =>
    /^[\p{L}\p{M}\p{N}]+$/u.test(words) ? words : `"${words.replace(/["\\]/g, ' ').trim()}"`
  const all = all_words.map(phrase)
  return any_words.length === 0 ? [all.join(' ')] : any_words.map((one) => [phrase(one), ...all].join(' '))
}

function positionOf(all: readonly SearchItem[], known: Position | null, now: Date): string {
  const at = all.at(-1)?.at ?? known?.at ?? now.toISOString()
  const uris = all.filter((one) => Date.parse(one.at) >= Date.parse(at) - LATE_MS).map(({ remote_id }) => remote_id)
  return JSON.stringify({ at, uris } satisfies Position)
}

function itemOf({ uri, indexedAt, author, record }: PostView, mine: string): SearchItem | null {
  const at = Date.parse(textField(indexedAt) || textField(record?.createdAt))
  if (typeof uri !== 'string' || Number.isNaN(at) || author?.did === mine) return null
  const langs: unknown[] = Array.isArray(record?.langs) ? record.langs : []
  return {
    kind: 'mention',
    remote_id: uri,
    post_id: null,
    answers: textField(record?.reply?.parent?.uri) || null,
    author: authorOf(author),
    text: textField(record?.text),
    url: pageOf(uri),
    at: new Date(at).toISOString(),
    rating: null,
    can_reply: true,
    // of several, nobody knows which
    lang: langs.length === 1 ? langField(langs[0]) : null,
    author_followers: null,
  }
}

/** A search does not say it. What cannot be read is not known: the posts are there all the same. */
async function withFollowers(xrpc: Xrpc, items: readonly SearchItem[]): Promise<SearchItem[]> {
  const authors = [...new Set(items.map(({ author }) => author.id).filter((id) => id !== null))]
  const followers = new Map<unknown, number | null>()
  try {
    for (let from = 0; from < authors.length; from += PROFILES) {
      const actors = authors.slice(from, from + PROFILES)
      const answer = await xrpc.call({ nsid: 'app.bsky.actor.getProfiles', query: { actors } })
      const { profiles } = (answer.json ?? {}) as { profiles?: unknown }
      if (answer.status !== 200 || !Array.isArray(profiles)) break
      for (const { did, followersCount } of profiles as { did?: unknown; followersCount?: unknown }[])
        followers.set(did, countField(followersCount))
    }
  } catch (error) {
    if (!(error instanceof NetworkFailure)) throw error
  }
  return items.map((one) => ({ ...one, author_followers: followers.get(one.author.id) ?? null }))
}
