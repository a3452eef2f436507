import { aboutTexts, credentialTexts } from '../../i18n/networks.ts'
import type { Network } from '../contract.ts'

/** A Discord room through a webhook. */
export const discord: Network = {
  id: 'discord',
  name: 'Discord',
  kind: 'messaging',
  about: aboutTexts.discord,
  capabilities: {
    text: true,
    title: false,
    link: 'text',
    images: 10,
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
  idempotency: 'blind',
  endpoint: { default: 'https://discord.com', required: false },
  credentials: [{ name: 'webhook_url', label: credentialTexts.webhook_url }],
  gate: null,
  source: { url: 'https://discord.com/developers/docs/resources/webhook', checked_on: '2026-11-22' },
  rules: async () => (await import('./rules.ts')).discordRules,
}
