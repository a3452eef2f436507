import { unitTexts } from '../../i18n/networks.ts'
import { issue, rulesFor } from '../checks.ts'
import { bytes, codePoints, findHashtags } from '../measure.ts'

/** As Threads counts: characters, and an emoji as its bytes of UTF-8. */
export function threadsLength(text: string): number {
  let length = codePoints(text)
  if (!perhaps.test(text)) return length
  for (const [emoji] of text.matchAll(new RegExp('\\p{RGI_Emoji}', 'gv'))) length += bytes(emoji) - codePoints(emoji)
  return length
}

/** Something of every emoji; to know them all takes 15 ms, which a pass has no need of. */
const perhaps = /[\u203C-\u{10FFFF}]/u

/**
 * https://developers.facebook.com/documentation/threads/posts (14 April 2026), checked 2026-11-27: 500 characters, 2 to 20 images and
 * videos, JPEG and PNG of 8 MB, MOV and MP4 of 1 GB and 5 minutes, both at most ten times as wide as high and the other way round. Five
 * links, the card's among them, since 22 December 2025 (THREADS_API__LINK_LIMIT_EXCEEDED). One topic.
 */
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
    ratio: { min: 0.1, max: 10 },
    video: {
      max: 20,
      mixes: true,
      max_bytes: () => 1_000_000_000,
      max_seconds: () => 300,
      ratio: { min: 0.01, max: 10 },
    },
  },
  alt: { max: 1000 },
  feed: { fold: { characters: 250, lines: null } },
  sources: {
    fold: { url: 'https://posttruncate.com/en/platform-limits/', checked_on: '2026-11-27', believed: true },
  },
  more: (_content, text) => (findHashtags(text).length > 1 ? [issue('notice', 'many_hashtags', { network: 'Threads' })] : []),
})
