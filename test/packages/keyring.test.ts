import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { home, smm, type Home } from '../support/program.ts'

beforeAll(() => {
  for (const [command, pack] of [
    ['dbus-run-session', 'dbus'],
    ['gnome-keyring-daemon', 'gnome-keyring'],
  ] as const) {
    try {
      execFileSync(command, ['--version'], { stdio: 'ignore' })
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT')
        throw new Error(`these tests need ${pack}: apt-get install ${pack}`, { cause: error })
    }
  }
})

/** A desktop session with its keyring open, in which these lines are run by a shell. */
function session(at: Home, lines: readonly string[]): string {
  const script = ['printf pw | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1', 'set -e', ...lines]
  const run = join(at.folder, 'run')
  mkdirSync(run, { recursive: true, mode: 0o700 })
  const env = { ...at.env, XDG_RUNTIME_DIR: run, XDG_CACHE_HOME: join(at.folder, 'cache'), SMM: smm, NODE: process.execPath }
  return execFileSync('dbus-run-session', ['--', '/bin/sh', '-c', script.join('\n')], {
    env,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: 120_000,
  })
}

describe('the key in the keyring of GNOME', () => {
  it('moves there, is found by the next session, is not passed over where there is none, and comes back', async () => {
    const at = home('en')
    const key = join(at.folder, 'config', 'smm', 'key')
    writeFileSync(join(at.folder, 's.json'), JSON.stringify({ access_token: 'canary-token-0123' }))
    expect((await at.run(['client', 'add', 'Essai'])).code).toBe(0)
    const add = ['account', 'add', 'mastodon', '--endpoint', 'https://m.example.org', '--secrets', 's.json', '--no-check']
    expect((await at.run(add)).code).toBe(0)
    expect(existsSync(key)).toBe(true)

    // without a session there is no keyring: nothing is changed
    const env = { DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nonexistent/bus' }
    expect((await at.run(['config', 'set', 'secrets.backend', 'keyring'], { env })).code).toBe(4)
    expect(existsSync(key)).toBe(true)

    session(at, ['"$NODE" "$SMM" config set secrets.backend keyring'])
    expect(existsSync(key)).toBe(false)
    const found = JSON.parse(session(at, ['"$NODE" "$SMM" doctor --json || true'])) as { findings: { code: string }[] }
    expect(found.findings.map((one) => one.code)).toContain('key')

    const without = await at.run(['doctor', '--json'], { env })
    expect((JSON.parse(without.stdout) as typeof found).findings.map((one) => one.code)).toContain('key_unavailable')
    expect(existsSync(key)).toBe(false)

    session(at, ['"$NODE" "$SMM" config set secrets.backend key_file'])
    expect(existsSync(key)).toBe(true)
    const back = await at.run(['doctor', '--json'], { env })
    expect((JSON.parse(back.stdout) as typeof found).findings.map((one) => one.code)).toContain('key')
  })
})
