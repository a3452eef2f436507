import { aboutTexts, credentialTexts, gateTexts } from '../../i18n/networks.ts'
import type { Network } from '../contract.ts'

/** A professional Instagram account through the Graph API. */
export const instagram: Network = {
  id: 'instagram',
  name: 'Instagram',
  kind: 'network',
  about: aboutTexts.instagram,
  capabilities: {
    text: false,
    title: false,
    link: 'none',
    images: 10,
    alt_text: true,
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
  idempotency: 'handle',
  endpoint: { default: 'https://graph.facebook.com', required: false },
  credentials: [
    { name: 'access_token', label: credentialTexts.access_token },
    { name: 'user_id', label: credentialTexts.user_id, visible: true, optional: true },
  ],
  gate: gateTexts.meta,
  source: { url: 'https://developers.facebook.com/docs/instagram-platform/content-publishing', checked_on: '2026-11-22' },
  rules: async () => (await import('./rules.ts')).instagramRules,
}
