import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { add as addAccount } from '../../src/cli/account/add.ts'
import { audit } from '../../src/cli/account/audit.ts'
import { check } from '../../src/cli/account/check.ts'
import { listAccounts } from '../../src/cli/account/list.ts'
import { remove } from '../../src/cli/account/remove.ts'
import { add as addClient } from '../../src/cli/client/add.ts'
import { archive } from '../../src/cli/client/archive.ts'
import { edit } from '../../src/cli/client/edit.ts'
import { listClients } from '../../src/cli/client/list.ts'
import { show as showClient } from '../../src/cli/client/show.ts'
import { use } from '../../src/cli/client/use.ts'
import { consultant } from '../../src/cli/config/consultant.ts'
import { get } from '../../src/cli/config/get.ts'
import { listSettings } from '../../src/cli/config/list.ts'
import { path } from '../../src/cli/config/path.ts'
import { set, unset } from '../../src/cli/config/set.ts'
import { listNetworks } from '../../src/cli/network/list.ts'
import { show as showNetwork } from '../../src/cli/network/show.ts'
import { networkIds } from '../../src/networks/ids.ts'
import { closedNetworks } from '../../src/networks/closed.ts'
import { testContext, type TestContext, type TestContextOptions } from '../support/context.ts'

type Command = (context: TestContext) => Promise<unknown>

/** One after the other in one home, as they would be typed. */
const session: readonly (readonly [name: string, command: Command])[] = [
  ['client add', (c) => addClient(c, "Boulangerie de l'Ill", { city: 'Colmar', country: 'FR' })],
  [
    'client edit',
    (c) =>
      edit(c, 'boulangerie-de-l-ill', {
        hourlyRate: '24 €',
        rate: ['vendeuse=18'],
        margin: '60',
        track: ['utm=2026-10'],
        country: 'BE',
      }),
  ],
  ['client show', (c) => showClient(c, null)],
  ['client use', (c) => use(c, 'boulangerie-de-l-ill')],
  ['client list', (c) => listClients(c, { archived: true })],
  ['account add', (c) => addAccount(c, 'manual', { for: 'facebook', check: true })],
  ['account add folder', (c) => addAccount(c, 'folder', { path: 'blog', check: true })],
  ['account list', (c) => listAccounts(c, true)],
  ['account check', (c) => check(c, null, false)],
  ['account audit', (c) => audit(c, 'facebook', { admins: '1', twoFactor: 'yes' })],
  ['account remove', (c) => remove(c, 'facebook')],
  ['client archive', (c) => archive(c, 'boulangerie-de-l-ill', false)],
  ['config set', (c) => set(c, 'x.confirm_above', '0,50')],
  ['config get', (c) => get(c, 'x.confirm_above')],
  ['config list', (c) => listSettings(c)],
  ['config unset', (c) => unset(c, 'x.confirm_above')],
  ['config path', (c) => path(c)],
  ['network list', (c) => listNetworks(c)],
  ...[...networkIds, ...closedNetworks.map((one) => one.id)].map((id): [string, Command] => [
    `network show ${id}`,
    (c) => showNetwork(c, id),
  ]),
]

async function play(options: TestContextOptions): Promise<Map<string, { stdout: string; stderr: string }>> {
  const first = testContext(options)
  const told = new Map<string, { stdout: string; stderr: string }>()
  for (const [name, command] of session) {
    const context = testContext({ ...options, folder: first.folder })
    await command(context)
    await context.close()
    told.set(name, { stdout: context.stdout(), stderr: context.stderr() })
  }
  return told
}

describe('the screens of clients, accounts, networks and settings', () => {
  test.each(['fr', 'en'] as const)('are whole and fit 80 columns in %s', async (lang) => {
    for (const [name, { stdout, stderr }] of await play({ lang, options: { yes: true } })) {
      expect(`${name}\n${stdout}${stderr}`).not.toMatch(/\{\w+\}|undefined|\bnull\b|NaN|`/)
      // addresses, paths and commands are as long as they are
      const wide = stdout.split('\n').filter((line) => line.length > 80 && !/\/smm-test-|smm |https:/.test(line))
      expect([name, wide]).toEqual([name, []])
      if (lang === 'fr') expect(`${name}\n${stdout}`).not.toMatch(/\w [;!?]|« | »/)
    }
  })

  test('are one JSON document each with --json, and nothing else', async () => {
    for (const { stdout } of (await play({ options: { yes: true, json: true } })).values()) {
      expect(Object.keys(JSON.parse(stdout) as object).length).toBeGreaterThan(0)
    }
  })

  test('change nothing with --dry-run', async () => {
    const before = testContext()
    await addClient(before, 'Duval', {})
    await addAccount(before, 'manual', { for: 'facebook', check: true })
    const store = await before.store()
    const seen = async (): Promise<string> =>
      JSON.stringify([
        await store.clients.list({ archived: true }),
        await store.accounts.list(),
        await store.settings.get('chosen_client'),
      ])
    const then = await seen()
    const dry = testContext({ folder: before.folder, options: { dry_run: true } })
    await edit(dry, 'duval', { city: 'Colmar' })
    await use(dry, 'duval')
    await addAccount(dry, 'manual', { for: 'linkedin', check: true })
    await remove(dry, 'facebook')
    await archive(dry, 'duval', false)
    await set(dry, 'lang', 'fr')
    expect(await seen()).toBe(then)
    expect((await testContext({ folder: before.folder }).config()).get('lang')).toBeNull()
  })

  test('removing an account wants a yes', async () => {
    const context = testContext()
    await addClient(context, 'Duval', {})
    await addAccount(context, 'manual', { for: 'facebook', check: true })
    await expect(remove(context, 'facebook')).rejects.toMatchObject({ kind: 'usage', code: 'confirmation_needed' })
    const no = testContext({ folder: context.folder, ask: { confirm: async () => false } })
    await expect(remove(no, 'facebook')).rejects.toMatchObject({ kind: 'usage', code: 'not_confirmed' })
    const yes = testContext({ folder: context.folder, ask: { confirm: async () => true } })
    await remove(yes, 'facebook')
    expect(await (await context.store()).accounts.list()).toEqual([])
  })
})

describe('smm config consultant', () => {
  test('asks six questions, keeps what is not answered, and shows what was there', async () => {
    const context = testContext({ lang: 'fr', options: { input: true } })
    const answers = ['Claire Muller', '', '404 833 048 00022', 'EI', 'claire@example.org', '90 €']
    const asked: { question: string; before: string | undefined; refuses: boolean }[] = []
    const asking = (given: readonly string[]): TestContext =>
      testContext({
        lang: 'fr',
        folder: context.folder,
        ask: {
          text: async (question, options) => {
            asked.push({ question, before: options?.default, refuses: options?.validate?.('{}') !== true })
            return given[asked.length - 1] ?? options?.default ?? ''
          },
        },
      })
    await consultant(asking(answers))
    expect(asked).toHaveLength(6)
    expect(asked.filter((one) => one.refuses).map((one) => one.question)).toHaveLength(3)
    const config = await testContext({ folder: context.folder }).config()
    expect([
      config.get('consultant.name'),
      config.get('consultant.company'),
      config.get('consultant.siret'),
      config.get('consultant.hourly_rate'),
    ]).toEqual(['Claire Muller', null, '40483304800022', 9000])
    asked.length = 0
    await consultant(asking([]))
    expect(asked.map((one) => one.before)).toEqual([
      'Claire Muller',
      undefined,
      '40483304800022',
      'EI',
      'claire@example.org',
      '90,00\u00A0€',
    ])
    expect((await testContext({ folder: context.folder }).config()).get('consultant.hourly_rate')).toBe(9000)
  })

  test('needs a terminal, and says what to do without one', async () => {
    const refused = consultant(testContext())
    await expect(refused).rejects.toMatchObject({ kind: 'usage', code: 'terminal_needed' })
  })
})

test('a setting that something else overrides says so', async () => {
  const context = testContext({ env: { SMM_HOURS_PER_NETWORK: '12' } })
  await set(context, 'hours_per_network', '20')
  expect(context.stderr()).toContain('SMM_HOURS_PER_NETWORK')
  expect((await context.config()).get('hours_per_network')).toBe(12)
})

test('an error in the settings is told with the file, and config path works all the same', async () => {
  const first = testContext()
  await set(first, 'lang', 'fr')
  const file = join(first.places.config, 'config.yaml')
  writeFileSync(file, 'lang: de\n')
  const context = testContext({ folder: first.folder })
  await expect(listSettings(context)).rejects.toMatchObject({ kind: 'usage', code: 'bad_setting' })
  await path(context)
  expect(context.stdout()).toBe(`${file}\n`)
})
