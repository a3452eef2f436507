import { unitTexts } from '../../i18n/networks.ts'
import { issue, rulesFor } from '../checks.ts'
import type { Content, Issue } from '../contract.ts'
import { codePoints } from '../measure.ts'

/** Of the image above the article; the others carry theirs within its HTML. */
const COVER_ALT_MAX = 191

/** Checked 2026-11-23 against Ghost 6.65 itself, which refuses titles that its JSON schema allows. */
export const ghostRules = rulesFor({
  id: 'ghost',
  name: 'Ghost',
  unit: unitTexts.characters,
  measure: codePoints,
  max: () => null,
  link: 'text',
  title: 'derived',
  title_max: 255,
  media: {
    max: () => 50,
    types: () => ['image/jpeg', 'image/png', 'image/gif', 'image/webp'],
  },
  alt: { max: 2000 },
  more: coverIssues,
})

function coverIssues(content: Content): Issue[] {
  const [cover] = content.media
  const used = codePoints(cover?.alt?.trim() ?? '')
  // Beyond 2000 it is said of every image already.
  if (!cover || used <= COVER_ALT_MAX || used > 2000) return []
  const named = { network: 'Ghost', id: 'ghost', file: cover.file_name, used, max: COVER_ALT_MAX }
  return [issue('error', 'alt_too_long', named)]
}
