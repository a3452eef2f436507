import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterEach, describe, expect, it } from 'vitest'
import { check } from '../../src/cli/account/check.ts'
import { addAccount } from '../../src/clients/add-account.ts'
import { editAccount } from '../../src/clients/edit-account.ts'
import { openGrant, type GrantRules } from '../../src/networks/grant.ts'
import { access, failureOf, memorySession, oneAtATime } from '../networks/support.ts'
import { startOAuthMock } from '../servers/oauth-mock.ts'
import { startOidcPinterest } from '../servers/oidc-pinterest.ts'
import { startOidc } from '../servers/oidc.ts'
import { testContext, type TestContext, type TestContextOptions } from '../support/context.ts'
import { klein } from '../support/delivery-world.ts'

const closing: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})
async function started<T extends { close(): Promise<void> }>(server: Promise<T>): Promise<T> {
  const one = await server
  closing.push(() => one.close())
  return one
}
const rules = (url: string, more: Partial<GrantRules> = {}): GrantRules => ({
  token_url: `${url}/token`,
  client_auth: 'body',
  lifetime_seconds: 3600,
  ...more,
})

describe('a grant at a provider that replaces refresh tokens', () => {
  async function granted(options: Parameters<typeof startOidc>[0] = {}) {
    const oidc = await started(startOidc(options))
    const { client_id, client_secret } = oidc
    const secrets = { client_id, client_secret, refresh_token: await oidc.grant() }
    return { oidc, secrets }
  }

  it('many at once ask once, and the grant lives on', async () => {
    const { oidc, secrets } = await granted()
    const session = memorySession()
    const exclusively = oneAtATime()
    const grants = Array.from({ length: 6 }, () => openGrant(access({ secrets, session, exclusively }), rules(oidc.url)))
    const tokens = await Promise.all(grants.map((one) => one.token()))
    expect(new Set(tokens).size).toBe(1)
    expect(oidc.tokens()).toBe(1)
    for (let turn = 0; turn < 3; turn++) {
      const old = (await session.get())?.['access_token'] ?? ''
      const next = await Promise.all(grants.map((one) => one.renew(old)))
      expect(new Set(next).size).toBe(1)
      expect(await oidc.knows(next[0] ?? '')).toBe(true)
    }
    expect(oidc.tokens()).toBe(4)
  })

  it('without the lock the same would lose it: what is tested above can fail', async () => {
    const { oidc, secrets } = await granted()
    const session = memorySession()
    const free = <T>(work: () => Promise<T>): Promise<T> => work()
    const grants = Array.from({ length: 4 }, () => openGrant(access({ secrets, session, exclusively: free }), rules(oidc.url)))
    const ended = await Promise.allSettled(grants.map((one) => one.token()))
    expect(ended.some((one) => one.status === 'rejected')).toBe(true)
  })

  it('a token that was used twice is the end: the account needs a person', async () => {
    const { oidc, secrets } = await granted()
    const mine = openGrant(access({ secrets }), rules(oidc.url))
    const token = await mine.token()
    // somebody else has the first refresh token too
    const other = openGrant(access({ secrets }), rules(oidc.url))
    expect(await failureOf(other.token())).toMatchObject({ verdict: 'unauthorized', code: 'grant_lost' })
    expect(await failureOf(mine.renew(token))).toMatchObject({ verdict: 'unauthorized', code: 'grant_lost' })
  })

  it('a token that lives two seconds is never handed out dead', async () => {
    const { oidc, secrets } = await granted({ access_seconds: 2 })
    const session = memorySession()
    const grant = openGrant(access({ secrets, session }), rules(oidc.url))
    const first = await grant.token()
    expect(await oidc.knows(first)).toBe(true)
    await pause(2200)
    expect(await oidc.knows(first)).toBe(false)
    expect(await oidc.knows(await grant.token())).toBe(true)
  })

  it('a new refresh token is kept before its access token is used, and not used when it cannot be kept', async () => {
    const { oidc, secrets } = await granted()
    const full = { get: async () => null, set: async () => Promise.reject(new Error('the disk is full')) }
    await expect(openGrant(access({ secrets, session: full }), rules(oidc.url)).token()).rejects.toThrow('the disk is full')
  })

  it('other credentials make the kept session worth nothing', async () => {
    const { oidc, secrets } = await granted()
    const session = memorySession()
    await openGrant(access({ secrets, session }), rules(oidc.url)).token()
    const again = { ...secrets, refresh_token: await oidc.grant() }
    await openGrant(access({ secrets: again, session }), rules(oidc.url)).token()
    expect((await session.get())?.['given']).toBe(again.refresh_token)
  })
})

describe('a grant at a server in trouble', () => {
  const secrets = { client_id: 'smm', client_secret: 'secret-0123', refresh_token: 'refresh-0123456789' }

  it.each([
    [400, { error: 'invalid_grant' }, 'unauthorized', 'grant_lost'],
    [200, { error: 'invalid_grant', error_description: 'gone' }, 'unauthorized', 'grant_lost'],
    [401, {}, 'unauthorized', 'grant_lost'],
    [500, {}, 'not_sent', 'server_unavailable'],
    [503, { error: 'temporarily_unavailable' }, 'not_sent', 'server_unavailable'],
    [200, {}, 'not_sent', 'server_unavailable'],
    [429, {}, 'rate_limited', 'rate_limited'],
  ] as const)('%s %j: %s', async (status, body, verdict, code) => {
    const mock = await started(startOAuthMock())
    const session = memorySession()
    const grant = openGrant(access({ secrets, session }), rules(mock.url))
    mock.answerNext(status, body)
    expect(await failureOf(grant.token())).toMatchObject({ verdict, code })
    expect(await session.get()).toBeNull()
    expect(await grant.token()).not.toBe('')
  })

  it('too slow: nothing was sent, and nothing is kept', async () => {
    const mock = await started(startOAuthMock())
    const bench = access({ secrets, timeout_ms: 80 })
    const grant = openGrant(bench, rules(await mock.slow(2000)))
    expect(await failureOf(grant.token())).toMatchObject({ verdict: 'not_sent', code: 'timed_out' })
    expect(await bench.session.get()).toBeNull()
  })

  it('no secret is in a line or a message', async () => {
    const mock = await started(startOAuthMock())
    const bench = access({ secrets })
    const grant = openGrant(bench, rules(mock.url, { client_auth: 'basic' }))
    mock.answerNext(400, { error: 'invalid_grant', error_description: `${secrets.refresh_token} is not known` })
    const failed = await failureOf(grant.token())
    expect(failed.message + bench.lines.join('\n')).not.toContain(secrets.refresh_token)
    expect(bench.lines.join('\n')).not.toContain(secrets.client_secret)
  })
})

describe('an account whose refresh token is replaced', () => {
  const input = {
    network: 'pinterest',
    name: null,
    path: null,
    for_network: null,
    check: true,
  }
  async function world(options: TestContextOptions = {}) {
    const server = await started(startOidcPinterest())
    const context = testContext(options)
    const client = await (await context.store()).clients.add(klein, context.now().toISOString())
    const secrets = join(context.folder, 'secrets.json')
    writeFileSync(secrets, JSON.stringify(await server.secrets()))
    return { server, context, client, given: { ...input, endpoint: server.url, secrets } }
  }
  const again = (context: TestContext, more: TestContextOptions = {}): TestContext =>
    testContext({ folder: context.folder, ...more })
  const later = (): Date => new Date(Date.now() + 3600_000)
  const sessionOf = async (context: TestContext): Promise<Record<string, string> | null> => {
    const [account] = await (await context.store()).accounts.list()
    return account === undefined ? null : (await context.secrets()).session(account.id)
  }

  it('what the check before storing was given is stored', async () => {
    const { server, context, client, given } = await world()
    await addAccount(context, client, given)
    expect(server.oidc.tokens()).toBe(1)
    const session = await sessionOf(context)
    expect(session?.['refresh_token']).not.toBe(session?.['given'])
    expect(await check(again(context, { now: later() }), null, false)).toBe(0)
    expect(server.oidc.tokens()).toBe(2)
  })

  it('also when the server fails right after: the account is kept, unchecked, and says how to go on', async () => {
    const { server, context, client, given } = await world()
    server.faults.next('read', { kind: 'answer', status: 503 })
    const adding = addAccount(context, client, given)
    await expect(adding).rejects.toMatchObject({ kind: 'busy', code: 'network_unreachable' })
    await expect(adding).rejects.toHaveProperty('hint', expect.stringContaining('smm account check pinterest -c klein'))
    const { accounts } = await context.store()
    expect(await accounts.list()).toMatchObject([{ name: 'pinterest', status: 'unchecked', remote_id: null }])
    expect(await check(again(context), null, false)).toBe(0)
    expect(await accounts.list()).toMatchObject([{ status: 'ready', remote_id: '549755885175' }])
  })

  it('a dry run of adding does not use the refresh token up', async () => {
    const { server, context, client, given } = await world({ options: { dry_run: true } })
    expect((await addAccount(context, client, given)).account).toMatchObject({ status: 'unchecked' })
    expect(server.oidc.tokens()).toBe(0)
    const real = again(context)
    expect((await addAccount(real, client, given)).account).toMatchObject({ status: 'ready' })
  })

  it('a dry run of a check keeps what it was given', async () => {
    const { server, context, client, given } = await world()
    await addAccount(context, client, given)
    const before = await sessionOf(context)
    const dry = again(context, { now: later(), options: { dry_run: true } })
    expect(await check(dry, null, false)).toBe(0)
    expect(server.oidc.tokens()).toBe(2)
    expect((await sessionOf(context))?.['refresh_token']).not.toBe(before?.['refresh_token'])
    expect(await check(again(context, { now: later() }), null, false)).toBe(0)
  })

  it('another address is tried with the very grant, not with the first token of it', async () => {
    const { server, context, client, given } = await world()
    await addAccount(context, client, given)
    const change = { name: null, endpoint: `${server.url}/`, secrets: null, path: null, check: true }
    await editAccount(again(context, { now: later() }), client, 'pinterest', { ...change, name: 'pins' })
    const moved = again(context, { now: later() })
    const elsewhere = 'http://127.0.0.1:9'
    const { accounts } = await moved.store()
    const id = (await accounts.list())[0]?.id ?? 0
    await (await moved.secrets()).moveTo(id, elsewhere)
    await accounts.update(id, { endpoint: elsewhere })
    expect((await editAccount(moved, client, 'pins', change)).account).toMatchObject({ status: 'ready', endpoint: server.url })
    expect(await check(again(context, { now: later() }), null, false)).toBe(0)
  })

  it('given twice it belongs to the account that is there', async () => {
    const { server, context, client, given } = await world()
    await addAccount(context, client, given)
    writeFileSync(given.secrets, JSON.stringify(await server.secrets()))
    await expect(addAccount(context, client, { ...given, name: 'second' })).rejects.toMatchObject({ code: 'account_exists' })
    expect(await check(again(context, { now: later() }), null, false)).toBe(0)
  })

  it('two programs at once renew it once', async () => {
    const { server, context, client, given } = await world()
    await addAccount(context, client, given)
    const both = [again(context, { now: later() }), again(context, { now: later() })]
    expect(await Promise.all(both.map((one) => check(one, null, false)))).toEqual([0, 0])
    expect(server.oidc.tokens()).toBe(2)
    expect(await check(again(context, { now: new Date(Date.now() + 8 * 3600_000) }), null, false)).toBe(0)
  })

  it('a lost grant blocks the account, with the command that signs in again', async () => {
    const { context, client, given } = await world()
    await addAccount(context, client, given)
    const [account] = await (await context.store()).accounts.list()
    await (await context.secrets()).dropSession(account?.id ?? 0)
    const looking = again(context)
    expect(await check(looking, null, false)).toBe(4)
    expect(looking.stderr()).toContain('smm account edit pinterest')
  })
})
