import { aboutTexts, credentialTexts, gateTexts } from '../../i18n/networks.ts'
import type { Network } from '../contract.ts'

/** A Google business listing: local posts. */
export const gbp: Network = {
  id: 'gbp',
  name: 'Google Business Profile',
  kind: 'listing',
  about: aboutTexts.gbp,
  capabilities: {
    text: true,
    title: false,
    link: 'field',
    images: 1,
    alt_text: false,
    videos: 0,
    fetches_media: 'images',
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
  idempotency: 'readback',
  endpoint: { default: 'https://mybusiness.googleapis.com', required: false },
  credentials: [
    { name: 'client_id', label: credentialTexts.client_id, visible: true },
    { name: 'client_secret', label: credentialTexts.client_secret },
    { name: 'refresh_token', label: credentialTexts.refresh_token },
  ],
  gate: gateTexts.gbp,
  source: { url: 'https://developers.google.com/my-business/content/posts-data', checked_on: '2026-11-22' },
  rules: async () => (await import('./rules.ts')).gbpRules,
}
