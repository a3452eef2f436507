import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { networkIds } from '../../src/networks/ids.ts'
import { network } from '../../src/networks/registry.ts'
import { startLoopback, type Loopback } from '../servers/loopback.ts'
import { png } from '../networks/support.ts'
import { home } from '../support/program.ts'

/** A canary in the form that a field asks for; its part that must never be seen. */
function canary(id: string, field: string): { value: string; secret: string } {
  const secret = `canary${id}${field}`.replaceAll('_', '').padEnd(30, '7q')
  if (id === 'ghost') {
    const hex = Buffer.from(secret).toString('hex').padEnd(64, '0').slice(0, 64)
    return { value: `${'a1b2c3'.repeat(4)}:${hex}`, secret: hex }
  }
  if (field === 'webhook_url') return { value: `https://discord.com/api/webhooks/123456789012345678/${secret}`, secret }
  if (id === 'telegram' && field === 'bot_token') return { value: `123456789:${secret}`, secret }
  return { value: secret, secret }
}

const forms = (token: string): string[] => [
  token,
  encodeURIComponent(token),
  Buffer.from(token).toString('base64').replace(/=+$/, ''),
  Buffer.from(token).toString('hex'),
]

/** The command lines of everything that runs, as any user of the machine sees them. */
function commandLines(): string {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((pid) => {
      try {
        return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
      } catch {
        return ''
      }
    })
    .join('\n')
}

describe('no secret of any network gets out, though the server repeats everything it was sent', () => {
  let server: Loopback
  let status = 200
  let seen = ''
  beforeAll(async () => {
    server = await startLoopback({
      subject: () => 'read',
      answer: ({ method, path, headers, body }) => {
        seen += commandLines()
        const said = `${method} ${path} ${JSON.stringify(headers)} ${body.toString('latin1').slice(0, 20_000)}`
        const more = {
          error: said,
          error_description: said,
          message: said,
          detail: said,
          errors: [{ message: said, detail: said }],
        }
        return { status, body: { ...more, description: said, meta: { status, msg: said }, code: said } }
      },
    })
  })
  afterAll(() => server.close())

  test.each([...networkIds])('%s', async (id) => {
    const { credentials, client } = await network(id)
    const secret = credentials.filter((field) => field.visible !== true)
    if (!client || secret.length === 0) return expect(['folder', 'manual']).toContain(id)
    const machine = home()
    const canaries = secret.map((field) => ({ field: field.name, ...canary(id, field.name) }))
    const fields = Object.fromEntries(
      credentials.map(({ name, visible }) => [
        name,
        visible === true ? (name === 'location' ? 'accounts/1/locations/2' : '12345') : canary(id, name).value,
      ]),
    )
    const given = JSON.stringify(fields)
    const told: string[] = []
    const run = async (words: string[], input?: string): Promise<void> => {
      const { stdout, stderr } = await machine.run(words, input === undefined ? {} : { input })
      told.push(stdout, stderr)
    }
    writeFileSync(join(machine.folder, 'image.png'), png(640, 640))
    await run(['client', 'add', 'Duval'])
    const add = ['account', 'add', id, '--endpoint', server.url, '--secrets', '-', '--verbose']
    for (status of [200, 400, 401, 403, 500]) await run([...add, '--json'], given)
    await run([...add, '--no-check'], given)
    const before = server.requests().length
    for (status of [200, 401, 429]) {
      await run(['account', 'check', '--verbose'])
      await run([
        'queue',
        'add',
        `Bonjour ${status}`,
        '--title',
        'Titre',
        '--media',
        'image.png',
        '--no-alt',
        '--now',
        '--verbose',
      ])
      await run(['queue', 'add', `Salut ${status}`, '--now', '--verbose', '--json'])
    }
    await run(['account', 'list', '--json'])
    await run(['status', '--json'])
    await run(['queue', 'list', '--all', '--json'])
    await run(['doctor', '--verbose', '--json'])
    await run(['audit', '--json'])
    await run(['backup', '--verbose'])
    // the test is worth something only where the credentials really travelled
    expect(server.requests().length).toBeGreaterThan(before)
    const output = told.join('\n')
    const files = readdirSync(join(machine.folder, 'smm'), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    expect(files.some((file) => file.endsWith('smm.db'))).toBe(true)
    const kept = files.map((file) => readFileSync(file, 'latin1'))
    for (const one of canaries) {
      for (const form of forms(one.secret)) {
        expect(output.includes(form), `${one.field} printed`).toBe(false)
        expect(seen.includes(form), `${one.field} on a command line`).toBe(false)
        expect(
          kept.some((bytes) => bytes.includes(form)),
          `${one.field} in a file`,
        ).toBe(false)
      }
    }
  })
})
