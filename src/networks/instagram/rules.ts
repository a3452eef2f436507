import { unitTexts } from '../../i18n/networks.ts'
import { rulesFor } from '../checks.ts'
import { codePoints } from '../measure.ts'

/**
 * Checked 2026-11-22. Meta's pages promise JPEG only. A comment has 300 characters (reference of IG Comment, replies). Videos: 300 MB, 3
 * seconds to 15 minutes, as other schedulers have it; in a carousel with others each up to 10, images among them.
 */
export const instagramRules = rulesFor({
  id: 'instagram',
  name: 'Instagram',
  unit: unitTexts.characters,
  measure: codePoints,
  max: (_limits, content) => (content?.kind === undefined ? 2200 : 300),
  link: 'not_clickable',
  title: 'none',
  max_hashtags: 30,
  max_mentions: 20,
  media: {
    required: 'media',
    max: () => 10,
    types: () => ['image/jpeg'],
    risky_types: ['image/png'],
    video_types: ['video/mp4', 'video/quicktime'],
    video: { max: 10, mixes: true, max_bytes: () => 300_000_000, min_seconds: 3, max_seconds: () => 15 * 60 },
    max_bytes: () => 8_000_000,
    min_size: { width: 320, height: 1 },
    ratio: { min: 0.8, max: 1.91 },
  },
  alt: { max: 1000 },
  feed: { fold: { characters: 125, lines: null }, reads: 'upright' },
  sources: {
    fold: { url: 'https://charactercounter.com/instagram', checked_on: '2026-11-27', believed: true },
    // other pages say 1 GB
    video: { url: 'https://www.ayrshare.com/docs/media-guidelines/instagram', checked_on: '2026-11-27', believed: true },
  },
})
