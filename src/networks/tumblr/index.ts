import { aboutTexts, credentialTexts } from '../../i18n/networks.ts'
import type { Network } from '../contract.ts'

/** A Tumblr blog, in its block format (NPF). */
export const tumblr: Network = {
  id: 'tumblr',
  name: 'Tumblr',
  kind: 'network',
  about: aboutTexts.tumblr,
  capabilities: {
    text: true,
    title: true,
    link: 'card',
    images: 30,
    alt_text: true,
    videos: 1,
    fetches_media: 'none',
    hosts_media: false,
    delete: true,
    list_own: true,
    post_figures: ['engagements', 'reactions', 'shares'],
    account_figures: ['followers', 'posts'],
    inbox: [],
    reply: false,
    thread: 0,
    first_comment: false,
  },
  idempotency: 'handle',
  endpoint: { default: 'https://api.tumblr.com', required: false },
  credentials: [
    { name: 'app_key', label: credentialTexts.app_key },
    { name: 'app_secret', label: credentialTexts.app_secret },
    { name: 'access_token', label: credentialTexts.access_token },
    { name: 'access_secret', label: credentialTexts.access_secret },
    { name: 'blog', label: credentialTexts.blog, visible: true, optional: true },
  ],
  gate: null,
  source: { url: 'https://www.tumblr.com/docs/en/api/v2', checked_on: '2026-11-27' },
  rules: async () => (await import('./rules.ts')).tumblrRules,
  sign_in: async () => (await import('./sign-in.ts')).tumblrSignIn,
  client: async () => (await import('./client.ts')).tumblrClient,
}
