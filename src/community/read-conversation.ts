import type { Context } from '../context.ts'
import { deliveryStatusLabel } from '../i18n/delivery-status-label.ts'
import { say } from '../i18n/text.ts'
import type { Account } from '../store/accounts.ts'
import type { Client } from '../store/clients.ts'
import type { InboxMessage, OwnMessagePost } from '../store/inbox.ts'
import { toneOf } from './tone.ts'
import { wordsOf } from './change-messages.ts'

/** What stands around a message. */
export interface Conversation {
  /** Through which it came. */
  readonly account: Account | null
  /** The own post under which it stands, where it went out through smm. */
  readonly post: OwnMessagePost | null
  /** The others of its conversation, the oldest first. */
  readonly thread: readonly InboxMessage[]
  /** Answers through smm, by post. */
  readonly answers: readonly {
    readonly id: number
    readonly text: string
    readonly status: string
    readonly status_words: string
    readonly at: string | null
  }[]
  /** What the same person wrote before to this client, the newest first, and how many there are. */
  readonly history: readonly InboxMessage[]
  readonly history_count: number
  /** What made the lexicon say what it said; empty for a tone that a person gave. */
  readonly tone_words: readonly string[]
}

const mostOfHistory = 20

export async function readConversation(context: Context, client: Client, message: InboxMessage): Promise<Conversation> {
  const store = await context.store()
  const { slug } = client
  const { id, author, thread, account_id, tone, tone_source, at } = message
  const others = (await store.inbox.list({ client: slug, thread, others: true, order: 'oldest' })).filter(
    (one) => one.id !== id,
  )
  const inThread = new Set(others.map((one) => one.id))
  const before = author === null ? null : { client: slug, author, others: true, to: at }
  const history = before === null ? [] : await store.inbox.list({ ...before, order: 'newest', limit: mostOfHistory })
  const answers = await store.posts.replies(id)
  const corrections = tone_source === 'lexicon' ? await store.inbox.corrections(slug) : []
  const found =
    tone === null || tone_source !== 'lexicon'
      ? null
      : await toneOf(wordsOf(message), { lang: message.lang, corrections, rating: message.rating })
  return {
    account: account_id === null ? null : await store.accounts.get(account_id),
    post: await store.inbox.ownPost(id),
    thread: others,
    answers: answers.map((post) => {
      const [delivery] = post.deliveries
      return {
        id: post.id,
        text: post.text,
        status: post.status,
        status_words: say(context.lang, deliveryStatusLabel[post.status]),
        at: delivery?.published_at ?? post.scheduled_at,
      }
    }),
    history: history.filter((one) => one.id !== id && !inThread.has(one.id)),
    history_count: before === null ? 0 : await store.inbox.count(before),
    tone_words: found?.words ?? [],
  }
}
