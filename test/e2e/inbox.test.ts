import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { startMastodon, type FakeMastodon } from '../servers/mastodon.ts'
import { exitOf, publishing, until, type Publishing } from '../support/publishing.ts'

const page = 80

/** The words of a line as a shell would part them. */
function wordsOf(line: string): string[] {
  return [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '')
}

async function start(): Promise<{ home: Publishing; server: FakeMastodon }> {
  const server = await startMastodon()
  onTestFinished(() => server.close())
  const home = await publishing()
  const added = await home.run(['account', 'add', 'mastodon', '--endpoint', server.url, '--secrets', '-'], {
    input: JSON.stringify({ access_token: server.token }),
  })
  expect(added.code).toBe(0)
  return { home, server }
}

const asked = (server: FakeMastodon): number =>
  server.requests().filter(({ path }) => path.startsWith('/api/v1/notifications')).length

describe('smm inbox', () => {
  it('runs the examples of its help as they are printed', async () => {
    const { home, server } = await start()
    server.mention('@boulangerie Le parking est loin')
    for (const verb of ['pull', 'add', 'list', 'show', 'assign', 'tag', 'escalate', 'close', 'reopen']) {
      const help = await home.must('inbox', verb, '--help')
      const examples = [...help.matchAll(/^ {2}smm (inbox.*)$/gm)].map(([, line = '']) => line)
      expect(examples).not.toEqual([])
      for (const example of examples) await home.must(...wordsOf(example))
    }
    const [first] = JSON.parse(await home.must('inbox', 'list', '--all', '--json')) as { text: string }[]
    expect(first?.text).toMatch(/./)
    expect(readFileSync(join(home.folder, 'ideas.csv'), 'utf8')).toMatch(/^\uFEFFn/)
    const actions = await home.must('audit', '--limit', '50')
    expect(actions).toMatch(/(message 1 handed over|message 1 confié)/)
  })

  it('keeps whole pages when it is killed, and goes on with the rest', { timeout: 60_000 }, async () => {
    const { home, server } = await start()
    server.mention('@boulangerie Le premier')
    await home.must('inbox', 'pull')
    const before = asked(server)
    for (let nth = 0; nth < 5 * page; nth++) server.mention(`@boulangerie Bonjour ${nth}`)
    server.faults.drawn((subject) => (subject === 'read' && asked(server) - before === 3 ? { kind: 'silent_before' } : null))
    const child = home.start('inbox', 'pull')
    await until(() => asked(server) - before >= 3)
    child.kill('SIGKILL')
    await exitOf(child)
    server.faults.clear()
    const kept = JSON.parse(await home.must('inbox', 'list', '--all', '--json')) as unknown[]
    expect(kept).toHaveLength(2 * page + 1)
    await home.must('inbox', 'pull')
    const all = JSON.parse(await home.must('inbox', 'list', '--all', '--json')) as { text: string }[]
    expect(new Set(all.map(({ text }) => text)).size).toBe(5 * page + 1)
    expect(all).toHaveLength(5 * page + 1)
  })
})
