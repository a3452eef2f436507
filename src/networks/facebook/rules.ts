import { unitTexts } from '../../i18n/networks.ts'
import { rulesFor } from '../checks.ts'
import { codePoints } from '../measure.ts'

/**
 * Checked 2026-11-22. The 4 MB are what other schedulers found; Meta documents 10 MB for photos. Videos: 10 GB and 240 minutes, as other
 * schedulers have it, one in a post and alone.
 */
export const facebookRules = rulesFor({
  id: 'facebook',
  name: 'Facebook',
  unit: unitTexts.characters,
  measure: codePoints,
  max: () => 63_206,
  link: 'card',
  title: 'none',
  media: {
    max: () => 10,
    types: () => ['image/jpeg', 'image/png', 'image/gif', 'image/webp'],
    video_types: ['video/mp4', 'video/quicktime'],
    video: { max_bytes: () => 10 * 1024 ** 3, max_seconds: () => 240 * 60 },
    max_bytes: () => 4_000_000,
  },
  alt: { max: 1000 },
  feed: { fold: { characters: 477, lines: null } },
  sources: {
    fold: { url: 'https://posttruncate.com/en/platform-limits/', checked_on: '2026-11-27', believed: true },
    image_bytes: { url: 'https://github.com/gitroomhq/postiz-app', checked_on: '2026-11-22', believed: true },
    video: { url: 'https://www.ayrshare.com/docs/media-guidelines/facebook-pages', checked_on: '2026-11-27', believed: true },
  },
})
