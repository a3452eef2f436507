import { openLongLivedToken, type LongLivedToken } from '../graph-token.ts'
import type { Access, HttpResponse } from '../contract.ts'
import type { Candidate } from '../fingerprint.ts'
import { graphInstant, openGraph, pageOf, unreadable, type Graph, type GraphListed } from '../graph.ts'
import { textField } from '../json.ts'
import { isGone } from './errors.ts'

const DEFAULT_BASE = 'https://graph.threads.net'
/** The only version there is; https://developers.facebook.com/docs/threads/changelog, 2026-11-27. */
const VERSION = 'v1.0'
const PAGE = 50
const MAX_PAGES = 20

const POST_FIELDS =
  'id,text,username,permalink,timestamp,media_type,children{id},has_replies,replied_to,root_post,is_reply,is_reply_owned_by_me,link_attachment_url'

/** A post or an answer as Threads lists it. */
export interface Post {
  readonly id?: unknown
  readonly text?: unknown
  readonly username?: unknown
  readonly permalink?: unknown
  readonly timestamp?: unknown
  readonly media_type?: unknown
  readonly children?: { readonly data?: unknown }
  readonly has_replies?: unknown
  readonly replied_to?: { readonly id?: unknown }
  readonly root_post?: { readonly id?: unknown }
  readonly is_reply_owned_by_me?: unknown
}

export interface ThreadsApi extends Pick<Graph, 'call' | 'insights'> {
  readonly token: LongLivedToken
  /** Newest first, back to `from`. `path`: whose list (`/me/threads`: posts; `/me/replies`: answers of one's own). */
  posts(path: string, from: Date): Promise<GraphListed<Post>>
  /** One post; null: there is none. */
  post(id: string): Promise<Post | null>
}

export function openThreads(access: Access): ThreadsApi {
  const base = access.endpoint ?? DEFAULT_BASE
  const token = openLongLivedToken(access, { url: `${base}/refresh_access_token`, grant_type: 'th_refresh_token' })
  const graph = openGraph(access, { base: `${base}/${VERSION}`, token: () => token.get() })

  /** Some answers of Threads have a cursor but no address of the next page: only an empty page is the end. */
  async function posts(path: string, from: Date): Promise<GraphListed<Post>> {
    const items: Post[] = []
    const since = String(Math.max(1_688_540_400, Math.floor(from.getTime() / 1000)))
    // the answers to a post come without `since`, the newest first
    const bounded = path.endsWith('/conversation') ? { reverse: 'true' } : { since }
    let query: Record<string, string> = { fields: POST_FIELDS, limit: String(PAGE), ...bounded }
    let server_at: string | null = null
    for (let page = 0; page < MAX_PAGES; page++) {
      const answer = await graph.call({ path, query })
      server_at = answer.server_at
      const { data, next } = pageOf<Post>(answer.json)
      if (data === null) throw unreadable(answer, access.now())
      const recent = data.filter((one) => Date.parse(graphInstant(one.timestamp) ?? '') >= from.getTime())
      items.push(...recent)
      const after = next ?? cursorOf(answer)
      if (data.length === 0 || after === null || recent.length < data.length) return { items, complete: true, server_at }
      query = { ...query, ...after }
    }
    return { items, complete: false, server_at }
  }

  async function post(id: string): Promise<Post | null> {
    try {
      const answer = await graph.call({ path: `/${encodeURIComponent(id)}`, query: { fields: POST_FIELDS } })
      return answer.json as Post
    } catch (error) {
      if (isGone(error)) return null
      throw error
    }
  }

  return {
    call: (request) => graph.call(request),
    insights: (request, metrics) => graph.insights(request, metrics),
    token,
    posts,
    post,
  }
}

function cursorOf(answer: HttpResponse): Record<string, string> | null {
  const { paging } = (answer.json ?? {}) as { paging?: { cursors?: { after?: unknown } } }
  const after = textField(paging?.cursors?.after)
  return after === '' ? null : { after }
}

/** What others wrote and the account passed on is a post of theirs. */
export function isOwn(post: Post): boolean {
  return textField(post.media_type) !== 'REPOST_FACADE'
}

/** Null: what every post has is missing. A hashtag becomes the topic of the post and may lose its sign. */
export function candidateOf(post: Post): Candidate | null {
  const at = graphInstant(post.timestamp)
  const remote_id = textField(post.id)
  if (at === null || remote_id === '') return null
  return {
    remote_id,
    url: textField(post.permalink) || null,
    published_at: at,
    created_at: new Date(at),
    text: withoutSigns(textField(post.text)),
    media: mediaOf(post),
    parent: textField(post.replied_to?.id) || null,
  }
}

export function withoutSigns(text: string): string {
  return text.replace(/#(?=[\p{L}\p{N}_])/gu, '')
}

function mediaOf({ media_type, children }: Post): number {
  if (media_type === 'CAROUSEL_ALBUM') return Array.isArray(children?.data) ? children.data.length : 0
  return media_type === 'IMAGE' || media_type === 'VIDEO' ? 1 : 0
}
