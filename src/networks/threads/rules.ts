import { unitTexts } from '../../i18n/networks.ts'
import { issue, rulesFor } from '../checks.ts'
import { bytes, codePoints, findHashtags } from '../measure.ts'

/** As Threads counts: characters, and an emoji as its bytes of UTF-8. */
export function threadsLength(text: string): number {
  let length = codePoints(text)
  for (const [emoji] of text.matchAll(emojis)) length += bytes(emoji) - codePoints(emoji)
  return length
}

const emojis = new RegExp('\\p{RGI_Emoji}', 'gv')

/** Checked 2026-11-22. The limit on links is known from its error, its number (5) from other clients. */
export const threadsRules = rulesFor({
  id: 'threads',
  name: 'Threads',
  unit: unitTexts.characters,
  measure: threadsLength,
  max: () => 500,
  link: 'card',
  title: 'none',
  max_links: 5,
  media: {
    max: () => 20,
    types: () => ['image/jpeg', 'image/png'],
    video_types: ['video/mp4', 'video/quicktime'],
    max_bytes: () => 8_000_000,
  },
  alt: { max: 1000 },
  more: (_content, text) => (findHashtags(text).length > 1 ? [issue('notice', 'many_hashtags', { network: 'Threads' })] : []),
})
