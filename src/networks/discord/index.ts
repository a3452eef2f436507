import { aboutTexts, credentialTexts } from '../../i18n/networks.ts'
import type { Capabilities, Network } from '../contract.ts'

const webhook: Capabilities = {
  text: true,
  title: false,
  link: 'text',
  images: 10,
  alt_text: true,
  videos: 10,
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
}

/**
 * A Discord room through a webhook, which can write and take away, and look at nothing. With the token of a bot in the same room, posts
 * are found again and their reactions counted.
 */
export const discord: Network = {
  id: 'discord',
  name: 'Discord',
  kind: 'messaging',
  about: aboutTexts.discord,
  capabilities: webhook,
  capabilitiesOf: (settings) => ({
    ...webhook,
    list_own: settings['reads_back'] === true,
    post_figures: settings['bot'] === true ? ['reactions'] : [],
  }),
  idempotency: 'blind',
  idempotencyOf: (settings) => (settings['reads_back'] === true ? 'readback' : 'blind'),
  endpoint: { default: 'https://discord.com', required: false },
  credentials: [
    { name: 'webhook_url', label: credentialTexts.webhook_url },
    { name: 'bot_token', label: credentialTexts.discord_bot_token, optional: true },
  ],
  gate: null,
  source: { url: 'https://discord.com/developers/docs/resources/webhook', checked_on: '2026-11-27' },
  rules: async () => (await import('./rules.ts')).discordRules,
  sign_in: async () => (await import('./sign-in.ts')).discordSignIn,
  client: async () => (await import('./client.ts')).discordClient,
}
