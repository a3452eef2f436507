import { unitTexts } from '../../i18n/networks.ts'
import { limit, rulesFor } from '../checks.ts'
import type { Limits } from '../contract.ts'
import { findLinks, graphemes } from '../measure.ts'

/** As Mastodon counts: what a reader sees, a fixed length for each address, a remote mention without its server. */
export function mastodonLength(text: string, limits: Limits): number {
  const perLink = limit(limits, 'characters_reserved_per_url', 23)
  let counted = text
  for (const { url } of findLinks(text)) counted = counted.replace(url, 'x'.repeat(perLink))
  return graphemes(counted.replace(/(@[\w.-]*\w)@[\w-]+(?:\.[\w-]+)+/g, '$1'))
}

/** The limits of a server without changes; `identify` brings those of the account's own. */
export const mastodonRules = rulesFor({
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
  },
  alt: { max: 1500 },
})
