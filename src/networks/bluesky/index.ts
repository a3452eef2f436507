import { aboutTexts, credentialTexts } from '../../i18n/networks.ts'
import type { Network } from '../contract.ts'

/** Bluesky: records in the account's own repository, under a key that was chosen when the post was queued. */
export const bluesky: Network = {
  id: 'bluesky',
  name: 'Bluesky',
  kind: 'network',
  about: aboutTexts.bluesky,
  capabilities: {
    text: true,
    title: false,
    link: 'card',
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
    search: ['words'],
    reply: true,
    thread: 25,
    first_comment: true,
  },
  idempotency: 'record',
  endpoint: { default: 'https://bsky.social', required: false },
  credentials: [
    { name: 'identifier', label: credentialTexts.identifier, visible: true },
    { name: 'app_password', label: credentialTexts.app_password },
  ],
  gate: null,
  source: { url: 'https://docs.bsky.app/docs/advanced-guides/posts', checked_on: '2026-11-22' },
  sign_in: async () => (await import('./sign-in.ts')).blueskySignIn,
  rules: async () => (await import('./rules.ts')).blueskyRules,
  client: async () => (await import('./client.ts')).blueskyClient,
}
