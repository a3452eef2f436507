import { unitTexts } from '../../i18n/networks.ts'
import { issue, rulesFor } from '../checks.ts'
import type { Content, Issue } from '../contract.ts'
import { graphemes } from '../measure.ts'

/** Checked 2026-11-22 against the lexicons. */
export const blueskyRules = rulesFor({
  id: 'bluesky',
  name: 'Bluesky',
  unit: unitTexts.characters,
  measure: graphemes,
  max: () => 300,
  max_bytes: 3000,
  link: 'card',
  title: 'none',
  media: {
    max: () => 4,
    types: () => ['image/jpeg', 'image/png', 'image/webp', 'image/gif'],
    max_bytes: () => 2_000_000,
    // lexicon app.bsky.embed.video of August 2026: 300 MB, 100 MB before; how long one may be is nowhere said
    video_types: ['video/mp4'],
    video: { max: 1, max_bytes: () => 300_000_000 },
  },
  alt: { max: 10_000 },
  feed: { crop: { min: 0.5, max: null } },
  sources: {
    // `ConstrainedImage` of the app itself
    crop: { url: 'https://github.com/bluesky-social/social-app', checked_on: '2026-11-27', believed: true },
  },
  more: (content) => [...cardIssues(content), ...tagIssues(content), ...weightIssues(content)],
})

function cardIssues({ link, title, media }: Content): Issue[] {
  if (link === null || media.length > 0 || !URL.canParse(link)) return []
  const shown = title ?? new URL(link).host
  return [issue('notice', 'card_without_preview', { title: shown })]
}

const MAX_TAGS = 8
const MAX_TAG = 64

function tagIssues({ tags }: Content): Issue[] {
  if (tags.length <= MAX_TAGS && tags.every((tag) => graphemes(tag) <= MAX_TAG)) return []
  return [issue('error', 'too_many_tags', { network: 'Bluesky', used: tags.length, max: MAX_TAGS, length: MAX_TAG })]
}

/** What lexicons before 2026 allow: PDS 0.4.217 refuses more. */
const OLD_MAX_BYTES = 1_000_000

function weightIssues({ media }: Content): Issue[] {
  return media
    .filter((one) => one.bytes > OLD_MAX_BYTES && one.bytes <= 2_000_000)
    .map((one) => issue('notice', 'image_heavy_for_some', { file: one.file_name, max: OLD_MAX_BYTES / 1000 }))
}
