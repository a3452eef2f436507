import { aboutTexts, credentialTexts, gateTexts, repeatTexts } from '../../i18n/networks.ts'
import type { Network } from '../contract.ts'

/** A LinkedIn profile or page through the versioned Posts API. */
export const linkedin: Network = {
  id: 'linkedin',
  name: 'LinkedIn',
  kind: 'network',
  about: aboutTexts.linkedin,
  capabilities: {
    text: true,
    title: false,
    link: 'card',
    images: 20,
    alt_text: true,
    videos: 0,
    fetches_media: 'none',
    hosts_media: false,
    delete: true,
    list_own: false,
    post_figures: [],
    account_figures: [],
    inbox: [],
    reply: false,
    thread: 0,
    first_comment: false,
  },
  idempotency: 'duplicate',
  endpoint: { default: 'https://api.linkedin.com', required: false },
  credentials: [
    { name: 'access_token', label: credentialTexts.access_token },
    { name: 'author', label: credentialTexts.author, visible: true, optional: true },
  ],
  gate: gateTexts.linkedin,
  source: {
    url: 'https://learn.microsoft.com/linkedin/marketing/community-management/shares/posts-api',
    checked_on: '2026-11-22',
  },
  refuses_repeats: repeatTexts.linkedin,
  rules: async () => (await import('./rules.ts')).linkedinRules,
}
