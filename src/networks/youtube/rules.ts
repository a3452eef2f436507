import { unitTexts } from '../../i18n/networks.ts'
import { rulesFor } from '../checks.ts'
import { bytes } from '../measure.ts'

/** Checked 2026-11-22. The text is the description of the video. */
export const youtubeRules = rulesFor({
  id: 'youtube',
  name: 'YouTube',
  unit: unitTexts.bytes,
  measure: bytes,
  max: () => 5000,
  link: 'text',
  title: 'required',
  title_max: 100,
  forbidden_signs: '<>',
  media: {
    required: 'video',
    max: () => 1,
    types: () => [],
    video_types: ['video/mp4', 'video/quicktime', 'video/webm'],
  },
  alt: null,
})
