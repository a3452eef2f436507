import { unitTexts } from '../../i18n/networks.ts'
import { rulesFor } from '../checks.ts'
import { utf16 } from '../measure.ts'

/** Checked 2026-11-22. With an image the text is its caption, which is shorter. */
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
    max_bytes: () => 10_000_000,
  },
  alt: null,
})
