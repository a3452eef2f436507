import { aboutTexts, credentialTexts } from '../../i18n/networks.ts'
import type { Network } from '../contract.ts'

/** A Telegram channel (or group) through a bot. */
export const telegram: Network = {
  id: 'telegram',
  name: 'Telegram',
  kind: 'messaging',
  about: aboutTexts.telegram,
  capabilities: {
    text: true,
    title: false,
    link: 'text',
    images: 10,
    alt_text: false,
    videos: 1,
    fetches_media: 'none',
    hosts_media: false,
    delete: true,
    list_own: false,
    post_figures: [],
    account_figures: ['followers'],
    inbox: ['comment', 'message'],
    reply: true,
    thread: 0,
    first_comment: false,
  },
  // a bot is given no history: what is uncertain is asked of a person
  idempotency: 'blind',
  endpoint: { default: 'https://api.telegram.org', required: false },
  credentials: [
    { name: 'bot_token', label: credentialTexts.bot_token },
    { name: 'chat_id', label: credentialTexts.chat_id, visible: true },
  ],
  gate: null,
  source: { url: 'https://core.telegram.org/bots/api', checked_on: '2026-11-27' },
  rules: async () => (await import('./rules.ts')).telegramRules,
  sign_in: async () => (await import('./sign-in.ts')).telegramSignIn,
  client: async () => (await import('./client.ts')).telegramClient,
}
