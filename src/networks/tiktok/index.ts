import { aboutTexts, credentialTexts, gateTexts, optionTexts } from '../../i18n/networks.ts'
import type { Capabilities, Network } from '../contract.ts'

const capabilities: Capabilities = {
  text: false,
  title: false,
  link: 'none',
  images: 0,
  alt_text: false,
  videos: 1,
  fetches_media: 'none',
  hosts_media: false,
  delete: false,
  list_own: true,
  post_figures: ['views', 'reactions', 'comments', 'shares'],
  account_figures: ['followers', 'reactions', 'posts'],
  inbox: [],
  reply: false,
  thread: 0,
  first_comment: false,
}

/**
 * A TikTok account. By default a video lands as a draft in the app's inbox, where its owner finishes it: that draft is what `publish`
 * makes visible, to the owner alone, and it has no address. With the account's setting `direct_post` it is posted on the profile.
 * Photos must be fetched from a domain that the app's owner has verified with TikTok: left out.
 */
export const tiktok: Network = {
  id: 'tiktok',
  name: 'TikTok',
  kind: 'network',
  about: aboutTexts.tiktok,
  capabilities,
  // a draft in the app has no such field
  capabilitiesOf: (settings) => (settings['direct_post'] === true ? { ...capabilities, ai_label: true } : capabilities),
  idempotency: 'handle',
  endpoint: { default: 'https://open.tiktokapis.com', required: false },
  credentials: [
    { name: 'client_id', label: credentialTexts.client_id, visible: true },
    { name: 'client_secret', label: credentialTexts.client_secret },
    { name: 'refresh_token', label: credentialTexts.refresh_token },
  ],
  options: [
    { name: 'direct_post', about: optionTexts.direct_post, takes: 'yes_no' },
    {
      name: 'privacy_level',
      about: optionTexts.privacy_level,
      takes: ['PUBLIC_TO_EVERYONE', 'MUTUAL_FOLLOW_FRIENDS', 'FOLLOWER_OF_CREATOR', 'SELF_ONLY'],
    },
    { name: 'brand_organic', about: optionTexts.brand_organic, takes: 'yes_no' },
    { name: 'brand_content', about: optionTexts.brand_content, takes: 'yes_no' },
  ],
  gate: gateTexts.tiktok,
  source: { url: 'https://developers.tiktok.com/doc/content-posting-api-get-started', checked_on: '2026-11-27' },
  rules: async () => (await import('./rules.ts')).tiktokRules,
  sign_in: async () => (await import('./sign-in.ts')).tiktokSignIn,
  client: async () => (await import('./client.ts')).tiktokClient,
}
