import { unitTexts } from '../../i18n/networks.ts'
import { rulesFor } from '../checks.ts'
import { utf16 } from '../measure.ts'

/** Checked 2026-11-22. The title of a video is its caption; a photo post has a title of 90 and a description of 4,000. */
export const tiktokRules = rulesFor({
  id: 'tiktok',
  name: 'TikTok',
  unit: unitTexts.characters,
  measure: utf16,
  max: (_limits, content) => (content?.media.some((one) => one.mime.startsWith('image/')) ? 4000 : 2200),
  link: 'not_clickable',
  title: 'optional',
  title_max: 90,
  media: {
    required: 'media',
    max: () => 35,
    types: () => ['image/jpeg', 'image/webp'],
    video_types: ['video/mp4', 'video/quicktime', 'video/webm'],
    max_bytes: () => 20_000_000,
  },
  alt: null,
})
