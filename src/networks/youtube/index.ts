import { aboutTexts, credentialTexts, gateTexts } from '../../i18n/networks.ts'
import type { Network } from '../contract.ts'

/** A YouTube channel: videos and the comments under them; the API has no community posts. */
export const youtube: Network = {
  id: 'youtube',
  name: 'YouTube',
  kind: 'network',
  about: aboutTexts.youtube,
  capabilities: {
    text: false,
    title: true,
    link: 'text',
    images: 0,
    alt_text: false,
    videos: 1,
    fetches_media: 'none',
    hosts_media: false,
    delete: true,
    list_own: true,
    post_figures: ['views', 'reactions', 'comments', 'shares', 'watch_minutes'],
    account_figures: ['followers', 'posts', 'views', 'watch_minutes', 'shares', 'follows', 'unfollows'],
    inbox: ['comment'],
    reply: true,
    thread: 0,
    first_comment: true,
  },
  idempotency: 'handle',
  endpoint: { default: 'https://www.googleapis.com', required: false },
  credentials: [
    { name: 'client_id', label: credentialTexts.client_id, visible: true },
    { name: 'client_secret', label: credentialTexts.client_secret },
    { name: 'refresh_token', label: credentialTexts.refresh_token },
  ],
  gate: gateTexts.youtube,
  source: { url: 'https://developers.google.com/youtube/v3/docs/videos/insert', checked_on: '2026-11-22' },
  sign_in: async () => (await import('./sign-in.ts')).youtubeSignIn,
  rules: async () => (await import('./rules.ts')).youtubeRules,
  client: async () => (await import('./client.ts')).youtubeClient,
}
