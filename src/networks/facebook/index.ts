import { aboutTexts, credentialTexts, gateTexts, optionTexts } from '../../i18n/networks.ts'
import { graphApiVersion } from '../graph-version.ts'
import type { Network } from '../contract.ts'

/** A Facebook Page through the Graph API. */
export const facebook: Network = {
  id: 'facebook',
  name: 'Facebook',
  kind: 'network',
  about: aboutTexts.facebook,
  capabilities: {
    text: true,
    title: false,
    link: 'card',
    images: 10,
    alt_text: true,
    videos: 1,
    fetches_media: 'none',
    hosts_media: false,
    delete: true,
    list_own: true,
    post_figures: ['reach', 'views', 'clicks', 'reactions', 'comments', 'shares'],
    account_figures: ['followers', 'reach', 'views', 'engagements', 'follows', 'profile_views'],
    inbox: ['comment', 'mention', 'review'],
    reply: true,
    thread: 0,
    first_comment: true,
  },
  idempotency: 'handle',
  endpoint: { default: 'https://graph.facebook.com', required: false },
  credentials: [
    { name: 'access_token', label: credentialTexts.access_token },
    { name: 'page_id', label: credentialTexts.page_id, visible: true, optional: true },
  ],
  options: [{ name: 'api_version', about: optionTexts.api_version, takes: 'version' }],
  api_version: graphApiVersion,
  gate: gateTexts.meta,
  source: { url: 'https://developers.facebook.com/docs/pages-api/posts', checked_on: '2026-11-22' },
  sign_in: async () => (await import('./sign-in.ts')).facebookSignIn,
  rules: async () => (await import('./rules.ts')).facebookRules,
  client: async () => (await import('./client.ts')).facebookClient,
}
