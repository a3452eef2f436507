import { createServer, type RequestListener } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { readFileSync } from 'node:fs'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { Failure } from '../../src/failure.ts'
import { checkEndpoint, endpointProblem } from '../../src/networks/endpoint.ts'
import { createHttp } from '../../src/networks/http.ts'
import { fetchPublic } from '../../src/networks/public-fetch.ts'
import { redact } from '../../src/networks/redact.ts'
import { send } from '../../src/networks/send.ts'
import { retryAt } from '../../src/networks/retry-at.ts'
import { testContext } from '../support/context.ts'
import { failureOf } from './support.ts'

const cleanup: (() => void)[] = []
afterEach(() => {
  for (const close of cleanup.splice(0)) close()
})

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  cleanup.push(() => {
    server.closeAllConnections()
    server.close()
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

function http(secrets: string[] = [], lines: string[] = []) {
  return createHttp({
    fetch: send,
    base: 'http://127.0.0.1',
    secrets: () => secrets,
    verbose: (line) => lines.push(line),
    timeout_ms: 700,
  })
}

describe('http', () => {
  test('gives back status, headers, text, JSON and the server clock', async () => {
    const url = await serve((request, response) => {
      response
        .writeHead(404, { 'content-type': 'text/plain', date: 'Sun, 22 Nov 2026 10:00:00 GMT' })
        .end(`{"got":"${request.method}"}`)
    })
    const answer = await http()({ url })
    expect(answer).toMatchObject({ status: 404, json: { got: 'GET' }, server_at: '2026-11-22T10:00:00.000Z' })
    expect((await http()({ url, method: 'POST', body: 'x' })).json).toEqual({ got: 'POST' })
  })

  test('only what is accepted is no failure', async () => {
    const url = await serve((_request, response) => response.writeHead(429, { 'retry-after': '60' }).end('trop vite'))
    const failure = await failureOf(http()({ url, accept: [200] }))
    expect(failure).toMatchObject({ verdict: 'rate_limited', message: 'trop vite', status: 429 })
    expect(failure.retry_at).toBeInstanceOf(Date)
  })

  test.each([
    ['GET', 'refused'],
    ['POST', 'unknown'],
    ['PUT', 'unknown'],
    ['DELETE', 'unknown'],
  ] as const)('%s is not sent elsewhere: %s', async (method, verdict) => {
    let followed = 0
    const other = await serve((_request, response) => {
      followed += 1
      response.end()
    })
    const url = await serve((_request, response) => response.writeHead(307, { location: other }).end())
    expect(await failureOf(http()({ url, method }))).toMatchObject({ verdict, code: 'redirected', status: 307 })
    expect(followed).toBe(0)
  })

  test.each([
    ['GET', 'not_sent'],
    ['POST', 'unknown'],
  ] as const)('%s: no answer, a cut connection, a cut body, too much of it: %s', async (method, verdict) => {
    const silent = await serve(() => {})
    expect(await failureOf(http()({ url: silent, method }))).toMatchObject({ verdict, code: 'timed_out' })
    const cut = await serve((request) => request.socket.resetAndDestroy())
    expect(await failureOf(http()({ url: cut, method }))).toMatchObject({ verdict, code: 'connection_lost' })
    const half = await serve((_request, response) => {
      response.writeHead(200, { 'content-length': '100' })
      response.write('x', () => response.destroy())
    })
    expect(await failureOf(http()({ url: half, method }))).toMatchObject({ verdict, code: 'connection_lost' })
    const trickle = await serve((_request, response) => {
      response.writeHead(200)
      const timer = setInterval(() => response.write('x'), 50)
      response.on('close', () => clearInterval(timer))
    })
    expect(await failureOf(http()({ url: trickle, method }))).toMatchObject({ verdict, code: 'timed_out' })
    const endless = await serve((_request, response) => response.end(Buffer.alloc(9 * 1024 * 1024)))
    expect(await failureOf(http()({ url: endless, method }))).toMatchObject({ verdict, code: 'answer_too_large' })
  })

  test('a certificate nobody vouches for: nothing was sent', async () => {
    // made for this test alone, signed by nobody
    const pem = (name: string): Buffer => readFileSync(new URL(`../fixtures/tls/${name}.pem`, import.meta.url))
    let reached = 0
    const server = createTlsServer({ key: pem('key'), cert: pem('cert') }, (_request, response) => {
      reached += 1
      response.end()
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    cleanup.push(() => server.close())
    const url = `https://127.0.0.1:${(server.address() as AddressInfo).port}`
    expect(await failureOf(http()({ url, method: 'POST', json: {} }))).toMatchObject({
      verdict: 'not_sent',
      code: 'certificate',
    })
    // whatever the environment says
    vi.stubEnv('NODE_TLS_REJECT_UNAUTHORIZED', '0')
    cleanup.push(() => vi.unstubAllEnvs())
    const context = testContext()
    await expect(
      fetchPublic(context, url, { max_bytes: 100, timeout_ms: 5_000, allow_hosts: new URL(url).host }),
    ).rejects.toMatchObject({ code: 'certificate' })
    expect(await failureOf(http()({ url, method: 'POST', json: {} }))).toMatchObject({ code: 'certificate' })
    expect(reached).toBe(0)
  })

  test.each([25, 6667, 22])('a port of another service is not spoken to: %s', async (port) => {
    expect(await failureOf(http()({ url: `http://127.0.0.1:${port}/`, method: 'POST', json: {} }))).toMatchObject({
      verdict: 'not_sent',
      cause: { cause: { message: 'bad port' } },
    })
  })

  test('sends one request, whatever comes back', async () => {
    let count = 0
    const url = await serve((_request, response) => {
      count += 1
      response.writeHead(503).end()
    })
    await http()({ url, method: 'POST', json: {} })
    expect(count).toBe(1)
  })

  test('secrets are in no line and in no message', async () => {
    const secret = 'se/cret+canary 42"'
    const lines: string[] = []
    const url = await serve((request, response) => {
      response.writeHead(400).end(`you said ${request.url} ${request.headers.authorization}`)
    })
    const failure = await failureOf(
      http(
        [secret],
        lines,
      )({
        url: `${url}/a?access_token=${encodeURIComponent(secret)}&x=1`,
        headers: { authorization: 'Bearer another-canary' },
        accept: [200],
      }),
    )
    const shown = `${lines.join('\n')}\n${failure.message}`
    expect(shown).not.toContain('canary')
    expect(lines[0]).toMatch(/^GET http:\/\/127\.0\.0\.1:\d+\/a\?access_token=\[redacted\]&x=1 -> 400 in \d+ ms$/)
  })
})

describe('redact', () => {
  test.each([
    ['Authorization: Bearer abc.def-ghi', 'abc.def-ghi'],
    ['authorization: Basic dXNlcjpwYXNz', 'dXNlcjpwYXNz'],
    ['OAuth oauth_consumer_key="canary", oauth_token="canary2"', 'canary'],
    ['https://api.telegram.org/bot123456:AAH-canary/sendMessage', 'AAH-canary'],
    ['https://discord.com/api/webhooks/123/canary_token-x?wait=true', 'canary_token-x'],
    ['https://u:canary@exemple.fr/', 'canary'],
    ['?client_secret=canary&b=1', 'canary'],
    ['{"accessJwt":"canary","refresh_token": "canary"}', 'canary'],
    ['token eyJhbGciOi.eyJzdWIiOi.c2ln end', 'eyJzdWIiOi'],
    ['jwt-eyJhbGciOi-x.eyJzdWIiOi.c2ln', 'eyJzdWIiOi'],
    ['eyJhbGciOi-eyJi.eyJzdWIiOi-eyJx.c2ln', 'eyJzdWIiOi'],
  ])('%s', (text, secret) => {
    expect(redact(text, [])).not.toContain(secret)
  })

  test('a value that is known is hidden in every form', () => {
    const secret = 'a b/é"c'
    const text = `${secret} ${encodeURIComponent(secret)} ${JSON.stringify({ secret })}`
    expect(redact(text, [secret])).toBe('[redacted] [redacted] {"secret":"[redacted]"}')
    expect(redact('le français', ['fr'])).toBe('le français')
  })
})

describe('endpoints', () => {
  test.each([
    ['https://mastodon.social', null],
    ['https://exemple.fr:8443/base', null],
    ['https://93.184.216.34', null],
    ['https://[2606:2800:220:1::1]', null],
    ['http://127.0.0.1:3000', null],
    ['http://127.9.9.9', null],
    ['http://localhost:2583', null],
    ['http://pds.localhost', null],
    ['http://[::1]:80', null],
    ['https://localhost', null],
    ['http://0x7f.1', null],
    ['http://2130706433', null],
    ['http://[::ffff:127.0.0.1]', null],
    ['http://exemple.fr', 'plain_http'],
    ['http://93.184.216.34', 'plain_http'],
    ['http://localhost.exemple.fr', 'plain_http'],
    ['http://127.0.0.1.exemple.fr', 'plain_http'],
    ['https://user@exemple.fr', 'credentials'],
    ['https://user:pass@exemple.fr', 'credentials'],
    ['http://127.0.0.1@exemple.fr', 'credentials'],
    ['https://0.0.0.0', 'private_host'],
    ['http://0', 'private_host'],
    ['https://10.0.0.1', 'private_host'],
    ['https://172.16.0.1', 'private_host'],
    ['https://192.168.1.1', 'private_host'],
    ['https://169.254.169.254', 'private_host'],
    ['https://100.64.0.1', 'private_host'],
    ['https://198.18.0.1', 'private_host'],
    ['https://224.0.0.1', 'private_host'],
    ['https://255.255.255.255', 'private_host'],
    ['https://[::]', 'private_host'],
    ['https://[fe80::1]', 'private_host'],
    ['https://[fd00::1]', 'private_host'],
    ['https://[64:ff9b::a00:1]', 'private_host'],
    ['http://[64:ff9b::127.0.0.1]', 'private_host'],
    ['https://[2002:a00:1::]', 'private_host'],
    ['https://[::ffff:10.0.0.1]', 'private_host'],
    ['https://[::10.0.0.1]', 'private_host'],
    ['https://0xa.0.0.1', 'private_host'],
    ['https://012.0.0.1', 'private_host'],
    ['https://167772161', 'private_host'],
    ['https://intranet', 'private_host'],
    ['https://nas.local', 'private_host'],
    ['https://metadata.google.internal', 'private_host'],
    ['https://intranet.', 'private_host'],
    ['ftp://exemple.fr', 'not_an_address'],
    ['file:///etc/passwd', 'not_an_address'],
    ['javascript:alert(1)', 'not_an_address'],
    ['', 'not_an_address'],
    ['https://', 'not_an_address'],
  ])('%s -> %s', (address, problem) => {
    expect(endpointProblem(address)).toBe(problem)
  })

  test('what a person types becomes a base address', () => {
    expect(checkEndpoint(' https://Mastodon.Social/ ')).toBe('https://mastodon.social')
    expect(checkEndpoint('mastodon.social')).toBe('https://mastodon.social')
    expect(checkEndpoint('https://exemple.fr/blog//?a=1#b')).toBe('https://exemple.fr/blog')
    expect(checkEndpoint('http://localhost:2583')).toBe('http://localhost:2583')
  })

  test('a refusal is a usage failure in the language of the reader, without the password', () => {
    const refuse = (address: string) => {
      try {
        checkEndpoint(address, 'fr')
      } catch (error) {
        return error
      }
      return null
    }
    const failure = refuse('https://moi:mot-de-passe@exemple.fr')
    expect(failure).toBeInstanceOf(Failure)
    expect(failure).toMatchObject({ kind: 'usage', code: 'endpoint_not_allowed' })
    expect((failure as Failure).message).toContain('L’adresse https://…@exemple.fr')
    expect((failure as Failure).message).not.toContain('mot-de-passe@')
    expect((refuse('http://exemple.fr') as Failure).message).toContain('n’est pas chiffrée')
  })
})

describe('retryAt', () => {
  const now = new Date('2026-11-22T10:00:00Z')
  test.each([
    [{ 'retry-after': '120' }, '2026-11-22T10:02:00.000Z'],
    [{ 'retry-after': '0.5' }, '2026-11-22T10:00:00.500Z'],
    [{ 'retry-after': 'Sun, 22 Nov 2026 11:00:00 GMT' }, '2026-11-22T11:00:00.000Z'],
    [{ 'retry-after': 'Sun, 22 Nov 2026 09:00:00 GMT' }, '2026-11-22T10:00:00.000Z'],
    [{ 'x-rate-limit-reset': '1795345200' }, '2026-11-22T11:00:00.000Z'],
    [{ 'ratelimit-reset': '1795345200' }, '2026-11-22T11:00:00.000Z'],
    [{ 'ratelimit-reset': '30' }, '2026-11-22T10:00:30.000Z'],
    [{ 'x-ratelimit-reset': '2026-11-22T10:05:00.000Z' }, '2026-11-22T10:05:00.000Z'],
    [{ 'x-ratelimit-reset-after': '1.25' }, '2026-11-22T10:00:01.250Z'],
    [{ 'x-ratelimit-reset': '1795345200000' }, '2026-11-22T11:00:00.000Z'],
    [
      { 'x-rate-limit-reset': '1795345200', 'x-user-limit-24hour-remaining': '0', 'x-user-limit-24hour-reset': '1795348800' },
      '2026-11-22T12:00:00.000Z',
    ],
    [{ 'retry-after': 'soon' }, undefined],
    [{ 'retry-after': '' }, undefined],
    [{ 'retry-after': '-5' }, undefined],
    [{ 'retry-after': '1e400' }, undefined],
    [{}, undefined],
  ])('%o -> %s', (headers, expected) => {
    expect(retryAt(new Headers(headers as Record<string, string>), now)?.toISOString()).toBe(expected)
  })
})
