import { unitTexts } from '../../i18n/networks.ts'
import { issue, limit, rulesFor } from '../checks.ts'
import { utf16 } from '../measure.ts'

/**
 * Checked 2026-11-27. Caption of 2,200 UTF-16 units: content-posting-api-reference-direct-post. Types, 4 GB, at most 10 minutes:
 * content-posting-api-media-transfer-guide (video restrictions); how long a video of this very account may be: its creator_info.
 * 3 seconds are what the app itself asks.
 */
export const tiktokRules = rulesFor({
  id: 'tiktok',
  name: 'TikTok',
  unit: unitTexts.characters,
  measure: utf16,
  max: () => 2200,
  link: 'not_clickable',
  title: 'none',
  media: {
    required: 'video',
    max: () => 1,
    types: () => [],
    video_types: ['video/mp4', 'video/quicktime', 'video/webm'],
    video: {
      max_bytes: () => 4 * 1024 ** 3,
      min_seconds: 3,
      max_seconds: (limits) => limit(limits, 'max_video_seconds', 600),
    },
  },
  alt: null,
  feed: { fold: { characters: 150, lines: null }, reads: 'upright' },
  sources: {
    fold: { url: 'https://toolshake.xyz/tool/caption-character-counter/', checked_on: '2026-11-27', believed: true },
  },
  // the inbox takes a video alone: there is no field for its words
  more: (_content, _text, limits) =>
    limits['direct_post'] === true ? [] : [issue('notice', 'draft_without_text', { network: 'TikTok' })],
})
