import { chmodSync, existsSync, mkdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { addAccount } from '../../src/clients/add-account.ts'
import { addClient } from '../../src/clients/add-client.ts'
import { doctor } from '../../src/cli/doctor/doctor.ts'
import { checkKey } from '../../src/overview/check-key.ts'
import { checkLegalRules } from '../../src/overview/check-legal.ts'
import { examine } from '../../src/overview/examine.ts'
import type { DoctorFinding } from '../../src/overview/finding.ts'
import { testContext, type TestContext, type TestContextOptions } from '../support/context.ts'

/** No scheduler of this machine is looked at: there is none on this path. */
const env = { PATH: '/nonexistent' }
const now = new Date('2026-11-23T08:00:00Z')

async function withAccounts(options: TestContextOptions = {}): Promise<TestContext> {
  const context = testContext({ now, ...options, env: { ...env, ...options.env, SMM_SECRET_ACCESS_TOKEN: 'canary-token-123' } })
  const client = await addClient(context, { name: 'Duval' })
  const given = { name: null, endpoint: null, secrets: null, path: null, for_network: null, check: false }
  await addAccount(context, client, { ...given, network: 'manual', for_network: 'facebook' })
  await addAccount(context, client, { ...given, network: 'mastodon', endpoint: 'https://m.example.org' })
  return context
}

/** Another command in the same home. */
const again = (context: TestContext, options: TestContextOptions = {}): TestContext =>
  testContext({ now, ...options, folder: context.folder, env: { ...env, ...options.env } })

async function found(context: TestContext, code: string): Promise<DoctorFinding | undefined> {
  return (await examine(context)).findings.find((one) => one.code === code)
}

describe('doctor', () => {
  test('looks at a home that is not there without making it', async () => {
    const context = testContext({ now, env })
    const { status, findings } = await examine(context)
    expect(status).toBe('warning')
    expect(findings.map((one) => one.code)).toEqual([
      'versions',
      'optional_parts',
      'home_none',
      'config_folder',
      'disk',
      'clock',
      'rules',
      'legal_rules',
      'no_consultant',
    ])
    expect(existsSync(context.places.home)).toBe(false)
    expect(existsSync(context.places.config)).toBe(false)
  })

  test('finds a home in order, and says what to do about the rest', async () => {
    const context = await withAccounts()
    const { findings } = await examine(context)
    const ok = findings.filter((one) => one.level === 'ok').map((one) => one.code)
    expect(ok).toEqual(expect.arrayContaining(['versions', 'private', 'disk', 'sound', 'clock', 'key']))
    expect(findings.filter((one) => one.level === 'ok').every((one) => one.mend === null)).toBe(true)
    const rest = findings.filter((one) => one.level !== 'ok')
    expect(rest.map((one) => one.code).toSorted()).toEqual([
      'account_unchecked',
      'backup_none',
      'no_channel',
      'no_consultant',
      'scheduler_none',
    ])
    expect(rest.every((one) => one.mend !== null)).toBe(true)
  })

  test('a key that is missing or wrong is an error, and the other parts are looked at all the same', async () => {
    const context = await withAccounts()
    rmSync(join(context.places.config, 'key'))
    const { status, findings } = await examine(again(context))
    expect(status).toBe('error')
    expect(findings.find((one) => one.code === 'key_missing')).toMatchObject({ area: 'key', level: 'error' })
    expect(findings.map((one) => one.area)).toEqual(expect.arrayContaining(['database', 'accounts', 'settings']))
    writeFileSync(join(context.places.config, 'key'), 'a'.repeat(64))
    expect(await found(again(context), 'key_wrong')).toMatchObject({ level: 'error' })
  })

  test('a database that is damaged, newer or a link is an error, with what to do', async () => {
    const context = await withAccounts()
    await context.close()
    writeFileSync(context.places.database, 'this is no database, whatever its name')
    for (const kind of ['-wal', '-shm']) rmSync(`${context.places.database}${kind}`, { force: true })
    const { status, findings } = await examine(again(context))
    expect(status).toBe('error')
    expect(findings.find((one) => one.area === 'database')).toMatchObject({ level: 'error', code: 'database_unreadable' })
    expect(findings.map((one) => one.area)).toEqual(expect.arrayContaining(['clock', 'settings']))
  })

  test.each([
    ['settle_short', 'delivery:\n  settle_seconds: 299\n', 'warning'],
    ['half_mail', 'notify:\n  to: a@example.org\n', 'warning'],
    ['bad_setting', 'lang: de\n', 'error'],
  ] as const)('settings: %s', async (code, text, level) => {
    const context = await withAccounts()
    writeFileSync(join(context.places.config, 'config.yaml'), text, { mode: 0o600 })
    const finding = await found(again(context), code)
    expect(finding).toMatchObject({ area: 'settings', level })
    expect(finding?.mend).not.toBeNull()
  })

  test('a channel of notices is enough for accounts posted by hand', async () => {
    const context = await withAccounts()
    writeFileSync(join(context.places.config, 'config.yaml'), 'notify:\n  webhook: https://hook.example.org/x\n', {
      mode: 0o600,
    })
    expect(await found(again(context), 'no_channel')).toBeUndefined()
  })

  test('a clock that went back is an error', async () => {
    const context = await withAccounts()
    const runs = join(context.places.home, 'runs')
    mkdirSync(runs, { mode: 0o700 })
    writeFileSync(join(runs, 'last-pass'), '', { mode: 0o600 })
    const later = new Date(now.getTime() + 3_600_000)
    utimesSync(join(runs, 'last-pass'), later, later)
    expect(await found(again(context), 'clock_back')).toMatchObject({ level: 'error' })
    expect(await found(again(context, { now: later }), 'clock')).toMatchObject({ level: 'ok' })
    expect(await found(again(context, { now: new Date('2001-01-01T00:00:00Z') }), 'clock_past')).toMatchObject({
      level: 'error',
    })
  })

  test('files that others may read are named', async () => {
    const context = await withAccounts()
    chmodSync(context.places.database, 0o644)
    const finding = await found(context, 'open_to_others')
    expect(finding).toMatchObject({ level: 'warning' })
    expect(finding?.message).toContain('smm.db')
    expect(finding?.mend).toContain('chmod go-rwx')
  })

  test('a synchronised folder is warned of', async () => {
    const bare = testContext({ now, env })
    const context = testContext({ folder: bare.folder, now, env, options: { home: join(bare.folder, 'Dropbox', 'smm') } })
    expect(await found(context, 'synced')).toMatchObject({ level: 'warning' })
  })

  test('accounts that are blocked, without secrets or whose folder is gone are errors', async () => {
    const context = await withAccounts()
    const store = await context.store()
    const mastodon = await store.accounts.find('duval', 'mastodon')
    await store.accounts.update(mastodon?.id ?? 0, { status: 'blocked', status_reason: 'unauthorized: no' })
    expect(await found(context, 'account_blocked')).toMatchObject({ level: 'error' })
    await store.secrets.delete(mastodon?.id ?? 0)
    expect(await found(context, 'account_no_secret')).toMatchObject({ level: 'error' })
    const folder = {
      client: 'duval',
      network: 'folder',
      name: 'blog',
      endpoint: null,
      path: '/nonexistent/blog',
      for_network: null,
    } as const
    await store.accounts.add(folder, now.toISOString())
    expect(await found(context, 'account_folder')).toMatchObject({ level: 'error' })
  })

  test('a key from the environment is not there for the scheduler', async () => {
    const context = await withAccounts({ env: { SMM_KEY: 'b'.repeat(64) } })
    const accounts = await (await context.store()).accounts.list()
    const cron = (has_key_file: boolean) => [{ kind: 'cron' as const, where: '', has_key_file }]
    const codes = async (at: TestContext, installed: ReturnType<typeof cron>): Promise<string[]> =>
      (await checkKey(at, accounts, installed)).map((one) => one.code)
    expect(await codes(context, [])).toEqual(['key'])
    expect(await codes(context, cron(true))).toEqual(['key', 'key_environment'])
    const file = join(context.folder, 'elsewhere')
    writeFileSync(file, 'b'.repeat(64), { mode: 0o600 })
    const byFile = testContext({ now, folder: context.folder, env: { SMM_KEY_FILE: file } })
    expect(await codes(byFile, cron(true))).toEqual(['key'])
    expect(await codes(byFile, cron(false))).toEqual(['key', 'key_environment'])
    expect((await checkKey(byFile, accounts, cron(false)))[1]?.mend).toContain('smm schedule install')
  })

  test.each(['fr', 'en'] as const)('speaks %s, and exits 1 only for an error', async (lang) => {
    const context = await withAccounts({ lang })
    expect(await doctor(context)).toBe(0)
    expect(context.stdout()).not.toMatch(/\{\w+\}|undefined|null/)
    expect(
      context
        .stdout()
        .split('\n')
        .every((line) => line.length <= 80),
    ).toBe(true)
    rmSync(join(context.places.config, 'key'))
    const broken = again(context, { lang, options: { json: true } })
    expect(await doctor(broken)).toBe(1)
    expect(JSON.parse(broken.stdout())).toMatchObject({ status: 'error' })
  })

  test('rules that nobody has looked up for a year are named, with their mend', async () => {
    expect(await found(await withAccounts(), 'rules')).toMatchObject({ level: 'ok' })
    const later = testContext({ now: new Date('2028-01-01T08:00:00Z'), env })
    const old = await found(later, 'rules_old')
    expect(old).toMatchObject({ area: 'rules', level: 'warning' })
    for (const name of ['Instagram', 'Mastodon', 'Bluesky']) expect(old?.message).toContain(name)
    expect(old?.mend).toContain('npm install')
  })

  test('legal rules are to be read again after a year; of one that nobody read it is silent', () => {
    const at = (day: string) => checkLegalRules({ lang: 'en', now: () => new Date(day) })
    expect(at('2027-11-27')).toMatchObject([
      { code: 'legal_rules', message: '20 of 21 legal rules were read less than a year ago.' },
    ])
    const [old] = at('2027-11-28')
    expect(old).toMatchObject({ code: 'legal_rules_old', level: 'warning' })
    expect(old?.message).toContain('Gambling')
    expect(old?.message).not.toContain('Regulated profession')
  })

  test('the version of an API is warned of 60 days before it ends, and is an error once it has ended', async () => {
    const context = await withAccounts()
    const given = { name: null, endpoint: null, secrets: null, path: null, for_network: null, check: false }
    const keyed = again(context, { env: { SMM_SECRET_ACCESS_TOKEN: 'canary-token-456' } })
    const [client] = await (await keyed.store()).clients.list()
    if (!client) throw new Error('no client')
    const options = { ...given, network: 'linkedin', set: ['api_version=202601'] }
    await addAccount(
      testContext({ now, folder: context.folder, env: { ...env, SMM_SECRET_ACCESS_TOKEN: 'canary-token-456' } }),
      client,
      options,
    )
    const at = async (day: string) => {
      const { findings } = await examine(again(context, { now: new Date(`${day}T00:00:00Z`) }))
      return findings.filter((one) => one.code.startsWith('api_version')).map((one) => [one.code, one.level])
    }
    expect(await at('2026-11-15')).toEqual([])
    expect(await at('2026-11-16')).toEqual([['api_version_ends', 'warning']])
    expect(await at('2027-01-16')).toEqual([['api_version_ended', 'error']])
  })
})
