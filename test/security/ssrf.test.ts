import { createHash } from 'node:crypto'
import dns from 'node:dns'
import { mkdirSync, writeFileSync } from 'node:fs'
import http, { createServer as createHttpServer, type RequestOptions } from 'node:http'
import https from 'node:https'
import { syncBuiltinESMExports } from 'node:module'
import { createServer, Socket, type AddressInfo } from 'node:net'
import { join } from 'node:path'
import fc from 'fast-check'
import ipaddr from 'ipaddr.js'
import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import { connectWith } from '../../src/clients/connect-account.ts'
import { putInFolder } from '../../src/clients/public-folder.ts'
import { readFeed } from '../../src/community/feed-reader.ts'
import { aboutNoPost, notify } from '../../src/delivery/notify.ts'
import { readLogo } from '../../src/documents/read-logo.ts'
import { Failure } from '../../src/failure.ts'
import type { HttpRequest, Media, Network } from '../../src/networks/contract.ts'
import { checkEndpoint, hostKind } from '../../src/networks/endpoint.ts'
import { createHttp } from '../../src/networks/http.ts'
import { allNetworks } from '../../src/networks/registry.ts'
import { fetchPublic } from '../../src/networks/public-fetch.ts'
import { send } from '../../src/networks/send.ts'
import { fetchedMedia } from '../../src/posts/import/fetch-media.ts'
import type { PostInput } from '../../src/posts/post-input.ts'
import { connectSite } from '../../src/results/statistics/connect-site.ts'
import { statisticsKinds } from '../../src/results/statistics/tools.ts'
import { testContext, type TestContext } from '../support/context.ts'
import { insides } from '../support/inside-addresses.ts'

// Threat: SSRF (feeds, media, link checks, instance hosts). No link is checked by calling it: there is no such door.

afterEach(() => {
  vi.restoreAllMocks()
})

/** On every address of this machine; counts connections, whatever they say. */
async function canary(): Promise<{ port: number; seen: () => number }> {
  let seen = 0
  const server = createServer((socket) => {
    seen += 1
    socket.on('error', () => {})
    socket.destroy()
  })
  await new Promise<void>((done) => void server.listen(0, '::', done))
  onTestFinished(() => void server.close())
  return { port: (server.address() as AddressInfo).port, seen: () => seen }
}

/** The name server of a stranger: one answer after the other, the last one for ever. */
function resolvesTo(...answers: readonly (readonly string[])[]) {
  let nth = 0
  return vi.spyOn(dns, 'lookup').mockImplementation(((
    _: string,
    given: { all?: boolean },
    done: (...all: unknown[]) => void,
  ) => {
    const found = answers[Math.min(nth++, answers.length - 1)] ?? []
    const all = found.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }))
    if (given.all === true) done(null, all)
    else done(null, all[0]?.address, all[0]?.family)
  }) as unknown as typeof dns.lookup)
}

const outside = '93.184.215.14'

/** A server that everybody may reach, which sends on to where the number in the path says. */
async function sendsOn(targets: readonly string[]): Promise<(nth: number) => string> {
  const server = createHttpServer(({ url }, response) =>
    response.writeHead(302, { location: targets[Number(url?.slice(1))] ?? '' }).end(),
  )
  await new Promise<void>((done) => void server.listen(0, '127.0.0.1', done))
  onTestFinished(() => void server.close())
  const { port } = server.address() as AddressInfo
  const connect = Socket.prototype.connect as (this: Socket, ...given: unknown[]) => Socket
  vi.spyOn(Socket.prototype, 'connect').mockImplementation(function (this: Socket, ...given: unknown[]) {
    const [options] = given.flat() as { host?: string; port?: number }[]
    if (options?.host === outside) Object.assign(options, { host: '127.0.0.1', port })
    return connect.apply(this, given)
  })
  return (nth) => `http://${outside}/${nth}`
}

async function codeOf(work: Promise<unknown>): Promise<string> {
  try {
    await work
  } catch (error) {
    if (error instanceof Failure) {
      const { cause } = error
      return cause instanceof Failure ? cause.code : error.code
    }
    throw error
  }
  return 'it was read'
}

const at = (address: string, port: number): string => address.replace('PORT', String(port))
const literals = [...new Set(insides.map((one) => new URL(at(one, 80)).hostname.replace(/^\[|\]$/g, '')))].filter((host) =>
  /^[\d.]+$|:/.test(host),
)

type Door = readonly [string, (context: TestContext, address: string) => Promise<unknown>]

const ofStrangers: readonly Door[] = [
  ['a feed', (context, address) => readFeed(context, address, null)],
  [
    'a picture by its address',
    async (context, address) => {
      const media = fetchedMedia(context)
      const named = { file: address, folder: '/', alt: null, no_alt: true }
      try {
        return await media.withFiles({ media: [named] } as unknown as PostInput)
      } finally {
        await media.close()
      }
    },
  ],
]

const refusedName = 'rebinding.example'
const picture: Omit<Media, 'path'> = {
  file_name: 'a.jpg',
  sha256: createHash('sha256').update('abc').digest('hex'),
  mime: 'image/jpeg',
  bytes: 3,
  width: 1,
  height: 1,
  alt: null,
  no_alt: true,
}

const posted: Door = [
  'notify.webhook',
  async (context, address) => {
    await (await context.config()).set('notify.webhook', address)
    const notice = { ...aboutNoPost, kind: 'backup', client: '', time_zone: 'UTC', message: 'x', commands: [] } as const
    const { failed } = await notify(context, notice)
    throw new Failure('busy', failed.map(({ reason }) => reason).join(), 'not told')
  },
]

const ofPersons = async (): Promise<readonly Door[]> => [
  ...(await allNetworks())
    .filter(({ client, endpoint }) => client !== undefined && endpoint !== null && endpoint.default !== null)
    .map((network) => atNetwork(network)),
  ...(await allNetworks()).filter(({ endpoint }) => endpoint?.required === true).map((network) => atNetwork(network)),
  ...Object.values(statisticsKinds).map((kind): Door => [
    kind.name,
    (context, endpoint) => {
      const secrets = Object.fromEntries(kind.credentials.map(({ name }) => [name, 'secret']))
      const site = { tool: kind.tool, endpoint, site: '1', goals: [] }
      return connectSite(context, { time_zone: 'UTC' }, site, secrets).check()
    },
  ]),
  [
    'media_base_url',
    async (context, base_url) => {
      const folder = join(context.folder, 'public')
      mkdirSync(folder, { recursive: true })
      const path = join(context.folder, 'a.jpg')
      writeFileSync(path, 'abc')
      return putInFolder(context, { folder, base_url }, { ...picture, path })
    },
  ],
]

/** Its own form of a credential, where it looks at it before anybody is asked. */
const looks: Readonly<Record<string, string>> = {
  admin_key: `${'0'.repeat(24)}:${'0'.repeat(64)}`,
  webhook_url: '/api/webhooks/123456789012345678/token',
  location: 'accounts/1/locations/2',
  bot_token: '123456:ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghi',
}

function atNetwork(network: Network): Door {
  return [
    network.id,
    async (context, endpoint) => {
      const secrets = Object.fromEntries(network.credentials.map(({ name }) => [name, looks[name] ?? 'secret']))
      if (network.id === 'discord') secrets['webhook_url'] = `${endpoint}${secrets['webhook_url']}`
      const session = { get: async () => null, set: async () => {} }
      const account = { endpoint, path: null, settings: {}, for_network: null }
      return (await connectWith(context, network, account, { secrets, session })).identify()
    },
  ]
}

describe('SSRF: what strangers give is read from public machines alone', () => {
  it.each(ofStrangers)(`%s: ${insides.length} spellings, typed and by redirect`, async (_, open) => {
    const { port, seen } = await canary()
    const context = testContext()
    for (const inside of insides)
      expect(`${inside} ${await codeOf(open(context, at(inside, port)))}`).toBe(`${inside} not_public`)
    const place = await sendsOn(insides.map((one) => at(one, port).replace(/[^\x20-\x7e]/g, encodeURIComponent)))
    for (const [nth, inside] of insides.entries()) {
      expect(`${inside} ${await codeOf(open(context, place(nth)))}`).toBe(`${inside} not_public`)
    }
    expect(seen()).toBe(0)
  })

  it.each(ofStrangers)('%s: a name that is public first, then not', async (_, open) => {
    const { port, seen } = await canary()
    const context = testContext()
    const lookup = resolvesTo(['2606:4700::1'], ['127.0.0.1'])
    const address = `http://${refusedName}:${port}/a`
    // what is connected to is what was checked: no second question
    expect(await codeOf(open(context, address))).not.toBe('it was read')
    expect(lookup).toHaveBeenCalledTimes(1)
    expect(await codeOf(open(context, address))).toBe('not_public')
    expect(seen()).toBe(0)
  })
})

describe('SSRF: what a person gives is called at public machines, or by its own name on this one', () => {
  it(`${insides.length} spellings of a server: none but this machine by name`, async () => {
    const { port, seen } = await canary()
    const context = testContext()
    const config = await context.config()
    for (const inside of insides) {
      const address = at(inside, port)
      if (hostKind(new URL(address).hostname) === 'loopback') continue
      expect(() => checkEndpoint(address)).toThrow(Failure)
      await expect(config.set('notify.webhook', address)).rejects.toThrow(Failure)
      await expect(config.set('media_base_url', address)).rejects.toThrow(Failure)
    }
    expect(() => checkEndpoint('https://user:secret@example.com')).toThrow(/user name or a password|password/)
    expect(() => checkEndpoint('https://[fe80::1%25eth0]/')).toThrow(Failure)
    expect(seen()).toBe(0)
  })

  // what an answer names: a page that follows, where to upload to
  it(`${insides.length} spellings named by a server elsewhere`, async () => {
    const { port, seen } = await canary()
    const http = createHttp({ fetch: send, base: 'https://mastodon.example', secrets: () => [], timeout_ms: 2_000 })
    for (const inside of insides) {
      for (const method of ['GET', 'POST'] as const) {
        const url = at(inside, port)
        expect(`${url} ${await codeOf(http({ method, url }))}`).toBe(`${url} endpoint_not_allowed`)
      }
    }
    expect(seen()).toBe(0)
  })

  it('every door: a name that leads inside', async () => {
    const { port, seen } = await canary()
    const context = testContext()
    const doors = await ofPersons()
    expect(doors.length).toBeGreaterThan(18)
    for (const [name, open] of doors) {
      const address = `https://${refusedName}:${port}`
      resolvesTo(['127.0.0.1'])
      expect(`${name}: ${await codeOf(open(context, address))}`).toMatch(/: (?:not_public|media_not_public)$/)
    }
    expect(seen()).toBe(0)
  })

  it('a name that is public first, then not', async () => {
    const { port, seen } = await canary()
    const url = `https://${refusedName}:${port}/`
    const http = createHttp({ fetch: send, base: url, secrets: () => [], timeout_ms: 500 })
    const lookup = resolvesTo(['2606:4700::1'], ['127.0.0.1'])
    // what is connected to is what was checked: no second question
    expect(await codeOf(http({ url }))).toMatch(/^(?:timed_out|no_connection|connection_refused)$/)
    expect(lookup).toHaveBeenCalledTimes(1)
    expect(await codeOf(http({ url }))).toBe('not_public')
    expect(seen()).toBe(0)
  })

  it('a webhook whose name leads inside', async () => {
    const { port, seen } = await canary()
    resolvesTo(['10.0.0.1'])
    expect(await codeOf(posted[1](testContext(), `https://${refusedName}:${port}/hook`))).toMatch(/not public/)
    expect(seen()).toBe(0)
  })

  it(`${literals.length} addresses behind a name, for what is read and what is sent, forms with files too`, async () => {
    const { port, seen } = await canary()
    const http = createHttp({ fetch: send, base: 'https://mastodon.example', secrets: () => [], timeout_ms: 2_000 })
    const form = new FormData()
    form.set('file', new Blob(['abc']), 'a.jpg')
    expect(literals.length).toBeGreaterThan(30)
    for (const literal of literals) {
      resolvesTo([literal], [literal], [outside, literal])
      const url = `https://${refusedName}:${port}/`
      const bodies: readonly Partial<HttpRequest>[] = [{ json: {} }, { body: form }, { body: new Blob(['abc']) }]
      for (const request of [{ url }, ...bodies.map((body) => ({ url, method: 'POST' as const, ...body }))]) {
        expect(`${literal} ${await codeOf(http(request))}`).toBe(`${literal} not_public`)
      }
    }
    expect(seen()).toBe(0)
  })

  it('a server is sent nowhere: no redirect is followed', async () => {
    const { port, seen } = await canary()
    const here = createHttpServer((_, response) => response.writeHead(307, { location: `http://127.0.0.1:${port}/` }).end())
    await new Promise<void>((done) => void here.listen(0, '127.0.0.1', done))
    onTestFinished(() => void here.close())
    const url = `http://127.0.0.1:${(here.address() as AddressInfo).port}`
    const context = testContext()
    for (const [name, open] of await ofPersons())
      expect(`${name}: ${await codeOf(open(context, url))}`).not.toMatch(/was read$/)
    expect(seen()).toBe(0)
  })

  it('a logo is a file, whatever it is called', async () => {
    const { port, seen } = await canary()
    const context = testContext()
    const config = await context.config()
    for (const inside of insides) {
      await expect(config.set('consultant.logo', `${at(inside, port)}logo.png`)).rejects.toThrow(Failure)
      expect(await readLogo(at(inside, port), context.cwd)).toBeNull()
    }
    expect(seen()).toBe(0)
  })
})

describe('SSRF: which addresses are public', () => {
  /** By a library of its own, which knows the registries: unicast; of IPv6 what is given out (2000::/3). */
  function isPublic(address: string): boolean {
    // as URLs write it: the library takes `::1.2.3.4` for `::ffff:1.2.3.4`
    const written = address.includes(':') ? new URL(`http://[${address}]`).hostname.slice(1, -1) : address
    const parsed = ipaddr.process(written)
    if (written.startsWith('64:ff9b::')) {
      return isPublic(parsed.toByteArray().slice(12).join('.'))
    }
    if (parsed.range() !== 'unicast') return false
    return parsed.kind() === 'ipv4' || (parsed.toByteArray()[0] ?? 0) >> 5 === 1
  }
  const group = fc.oneof(
    fc.constantFrom(0, 1, 0x64, 0xff9b, 0xffff, 0x2001, 0x2002, 0xdb8, 0xfe80, 0xfc00, 0x7f00, 0x2606, 0xa00, 0x3fff),
    fc.integer({ min: 0, max: 0xffff }),
  )
  const ipv6 = fc.array(group, { minLength: 8, maxLength: 8 }).map((groups) => groups.map((one) => one.toString(16)).join(':'))
  const wrapped = fc
    .tuple(fc.constantFrom('::', '::ffff:', '::ffff:0:', '64:ff9b::', '64:ff9b:1::', '2002:'), fc.ipV4())
    .map(([prefix, ip]) => (prefix === '2002:' ? `2002:7f00:1::` : `${prefix}${ip}`))

  it('as the registries say, for IPv4, IPv6, and one in the dress of the other', () => {
    const agrees = (address: string): void => {
      expect(`${address} ${hostKind(address) === 'public'}`).toBe(`${address} ${isPublic(address)}`)
    }
    for (const address of literals) agrees(address)
    fc.assert(fc.property(fc.oneof(fc.ipV4(), fc.ipV6(), ipv6, wrapped), agrees), { numRuns: 30_000, seed: 20_261_128 })
    expect(hostKind('::ffff:8.8.8.8')).toBe('public')
    expect(hostKind('64:ff9b::8.8.8.8')).toBe('public')
    expect(hostKind('fe80::1%eth0')).toBe('private')
  })
})

it('a stranger sends on to a host that is allowed to persons, or down from https: no connection', async () => {
  const { port, seen } = await canary()
  const host = `127.0.0.1:${port}`
  const from = await sendsOn([`http://${host}/`])
  const context = testContext()
  const options = { max_bytes: 1_000, timeout_ms: 5_000, allow_hosts: host }
  await expect(fetchPublic(context, from(0), options)).rejects.toMatchObject({ code: 'not_public' })
  // an answer over https as a server on this machine gives it in the clear
  const secure = https.request
  https.request = ((url: URL, given: RequestOptions) =>
    http.request(new URL(url.href.replace('https:', 'http:')), given)) as typeof https.request
  syncBuiltinESMExports()
  try {
    const plain = from(0).replace('http:', 'https:')
    await expect(fetchPublic(context, plain, options)).rejects.toMatchObject({ code: 'redirected_to_http' })
  } finally {
    https.request = secure
    syncBuiltinESMExports()
  }
  expect(seen()).toBe(0)
})
