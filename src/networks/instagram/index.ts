import { aboutTexts, credentialTexts, gateTexts, optionTexts } from '../../i18n/networks.ts'
import { graphApiVersion } from '../graph-version.ts'
import type { Capabilities, Network } from '../contract.ts'

const capabilities: Capabilities = {
  text: false,
  title: false,
  link: 'none',
  images: 10,
  alt_text: true,
  videos: 10,
  fetches_media: 'images',
  hosts_media: false,
  delete: true,
  list_own: true,
  post_figures: ['reach', 'views', 'shares', 'saves', 'engagements', 'reactions', 'comments'],
  account_figures: ['followers', 'posts', 'reach', 'views', 'engagements', 'follows', 'unfollows'],
  inbox: ['comment', 'mention'],
  reply: true,
  thread: 0,
  first_comment: true,
}

/** By Instagram's own login: no videos from disk, no deleting, no posts in which the account is tagged. */
const lesser: Capabilities = { ...capabilities, fetches_media: 'all', delete: false, inbox: ['comment'] }

/** A professional Instagram account through the Graph API. */
export const instagram: Network = {
  id: 'instagram',
  name: 'Instagram',
  kind: 'network',
  about: aboutTexts.instagram,
  capabilities,
  capabilitiesOf: (settings) => (settings['login'] === 'instagram' ? lesser : capabilities),
  idempotency: 'handle',
  endpoint: { default: 'https://graph.facebook.com', required: false },
  credentials: [
    { name: 'access_token', label: credentialTexts.access_token },
    { name: 'user_id', label: credentialTexts.user_id, visible: true, optional: true },
  ],
  options: [{ name: 'api_version', about: optionTexts.api_version, takes: 'version' }],
  api_version: graphApiVersion,
  gate: gateTexts.meta,
  source: { url: 'https://developers.facebook.com/docs/instagram-platform/content-publishing', checked_on: '2026-11-22' },
  sign_in: async () => (await import('./sign-in.ts')).instagramSignIn,
  rules: async () => (await import('./rules.ts')).instagramRules,
  client: async () => (await import('./client.ts')).instagramClient,
}
