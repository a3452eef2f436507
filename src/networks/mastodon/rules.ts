import { unitTexts } from '../../i18n/networks.ts'
import { issue, limit, rulesFor } from '../checks.ts'
import type { Content, Issue, Limits, Rules } from '../contract.ts'
import { isVideo } from '../media.ts'
import { findLinks, graphemes } from '../measure.ts'

/** As Mastodon counts: what a reader sees, a fixed length for each address, a remote mention without its server. */
export function mastodonLength(text: string, limits: Limits): number {
  const perLink = limit(limits, 'characters_reserved_per_url', 23)
  let counted = text
  for (const { url } of findLinks(text)) counted = counted.replace(url, 'x'.repeat(perLink))
  return graphemes(counted.replace(/(@[\w.-]*\w)@[\w-]+(?:\.[\w-]+)+/g, '$1'))
}

/** The limits of a server without changes; `identify` brings those of the account's own. */
const shapeRules: Rules = rulesFor({
  id: 'mastodon',
  name: 'Mastodon',
  unit: unitTexts.characters,
  measure: mastodonLength,
  max: (limits) => limit(limits, 'max_characters', 500),
  link: 'text',
  title: 'none',
  media: {
    max: (limits) => limit(limits, 'max_media_attachments', 4),
    types: (limits) =>
      typeof limits['image_types'] === 'string'
        ? limits['image_types'].split(' ')
        : ['image/jpeg', 'image/png', 'image/gif', 'image/webp'],
    max_bytes: (limits) => limit(limits, 'image_size_limit', 16_777_216),
    max_pixels: (limits) => limit(limits, 'image_matrix_limit', 33_177_600),
    // What Mastodon 4.x takes (app/models/media_attachment.rb), 2026-11-22; an instance says its own.
    video_types: ['video/mp4', 'video/quicktime', 'video/webm', 'video/ogg'],
    video: { max: 1, max_bytes: (limits) => limit(limits, 'video_size_limit', 99 * 1024 * 1024) },
  },
  alt: { max: 1500 },
  more: videoIssues,
})

/** The name is put there when the reply leaves (`client.ts`), of its server where it is of another one; that one counts for nothing. */
export const mastodonRules: Rules = {
  ...shapeRules,
  named(text, author_url) {
    const [, host, user] = /^https?:\/\/([^/]+)\/(?:@|users\/)([\w.-]+)\/?$/.exec(author_url ?? '') ?? []
    if (host === undefined || user === undefined) return text
    const name = `@${user}`.toLowerCase()
    const words = text.toLowerCase().split(/[\s,;:!?()]+/)
    return words.some((word) => word === name || word === `${name}@${host.toLowerCase()}`) ? text : `@${user}@${host} ${text}`
  },
}

/** What this very server does not take of what Mastodon takes. Pixels: 3840 × 2160 as it comes (MAX_VIDEO_MATRIX_LIMIT). */
function videoIssues(content: Content, _text: string, limits: Limits): Issue[] {
  const types = typeof limits['video_types'] === 'string' ? limits['video_types'].split(' ').filter((one) => one !== '') : null
  return content.media.filter(isVideo).flatMap((one) => {
    const named = { network: 'Mastodon', id: 'mastodon', file: one.file_name }
    if (types !== null && !types.includes(one.mime)) {
      const shown = types.map((type) => type.replace('video/', '')).join(', ') || '–'
      return [issue('error', 'media_type', { ...named, mime: one.mime, types: shown })]
    }
    if (one.width * one.height <= limit(limits, 'video_matrix_limit', 8_294_400)) return []
    return [issue('error', 'image_too_many_pixels', { ...named, width: one.width, height: one.height })]
  })
}
