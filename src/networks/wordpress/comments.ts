import type {
  Access,
  Content,
  Figure,
  HttpRequest,
  HttpResponse,
  Identity,
  InboxItem,
  InboxPage,
  Lookup,
  Parent,
  Published,
} from '../contract.ts'
import { NetworkFailure } from '../failure.ts'
import { decodeEntities, settle, textOfHtml, windowStart, type Candidate } from '../fingerprint.ts'
import { textField } from '../json.ts'
import { parentId, parentOf } from '../parent.ts'
import { wordpressRules } from './rules.ts'

const PAGE = 100
const MAX_PAGES = 5
const FIRST_DAYS_MS = 30 * 24 * 3_600_000
/** `after` is compared with the site's wall time, which is there twice in autumn, and clocks disagree. */
const MARGIN_MS = 2 * 3_600_000

export type Query = Readonly<Record<string, string>>
export type Call = Omit<HttpRequest, 'url'> & { route: string; query?: Query }

/** How the site is asked, with the login of the account. */
export interface Site {
  /** One call; any answer that is not in `accept` becomes a failure. */
  readonly call: (request: Call, accept?: readonly number[]) => Promise<HttpResponse>
  /** What was read, as a list; an answer that is none is no statement at all. */
  readonly list: <T>(route: string, query: Query) => Promise<{ rows: T[]; answer: HttpResponse }>
  readonly failure: (answer: HttpResponse, read: boolean) => NetworkFailure
  readonly me: () => Promise<{ readonly id: number }>
}

/** Under what a comment stands: a post, and the comment that it answers; 0: the post itself. */
interface Place {
  readonly post: number
  readonly parent: number
}

/**
 * The comments of the site: what others wrote, and answers as the user of the account. Their ids are written `comment-12`, as in their
 * addresses, so that none is taken for a post.
 */
export function commentsOf(site: Site, access: Pick<Access, 'now' | 'settings'>) {
  const { call, list, failure, me } = site

  /** The comment under this id; null: it is there no more. */
  async function commentById(id: string): Promise<Comment | null> {
    const answer = await call({ route: `/comments/${id}` }, [200, 403, 404])
    if (answer.status === 200) {
      const comment = answer.json as Comment | null | undefined
      if (typeof comment?.id !== 'number') throw failure({ ...answer, status: 502 }, true)
      return comment
    }
    const gone = failure(answer, true)
    if (gone.code === 'parent_gone') return null
    throw gone
  }

  async function placeOf(content: Content, identity: Identity): Promise<Place> {
    const parent = parentOf(content, identity)
    if (parent === null) throw new Error('a post answers nothing')
    const id = commentId(parent)
    if (id === null) {
      const post = parentId(parent)
      if (!/^\d+$/.test(post)) throw new NetworkFailure('refused', 'parent_unknown', `${post}: no id of a post`)
      return { post: Number(post), parent: 0 }
    }
    const comment = await commentById(id)
    if (comment === null || typeof comment.post !== 'number') {
      throw new NetworkFailure('refused', 'parent_gone', `comment ${id} is not there any more`)
    }
    return { post: comment.post, parent: Number(id) }
  }

  /** WordPress shows a comment's words as HTML, and an administrator's are not cleaned. */
  const html = (content: Content): string => escaped(wordpressRules.compose(content, access.settings))

  async function reply(content: Content, identity: Identity): Promise<Published> {
    const place = await placeOf(content, identity)
    const json = { post: place.post, ...(place.parent > 0 && { parent: place.parent }), content: html(content) }
    const answer = await call({ method: 'POST', route: '/comments', json }, [201])
    const made = answer.json as Comment | null | undefined
    if (typeof made?.id !== 'number') throw failure(answer, false)
    return { ...sightingOf(made, made.id), server_at: answer.server_at }
  }

  /** The user's own comments in the same place, compared word by word. */
  async function seekReply(content: Content, identity: Identity, since: Date): Promise<Lookup> {
    const place = knownPlace(identity) ?? (await placeOf(content, identity))
    const { id: author } = await me()
    const query = {
      author: String(author),
      post: String(place.post),
      parent: String(place.parent),
      status: 'all',
      after: new Date(windowStart(since).getTime() - MARGIN_MS).toISOString(),
      per_page: String(PAGE),
    }
    const { rows, answer } = await list<Comment>('/comments', query)
    const listed = rows.map(candidate).filter((one) => one !== null)
    const wanted = {
      text: letters(textOfHtml(html(content))),
      content: { ...content, media: [] },
      parent: String(place.parent),
    }
    return settle(wanted, listed, since, { complete: rows.length < PAGE, server_at: answer.server_at })
  }

  /**
   * What others wrote, those that wait for approval too. The cursor is the instant and the id of the last one: ids only ever grow.
   */
  async function inbox(cursor: string | null): Promise<InboxPage> {
    const { at, id } = readCursor(cursor, access.now())
    const { id: user } = await me()
    for (let page = 1; ; page++) {
      const { rows } = await list<Comment>('/comments', {
        // in the order in which they came; those that are spam or in the bin are in none of the states
        status: 'all',
        author_exclude: String(user),
        after: new Date(Date.parse(at) - (cursor === null ? 0 : MARGIN_MS)).toISOString(),
        orderby: 'id',
        order: 'asc',
        per_page: String(PAGE),
        page: String(page),
      })
      const items = rows.filter((one) => typeof one.id === 'number' && one.id > id).map(itemOf)
      const more = rows.length === PAGE
      const last = items.at(-1)
      // a page of nothing but what was handed out before says nothing of the next
      if (more && last === undefined && page < MAX_PAGES * 10) continue
      const next = last === undefined ? { at, id } : { at: later(at, last.at), id: Number(last.remote_id.slice(PREFIX.length)) }
      return { items, cursor: `${next.at} ${next.id}`, more: more && last !== undefined }
    }
  }

  const unknown = (): Figure => ({
    metric: 'comments',
    value: null,
    reason: 'not_given',
    source: SOURCE,
    at: access.now().toISOString(),
  })

  /** How many approved comments stand under a post. */
  async function count(post: string): Promise<Figure> {
    const figure = { metric: 'comments', source: SOURCE, at: access.now().toISOString() } as const
    try {
      const { answer } = await list<Comment>('/comments', { post, per_page: '1' })
      const total = /^\d+$/.exec(answer.headers.get('x-wp-total') ?? '')
      return total === null ? unknown() : { ...figure, value: Number(total[0]), reason: null }
    } catch (error) {
      if (!(error instanceof NetworkFailure)) throw error
      if (error.code === 'no_permission') return { ...figure, value: null, reason: 'not_permitted' }
      if (error.verdict === 'refused') return { ...figure, value: null, reason: 'refused' }
      if (error.verdict === 'not_sent') return { ...figure, value: null, reason: 'unreachable' }
      throw error
    }
  }

  /** Into the bin of the site. */
  async function remove(id: string): Promise<void> {
    await binned(site, `/comments/${id}`)
  }

  return { reply, seekReply, inbox, count, unknown, remove }
}

/**
 * Puts what is under this route into the bin of the site; for good where the site keeps none. What is gone already is no failure.
 */
export async function binned({ call, failure }: Pick<Site, 'call' | 'failure'>, route: string): Promise<void> {
  const answer = await call({ method: 'DELETE', route }, [200, 404, 410, 501])
  if (answer.status === 200) return
  const { code } = (answer.json ?? {}) as { code?: unknown }
  if (code === 'rest_trash_not_supported') {
    const again = await call({ method: 'DELETE', route, query: { force: 'true' } }, [200, 404])
    if (again.status === 200 || isGone(failure(again, true))) return
    throw failure(again, false)
  }
  // 410: in the bin already
  if (code === 'rest_already_trashed' || isGone(failure(answer, true))) return
  throw failure(answer, false)
}

const isGone = ({ code }: NetworkFailure): boolean => code === 'draft_gone' || code === 'parent_gone'

interface Comment {
  readonly id?: unknown
  readonly post?: unknown
  readonly parent?: unknown
  readonly author?: unknown
  readonly author_name?: unknown
  readonly author_url?: unknown
  readonly date_gmt?: unknown
  readonly link?: unknown
  readonly status?: unknown
  readonly content?: { readonly rendered?: unknown }
}

const PREFIX = 'comment-'
/** The header that counts a list. */
const SOURCE = 'x-wp-total'

/** The id of a comment, as smm or an address (`https://exemple.fr/pain/#comment-12`) writes it; null: it is none. */
export function commentId({ remote_id }: Pick<Parent, 'remote_id'>): string | null {
  return /(?:^|#)comment-(\d+)$/.exec(remote_id)?.[1] ?? null
}

/** Where a comment is answered whose post was told: a look must go on when that comment is there no more. */
function knownPlace({ replies_to }: Identity): Place | null {
  const id = replies_to === null ? null : commentId(replies_to.previous)
  const post = replies_to?.root.remote_id ?? ''
  return id !== null && /^\d+$/.test(post) ? { post: Number(post), parent: Number(id) } : null
}

/** WordPress writes UTC without saying so. */
export function instant(value: unknown): string | null {
  const at = typeof value === 'string' ? Date.parse(`${value}Z`) : Number.NaN
  return Number.isNaN(at) ? null : new Date(at).toISOString()
}

export function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

function sightingOf(comment: Comment, id: number): { remote_id: string; url: string | null; published_at: string | null } {
  return { remote_id: `${PREFIX}${id}`, url: textField(comment.link) || null, published_at: instant(comment.date_gmt) }
}

function itemOf(comment: Comment): InboxItem {
  const { post, parent, author } = comment
  const post_id = typeof post === 'number' ? String(post) : null
  return {
    kind: 'comment',
    remote_id: `${PREFIX}${String(comment.id)}`,
    post_id,
    answers: typeof parent === 'number' && parent > 0 ? `${PREFIX}${parent}` : post_id,
    author: {
      id: typeof author === 'number' && author > 0 ? String(author) : null,
      name: decodeEntities(textField(comment.author_name)) || null,
      url: textField(comment.author_url) || null,
    },
    text: textOfHtml(textField(comment.content?.rendered)).trim(),
    url: textField(comment.link) || null,
    at: instant(comment.date_gmt) ?? new Date(0).toISOString(),
    rating: null,
    can_reply: true,
  }
}

function candidate(comment: Comment): Candidate | null {
  const published_at = instant(comment.date_gmt)
  if (typeof comment.id !== 'number' || published_at === null) return null
  return {
    ...sightingOf(comment, comment.id),
    created_at: new Date(published_at),
    text: letters(textOfHtml(textField(comment.content?.rendered))),
    media: 0,
    parent: typeof comment.parent === 'number' ? String(comment.parent) : '0',
  }
}

/** WordPress shows other quotes, dashes and smileys than were typed: the letters and figures are what stays. */
function letters(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

function readCursor(cursor: string | null, now: Date): { at: string; id: number } {
  const [at = '', id = ''] = cursor?.split(' ') ?? []
  const known = !Number.isNaN(Date.parse(at)) && /^\d+$/.test(id)
  return known ? { at, id: Number(id) } : { at: new Date(now.getTime() - FIRST_DAYS_MS).toISOString(), id: 0 }
}

const later = (one: string, other: string): string => (one > other ? one : other)
