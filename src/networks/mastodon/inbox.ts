import type { Access, InboxItem, InboxPage } from '../contract.ts'
import { textOfHtml } from '../fingerprint.ts'
import { textField } from '../json.ts'
import { authorOf, instant, type MastodonApi, type Status } from './api.ts'
import { listedSince } from './listed-since.ts'

const FIRST_DAYS_MS = 30 * 24 * 3_600_000
/** The most a server gives at once; some give fewer. */
const PAGE = 80
const MAX_PAGES = 10

interface Notification {
  readonly id?: unknown
  readonly type?: unknown
  readonly created_at?: unknown
  readonly status?: Status | null
}

/**
 * What names the account: answers to its posts, and mentions elsewhere. The cursor is the id of the newest notification that was seen,
 * whatever its age; `0` where there has never been one.
 */
export async function inbox(api: MastodonApi, access: Access, cursor: string | null): Promise<InboxPage> {
  const mine = (await api.me()).id
  const read = async (more: Record<string, string>): Promise<Notification[]> => {
    const query = new URLSearchParams({ 'types[]': 'mention', limit: String(PAGE), ...more })
    const answer = await api.call({ path: `/api/v1/notifications?${query.toString()}` })
    if (!Array.isArray(answer.json)) throw api.failure({ ...answer, status: 502 }, true)
    return answer.json as Notification[]
  }
  const { listed, cursor: reached, more } = await listedSince(read, access, cursor, { ms: FIRST_DAYS_MS, pages: MAX_PAGES })
  return { items: listed.flatMap((one) => item(one, mine)).toReversed(), cursor: reached, more }
}

/** Servers before 3.5 do not know `types`, and give everything. */
function item({ type, status, created_at }: Notification, mine: string): InboxItem[] {
  const at = instant(status?.created_at) ?? instant(created_at)
  if (type !== 'mention' || !status || typeof status.id !== 'string' || at === null) return []
  const answers = typeof status.in_reply_to_id === 'string' ? status.in_reply_to_id : null
  const ours = answers !== null && status.in_reply_to_account_id === mine
  return [
    {
      kind: ours ? 'comment' : 'mention',
      remote_id: status.id,
      post_id: ours ? answers : null,
      answers,
      author: authorOf(status),
      text: textOfHtml(textField(status.content)).trim(),
      url: textField(status.url) || null,
      at,
      rating: null,
      can_reply: true,
    },
  ]
}
