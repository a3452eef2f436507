import { unitTexts } from '../../i18n/networks.ts'
import { rulesFor } from '../checks.ts'
import { codePoints } from '../measure.ts'

/** Checked 2026-11-23. The upload size is the limit of the site itself. A user without the right to upload has no images. */
export const wordpressRules = rulesFor({
  id: 'wordpress',
  name: 'WordPress',
  unit: unitTexts.characters,
  measure: codePoints,
  max: () => null,
  link: 'text',
  title: 'derived',
  media: {
    max: (limits) => (limits['upload_files'] === false ? 0 : 50),
    types: () => ['image/jpeg', 'image/png', 'image/gif', 'image/webp', 'image/avif'],
  },
  alt: { max: 2000 },
})
