import { aboutTexts, credentialTexts, gateTexts } from '../../i18n/networks.ts'
import type { Network } from '../contract.ts'

/** Pins on a board. */
export const pinterest: Network = {
  id: 'pinterest',
  name: 'Pinterest',
  kind: 'network',
  about: aboutTexts.pinterest,
  capabilities: {
    text: false,
    title: true,
    link: 'field',
    images: 5,
    alt_text: true,
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
  idempotency: 'readback',
  endpoint: { default: 'https://api.pinterest.com', required: false },
  credentials: [
    { name: 'client_id', label: credentialTexts.client_id, visible: true },
    { name: 'client_secret', label: credentialTexts.client_secret },
    { name: 'refresh_token', label: credentialTexts.refresh_token },
  ],
  gate: gateTexts.pinterest,
  source: { url: 'https://developers.pinterest.com/docs/api/v5/pins-create', checked_on: '2026-11-22' },
  rules: async () => (await import('./rules.ts')).pinterestRules,
}
