import { aboutTexts, credentialTexts } from '../../i18n/networks.ts'
import type { Network } from '../contract.ts'

/** Mastodon, and servers that speak its API. Whether a server honours the idempotency key is found out by `identify`. */
export const mastodon: Network = {
  id: 'mastodon',
  name: 'Mastodon',
  kind: 'network',
  about: aboutTexts.mastodon,
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
    post_figures: ['reactions', 'comments', 'shares'],
    account_figures: ['followers', 'posts'],
    inbox: ['comment', 'mention'],
    search: ['tag'],
    reply: true,
    thread: 25,
    first_comment: true,
  },
  idempotency: 'key',
  idempotencyOf: (settings) => (settings['trusts_key'] === true ? 'key' : 'readback'),
  endpoint: { default: null, required: true },
  credentials: [{ name: 'access_token', label: credentialTexts.access_token }],
  gate: null,
  source: { url: 'https://docs.joinmastodon.org/methods/statuses/', checked_on: '2026-11-22' },
  sign_in: async () => (await import('./sign-in.ts')).mastodonSignIn,
  rules: async () => (await import('./rules.ts')).mastodonRules,
  client: async () => (await import('./client.ts')).mastodonClient,
}
