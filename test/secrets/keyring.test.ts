import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { addAccount } from '../../src/clients/add-account.ts'
import { addClient } from '../../src/clients/add-client.ts'
import { checkKey } from '../../src/overview/check-key.ts'
import type { OpenEntry } from '../../src/secrets/keyring.ts'
import { moveKey } from '../../src/secrets/move-key.ts'
import { openSecrets, type Secrets } from '../../src/secrets/secrets.ts'
import { testContext, type TestContext } from '../support/context.ts'

const canary = 'canary-keyring-0123'

/** A keyring in memory that can be locked, forgetful, or silent about being locked. */
function keyring() {
  const kept = new Map<string, string>()
  const state: { mood: 'open' | 'locked' | 'null' | 'forgetful' | 'lying' } = { mood: 'open' }
  const openEntry: OpenEntry = async (name) => ({
    get: async () => {
      if (state.mood === 'locked') throw new Error('no result found')
      if (state.mood === 'null') return null
      if (state.mood === 'lying' && !name.endsWith('(probe)')) return 'AAAA'
      return kept.get(name) ?? null
    },
    set: async (text) => {
      if (state.mood === 'locked') throw new Error('AccessDenied')
      if (state.mood !== 'forgetful') kept.set(name, text)
    },
    remove: async () => {
      if (state.mood === 'locked') throw new Error('AccessDenied')
      kept.delete(name)
    },
  })
  return { kept, state, openEntry }
}

const secretsOf = async (context: TestContext, openEntry: OpenEntry, env: NodeJS.ProcessEnv = {}): Promise<Secrets> =>
  openSecrets({
    env,
    places: context.places,
    lang: context.lang,
    store: await context.store(),
    now: () => context.now(),
    chosen: 'keyring',
    openEntry,
  })

async function withAccount(lang: 'fr' | 'en' = 'en'): Promise<{ context: TestContext; id: number; file: string }> {
  const context = testContext({ lang, env: { SMM_SECRET_ACCESS_TOKEN: canary } })
  const client = await addClient(context, { name: 'Duval' })
  const given = { network: 'mastodon', name: null, endpoint: 'https://m.example.org', secrets: null, path: null }
  const { account } = await addAccount(context, client, { ...given, for_network: null, check: false })
  return { context, id: account.id, file: join(context.places.config, 'key') }
}

/** An account without credentials: nothing was sealed yet, and the key file is there. */
async function withoutSecrets(): Promise<{ context: TestContext; id: number; file: string }> {
  const context = testContext()
  const client = await addClient(context, { name: 'Duval' })
  const account = {
    client: client.slug,
    network: 'mastodon',
    name: 'mastodon',
    endpoint: null,
    path: null,
    for_network: null,
  } as const
  const { id } = await (await context.store()).accounts.add(account, context.now().toISOString())
  await (await context.secrets()).prepare()
  return { context, id, file: join(context.places.config, 'key') }
}

describe('the key in the keyring', () => {
  it('is made there once it has shown that it keeps what it is given, and opens everything later', async () => {
    const { context, id } = await withoutSecrets()
    const { kept, openEntry } = keyring()
    const secrets = await secretsOf(context, openEntry)
    expect(secrets.backend.kind).toBe('keyring')
    await secrets.putCredentials(id, { access_token: canary })
    expect([...kept.keys()]).toEqual([`key of ${context.places.config}`])
    expect([...kept.values()].join('')).not.toContain(canary)
    expect(await (await secretsOf(context, openEntry)).credentials(id)).toEqual({ access_token: canary })
  })

  it.each(['forgetful', 'null', 'lying', 'locked'] as const)('a keyring that is %s gets nothing to keep', async (mood) => {
    const { context, id, file } = await withoutSecrets()
    const { state, kept, openEntry } = keyring()
    state.mood = mood
    const before = readFileSync(file, 'utf8')
    const put = (await secretsOf(context, openEntry)).putCredentials(id, { access_token: canary })
    await expect(put).rejects.toMatchObject({ kind: 'credential' })
    expect(await (await context.store()).secrets.get(id, 'credentials')).toBeNull()
    await expect(moveKey('keyring', { ...context, openEntry })).rejects.toMatchObject({ kind: 'credential' })
    expect(readFileSync(file, 'utf8')).toBe(before)
    if (mood !== 'lying') expect(kept.get(`key of ${context.places.config}`)).toBeUndefined()
  })

  it.each([
    ['locked', 'key_unavailable'],
    ['null', 'key_missing'],
  ] as const)(
    'once it is there, a keyring that is %s is never "no key": %s, and no file stands in for it',
    async (mood, code) => {
      const { context, id, file } = await withAccount()
      const { state, openEntry } = keyring()
      const { leave } = await moveKey('keyring', { ...context, openEntry })
      await leave()
      state.mood = mood
      const secrets = await secretsOf(context, openEntry)
      await expect(secrets.credentials(id)).rejects.toMatchObject({ kind: 'credential', code })
      await expect(secrets.putCredentials(id, { access_token: 'other' })).rejects.toMatchObject({ code })
      expect(existsSync(file)).toBe(false)
      state.mood = 'open'
      expect(await (await secretsOf(context, openEntry)).credentials(id)).toEqual({ access_token: canary })
    },
  )

  it('what the environment gives comes first', async () => {
    const { context } = await withAccount()
    const { openEntry } = keyring()
    const key = Buffer.alloc(32, 7).toString('base64')
    expect((await secretsOf(context, openEntry, { SMM_KEY: key })).backend.kind).toBe('environment')
  })
})

describe('moving the key', () => {
  it('there and back: everything opens all the way, and the old place is left', async () => {
    const { context, id, file } = await withAccount()
    const { kept, openEntry } = keyring()
    const there = await moveKey('keyring', { ...context, openEntry })
    // the setting is not saved yet: a crash here loses nothing
    expect(existsSync(file)).toBe(true)
    await there.leave()
    expect(existsSync(file)).toBe(false)
    expect(await (await secretsOf(context, openEntry)).credentials(id)).toEqual({ access_token: canary })
    const back = await moveKey('key_file', { ...context, openEntry })
    expect(statSync(file).mode & 0o777).toBe(0o600)
    await back.leave()
    expect(kept.size).toBe(0)
    const later = testContext({ folder: context.folder })
    expect(await (await later.secrets()).credentials(id)).toEqual({ access_token: canary })
  })

  it.each(['fr', 'en'] as const)('%s: another key in the new place stops it', async (lang) => {
    const { context, file } = await withAccount(lang)
    const { kept, openEntry } = keyring()
    kept.set(`key of ${context.places.config}`, Buffer.alloc(32, 9).toString('base64'))
    const before = readFileSync(file, 'utf8')
    for (const to of ['keyring', 'key_file'] as const)
      await expect(moveKey(to, { ...context, openEntry })).rejects.toMatchObject({ code: 'two_keys' })
    expect(readFileSync(file, 'utf8')).toBe(before)
    expect(kept.size).toBe(1)
  })

  it('on a machine without a Secret Service the real one says so, and the kernel keyring is no way out', async () => {
    const { context, file } = await withAccount()
    const bus = process.env['DBUS_SESSION_BUS_ADDRESS']
    process.env['DBUS_SESSION_BUS_ADDRESS'] = 'unix:path=/nonexistent/bus'
    try {
      await expect(moveKey('keyring', context)).rejects.toMatchObject({ kind: 'credential', code: 'key_unavailable' })
    } finally {
      if (bus === undefined) delete process.env['DBUS_SESSION_BUS_ADDRESS']
      else process.env['DBUS_SESSION_BUS_ADDRESS'] = bus
    }
    expect(existsSync(file)).toBe(true)
  })
})

describe('doctor', () => {
  it.each([
    ['fr', 'trousseau'],
    ['en', 'keyring'],
  ] as const)('%s: shows where the key is, one that was left behind, and passes that cannot open it', async (lang, word) => {
    const { context } = await withAccount(lang)
    const { openEntry } = keyring()
    await moveKey('keyring', { ...context, openEntry })
    const looking = { ...context, secrets: () => secretsOf(context, openEntry) }
    const accounts = await (await context.store()).accounts.list()
    const found = await checkKey(looking, accounts, [{ scheduler: 'cron', has_key_file: false } as never])
    expect(found.find((one) => one.code === 'key')).toMatchObject({
      level: 'ok',
      message: expect.stringContaining(word) as string,
    })
    expect(found.map((one) => one.code).toSorted()).toEqual(['key', 'key_keyring', 'key_left'])
  })
})
