import type { Access, InboxItem } from '../contract.ts'
import { NetworkFailure } from '../failure.ts'
import { decodeEntities, type Candidate } from '../fingerprint.ts'
import { textField } from '../json.ts'
import type { X, XAnswer, XCall } from './library.ts'

/** The names of before August 2026, and those since. */
export type Words = 'tweet.fields' | 'post.fields'

/** Asks in the words of before August 2026 first, and keeps to the new ones once X has refused the old (400). */
export function inEitherWords(x: X): (ask: (words: Words) => XCall) => Promise<XAnswer> {
  let words: Words = 'tweet.fields'
  return async (ask) => {
    try {
      return await x.call(ask(words))
    } catch (error) {
      const renamed = error instanceof NetworkFailure && error.status === 400 && words === 'tweet.fields'
      if (!renamed) throw error
      const answer = await x.call(ask('post.fields'))
      words = 'post.fields'
      return answer
    }
  }
}

/**
 * The fields of a question, and what its posts refer to: X leaves out what it does not know instead of refusing it, and each vocabulary
 * has its own way to say what a post answers.
 */
export function fieldsIn(words: Words, fields: string, expansions = ''): Record<string, string> {
  if (words === 'tweet.fields') return { [words]: `${fields},referenced_tweets`, ...(expansions === '' ? {} : { expansions }) }
  return { [words]: fields, expansions: [expansions, 'referenced_posts'].filter((one) => one !== '').join(',') }
}

export function unreadable(verdict: 'not_sent' | 'unknown'): NetworkFailure {
  return new NetworkFailure(verdict, 'no_id', 'X did not answer in a form that smm can read')
}

/** The id of a post, or the one in its address; null for what names no post of X. */
export function postId(remote_id: string): string | null {
  const id = /^https?:\/\//i.test(remote_id) ? /\/status(?:es)?\/(\d+)/.exec(remote_id)?.[1] : remote_id
  return id !== undefined && /^\d{1,19}$/.test(id) ? id : null
}

/** The page of a post; X leads there whatever name stands in it. */
export function pageOf({ settings }: Pick<Access, 'settings'>, id: string): string {
  const username = settings['username']
  return `https://x.com/${typeof username === 'string' && username !== '' ? username : 'i'}/status/${id}`
}

/** As X takes an instant: to the second. */
export function second(at: Date): string {
  return at.toISOString().replace(/\.\d+Z$/, 'Z')
}

/** Pages of a list, newest first, until there are no more or `max_pages` were read. */
export async function readPages(
  ask: (next: Record<string, string>) => Promise<XAnswer>,
  max_pages: number,
): Promise<{ listed: Listed[]; users: ListedUser[]; complete: boolean; server_at: string | null }> {
  const listed: Listed[] = []
  const users: ListedUser[] = []
  let server_at: string | null = null
  let next: string | undefined
  for (let page = 0; page < max_pages; page++) {
    const answer = await ask(next === undefined ? {} : { pagination_token: next })
    server_at = answer.server_at
    const body = answer.data as { data?: unknown; includes?: { users?: unknown }; meta?: { next_token?: unknown } } | undefined
    if (body?.meta === undefined && !Array.isArray(body?.data)) throw unreadable('not_sent')
    if (Array.isArray(body?.data)) listed.push(...(body.data as Listed[]))
    if (Array.isArray(body?.includes?.users)) users.push(...(body.includes.users as ListedUser[]))
    next = typeof body?.meta?.next_token === 'string' ? body.meta.next_token : undefined
    if (next === undefined) return { listed, users, complete: true, server_at }
  }
  return { listed, users, complete: false, server_at }
}

export interface ListedUser {
  readonly id?: unknown
  readonly username?: unknown
  readonly name?: unknown
  readonly public_metrics?: Readonly<Record<string, unknown>>
}

/** Who wrote it; what X does not say of them is null. */
export function authorOf({ author_id }: Listed, user: ListedUser | undefined): InboxItem['author'] {
  const username = textField(user?.username)
  return {
    id: textField(author_id) || null,
    name: textField(user?.name).trim() || username || null,
    url: username === '' ? null : `https://x.com/${username}`,
  }
}

export interface Listed {
  readonly id?: unknown
  readonly text?: unknown
  readonly created_at?: unknown
  readonly author_id?: unknown
  readonly lang?: unknown
  readonly in_reply_to_user_id?: unknown
  readonly public_metrics?: Readonly<Record<string, unknown>>
  readonly non_public_metrics?: Readonly<Record<string, unknown>>
  readonly referenced_tweets?: References
  /** The name since August 2026. */
  readonly referenced_posts?: References
  readonly attachments?: { readonly media_keys?: readonly unknown[] }
  readonly entities?: {
    readonly urls?: readonly { readonly url?: unknown; readonly expanded_url?: unknown; readonly media_key?: unknown }[]
  }
}

type References = readonly { readonly type?: unknown; readonly id?: unknown }[]

/** A list in which no post refers to another may simply not tell: then nobody knows what its posts answer. */
export function candidates(listed: readonly Listed[], page: (id: string) => string): Candidate[] {
  const tells = listed.some((one) => one.referenced_tweets !== undefined || one.referenced_posts !== undefined)
  return listed.flatMap((one) => {
    const found = candidate(one, page)
    return found === null ? [] : [tells ? { ...found, parent: answered(one) } : found]
  })
}

/** What somebody else wrote, shown again: no words of the account's own. */
export function isRepost({ referenced_tweets, referenced_posts }: Listed): boolean {
  return (referenced_tweets ?? referenced_posts ?? []).some(({ type }) => type === 'retweeted' || type === 'reposted')
}

export function answered({ referenced_tweets, referenced_posts }: Listed): string | null {
  const reply = (referenced_tweets ?? referenced_posts ?? []).find(({ type }) => type === 'replied_to')
  return typeof reply?.id === 'string' ? reply.id : null
}

/** A listed post with its t.co addresses replaced by what they stand for; the one that stands for the images is taken off. */
export function candidate(listed: Listed, page: (id: string) => string): Candidate | null {
  const at = typeof listed.created_at === 'string' ? Date.parse(listed.created_at) : Number.NaN
  if (typeof listed.id !== 'string' || Number.isNaN(at)) return null
  let text = textField(listed.text)
  for (const { url, expanded_url, media_key } of listed.entities?.urls ?? []) {
    if (typeof url !== 'string' || typeof expanded_url !== 'string') continue
    const ofMedia = media_key !== undefined || /\/status\/\d+\/(photo|video)\/\d+$/.test(expanded_url)
    text = text.replace(url, () => (ofMedia ? '' : expanded_url))
  }
  const created_at = new Date(at)
  return {
    remote_id: listed.id,
    url: page(listed.id),
    published_at: created_at.toISOString(),
    created_at,
    text: decodeEntities(text),
    media: listed.attachments?.media_keys?.length ?? 0,
  }
}
