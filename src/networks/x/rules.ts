import { unitTexts } from '../../i18n/networks.ts'
import { issue, limit, rulesFor } from '../checks.ts'
import type { Rules } from '../contract.ts'
import { xLinks } from './links.ts'
import { weightedLength } from './weighted.ts'

/** Checked 2026-11-22. Some paying accounts may write more: `max_weighted_length` of the account. */
const shapeRules = rulesFor({
  id: 'x',
  name: 'X',
  unit: unitTexts.weighted,
  measure: weightedLength,
  max: (limits) => limit(limits, 'max_weighted_length', 280),
  link: 'text',
  title: 'none',
  media: {
    max: () => 4,
    types: () => ['image/jpeg', 'image/png', 'image/gif', 'image/webp'],
    max_bytes: (_limits, mime) => (mime === 'image/gif' ? 15 : 5) * 1024 * 1024,
    gif_alone: true,
    // docs.x.com/x-api/media/quickstart/best-practices, 2026-11-22; more than 60 pictures a second cannot be seen from outside
    video_types: ['video/mp4', 'video/quicktime'],
    video: {
      max: 1,
      max_bytes: () => 512 * 1024 * 1024,
      min_seconds: 0.5,
      max_seconds: () => 140,
      ratio: { min: 1 / 3, max: 3 },
    },
  },
  alt: { max: 1000 },
  feed: { fold: { characters: 280, lines: null } },
  sources: {
    fold: {
      url: 'https://replysocial.co/blog/long-form-x-posts-when-to-use-4000-chars-vs-280',
      checked_on: '2026-11-27',
      believed: true,
    },
  },
  more: (_content, text) => accidentalLinks(text).map((link) => issue('warning', 'accidental_link', { text: link })),
})

/** A post of the usual length is shown whole, however long its addresses are. */
export const xRules: Rules = {
  ...shapeRules,
  feed: (limits) =>
    limit(limits, 'max_weighted_length', 280) > 280 ? shapeRules.feed(limits) : { ...shapeRules.feed(limits), fold: null },
}

/**
 * Links that nobody meant: a full stop without its space (`la fin.Il pleut`), seen by the capital after it or by a word
 * before it that no address would have. `exemple.fr` is one that was meant.
 */
export function accidentalLinks(text: string): string[] {
  return xLinks(text.normalize('NFC'))
    .filter(({ has_scheme, url }) => !has_scheme && /\.\p{Lu}\p{Ll}*$/u.test(url))
    .map(({ url }) => url)
}
