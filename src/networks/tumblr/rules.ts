import { unitTexts } from '../../i18n/networks.ts'
import { rulesFor } from '../checks.ts'
import { codePoints } from '../measure.ts'

/** Tumblr limits each block of text, and a paragraph is a block: the longest one counts. */
function longestParagraph(text: string): number {
  return Math.max(0, ...text.split(/\n{2,}/).map(codePoints))
}

/** Checked 2026-11-22. */
export const tumblrRules = rulesFor({
  id: 'tumblr',
  name: 'Tumblr',
  unit: unitTexts.characters,
  measure: longestParagraph,
  max: () => 4096,
  link: 'card',
  title: 'optional',
  max_links: 100,
  media: {
    max: () => 30,
    types: () => ['image/jpeg', 'image/png', 'image/gif', 'image/webp'],
    video_types: ['video/mp4'],
    max_bytes: () => 20_000_000,
  },
  alt: { max: 4096 },
})
