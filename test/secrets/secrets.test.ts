import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { createCipheriv, randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { addAccount } from '../../src/clients/add-account.ts'
import { addClient } from '../../src/clients/add-client.ts'
import { Failure } from '../../src/failure.ts'
import { seal, unseal, type Belonging } from '../../src/secrets/seal.ts'
import { testContext, type TestContext } from '../support/context.ts'

const failure = async (run: Promise<unknown>): Promise<Failure> => {
  const error = await run.then(
    () => new Error('it was accepted'),
    (thrown: unknown) => thrown,
  )
  if (error instanceof Failure) return error
  throw error
}

const belonging: Belonging = {
  client: 'a',
  network: 'mastodon',
  account_id: 1,
  kind: 'credentials',
  version: 1,
  endpoint: 'https://example.org',
}
const canary = 'canary-0123456789'

describe('sealing', () => {
  const key = randomBytes(32)
  const sealed = seal(key, belonging, { token: canary })

  test('opens with the same key and belonging', () => {
    expect(unseal(key, belonging, sealed)).toEqual({ token: canary })
    expect(Buffer.from(sealed).includes(canary)).toBe(false)
    expect(seal(key, belonging, { token: canary })).not.toEqual(sealed)
  })

  test('does not open when any bit is another', () => {
    for (let bit = 0; bit < sealed.length * 8; bit++) {
      const damaged = Buffer.from(sealed)
      damaged[bit >> 3] = (damaged[bit >> 3] ?? 0) ^ (1 << (bit & 7))
      expect(unseal(key, belonging, damaged)).toBeNull()
    }
  })

  test('does not open when it is cut anywhere', () => {
    for (let length = 0; length < sealed.length; length++) expect(unseal(key, belonging, sealed.subarray(0, length))).toBeNull()
  })

  test.each([
    [{ client: 'b' }],
    [{ network: 'bluesky' }],
    [{ account_id: 2 }],
    [{ kind: 'session' }],
    [{ version: 2 }],
    [{ endpoint: 'https://example.net' }],
    [{ endpoint: null }],
  ] as const)('does not open as %j', (other) => {
    expect(unseal(key, { ...belonging, ...other }, sealed)).toBeNull()
  })

  test('opens what was sealed when the address was not said', () => {
    const nonce = randomBytes(12)
    const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: 16 })
    cipher.setAAD(Buffer.from(JSON.stringify([1, 'a', 'mastodon', 1, 'credentials', 1])))
    const body = Buffer.concat([cipher.update(JSON.stringify({ token: canary })), cipher.final()])
    const first = Buffer.concat([Buffer.of(1), nonce, cipher.getAuthTag(), body])
    expect(unseal(key, belonging, first)).toEqual({ token: canary })
    expect(unseal(key, { ...belonging, version: 2 }, first)).toBeNull()
  })

  test('does not open with another key', () => {
    expect(unseal(randomBytes(32), belonging, sealed)).toBeNull()
  })
})

async function withAccount(env: Record<string, string> = {}): Promise<{ context: TestContext; id: number; keyFile: string }> {
  const context = testContext({ env: { ...env, SMM_SECRET_ACCESS_TOKEN: canary } })
  const client = await addClient(context, { name: 'Duval' })
  const given = {
    network: 'mastodon',
    name: null,
    endpoint: 'https://m.example.org',
    secrets: null,
    path: null,
    for_network: null,
    check: false,
  }
  const { account } = await addAccount(context, client, given)
  return { context, id: account.id, keyFile: join(context.places.config, 'key') }
}

/** The same home in another process. */
const again = (context: TestContext, env: Record<string, string> = {}): TestContext =>
  testContext({ folder: context.folder, env })

describe('the key file', () => {
  test('is made on first need, for its owner alone, and used again', async () => {
    const { context, id, keyFile } = await withAccount()
    expect(statSync(keyFile).mode & 0o777).toBe(0o600)
    expect(statSync(context.places.config).mode & 0o777).toBe(0o700)
    const before = readFileSync(keyFile, 'utf8')
    const later = again(context)
    expect(await (await later.secrets()).credentials(id)).toEqual({ access_token: canary })
    expect((await later.secrets()).backend).toEqual({ kind: 'key_file', where: keyFile })
    expect((await later.secrets()).live()).toContain(canary)
    expect(readFileSync(keyFile, 'utf8')).toBe(before)
  })

  test('is not made by looking', async () => {
    const context = testContext()
    expect(await (await context.secrets()).examine()).toBe('none')
    expect(existsSync(context.places.config)).toBe(false)
  })

  test('missing is no "no token", and no new key is made in its place', async () => {
    const { context, id, keyFile } = await withAccount()
    rmSync(keyFile)
    const vault = await again(context).secrets()
    expect(await failure(vault.credentials(id))).toMatchObject({ kind: 'credential', code: 'key_missing' })
    expect((await failure(vault.putSession(id, { a: 'b' }))).code).toBe('key_missing')
    expect((await failure(vault.prepare())).code).toBe('key_missing')
    expect(existsSync(keyFile)).toBe(false)
    expect(await vault.session(id)).toBeNull()
  })

  test('wrong is said to be wrong, and nothing is sealed with it', async () => {
    const { context, id, keyFile } = await withAccount()
    writeFileSync(keyFile, randomBytes(32).toString('hex'))
    const vault = await again(context).secrets()
    expect(await failure(vault.credentials(id))).toMatchObject({ kind: 'credential', code: 'key_wrong' })
    expect((await failure(vault.putCredentials(id, { access_token: 'x' }))).code).toBe('key_wrong')
  })

  test('malformed is said to be so', async () => {
    const { context, id, keyFile } = await withAccount()
    writeFileSync(keyFile, 'correct horse battery staple')
    expect((await failure((await again(context).secrets()).credentials(id))).code).toBe('key_malformed')
  })

  test('open to others is mended, with a word', async () => {
    const { context, id, keyFile } = await withAccount()
    chmodSync(keyFile, 0o644)
    const vault = await again(context).secrets()
    await vault.credentials(id)
    expect(statSync(keyFile).mode & 0o777).toBe(0o600)
    expect(vault.warnings()).toHaveLength(1)
  })

  test('is never read or written through a symbolic link', async () => {
    const { context, id, keyFile } = await withAccount()
    const elsewhere = join(context.folder, 'elsewhere')
    writeFileSync(elsewhere, readFileSync(keyFile))
    rmSync(keyFile)
    symlinkSync(elsewhere, keyFile)
    expect((await failure((await again(context).secrets()).credentials(id))).code).toBe('key_is_link')

    const planted = testContext({ env: { SMM_SECRET_ACCESS_TOKEN: canary } })
    mkdirSync(planted.places.config, { recursive: true })
    const victim = join(planted.folder, 'victim')
    symlinkSync(victim, join(planted.places.config, 'key'))
    expect((await failure((await planted.secrets()).prepare())).kind).toBe('credential')
    expect(existsSync(victim)).toBe(false)
  })

  test('two that make it at once have the same one', async () => {
    const context = testContext()
    const others = [context, again(context), again(context)]
    await Promise.all(others.map(async (one) => (await one.secrets()).prepare()))
    expect(await (await again(context).secrets()).examine()).toBe('good')
  })
})

describe('the key from elsewhere', () => {
  const key = randomBytes(32)

  test.each([
    ['hex', key.toString('hex')],
    ['base64', key.toString('base64')],
    ['base64url', key.toString('base64url')],
  ])('SMM_KEY as %s; no key file is made', async (_form, text) => {
    const { context, id, keyFile } = await withAccount({ SMM_KEY: text })
    expect(existsSync(keyFile)).toBe(false)
    expect(await (await again(context, { SMM_KEY: key.toString('hex') }).secrets()).credentials(id)).toEqual({
      access_token: canary,
    })
    expect((await failure((await again(context).secrets()).credentials(id))).code).toBe('key_missing')
    const other = again(context, { SMM_KEY: randomBytes(32).toString('hex') })
    expect((await failure((await other.secrets()).credentials(id))).code).toBe('key_wrong')
  })

  test('SMM_KEY_FILE and the credential of systemd, in this order; a file that is not there is missing', async () => {
    const { context, id } = await withAccount({ SMM_KEY: key.toString('hex') })
    const file = join(context.folder, 'given.key')
    writeFileSync(file, key.toString('base64'))
    mkdirSync(join(context.folder, 'credentials'))
    writeFileSync(join(context.folder, 'credentials', 'smm-key'), key)
    const byFile = again(context, { SMM_KEY_FILE: file })
    expect(await (await byFile.secrets()).credentials(id)).toEqual({ access_token: canary })
    expect((await byFile.secrets()).backend).toEqual({ kind: 'environment', where: file })
    writeFileSync(join(context.folder, 'credentials', 'smm-key'), key.toString('hex'))
    const bySystemd = again(context, { CREDENTIALS_DIRECTORY: join(context.folder, 'credentials') })
    expect(await (await bySystemd.secrets()).credentials(id)).toEqual({ access_token: canary })
    expect((await bySystemd.secrets()).backend.kind).toBe('systemd')
    const gone = again(context, { SMM_KEY_FILE: join(context.folder, 'gone') })
    expect((await failure((await gone.secrets()).credentials(id))).code).toBe('key_missing')
    expect((await failure((await gone.secrets()).prepare())).code).toBe('key_missing')
  })
})

describe('what is stored', () => {
  test('a secret moved to another account does not open', async () => {
    const { context, id } = await withAccount()
    const store = await context.store()
    const at = '2026-11-23T08:00:00.000Z'
    const plain = { client: 'duval', network: 'mastodon', endpoint: null, path: null, for_network: null } as const
    const other = await store.accounts.add({ ...plain, name: 'other' }, at)
    const stolen = await store.secrets.get(id, 'credentials')
    await store.secrets.put(other.id, 'credentials', () => stolen?.sealed ?? new Uint8Array(), at)
    expect((await failure((await context.secrets()).credentials(other.id))).code).toBe('secret_damaged')
  })

  test('an older version put back does not open', async () => {
    const { context, id } = await withAccount()
    const store = await context.store()
    const vault = await context.secrets()
    const old = await store.secrets.get(id, 'credentials')
    await vault.putCredentials(id, { access_token: 'another-token-1' })
    expect(await vault.credentials(id)).toEqual({ access_token: 'another-token-1' })
    await store.secrets.put(id, 'credentials', () => old?.sealed ?? new Uint8Array(), '2026-11-23T08:00:00.000Z')
    expect((await failure(vault.credentials(id))).code).toBe('secret_damaged')
  })

  test('sessions and credentials are kept apart; nothing stored is null', async () => {
    const { context, id } = await withAccount()
    const vault = await context.secrets()
    expect(await vault.session(id)).toBeNull()
    await vault.putSession(id, { access: 'session-token-123', refresh: 'r' })
    expect(await vault.session(id)).toEqual({ access: 'session-token-123', refresh: 'r' })
    expect(await vault.credentials(id)).toEqual({ access_token: canary })
    await context.close()
    const bytes = readFileSync(context.places.database, 'latin1')
    for (const secret of [canary, 'session-token-123']) expect(bytes).not.toContain(secret)
  })
})
