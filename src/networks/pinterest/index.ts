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
    videos: 1,
    fetches_media: 'none',
    hosts_media: false,
    delete: true,
    list_own: true,
    post_figures: ['impressions', 'clicks', 'saves', 'follows', 'profile_views', 'comments', 'reactions'],
    account_figures: ['followers', 'posts', 'impressions', 'engagements', 'clicks', 'saves'],
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
    { name: 'board_id', label: credentialTexts.board_id, visible: true, optional: true },
  ],
  gate: gateTexts.pinterest,
  source: { url: 'https://developers.pinterest.com/docs/api/v5/pins-create', checked_on: '2026-11-22' },
  rules: async () => (await import('./rules.ts')).pinterestRules,
  sign_in: async () => (await import('./sign-in.ts')).pinterestSignIn,
  client: async () => (await import('./client.ts')).pinterestClient,
}
