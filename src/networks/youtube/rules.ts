import { unitTexts } from '../../i18n/networks.ts'
import { issue, rulesFor } from '../checks.ts'
import { bytes, codePoints } from '../measure.ts'

const TAGS_MAX = 500
const MINUTES_15 = 900
const HOURS_12 = 43_200

/**
 * As YouTube counts the tags of a video: the commas between them, and two quotation marks for each that has a space in it
 * (https://developers.google.com/youtube/v3/docs/videos#snippet.tags, 2026-11-22).
 */
export function tagsLength(tags: readonly string[]): number {
  const each = tags.map((tag) => codePoints(tag) + (tag.includes(' ') ? 2 : 0))
  return each.reduce((sum, length) => sum + length, Math.max(0, tags.length - 1))
}

/** Checked 2026-11-22 (https://developers.google.com/youtube/v3/docs/videos). The text is the description of the video. */
export const youtubeRules = rulesFor({
  id: 'youtube',
  name: 'YouTube',
  unit: unitTexts.bytes,
  measure: bytes,
  max: () => 5000,
  link: 'text',
  title: 'required',
  title_max: 100,
  forbidden_signs: '<>',
  media: {
    required: 'video',
    max: () => 1,
    types: () => [],
    video_types: ['video/mp4', 'video/quicktime', 'video/webm'],
    video: {
      // https://support.google.com/youtube/answer/71673, 2026-11-22
      max_bytes: () => 256_000_000_000,
      // 15 minutes for a channel that is not verified, which `identify` finds out
      max_seconds: ({ long_uploads }) =>
        long_uploads === undefined || long_uploads === 'allowed' || long_uploads === 'longUploadsUnspecified'
          ? HOURS_12
          : MINUTES_15,
    },
  },
  alt: null,
  feed: { fold: { characters: 157, lines: null }, title_fold: 70, reads: 'wide' },
  sources: {
    fold: { url: 'https://lettercounter.org/blog/youtube-character-limit-guide', checked_on: '2026-11-27', believed: true },
  },
  more: ({ tags }) => {
    const used = tagsLength(tags)
    return used > TAGS_MAX ? [issue('error', 'tags_too_long', { network: 'YouTube', used, max: TAGS_MAX })] : []
  },
})
