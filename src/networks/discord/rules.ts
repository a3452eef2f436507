import { unitTexts } from '../../i18n/networks.ts'
import { rulesFor } from '../checks.ts'
import { codePoints } from '../measure.ts'

const files = { url: 'https://discord.com/developers/docs/reference#uploading-files', checked_on: '2026-11-27' } as const

/** What a server without boosts takes for each file. */
const FILE_MAX = 10 * 1024 * 1024

/** `IncomingWebhookRequestPartial` and `MessageAttachmentRequest` of the OpenAPI description, v10, read 2026-11-27. */
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
    video: { max: 10, mixes: true, max_bytes: () => FILE_MAX },
    max_bytes: () => FILE_MAX,
  },
  alt: { max: 1024 },
  sources: { image_bytes: files, video: files },
})
