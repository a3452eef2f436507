import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, realpathSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { unclear } from '../support/clear-failure.ts'
import { preparedHome, type PreparedCopy } from '../support/prepared-home.ts'
import { tokens } from '../support/prepared-steps.ts'
import { runMany, type Job } from '../support/run-many.ts'

// A database of a newer version, a damaged one, one on a network disk: refused in words, never changed, never taken for a new one.

const prepared = await preparedHome()
const databaseOf = (copy: PreparedCopy): string => join(copy.folder, '..', 'smm', 'smm.db')
const pageBytes = 4096

const five = [
  ['publish', '--json'],
  ['queue', 'add', 'Figs', '--to', 'blog', '--title', 'Figs', '--at', '2026-12-24 09:00', '--json'],
  ['report', '--month', '2026-10', '--json'],
  ['backup', '--json'],
  ['status', '--json'],
]

interface Finding {
  readonly area: string
  readonly code: string
  readonly level: string
  readonly mend: string | null
}

const findingsOf = (stdout: string): Finding[] => (JSON.parse(stdout) as { findings: Finding[] }).findings

test.each([
  [
    'a database of a newer version',
    'database_newer',
    'npm install',
    (path: string) => {
      const db = new Database(path)
      db.pragma('user_version = 99')
      db.close()
    },
  ],
  ['a header of other bytes', 'database_unreadable', 'smm restore', (path: string) => overwrite(path, 0, 100)],
  ['a schema of other bytes', 'database_unreadable', 'smm restore', (path: string) => overwrite(path, 100, pageBytes)],
  ['half a file', 'database_unreadable', 'smm restore', (path: string) => truncateSync(path, readFileSync(path).length / 2)],
  ['an emptied file', 'database_unreadable', 'smm restore', (path: string) => truncateSync(path, 0)],
] as const)('%s', async (_, code, next, damage) => {
  for (const lang of ['fr', 'en'] as const) {
    const copy = prepared.copy(lang)
    const path = databaseOf(copy)
    damage(path)
    const sum = (): string => createHash('sha256').update(readFileSync(path)).digest('hex')
    const before = sum()
    const jobs = [...five, ['doctor', '--json']].map((words): Job => ({ words, env: copy.env, cwd: copy.folder }))
    const runs = await runMany(jobs)
    const doctor = runs.pop()
    for (const ran of runs) {
      expect([ran.code, unclear(ran, lang)]).toEqual([1, null])
      const { error } = JSON.parse(ran.stderr) as { error: { code: string; hint: string } }
      expect([error.code, error.hint.includes(next)]).toEqual([code, true])
    }
    const found = findingsOf(doctor?.stdout ?? '').find(({ area }) => area === 'database')
    expect(found).toMatchObject({ code, level: 'error' })
    expect(found?.mend).toContain(next)
    expect(sum()).toBe(before)
  }
})

function overwrite(path: string, from: number, to: number): void {
  const bytes = readFileSync(path)
  bytes.fill(0x41, from, to)
  writeFileSync(path, bytes)
}

test('a page of other bytes, wherever it is: told, or not met; and doctor finds it', async () => {
  const copy = prepared.copy('en')
  const whole = readFileSync(databaseOf(copy))
  const pages = [null, ...Array.from({ length: Math.floor(whole.length / pageBytes / 5) }, (_, i) => 1 + i * 5)]
  const lines = [['queue', 'list', '--all', '--json'], ...five, ['export', '--dry-run', '--json'], ['doctor', '--json']]
  const jobs = pages.flatMap((page) => {
    const home = join(copy.folder, '..', `page-${page}`)
    mkdirSync(home, { mode: 0o700 })
    const bytes = Buffer.from(whole)
    if (page !== null) bytes.fill(0x41, page * pageBytes, (page + 1) * pageBytes)
    writeFileSync(join(home, 'smm.db'), bytes, { mode: 0o600 })
    return lines.map((words): Job => ({ words, env: { ...copy.env, SMM_HOME: home }, cwd: copy.folder }))
  })
  const runs = await runMany(jobs)
  const of = pages.map((page, i) => ({ page, ran: runs.slice(i * lines.length, (i + 1) * lines.length) }))
  const right = of[0]?.ran[0]?.stdout
  expect(right).toContain('scheduled')
  for (const { page, ran } of of) {
    expect([page, ran.map((one) => unclear(one, 'en')).filter((one) => one !== null)]).toEqual([page, []])
    const [list] = ran
    if (list?.code === 0) expect([page, list.stdout === right]).toEqual([page, true])
    const told = ran.some(({ stderr }) => stderr.includes('database_unreadable'))
    const found = findingsOf(ran.at(-1)?.stdout ?? '').find(({ area, level }) => area === 'database' && level === 'error')
    if (told) expect([page, found?.mend?.includes('smm restore')]).toEqual([page, true])
  }
  expect(of.filter(({ ran }) => ran.some(({ code }) => code === 1)).length).toBeGreaterThan(20)
})

test('a log of writes that was cut or damaged after a post left: the post does not leave twice', async () => {
  const copy = prepared.copy('en')
  const path = databaseOf(copy)
  const add = ['queue', 'add', 'Walnut bread is back', '--to', 'mastodon', '--at', '2026-11-27 09:40', '--json']
  const { id } = JSON.parse((await copy.run(add)).stdout) as { id: number }
  expect((await copy.run(['queue', 'approve', String(id), '--by', 'owner'])).code).toBe(0)
  const later = (minutes: number): Record<string, string> => ({
    SMM_TEST_OFFSET: String(Date.parse('2026-11-27T08:40:00Z') + minutes * 60_000 - Date.now()),
  })
  const reader = new Database(path)
  reader.exec('BEGIN')
  reader.prepare('SELECT count(*) FROM posts').get()
  // other posts of that day are late by then: the code tells of them
  const pass = await copy.run(['publish', '--json'], { env: later(1) })
  expect([unclear(pass, 'en'), pass.stdout]).toEqual([null, expect.stringMatching(/"published": [1-9]/) as unknown])
  const [database, log] = [readFileSync(path), readFileSync(`${path}-wal`)]
  reader.close()
  expect(await posted(copy)).toBe(1)
  const frames = Math.floor((log.length - 32) / (24 + pageBytes))
  expect(frames).toBeGreaterThan(5)
  for (let part = 0; part < 4; part++) {
    const at = 32 + Math.floor((frames * part) / 4) * (24 + pageBytes)
    for (const ending of ['', '-wal', '-shm']) rmSync(`${path}${ending}`, { force: true })
    const damaged = Buffer.from(log)
    damaged.fill(0x41, at + 24, at + 24 + 64)
    writeFileSync(path, database, { mode: 0o600 })
    writeFileSync(`${path}-wal`, part % 2 === 0 ? damaged : log.subarray(0, at), { mode: 0o600 })
    const again = await copy.run(['publish', '--json'], { env: later(2 + part) })
    expect([part, unclear(again, 'en')]).toEqual([part, null])
    // all that was lost with it is in doubt, and looked up before anything leaves
    if (part === 0) expect(again.stdout).toContain('restored_copy')
    expect([part, await posted(copy)]).toEqual([part, 1])
  }
})

/** How often it is online. */
async function posted(copy: PreparedCopy): Promise<number> {
  const routes = JSON.parse(copy.env['SMM_TEST_ROUTES'] ?? '') as Record<string, string>
  const ask = async (where: string): Promise<unknown> => {
    const url = `${routes['mastodon.example']}/api/v1/accounts/${where}`
    return (await fetch(url, { headers: { authorization: `Bearer ${tokens.mastodon}` } })).json()
  }
  const { id } = (await ask('verify_credentials')) as { id: string }
  const statuses = (await ask(`${id}/statuses?limit=40`)) as { content: string }[]
  return statuses.filter(({ content }) => content.includes('Walnut')).length
}

/** What Linux says of all that is mounted, with the folder of a test in its place. */
const mounts = (lines: string) => (folder: string) =>
  `/dev/sda1 / ext4 rw 0 0\n${lines.replaceAll('%', folder.replaceAll(' ', '\\040'))}\nproc /proc proc rw 0 0\n`

test.each([
  ['NFS', 0x6969, mounts('')],
  ['SMB2', 0xfe534d42, mounts('')],
  ['9P', 0x01021997, mounts('')],
  ['sshfs', 0x65735546, mounts('me@server.example:/home/me % fuse.sshfs rw 0 0')],
  ['rclone', 0x65735546, mounts('drive: % fuse.rclone rw 0 0\n/dev/sdb1 %x fuseblk rw 0 0')],
  ['s3fs', 0x65735546, mounts('/dev/sdb1 % fuseblk rw 0 0\ns3fs % fuse.s3fs rw 0 0')],
  ['WebDAV', 0x65735546, mounts('https://cloud.example/dav % fuse rw 0 0')],
])(
  'a home on a network disk (%s) is refused with advice, and doctor says so before there is anything on it',
  async (kind, type, mounted) => {
    const preload = fileURLToPath(new URL('../support/network-disk.cjs', import.meta.url))
    for (const lang of ['fr', 'en'] as const) {
      const copy = prepared.copy(lang)
      const env = {
        ...copy.env,
        SMM_TEST_DISK: String(type),
        SMM_TEST_MOUNTS: mounted(realpathSync(join(copy.folder, '..'))),
        NODE_OPTIONS: `${copy.env['NODE_OPTIONS']} --require ${JSON.stringify(preload)}`,
      }
      const job = (words: readonly string[], more: Record<string, string> = {}): Job => ({
        words,
        env: { ...env, ...more },
        cwd: copy.folder,
      })
      const empty = { SMM_HOME: join(copy.folder, '..', 'other') }
      const runs = await runMany([
        ...five.filter(([verb]) => verb !== 'backup').map((words) => job(words)),
        job(['doctor', '--json']),
        job(['doctor', '--json'], empty),
      ])
      for (const ran of runs.slice(0, -2)) {
        expect([ran.code, unclear(ran, lang)]).toEqual([1, null])
        expect(JSON.parse(ran.stderr)).toMatchObject({ error: { code: 'network_file_system' } })
        expect(ran.stderr).toContain(kind)
        expect(ran.stderr).toContain('SMM_HOME')
      }
      for (const { stdout } of runs.slice(-2)) {
        const found = findingsOf(stdout).filter(({ code }) => code === 'network_file_system')
        expect(found).toMatchObject([{ level: 'error', mend: expect.stringContaining('SMM_HOME') as unknown }])
      }
    }
  },
)

test.each([
  ['a disk of this machine that a program holds', mounts('/dev/sdb1 % fuseblk rw 0 0')],
  ['beside a network disk', mounts('me@server.example: %/other fuse.sshfs rw 0 0\n/dev/sdb1 % fuseblk rw 0 0')],
  ['over a network disk', mounts('me@server.example: % fuse.sshfs rw 0 0\n/dev/sdb1 % fuse.encfs rw 0 0')],
  ['of which nothing is said', () => ''],
])('a home on a disk that is none of the network is taken: %s', async (_, mounted) => {
  const preload = fileURLToPath(new URL('../support/network-disk.cjs', import.meta.url))
  const copy = prepared.copy('en')
  const env = {
    SMM_TEST_DISK: String(0x65735546),
    SMM_TEST_MOUNTS: mounted(realpathSync(join(copy.folder, '..'))),
    NODE_OPTIONS: `${copy.env['NODE_OPTIONS']} --require ${JSON.stringify(preload)}`,
  }
  expect((await copy.run(['status'], { env })).code).toBe(0)
})
