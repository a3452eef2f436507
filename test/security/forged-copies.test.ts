import { createHash } from 'node:crypto'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { hostname, tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import Database from 'better-sqlite3'
import { zipSync } from 'fflate'
import { beforeAll, describe, expect, it } from 'vitest'
import { backUp } from '../../src/backup/back-up.ts'
import { databaseName, manifestName, verifyBackup } from '../../src/backup/backup-folder.ts'
import { exportAll } from '../../src/backup/export-all.ts'
import { exportManifest } from '../../src/backup/export-folder.ts'
import { importAll } from '../../src/backup/import-all.ts'
import { restore } from '../../src/backup/restore.ts'
import { importArchive } from '../../src/clients/import-archive.ts'
import { connectAccount } from '../../src/clients/connect-account.ts'
import { takeAwayFiles } from '../../src/clients/take-away-files.ts'
import { addClient } from '../../src/clients/add-client.ts'
import { publishDue } from '../../src/delivery/publish-due.ts'
import { network as networkOf } from '../../src/networks/registry.ts'
import { migrations } from '../../src/store/sqlite/migrations/index.ts'
import { startMastodon } from '../servers/mastodon.ts'
import { testContext, type TestContext } from '../support/context.ts'
import { klein, newPost } from '../support/delivery-world.ts'
import { corpus } from './corpus.ts'

// Threat: path traversal (export, zip), and what else somebody may put into a copy of the database that is given to smm

const now = new Date('2026-12-01T08:00:00Z')
const yes = async (): Promise<boolean> => true
const canary = 'canary-token-of-klein-51c9'

/** A home with a client, an account that has signed in, and a post to come. */
async function filled(endpoint = 'https://mastodon.example'): Promise<TestContext> {
  const context = testContext({ now, lang: 'en' })
  const store = await context.store()
  await store.clients.add(klein, now.toISOString())
  const account = await store.accounts.add(
    { client: 'klein', network: 'mastodon', name: 'mastodon', endpoint, path: null, for_network: null },
    now.toISOString(),
  )
  await (await context.secrets()).putCredentials(account.id, { access_token: canary })
  await store.posts.add(newPost(account, 'Un mot du fournil', '2027-01-05T09:00:00.000Z'), now.toISOString())
  return context
}

const sha256 = (path: string): string => createHash('sha256').update(readFileSync(path)).digest('hex')

/** Its page says what the files have become: nothing but the content can give it away. */
function signAgain(folder: string): void {
  const path = join(folder, manifestName)
  const { rows: _, ...manifest } = JSON.parse(readFileSync(path, 'utf8')) as { files: Record<string, unknown>; rows?: unknown }
  const database = join(folder, databaseName)
  manifest.files[databaseName] = { bytes: statSync(database).size, sha256: sha256(database) }
  writeFileSync(path, JSON.stringify(manifest))
}

/** Past what the driver forbids, as another program does it. */
function forge(path: string, sql: string): void {
  const db = new Database(path)
  db.unsafeMode(true)
  db.pragma('foreign_keys = OFF')
  db.pragma('ignore_check_constraints = ON')
  db.exec(sql)
  db.close()
}

const rewritten = (name: string, from: string, to: string): string =>
  `PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = replace(sql, '${from}', '${to}') WHERE name = '${name}'`

const forever = `WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT`

const schemas: readonly (readonly [string, string])[] = [
  [
    'a trigger that gives each new post another text',
    `CREATE TRIGGER evil AFTER INSERT ON posts BEGIN UPDATE posts SET text = 'bought' WHERE id = new.id; END`,
  ],
  [
    'a trigger that keeps what was sealed',
    `CREATE TABLE leak (x); CREATE TRIGGER evil AFTER INSERT ON secrets BEGIN INSERT INTO leak VALUES (new.sealed); END`,
  ],
  ['a table', 'CREATE TABLE evil (x)'],
  ['a view', 'CREATE VIEW evil AS SELECT 1'],
  ['a view in the place of a table', `ALTER TABLE settings RENAME TO s; CREATE VIEW settings AS ${forever} x, x, x FROM n`],
  [
    'a view that never ends, in the place of who it is',
    `DROP TABLE identity; CREATE VIEW identity AS ${forever} x AS id FROM n`,
  ],
  ['an index', 'CREATE INDEX evil ON posts (text)'],
  ['an index that computes', `CREATE INDEX evil ON posts (length(printf('%.1000c', 'x')))`],
  ['a column that is computed', `ALTER TABLE posts ADD COLUMN evil BLOB AS (zeroblob(100000000))`],
  ['one column more', 'ALTER TABLE posts ADD COLUMN evil TEXT'],
  ['a guard that is gone', 'DROP TRIGGER audit_kept'],
  [
    'a guard that does nothing',
    `DROP TRIGGER audit_kept; CREATE TRIGGER audit_kept BEFORE DELETE ON audit BEGIN SELECT 1; END`,
  ],
  ['a table that is gone', 'DROP TABLE audit'],
  ['a rule that is gone', rewritten('clients', "CHECK (lang IN (''fr'', ''en''))", '')],
  ['a rule that calls for more', rewritten('clients', "''fr'', ''en''", "''fr'', ''en'', load_extension(''evil'')")],
  [
    'a default that is code',
    rewritten('accounts', 'failures INTEGER NOT NULL DEFAULT 0', 'failures INTEGER DEFAULT (abs(-1))'),
  ],
  ['a table of another kind', "CREATE VIRTUAL TABLE evil USING fts5(x, content='secrets')"],
  ['a schema that is no SQL', rewritten('clients', 'CREATE TABLE clients', 'CREATE TABLE ((((')],
  [
    'statistics that are a table of their own',
    'CREATE TABLE x (a); ' + rewritten('x', 'CREATE TABLE x', 'CREATE TABLE sqlite_stat9'),
  ],
  ['an earlier version than it is', `PRAGMA user_version = ${migrations.length - 1}`],
  ['a version before the first', 'PRAGMA user_version = -1'],
]

const rows: readonly (readonly [string, string])[] = [
  ['a client whose name leads out', "UPDATE clients SET slug = '../../evil'"],
  ['a client whose name is a command', "UPDATE clients SET slug = '$(touch evil)'"],
  ['a database whose name leads out', "UPDATE identity SET id = '../../../evil'"],
  [
    'a code that leads out, as the name of a file',
    `INSERT INTO ambassadors (client, alias, profile, topic, code, added_at) VALUES ('klein', 'a', 'fan', 't', '../../evil', '')`,
  ],
  ['a database without a name', 'DELETE FROM identity'],
  ['numbers of which none is left', "INSERT OR REPLACE INTO sqlite_sequence VALUES ('posts', 9223372036854775807)"],
  ['a number after which none is left', 'UPDATE accounts SET id = 9223372036854775807'],
  ['an account of nobody', "UPDATE accounts SET client = 'gone'"],
  ['a state that is none', "UPDATE deliveries SET state = 'xx'"],
  ['a language that is none', "UPDATE clients SET lang = 'xx'"],
  ['a post whose content is another', "UPDATE deliveries SET content = '{}'"],
]

/** Triggers of ours stand in the way of some forgeries: their maker takes them away and puts them back. */
function forgeRows(path: string, sql: string): void {
  const db = new Database(path)
  db.pragma('foreign_keys = OFF')
  db.pragma('ignore_check_constraints = ON')
  const triggers = db.prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").all() as Record<
    'name' | 'sql',
    string
  >[]
  for (const { name } of triggers) db.exec(`DROP TRIGGER ${name}`)
  db.exec(sql)
  for (const one of triggers) db.exec(one.sql)
  db.close()
}

let kept = ''
let backup = ''

beforeAll(() => {
  kept = mkdtempSync(join(tmpdir(), 'smm-forged-'))
  return () => rmSync(kept, { recursive: true, force: true })
})

async function sound(): Promise<string> {
  if (backup !== '') return backup
  const context = await filled()
  const made = await backUp(context, { out: null, keep: 10 })
  backup = join(kept, 'sound.smm-backup')
  cpSync(made.path, backup, { recursive: true })
  return backup
}

/** Files below a folder and what is in them. */
function inside(folder: string): Record<string, string> {
  if (!existsSync(folder)) return {}
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    statSync(join(folder, name)).isFile(),
  )
  // what SQLite keeps beside a database that is open
  return Object.fromEntries(
    files.filter((name) => !/-(?:wal|shm)$/.test(name)).map((name) => [name, sha256(join(folder, name))]),
  )
}

describe('a forged backup', () => {
  it.each([...schemas.map((one) => [...one, forge] as const), ...rows.map((one) => [...one, forgeRows] as const)])(
    'is refused, and nothing of it is run: %s',
    { timeout: 20_000 },
    async (_what, sql, by) => {
      const from = await sound()
      const victim = await filled()
      const folder = join(victim.folder, 'forged.smm-backup')
      cpSync(from, folder, { recursive: true })
      by(join(folder, databaseName), sql)
      signAgain(folder)
      const file = join(victim.folder, 'forged.db')
      cpSync(join(folder, databaseName), file)
      await victim.close()
      const before = inside(victim.places.home)
      for (const given of [folder, file]) {
        const context = testContext({ folder: victim.folder, now })
        await expect(restore(context, given, yes)).rejects.toMatchObject({ code: 'backup_damaged' })
        await context.close()
      }
      // of a schema that is not ours nothing else is read
      const { clients } = (await verifyBackup(folder)).facts
      if (by === forge) expect(clients).toBe(0)
      expect(inside(victim.places.home)).toEqual(before)
    },
  )

  it('is taken as it is where nothing was forged, counted by hand or not', async () => {
    const folder = join(kept, 'counted.smm-backup')
    cpSync(await sound(), folder, { recursive: true })
    forge(join(folder, databaseName), 'ANALYZE')
    signAgain(folder)
    const context = await filled()
    expect(await restore(context, folder, yes)).toMatchObject({ copy: { clients: 1, posts: 1 } })
  })

  it('opens no credential for another address: nothing of them is sent there', async () => {
    const server = await startMastodon({})
    const victim = await filled()
    const { path } = await backUp(victim, { out: null, keep: 10 })
    await victim.close()
    const folder = join(victim.folder, 'forged.smm-backup')
    cpSync(path, folder, { recursive: true })
    forgeRows(join(folder, databaseName), `UPDATE accounts SET endpoint = '${server.url}', settings = '{}', status = 'ready'`)
    signAgain(folder)
    const context = testContext({ folder: victim.folder, now })
    // that it was changed does not show: its pages, its rows and its page say the same
    expect(await restore(context, folder, yes)).not.toBeNull()
    const [account] = await (await context.store()).accounts.list('klein')
    if (account === undefined) throw new Error('no account')
    expect(account.endpoint).toBe(server.url)
    const open = connectAccount(context, await networkOf('mastodon'), account)
    await expect(open).rejects.toMatchObject({ code: 'secret_damaged', hint: expect.stringContaining(server.url) })
    const later = testContext({ folder: victim.folder, now: new Date('2027-01-05T09:01:00Z') })
    await publishDue(later)
    expect(server.requests()).toEqual([])
    await server.close()
  })

  it('of another home: its credentials stay closed here', async () => {
    const context = testContext({ now })
    await restore(context, await sound(), yes)
    const own = testContext({ folder: context.folder, now, env: { SMM_KEY: 'ab'.repeat(32) } })
    const [account] = await (await own.store()).accounts.list('klein')
    await expect((await own.secrets()).credentials(account?.id ?? 0)).rejects.toMatchObject({ code: 'key_wrong' })
  })

  it('whose key was said to be ours: its credentials stay closed all the same', async () => {
    const victim = await filled()
    const store = await victim.store()
    const { value = '' } = (await store.settings.get('secrets_key')) ?? {}
    await victim.close()
    const folder = join(victim.folder, 'forged.smm-backup')
    cpSync(await sound(), folder, { recursive: true })
    forgeRows(join(folder, databaseName), `UPDATE settings SET value = '${value}' WHERE key = 'secrets_key'`)
    signAgain(folder)
    const context = testContext({ folder: victim.folder, now })
    await restore(context, folder, yes)
    const [account] = await (await context.store()).accounts.list('klein')
    await expect((await context.secrets()).credentials(account?.id ?? 0)).rejects.toMatchObject({ code: 'secret_damaged' })
  })

  it('takes nothing away outside of the media: neither a lock that is none nor an erased file that is none', async () => {
    const victim = await filled()
    const { home } = victim.places
    const precious = join(victim.folder, 'precious.db')
    new Database(precious).exec('CREATE TABLE x (a)').close()
    const empty = join(home, 'empty')
    writeFileSync(empty, '')
    const other = join(home, 'backups', 'own', 'smm.db')
    mkdirSync(dirname(other), { recursive: true })
    writeFileSync(other, 'x')
    await victim.close()
    const folder = join(victim.folder, 'forged.smm-backup')
    cpSync(await sound(), folder, { recursive: true })
    const locks = ['../../precious.db', precious, '../empty', '..', '', '../smm.db', '../backups/own/smm.db']
    const runs = locks.flatMap((lock, at) => [
      `INSERT INTO runs (id, started_at, pid, host, boot_id, lock_file) VALUES ('r${at}', '', 1, '${hostname()}', '', '${lock}')`,
      `INSERT INTO runs (id, started_at, pid, host, boot_id, lock_file)
         VALUES ('${lock.replace(/\.db$/, '')}', '', 1, '${hostname()}', '', '${lock.replace(/\.db$/, '')}.lock')`,
    ])
    const files = [
      precious,
      '../precious.db',
      'backups/own/smm.db',
      'media/../empty',
      'media/../smm.db',
      'smm.db',
      'media',
      '.',
    ]
    const gone = files.map((name) => `INSERT OR IGNORE INTO erased_files VALUES ('${name}')`)
    forgeRows(join(folder, databaseName), [...runs, ...gone].join(';'))
    signAgain(folder)
    const context = testContext({ folder: victim.folder, now })
    await restore(context, folder, yes)
    await takeAwayFiles(context)
    await publishDue(testContext({ folder: victim.folder, now: new Date('2027-01-05T09:01:00Z') }))
    for (const path of [precious, empty, other, context.places.database]) expect(existsSync(path)).toBe(true)
  })

  it('leads nowhere by its page: what it names outside of its folder is not read', async () => {
    const folder = join(kept, 'names.smm-backup')
    cpSync(await sound(), folder, { recursive: true })
    const page = JSON.parse(readFileSync(join(folder, manifestName), 'utf8')) as { files: Record<string, unknown> }
    const names = [
      '../x',
      'media/../../x',
      '/etc/passwd',
      'media/',
      'media/.ssh',
      'C:\\x',
      'media\\x',
      'media/a\0b',
      'smm.db-wal',
    ]
    const read: string[] = []
    for (const name of names) {
      const files = { ...page.files, [name]: { bytes: 1, sha256: '0'.repeat(64) } }
      writeFileSync(join(folder, manifestName), JSON.stringify({ ...page, files }))
      if ((await verifyBackup(folder)).manifest !== null) read.push(name)
    }
    expect(read).toEqual([])
  })
})

describe('a forged export', () => {
  /** A sound one, changed by hand, and whose page says that all is well. */
  async function exported(by: (line: Record<string, unknown>, table: string) => void): Promise<Record<string, Uint8Array>> {
    const out = join(kept, 'export')
    rmSync(out, { recursive: true, force: true })
    await exportAll(await filled(), { out, client: null })
    const page = JSON.parse(readFileSync(join(out, exportManifest), 'utf8')) as { files: Record<string, unknown> }
    const files: Record<string, Uint8Array> = {}
    for (const name of Object.keys(page.files)) {
      let bytes: Buffer = readFileSync(join(out, name))
      const table = /^data\/(.*)\.jsonl$/.exec(name)?.[1]
      if (table !== undefined) {
        const lines = bytes.toString().trimEnd().split('\n')
        const changed = lines.map((text) => {
          const line = JSON.parse(text) as Record<string, unknown>
          by(line, table)
          return JSON.stringify(line)
        })
        bytes = Buffer.from(`${changed.join('\n')}\n`)
      }
      files[name] = bytes
      page.files[name] = { bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') }
    }
    return { ...files, [exportManifest]: Buffer.from(JSON.stringify(page)) }
  }

  async function refusal(archive: Uint8Array): Promise<string> {
    const to = testContext({ now })
    const path = join(to.folder, 'given.zip')
    writeFileSync(path, archive)
    const code = await importAll(to, path).then(
      () => 'taken',
      (error: unknown) => (error as { code: string }).code,
    )
    const left = readdirSync(to.places.home)
    return left.length > 0 || existsSync(join(to.folder, '..', 'evil.json')) ? `${code}, and it left ${left.join()}` : code
  }

  it.each([
    ['a database whose name leads out', 'identity', { id: '../../../evil' }],
    ['a client whose name leads out', 'clients', { slug: '../evil' }],
    ['a number after which none is left', 'posts', { id: { $integer: '9223372036854775807' } }],
    ['a number that is no number', 'posts', { id: { $real: 'Infinity' } }],
    ['numbers of which none is left', 'sqlite_sequence', { seq: { $integer: '9223372036854775807' } }],
    ['a table that is ours, and is not said', 'posts', { __proto__x: 1 }],
  ])('is refused: %s', async (_what, table, change) => {
    const files = await exported((line, name) => {
      if (name === table) Object.assign(line, change)
    })
    expect(await refusal(zipSync(files))).toBe('export_damaged')
  })

  it('is refused with a name that is there twice, in other letters, or below a file', async () => {
    const files = await exported(() => {})
    const twice = Buffer.from(zipSync({ ...files, 'media/aa.png': Buffer.from('1'), 'media/ab.png': Buffer.from('2') }))
    for (let at = twice.indexOf('media/ab.png'); at >= 0; at = twice.indexOf('media/ab.png', at))
      twice.write('media/aa.png', at)
    expect(await refusal(twice)).toBe('export_damaged')
    expect(await refusal(zipSync({ ...files, 'media/aa/../../../evil.json': Buffer.from('{}') }))).toBe('export_damaged')
    expect(await refusal(zipSync({ ...files, 'media/../data/posts.jsonl': Buffer.from('') }))).toBe('export_damaged')
  })

  it('keeps nothing of what stands beside it: other files, bytes after its end, fields and tables that nobody knows', async () => {
    const files = await exported(() => {})
    const to = testContext({ now })
    const path = join(to.folder, 'given.zip')
    writeFileSync(
      path,
      Buffer.concat([zipSync({ ...files, 'media/unsaid.png': Buffer.from('x') }), Buffer.from('#!/bin/sh\n')]),
    )
    expect(await importAll(to, path)).toMatchObject({ clients: 1, posts: 1 })
    expect(existsSync(to.places.media)).toBe(false)
  })

  it('says twice what its rows are: both readers read the last, and it must be right', async () => {
    const files = await exported(() => {})
    const page = Buffer.from(files[exportManifest] ?? []).toString()
    const tables = JSON.parse(page) as { tables: Record<string, number> }
    const twice = page.replace(/\}$/, `,"tables":${JSON.stringify({ ...tables.tables, posts: 9e15 })}}`)
    expect(await refusal(zipSync({ ...files, [exportManifest]: Buffer.from(twice) }))).toBe('export_damaged')
  })

  it('does not fill the disk: what swells is left at once', async () => {
    const bomb = zipSync({ 'media/x.png': new Uint8Array(96 * 1024 * 1024) }, { level: 9 })
    expect(bomb.length).toBeLessThan(200_000)
    expect(await refusal(bomb)).toBe('export_damaged')
  })
})

describe('a forged archive of a closed network', () => {
  it('is read as words: links, bombs and names of its makers change nothing', async () => {
    const context = testContext({ now })
    const client = await addClient(context, { name: 'Klein', slug: 'klein' })
    const folder = join(context.folder, 'Google+ Stream', 'Posts')
    mkdirSync(folder, { recursive: true })
    const post = (more: object): string =>
      JSON.stringify({
        url: 'javascript:alert(1)',
        resourceName: '../../evil',
        creationTime: '2018-01-05 10:15:22+0000',
        author: {},
        ...more,
      })
    corpus
      .slice(0, 60)
      .forEach(({ text }, at) => writeFileSync(join(folder, `${at}.json`), post({ resourceName: `p${at}`, content: text })))
    writeFileSync(join(folder, 'proto.json'), '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}')
    writeFileSync(join(folder, 'deep.json'), '['.repeat(200_000))
    writeFileSync(join(folder, 'odd.json'), post({ content: { a: 1 }, link: [], resharedPost: 'x' }))
    symlinkSync('/etc/passwd', join(folder, 'passwd.json'))
    symlinkSync(context.folder, join(folder, 'around'))
    const read = await importArchive(context, client, { path: join(context.folder, 'Google+ Stream'), network: null })
    expect(read).toMatchObject({ found: 61, added: 61 })
    expect(read.left_out.toSorted()).toEqual(['Posts/deep.json', 'Posts/proto.json'])
    const entries = await (await context.store()).archive.list('klein', 'google_plus')
    expect(entries.every(({ url }) => url === null)).toBe(true)
    expect(({} as { polluted?: number }).polluted).toBeUndefined()
  })
})
