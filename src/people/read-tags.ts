import { tagLabel } from '../i18n/message-tags.ts'
import { messageTags, type MessageTag } from '../store/inbox.ts'

/** Null: no tag has that name, in either language. */
export function tagNamed(word: string): MessageTag | null {
  const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').trim().toLowerCase()
  const typed = plain(word)
  return messageTags.find((tag) => [tag, tagLabel[tag].fr, tagLabel[tag].en].some((name) => plain(name) === typed)) ?? null
}
