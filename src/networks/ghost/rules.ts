import { unitTexts } from '../../i18n/networks.ts'
import { rulesFor } from '../checks.ts'
import { codePoints } from '../measure.ts'

/** Checked 2026-11-22 against the JSON schema of Ghost 6. */
export const ghostRules = rulesFor({
  id: 'ghost',
  name: 'Ghost',
  unit: unitTexts.characters,
  measure: codePoints,
  max: () => null,
  link: 'text',
  title: 'derived',
  title_max: 2000,
  media: {
    max: () => 50,
    types: () => ['image/jpeg', 'image/png', 'image/gif', 'image/webp', 'image/avif'],
  },
  alt: { max: 2000 },
})
