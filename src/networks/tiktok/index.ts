import { aboutTexts, credentialTexts, gateTexts } from '../../i18n/networks.ts'
import type { Network } from '../contract.ts'

/** A TikTok account: videos and photo posts. */
export const tiktok: Network = {
  id: 'tiktok',
  name: 'TikTok',
  kind: 'network',
  about: aboutTexts.tiktok,
  capabilities: {
    text: false,
    title: true,
    link: 'none',
    images: 35,
    alt_text: false,
    videos: 0,
    fetches_media: 'none',
    hosts_media: false,
    delete: false,
    list_own: true,
    post_figures: [],
    account_figures: [],
    inbox: [],
    reply: false,
    thread: 0,
    first_comment: false,
  },
  idempotency: 'handle',
  endpoint: { default: 'https://open.tiktokapis.com', required: false },
  credentials: [
    { name: 'client_id', label: credentialTexts.client_id, visible: true },
    { name: 'client_secret', label: credentialTexts.client_secret },
    { name: 'refresh_token', label: credentialTexts.refresh_token },
  ],
  gate: gateTexts.tiktok,
  source: { url: 'https://developers.tiktok.com/doc/content-posting-api-get-started', checked_on: '2026-11-22' },
  rules: async () => (await import('./rules.ts')).tiktokRules,
}
