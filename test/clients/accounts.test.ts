import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { addAccount, type AddAccountInput } from '../../src/clients/add-account.ts'
import { addClient } from '../../src/clients/add-client.ts'
import { checkAccounts, verdictOf } from '../../src/clients/check-accounts.ts'
import { findAccount } from '../../src/clients/find-account.ts'
import { Failure } from '../../src/failure.ts'
import type { Client } from '../../src/store/clients.ts'
import { startLoopback } from '../servers/loopback.ts'
import { startMastodon, type FakeMastodon } from '../servers/mastodon.ts'
import { testContext, type TestContext, type TestContextOptions } from '../support/context.ts'

const failure = async (run: Promise<unknown>): Promise<Failure> => {
  const error = await run.then(
    () => new Error('it was accepted'),
    (thrown: unknown) => thrown,
  )
  if (error instanceof Failure) return error
  throw error
}

const input = (given: Partial<AddAccountInput>): AddAccountInput => ({
  network: 'mastodon',
  name: null,
  endpoint: null,
  secrets: null,
  path: null,
  for_network: null,
  check: true,
  ...given,
})

async function withClient(options: TestContextOptions = {}): Promise<{ context: TestContext; client: Client }> {
  const context = testContext({ now: new Date('2026-11-23T08:00:00Z'), ...options })
  const known = await (await context.store()).clients.get('duval')
  return { context, client: known ?? (await addClient(context, { name: 'Duval' })) }
}

describe('an account on a server', () => {
  let server: FakeMastodon
  beforeEach(async () => {
    server = await startMastodon()
  })
  afterEach(() => server.close())

  const secretsFile = (context: TestContext, token = server.token): string => {
    const file = join(context.folder, 'secrets.json')
    writeFileSync(file, JSON.stringify({ access_token: token }))
    return file
  }

  test('is stored once the server has recognised it', async () => {
    const { context, client } = await withClient()
    const { account, also_of } = await addAccount(
      context,
      client,
      input({ endpoint: server.url, secrets: secretsFile(context) }),
    )
    expect(account).toMatchObject({
      client: 'duval',
      network: 'mastodon',
      name: 'mastodon',
      endpoint: server.url,
      remote_id: server.account_id,
      status: 'ready',
      checked_at: '2026-11-23T08:00:00.000Z',
    })
    expect(account.settings['trusts_key']).toBe(true)
    expect(also_of).toBeNull()
    expect(await (await context.secrets()).credentials(account.id)).toEqual({ access_token: server.token })
    const trail = await (await context.store()).audit.list({ target: 'account mastodon' })
    expect(trail.map((entry) => entry.action)).toEqual(['account.edit', 'credentials.put', 'account.add'])
    expect(trail[1]).toMatchObject({ actor: 'person', from: null, to: { version: 1 } })
    expect(JSON.stringify(trail)).not.toContain(server.token)
  })

  test('is not stored when its credentials are refused, nor when the server does not answer', async () => {
    const { context, client } = await withClient()
    const { accounts, secrets } = await context.store()
    const wrong = await failure(
      addAccount(context, client, input({ endpoint: server.url, secrets: secretsFile(context, 'wrong-token-12345') })),
    )
    expect(wrong).toMatchObject({ kind: 'credential', code: 'credential_refused' })
    expect(`${wrong.message}${wrong.hint ?? ''}`).not.toContain('wrong-token-12345')
    server.faults.always('read', { kind: 'reset_before' })
    const down = await failure(addAccount(context, client, input({ endpoint: server.url, secrets: secretsFile(context) })))
    expect(down).toMatchObject({ kind: 'busy', code: 'network_unreachable' })
    expect(down.hint).toContain('--no-check')
    expect(await accounts.list()).toEqual([])
    expect(await secrets.count()).toBe(0)
    const { account } = await addAccount(
      context,
      client,
      input({ endpoint: server.url, secrets: secretsFile(context), check: false }),
    )
    expect(account).toMatchObject({ status: 'unchecked', remote_id: null, checked_at: null })
  })

  test('takes its credentials from the environment, or asks for them without showing', async () => {
    const fromEnv = await withClient({ env: { SMM_SECRET_ACCESS_TOKEN: server.token } })
    const added = await addAccount(fromEnv.context, fromEnv.client, input({ endpoint: server.url }))
    expect(added.account.status).toBe('ready')
    const asked: string[] = []
    const onTerminal = await withClient({
      ask: {
        text: async (question) => {
          asked.push(`text ${question}`)
          return server.url
        },
        secret: async (question) => {
          asked.push(`secret ${question}`)
          return server.token
        },
        select: async (question, choices) => {
          asked.push(`select ${question}`)
          const typed = choices.find((one) => one.value === 'fields')
          if (!typed) throw new Error('no way to type the fields')
          return typed.value
        },
      },
    })
    await addAccount(onTerminal.context, onTerminal.client, input({}))
    expect(asked).toEqual([
      'text What is the address of the Mastodon server?',
      'select How do you give access to Mastodon?',
      'secret Access token',
    ])
  })

  test.each([
    ['{"access_token":"t","extra":"hunter2-secret"}', 'secrets_unknown', 'extra'],
    ['{}', 'secrets_missing', 'access_token'],
    ['{"access_token":""}', 'secrets_missing', 'access_token'],
    ['{"access_token":12}', 'secrets_not_json', '--secrets'],
    ['hunter2-secret', 'secrets_not_json', '--secrets'],
    ['["hunter2-secret"]', 'secrets_not_json', '--secrets'],
  ])('refuses %s, by the names of the fields and never by their values', async (text, code, named) => {
    const { context, client } = await withClient()
    const file = join(context.folder, 'secrets.json')
    writeFileSync(file, text)
    const refused = await failure(addAccount(context, client, input({ endpoint: server.url, secrets: file })))
    expect(refused).toMatchObject({ kind: 'usage', code })
    expect(refused.message).toContain(named)
    expect(JSON.stringify([refused.message, refused.hint, refused.details])).not.toContain('hunter2')
  })

  test('is not added twice, and a client is warned of another with the same one', async () => {
    const { context, client } = await withClient()
    const secrets = secretsFile(context)
    await addAccount(context, client, input({ endpoint: server.url, secrets }))
    const again = await failure(addAccount(context, client, input({ name: 'second', endpoint: server.url, secrets })))
    expect(again).toMatchObject({ kind: 'usage', code: 'account_exists' })
    const other = await addClient(context, { name: 'Other' })
    expect((await addAccount(context, other, input({ endpoint: server.url, secrets }))).also_of).toBe('duval')
  })

  test('stores nothing with --dry-run, and still checks', async () => {
    const { context, client } = await withClient({ options: { dry_run: true } })
    await (await context.store()).clients.add(client, client.created_at)
    const { account } = await addAccount(context, client, input({ endpoint: server.url, secrets: secretsFile(context) }))
    expect(account.remote_id).toBe(server.account_id)
    expect(await (await context.store()).accounts.list()).toEqual([])
    expect(existsSync(join(context.places.config, 'key'))).toBe(false)
    const wrong = await failure(
      addAccount(context, client, input({ endpoint: server.url, secrets: secretsFile(context, 'wrong-token-12345') })),
    )
    expect(wrong.code).toBe('credential_refused')
  })

  test('is blocked by a check when refused, or when the credentials open another account; and is freed again', async () => {
    const { context, client } = await withClient()
    const { account } = await addAccount(context, client, input({ endpoint: server.url, secrets: secretsFile(context) }))
    const { accounts, audit } = await context.store()
    const vault = await context.secrets()
    const check = async () => {
      const current = await accounts.get(account.id)
      return checkAccounts(context, current ? [current] : [])
    }
    expect(verdictOf(await check())).toBeNull()

    await vault.putCredentials(account.id, { access_token: 'revoked-token-12345' })
    const refused = await check()
    expect(refused[0]).toMatchObject({ finding: 'refused', account: { status: 'blocked' } })
    expect(verdictOf(refused)).toBe('credential')

    await vault.putCredentials(account.id, { access_token: server.token })
    server.faults.always('read', { kind: 'reset_before' })
    const down = await check()
    expect(down[0]).toMatchObject({ finding: 'unreachable', account: { status: 'blocked' } })
    expect(verdictOf(down)).toBe('busy')
    server.faults.clear()
    expect((await check())[0]).toMatchObject({ finding: 'good', account: { status: 'ready', status_reason: null } })

    await accounts.update(account.id, { remote_id: 'another-account' })
    const wrong = await check()
    expect(wrong[0]).toMatchObject({ finding: 'wrong_account', account: { status: 'blocked' } })
    expect((await accounts.get(account.id))?.status_reason).toMatch(/^wrong_account: /)
    expect(verdictOf(wrong)).toBe('credential')
    const trail = await audit.list({ target: 'account mastodon' })
    expect(trail.filter((entry) => entry.action === 'account.check')).toHaveLength(3)
    // what a check changes is told from what to what
    expect(trail.find((entry) => entry.action === 'account.edit')).toMatchObject({
      from: { status: 'ready', status_reason: null },
      to: { status: 'blocked' },
    })
    expect(trail.at(-1)?.action).toBe('account.add')
  })

  test.each(['fr', 'en'] as const)('%s: where an approval is missing, posting by hand is offered by name', async (lang) => {
    const { context, client } = await withClient({ lang })
    const refusing = await startLoopback({
      subject: () => 'read',
      answer: () => ({
        status: 401,
        body: { error: { message: 'Invalid OAuth access token.', type: 'OAuthException', code: 190 } },
      }),
    })
    const secrets = join(context.folder, 'facebook.json')
    writeFileSync(secrets, JSON.stringify({ access_token: 'not-a-good-token-1234' }))
    const refused = await failure(addAccount(context, client, input({ network: 'facebook', endpoint: refusing.url, secrets })))
    await refusing.close()
    expect(refused).toMatchObject({ kind: 'credential', code: 'credential_refused' })
    expect(refused.hint).toContain('smm account add manual --name facebook --for facebook')
    expect(refused.details.join(' ')).toContain('App Review')
  })

  test('shows no secret in the lines of --verbose', async () => {
    const { context, client } = await withClient({ options: { verbose: true } })
    await addAccount(context, client, input({ endpoint: server.url, secrets: secretsFile(context) }))
    expect(context.stderr()).toContain('GET ')
    expect(context.stderr()).not.toContain(server.token)
  })
})

describe('which networks and names', () => {
  test.each([
    [{ network: 'viadeo' }, 'usage', 'network_closed', 'linkedin'],
    [{ network: 'Google+' }, 'usage', 'network_closed', 'gbp'],
    [{ network: 'twitter' }, 'usage', 'network_closed', 'x'],
    [{ network: 'mastadon' }, 'not_found', 'network_not_found', 'mastodon'],
    [{ network: 'manual' }, 'usage', 'for_needed', '--for'],
    [{ network: 'manual', for_network: 'manual' }, 'usage', 'for_needed', '--for'],
    [{ network: 'manual', for_network: 'myspace' }, 'not_found', 'network_not_found', ''],
    [{ network: 'mastodon', for_network: 'facebook', endpoint: 'https://a.example' }, 'usage', 'for_only_manual', ''],
    [{ network: 'manual', for_network: 'facebook', name: 'all' }, 'usage', 'bad_account_name', ''],
    [{ network: 'manual', for_network: 'facebook', name: 'a,b' }, 'usage', 'bad_account_name', ''],
    [{ network: 'manual', for_network: 'facebook', name: 'instagram' }, 'usage', 'bad_account_name', ''],
    [{ network: 'manual', for_network: 'facebook', endpoint: 'https://a.example' }, 'usage', 'endpoint_useless', ''],
    [{ network: 'manual', for_network: 'facebook', secrets: 'x.json' }, 'usage', 'secrets_useless', ''],
    [{ network: 'manual', for_network: 'facebook', path: '.' }, 'usage', 'path_useless', ''],
    [{ network: 'mastodon' }, 'usage', 'endpoint_needed', '--endpoint'],
    [{ network: 'mastodon', endpoint: 'http://mastodon.social' }, 'usage', 'endpoint_not_allowed', ''],
    [{ network: 'mastodon', endpoint: 'https://192.168.1.4' }, 'usage', 'endpoint_not_allowed', ''],
    [{ network: 'mastodon', endpoint: 'https://me:secret@mastodon.social' }, 'usage', 'endpoint_not_allowed', ''],
    [{ network: 'folder' }, 'usage', 'path_needed', '--path'],
  ] as const)('%j is refused: %s %s', async (given, kind, code, hint) => {
    const { context, client } = await withClient()
    const refused = await failure(addAccount(context, client, input(given)))
    expect(refused).toMatchObject({ kind, code })
    expect(refused.hint ?? '').toContain(hint)
    expect(await (await context.store()).accounts.list()).toEqual([])
  })

  test('numbers the second account of a network, and refuses a name that is taken', async () => {
    const { context, client } = await withClient()
    const byHand = input({ network: 'manual', for_network: 'facebook' })
    expect((await addAccount(context, client, byHand)).account).toMatchObject({
      name: 'facebook',
      network: 'manual',
      for_network: 'facebook',
      status: 'ready',
      settings: { for_network: 'facebook' },
    })
    expect((await addAccount(context, client, byHand)).account.name).toBe('facebook-2')
    expect((await failure(addAccount(context, client, { ...byHand, name: 'facebook' }))).code).toBe('account_exists')
    expect((await addAccount(context, client, { ...byHand, for_network: 'other', name: 'Café@Groupe' })).account.name).toBe(
      'Café@Groupe',
    )
  })
})

describe('a blog kept in a folder', () => {
  test('is made when it is not there, and must be a folder', async () => {
    const { context, client } = await withClient()
    const { account } = await addAccount(context, client, input({ network: 'folder', path: 'site/blog' }))
    expect(account).toMatchObject({ status: 'ready', path: join(context.folder, 'site/blog') })
    expect(readdirSync(join(context.folder, 'site'))).toEqual(['blog'])
    writeFileSync(join(context.folder, 'file'), '')
    expect((await failure(addAccount(context, client, input({ network: 'folder', path: 'file' })))).code).toBe(
      'path_not_folder',
    )
  })

  test('is not made against the will of the person, nor with --dry-run', async () => {
    const { context, client } = await withClient({ ask: { confirm: async () => false } })
    expect((await failure(addAccount(context, client, input({ network: 'folder', path: 'blog' })))).code).toBe('path_refused')
    expect(existsSync(join(context.folder, 'blog'))).toBe(false)
  })

  test('is missed when it is gone', async () => {
    const { context, client } = await withClient()
    mkdirSync(join(context.folder, 'blog'))
    const { account } = await addAccount(context, client, input({ network: 'folder', path: 'blog' }))
    const { accounts } = await context.store()
    await accounts.update(account.id, { path: join(context.folder, 'elsewhere') })
    const moved = await accounts.get(account.id)
    expect(verdictOf(await checkAccounts(context, moved ? [moved] : []))).toBe('busy')
  })
})

describe('removing an account', () => {
  test('erases its secrets and keeps its history; its name is free again', async () => {
    const { context, client } = await withClient({ env: { SMM_SECRET_ACCESS_TOKEN: 'canary-token-1234567' } })
    const given = input({ endpoint: 'https://mastodon.example.org', check: false })
    const { account } = await addAccount(context, client, given)
    const store = await context.store()
    expect(await store.secrets.count()).toBe(1)
    await store.accounts.remove(account.id, '2026-11-24T08:00:00.000Z')
    expect(await store.secrets.count()).toBe(0)
    expect(await store.accounts.list('duval')).toEqual([])
    expect(await failure(findAccount(context, client, 'mastodon'))).toMatchObject({
      kind: 'not_found',
      code: 'account_not_found',
    })
    expect(await store.accounts.get(account.id)).toMatchObject({ removed_at: '2026-11-24T08:00:00.000Z' })
    expect((await addAccount(context, client, given)).account.id).not.toBe(account.id)
    expect(readFileSync(context.places.database, 'latin1')).not.toContain('canary-token-1234567')
  })
})
