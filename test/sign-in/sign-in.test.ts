import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterEach, describe, expect, it } from 'vitest'
import { mastodon } from '../../src/networks/mastodon/index.ts'
import type { Network, SignIn } from '../../src/networks/contract.ts'
import { openGrant } from '../../src/networks/grant.ts'
import { challengeOf } from '../../src/sign-in/code.ts'
import type { Desk, Way } from '../../src/sign-in/desk.ts'
import { farFromBrowser, openBrowser } from '../../src/sign-in/open-browser.ts'
import { readPasted } from '../../src/sign-in/pasted.ts'
import { signIn, type RunnableSignIn } from '../../src/sign-in/sign-in.ts'
import { readTokenAnswer } from '../../src/sign-in/token-answer.ts'
import { startLoopback, type Received } from '../servers/loopback.ts'
import { startOAuthMock } from '../servers/oauth-mock.ts'
import { startOidc } from '../servers/oidc.ts'
import { access, memorySession } from '../networks/support.ts'
import { testContext, type TestContext, type TestContextOptions } from '../support/context.ts'

const label = { fr: 'champ', en: 'field' }
const network: Network = {
  ...mastodon,
  name: 'Testnet',
  endpoint: { default: 'https://api.example.org', required: false },
  credentials: [
    { name: 'client_id', label, visible: true },
    { name: 'client_secret', label },
    { name: 'refresh_token', label },
  ],
}
const byCode = (more: Partial<Extract<SignIn, { kind: 'code' }>> = {}): Extract<SignIn, { kind: 'code' }> => ({
  kind: 'code',
  authorize_url: 'https://www.example.org/auth',
  token_url: 'https://api.example.org/token',
  scopes: ['openid', 'offline_access'],
  pkce: 'S256',
  redirect: { host: '127.0.0.1', port: null, path: '/callback' },
  client_auth: 'body',
  more_parameters: { prompt: 'consent' },
  keeps: 'refresh_token',
  ...more,
})

const closing: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})
async function started<T extends { close(): Promise<void> }>(server: Promise<T>): Promise<T> {
  const one = await server
  closing.push(() => one.close())
  return one
}

interface Given {
  readonly endpoint: string
  readonly known?: Record<string, string>
  readonly way?: Way
  readonly network?: Network
  readonly context?: TestContextOptions
}

function deskOf(given: Given): { desk: Desk; context: TestContext } {
  const context = testContext(given.context)
  const { endpoint, known = {}, way = { browser: false, paste: false } } = given
  return { context, desk: { context, network: given.network ?? network, endpoint, known, way } }
}

/** An answer without one of its fields. */
function omit(body: Record<string, unknown>, name: string): Record<string, unknown> {
  return Object.fromEntries(Object.entries(body).filter(([key]) => key !== name))
}

/** The address that a person was told to open. */
async function told(context: TestContext): Promise<string> {
  for (let i = 0; i < 500; i++) {
    const found = /^ {2}(http\S+)$/m.exec(context.stderr())?.[1]
    if (found !== undefined) return found
    await pause(10)
  }
  throw new Error(`no address in: ${context.stderr()}`)
}

describe('a code and PKCE at a certified provider', () => {
  it('ends with the fields of --secrets and a session; nothing secret is shown, even with --verbose', async () => {
    const oidc = await started(startOidc())
    const known = { client_id: oidc.client_id, client_secret: oidc.client_secret }
    const { desk, context } = deskOf({ endpoint: oidc.url, known, context: { options: { verbose: true } } })
    const signing = signIn(desk, byCode({ authorize_url: '/auth', token_url: '/token' }))
    const back = await oidc.browse(await told(context))
    expect((await fetch(back)).status).toBe(200)
    const { fields, session } = await signing
    expect(Object.keys(fields).toSorted()).toEqual(['client_id', 'client_secret', 'refresh_token'])
    expect(session).toMatchObject({ given: fields['refresh_token'], refresh_token: fields['refresh_token'] })
    expect(await oidc.knows(session?.['access_token'] ?? '')).toBe(true)
    const shown = context.stdout() + context.stderr()
    const code = new URL(back).searchParams.get('code') ?? ''
    for (const secret of [code, oidc.client_secret, fields['refresh_token'] ?? '', session?.['access_token'] ?? '']) {
      expect(secret).not.toBe('')
      expect(shown).not.toContain(secret)
    }
    expect(new URL(await told(context)).searchParams.get('state')?.length).toBe(22)
  })

  it('the session is what a grant goes on with: no token is asked for until it ends', async () => {
    const oidc = await started(startOidc())
    const known = { client_id: oidc.client_id, client_secret: oidc.client_secret }
    const { desk, context } = deskOf({ endpoint: oidc.url, known })
    const signing = signIn(desk, byCode())
    await fetch(await oidc.browse(await told(context)))
    const { fields, session } = await signing
    const kept = memorySession()
    await kept.set(session ?? {})
    const bench = access({ secrets: fields, session: kept })
    const grant = openGrant(bench, { token_url: `${oidc.url}/token`, client_auth: 'body', lifetime_seconds: 60 })
    const before = oidc.tokens()
    expect(await grant.token()).toBe(session?.['access_token'])
    expect(oidc.tokens()).toBe(before)
    expect(await grant.renew(session?.['access_token'] ?? '')).not.toBe(session?.['access_token'])
    expect((await kept.get())?.['refresh_token']).not.toBe(fields['refresh_token'])
  })

  it('a code of another state never gets to the token address; the person pastes through ssh', async () => {
    const oidc = await started(startOidc())
    const known = { client_id: oidc.client_id, client_secret: oidc.client_secret }
    const typed: string[] = []
    const asked: string[] = []
    const secret = async (question: string): Promise<string> => {
      asked.push(question)
      if (typed.length === 0) {
        const back = await oidc.browse(await told(context))
        const forged = new URL(back)
        forged.searchParams.set('state', 'of-somebody-else')
        typed.push(forged.href, 'two words', back)
      }
      return typed.shift() ?? ''
    }
    const { desk, context } = deskOf({
      endpoint: oidc.url,
      known,
      way: { browser: false, paste: true },
      context: { ask: { secret } },
    })
    const { fields } = await signIn(desk, byCode())
    expect(asked).toHaveLength(3)
    expect(oidc.tokens()).toBe(1)
    expect(fields['refresh_token']).toBeDefined()
    expect(context.stderr()).toContain('answers another question')
    expect(context.stderr()).toContain('http://127.0.0.1:8917/callback')
  })

  it('a wrong secret of the app is refused in the words of the server', async () => {
    const oidc = await started(startOidc())
    const known = { client_id: oidc.client_id, client_secret: 'wrong-secret-000' }
    const { desk, context } = deskOf({ endpoint: oidc.url, known })
    const signing = signIn(desk, byCode())
    signing.catch(() => {})
    await fetch(await oidc.browse(await told(context)))
    await expect(signing).rejects.toMatchObject({ kind: 'credential', code: 'sign_in_refused' })
    await expect(signing).rejects.toThrow(/invalid_client/)
  })

  it('asks for the app, and without a terminal says so before anything is opened', async () => {
    const { desk } = deskOf({ endpoint: 'http://127.0.0.1:9' })
    await expect(signIn(desk, byCode())).rejects.toMatchObject({ kind: 'usage', code: 'terminal_needed' })
  })
})

describe('a server that does what it likes', () => {
  const known = { client_id: 'smm', client_secret: 'app-secret-0123' }
  async function against(change: (mock: Awaited<ReturnType<typeof startOAuthMock>>) => void, how: RunnableSignIn, given = {}) {
    const mock = await started(startOAuthMock())
    change(mock)
    const { desk, context } = deskOf({ endpoint: mock.url, known, ...given })
    const signing = signIn(desk, how)
    signing.catch(() => {})
    const answer = await fetch((await told(context)).replace('/auth?', '/authorize?'), { redirect: 'manual' })
    await fetch(answer.headers.get('location') ?? '')
    return signing
  }

  it('an answer without token_type, with its numbers as text, will do', async () => {
    const { session } = await against(
      (mock) => mock.changeNext((body) => ({ ...omit(body, 'token_type'), expires_in: '3600', refresh_token: 'r-0123456789' })),
      byCode(),
    )
    expect(Date.parse(session?.['expires_at'] ?? '') - Date.now()).toBeGreaterThan(3_000_000)
  })

  it('an access token alone is not enough where it is renewed, and all there is where it is not', async () => {
    const without = (body: Record<string, unknown>) => omit(body, 'refresh_token')
    await expect(against((mock) => mock.changeNext(without), byCode())).rejects.toMatchObject({ code: 'no_refresh_token' })
    const plain: Network = { ...network, credentials: [{ name: 'access_token', label }] }
    const signed = await against((mock) => mock.changeNext(without), byCode({ keeps: 'access_token', pkce: null }), {
      network: plain,
    })
    expect(Object.keys(signed.fields)).toEqual(['access_token'])
    expect(signed.session).toBeNull()
  })

  it.each([
    [400, { error: 'invalid_grant', error_description: 'the code is too old' }, 'the code is too old'],
    [400, { error: { message: 'Code has expired' } }, 'Code has expired'],
    [200, { error: 'access_denied' }, 'access_denied'],
    [500, {}, 'HTTP 500'],
  ])('%s %j is a refusal with its words', async (status, body, words) => {
    const signing = against((mock) => mock.answerNext(status, body), byCode())
    await expect(signing).rejects.toMatchObject({ kind: 'credential', code: 'sign_in_refused' })
    await expect(signing).rejects.toThrow(words)
  })

  it('a form is read like JSON', () => {
    const answer = {
      status: 200,
      headers: new Headers(),
      json: undefined,
      text: 'access_token=a1b2c3&expires=5184000\n',
      server_at: null,
    }
    expect(readTokenAnswer(answer)).toMatchObject({ access_token: 'a1b2c3', refresh_token: null, seconds: null })
  })
})

describe('the app of one server', () => {
  async function instance(): Promise<{ url: string; requests: () => readonly Received[] }> {
    let redirect = ''
    const server = await started(
      startLoopback({
        subject: () => 'session',
        answer: ({ path, body, method }) => {
          const form = new URLSearchParams(body.toString())
          if (path === '/api/v1/apps' && method === 'POST') {
            redirect = form.get('redirect_uris') ?? ''
            if (form.get('client_name') !== 'smm') return { status: 422 }
            return { status: 200, body: { client_id: 'made-for-you', client_secret: 'made-secret-0123' } }
          }
          if (path === '/oauth/token') {
            const right =
              form.get('client_id') === 'made-for-you' &&
              form.get('client_secret') === 'made-secret-0123' &&
              form.get('redirect_uri') === redirect &&
              form.get('code') === 'shown-code' &&
              (form.get('code_verifier') ?? '').length === 43
            return right
              ? { status: 200, body: { access_token: 'mastodon-token-1', scope: 'read write', created_at: 1 } }
              : { status: 400, body: { error: 'invalid_grant' } }
          }
          return { status: 404 }
        },
      }),
    )
    return server
  }
  const how = async (): Promise<RunnableSignIn> => {
    const found = await mastodon.sign_in?.()
    if (found?.kind !== 'code') throw new Error('Mastodon signs in by code')
    return found
  }

  it('is registered first, for the very address the browser comes back to', async () => {
    const server = await instance()
    const { desk, context } = deskOf({ endpoint: server.url, network: mastodon })
    const signing = signIn(desk, await how())
    const page = new URL(await told(context))
    expect(page.pathname).toBe('/oauth/authorize')
    expect(page.searchParams.get('code_challenge_method')).toBe('S256')
    const state = page.searchParams.get('state') ?? ''
    await fetch(`${page.searchParams.get('redirect_uri')}?code=shown-code&state=${state}`)
    expect(await signing).toEqual({ fields: { access_token: 'mastodon-token-1' }, session: null })
    expect(server.requests()[0]?.body.toString()).toContain('127.0.0.1')
  })

  it('through ssh its page shows the code', async () => {
    const server = await instance()
    const given = { endpoint: server.url, network: mastodon, way: { browser: false, paste: true } }
    const { desk, context } = deskOf({ ...given, context: { ask: { secret: async () => ' shown-code\n' } } })
    expect((await signIn(desk, await how())).fields).toEqual({ access_token: 'mastodon-token-1' })
    expect(new URL(await told(context)).searchParams.get('redirect_uri')).toBe('urn:ietf:wg:oauth:2.0:oob')
  })
})

describe('a number that is typed (OAuth 1.0a)', () => {
  const x: Network = {
    ...network,
    credentials: ['app_key', 'app_secret', 'access_token', 'access_secret'].map((name) => ({ name, label })),
  }
  const how: RunnableSignIn = {
    kind: 'pin',
    request_url: 'https://api.example.org/oauth/request_token',
    authorize_url: 'https://api.example.org/oauth/authorize',
    access_url: 'https://api.example.org/oauth/access_token',
  }
  const known = { app_key: 'key-0123', app_secret: 'secret-0123' }

  it('request token, page, number, token', async () => {
    const server = await started(
      startLoopback({
        subject: () => 'session',
        answer: ({ path, headers }) => {
          const signed = headers['authorization'] ?? ''
          if (path === '/oauth/request_token') {
            const asked = signed.includes('oauth_callback="oob"') && signed.includes('oauth_consumer_key="key-0123"')
            return asked
              ? { status: 200, body: 'oauth_token=req-1&oauth_token_secret=reqsecret&oauth_callback_confirmed=true' }
              : { status: 401, body: { errors: [{ code: 32, message: 'Could not authenticate you.' }] } }
          }
          const right = signed.includes('oauth_token="req-1"') && signed.includes('oauth_verifier="1234567"')
          return right
            ? { status: 200, body: 'oauth_token=tok-1&oauth_token_secret=toksecret&user_id=1&screen_name=boulangerie' }
            : { status: 401, body: 'Error processing your OAuth request: Invalid oauth_verifier parameter' }
        },
      }),
    )
    const typing = (pin: string) =>
      deskOf({ endpoint: server.url, network: x, known, context: { ask: { secret: async () => pin } } })
    const { desk, context } = typing(' 1234567 ')
    expect(await signIn(desk, how)).toEqual({
      fields: { ...known, access_token: 'tok-1', access_secret: 'toksecret' },
      session: null,
    })
    expect(await told(context)).toBe(`${server.url}/oauth/authorize?oauth_token=req-1`)
    const wrong = signIn(typing('7654321').desk, how)
    await expect(wrong).rejects.toMatchObject({ code: 'sign_in_refused' })
    await expect(wrong).rejects.toThrow('Invalid oauth_verifier')
  })
})

describe('the page of a WordPress site', () => {
  const wordpress: Network = {
    ...network,
    credentials: [
      { name: 'username', label, visible: true },
      { name: 'application_password', label },
    ],
  }
  const site = () =>
    started(
      startLoopback({
        subject: () => 'read',
        answer: ({ path, headers }) => {
          const authorization = `http://${headers['host']}/blog/wp-admin/authorize-application.php`
          return path === '/?rest_route=/'
            ? { status: 200, body: { authentication: { 'application-passwords': { endpoints: { authorization } } } } }
            : { status: 404 }
        },
      }),
    )

  it('brings user and password back to this machine', async () => {
    const server = await site()
    const { desk, context } = deskOf({ endpoint: server.url, network: wordpress })
    const signing = signIn(desk, { kind: 'application_password' })
    const page = new URL(await told(context))
    expect(page.pathname).toBe('/blog/wp-admin/authorize-application.php')
    expect(page.searchParams.get('app_name')).toBe('smm')
    expect(page.searchParams.get('app_id')).toMatch(/^[0-9a-f-]{36}$/)
    const back = new URL(page.searchParams.get('success_url') ?? '')
    expect(back.hostname).toBe('127.0.0.1')
    for (const [name, value] of Object.entries({ site_url: server.url, user_login: 'claire', password: 'abcd efgh' }))
      back.searchParams.set(name, value)
    await fetch(back)
    expect((await signing).fields).toEqual({ username: 'claire', application_password: 'abcd efgh' })
  })

  it('or says no', async () => {
    const server = await site()
    const { desk, context } = deskOf({ endpoint: server.url, network: wordpress })
    const signing = signIn(desk, { kind: 'application_password' })
    signing.catch(() => {})
    await fetch(`${new URL(await told(context)).searchParams.get('success_url')}&success=false`)
    await expect(signing).rejects.toMatchObject({ code: 'sign_in_refused' })
  })
})

describe('what was pasted', () => {
  const state = 'the-state-of-it'
  it.each([
    [`http://127.0.0.1:8917/?code=abc123&state=${state}`, true, { is: 'code', code: 'abc123' }],
    [`  http://127.0.0.1:8917/?state=${state}&code=abc123#_=_ `, false, { is: 'code', code: 'abc123' }],
    [`?code=abc123&state=${state}`, false, { is: 'code', code: 'abc123' }],
    ['http://127.0.0.1:8917/?code=abc123&state=other', true, { is: 'state' }],
    ['http://127.0.0.1:8917/?code=abc123', true, { is: 'state' }],
    [`http://127.0.0.1:8917/?code=abc123&state=${state}&state=${state}`, true, { is: 'state' }],
    [`http://127.0.0.1:8917/?code=a&code=b&state=${state}`, true, { is: 'unreadable' }],
    [`http://127.0.0.1:8917/?error=access_denied&state=${state}`, true, { is: 'denied', why: 'access_denied' }],
    ['abc123', true, { is: 'code', code: 'abc123' }],
    ['abc123', false, { is: 'address_needed' }],
    ['https://www.example.org/', true, { is: 'unreadable' }],
    ['', true, { is: 'unreadable' }],
    ['two words', true, { is: 'unreadable' }],
  ])('%s', (typed, alone, expected) => {
    expect(readPasted(typed, state, alone)).toEqual(expected)
  })
})

describe('the browser', () => {
  it('is opened without a shell: what stands in an address stays one word', async () => {
    const context = testContext()
    const bin = join(context.folder, 'bin')
    mkdirSync(bin)
    const seen = join(context.folder, 'seen')
    writeFileSync(join(bin, 'xdg-open'), `#!/bin/sh\nprintf '%s\\n' "$#" "$1" > '${seen}.tmp' && mv '${seen}.tmp' '${seen}'\n`)
    chmodSync(join(bin, 'xdg-open'), 0o755)
    const env = { PATH: `${bin}:/usr/bin:/bin` }
    const address = `https://example.org/?a=$(touch%20${context.folder}/shell);touch&b=\`id\`'"`
    expect(await openBrowser(address, env, 'linux')).toBe(true)
    for (let i = 0; i < 200; i++) {
      try {
        readFileSync(seen)
        break
      } catch {
        await pause(10)
      }
    }
    expect(readFileSync(seen, 'utf8')).toBe(`1\n${new URL(address).href}\n`)
    expect(await openBrowser('file:///etc/passwd', env, 'linux')).toBe(false)
    expect(await openBrowser('javascript:alert(1)', env, 'linux')).toBe(false)
    expect(await openBrowser(address, { PATH: '/nonexistent' }, 'linux')).toBe(false)
  })

  it.each([
    [{ SSH_CONNECTION: '1 2 3 4', DISPLAY: ':0' }, 'linux', true],
    [{}, 'linux', true],
    [{ DISPLAY: ':0' }, 'linux', false],
    [{ WAYLAND_DISPLAY: 'wayland-0' }, 'linux', false],
    [{}, 'darwin', false],
    [{}, 'win32', false],
  ] as const)('%j on %s is far: %s', (env, platform, far) => {
    expect(farFromBrowser(env, platform)).toBe(far)
  })

  it('the challenge of RFC 7636, appendix B; and in hex', () => {
    const verifier = 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk'
    expect(challengeOf(verifier, 'base64url')).toBe('E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM')
    expect(challengeOf(verifier, 'hex')).toMatch(/^[0-9a-f]{64}$/)
  })
})
