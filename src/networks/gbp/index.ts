import { aboutTexts, credentialTexts, gateTexts } from '../../i18n/networks.ts'
import type { Network } from '../contract.ts'

/** A Google business listing: local posts, reviews and the figures of each day. */
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
    account_figures: ['impressions', 'website_clicks', 'calls', 'directions', 'bookings'],
    inbox: ['review'],
    reply: true,
    thread: 0,
    first_comment: false,
  },
  idempotency: 'readback',
  endpoint: { default: 'https://mybusiness.googleapis.com', required: false },
  credentials: [
    { name: 'client_id', label: credentialTexts.client_id, visible: true },
    { name: 'client_secret', label: credentialTexts.client_secret },
    { name: 'refresh_token', label: credentialTexts.refresh_token },
    { name: 'location', label: credentialTexts.location, visible: true, optional: true },
  ],
  gate: gateTexts.gbp,
  source: { url: 'https://developers.google.com/my-business/content/posts-data', checked_on: '2026-11-22' },
  sign_in: async () => (await import('./sign-in.ts')).gbpSignIn,
  rules: async () => (await import('./rules.ts')).gbpRules,
  client: async () => (await import('./client.ts')).gbpClient,
}
