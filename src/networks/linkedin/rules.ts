import { unitTexts } from '../../i18n/networks.ts'
import { rulesFor } from '../checks.ts'
import { codePoints } from '../measure.ts'

/** Checked 2026-11-22. Counted before the escaping that the API asks for. */
export const linkedinRules = rulesFor({
  id: 'linkedin',
  name: 'LinkedIn',
  unit: unitTexts.characters,
  measure: codePoints,
  max: () => 3000,
  link: 'card',
  title: 'none',
  media: {
    max: () => 20,
    types: () => ['image/jpeg', 'image/png', 'image/gif'],
    video_types: ['video/mp4'],
    max_bytes: () => 5_000_000,
    max_pixels: () => 36_152_320,
  },
  alt: { max: 4086 },
})
