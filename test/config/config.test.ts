import { chmodSync, existsSync, mkdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { configuredLang } from '../../src/config/early-setting.ts'
import { findProjectFile } from '../../src/config/find-project-file.ts'
import { settingKeys, variableOf } from '../../src/config/settings.ts'
import { Failure } from '../../src/failure.ts'
import { testContext, type TestContext, type TestContextOptions } from '../support/context.ts'

const failure = async (run: Promise<unknown>): Promise<Failure> => {
  const error = await run.then(
    () => new Error('it was accepted'),
    (thrown: unknown) => thrown,
  )
  if (error instanceof Failure) return error
  throw error
}

/** A context in `project/` below its home folder, with files written before anything is read. */
function withFiles(files: Readonly<Record<string, string>>, options: TestContextOptions = {}): TestContext {
  const bare = testContext()
  const context = testContext({ folder: bare.folder, cwd: join(bare.folder, 'project'), ...options })
  mkdirSync(context.cwd, { recursive: true })
  mkdirSync(context.places.config, { recursive: true, mode: 0o700 })
  for (const [name, text] of Object.entries(files)) {
    writeFileSync(name === 'USER' ? join(context.places.config, 'config.yaml') : join(context.cwd, name), text)
  }
  return context
}

describe('where a setting comes from', () => {
  test('without any file: the defaults, and nothing is made', async () => {
    const context = testContext()
    const config = await context.config()
    expect(config.list().map((one) => one.key)).toEqual(settingKeys)
    expect(config.list().every((one) => one.source.from === 'default')).toBe(true)
    expect(config.get('delivery.settle_seconds')).toBe(600)
    expect(config.get('delivery.grace_minutes')).toBe(120)
    expect(config.get('delivery.outage_minutes')).toBe(30)
    expect(config.get('delivery.retry_base_seconds')).toBe(30)
    expect(config.get('delivery.retry_max_seconds')).toBe(3600)
    expect(config.get('delivery.breaker_seconds')).toBe(900)
    expect(config.get('hours_per_network')).toBe(32)
    expect(config.get('consultant.name')).toBeNull()
    expect(existsSync(context.places.config)).toBe(false)
  })

  test('the environment wins over the project, the project over the user, the user over the default', async () => {
    const files = {
      USER: 'hours_per_network: 20\ndelivery:\n  grace_minutes: 60\n  settle_seconds: 400\n',
      'smm.config.yaml': 'client: duval\ndelivery:\n  grace_minutes: 30\n  settle_seconds: 500\n',
    }
    const config = await withFiles(files, { env: { SMM_DELIVERY_SETTLE_SECONDS: '700' } }).config()
    expect(config.get('hours_per_network')).toBe(20)
    expect(config.get('delivery.grace_minutes')).toBe(30)
    expect(config.get('delivery.settle_seconds')).toBe(700)
    expect(config.project_client).toBe('duval')
    const source = (key: string) => config.list().find((one) => one.key === key)?.source
    expect(source('hours_per_network')).toMatchObject({ from: 'user', where: config.path })
    expect(source('delivery.grace_minutes')).toMatchObject({ from: 'project', where: config.project_file })
    expect(source('delivery.settle_seconds')).toEqual({ from: 'environment', where: 'SMM_DELIVERY_SETTLE_SECONDS' })
    expect(source('lang')).toEqual({ from: 'default', where: null })
  })

  test.each([
    ['.smmrc', 'client: duval\nhours_per_network: 24'],
    ['.smmrc', '{"client":"duval","hours_per_network":24}'],
    ['smm.config.yaml', 'client: duval\nhours_per_network: 24'],
    ['smm.config.yml', 'client: duval\nhours_per_network: "24"'],
    ['smm.config.json', '{"client":"duval","hours_per_network":24}'],
    ['package.json', '{"name":"x","smm":{"client":"duval","hours_per_network":24}}'],
  ])('%s is found from a folder below', async (name, text) => {
    const context = withFiles({ [name]: text })
    const below = join(context.cwd, 'a', 'b')
    mkdirSync(below, { recursive: true })
    const config = await testContext({ folder: context.folder, cwd: below }).config()
    expect(config.project_client).toBe('duval')
    expect(config.get('hours_per_network')).toBe(24)
    expect(config.project_file).toBe(join(context.cwd, name))
  })

  test('a package.json of somebody else is passed over, broken or not', async () => {
    for (const text of ['{"name":"smm"}', '{ "smm": ', '{"smm":"1.0"}', '']) {
      expect((await withFiles({ 'package.json': text }).config()).project_file).toBeNull()
    }
  })

  test('the search ends at the home folder', () => {
    const context = withFiles({})
    writeFileSync(join(context.folder, '.smmrc'), 'client: duval')
    const home = join(context.cwd, 'home')
    mkdirSync(join(home, 'work'), { recursive: true })
    expect(findProjectFile(join(home, 'work'), { HOME: home })).toBeNull()
    expect(findProjectFile(join(home, 'work'), { HOME: context.folder })).toBe(join(context.folder, '.smmrc'))
  })

  test('keys may be written with dots or as groups', async () => {
    const config = await withFiles({ USER: 'delivery.grace_minutes: 5\ndelivery:\n  outage_minutes: 6\n' }).config()
    expect([config.get('delivery.grace_minutes'), config.get('delivery.outage_minutes')]).toEqual([5, 6])
  })
})

describe('what does not fit', () => {
  test.each([
    ['delivery:\n  settle_seconds: -1', 'bad_setting', 'delivery.settle_seconds'],
    ['delivery:\n  settle_seconds: 1.5', 'bad_setting', 'delivery.settle_seconds'],
    ['delivery:\n  settle_seconds: soon', 'bad_setting', 'delivery.settle_seconds'],
    ['delivery:\n  settel_seconds: 5', 'unknown_setting', 'delivery.settel_seconds'],
    ['lang: de', 'bad_setting', 'lang'],
    ['consultant:\n  email: nobody', 'bad_setting', 'consultant.email'],
    ['consultant:\n  color: green', 'bad_setting', 'consultant.color'],
    ['consultant:\n  siret: "12345678901234"', 'bad_setting', 'consultant.siret'],
    ['consultant:\n  logo: not-there.png', 'bad_setting', 'consultant.logo'],
    ['consultant:\n  hourly_rate: 90', 'bad_setting', 'consultant.hourly_rate'],
    ['consultant:\n  hourly_rate: "1,234"', 'bad_setting', 'consultant.hourly_rate'],
    ['consultant:\n  hourly_rate: 90.5', 'bad_setting', 'consultant.hourly_rate'],
    ['notify:\n  webhook: http://example.org/x', 'bad_setting', 'notify.webhook'],
    ['notify:\n  smtp: https://example.org', 'bad_setting', 'notify.smtp'],
    ['media_base_url: http://exemple.fr/m', 'bad_setting', 'media_base_url'],
    ['media_base_url: https://192.168.1.2/m', 'bad_setting', 'media_base_url'],
    ['media_base_url: https://exemple.fr/m?x=1', 'bad_setting', 'media_base_url'],
    ['media_folder: not-there', 'bad_setting', 'media_folder'],
    ['media_folder: "\\0"', 'bad_setting', 'media_folder'],
    ['x.confirm_above: 9007199254740992', 'bad_setting', 'x.confirm_above'],
    ['consultant: [a]', 'config_unreadable', 'consultant'],
    ['- a', 'config_unreadable', 'config.yaml'],
    ['just text', 'config_unreadable', 'config.yaml'],
    ['a: [', 'config_unreadable', 'config.yaml'],
    ['$import: ./other.yaml', 'config_import', 'config.yaml'],
  ])('%j is refused, and the file is named', async (text, code, named) => {
    const context = withFiles({ USER: text })
    const refused = await failure(context.config())
    expect(refused).toMatchObject({ kind: 'usage', code })
    expect(`${refused.message} ${refused.hint ?? ''}`).toContain(named)
    if (code !== 'unknown_setting') expect(`${refused.message} ${refused.hint ?? ''}`).toContain('config.yaml')
  })

  test('a variable is named as well', async () => {
    const refused = await failure(testContext({ env: { SMM_HOURS_PER_NETWORK: 'many' } }).config())
    expect(refused).toMatchObject({ code: 'bad_setting' })
    expect(refused.hint).toContain('SMM_HOURS_PER_NETWORK')
  })

  test('a project does not say where messages and files go', async () => {
    for (const key of ['notify.webhook', 'notify.smtp', 'notify.to', 'media_base_url', 'media_folder', 'consultant.email']) {
      const refused = await failure(withFiles({ '.smmrc': `${key}: https://evil.example.org` }).config())
      expect(refused).toMatchObject({ kind: 'usage', code: 'bad_setting' })
      expect(refused.message).toContain('.smmrc')
    }
  })

  test('a file of 65 KiB is not read', async () => {
    const refused = await failure(withFiles({ '.smmrc': `# ${'x'.repeat(65 * 1024)}\nclient: a` }).config())
    expect(refused.code).toBe('config_unreadable')
  })

  test('an address with a password in it is never quoted', async () => {
    const refused = await failure(withFiles({ USER: 'notify:\n  smtp: "smtps//me:hunter2-secret@mail"' }).config())
    expect(JSON.stringify([refused.message, refused.hint])).not.toContain('hunter2')
  })
})

describe('changing the settings', () => {
  test.each([
    ['lang', 'fr', 'fr'],
    ['delivery.settle_seconds', '0', 0],
    ['x.confirm_above', '0,50 $', 50],
    ['consultant.hourly_rate', '90 €', 9000],
    ['consultant.hourly_rate', '24', 2400],
    ['consultant.color', 'ABC', '#aabbcc'],
    ['consultant.siret', '404 833 048 00022', '40483304800022'],
    ['consultant.name', 'Claire Muller: "conseil" # 1', 'Claire Muller: "conseil" # 1'],
    ['consultant.phone', '+33 3 89 00 00 00', '+33 3 89 00 00 00'],
    ['notify.to', 'a@example.org; b@example.org', 'a@example.org, b@example.org'],
  ] as const)('%s = %s is there for the next command', async (key, typed, value) => {
    const context = testContext()
    const config = await context.config()
    await config.set(key, typed)
    expect(config.get(key)).toBe(value)
    const later = await testContext({ folder: context.folder }).config()
    expect(later.get(key)).toBe(value)
    expect(later.list().find((one) => one.key === key)?.source.from).toBe('user')
    await later.unset(key)
    const last = await testContext({ folder: context.folder }).config()
    expect(last.list().find((one) => one.key === key)?.source.from).toBe('default')
  })

  test('keeps what a person wrote beside it, and the file for its owner alone', async () => {
    const context = withFiles({ USER: '# mine\nlang: fr # French\ndelivery.grace_minutes: 5\n' })
    await (await context.config()).set('delivery.grace_minutes', '6')
    await (await context.config()).set('delivery.outage_minutes', '7')
    const file = join(context.places.config, 'config.yaml')
    expect(readFileSync(file, 'utf8')).toBe(
      '# mine\nlang: fr # French\ndelivery.grace_minutes: 6\ndelivery:\n  outage_minutes: 7\n',
    )
    expect(statSync(file).mode & 0o777).toBe(0o600)
  })

  test('refuses a bad value and an unknown name, and leaves the file as it was', async () => {
    const context = testContext()
    const config = await context.config()
    expect((await failure(config.set('delivery.settle_seconds', '-1'))).code).toBe('bad_setting')
    expect((await failure(config.set('consultant.nose', 'big'))).code).toBe('unknown_setting')
    expect((await failure(config.unset('consultant.nose'))).code).toBe('unknown_setting')
    expect(existsSync(config.path)).toBe(false)
  })

  test('does not write through a symbolic link, and tells when it may not write', async () => {
    const linked = withFiles({})
    const victim = join(linked.folder, 'victim')
    writeFileSync(victim, '')
    symlinkSync(victim, join(linked.places.config, 'config.yaml'))
    expect((await failure((await linked.config()).set('lang', 'fr'))).code).toBe('config_is_link')
    expect(readFileSync(victim, 'utf8')).toBe('')
    if (process.getuid?.() === 0) return // root may write everywhere
    const locked = withFiles({})
    chmodSync(locked.places.config, 0o500)
    expect((await failure((await locked.config()).set('lang', 'fr'))).code).toBe('config_not_writable')
    chmodSync(locked.places.config, 0o700)
  })
})

describe('the language before anything is parsed', () => {
  test.each([
    [{ USER: 'lang: fr\n' }, 'fr'],
    [{ USER: 'consultant:\n  name: lang\nlang: "en" # mine\n' }, 'en'],
    [{ USER: 'lang: de\n' }, null],
    [{ USER: 'lang: fr\n', '.smmrc': '{"client": "a", "lang": "en"}' }, 'en'],
    [{ USER: 'lang: fr\n', 'package.json': '{"lang":"en","smm":{"client":"a"}}' }, 'fr'],
    [{ 'package.json': '{"smm":{"lang":"en"}}' }, 'en'],
    [{}, null],
  ])('%j', (files, lang) => {
    const context = withFiles(files)
    expect(configuredLang(context.cwd, context.env)).toBe(lang)
  })
})

test('each variable stands for one setting, and none for another use', () => {
  const names = settingKeys.map(variableOf)
  expect(new Set(names).size).toBe(names.length)
  for (const taken of ['SMM_HOME', 'SMM_CLIENT', 'SMM_KEY', 'SMM_KEY_FILE']) expect(names).not.toContain(taken)
  expect(names).toContain('SMM_LANG')
})
