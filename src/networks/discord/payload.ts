import type { Content, Media } from '../contract.ts'
import { discordRules } from './rules.ts'

/** The message of a post. Whatever stands in its text, nobody is notified by it: no `@everyone`, no role, no member. */
export function messageOf(content: Content) {
  const text = discordRules.compose(content, {})
  return {
    ...(text.trim() === '' ? {} : { content: text }),
    allowed_mentions: { parse: [] },
    ...(content.media.length === 0 ? {} : { attachments: content.media.map(attachmentOf) }),
  }
}

/** `id` is the number of the part `files[n]` that it describes. */
function attachmentOf(one: Media, index: number) {
  const description = one.alt?.trim() ?? ''
  return { id: index, filename: one.file_name, ...(description === '' ? {} : { description }) }
}
