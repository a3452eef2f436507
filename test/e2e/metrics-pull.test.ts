import { setTimeout as pause } from 'node:timers/promises'
import Database from 'better-sqlite3'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { newPost } from '../support/delivery-world.ts'
import { exitOf, publishing, until, type Publishing } from '../support/publishing.ts'
import { startMastodon, type FakeMastodon } from '../servers/mastodon.ts'

const page = 20

interface Started {
  readonly home: Publishing
  readonly server: FakeMastodon
}

/** A Mastodon account with so many posts that went out eight days ago. */
async function start(count: number): Promise<Started> {
  const server = await startMastodon()
  onTestFinished(() => server.close())
  const home = await publishing()
  await home.run(['account', 'add', 'mastodon', '--endpoint', server.url, '--secrets', '-'], {
    input: JSON.stringify({ access_token: server.token }),
  })
  const out = new Date(Date.now() - 8 * 86_400_000)
  await home.store(async (store) => {
    const [account] = await store.accounts.list('klein')
    if (!account) throw new Error('no account')
    for (let index = 0; index < count; index++) {
      const { id } = server.write(`Le pain ${index}`, out)
      server.count(id, { favourites_count: index })
      const { deliveries } = await store.posts.add(newPost(account, `Le pain ${index}`, out.toISOString()), out.toISOString())
      await store.deliveries.transition(
        {
          delivery_id: deliveries[0]?.id ?? 0,
          transition: 'T4',
          from: ['scheduled'],
          to: 'sent',
          change: { proof: 'response', remote_id: id, url: null, published_at: out.toISOString() },
          run_id: null,
        },
        out.toISOString(),
      )
    }
  })
  return { home, server }
}

const asked = (server: FakeMastodon): string[] =>
  server.requests().flatMap(({ method, path }) => /^\/api\/v1\/statuses\/(\d+)$/.exec(method === 'GET' ? path : '')?.[1] ?? [])

const values = (home: Publishing): { reactions: number[]; integrity: unknown } => {
  const db = new Database(join(home.env['SMM_HOME'] ?? '', 'smm.db'), { readonly: true })
  const reactions = db
    .prepare(`SELECT value FROM metric_snapshots WHERE metric = 'reactions' ORDER BY value`)
    .pluck()
    .all() as number[]
  const integrity = db.pragma('integrity_check', { simple: true })
  db.close()
  return { reactions, integrity }
}

describe('smm metrics', () => {
  it('pull that is killed loses a page at most, and the next one goes on where it stopped', { timeout: 120_000 }, async () => {
    const posts = 90
    const { home, server } = await start(posts)
    let kept = 0
    // in the middle of a page, at its beginning, at its end
    for (const stop of [27, 21, 39]) {
      const before = asked(server).length
      server.faults.drawn((subject) =>
        subject === 'read' && asked(server).length - before === stop ? { kind: 'silent_before' } : null,
      )
      const child = home.start('metrics', 'pull')
      await until(() => asked(server).length - before >= stop)
      child.kill('SIGKILL')
      await exitOf(child)
      server.faults.clear()
      const { reactions, integrity } = values(home)
      expect(integrity).toBe('ok')
      expect(reactions.length).toBe(kept + Math.floor((stop - 1) / page) * page)
      kept = reactions.length
      await pause(50)
    }
    const before = asked(server).length
    const pulled = JSON.parse(await home.must('metrics', 'pull', '--json')) as {
      accounts: { status: string; posts_read: number }[]
    }
    expect(pulled.accounts).toMatchObject([{ status: 'done', posts_due: posts - kept, posts_read: posts - kept }])
    expect(asked(server).length - before).toBe(posts - kept)
    // each post once, with its own figure
    expect(values(home).reactions).toEqual(Array.from({ length: posts }, (_, index) => index))
    expect(JSON.parse(await home.must('metrics', 'pull', '--json'))).toMatchObject({
      accounts: [{ status: 'done', stored: 0 }],
    })
  })

  it('tells in both languages, on both streams, with the exit codes of the table', { timeout: 120_000 }, async () => {
    const { home, server } = await start(3)
    const dry = await home.run(['metrics', 'pull', '--dry-run'])
    expect(dry).toMatchObject({ code: 0, stdout: expect.stringContaining('mastodon: the account · 3 posts') as string })
    const pulled = await home.run(['metrics', 'pull', '--lang', 'fr'])
    expect(pulled.code).toBe(0)
    expect(pulled.stdout.replace(/\u00A0/g, ' ')).toBe('✓ mastodon : 128 abonnés · 3 publications relevées\n')
    expect(pulled.stderr).toContain('Boulangerie Klein')
    const shown = await home.run(['metrics', 'show', '--lang', 'fr'])
    expect(shown.stdout).toContain('abonnés')
    const post = JSON.parse(await home.must('metrics', 'show', '--post', '1', '--json')) as unknown
    expect(post).toMatchObject([
      { post_id: 1, state: 'measured', figures: { reactions: 0 }, readings: [{ age_hours: 192 }, {}, {}] },
    ])
    expect((await home.run(['metrics', 'show', '--post', '999'])).code).toBe(5)
    expect((await home.run(['metrics', 'pull', '--account', 'nobody'])).code).toBe(5)
    expect(await home.run(['metrics', 'pull', '--network', 'tumblr'])).toMatchObject({ code: 5 })
    expect((await home.run(['metrics', 'pull', '--max-cost', 'much'])).code).toBe(2)
    server.faults.always('read', { kind: 'answer', status: 401, body: { error: 'The access token is invalid' } })
    const refused = await home.run(['metrics', 'pull', '--again'])
    expect(refused).toMatchObject({ code: 4, stderr: expect.stringContaining('smm account check mastodon -c klein') as string })
    await server.close()
    expect((await home.run(['metrics', 'pull', '--again'])).code).toBe(75)
  })
})
