import { unitTexts } from '../../i18n/networks.ts'
import { rulesFor } from '../checks.ts'
import { codePoints } from '../measure.ts'

/** Checked 2026-11-22. 10 MiB is what a server without boosts takes. */
export const discordRules = rulesFor({
  id: 'discord',
  name: 'Discord',
  unit: unitTexts.characters,
  measure: codePoints,
  max: () => 2000,
  link: 'text',
  title: 'none',
  media: {
    max: () => 10,
    types: () => ['image/jpeg', 'image/png', 'image/gif', 'image/webp'],
    video_types: ['video/mp4', 'video/webm'],
    max_bytes: () => 10 * 1024 * 1024,
  },
  alt: { max: 1024 },
})
