import { createHash } from 'node:crypto'
import { chmodSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { connectAccount } from '../../src/clients/connect-account.ts'
import { publishDue } from '../../src/delivery/index.ts'
import { Failure } from '../../src/failure.ts'
import type { Access, Connection, Network } from '../../src/networks/contract.ts'
import { NetworkFailure } from '../../src/networks/failure.ts'
import { instagram } from '../../src/networks/instagram/index.ts'
import { network } from '../../src/networks/registry.ts'
import type { PostInput } from '../../src/posts/post-input.ts'
import type { Account, AccountChange } from '../../src/store/accounts.ts'
import { startGhost } from '../servers/ghost.ts'
import { startInstagram } from '../servers/instagram.ts'
import { formData } from '../servers/loopback.ts'
import { startWordpress } from '../servers/wordpress.ts'
import { bakery, file, png, queued, type Bakery } from '../posts/support.ts'
import { medium, mp4 } from '../networks/support.ts'

const ready: AccountChange = { status: 'ready', remote_id: '1', remote_name: 'ill', url: null }

type Shop = Bakery & { set(name: string, change: AccountChange): Promise<void> }

async function shop(accounts: readonly (readonly [Account['network'], string])[], lang: 'fr' | 'en' = 'en'): Promise<Shop> {
  const made = await bakery({ accounts, lang, now: new Date() })
  const store = await made.context.store()
  const set = async (name: string, change: AccountChange): Promise<void> => {
    await store.accounts.update(made.accounts[name]?.id ?? 0, change)
  }
  for (const [, name] of accounts) await set(name, ready)
  file(made.context, 'pain.jpg', png(1080, 1080))
  file(made.context, 'pain.png', png(1080, 1080))
  file(made.context, 'four.mp4', mp4())
  return { ...made, set }
}

const post = (given: Shop, to: string, name: string | null): Partial<PostInput> => ({
  text: 'Le pain est chaud',
  title: 'Le pain',
  to: [to],
  media: name === null ? [] : [{ file: name, folder: given.context.folder, alt: 'Un pain', no_alt: false }],
})

/** What queueing is refused for; null: it is not. */
async function refused(given: Shop, to: string, name: string | null): Promise<string | null> {
  try {
    await queued(given, post(given, to, name), { allow_duplicate: true })
    return null
  } catch (error) {
    if (error instanceof Failure && error.code === 'post_refused') return error.details.join('\n')
    throw error
  }
}

describe('a network that fetches its files, at queue time', () => {
  test.each([
    ['en', 'threads: Threads fetches files from a public address, and this client has none.', 'smm account add wordpress'],
    ['fr', 'threads : Threads va chercher les fichiers à une adresse publique', 'smm config set media_base_url'],
  ] as const)('without a place for them it is refused, with what to do: %s', async (lang, words, next) => {
    const given = await shop([['threads', 'threads']], lang)
    const said = (await refused(given, 'threads', 'pain.png'))?.replaceAll('\u00A0', ' ').replaceAll('\u202F', ' ')
    expect(said).toContain(words)
    expect(said).toContain(next)
    expect(await refused(given, 'threads', null)).toBeNull()
  })

  test('videos leave from disk where the network takes them so', async () => {
    const given = await shop([
      ['threads', 'threads'],
      ['instagram', 'insta'],
    ])
    expect(await refused(given, 'threads', 'four.mp4')).toContain('public address')
    expect((await refused(given, 'insta', 'four.mp4')) ?? '').not.toContain('public address')
    expect(await refused(given, 'insta', 'pain.png')).toContain('public address')
  })

  test.each([
    ['wordpress', ready, null],
    ['ghost', ready, null],
    ['wordpress', { status: 'unchecked' }, 'public address'],
    ['ghost', { status: 'blocked' }, 'public address'],
    ['wordpress', { settings: { upload_files: false } }, 'public address'],
    ['mastodon', ready, 'public address'],
  ] as const)('%s %o: %s', async (site, change, said) => {
    const given = await shop([
      ['threads', 'threads'],
      [site, 'site'],
    ])
    await given.set('site', change)
    const found = await refused(given, 'threads', 'pain.png')
    if (said === null) expect(found).toBeNull()
    else expect(found).toContain(said)
  })

  test('the folder of the settings will do, once its address is known too', async () => {
    const given = await shop([['threads', 'threads']])
    const config = await given.context.config()
    await config.set('media_base_url', 'https://exemple.fr/m/')
    expect(await refused(given, 'threads', 'pain.png')).toContain('public address')
    await config.set('media_folder', given.context.folder)
    expect(await refused(given, 'threads', 'pain.png')).toBeNull()
  })

  test('another client’s site is none of this one’s, and what is posted by hand needs none', async () => {
    const given = await bakery({ accounts: [['manual', 'insta', 'instagram']], now: new Date() })
    file(given.context, 'pain.jpg', png(1080, 1080))
    expect(await refused({ ...given, set: async () => {} }, 'insta', 'pain.jpg')).toBeNull()
    const other = await shop([['threads', 'threads']])
    const store = await other.context.store()
    const at = other.context.now().toISOString()
    await store.clients.add({ ...other.client, slug: 'autre', name: 'Autre' }, at)
    const site = { client: 'autre', network: 'wordpress', name: 'site', endpoint: null, path: null, for_network: null } as const
    await store.accounts.update((await store.accounts.add(site, at)).id, ready)
    expect(await refused(other, 'threads', 'pain.png')).toContain('public address')
  })
})

/** A network whose container step needs a public address, in place of the one that is registered. */
function fetching(
  id: Network['id'],
  seen: { addresses: string[]; access?: Access },
  capabilities: Network['capabilities'] = { ...instagram.capabilities, fetches_media: 'all' },
): Network {
  const connection = (access: Access): Connection => ({
    identify: async () => ({ remote_id: '1', remote_name: 'ill', url: null, settings: {} }),
    steps: (content) => content.media.map((_, index) => `media:${index}`),
    stage: async (step, content) => {
      const media = content.media[Number(step.slice('media:'.length))]
      if (!media || !access.host) throw new NetworkFailure('refused', 'no_media_host', 'no place')
      const address = await access.host(media)
      seen.addresses.push(address)
      return address
    },
    publish: async () => ({ remote_id: 'p1', url: 'https://exemple.fr/p1', published_at: null, server_at: null }),
    lookup: async () => ({ seen: 'unreadable', reason: 'blind', server_at: null }),
  })
  return {
    ...instagram,
    id,
    credentials: [],
    capabilities,
    capabilitiesOf: () => capabilities,
    client: async () => ({
      connect: (access) => {
        seen.access = access
        return connection(access)
      },
    }),
  }
}

describe('a file on the way', () => {
  async function pass(given: Shop, seen: { addresses: string[]; access?: Access }) {
    const mine = fetching('threads', seen)
    const tools = { network: async (id: Network['id']) => (id === 'threads' ? mine : network(id)), random: () => 0.5 }
    return publishDue(given.context, {}, tools)
  }

  test('goes to the client’s WordPress rather than its Ghost, once, and its address to the network', async () => {
    const [site, blog] = [await startWordpress(), await startGhost()]
    onTestFinished(async () => void (await Promise.all([site.close(), blog.close()])))
    const given = await shop([
      ['ghost', 'blog'],
      ['threads', 'threads'],
      ['wordpress', 'site'],
    ])
    await given.set('site', { endpoint: site.url })
    await given.set('blog', { endpoint: blog.url })
    const secrets = await given.context.secrets()
    await secrets.putCredentials(given.accounts['site']?.id ?? 0, { ...site.secrets })
    await secrets.putCredentials(given.accounts['blog']?.id ?? 0, { admin_key: blog.admin_key })
    await queued(given, post(given, 'threads', 'pain.png'), { at: 'now' })
    const seen = { addresses: [] as string[] }
    expect(await pass(given, seen)).toMatchObject({ published: 1, failed: 0 })
    expect(seen.addresses).toEqual(site.media().map((one) => one.source_url))
    expect(site.media()).toHaveLength(1)
    expect(blog.requests()).toEqual([])
    // the same file in another post: the same address
    await queued(given, { ...post(given, 'threads', 'pain.png'), text: 'Encore' }, { at: 'now' })
    expect(await pass(given, seen)).toMatchObject({ published: 1 })
    expect(seen.addresses[1]).toBe(seen.addresses[0])
    expect(site.media()).toHaveLength(1)
    // without the right to upload, Ghost
    await given.set('site', { settings: { upload_files: false } })
    await queued(given, { ...post(given, 'threads', 'pain.png'), text: 'Toujours' }, { at: 'now' })
    await pass(given, seen)
    expect(seen.addresses[2]).toContain(`${blog.url}/content/images/`)
  })

  test('through the real adapters: what Instagram fetches is what the WordPress of the client got', async () => {
    const site = await startWordpress()
    const uploaded = (): Buffer | undefined => {
      const request = site.requests().find(({ method, path }) => method === 'POST' && path.endsWith('/media'))
      return request && formData(request).get('file')
    }
    const server = await startInstagram({
      online: (address) => (site.media().some((one) => one.source_url === address) ? uploaded() : undefined),
    })
    onTestFinished(async () => void (await Promise.all([site.close(), server.close()])))
    const given = await shop([
      ['instagram', 'insta'],
      ['wordpress', 'site'],
    ])
    await given.set('insta', { endpoint: server.url, remote_id: null })
    await given.set('site', { endpoint: site.url })
    const secrets = await given.context.secrets()
    await secrets.putCredentials(given.accounts['insta']?.id ?? 0, { access_token: server.token, user_id: server.user_id })
    await secrets.putCredentials(given.accounts['site']?.id ?? 0, { ...site.secrets })
    await queued(given, { ...post(given, 'insta', 'pain.png'), fit: true }, { at: 'now' })
    const report = await publishDue(given.context)
    expect(report.deliveries.map((one) => [one.status, one.error])).toEqual([['published', null]])
    expect(server.posts()).toMatchObject([{ caption: 'Le pain est chaud', items: [{ video: false, alt: 'Un pain' }] }])
    expect(site.media()).toMatchObject([{ alt_text: 'Un pain' }])
    // nothing of it is an article
    expect(site.posts()).toEqual([])
  })

  test('a site that refuses its own login is nothing against the account that is published on', async () => {
    const site = await startWordpress()
    onTestFinished(() => site.close())
    const given = await shop([
      ['threads', 'threads'],
      ['wordpress', 'site'],
    ])
    await given.set('site', { endpoint: site.url })
    const wrong = { username: 'redac', application_password: 'faux canari 42' }
    await (await given.context.secrets()).putCredentials(given.accounts['site']?.id ?? 0, wrong)
    const { id } = await queued(given, post(given, 'threads', 'pain.png'), { at: 'now' })
    expect(await pass(given, { addresses: [] })).toMatchObject({ retrying: 1, held: 0 })
    const store = await given.context.store()
    const [delivery] = (await store.posts.get(id))?.deliveries ?? []
    expect(delivery).toMatchObject({ status: 'retrying', reason_code: 'media_host_refused' })
    expect(delivery?.reason).not.toContain('canari')
    expect((await store.accounts.get(given.accounts['threads']?.id ?? 0))?.status).toBe('ready')
    // a file that the site does not take is refused for good
    await (await given.context.secrets()).putCredentials(given.accounts['site']?.id ?? 0, { ...site.secrets })
    const body = { code: 'rest_upload_sideload_error', message: 'Sorry.', data: { status: 500 } }
    site.faults.next('media', { kind: 'answer', status: 500, body })
    await queued(given, { ...post(given, 'threads', 'pain.png'), text: 'Autre' }, { at: 'now' })
    expect(await pass(given, { addresses: [] })).toMatchObject({ failed: 1 })
  })

  test('without a place, and where files leave from disk, there is nothing to put them with', async () => {
    const given = await shop([
      ['mastodon', 'masto'],
      ['threads', 'threads'],
      ['wordpress', 'site'],
    ])
    const host = async (name: string, one: Network): Promise<Access['host']> => {
      const seen: { addresses: string[]; access?: Access } = { addresses: [] }
      const account = given.accounts[name]
      if (!account) throw new Error(name)
      await connectAccount(given.context, fetching('threads', seen, one.capabilities), account)
      return seen.access?.host
    }
    const [takes, fetches] = [await network('mastodon'), await network('threads')]
    expect(await host('masto', takes)).toBeUndefined()
    expect(await host('threads', fetches)).toBeDefined()
    await given.set('site', { status: 'blocked' })
    expect(await host('threads', fetches)).toBeUndefined()
  })
})

describe('a folder that is online', () => {
  async function online(answer?: RequestListener) {
    const given = await shop([['threads', 'threads']])
    const folder = join(given.context.folder, 'en-ligne')
    mkdirSync(folder)
    const server = createServer(
      answer ??
        ((request, response) => {
          const bytes = readFileSync(join(folder, (request.url ?? '').replace('/m/', '')))
          response.writeHead(200, { 'content-type': 'image/png', 'content-length': bytes.length })
          response.end(request.method === 'HEAD' ? undefined : bytes)
        }),
    )
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    onTestFinished(() => void server.close())
    const config = await given.context.config()
    await config.set('media_folder', folder)
    await config.set('media_base_url', `http://127.0.0.1:${(server.address() as AddressInfo).port}/m/`)
    const seen: { addresses: string[]; access?: Access } = { addresses: [] }
    const account = given.accounts['threads']
    if (!account) throw new Error('no account')
    await connectAccount(given.context, fetching('threads', seen), account)
    const path = join(given.context.folder, 'pain.png')
    const bytes = readFileSync(path)
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    const media = medium({ path, file_name: 'pain.png', mime: 'image/png', bytes: bytes.length, sha256 })
    const host = async (): Promise<unknown> => seen.access?.host?.(media).catch((error: unknown) => error)
    return { folder, media, host, base: config.get('media_base_url') ?? '' }
  }

  test('the file is copied under the name of its hash, readable for all, once; its address was seen to answer', async () => {
    const { folder, media, host, base } = await online()
    expect(await host()).toBe(`${base}/${media.sha256}.png`)
    const target = join(folder, `${media.sha256}.png`)
    expect(readFileSync(target)).toEqual(readFileSync(media.path))
    expect(statSync(target).mode & 0o777).toBe(0o644)
    const before = statSync(target).mtimeMs
    expect(await host()).toBe(`${base}/${media.sha256}.png`)
    expect(statSync(target).mtimeMs).toBe(before)
    expect(readdirSync(folder)).toEqual([`${media.sha256}.png`])
    // half a file of before is replaced
    writeFileSync(target, 'x')
    await host()
    expect(readFileSync(target)).toEqual(readFileSync(media.path))
  })

  test('a server that knows no HEAD is asked for one byte', async () => {
    const { media, host, base } = await online((request, response) => {
      if (request.method === 'HEAD') return response.writeHead(405).end()
      expect(request.headers.range).toBe('bytes=0-0')
      const size = readFileSync(media.path).length
      response.writeHead(206, { 'content-type': 'image/png', 'content-range': `bytes 0-0/${size}` }).end('x')
      return response
    })
    expect(await host()).toBe(`${base}/${media.sha256}.png`)
  })

  test.each([
    ['404', 404, {}],
    ['another type', 200, { 'content-type': 'text/html', 'content-length': 'same' }],
    ['another size', 200, { 'content-type': 'image/png', 'content-length': '7' }],
    ['no size', 200, { 'content-type': 'image/png', 'transfer-encoding': 'chunked' }],
    ['a way elsewhere', 302, { location: 'https://exemple.fr/' }],
    ['an error', 503, {}],
  ] as const)('%s: not handed out, tried again later', async (_, status, headers) => {
    const { host, media } = await online((request, response) => {
      const size = String(readFileSync(media.path).length)
      const sent = Object.entries(headers).map(([name, value]) => [name, value === 'same' ? size : value])
      response.writeHead(status, Object.fromEntries(sent)).end()
    })
    const error = await host()
    expect(error).toBeInstanceOf(NetworkFailure)
    expect(error).toMatchObject({ verdict: 'not_sent', code: 'media_not_public' })
  })

  test('a folder that is away, and a file that was changed', async () => {
    const one = await online()
    rmSync(one.folder, { recursive: true })
    expect(await one.host()).toMatchObject({ verdict: 'not_sent', code: 'media_folder_missing' })
    const other = await online()
    chmodSync(other.media.path, 0o600)
    writeFileSync(other.media.path, 'autre chose')
    expect(await other.host()).toMatchObject({ verdict: 'refused', code: 'media_changed' })
    expect(readdirSync(other.folder)).toEqual([])
  })
})
