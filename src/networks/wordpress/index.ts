import { aboutTexts, credentialTexts } from '../../i18n/networks.ts'
import type { Capabilities, Network } from '../contract.ts'

const capabilities: Capabilities = {
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
  post_figures: ['comments'],
  account_figures: [],
  inbox: ['comment'],
  reply: true,
  thread: 0,
  first_comment: false,
}

/** A WordPress site through its REST API: the article as a draft first, then that draft published. */
export const wordpress: Network = {
  id: 'wordpress',
  name: 'WordPress',
  kind: 'owned_media',
  about: aboutTexts.wordpress,
  capabilities,
  // a user without the right to upload has no images, and keeps none for others
  capabilitiesOf: ({ upload_files }) =>
    upload_files === false ? { ...capabilities, images: 0, alt_text: false, hosts_media: false } : capabilities,
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
