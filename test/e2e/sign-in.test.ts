import { spawn } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { png } from '../networks/support.ts'
import { startLoopback } from '../servers/loopback.ts'
import { startMastodon } from '../servers/mastodon.ts'
import { startOidcPinterest } from '../servers/oidc-pinterest.ts'
import { home, smm, type Home } from '../support/program.ts'

const closing: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})

/** A server that registers apps and gives tokens; everything else is the account's own. */
async function instance(): Promise<{ url: string; token: string }> {
  const mastodon = await startMastodon()
  const front = await startLoopback({
    subject: () => 'read',
    answer: async ({ path, method, headers, body }) => {
      if (path === '/api/v1/apps') return { status: 200, body: { client_id: 'made', client_secret: 'made-secret-0123' } }
      if (path === '/oauth/token') {
        const right = new URLSearchParams(body.toString()).get('code') === 'the-code-0123'
        return right
          ? { status: 200, body: { access_token: mastodon.token } }
          : { status: 400, body: { error: 'invalid_grant' } }
      }
      const authorization = headers['authorization']
      const answer = await fetch(mastodon.url + path, { method, ...(authorization && { headers: { authorization } }) })
      return { status: answer.status, body: await answer.json() }
    },
  })
  closing.push(
    () => mastodon.close(),
    () => front.close(),
  )
  return { url: front.url, token: mastodon.token }
}

/** Runs `smm`, and does `open` with the address it asks to be opened. */
function signingIn(
  at: Home,
  words: readonly string[],
  open: (address: URL) => Promise<void>,
): Promise<{ code: number | null; said: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [smm, ...words], { env: at.env, cwd: at.folder, stdio: ['ignore', 'pipe', 'pipe'] })
    let said = ''
    let opened = false
    const hear = (chunk: Buffer): void => {
      said += chunk.toString()
      const address = /^ {2}(http\S+)$/m.exec(said)?.[1]
      if (address === undefined || opened) return
      opened = true
      open(new URL(address)).catch(reject)
    }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
    child.on('close', (code) => resolve({ code, said }))
  })
}

describe('signing in with the built program', () => {
  it('prints the address, takes the answer, stores the account; no secret is on the screen or in the process list', async () => {
    const at = home('en')
    const { url, token } = await instance()
    expect((await at.run(['client', 'add', 'Essai'])).code).toBe(0)
    const words = ['account', 'add', 'mastodon', '--endpoint', url, '--no-browser', '--verbose']
    const { code, said } = await signingIn(at, words, async (address) => {
      const back = new URL(address.searchParams.get('redirect_uri') ?? '')
      const forged = await fetch(`${back.href}?code=stolen&state=guessed`)
      expect(forged.status).toBe(400)
      await fetch(`${back.href}?code=the-code-0123&state=${address.searchParams.get('state') ?? ''}`)
    })
    expect({ code, said }).toMatchObject({ code: 0 })
    for (const secret of [token, 'the-code-0123', 'made-secret-0123']) expect(said).not.toContain(secret)
    const listed = await at.run(['account', 'list', '--json'])
    expect(JSON.parse(listed.stdout)).toMatchObject([{ name: 'mastodon', status: 'ready' }])
  })

  it('without a terminal nothing is asked: --paste and --sign-in with --secrets are refused', async () => {
    const at = home('en')
    const { url } = await instance()
    await at.run(['client', 'add', 'Essai'])
    writeFileSync(join(at.folder, 's.json'), '{"access_token":"x"}')
    const add = ['account', 'add', 'mastodon', '--endpoint', url, '--json']
    const pasted = await at.run([...add, '--paste'])
    expect(pasted.code).toBe(2)
    expect(pasted.stdout + pasted.stderr).toContain('terminal_needed')
    expect((await at.run([...add, '--sign-in', '--secrets', 's.json'])).code).toBe(2)
    expect((await at.run(['account', 'add', 'ghost', '--endpoint', url, '--sign-in'])).code).toBe(2)
    expect((await at.run(add)).code).toBe(2)
  })
})

describe('two programs at once', () => {
  it('never lose a grant whose refresh token is replaced at each use', async () => {
    const server = await startOidcPinterest({ access_seconds: 60 })
    closing.push(() => server.close())
    const at = home('en')
    await at.run(['client', 'add', 'Essai'])
    writeFileSync(join(at.folder, 's.json'), JSON.stringify(await server.secrets()))
    const added = await at.run(['account', 'add', 'pinterest', '--endpoint', server.url, '--secrets', 's.json'])
    expect(added).toMatchObject({ code: 0 })
    for (let round = 0; round < 3; round++) {
      // tokens of a minute are renewed each time: both want to, at the same moment
      const both = await Promise.all([1, 2].map(() => at.run(['account', 'check', 'pinterest'])))
      expect(both.map((one) => one.code)).toEqual([0, 0])
    }
    expect(server.oidc.tokens()).toBeGreaterThan(6)
  })

  it('nor do passes: what is due goes out once, and the grant is still good', async () => {
    const server = await startOidcPinterest({ access_seconds: 60 })
    closing.push(() => server.close())
    const at = home('en')
    await at.run(['client', 'add', 'Essai'])
    writeFileSync(join(at.folder, 's.json'), JSON.stringify(await server.secrets()))
    writeFileSync(join(at.folder, 'image.png'), png(600, 600))
    expect(await at.run(['account', 'add', 'pinterest', '--endpoint', server.url, '--secrets', 's.json'])).toMatchObject({
      code: 0,
    })
    for (let round = 1; round <= 2; round++) {
      const words = ['--to', 'pinterest', '--at', 'now', '--media', 'image.png', '--no-alt']
      expect(await at.run(['queue', 'add', `Figs, number ${round}`, ...words])).toMatchObject({ code: 0 })
      const passes = await Promise.all([1, 2, 3].map(() => at.run(['publish', '--json'])))
      expect(passes.map((one) => one.code)).toEqual([0, 0, 0])
      expect(server.pins()).toBe(round)
    }
    expect(await at.run(['account', 'check', 'pinterest'])).toMatchObject({ code: 0 })
  })
})
