import { unitTexts } from '../../i18n/networks.ts'
import { rulesFor } from '../checks.ts'
import { codePoints } from '../measure.ts'

/** Tumblr limits each block of text, and a paragraph is a block: the longest one counts. */
function longestParagraph(text: string): number {
  return Math.max(0, ...text.split(/\n{2,}/).map(codePoints))
}

/** Sizes of files stand on no page of the API: what help pages and other clients say. */
const sizes = { url: 'https://help.tumblr.com/hc/en-us/articles/231455628', checked_on: '2026-11-27', believed: true } as const

/** "Post content limits" of the NPF specification (github.com/tumblr/docs), read 2026-11-27: 30 images, one video of its own, 100 links. */
export const tumblrRules = rulesFor({
  id: 'tumblr',
  name: 'Tumblr',
  unit: unitTexts.characters,
  measure: longestParagraph,
  max: () => 4096,
  link: 'card',
  title: 'optional',
  title_max: 4096,
  max_links: 100,
  media: {
    max: () => 30,
    types: () => ['image/jpeg', 'image/png', 'image/gif', 'image/webp'],
    video_types: ['video/mp4'],
    // sent in one request, so it stands in memory
    video: { max: 1, mixes: true, max_bytes: () => 100_000_000 },
    max_bytes: () => 20_000_000,
  },
  alt: { max: 4096 },
  sources: { image_bytes: sizes, video: sizes },
})
