import type { InboxItem } from '../contract.ts'
import { textField } from '../json.ts'
import { idIn, pageOf, type Chat } from './chat.ts'

export interface Update {
  readonly update_id?: unknown
  readonly message?: Message
}

interface Sender {
  readonly id?: unknown
  readonly first_name?: unknown
  readonly last_name?: unknown
  readonly username?: unknown
}

interface Message {
  readonly message_id?: unknown
  readonly date?: unknown
  readonly chat?: Chat
  readonly from?: Sender
  readonly sender_chat?: Chat
  readonly is_automatic_forward?: unknown
  readonly forward_origin?: { readonly chat?: Chat; readonly message_id?: unknown }
  readonly reply_to_message?: Message
  readonly text?: unknown
  readonly caption?: unknown
  readonly [kind: string]: unknown
}

/** A message without words still came in when it has one of these; all others are about members, pins and titles. */
const filesOfMessages = [
  'photo',
  'video',
  'voice',
  'audio',
  'document',
  'sticker',
  'animation',
  'video_note',
  'location',
  'contact',
]

export interface Whose {
  /** Numbers of the account's chat, of the discussion group of its channel, and of the bot. */
  readonly chat: number
  readonly discussion: number | null
  readonly bot: number
}

/**
 * What somebody wrote: under a post in the discussion group or in the group that the account is (`comment`), or to the bot alone
 * (`message`). Null: something else, or from the account itself.
 */
export function itemOf({ message }: Update, whose: Whose): InboxItem | null {
  const chat_id = message?.chat?.id
  const message_id = message?.message_id
  if (message === undefined || typeof chat_id !== 'number' || typeof message_id !== 'number') return null
  const alone = message.chat?.type === 'private'
  if (!alone && chat_id !== whose.discussion && chat_id !== whose.chat) return null
  // the channel's posts come into its discussion group by themselves, sent by the channel
  if (message.from?.id === whose.bot || message.sender_chat?.id === whose.chat) return null
  const text = textField(message.text) || textField(message.caption)
  if (text === '' && !filesOfMessages.some((kind) => message[kind] !== undefined)) return null
  const answered = message.reply_to_message
  const origin = answered?.is_automatic_forward === true ? answered.forward_origin : undefined
  const post_id = postOf(answered, origin, whose)
  return {
    kind: alone ? 'message' : 'comment',
    remote_id: idIn(chat_id, message_id),
    post_id,
    answers: post_id ?? (typeof answered?.message_id === 'number' ? idIn(chat_id, answered.message_id) : null),
    author: authorOf(message),
    text,
    url: alone ? null : pageOfItem(message.chat, message_id),
    at: new Date(Number(message.date) * 1000).toISOString(),
    rating: null,
    can_reply: true,
  }
}

/** A channel's post stands in its discussion group as a forward that names it; in a group, the bot's own message is the post. */
function postOf(answered: Message | undefined, origin: Message['forward_origin'], whose: Whose): string | null {
  if (origin !== undefined) {
    return origin.chat?.id === whose.chat && typeof origin.message_id === 'number' ? String(origin.message_id) : null
  }
  const own = answered?.from?.id === whose.bot && answered.chat?.id === whose.chat
  return own && typeof answered.message_id === 'number' ? String(answered.message_id) : null
}

function authorOf({ from, sender_chat }: Message): InboxItem['author'] {
  // An anonymous administrator or a channel speaks through its chat; `from` is a stand-in then.
  const name = sender_chat
    ? textField(sender_chat.title)
    : [from?.first_name, from?.last_name]
        .map(textField)
        .filter((part) => part !== '')
        .join(' ')
  const who = sender_chat ?? from
  const username = textField(who?.username)
  return {
    id: typeof who?.id === 'number' ? String(who.id) : null,
    name: name || username || null,
    url: username === '' ? null : `https://t.me/${username}`,
  }
}

/** Of a private group: an address that opens for its members. */
function pageOfItem(chat: Chat | undefined, message_id: number): string | null {
  const inner = /^-100(\d+)$/.exec(String(chat?.id))?.[1]
  return pageOf(chat, message_id) ?? (inner === undefined ? null : `https://t.me/c/${inner}/${message_id}`)
}
