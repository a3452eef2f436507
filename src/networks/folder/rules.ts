import { unitTexts } from '../../i18n/networks.ts'
import { rulesFor } from '../checks.ts'
import { codePoints } from '../measure.ts'

/** A page has no limit of its own. */
export const folderRules = rulesFor({
  id: 'folder',
  name: 'Blog (Markdown)',
  unit: unitTexts.characters,
  measure: codePoints,
  max: () => null,
  link: 'text',
  title: 'derived',
  media: {
    max: () => 50,
    types: () => ['image/jpeg', 'image/png', 'image/gif', 'image/webp', 'image/avif'],
  },
  alt: { max: 2000 },
})
