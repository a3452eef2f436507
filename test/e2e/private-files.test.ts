import { chmodSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { home } from '../support/program.ts'

// Every file that smm makes, and links that were planted: test/security/planted-links.test.ts
describe.skipIf(process.platform === 'win32')('what smm keeps', () => {
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
