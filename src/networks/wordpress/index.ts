import { aboutTexts, credentialTexts } from '../../i18n/networks.ts'
import type { Network } from '../contract.ts'

/** A WordPress site through its REST API: the article as a draft first, then that draft published. */
export const wordpress: Network = {
  id: 'wordpress',
  name: 'WordPress',
  kind: 'owned_media',
  about: aboutTexts.wordpress,
  capabilities: {
    text: true,
    title: true,
    link: 'text',
    images: 50,
    alt_text: true,
    videos: 0,
    fetches_media: 'none',
    hosts_media: true,
    delete: true,
    list_own: true,
    post_figures: [],
    account_figures: [],
    inbox: ['comment'],
    reply: true,
    thread: 0,
    first_comment: false,
  },
  idempotency: 'handle',
  endpoint: { default: null, required: true },
  credentials: [
    { name: 'username', label: credentialTexts.username, visible: true },
    { name: 'application_password', label: credentialTexts.application_password },
  ],
  gate: null,
  source: { url: 'https://developer.wordpress.org/rest-api/reference/posts/', checked_on: '2026-11-23' },
  sign_in: async () => (await import('./sign-in.ts')).wordpressSignIn,
  rules: async () => (await import('./rules.ts')).wordpressRules,
  client: async () => (await import('./client.ts')).wordpressClient,
}
