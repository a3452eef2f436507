import { unitTexts } from '../../i18n/networks.ts'
import { issue, rulesFor } from '../checks.ts'
import type { Content, Issue } from '../contract.ts'
import { isVideo } from '../media.ts'
import { utf16 } from '../measure.ts'

/** Bot API 10.1 (sendMessage, sendPhoto, sendMediaGroup, sendVideo), read 2026-11-27. With an image the text is its caption, which is shorter. */
export const telegramRules = rulesFor({
  id: 'telegram',
  name: 'Telegram',
  unit: unitTexts.characters,
  measure: utf16,
  max: (_limits, content) => (content && content.media.length > 0 ? 1024 : 4096),
  link: 'text',
  title: 'none',
  media: {
    max: () => 10,
    types: () => ['image/jpeg', 'image/png', 'image/webp'],
    video_types: ['video/mp4'],
    // "up to 50 MB": all of a request is in memory, so one video stands in a post
    video: { mixes: true, max_bytes: () => 50_000_000 },
    max_bytes: () => 10_000_000,
    ratio: { min: 1 / 20, max: 20 },
  },
  alt: null,
  more: sides,
})

/** sendPhoto: width and height are at most 10000 together. */
function sides({ media }: Content): Issue[] {
  return media
    .filter((one) => !isVideo(one) && one.width + one.height > 10_000)
    .map(({ file_name, width, height }) =>
      issue('error', 'image_too_many_pixels', { network: 'Telegram', id: 'telegram', file: file_name, width, height }),
    )
}
