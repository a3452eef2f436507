import { aboutTexts, credentialTexts, gateTexts } from '../../i18n/networks.ts'
import type { Network } from '../contract.ts'

/** A Threads profile. */
export const threads: Network = {
  id: 'threads',
  name: 'Threads',
  kind: 'network',
  about: aboutTexts.threads,
  capabilities: {
    text: true,
    title: false,
    link: 'card',
    images: 20,
    alt_text: true,
    videos: 20,
    fetches_media: 'all',
    hosts_media: false,
    delete: true,
    list_own: true,
    post_figures: ['views', 'reactions', 'comments', 'shares'],
    account_figures: ['views', 'reactions', 'comments', 'shares', 'clicks', 'followers'],
    inbox: ['comment', 'mention'],
    reply: true,
    thread: 25,
    first_comment: true,
  },
  idempotency: 'handle',
  endpoint: { default: 'https://graph.threads.net', required: false },
  credentials: [
    { name: 'access_token', label: credentialTexts.access_token },
    { name: 'user_id', label: credentialTexts.user_id, visible: true, optional: true },
  ],
  gate: gateTexts.meta,
  source: { url: 'https://developers.facebook.com/docs/threads/posts', checked_on: '2026-11-27' },
  rules: async () => (await import('./rules.ts')).threadsRules,
  sign_in: async () => (await import('./sign-in.ts')).threadsSignIn,
  client: async () => (await import('./client.ts')).threadsClient,
}
