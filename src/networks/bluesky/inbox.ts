import type { Access, InboxItem, InboxPage } from '../contract.ts'
import { textField } from '../json.ts'
import { authorOf, pageOf, type Profile } from './address.ts'
import { blueskyFailure } from './errors.ts'
import type { Xrpc } from './session.ts'

const PAGE = 100
const MAX_PAGES = 10
const FIRST_DAYS_MS = 30 * 24 * 3_600_000
/** The list is in the order of the instants that authors wrote into their records: one that was late to arrive stands further down. */
const LATE_MS = 3_600_000
const reasons = ['reply', 'mention', 'quote']

/** How far was read: the newest instant, and what was handed out shortly before it. */
interface Position {
  readonly at: string
  readonly uris: readonly string[]
}

interface Notification {
  readonly uri?: unknown
  readonly reason?: unknown
  readonly reasonSubject?: unknown
  readonly indexedAt?: unknown
  readonly author?: Profile
  readonly record?: {
    readonly text?: unknown
    readonly reply?: { readonly root?: { readonly uri?: unknown }; readonly parent?: { readonly uri?: unknown } }
  }
}

/** Replies, mentions and quotes, as the app view lists them: newest first, so that all that is new is one page here. */
export async function inbox(xrpc: Xrpc, access: Access, cursor: string | null): Promise<InboxPage> {
  const { did } = await xrpc.session()
  const known = positionOf(cursor)
  const from = known === null ? access.now().getTime() - FIRST_DAYS_MS : Date.parse(known.at) - LATE_MS
  const before = new Set(known?.uris)
  const recent: { uri: string; at: string; item: InboxItem }[] = []
  let next: string | undefined
  for (let page = 0; page < MAX_PAGES; page++) {
    const query = { reasons, limit: String(PAGE), ...(next === undefined ? {} : { cursor: next }) }
    const answer = await xrpc.call({ nsid: 'app.bsky.notification.listNotifications', query })
    const body = answer.json as { notifications?: unknown; cursor?: unknown } | undefined
    if (answer.status !== 200 || !Array.isArray(body?.notifications)) {
      const status = answer.status === 200 ? 502 : answer.status
      throw blueskyFailure({ ...answer, status }, { now: access.now(), read: true })
    }
    const listed = (body.notifications as Notification[]).map((one) => ({
      at: Date.parse(textField(one.indexedAt)),
      found: one,
    }))
    for (const { at, found } of listed) {
      const item = at >= from ? itemOf(found, did) : null
      if (item !== null) recent.push({ uri: item.remote_id, at: item.at, item })
    }
    next = textField(body.cursor) || undefined
    const passed = listed.length > 0 && listed.every(({ at }) => at < from)
    if (next === undefined || listed.length === 0 || passed) break
  }
  recent.sort((a, b) => Date.parse(a.at) - Date.parse(b.at))
  const fresh = recent.filter(({ uri }) => !before.has(uri))
  return { items: fresh.map(({ item }) => item), cursor: cursorOf(recent, known, access.now()), more: false }
}

function cursorOf(recent: readonly { uri: string; at: string }[], known: Position | null, now: Date): string {
  const at = recent.at(-1)?.at ?? known?.at ?? now.toISOString()
  const uris = recent.filter((one) => Date.parse(one.at) >= Date.parse(at) - LATE_MS).map(({ uri }) => uri)
  return JSON.stringify({ at, uris } satisfies Position)
}

function positionOf(cursor: string | null): Position | null {
  return cursor === null ? null : (JSON.parse(cursor) as Position)
}

function itemOf({ uri, reason, reasonSubject, indexedAt, author, record }: Notification, did: string): InboxItem | null {
  if (typeof uri !== 'string' || !reasons.includes(textField(reason))) return null
  const ours = (address: unknown): string | null => {
    const named = textField(address)
    return named.startsWith(`at://${did}/app.bsky.feed.post/`) ? named : null
  }
  const { root, parent } = record?.reply ?? {}
  const isReply = reason === 'reply'
  return {
    kind: isReply ? 'comment' : 'mention',
    remote_id: uri,
    // of a quote: the post that it shows
    post_id: isReply ? (ours(root?.uri) ?? ours(parent?.uri)) : reason === 'quote' ? ours(reasonSubject) : null,
    answers: textField(parent?.uri) || null,
    author: authorOf(author),
    text: textField(record?.text),
    url: pageOf(uri),
    at: new Date(textField(indexedAt)).toISOString(),
    rating: null,
    can_reply: true,
  }
}
