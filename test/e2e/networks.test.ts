import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { networkIds, type NetworkId } from '../../src/networks/ids.ts'
import { network } from '../../src/networks/registry.ts'
import { startDiscord } from '../servers/discord.ts'
import { startFacebook } from '../servers/facebook.ts'
import { startGbp } from '../servers/gbp.ts'
import { startInstagram } from '../servers/instagram.ts'
import { startLinkedIn } from '../servers/linkedin.ts'
import { startPinterest } from '../servers/pinterest.ts'
import { startTelegram } from '../servers/telegram.ts'
import { startThreads } from '../servers/threads.ts'
import { startTiktok } from '../servers/tiktok.ts'
import { startTumblr } from '../servers/tumblr.ts'
import { startWordpress, type FakeWordpress } from '../servers/wordpress.ts'
import { startX } from '../servers/x.ts'
import { startYouTube } from '../servers/youtube.ts'
import { mp4, png } from '../networks/support.ts'
import { home } from '../support/program.ts'

interface Ready {
  readonly endpoint: string
  readonly secrets: Readonly<Record<string, string>>
  /** What stands on the remote side, in words. */
  readonly texts: () => readonly string[]
  readonly close: () => Promise<void>
  /** Beside `queue add "…" --to <id>`. */
  readonly words?: readonly string[]
  readonly set?: readonly string[]
}

const jpeg = sharp(png(640, 640)).jpeg().toBuffer()
const picture = ['--media', 'image.png', '--alt', 'Un pain']
const film = ['--media', 'film.mp4', '--title', 'Le fournil']

/** A strict server of each network, as the tests of its adapter have it. */
const networks: Partial<Record<NetworkId, (site: FakeWordpress | null) => Promise<Ready>>> = {
  facebook: async () => {
    const server = await startFacebook()
    const texts = () =>
      server
        .posts()
        .filter((post) => post.published)
        .map((post) => post.message)
    return ready(server, { access_token: server.token, page_id: server.page_id }, texts, { words: picture })
  },
  instagram: async (site) => {
    const file = await jpeg
    const server = await startInstagram({
      online: (url) => (site?.media().some((one) => one.source_url === url) ? file : undefined),
    })
    const texts = () => server.posts().map((post) => post.caption)
    return ready(server, { access_token: server.token, user_id: server.user_id }, texts, {
      words: ['--media', 'image.jpg', '--alt', 'Un pain'],
    })
  },
  threads: async () => {
    const server = await startThreads({ processing_polls: 0 })
    return ready(server, { access_token: server.token }, () => server.posts().map((post) => post.text))
  },
  linkedin: async () => {
    const server = await startLinkedIn()
    return ready(
      server,
      { access_token: server.token },
      () => server.posts().map((post) => post.commentary.replace(/\\(.)/g, '$1')),
      {
        words: picture,
      },
    )
  },
  youtube: async () => {
    const server = await startYouTube()
    const texts = () =>
      server
        .videos()
        .filter((one) => one.status['privacyStatus'] === 'public')
        .map((one) => one.description)
    return ready(server, { ...server.secrets }, texts, { words: film })
  },
  pinterest: async () => {
    const server = await startPinterest()
    return ready(server, server.secrets, () => server.pins().map((pin) => pin.description ?? ''), { words: picture })
  },
  tumblr: async () => {
    const server = await startTumblr()
    const texts = () =>
      server
        .posts()
        .filter((post) => post.state === 'published')
        .map((post) => post.content.map((block) => String(block['text'] ?? '')).join('\n'))
    return ready(server, server.secrets, texts)
  },
  gbp: async () => {
    const server = await startGbp()
    return ready(server, { ...server.secrets }, () => server.posts().map((post) => post.summary))
  },
  tiktok: async () => {
    const server = await startTiktok({ processing_polls: 0 })
    return ready(server, server.secrets, () => server.videos().map((one) => one.title), {
      words: film,
      set: ['direct_post=yes'],
    })
  },
  telegram: async () => {
    const server = await startTelegram()
    const texts = () => server.messages().map((one) => one.text)
    return ready(server, { bot_token: server.token, chat_id: '@boulangerie_test' }, texts, { words: picture })
  },
  discord: async () => {
    const server = await startDiscord()
    return ready(server, { webhook_url: server.webhook_url }, () => server.messages().map((one) => one.content), {
      words: picture,
    })
  },
  x: async () => {
    const server = await startX()
    return ready(server, { ...server.secrets }, () => server.posts().map((post) => post.text), { words: picture })
  },
}

function ready(
  server: { readonly url: string; close(): Promise<void> },
  secrets: Readonly<Record<string, string>>,
  texts: Ready['texts'],
  more: Pick<Ready, 'words' | 'set'> = {},
): Ready {
  return { endpoint: server.url, secrets, texts, close: () => server.close(), ...more }
}

test('every network that is sent to over HTTP is in here, or is run against the real software', async () => {
  const real: readonly string[] = ['mastodon', 'bluesky', 'wordpress', 'ghost']
  const missing: string[] = []
  for (const id of networkIds) {
    const { client, credentials } = await network(id)
    if (client && credentials.length > 0 && networks[id] === undefined && !real.includes(id)) missing.push(id)
  }
  expect(missing).toEqual([])
})

describe('the built program publishes to each network with --endpoint', () => {
  test.each(Object.entries(networks))('%s: added, queued, published once, looked at, taken away', async (id, start) => {
    const { capabilities } = await network(id as NetworkId)
    // a site of the client, where the network fetches files
    const site = capabilities.fetches_media === 'none' ? null : await startWordpress()
    const server = await start(site)
    const machine = home()
    try {
      const smm = (...words: string[]) => machine.run(words, { env: { SMM_LANG: 'fr' } })
      writeFileSync(join(machine.folder, 'image.png'), png(640, 640))
      writeFileSync(join(machine.folder, 'film.mp4'), mp4())
      writeFileSync(join(machine.folder, 'image.jpg'), await jpeg)
      await smm('client', 'add', 'Fournil')
      if (site) {
        const input = JSON.stringify(site.secrets)
        expect(
          await machine.run(['account', 'add', 'wordpress', '--endpoint', site.url, '--secrets', '-'], { input }),
        ).toMatchObject({ code: 0 })
      }
      const set = (server.set ?? []).flatMap((word) => ['--set', word])
      const added = await machine.run(
        ['account', 'add', id, '--endpoint', server.endpoint, '--secrets', '-', '--json', ...set],
        {
          input: JSON.stringify(server.secrets),
        },
      )
      expect(added).toMatchObject({ code: 0 })
      expect((await smm('account', 'check', id)).code).toBe(0)
      const text = `Le pain est prêt (${id}), c’est l’été`
      const queued = await smm('queue', 'add', text, '--to', id, '--at', 'now', ...(server.words ?? []), '--json')
      expect(queued).toMatchObject({ code: 0 })
      const published = await smm('publish', '--json')
      expect(JSON.parse(published.stdout)).toMatchObject({ due: 1, published: 1, failed: 0, unknown: 0 })
      expect((await smm('publish', '--json')).stdout).toContain('"due": 0')
      expect(server.texts().filter((one) => one.includes(text))).toHaveLength(1)
      const [post] = JSON.parse((await smm('queue', 'list', '--all', '--json')).stdout) as {
        status: string
        deliveries: { url: string | null }[]
      }[]
      expect(post?.status).toBe('published')
      const removed = await smm('queue', 'delete-remote', '1', '--yes')
      if (capabilities.delete) {
        expect(removed).toMatchObject({ code: 0 })
        expect(server.texts().filter((one) => one.includes(text))).toEqual([])
      } else expect(removed).toMatchObject({ code: 1 })
    } finally {
      await server.close()
      await site?.close()
    }
  })
})
