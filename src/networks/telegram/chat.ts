import type { Parent } from '../contract.ts'
import { NetworkFailure } from '../failure.ts'

/** What smm reads of a chat. */
export interface Chat {
  readonly id?: unknown
  readonly type?: unknown
  readonly title?: unknown
  readonly username?: unknown
  readonly linked_chat_id?: unknown
}

/** `@name` or a number, of whatever a person wrote: `name`, `t.me/name`, `https://t.me/c/1234/5`. */
export function chatOf(typed: string): string {
  const plain = typed
    .trim()
    .replace(/^(https?:\/\/)?(www\.)?(t|telegram)\.me\//i, '')
    .replace(/^s\//, '')
  const inner = /^c\/(\d+)/.exec(plain)?.[1]
  if (inner !== undefined) return `-100${inner}`
  const name = /^@?([a-z]\w*)/i.exec(plain)?.[1]
  return name === undefined ? plain : `@${name}`
}

/** A message of another chat than the account's own carries that chat in its id: `-1001234:56`. */
export function idIn(chat_id: number | string, message_id: number): string {
  return `${chat_id}:${message_id}`
}

/** The chat and the number of a message, by the id that this adapter gave or by an address that a person gave. */
export function messageOf({ remote_id }: Pick<Parent, 'remote_id'>, own_chat: string): { chat_id: string; message_id: number } {
  const [, chat, number] = /^(?:(-?\d+):)?(\d{1,15})$/.exec(remote_id) ?? []
  if (number !== undefined) return { chat_id: chat ?? own_chat, message_id: Number(number) }
  const [, path] = /^https?:\/\/(?:www\.)?t(?:elegram)?\.me\/([^?#]+)/i.exec(remote_id) ?? []
  const last = /^((?:c\/\d+)|[a-z]\w+)\/(?:\d+\/)?(\d{1,15})\/?$/i.exec(path ?? '')
  if (last === null) throw new NetworkFailure('refused', 'parent_unknown', `${remote_id}: this names no message`)
  return { chat_id: chatOf(last[1] ?? ''), message_id: Number(last[2]) }
}

/** The public page of a message; null where only members can open it. */
export function pageOf(chat: Chat | undefined, message_id: number): string | null {
  return typeof chat?.username === 'string' && chat.username !== '' ? `https://t.me/${chat.username}/${message_id}` : null
}
