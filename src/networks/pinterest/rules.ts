import { unitTexts } from '../../i18n/networks.ts'
import { issue, rulesFor } from '../checks.ts'
import type { Content, Issue } from '../contract.ts'
import { codePoints } from '../measure.ts'

/** Of a pin, however many images it has: `PinCreate.alt_text`. */
const ALT_MAX = 500
const sizes = {
  url: 'https://help.pinterest.com/business/article/pinterest-product-specs',
  checked_on: '2026-11-22',
  believed: true,
} as const

const crop = { url: 'https://postfa.st/sizes/pinterest/pin', checked_on: '2026-11-27', believed: true } as const

/** Checked 2026-11-22 against the OpenAPI description 5.23: schema `PinCreate` unless said otherwise. */
export const pinterestRules = rulesFor({
  id: 'pinterest',
  name: 'Pinterest',
  unit: unitTexts.characters,
  measure: codePoints,
  max: () => 800,
  link: 'field',
  link_max: 2048,
  title: 'optional',
  title_max: 100,
  media: {
    required: 'media',
    // `PinMediaSourceImagesBase64.items`: 2 to 5; one alone is `PinMediaSourceImageBase64`.
    max: () => 5,
    // `ContentType`.
    types: () => ['image/jpeg', 'image/png'],
    video_types: ['video/mp4', 'video/quicktime'],
    max_bytes: () => 20_000_000,
    video: { max_bytes: () => 2_000_000_000, min_seconds: 4, max_seconds: () => 900 },
  },
  alt: { max: ALT_MAX },
  feed: { crop: { min: 0.48, max: null }, reads: 'upright' },
  sources: { image_bytes: sizes, video: sizes, crop },
  more: (content) => altIssues(content),
})

/** The alternative text of a pin: those of its images, one a line. */
export function pinAlt({ media }: Content): string {
  return media
    .map((one) => one.alt?.trim() ?? '')
    .filter((alt) => alt !== '')
    .join('\n')
}

/** Each may fit, and all of them together may not. */
function altIssues(content: Content): Issue[] {
  const used = codePoints(pinAlt(content))
  const [first] = content.media
  if (content.media.length < 2 || used <= ALT_MAX || first === undefined) return []
  const longest = content.media.some((one) => codePoints(one.alt?.trim() ?? '') > ALT_MAX)
  // said of that image already
  if (longest) return []
  return [issue('error', 'alt_too_long', { network: 'Pinterest', id: 'pinterest', file: first.file_name, used, max: ALT_MAX })]
}
