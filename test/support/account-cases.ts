import type { NetworkId } from '../../src/networks/ids.ts'
import type { Account } from '../../src/store/accounts.ts'
import { startDiscord } from '../servers/discord.ts'
import { startFacebook } from '../servers/facebook.ts'
import { startGhost } from '../servers/ghost.ts'
import { startInstagram } from '../servers/instagram.ts'
import { startLinkedIn } from '../servers/linkedin.ts'
import type { Faults, Received } from '../servers/loopback.ts'
import { startMastodon } from '../servers/mastodon.ts'
import { startPinterest } from '../servers/pinterest.ts'
import { startTelegram } from '../servers/telegram.ts'
import { startThreads } from '../servers/threads.ts'
import { startTiktok } from '../servers/tiktok.ts'
import { startTumblr } from '../servers/tumblr.ts'
import { startWordpress } from '../servers/wordpress.ts'
import { startYouTube } from '../servers/youtube.ts'

export interface Server {
  readonly url: string
  requests(): readonly Received[]
  readonly faults: Faults
  close(): Promise<void>
}

export interface AccountCase {
  readonly server: Server
  readonly secrets: Readonly<Record<string, string>>
  readonly settings?: Account['settings']
  readonly needs?: 'picture' | 'video'
  /** What it takes to be sent is beside this test (its pictures and films): the account alone is looked at. */
  readonly held_only?: true
}

/** Not Google's listings: there each request names the listing, so that other credentials reach the same one or none. */
export const accountsOf: Readonly<Partial<Record<NetworkId, () => Promise<AccountCase>>>> = {
  mastodon: async () => {
    const server = await startMastodon()
    return { server, secrets: { access_token: server.token } }
  },
  telegram: async () => {
    const server = await startTelegram()
    return { server, secrets: { bot_token: server.token, chat_id: '@boulangerie_test' } }
  },
  discord: async () => {
    const server = await startDiscord()
    return { server, secrets: { webhook_url: server.webhook_url, bot_token: server.bot_token } }
  },
  facebook: async () => {
    const server = await startFacebook()
    return { server, secrets: { access_token: server.token } }
  },
  instagram: async () => {
    const server = await startInstagram()
    return { server, secrets: { access_token: server.token, user_id: server.user_id }, needs: 'picture', held_only: true }
  },
  threads: async () => {
    const server = await startThreads({ processing_polls: 0 })
    return { server, secrets: { access_token: server.token } }
  },
  linkedin: async () => {
    const server = await startLinkedIn()
    return { server, secrets: { access_token: server.token } }
  },
  ghost: async () => {
    const server = await startGhost()
    return { server, secrets: { admin_key: server.admin_key } }
  },
  wordpress: async () => {
    const server = await startWordpress()
    return { server, secrets: { ...server.secrets } }
  },
  tumblr: async () => {
    const server = await startTumblr()
    return { server, secrets: { ...server.secrets } }
  },
  pinterest: async () => {
    const server = await startPinterest()
    return { server, secrets: { ...server.secrets }, needs: 'picture', held_only: true }
  },
  tiktok: async () => {
    const server = await startTiktok({ processing_polls: 0 })
    return {
      server,
      secrets: { ...server.secrets },
      settings: { direct_post: true, username: 'boulangerie' },
      needs: 'video',
      held_only: true,
    }
  },
  youtube: async () => {
    const server = await startYouTube()
    return { server, secrets: { ...server.secrets }, needs: 'video', held_only: true }
  },
}
