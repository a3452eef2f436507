import { aboutTexts, credentialTexts, gateTexts, repeatTexts } from '../../i18n/networks.ts'
import type { Network } from '../contract.ts'
import { price } from './price.ts'

/** X through `twitter-api-v2`. Every call is billed. */
export const x: Network = {
  id: 'x',
  name: 'X',
  kind: 'network',
  about: aboutTexts.x,
  capabilities: {
    text: true,
    title: false,
    link: 'text',
    images: 4,
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
    thread: 25,
    first_comment: true,
  },
  idempotency: 'readback',
  endpoint: { default: 'https://api.x.com', required: false },
  credentials: [
    { name: 'app_key', label: credentialTexts.app_key },
    { name: 'app_secret', label: credentialTexts.app_secret },
    { name: 'access_token', label: credentialTexts.access_token },
    { name: 'access_secret', label: credentialTexts.access_secret },
  ],
  gate: gateTexts.x,
  source: { url: 'https://docs.x.com/x-api/posts/create-post', checked_on: '2026-11-22' },
  price,
  refuses_repeats: repeatTexts.x,
  rules: async () => (await import('./rules.ts')).xRules,
  client: async () => (await import('./client.ts')).xClient,
}
