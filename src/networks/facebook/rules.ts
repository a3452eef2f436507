import { unitTexts } from '../../i18n/networks.ts'
import { rulesFor } from '../checks.ts'
import { codePoints } from '../measure.ts'

/** Checked 2026-11-22. The 4 MB are what other schedulers found; Meta documents 10 MB for photos. */
export const facebookRules = rulesFor({
  id: 'facebook',
  name: 'Facebook',
  unit: unitTexts.characters,
  measure: codePoints,
  max: () => 63_206,
  link: 'card',
  title: 'none',
  media: {
    max: () => 10,
    types: () => ['image/jpeg', 'image/png', 'image/gif', 'image/webp'],
    video_types: ['video/mp4', 'video/quicktime'],
    max_bytes: () => 4_000_000,
  },
  alt: { max: 1000 },
})
