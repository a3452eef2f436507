import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { run as hold } from '../../src/cli/queue/hold.ts'
import { check } from '../../src/cli/account/check.ts'
import { edit } from '../../src/cli/account/edit.ts'
import { remove } from '../../src/cli/account/remove.ts'
import { addAccount } from '../../src/clients/add-account.ts'
import { editAccount, type EditAccountInput } from '../../src/clients/edit-account.ts'
import type { Account } from '../../src/store/accounts.ts'
import { startMastodon, type FakeMastodon } from '../servers/mastodon.ts'
import { testContext, type TestContext, type TestContextOptions } from '../support/context.ts'
import { klein, newPost } from '../support/delivery-world.ts'

/** The person types the fields instead of signing in. */
function typed<T>(choices: readonly { readonly value: T }[]): T {
  const found = choices.find((one) => one.value === 'fields')
  if (!found) throw new Error('no way to type the fields')
  return found.value
}

const at = '2026-11-23T08:00:00.000Z'
const input = (given: Partial<EditAccountInput>): EditAccountInput => ({
  name: null,
  endpoint: null,
  secrets: null,
  path: null,
  check: true,
  ...given,
})

describe('an account on a server', () => {
  let server: FakeMastodon
  beforeEach(async () => {
    server = await startMastodon()
  })
  afterEach(() => server.close())

  const secretsFile = (context: TestContext, token: string): string => {
    const file = join(context.folder, 'secrets.json')
    writeFileSync(file, JSON.stringify({ access_token: token }))
    return file
  }
  async function withAccount(options: TestContextOptions = {}): Promise<{ context: TestContext; account: Account }> {
    const context = testContext({ now: new Date(at), ...options })
    const store = await context.store()
    const client = await store.clients.add(klein, at)
    const given = { network: 'mastodon', name: null, endpoint: server.url, path: null, for_network: null, check: true }
    const { account } = await addAccount(context, client, { ...given, secrets: secretsFile(context, server.token) })
    return { context, account }
  }
  const clientOf = async (context: TestContext) => {
    const client = await (await context.store()).clients.get('klein')
    if (!client) throw new Error('no client')
    return client
  }

  it.each(['fr', 'en'] as const)('%s: takes new credentials once the server knows them, and is free again', async (lang) => {
    const { context, account } = await withAccount({ lang })
    const { accounts, audit } = await context.store()
    await (await context.secrets()).putCredentials(account.id, { access_token: 'old' })
    await accounts.update(account.id, { status: 'blocked', status_reason: 'unauthorized: no', failures: 3 })
    expect(await check(context, null, false)).not.toBe(0)
    expect(context.stderr().replaceAll('`', '')).toContain(
      `smm account edit mastodon --secrets ${lang === 'fr' ? '<fichier>' : '<file>'} -c klein`,
    )
    await edit(context, 'mastodon', { secrets: secretsFile(context, server.token) })
    expect(await accounts.get(account.id)).toMatchObject({ status: 'ready', status_reason: null, failures: 0 })
    expect(await (await context.secrets()).credentials(account.id)).toEqual({ access_token: server.token })
    expect(context.stderr()).toContain('smm publish')
    expect(context.stdout() + context.stderr()).not.toContain(server.token)
    expect((await audit.list({})).map((line) => line.action)).toEqual(
      expect.arrayContaining(['credentials.put', 'account.edit']),
    )
  })

  it('keeps its own when the new ones are refused, or nobody answers', async () => {
    const { context, account } = await withAccount()
    const client = await clientOf(context)
    const wrong = input({ secrets: secretsFile(context, 'wrong') })
    await expect(editAccount(context, client, 'mastodon', wrong)).rejects.toMatchObject({ code: 'credential_refused' })
    await server.close()
    await expect(editAccount(context, client, 'mastodon', wrong)).rejects.toMatchObject({ code: 'network_unreachable' })
    expect(await (await context.secrets()).credentials(account.id)).toEqual({ access_token: server.token })
  })

  it.each([
    ['fr', 'un autre compte est un autre compte'],
    ['en', 'another account is another account'],
  ] as const)('%s: does not become another account', async (lang, words) => {
    const { context, account } = await withAccount({ lang })
    const { accounts } = await context.store()
    await accounts.update(account.id, { remote_id: '999', remote_name: '@klein@example.org' })
    const change = editAccount(
      context,
      await clientOf(context),
      'mastodon',
      input({ secrets: secretsFile(context, server.token) }),
    )
    await expect(change).rejects.toMatchObject({ kind: 'credential', code: 'another_account' })
    await expect(change).rejects.toThrow(words)
    expect((await accounts.get(account.id))?.remote_id).toBe('999')
  })

  it('the same number on another server is another account', async () => {
    const { context } = await withAccount()
    const other = await startMastodon()
    try {
      const given = input({ endpoint: other.url, secrets: secretsFile(context, other.token) })
      const change = editAccount(context, await clientOf(context), 'mastodon', given)
      await expect(change).rejects.toMatchObject({ code: 'another_account' })
    } finally {
      await other.close()
    }
  })

  it('reads the environment, asks on a terminal, and says what is missing without one', async () => {
    const { context, account } = await withAccount()
    const client = await clientOf(context)
    const { accounts } = await context.store()
    await expect(editAccount(context, client, 'mastodon', input({}))).rejects.toMatchObject({ code: 'secrets_missing' })
    await accounts.update(account.id, { status: 'blocked', status_reason: 'unauthorized: no' })
    const environment = testContext({
      folder: context.folder,
      env: { SMM_SECRET_ACCESS_TOKEN: server.token },
      now: new Date(at),
    })
    expect(await editAccount(environment, client, 'mastodon', input({}))).toMatchObject({ freed: true })
    let asked = 0
    const secret = async (): Promise<string> => {
      asked++
      return server.token
    }
    const person = testContext({
      folder: context.folder,
      now: new Date(at),
      ask: { secret, text: secret, select: async (_, choices) => typed(choices) },
    })
    expect(await editAccount(person, client, 'mastodon', input({}))).toMatchObject({
      freed: false,
      account: { status: 'ready' },
    })
    expect(asked).toBeGreaterThan(0)
  })

  it('is stored unchecked with --no-check, and not at all with --dry-run', async () => {
    const { context, account } = await withAccount()
    const client = await clientOf(context)
    const dry = testContext({ folder: context.folder, now: new Date(at), options: { dry_run: true } })
    await editAccount(dry, client, 'mastodon', input({ name: 'other', secrets: secretsFile(context, server.token) }))
    expect(await (await context.store()).accounts.get(account.id)).toMatchObject({ name: 'mastodon' })
    await editAccount(context, client, 'mastodon', input({ check: false, secrets: secretsFile(context, 'later') }))
    expect(await (await context.store()).accounts.get(account.id)).toMatchObject({
      status: 'unchecked',
      remote_id: account.remote_id,
    })
    expect(await (await context.secrets()).credentials(account.id)).toEqual({ access_token: 'later' })
  })

  it('goes by its new name everywhere, unless a question has the old one in it', async () => {
    const { context, account } = await withAccount()
    const client = await clientOf(context)
    const { posts, accounts, deliveries } = await context.store()
    const post = await posts.add(newPost(account, 'Figues', at), at)
    const question = { code: 'blind', message: { fr: '?', en: '?' }, commands: [] }
    const id = post.deliveries[0]?.id ?? 0
    await accounts.add({ ...account, name: 'taken' }, at)
    await expect(editAccount(context, client, 'mastodon', input({ name: 'taken' }))).rejects.toMatchObject({
      code: 'account_exists',
    })
    await editAccount(context, client, 'mastodon', input({ name: 'boulangerie' }))
    expect((await posts.get(post.id))?.deliveries.map((one) => one.account)).toEqual(['boulangerie'])
    const wait = { delivery_id: id, transition: 'T12', from: ['scheduled'], to: 'needs_human', run_id: null } as const
    await deliveries.transition({ ...wait, change: { question } }, at)
    await expect(editAccount(context, client, 'boulangerie', input({ name: 'again' }))).rejects.toMatchObject({
      code: 'account_in_question',
    })
  })

  it('a removal that would be refused is refused in a dry run too', async () => {
    const { context, account } = await withAccount()
    const { posts } = await context.store()
    await posts.add(newPost(account, 'Figues', at), at)
    const dry = testContext({ folder: context.folder, options: { dry_run: true, client: 'klein' } })
    await expect(remove(dry, 'mastodon')).rejects.toMatchObject({ code: 'account_in_use' })
  })

  it.each([
    ['fr', /1 envoi suspendu/u, /1 envoi était déjà suspendu/u],
    ['en', /1 delivery held/u, /1 delivery was held already/u],
  ] as const)('%s: held twice, it says what was held before', async (lang, first, second) => {
    const { context, account } = await withAccount({ lang })
    const { posts } = await context.store()
    await posts.add(newPost(account, 'Figues', at), at)
    for (const words of [first, second]) {
      const one = testContext({ folder: context.folder, lang, options: { client: 'klein' } })
      await hold(one, [], { all: true })
      expect(one.stdout().replace(/[\u00A0\u202F]/gu, ' ')).toMatch(words)
      expect(one.stdout()).not.toMatch(/ 0 /u)
    }
  })
})

it('a blog that was moved takes what waits for it along', async () => {
  const context = testContext({ now: new Date(at) })
  const store = await context.store()
  const client = await store.clients.add(klein, at)
  const [before, after] = ['blog', 'site'].map((name) => join(context.folder, name))
  mkdirSync(before ?? '')
  mkdirSync(after ?? '')
  const given = { network: 'folder', name: null, endpoint: null, for_network: null, secrets: null, check: true }
  const { account } = await addAccount(context, client, { ...given, path: 'blog' })
  const post = await store.posts.add(newPost(account, 'Figues', at), at)
  expect(post.deliveries[0]?.expected_remote_id).toBe(account.remote_id)
  await editAccount(context, client, 'folder', input({ path: 'site' }))
  const moved = await store.accounts.get(account.id)
  expect(moved?.path).toContain('site')
  expect((await store.posts.get(post.id))?.deliveries[0]?.expected_remote_id).toBe(moved?.remote_id)
  await expect(editAccount(context, client, 'folder', input({}))).rejects.toMatchObject({ code: 'nothing_to_change' })
})
