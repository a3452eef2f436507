import type { Context } from '../context.ts'
import { Failure } from '../failure.ts'
import { number } from '../i18n/format.ts'
import { inboxText } from '../i18n/inbox.ts'
import { say } from '../i18n/text.ts'
import { isNetworkId, networkIds } from '../networks/ids.ts'
import { readersNetwork } from '../networks/readers-network.ts'
import type { Client } from '../store/clients.ts'
import type { InboxMessage, MessageKind, MessageTag } from '../store/inbox.ts'
import { receiveMessages } from './receive-messages.ts'

/** A message as somebody writes it down. */
export interface TypedMessage {
  readonly text: string
  readonly network: string
  readonly author: string | null
  readonly url: string | null
  /** ISO 8601 UTC; null: now. */
  readonly at: string | null
  readonly kind: MessageKind
  readonly rating: string | null
  readonly tags: readonly MessageTag[]
}

const longest = 10_000
/** Where people write of a firm and no interface tells it, with the networks that smm knows. */
const places: readonly string[] = [
  'blog',
  'press',
  'forum',
  'review_site',
  'tripadvisor',
  'trustpilot',
  'booking',
  'thefork',
  'other',
]

/**
 * Takes in what was typed as any other message. Throws `Failure` usage: `no_text`, `message_too_long`, `unknown_network`, `bad_rating`,
 * `rating_of_review`, `bad_url`. Null with `--dry-run`: what it would be is not stored.
 */
export async function addMessage(context: Context, client: Client, typed: TypedMessage): Promise<InboxMessage | null> {
  const { lang, options } = context
  const text = typed.text.normalize('NFC').replace(/\r\n?/g, '\n').trim()
  if (text === '') {
    throw new Failure('usage', 'no_text', say(lang, inboxText.empty_text), { hint: say(lang, inboxText.empty_text_hint) })
  }
  const count = [...text].length
  if (count > longest) {
    const values = { count: number(lang, count), most: number(lang, longest) }
    throw new Failure('usage', 'message_too_long', say(lang, inboxText.too_long, values))
  }
  const arrived = {
    network: networkOf(context, typed.network),
    kind: typed.kind,
    remote_id: null,
    post_id: null,
    answers: null,
    author: { id: null, name: typed.author?.trim() || null, url: null },
    text,
    url: urlOf(context, typed.url),
    at: typed.at ?? context.now().toISOString(),
    rating: ratingOf(context, typed),
    can_reply: false,
    tags: typed.tags,
  }
  if (options.dry_run) return null
  const { added } = await receiveMessages(context, client, [arrived], { source: 'manual' })
  return added[0] ?? null
}

function networkOf({ lang }: Context, word: string): string {
  const named = word.trim().toLowerCase().replaceAll('-', '_')
  if (isNetworkId(named)) return readersNetwork(named, null)
  if (places.includes(named)) return named
  const names = [...networkIds.filter((id) => id !== 'manual' && id !== 'folder'), ...places]
  throw new Failure('usage', 'unknown_network', say(lang, inboxText.bad_network, { value: word }), {
    hint: say(lang, inboxText.bad_network_hint, { names: names.join(', ') }),
  })
}

function urlOf({ lang }: Context, typed: string | null): string | null {
  if (typed === null || typed.trim() === '') return null
  const url = URL.canParse(typed.trim()) ? new URL(typed.trim()) : null
  if (url !== null && /^https?:$/.test(url.protocol)) return url.href
  throw new Failure('usage', 'bad_url', say(lang, inboxText.bad_url, { value: typed }))
}

function ratingOf({ lang }: Context, { kind, rating }: TypedMessage): number | null {
  if (rating === null) return null
  if (kind !== 'review') {
    throw new Failure('usage', 'rating_of_review', say(lang, inboxText.rating_of_review), {
      hint: say(lang, inboxText.rating_of_review_hint),
    })
  }
  if (/^[1-5]$/.test(rating.trim())) return Number(rating)
  throw new Failure('usage', 'bad_rating', say(lang, inboxText.bad_rating, { value: rating }))
}
