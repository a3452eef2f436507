import { aboutTexts, credentialTexts, gateTexts, repeatTexts } from '../../i18n/networks.ts'
import type { Network } from '../contract.ts'
import { price, readPrices } from './price.ts'

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
    videos: 1,
    fetches_media: 'none',
    hosts_media: false,
    delete: true,
    list_own: true,
    post_figures: ['impressions', 'reactions', 'comments', 'shares', 'saves', 'clicks'],
    account_figures: ['followers', 'posts'],
    inbox: ['comment', 'mention'],
    search: ['words'],
    // since 23 February 2026 an app may answer only those who named the account
    reply: false,
    thread: 25,
    first_comment: true,
  },
  idempotency: 'readback',
  endpoint: { default: 'https://api.x.com', required: false },
  // OAuth 1.0a, which never ends, or else OAuth 2
  credentials: [
    { name: 'app_key', label: credentialTexts.app_key, unless: 'refresh_token' },
    { name: 'app_secret', label: credentialTexts.app_secret, unless: 'refresh_token' },
    { name: 'access_token', label: credentialTexts.access_token, unless: 'refresh_token' },
    { name: 'access_secret', label: credentialTexts.access_secret, unless: 'refresh_token' },
    { name: 'client_id', label: credentialTexts.client_id, visible: true, optional: true, unless: 'app_key' },
    { name: 'client_secret', label: credentialTexts.client_secret, optional: true, unless: 'app_key' },
    { name: 'refresh_token', label: credentialTexts.refresh_token, optional: true, unless: 'app_key' },
  ],
  gate: gateTexts.x,
  source: { url: 'https://docs.x.com/x-api/posts/create-post', checked_on: '2026-11-22' },
  price,
  read_prices: readPrices,
  refuses_repeats: repeatTexts.x,
  sign_in: async () => (await import('./sign-in.ts')).xSignIn,
  rules: async () => (await import('./rules.ts')).xRules,
  client: async () => (await import('./client.ts')).xClient,
}
