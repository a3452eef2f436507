import { unitTexts } from '../../i18n/networks.ts'
import { issue, rulesFor } from '../checks.ts'
import { codePoints } from '../measure.ts'

/** A comment may be that long: what LinkedIn's own page takes; the documentation of the API names no limit. */
const COMMENT_MAX = 1250
const docs = 'https://learn.microsoft.com/linkedin/marketing/community-management/shares'

/** Checked 2026-11-22. Counted before the escaping that the API asks for. */
export const linkedinRules = rulesFor({
  id: 'linkedin',
  name: 'LinkedIn',
  unit: unitTexts.characters,
  measure: codePoints,
  max: (_limits, content) => (content?.kind === undefined ? 3000 : COMMENT_MAX),
  link: 'card',
  title: 'none',
  // Of a card: `content.article.title`.
  title_max: 400,
  media: {
    // MultiImage API: 2 to 20 images; one alone is plain media.
    max: () => 20,
    // Images API: JPG, PNG, GIF of at most 36 152 320 pixels; the weight is what third parties found.
    types: () => ['image/jpeg', 'image/png', 'image/gif'],
    max_bytes: () => 5_000_000,
    max_pixels: () => 36_152_320,
    // Videos API: MP4 alone, 3 seconds to 30 minutes, 75 KB to 500 MB.
    video_types: ['video/mp4'],
    video: { max_bytes: () => 500_000_000, min_seconds: 3, max_seconds: () => 1800 },
  },
  // `altText` of the Posts API.
  alt: { max: 4086 },
  feed: { fold: { characters: 210, lines: 3 } },
  sources: {
    fold: { url: 'https://posttruncate.com/en/platform-limits/', checked_on: '2026-11-27', believed: true },
    title: { url: `${docs}/posts-api`, checked_on: '2026-11-22', believed: true },
    image_size: { url: `${docs}/images-api`, checked_on: '2026-11-22' },
    image_types: { url: `${docs}/images-api`, checked_on: '2026-11-22' },
    image_bytes: { url: 'https://www.ayrshare.com/docs/media-guidelines/linkedin', checked_on: '2026-11-22', believed: true },
    images: { url: `${docs}/multiimage-post-api`, checked_on: '2026-11-22' },
    video: { url: `${docs}/videos-api`, checked_on: '2026-11-22' },
  },
  // smm visits no page: a card has the title that was given, else the name of the site.
  more: ({ link, media, title }) =>
    link === null || media.length > 0 || !URL.canParse(link)
      ? []
      : [issue('notice', 'card_without_preview', { title: title ?? new URL(link).host })],
})
