import { unitTexts } from '../../i18n/networks.ts'
import { rulesFor } from '../checks.ts'
import { codePoints } from '../measure.ts'

/** Checked 2026-11-22 against the OpenAPI description 5.23. */
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
    max: () => 5,
    types: () => ['image/jpeg', 'image/png'],
    video_types: ['video/mp4', 'video/quicktime'],
  },
  alt: { max: 500 },
})
