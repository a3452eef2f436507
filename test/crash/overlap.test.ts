import { spawn } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import Database from 'better-sqlite3'
import { describe, expect, it, onTestFinished } from 'vitest'
import { openStore } from '../../src/store/sqlite/index.ts'
import { startMastodon } from '../servers/mastodon.ts'
import { newPost } from '../support/delivery-world.ts'
import { pages, publishing, texts, type Publishing } from '../support/publishing.ts'

const rounds = Number(process.env['SMM_OVERLAP_ROUNDS'] ?? 1)
/** With `SMM_OVERLAP_ROUNDS` 1000 each, as often as it says; a fifth of that, once, where nobody asks for more. */
const posts = Number(process.env['SMM_OVERLAP_POSTS'] ?? (process.env['SMM_OVERLAP_ROUNDS'] === undefined ? 200 : 1000))
const passes = 16
/** One account is served by one pass at a time: as many accounts as make every pass find work. */
const blogs = 44
const servers = 4

/** Accounts on the blogs, and posts that are due now, dealt out to all accounts in turn. */
async function queue(home: Publishing, folders: readonly string[]): Promise<void> {
  const folder = home.env['SMM_HOME'] ?? ''
  const store = openStore(join(folder, 'smm.db'), { backups: join(folder, 'backups'), lang: 'en', now: () => new Date() })
  const at = new Date().toISOString()
  for (const [index, path] of folders.entries()) {
    mkdirSync(path)
    const account = {
      client: 'klein',
      network: 'folder',
      name: `blog-${index}`,
      endpoint: null,
      path,
      for_network: null,
    } as const
    await store.accounts.add(account, at)
  }
  const accounts = await store.accounts.list('klein')
  for (const [index, text] of texts(posts).entries()) {
    const account = accounts[index % accounts.length]
    if (!account) throw new Error('there is no account')
    await store.posts.add(newPost(account, text, at), at)
  }
  await store.close()
}

/** A process that asks for the right to write again and again; gives the longest wait of all, in milliseconds. */
function probe(home: Publishing): () => Promise<{ worst: number; asked: number }> {
  const driver = createRequire(import.meta.url).resolve('better-sqlite3')
  const program = `
    const db = new (require(${JSON.stringify(driver)}))(${JSON.stringify(join(home.env['SMM_HOME'] ?? '', 'smm.db'))}, { timeout: 10_000 })
    let worst = 0, asked = 0, over = false
    process.stdin.resume().on('end', () => { over = true })
    const ask = () => {
      const start = performance.now()
      db.exec('BEGIN IMMEDIATE')
      worst = Math.max(worst, performance.now() - start)
      db.exec('COMMIT')
      asked += 1
      if (over) console.log(JSON.stringify({ worst, asked }))
      else setTimeout(ask, 20)
    }
    ask()`
  const child = spawn(process.execPath, ['-e', program], { stdio: ['pipe', 'pipe', 'pipe'] })
  onTestFinished(() => void child.kill('SIGKILL'))
  const said: Buffer[] = []
  child.stdout.on('data', (chunk: Buffer) => said.push(chunk))
  child.stderr.on('data', (chunk: Buffer) => said.push(chunk))
  return async () => {
    child.stdin.end()
    await new Promise((resolve) => child.on('close', resolve))
    return JSON.parse(Buffer.concat(said).toString()) as { worst: number; asked: number }
  }
}

interface Line {
  readonly delivery_id: number
  readonly run_id: string
  readonly transition: string
  readonly to_state: string
}

interface Row {
  readonly id: number
  readonly state: string
  readonly resend_proof: string | null
}

function read(home: Publishing): { lines: Line[]; rows: Row[] } {
  const db = new Database(join(home.env['SMM_HOME'] ?? '', 'smm.db'), { readonly: true })
  try {
    const lines = db.prepare('SELECT delivery_id, run_id, transition, to_state FROM delivery_journal ORDER BY id').all()
    return { lines: lines as Line[], rows: db.prepare('SELECT id, state, resend_proof FROM deliveries').all() as Row[] }
  } finally {
    db.close()
  }
}

/** Steps that a run took on what another had in its hand. */
function doubleClaims(lines: readonly Line[]): Line[] {
  const holders = new Map<number, string>()
  return lines.filter(({ delivery_id, run_id, to_state }) => {
    const holder = holders.get(delivery_id)
    if (to_state === 'claimed' || to_state === 'sending') holders.set(delivery_id, run_id)
    else holders.delete(delivery_id)
    return holder !== undefined && holder !== run_id
  })
}

describe(`${passes} passes at once over ${posts} posts that are due`, () => {
  it.each(Array.from({ length: rounds }, (_, index) => index + 1))(
    'round %i: nothing is claimed twice, nothing leaves twice, nobody sees the database busy',
    async (round) => {
      const home = await publishing()
      const folders = Array.from({ length: blogs }, (_, index) => join(home.folder, `blog-${index}`))
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
      await queue(home, folders)

      const began = performance.now()
      const waited = probe(home)
      const ran = await Promise.all(Array.from({ length: passes }, () => home.run(['publish', '--json'])))
      const seconds = (performance.now() - began) / 1000

      expect(ran.map(({ code, stderr }) => ({ code, stderr }))).toEqual(ran.map(() => ({ code: 0, stderr: '' })))
      for (const { stdout } of ran) expect(stdout).not.toMatch(/SQLITE_|database is locked/)
      const { worst, asked } = await waited()
      // a machine that is slow enough breaks connections: such an outcome is looked up by a later pass
      for (let pass = 0; pass < 5 && read(home).rows.some((row) => row.state !== 'sent'); pass++) {
        await pause(1100)
        await home.run(['publish'])
      }
      const { lines, rows } = read(home)
      const doubtful = lines.filter((line) => line.transition === 'T7').length
      expect(rows.filter((row) => row.state !== 'sent')).toEqual([])
      expect(rows).toHaveLength(posts)
      expect(doubleClaims(lines)).toEqual([])
      const intents = lines.flatMap((line) => (line.transition === 'T3' ? [line.delivery_id] : []))
      expect(intents).toHaveLength(posts)
      expect(new Set(intents).size).toBe(posts)
      // sent again with a proof that it is not there, or not at all
      const again = new Set(lines.flatMap((line) => (line.transition === 'T11' ? [line.delivery_id] : [])))
      expect(rows.filter((row) => again.has(row.id) && row.resend_proof === null)).toEqual([])
      const there = [...folders.flatMap(pages), ...mastodons.flatMap((server) => server.posts().map((post) => post.text))]
      expect(there.toSorted()).toEqual(texts(posts))
      const workers = new Set(lines.map((line) => line.run_id)).size
      expect(workers).toBeGreaterThan(1)
      process.stdout.write(
        `overlap ${round}: ${passes} passes, ${workers} of them sent, ${posts} posts in ${seconds.toFixed(1)} s, ${doubtful} looked up; ` +
          `longest wait for the database ${Math.round(worst)} ms (asked ${asked} times)\n`,
      )
      expect(worst).toBeLessThan(10_000)
    },
    600_000,
  )
})
