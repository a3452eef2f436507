import { execFile } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  readFileSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, test } from 'vitest'
import { home, smm, type Home } from '../support/program.ts'

const execute = promisify(execFile)

/** Runs with this umask, through a shell of its own. */
async function runWith(
  umask: string,
  machine: Home,
  words: readonly string[],
  env: Record<string, string> = {},
): Promise<void> {
  const call = ['-c', `umask ${umask}; exec "$0" "$@"`, process.execPath, smm, ...words]
  await execute('/bin/sh', call, { env: { ...machine.env, ...env }, cwd: machine.folder })
}

function everything(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true }).map((entry) =>
    join(entry.parentPath ?? entry.path, entry.name),
  )
}

describe.skipIf(process.platform === 'win32')('what smm keeps', () => {
  test.each(['000', '022', '077'])('is for its owner alone under umask %s', async (umask) => {
    const machine = home()
    const commands = [
      ['client', 'add', 'Duval'],
      ['account', 'add', 'mastodon', '--endpoint', 'https://m.example.org', '--no-check'],
      ['account', 'add', 'manual', '--for', 'facebook'],
      ['config', 'set', 'lang', 'en'],
      ['publish'],
      ['status'],
    ]
    for (const words of commands) await runWith(umask, machine, words, { SMM_SECRET_ACCESS_TOKEN: 'canary-token-1' })
    const kept = [...everything(join(machine.folder, 'smm')), ...everything(join(machine.folder, 'config'))]
    expect(kept.some((path) => path.endsWith('smm.db'))).toBe(true)
    expect(kept.some((path) => path.endsWith('/key'))).toBe(true)
    expect(kept.some((path) => path.endsWith('config.yaml'))).toBe(true)
    const open = [join(machine.folder, 'smm'), join(machine.folder, 'config', 'smm'), ...kept].filter((path) => {
      const seen = lstatSync(path)
      return (seen.mode & 0o777) !== (seen.isDirectory() ? 0o700 : 0o600)
    })
    expect(open.map((path) => `${path} ${(statSync(path).mode & 0o777).toString(8)}`)).toEqual([])
  })

  test('is never written through a symbolic link that was planted', async () => {
    const machine = home()
    const victim = join(machine.folder, 'victim')
    mkdirSync(join(machine.folder, 'smm'))
    symlinkSync(victim, join(machine.folder, 'smm', 'smm.db'))
    const database = await machine.run(['client', 'add', 'Duval'])
    expect(database.code).toBe(1)
    expect(database.stderr).toContain('smm.db')
    expect(existsSync(victim)).toBe(false)
    rmSync(join(machine.folder, 'smm', 'smm.db'))

    mkdirSync(join(machine.folder, 'config', 'smm'), { recursive: true, mode: 0o700 })
    symlinkSync(victim, join(machine.folder, 'config', 'smm', 'key'))
    expect((await machine.run(['client', 'add', 'Duval'])).code).toBe(0)
    const add = ['account', 'add', 'mastodon', '--endpoint', 'https://m.example.org', '--no-check']
    const key = await machine.run(add, { env: { SMM_SECRET_ACCESS_TOKEN: 'canary-token-1' } })
    expect(key.code).toBe(4)
    expect(existsSync(victim)).toBe(false)

    writeFileSync(victim, 'mine')
    symlinkSync(victim, join(machine.folder, 'config', 'smm', 'config.yaml'))
    expect((await machine.run(['config', 'set', 'lang', 'fr'])).code).toBe(2)
    expect(readFileSync(victim, 'utf8')).toBe('mine')
    expect((await machine.run(['account', 'list', '--json'])).stdout.trim()).toBe('[]')
  })

  test('a key that others may read is closed to them, with a word', async () => {
    const machine = home()
    await machine.run(['client', 'add', 'Duval'])
    const add = ['account', 'add', 'mastodon', '--endpoint', 'https://m.example.org', '--no-check']
    await machine.run(add, { env: { SMM_SECRET_ACCESS_TOKEN: 'canary-token-1' } })
    const key = join(machine.folder, 'config', 'smm', 'key')
    chmodSync(key, 0o644)
    const doctor = await machine.run(['doctor'])
    expect(doctor.stdout).toContain('rights were corrected')
    expect(statSync(key).mode & 0o777).toBe(0o600)
  })
})
