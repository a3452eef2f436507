import { aboutTexts, credentialTexts } from '../../i18n/networks.ts'
import type { Network } from '../contract.ts'

/** A Ghost site through its Admin API. */
export const ghost: Network = {
  id: 'ghost',
  name: 'Ghost',
  kind: 'owned_media',
  about: aboutTexts.ghost,
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
    account_figures: ['followers'],
    inbox: [],
    reply: false,
    thread: 0,
    first_comment: false,
  },
  idempotency: 'handle',
  endpoint: { default: null, required: true },
  credentials: [{ name: 'admin_key', label: credentialTexts.admin_key }],
  gate: null,
  source: { url: 'https://ghost.org/docs/admin-api/', checked_on: '2026-11-23' },
  sign_in: async () => (await import('./sign-in.ts')).ghostSignIn,
  rules: async () => (await import('./rules.ts')).ghostRules,
  client: async () => (await import('./client.ts')).ghostClient,
}
