import type { Content, Media } from '../contract.ts'
import { isVideo } from '../media.ts'
import { telegramRules } from './rules.ts'

/** Where a message goes, and what it answers. */
export interface Target {
  readonly chat_id: string
  readonly answers: number | null
}

/** A call of the Bot API: its method, its fields, and the files that its fields name by `attach://`. */
export interface Call {
  readonly method: 'sendMessage' | 'sendPhoto' | 'sendVideo' | 'sendMediaGroup'
  readonly fields: Readonly<Record<string, unknown>>
  readonly files: readonly { readonly name: string; readonly media: Media }[]
}

/**
 * The one call that makes a post. There is no `parse_mode`: Telegram finds addresses, hashtags and mentions by itself, and no sign of a
 * text has a meaning of its own. The text of an album is the caption of its first file: then it is shown as that of the whole.
 */
export function callFor(content: Content, to: Target): Call {
  const text = telegramRules.compose(content, {})
  const [first, second] = content.media
  if (first === undefined) return { method: 'sendMessage', fields: messageFields(content, text, to), files: [] }
  if (second !== undefined) {
    const media = content.media.map((one, index) => (isVideo(one) ? albumVideo : albumPhoto)(one, index, text))
    const files = content.media.map((one, index) => ({ name: `file${index}`, media: one }))
    return { method: 'sendMediaGroup', fields: { ...common(to), media }, files }
  }
  const files = [{ name: 'file0', media: first }]
  return isVideo(first)
    ? { method: 'sendVideo', fields: videoFields(first, text, to), files }
    : { method: 'sendPhoto', fields: photoFields(text, to), files }
}

export function messageFields(content: Content, text: string, to: Target) {
  return {
    ...common(to),
    text,
    // else the preview is of the first address in the text
    ...(content.link === null ? {} : { link_preview_options: { url: content.link } }),
  }
}

export function photoFields(text: string, to: Target) {
  return { ...common(to), photo: 'attach://file0', ...caption(text) }
}

export function videoFields(video: Media, text: string, to: Target) {
  return { ...common(to), video: 'attach://file0', ...caption(text), ...videoFacts(video) }
}

export function albumPhoto(_one: Media, index: number, text: string) {
  return { type: 'photo' as const, media: `attach://file${index}`, ...(index === 0 ? caption(text) : {}) }
}

export function albumVideo(one: Media, index: number, text: string) {
  return { type: 'video' as const, media: `attach://file${index}`, ...(index === 0 ? caption(text) : {}), ...videoFacts(one) }
}

function common({ chat_id, answers }: Target) {
  return { chat_id, ...(answers === null ? {} : { reply_parameters: { message_id: answers } }) }
}

function caption(text: string): { caption?: string } {
  return text === '' ? {} : { caption: text }
}

function videoFacts({ width, height, duration_ms }: Media) {
  return {
    ...(width > 0 && height > 0 ? { width, height } : {}),
    ...(duration_ms == null ? {} : { duration: Math.round(duration_ms / 1000) }),
    supports_streaming: true,
  }
}
