import { aboutTexts, credentialTexts, gateTexts, repeatTexts, optionTexts } from '../../i18n/networks.ts'
import { linkedinVersion } from './version.ts'
import type { Capabilities, Network } from '../contract.ts'
import { isOrganization } from './author.ts'

const member: Capabilities = {
  text: true,
  title: false,
  link: 'card',
  images: 20,
  alt_text: true,
  videos: 1,
  fetches_media: 'none',
  hosts_media: false,
  delete: true,
  list_own: false,
  post_figures: ['reach', 'impressions', 'reactions', 'comments', 'shares', 'saves', 'clicks', 'follows', 'profile_views'],
  account_figures: ['followers', 'impressions', 'reactions', 'comments', 'shares'],
  inbox: [],
  reply: false,
  thread: 0,
  first_comment: true,
}

const page: Capabilities = {
  ...member,
  list_own: true,
  post_figures: ['reach', 'impressions', 'reactions', 'comments', 'shares', 'clicks'],
  account_figures: ['followers', 'reach', 'impressions', 'reactions', 'comments', 'shares', 'clicks'],
  inbox: ['comment'],
  reply: true,
}

/** A LinkedIn profile or page through the versioned Posts API. Which of the two is said by the author's URN. */
export const linkedin: Network = {
  id: 'linkedin',
  name: 'LinkedIn',
  kind: 'network',
  about: aboutTexts.linkedin,
  capabilities: member,
  capabilitiesOf: (settings) => (isOrganization(settings) ? page : member),
  idempotency: 'duplicate',
  // What a page has published can be read; a person's posts cannot.
  idempotencyOf: (settings) => (isOrganization(settings) ? 'readback' : 'duplicate'),
  endpoint: { default: 'https://api.linkedin.com', required: false },
  credentials: [
    { name: 'access_token', label: credentialTexts.access_token },
    { name: 'author', label: credentialTexts.author, visible: true, optional: true },
    { name: 'client_id', label: credentialTexts.client_id, visible: true, optional: true },
    { name: 'client_secret', label: credentialTexts.client_secret, optional: true },
  ],
  options: [{ name: 'api_version', about: optionTexts.api_version, takes: 'version' }],
  api_version: linkedinVersion,
  gate: gateTexts.linkedin,
  source: {
    url: 'https://learn.microsoft.com/linkedin/marketing/community-management/shares/posts-api',
    checked_on: '2026-11-22',
  },
  refuses_repeats: repeatTexts.linkedin,
  rules: async () => (await import('./rules.ts')).linkedinRules,
  sign_in: async () => (await import('./sign-in.ts')).linkedinSignIn,
  client: async () => (await import('./client.ts')).linkedinClient,
}
