import dns from 'node:dns'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { createServer as createTcp, Socket, type AddressInfo } from 'node:net'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import { Failure } from '../../src/failure.ts'
import { fetchPublic, type PublicFetchOptions } from '../../src/networks/public-fetch.ts'
import { testContext } from '../support/context.ts'
import { insides } from '../support/inside-addresses.ts'

afterEach(() => {
  vi.restoreAllMocks()
})

type Answer = (request: IncomingMessage, response: ServerResponse) => void

async function serve(answer: Answer): Promise<{ url: string; host: string; port: number; server: Server }> {
  const server = createServer(answer)
  await new Promise<void>((done) => void server.listen(0, '127.0.0.1', done))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const { port } = server.address() as AddressInfo
  return { url: `http://127.0.0.1:${port}`, host: `127.0.0.1:${port}`, port, server }
}

/** A listener on every address of this machine that nobody may reach: counts connections, whatever they say. */
async function canary(): Promise<{ port: number; seen: () => number }> {
  let seen = 0
  const server = createTcp((socket) => {
    seen += 1
    socket.destroy()
  })
  await new Promise<void>((done) => void server.listen(0, '::', done))
  onTestFinished(() => void server.close())
  return { port: (server.address() as AddressInfo).port, seen: () => seen }
}

const limits: PublicFetchOptions = { max_bytes: 1_048_576, timeout_ms: 5_000 }
const read = (address: string, more: Partial<PublicFetchOptions> = {}, lang: 'fr' | 'en' = 'en') =>
  fetchPublic(testContext({ lang }), address, { ...limits, ...more })

async function refusal(promise: Promise<unknown>): Promise<Failure> {
  const error = await promise.then(
    () => null,
    (thrown: unknown) => thrown,
  )
  if (!(error instanceof Failure)) throw new Error('no failure', { cause: error })
  return error
}

const asked = (address: string, port: number): string => address.replace('PORT', String(port))

describe('only public machines are read', () => {
  it(`${insides.length} addresses typed: no connection`, async () => {
    const { port, seen } = await canary()
    for (const inside of insides) {
      const failure = await refusal(read(asked(inside, port)))
      expect(`${inside} ${failure.code}`).toBe(`${inside} not_public`)
      expect(failure.kind).toBe('usage')
    }
    expect(seen()).toBe(0)
  })

  it(`${insides.length} addresses behind a redirect: no connection`, async () => {
    const { port, seen } = await canary()
    const targets = insides.map((inside) => asked(inside, port).replace(/[^\x20-\x7e]/g, encodeURIComponent))
    const { url, host } = await serve(({ url: path }, response) => {
      response.writeHead(302, { location: targets[Number(path?.slice(1))] ?? '' }).end()
    })
    for (const nth of targets.keys()) {
      const failure = await refusal(read(`${url}/${nth}`, { allow_hosts: host }))
      expect(`${insides[nth]} ${failure.code}`).toBe(`${insides[nth]} not_public`)
    }
    expect(seen()).toBe(0)
  })

  it('names that resolve to each of them: no connection', async () => {
    const { port, seen } = await canary()
    const literals = [...new Set(insides.map((inside) => new URL(asked(inside, port)).hostname.replace(/^\[|\]$/g, '')))]
    const found = literals.filter((host) => /^[\d.]+$|:/.test(host))
    expect(found.length).toBeGreaterThan(30)
    for (const address of found) {
      const family = address.includes(':') ? 6 : 4
      resolvesTo([[{ address, family }]])
      for (const scheme of ['http', 'https']) {
        expect((await refusal(read(`${scheme}://rebinding.example:${port}/`))).code).toBe('not_public')
      }
    }
    expect(seen()).toBe(0)
  })

  it.each([
    [
      'one public and one private address',
      [
        [
          { address: '93.184.215.14', family: 4 },
          { address: '127.0.0.1', family: 4 },
        ],
      ],
    ],
    [
      'another answer each time it is asked',
      [[{ address: '127.0.0.1', family: 4 }], [{ address: '93.184.215.14', family: 4 }]],
    ],
    ['no address', [[]]],
  ])('a name with %s: no connection', async (_, answers) => {
    const { port, seen } = await canary()
    const lookup = resolvesTo(answers)
    expect((await refusal(read(`http://rebinding.example:${port}/`))).code).toBe('not_public')
    // what is connected to is what was checked: there is no second question
    expect(lookup).toHaveBeenCalledTimes(1)
    expect(seen()).toBe(0)
  })

  it('what was checked is what is connected to', async () => {
    const { port, seen } = await canary()
    const lookup = resolvesTo([[{ address: '2606:4700::1', family: 6 }], [{ address: '127.0.0.1', family: 4 }]])
    const failure = await refusal(read(`http://rebinding.example:${port}/`, { timeout_ms: 700 }))
    expect(['timed_out', 'no_connection', 'connection_refused']).toContain(failure.code)
    expect(lookup).toHaveBeenCalledTimes(1)
    expect(seen()).toBe(0)
  })

  it.each([
    ['ftp://example.com/', 'not_an_address'],
    ['file:///etc/passwd', 'not_an_address'],
    ['data:text/xml,<rss/>', 'not_an_address'],
    ['gopher://127.0.0.1/', 'not_an_address'],
    ['//example.com/feed', 'not_an_address'],
    ['http://', 'not_an_address'],
    ['', 'not_an_address'],
    ['http://[fe80::1%25eth0]/', 'not_an_address'],
    ['http://user:secret@example.com/', 'credentials'],
    ['http://user@127.0.0.1/', 'credentials'],
  ])('%s: %s', async (address, code) => {
    const failure = await refusal(read(address, {}, 'fr'))
    expect(failure.code).toBe(code)
    expect(failure.message).not.toContain('secret')
  })

  it.each(['ftp://example.com/', 'http://user:secret@example.com/', 'file:///etc/passwd'])(
    'no redirect to %s',
    async (location) => {
      const { url, host } = await serve((_, response) => response.writeHead(301, { location }).end())
      expect(['not_an_address', 'credentials']).toContain((await refusal(read(url, { allow_hosts: host }))).code)
    },
  )
})

/** The resolver of the system, as a stranger's name server would have it answer. */
function resolvesTo(answers: readonly (readonly dns.LookupAddress[])[]) {
  let nth = 0
  return vi.spyOn(dns, 'lookup').mockImplementation(((
    _name: string,
    _options: unknown,
    done: (e: null, a: unknown) => void,
  ) => {
    const answer = answers[Math.min(nth, answers.length - 1)]
    nth += 1
    done(null, answer)
  }) as unknown as typeof dns.lookup)
}

describe('hosts of one’s own', () => {
  it.each([
    ['exactly this host and port', (port: number) => `127.0.0.1:${port}`, true],
    ['in a list', (port: number) => `intranet.local, 127.0.0.1:${port}`, true],
    ['another spelling of it', (port: number) => `127.1:${port}`, true],
    ['another port', (port: number) => `127.0.0.1:${port + 1}`, false],
    ['no port: 80 and 443', () => '127.0.0.1', false],
    ['another name of it', (port: number) => `localhost:${port}`, false],
    ['a part of it', (port: number) => `0.0.1:${port}`, false],
    ['nothing', () => '', false],
    ['nonsense', () => '*, :, http://127.0.0.1', false],
  ])('%s', async (_, list, allowed) => {
    const { url, port } = await serve((_request, response) => response.end('here'))
    const reading = read(`${url}/`, { allow_hosts: list(port) })
    if (allowed) expect(Buffer.from((await reading).bytes).toString()).toBe('here')
    else expect((await refusal(reading)).code).toBe('not_public')
  })

  it('one of them sends to another one only', async () => {
    const secret = await serve((_, response) => response.end('secret'))
    const first = await serve((_, response) => response.writeHead(302, { location: secret.url }).end())
    expect((await refusal(read(first.url, { allow_hosts: first.host }))).code).toBe('not_public')
    const both = await read(first.url, { allow_hosts: `${first.host} ${secret.host}` })
    expect(both.url).toBe(`${secret.url}/`)
  })

  it("a stranger's server sends to none of them", async () => {
    let seen = 0
    const secret = await serve((_, response) => {
      seen += 1
      response.end('secret')
    })
    const stranger = await serve((_, response) => response.writeHead(302, { location: secret.url }).end())
    reaches('93.184.215.14', '127.0.0.1')
    const failure = await refusal(read(`http://93.184.215.14:${stranger.port}/`, { allow_hosts: secret.host }))
    expect([failure.code, failure.message.includes(secret.host), seen]).toEqual(['not_public', true, 0])
  })
})

/** A public address that leads to a server of this test. */
function reaches(address: string, here: string): void {
  const connect = Socket.prototype.connect as (this: Socket, ...given: unknown[]) => Socket
  vi.spyOn(Socket.prototype, 'connect').mockImplementation(function (this: Socket, ...given: unknown[]) {
    const [options] = given.flat() as { host?: string }[]
    if (options?.host === address) options.host = here
    return connect.apply(this, given)
  })
}

describe('what is answered', () => {
  const here = async (answer: Answer, more: Partial<PublicFetchOptions> = {}) => {
    const { url, host } = await serve(answer)
    return read(`${url}/feed`, { allow_hosts: host, ...more })
  }

  it('follows five redirects, relative ones too, and says where it ended', async () => {
    const answer = await here(({ url }, response) => {
      const step = Number(/\d+/.exec(url ?? '')?.[0] ?? 0)
      if (step < 5) response.writeHead([301, 302, 303, 307, 308][step] ?? 302, { location: `/step${step + 1}` }).end()
      else response.end('done')
    })
    expect(answer.url.endsWith('/step5')).toBe(true)
    expect(Buffer.from(answer.bytes).toString()).toBe('done')
  })

  it('not six', async () => {
    const failure = await refusal(here((_, response) => response.writeHead(302, { location: '/again' }).end()))
    expect(failure.code).toBe('too_many_redirects')
  })

  it('hands the marks over and back', async () => {
    const answer = (request: IncomingMessage, response: ServerResponse): void => {
      const known =
        request.headers['if-none-match'] === '"a"' && request.headers['if-modified-since'] === 'Thu, 26 Nov 2026 00:00:00 GMT'
      response.writeHead(known ? 304 : 200, { etag: '"a"', 'last-modified': 'Thu, 26 Nov 2026 00:00:00 GMT' })
      response.end(known ? undefined : 'words')
    }
    const first = await here(answer)
    expect([first.status, first.headers.get('etag')]).toEqual([200, '"a"'])
    const headers = {
      'if-none-match': first.headers.get('etag') ?? '',
      'if-modified-since': first.headers.get('last-modified') ?? '',
    }
    const second = await here(answer, { headers })
    expect([second.status, second.bytes.length]).toEqual([304, 0])
  })

  it.each([
    ['gzip', gzipSync('words of a feed')],
    ['br', brotliCompressSync('words of a feed')],
    ['identity', Buffer.from('words of a feed')],
  ])('%s is unpacked', async (encoding, body) => {
    const answer = await here((_, response) => response.writeHead(200, { 'content-encoding': encoding }).end(body))
    expect(Buffer.from(answer.bytes).toString()).toBe('words of a feed')
  })

  it.each([
    ['cut short', 'gzip', gzipSync('x'.repeat(5000)).subarray(0, 20)],
    ['no gzip at all', 'gzip', Buffer.from('<rss/>')],
    ['no brotli at all', 'br', Buffer.from('<rss version="2.0"/>')],
    ['twice', 'gzip, gzip', gzipSync(gzipSync('x'))],
    ['not asked for', 'zstd', Buffer.from('x')],
  ])('packed wrongly: %s', async (_, encoding, body) => {
    const failure = await refusal(
      here((_request, response) => response.writeHead(200, { 'content-encoding': encoding }).end(body)),
    )
    expect([failure.kind, failure.code]).toEqual(['failed', 'broken_encoding'])
  })

  it.each([
    ['said beforehand', undefined, Buffer.alloc(1_048_577)],
    ['a gzip bomb', 'gzip', gzipSync(Buffer.alloc(200 * 1_048_576))],
    ['a brotli bomb', 'br', brotliCompressSync(Buffer.alloc(50 * 1_048_576), { params: { 1: 1 } })],
  ])('too large: %s', async (_, encoding, body) => {
    const started = performance.now()
    const failure = await refusal(
      here((_request, response) =>
        response.writeHead(200, encoding === undefined ? {} : { 'content-encoding': encoding }).end(body),
      ),
    )
    expect([failure.kind, failure.code]).toEqual(['failed', 'too_large'])
    expect(performance.now() - started).toBeLessThan(1_000)
  })

  it('endless: stops in the middle', async () => {
    let sent = 0
    const failure = await refusal(
      here((_, response) => {
        const push = (): void => {
          while (!response.destroyed && response.write(Buffer.alloc(65_536))) sent += 65_536
        }
        response.on('drain', push)
        push()
      }),
    )
    expect(failure.code).toBe('too_large')
    expect(sent).toBeLessThan(40 * 1_048_576)
  })

  it.each([
    ['headers', (response: ServerResponse) => void response],
    [
      'a body that drips',
      (response: ServerResponse) => {
        const drip = setInterval(() => response.write('x'), 20)
        response.on('close', () => clearInterval(drip))
      },
    ],
    [
      'redirects that take their time',
      (response: ServerResponse) => void setTimeout(() => response.writeHead(302, { location: '/more' }).end(), 150),
    ],
  ])('slow: %s', async (_, answer) => {
    const started = performance.now()
    const failure = await refusal(here((_request, response) => answer(response), { timeout_ms: 400 }))
    expect([failure.kind, failure.code]).toEqual(['busy', 'timed_out'])
    expect(performance.now() - started).toBeLessThan(1_000)
  })

  it('cut in the middle', async () => {
    const failure = await refusal(
      here((_, response) => {
        response.writeHead(200, { 'content-length': '100' })
        response.write('half', () => response.destroy())
      }),
    )
    expect([failure.kind, failure.code]).toEqual(['busy', 'connection_lost'])
  })

  it.each([
    ['another protocol', 'HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n'],
    ['nothing at all', ''],
    ['no HTTP', 'SSH-2.0-OpenSSH\r\n'],
    ['two lengths', 'HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab'],
  ])('answers with %s: an end, whatever it is', async (_, answer) => {
    const server = createTcp((socket) => {
      socket.on('error', () => {})
      socket.once('data', () => (answer === '' ? socket.end() : socket.write(answer)))
    })
    await new Promise<void>((done) => void server.listen(0, '127.0.0.1', done))
    onTestFinished(() => void server.close())
    const host = `127.0.0.1:${(server.address() as AddressInfo).port}`
    const failure = await refusal(read(`http://${host}/`, { allow_hosts: host, timeout_ms: 1_500 }))
    expect([failure.kind, failure.code]).toEqual(['busy', 'connection_lost'])
  })

  it('nobody there', async () => {
    const { url, host, server } = await serve((_, response) => response.end())
    await new Promise((done) => server.close(done))
    expect((await refusal(read(url, { allow_hosts: host }))).code).toBe('connection_refused')
  })

  it('goes past a proxy that the environment names: it would look names up past the check', async () => {
    const { port, seen } = await canary()
    vi.stubEnv('HTTP_PROXY', `http://127.0.0.1:${port}`)
    vi.stubEnv('http_proxy', `http://127.0.0.1:${port}`)
    vi.stubEnv('NODE_USE_ENV_PROXY', '1')
    onTestFinished(() => void vi.unstubAllEnvs())
    expect((await here((_, response) => response.end('straight'))).status).toBe(200)
    expect(seen()).toBe(0)
  })
})
