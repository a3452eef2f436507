import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { describe, expect, it, onTestFinished } from 'vitest'
import { startMastodon, type FakeMastodon } from '../servers/mastodon.ts'
import { exitOf, publishing, until, type Publishing } from '../support/publishing.ts'

interface Message {
  readonly id: number
  readonly status: string
}

describe('kill -9 in the middle of an answer', () => {
  async function withMessages(count: number): Promise<{ at: Publishing; server: FakeMastodon; said: () => string[] }> {
    const at = await publishing({ 'delivery.outage_minutes': '43200' })
    const server = await startMastodon({ flavour: 'snac' })
    onTestFinished(() => server.close())
    const secrets = join(at.folder, 'secrets.json')
    writeFileSync(secrets, JSON.stringify({ access_token: server.token }), { mode: 0o600 })
    await at.must('account', 'add', 'mastodon', '--endpoint', server.url, '--secrets', secrets)
    const post = server.write('Une question ?')
    for (let n = 1; n <= count; n++) server.mention(`@boulangerie question ${n}`, { in_reply_to_id: post.id })
    await at.must('inbox', 'pull')
    const said = (): string[] =>
      server
        .posts()
        .map((one) => /answer-\d+/.exec(one.text)?.[0])
        .filter((one) => one !== undefined)
        .toSorted()
    return { at, server, said }
  }

  it.each([
    ['before it was applied', { kind: 'silent_before' }],
    ['after it was applied', { kind: 'silent_after' }],
    ['at once', null],
  ] as const)('%s: it is there once in the end, and the message is answered', async (_, fault) => {
    const { at, server, said } = await withMessages(1)
    if (fault !== null) server.faults.next('publish', fault)
    const child = at.start('inbox', 'reply', '1', 'answer-1')
    await until(() => server.requests().some((one) => one.subject === 'publish'))
    child.kill('SIGKILL')
    await exitOf(child)
    for (let pass = 0; pass < 8 && said().length < 1; pass++) {
      await at.run(['publish'])
      await pause(1100)
    }
    for (let pass = 0; pass < 3; pass++) {
      await at.run(['publish'])
      await pause(600)
    }
    expect(said()).toEqual(['answer-1'])
    const [message] = JSON.parse(await at.must('inbox', 'list', '--all', '--json')) as Message[]
    expect(message?.status).toBe('answered')
  })

  it('at any moment, many times: none twice', async () => {
    const count = 8
    const { at, said } = await withMessages(count)
    let seed = 11
    for (let n = 1; n <= count; n++) {
      const child = at.start('inbox', 'reply', String(n), `answer-${n}`)
      seed = (seed * 16_807) % 2_147_483_647
      await pause(150 + (seed % 500))
      child.kill('SIGKILL')
      await exitOf(child)
    }
    for (let pass = 0; pass < 6; pass++) {
      await at.run(['publish'])
      await pause(1100)
    }
    const twice = said().filter((one, nth, all) => all.indexOf(one) !== nth)
    expect(twice).toEqual([])
    const messages = JSON.parse(await at.must('inbox', 'list', '--all', '--json')) as Message[]
    // what was kept is out, and what is out is answered; what died before it was kept is open
    for (const { id, status } of messages) expect([id, said().includes(`answer-${id}`)]).toEqual([id, status === 'answered'])
  })
})
