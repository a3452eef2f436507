import { aboutTexts } from '../../i18n/networks.ts'
import type { Network } from '../contract.ts'

/** A blog kept as Markdown files with front matter, and its feed. The file name is the identity. */
export const folder: Network = {
  id: 'folder',
  name: 'Blog (Markdown)',
  kind: 'owned_media',
  about: aboutTexts.folder,
  capabilities: {
    text: true,
    title: true,
    link: 'text',
    images: 50,
    alt_text: true,
    videos: 0,
    fetches_media: 'none',
    hosts_media: false,
    delete: true,
    list_own: true,
    post_figures: [],
    account_figures: [],
    inbox: [],
    reply: false,
    thread: 0,
    first_comment: false,
  },
  idempotency: 'record',
  endpoint: { default: null, required: false },
  credentials: [],
  gate: null,
  source: { url: 'https://www.rssboard.org/rss-specification', checked_on: '2026-11-22' },
  rules: async () => (await import('./rules.ts')).folderRules,
  client: async () => (await import('./client.ts')).folderClient,
}
