import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Client } from '@modelcontextprotocol/client'
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio'
import { describe, expect, test } from 'vitest'
import { startMastodon } from '../servers/mastodon.ts'
import { home, smm, type Home } from '../support/program.ts'

const tokens = {
  good: 'canary-good-5f1c2d9e7b',
  refused: 'canary-refused-8a7b6c5d',
  environment: 'canary-environment-1a2b3c',
  extra: 'canary-extra-field-9z8y7x',
  identifier: 'canary-identifier.example.org',
  password: 'canary-pass-word-4d3c',
  smtp: 'canary-smtp-password-77',
  hook: 'canary-hook-path-4242',
}

/** Every form in which a token could be lying about. */
const forms = (token: string): string[] => [
  token,
  encodeURIComponent(token),
  Buffer.from(token).toString('base64').replace(/=+$/, ''),
  Buffer.from(token).toString('hex'),
]

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
}

/** What leaves the house, and what the program says of itself. */
const handedOver: readonly string[][] = [
  ['queue', 'add', 'Demain', '--to', 'mastodon', '--at', '2099-12-01 09:00', '--draft'],
  ['queue', 'edit', '2', '--title', 'Titre'],
  ['approval', 'pack', '2', '-o', 'pack.html', '--verbose'],
  ['approval', 'pack', '2', '-o', 'pack.pdf', '--json'],
  ['approval', 'list', '--json'],
  ...['csv', 'json', 'ics', 'html'].map((format) => ['queue', 'export', '--all', '-o', `queue.${format}`, '--verbose']),
  ['queue', 'export', '--format', 'md', '-o', 'posts/'],
  ['queue', 'preview', '2', '--html', '-o', 'preview.html'],
  ['queue', 'undo', '--yes', '--json', '--verbose'],
  ['export', '-o', 'everything/', '--json', '--verbose'],
  ['backup', '-o', 'copy/', '--json'],
  ['backup', '--verify', 'copy/', '--json'],
  ['audit', '--json'],
  ['schema', 'status'],
  ['schema', 'account list'],
  ['config', 'profiles', '--json'],
  ['help', 'agents'],
  ['help', 'json'],
]

/** Where Tab is pressed. */
const completed: readonly string[][] = [
  ['account', 'check', ''],
  ['queue', 'show', ''],
  ['queue', 'add', 'x', '--to', ''],
  ['config', 'get', ''],
  ['-c', ''],
]

/** What an assistant asks, in a protocol that leaves nothing of stderr out. */
async function assistantTold(machine: Home): Promise<string> {
  const transport = new StdioClientTransport({
    command: process.execPath,
    args: [smm, 'mcp', '--verbose', '--with-names'],
    env: machine.env,
    cwd: machine.folder,
    stderr: 'pipe',
  })
  let told = ''
  transport.stderr?.on('data', (chunk: Buffer) => (told += chunk.toString()))
  const client = new Client({ name: 'test', version: '1' })
  await client.connect(transport)
  const names = ['account_list', 'audit', 'doctor', 'status', 'queue_list', 'queue_show', 'client_show', 'schedule_status']
  const answers = await Promise.all(
    names.map((name) => client.callTool({ name, arguments: name === 'queue_show' ? { id: 1 } : {} })),
  )
  await client.close()
  expect(answers.filter(({ isError }) => isError === true)).toEqual([])
  return told + JSON.stringify(answers)
}

describe('no secret gets out', () => {
  test('of any command, whether it succeeds or fails, however much it says', async () => {
    const server = await startMastodon({ token: tokens.good })
    const machine = home()
    const told: string[] = []
    const run = async (words: string[], more: Parameters<Home['run']>[1] = {}): Promise<number> => {
      const { code, stdout, stderr } = await machine.run(words, more)
      told.push(stdout, stderr)
      return code
    }
    try {
      const secrets = join(machine.folder, 'secrets.json')
      const give = (value: unknown): void => writeFileSync(secrets, JSON.stringify(value))
      const mastodon = ['account', 'add', 'mastodon', '--endpoint', server.url, '--secrets']
      expect(await run(['client', 'add', 'Duval'])).toBe(0)
      give({ access_token: tokens.refused })
      expect(await run([...mastodon, secrets, '--verbose'])).toBe(4)
      expect(await run([...mastodon, secrets, '--verbose', '--json'])).toBe(4)
      give({ access_token: tokens.good, extra: tokens.extra })
      expect(await run([...mastodon, secrets, '--verbose'])).toBe(2)
      expect(await run([...mastodon, '-'], { input: `${tokens.extra} is no JSON` })).toBe(2)
      give({ access_token: tokens.good })
      server.faults.always('read', { kind: 'reset_before' })
      expect(await run([...mastodon, secrets, '--verbose'])).toBe(75)
      server.faults.clear()
      expect(await run([...mastodon, '-', '--verbose'], { input: JSON.stringify({ access_token: tokens.good }) })).toBe(0)
      expect(
        await run(['account', 'add', 'mastodon', '--name', 'second', '--endpoint', server.url, '--no-check', '--json'], {
          env: { SMM_SECRET_ACCESS_TOKEN: tokens.environment },
        }),
      ).toBe(0)
      give({ identifier: tokens.identifier, app_password: tokens.password })
      expect(await run(['account', 'add', 'bluesky', '--endpoint', server.url, '--secrets', secrets, '--verbose'])).not.toBe(0)
      rmSync(secrets)

      expect(await run(['config', 'set', 'notify.smtp', '-'], { input: `smtps://me:${tokens.smtp}@mail.example.org` })).toBe(0)
      expect(await run(['config', 'set', 'notify.webhook', '-'], { input: `https://hook.example.org/${tokens.hook}` })).toBe(0)
      for (const words of [
        ['account', 'list'],
        ['account', 'list', '--json'],
        ['account', 'check', '--verbose'],
        ['account', 'check', '--json'],
        ['config', 'list'],
        ['config', 'list', '--json'],
        ['config', 'get', 'notify.smtp'],
        ['config', 'get', 'notify.webhook', '--json'],
        ['queue', 'add', 'Bonjour', '--to', 'mastodon', '--now', '--verbose'],
        ['publish', '--verbose'],
        ['publish', '--json'],
        ['status', '--json'],
        ['client', 'show', '--json'],
        ['doctor', '--verbose'],
        ['doctor', '--json'],
        ['account', 'remove', 'second', '--yes', '--json'],
        ...handedOver,
      ]) {
        expect(await run(words)).toBeGreaterThanOrEqual(0)
      }
      for (const words of handedOver) {
        const at = words.indexOf('-o')
        if (at >= 0) expect([words, existsSync(join(machine.folder, words[at + 1] ?? ''))]).toEqual([words, true])
      }
      for (const shell of ['bash', 'zsh', 'fish'])
        for (const typed of completed) expect(await run(['__complete', shell, ...typed])).toBe(0)
      told.push(await assistantTold(machine))
      writeFileSync(join(machine.folder, 'config', 'smm', 'key'), 'f'.repeat(64))
      expect(await run(['account', 'check', '--verbose'])).toBe(4)
      expect(await run(['doctor', '--json'])).toBe(1)

      const output = told.join('\n')
      for (const token of Object.values(tokens)) for (const form of forms(token)) expect(output).not.toContain(form)
      // what was handed over is searched as well
      const kept = filesBelow(machine.folder).filter((file) => !file.startsWith(join(machine.folder, 'config')))
      expect(kept.filter((file) => file.includes('everything')).length).toBeGreaterThan(5)
      expect(kept.some((file) => file.endsWith('smm.db'))).toBe(true)
      for (const file of kept) {
        const bytes = readFileSync(file, 'latin1')
        for (const token of Object.values(tokens)) {
          for (const form of forms(token)) expect(bytes.includes(form), `${form} in ${file}`).toBe(false)
        }
      }
    } finally {
      await server.close()
    }
  })
})
