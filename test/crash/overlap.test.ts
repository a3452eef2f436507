import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, it, onTestFinished } from 'vitest'
import { openStore } from '../../src/store/sqlite/index.ts'
import { startMastodon } from '../servers/mastodon.ts'
import { newPost } from '../support/delivery-world.ts'
import { pages, publishing, texts, type Publishing } from '../support/publishing.ts'

const rounds = Number(process.env['SMM_OVERLAP_ROUNDS'] ?? 1)
const posts = Number(process.env['SMM_OVERLAP_POSTS'] ?? 1000)
const passes = 16
/** One account is served by one pass at a time: as many accounts as make every pass find work. */
const blogs = 12
const servers = 4

/** Posts that are due now, dealt out to all accounts in turn. */
async function queue(home: Publishing): Promise<void> {
  const folder = home.env['SMM_HOME'] ?? ''
  const store = openStore(join(folder, 'smm.db'), { backups: join(folder, 'backups'), lang: 'en', now: () => new Date() })
  const accounts = await store.accounts.list('klein')
  const at = new Date().toISOString()
  for (const [index, text] of texts(posts).entries()) {
    const account = accounts[index % accounts.length]
    if (!account) throw new Error('there is no account')
    await store.posts.add(newPost(account, text, at), at)
  }
  await store.close()
}

interface Line {
  readonly delivery_id: number
  readonly run_id: string
  readonly transition: string
}

function journal(home: Publishing): { lines: Line[]; states: string[] } {
  const db = new Database(join(home.env['SMM_HOME'] ?? '', 'smm.db'), { readonly: true })
  try {
    const lines = db.prepare('SELECT delivery_id, run_id, transition FROM delivery_journal ORDER BY id').all() as Line[]
    const states = db.prepare("SELECT state FROM deliveries WHERE state <> 'draft'").pluck().all() as string[]
    return { lines, states }
  } finally {
    db.close()
  }
}

describe(`${passes} passes at once over ${posts} posts that are due`, () => {
  it.each(Array.from({ length: rounds }, (_, index) => index + 1))(
    'round %i: nothing is claimed twice, nothing leaves twice, nobody sees the database busy',
    async (round) => {
      const home = await publishing()
      const folders = Array.from({ length: blogs }, (_, index) => join(home.folder, `blog-${index}`))
      for (const [index, folder] of folders.entries()) {
        mkdirSync(folder)
        await home.must('account', 'add', 'folder', '--name', `blog-${index}`, '--path', folder)
      }
      const mastodons = await Promise.all(
        Array.from({ length: servers }, (_, index) => startMastodon({ username: `user${index}` })),
      )
      for (const [index, server] of mastodons.entries()) {
        onTestFinished(() => server.close())
        const secrets = join(home.folder, 'secrets.json')
        writeFileSync(secrets, JSON.stringify({ access_token: server.token }), { mode: 0o600 })
        await home.must(
          'account',
          'add',
          'mastodon',
          '--name',
          `mastodon-${index}`,
          '--endpoint',
          server.url,
          '--secrets',
          secrets,
        )
      }
      await queue(home)

      const began = performance.now()
      let done = false
      const running = Promise.all(Array.from({ length: passes }, () => home.run(['publish', '--json']))).finally(() => {
        done = true
      })
      // somebody goes on working meanwhile
      const waits: number[] = []
      while (!done) {
        const start = performance.now()
        const added = await home.run([
          'queue',
          'add',
          `draft-${waits.length}`,
          '--draft',
          '--to',
          'blog-0',
          '--allow-duplicate',
        ])
        waits.push(performance.now() - start)
        expect({ code: added.code, busy: /busy|locked/i.test(added.stderr) }).toEqual({ code: 0, busy: false })
      }
      const ran = await running
      const seconds = (performance.now() - began) / 1000

      expect(ran.map(({ code, stderr }) => ({ code, stderr }))).toEqual(ran.map(() => ({ code: 0, stderr: '' })))
      for (const { stdout } of ran) expect(stdout).not.toMatch(/SQLITE_|database is locked/)
      const { lines, states } = journal(home)
      expect(new Set(states)).toEqual(new Set(['sent']))
      expect(states).toHaveLength(posts)
      const per = (transition: string): number[] =>
        lines.flatMap((line) => (line.transition === transition ? [line.delivery_id] : []))
      // one claim, one intent, one outcome each; nothing was ever in doubt
      for (const transition of ['T1', 'T3', 'T4']) {
        expect(new Set(per(transition)).size).toBe(posts)
        expect(per(transition)).toHaveLength(posts)
      }
      expect(new Set(lines.map((line) => line.transition))).toEqual(new Set(['T1', 'T3', 'T4']))
      const there = [...folders.flatMap(pages), ...mastodons.flatMap((server) => server.posts().map((post) => post.text))]
      expect(there.toSorted()).toEqual(texts(posts))
      const workers = new Set(lines.map((line) => line.run_id)).size
      expect(workers).toBeGreaterThan(1)
      const worst = Math.max(...waits) / 1000
      process.stdout.write(
        `overlap ${round}: ${passes} passes, ${workers} of them sent, ${posts} posts in ${seconds.toFixed(1)} s; ` +
          `worst of ${waits.length} commands meanwhile ${worst.toFixed(1)} s\n`,
      )
      expect(worst).toBeLessThan(10)
    },
  )
})
