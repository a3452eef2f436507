import { aboutTexts, credentialTexts, gateTexts } from '../../i18n/networks.ts'
import type { Network } from '../contract.ts'

/** A YouTube channel: videos only, the API has no community posts. */
export const youtube: Network = {
  id: 'youtube',
  name: 'YouTube',
  kind: 'network',
  about: aboutTexts.youtube,
  capabilities: {
    text: false,
    title: true,
    link: 'text',
    images: 0,
    alt_text: false,
    videos: 0,
    fetches_media: 'none',
    hosts_media: false,
    delete: true,
    list_own: true,
    post_figures: [],
    account_figures: [],
    inbox: [],
    reply: false,
    thread: 0,
    first_comment: false,
  },
  idempotency: 'handle',
  endpoint: { default: 'https://www.googleapis.com', required: false },
  credentials: [
    { name: 'client_id', label: credentialTexts.client_id, visible: true },
    { name: 'client_secret', label: credentialTexts.client_secret },
    { name: 'refresh_token', label: credentialTexts.refresh_token },
  ],
  gate: gateTexts.youtube,
  source: { url: 'https://developers.google.com/youtube/v3/docs/videos/insert', checked_on: '2026-11-22' },
  rules: async () => (await import('./rules.ts')).youtubeRules,
}
