import { unitTexts } from '../../i18n/networks.ts'
import { issue, rulesFor } from '../checks.ts'
import { codePoints } from '../measure.ts'

const telephone = /(?:\+|\b00|\b0)[1-9](?:[\s.\-\u00A0\u202F]?\d){7,12}\b/

/** Checked 2026-11-22. The button of the post carries the link. */
export const gbpRules = rulesFor({
  id: 'gbp',
  name: 'Google Business Profile',
  unit: unitTexts.characters,
  measure: codePoints,
  max: () => 1500,
  link: 'field',
  title: 'none',
  media: {
    max: () => 1,
    types: () => ['image/jpeg', 'image/png'],
    max_bytes: () => 5_000_000,
    min_bytes: 10_000,
    min_size: { width: 250, height: 250 },
  },
  alt: null,
  feed: { fold: { characters: 100, lines: null }, crop: { min: 1.33, max: 1.33 } },
  sources: {
    crop: { url: 'https://blog.outportreviews.com/gmb-post-size', checked_on: '2026-11-27', believed: true },
    fold: { url: 'https://www.posthell.com/tools/google-business-character-counter', checked_on: '2026-11-27', believed: true },
  },
  more: (_content, text) =>
    telephone.test(text) ? [issue('warning', 'phone_number', { network: 'Google Business Profile' })] : [],
})
