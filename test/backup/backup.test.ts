import { execFileSync, spawn } from 'node:child_process'
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { backUp, lastBackupKey } from '../../src/backup/back-up.ts'
import { databaseName, listBackups, verifyBackup } from '../../src/backup/backup-folder.ts'
import { restore } from '../../src/backup/restore.ts'
import { checkBackups } from '../../src/overview/check-backups.ts'
import { migrations } from '../../src/store/sqlite/migrations/index.ts'
import type { Media } from '../../src/networks/contract.ts'
import { createHash } from 'node:crypto'
import { world, type World } from '../support/delivery-world.ts'

const yes = async (): Promise<boolean> => true

/** A home with posts to come, one of them with an image. */
async function filled(): Promise<World & { readonly media: Media }> {
  const home = await world()
  const { account } = await home.account('fake', { idempotency: 'record' })
  const { media: folder } = home.process().places
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const bytes = Buffer.from('the very bytes of an image')
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const path = join(folder, `${sha256}.png`)
  writeFileSync(path, bytes, { mode: 0o600 })
  const media: Media = {
    path,
    file_name: 'oven.png',
    sha256,
    mime: 'image/png',
    bytes: bytes.length,
    width: 1,
    height: 1,
    alt: 'The oven',
    no_alt: false,
  }
  await home.post(account, 'with an image', { due_at: '2027-01-01T09:00:00.000Z', media: [media] })
  await home.post(account, 'without', { due_at: '2027-01-02T09:00:00.000Z' })
  return { ...home, media }
}

async function made(home: World, out: string | null = null, keep = 10) {
  const context = home.process()
  const backup = await backUp(context, { out, keep })
  await context.close()
  return backup
}

/** Puts a backup back; the failure's code where it is refused. */
async function back(home: World, path: string) {
  const context = home.process()
  try {
    return await restore(context, path, yes)
  } catch (error) {
    return (error as { code: string }).code
  } finally {
    await context.close()
  }
}

function textsOf(home: World): string[] {
  const db = new Database(home.process().places.database, { readonly: true })
  const found = db.prepare('SELECT text FROM posts ORDER BY id').pluck().all() as string[]
  db.close()
  return found
}

/** As a disk does it: behind the back of the schema, which stays as it is. */
function turnOneLetter(home: World): void {
  const db = new Database(home.process().places.database)
  const frozen = db.prepare("SELECT sql FROM sqlite_schema WHERE name = 'deliveries_frozen'").pluck().get() as string
  db.exec(
    `DROP TRIGGER deliveries_frozen; UPDATE deliveries SET content = replace(content, 'without', 'witheut') WHERE id = 2; ${frozen}`,
  )
  db.close()
}

describe('a backup', () => {
  it('holds the database and the media, for its owner alone, and says what they must be', async () => {
    const home = await filled()
    const { path, posts, to_come, media, clients } = await made(home)
    expect({ posts, to_come, media, clients }).toEqual({ posts: 2, to_come: 2, media: 1, clients: 1 })
    const files = readdirSync(path, { recursive: true }).map(String).toSorted()
    expect(files).toEqual(['backup.json', 'media', `media/${home.media.sha256}.png`, 'smm.db'])
    for (const name of files) {
      const seen = statSync(join(path, name))
      expect([name, (seen.mode & 0o777).toString(8)]).toEqual([name, seen.isDirectory() ? '700' : '600'])
    }
    expect(await verifyBackup(path)).toMatchObject({
      changed: [],
      damaged: [],
      facts: { faults: [], copied_at: home.now().toISOString() },
    })
    expect(readdirSync(home.process().places.backups).filter((name) => name.startsWith('.'))).toEqual([])
  })

  it('goes where it is told, and never over something', async () => {
    const home = await filled()
    const folder = join(home.folder, 'elsewhere')
    mkdirSync(folder)
    const first = await made(home, folder)
    expect(first.path.startsWith(folder)).toBe(true)
    const named = await made(home, join(folder, 'mine'))
    // a slash says that a folder is meant, though it is not there yet
    const beyond = `${join(folder, 'beyond')}/`
    for (let turn = 0; turn < 2; turn++) expect(dirname((await made(home, beyond)).path)).toBe(join(folder, 'beyond'))
    expect(named.path).toBe(join(folder, 'mine'))
    // a file stands where the folder would be
    writeFileSync(join(folder, 'file'), '')
    await expect(made(home, `${join(folder, 'file', 'copies')}/`)).rejects.toMatchObject({
      kind: 'failed',
      code: 'backup_failed',
    })
    await expect(made(home, join(folder, 'mine'))).rejects.toMatchObject({ kind: 'usage', code: 'backup_exists' })
  })

  it('keeps the newest automatic ones and leaves all others alone', async () => {
    const home = await filled()
    const { backups } = home.process().places
    await made(home, join(backups, 'before-the-fair.smm-backup'))
    for (let n = 0; n < 5; n++) {
      home.advance(1)
      await made(home, null, 3)
    }
    const names = listBackups(backups).map((one) => one.name)
    expect(names).toHaveLength(4)
    expect(names).toContain('before-the-fair.smm-backup')
    expect(names[0]).toBe('smm-2026-12-01T08-05-00Z.smm-backup')
  })

  it('changes nothing with --dry-run', async () => {
    const home = await filled()
    const context = home.process({ options: { dry_run: true } })
    expect(await backUp(context, { out: null, keep: 10 })).toMatchObject({ posts: 2 })
    expect(existsSync(context.places.backups)).toBe(false)
  })

  it('is whole while another process writes', { timeout: 60_000 }, async () => {
    const home = await filled()
    const { database } = home.process().places
    const script = `
      const db = new (require('better-sqlite3'))(process.argv[1], { timeout: 10000 })
      let n = 0
      const write = db.transaction(() => {
        n += 1
        db.prepare('INSERT INTO settings (key, value, updated_at) VALUES (?, ?, ?)').run('a' + n, String(n), '')
        db.prepare('INSERT INTO settings (key, value, updated_at) VALUES (?, ?, ?)').run('b' + n, String(n), '')
      })
      console.log('ready')
      const pause = new Int32Array(new SharedArrayBuffer(4))
      for (;;) Atomics.wait(pause, 0, 0, write.immediate() ?? 1)`
    const writer = spawn(process.execPath, ['-e', script, database], { cwd: process.cwd() })
    await new Promise((resolve) => writer.stdout.once('data', resolve))
    try {
      for (let n = 0; n < 5; n++) {
        const { path } = await made(home)
        const db = new Database(join(path, databaseName), { readonly: true })
        const [a, b] = ['a', 'b'].map((key) =>
          db.prepare(`SELECT count(*) FROM settings WHERE key GLOB '${key}[0-9]*'`).pluck().get(),
        )
        db.close()
        expect(a).toBe(b)
        expect((await verifyBackup(path)).changed).toEqual([])
      }
    } finally {
      writer.kill()
    }
  })

  it('tells what was damaged before it was copied, and is made all the same', async () => {
    const home = await filled()
    turnOneLetter(home)
    appendFileSync(home.media.path, '!')
    const { damaged, path } = await made(home)
    expect(damaged).toEqual({ posts: [2], media: [`${home.media.sha256}.png`] })
    expect(await verifyBackup(path)).toMatchObject({ changed: [], damaged: [] })
  })

  it('of rows that no rule of the schema lets in is refused, told as unsound, and hinders no restore', async () => {
    const home = await filled()
    const { path } = await made(home)
    const breakRule = (file: string): void => {
      const db = new Database(file)
      db.pragma('ignore_check_constraints = ON')
      db.exec('UPDATE clients SET vat_recoverable = 7')
      db.close()
    }
    breakRule(home.process().places.database)
    await expect(made(home)).rejects.toMatchObject({
      code: 'backup_failed',
      message: expect.stringContaining('CHECK constraint failed in clients') as unknown,
    })
    expect(await back(home, path)).toMatchObject({ copy: { posts: 2 } })
    expect(readdirSync(home.process().places.backups).some((name) => name.startsWith('damaged-'))).toBe(true)
    breakRule(join(path, databaseName))
    const { facts } = await verifyBackup(path)
    expect(facts.faults).toEqual(['CHECK constraint failed in clients'])
    expect(await back(home, path)).toBe('backup_damaged')
  })
})

describe('a backup that somebody else made', () => {
  const nobodys: readonly (readonly [string, (path: string) => void])[] = [
    ['a pipe for a picture', (path) => pipe(path, 'media/x.png')],
    ['a device for a picture', (path) => (symlinkSync('/dev/zero', join(path, 'media/x.png')), say(path, 'media/x.png'))],
    ['a pipe for the database', (path) => pipe(path, databaseName)],
    ['a pipe for its page', (path) => pipe(path, 'backup.json')],
    ['a page of other things', (path) => edit(path, { damaged: 'x' })],
    ['a page of no rows', (path) => edit(path, { rows: { posts: null } })],
    ['a page of no files', (path) => edit(path, { files: { [databaseName]: null } })],
    ['a page of no day', (path) => edit(path, { made_at: '\u001B]0;x' })],
  ]
  const edit = (path: string, more: object): void => {
    const page = JSON.parse(readFileSync(join(path, 'backup.json'), 'utf8')) as object
    writeFileSync(join(path, 'backup.json'), JSON.stringify({ ...page, ...more }))
  }
  const say = (path: string, name: string): void =>
    edit(path, { files: { [databaseName]: { bytes: 1, sha256: '' }, [name]: { bytes: 0, sha256: '' } } })
  const pipe = (path: string, name: string): void => {
    if (name !== 'backup.json') say(path, name)
    rmSync(join(path, name), { force: true })
    execFileSync('mkfifo', [join(path, name)])
  }
  it.each(nobodys)('is neither waited for nor taken: %s', { timeout: 10_000 }, async (_, change) => {
    const home = await filled()
    const { path } = await made(home, 'elsewhere/')
    change(path)
    expect((await verifyBackup(path)).changed).not.toEqual([])
    const context = home.process()
    await expect(restore(context, path, yes)).rejects.toMatchObject({ code: 'backup_damaged' })
    await context.close()
  })
})

describe('putting a backup back', () => {
  it('brings back what was there, keeps what is there, and tells what is lost', async () => {
    const home = await filled()
    const { path } = await made(home)
    const context = home.process()
    const store = await context.store()
    const [account] = await store.accounts.list()
    if (!account) throw new Error('no account')
    await home.post(account, 'queued since', { due_at: '2027-01-03T09:00:00.000Z' })
    rmSync(home.media.path)
    const done = await back(home, path)
    expect(done).toMatchObject({ lost_posts: 1, to_be_looked_up: 0, present: { posts: 3, damaged: null }, copy: { posts: 2 } })
    expect(textsOf(home)).toEqual(['with an image', 'without'])
    expect(readFileSync(home.media.path, 'utf8')).toBe('the very bytes of an image')
    // who had it open goes on with what is there now
    expect((await store.posts.list({ all: true })).map((post) => post.id)).toEqual([1, 2])
    // and back again
    const kept = (done as { kept: string }).kept
    expect(await back(home, kept)).toMatchObject({ copy: { posts: 3 } })
    expect(textsOf(home)).toHaveLength(3)
  })

  it.each([
    ['missing', (path: string) => rmSync(path)],
    ['no database any more', (path: string) => writeFileSync(path, 'once upon a time, there was a database in this file')],
    ['torn', (path: string) => writeFileSync(path, readFileSync(path).subarray(0, 9000))],
  ] as const)('works when the database in use is %s', async (_, hurt) => {
    const home = await filled()
    const { path } = await made(home)
    await home.letGo()
    const { database } = home.process().places
    for (const ending of ['-wal', '-shm']) rmSync(database + ending, { force: true })
    hurt(database)
    const there = existsSync(database) ? readFileSync(database) : null
    const done = await back(home, path)
    expect(done).toMatchObject({ copy: { posts: 2 } })
    expect(textsOf(home)).toHaveLength(2)
    expect(statSync(database).mode & 0o777).toBe(0o600)
    const { kept } = done as { kept: string | null }
    expect(kept === null ? null : readFileSync(join(kept, 'smm.db'))).toEqual(there)
  })

  it('works in an empty home, from a backup elsewhere', async () => {
    const home = await filled()
    const { path } = await made(home, join(home.folder, 'copy.smm-backup'))
    await home.letGo()
    rmSync(home.process().places.home, { recursive: true })
    expect(await back(home, path)).toMatchObject({ present: null, kept: null })
    expect(textsOf(home)).toHaveLength(2)
    expect(existsSync(home.media.path)).toBe(true)
  })

  it.each([
    ['a bit of its database flipped', 'smm.db', (file: string) => flip(file, 20_000)],
    ['its database cut short', 'smm.db', (file: string) => writeFileSync(file, readFileSync(file).subarray(0, 8192))],
    ['its database gone', 'smm.db', (file: string) => rmSync(file)],
    ['its list of files gone', 'backup.json', (file: string) => rmSync(file)],
    ['its list of files spoilt', 'backup.json', (file: string) => writeFileSync(file, '{')],
    ['an image changed', 'media', (folder: string) => flip(join(folder, String(readdirSync(folder)[0])), 3)],
  ] as const)('is refused with %s, and nothing is changed', async (_, name, hurt) => {
    const home = await filled()
    // a copy of its own: on the same disk an image of a backup is the image in use
    const { path } = await made(home)
    const own = join(home.folder, 'own')
    const { cpSync } = await import('node:fs')
    cpSync(path, own, { recursive: true })
    hurt(join(own, name))
    const before = textsOf(home)
    expect(await back(home, own)).toBe('backup_damaged')
    expect(textsOf(home)).toEqual(before)
    expect(readdirSync(home.process().places.home).filter((one) => one.startsWith('.restore'))).toEqual([])
  })

  it('is refused from a newer smm, from nowhere, and while a pass is at work', async () => {
    const home = await filled()
    const { path } = await made(home)
    expect(await back(home, 'nowhere')).toBe('backup_not_found')
    const plain = join(home.folder, 'plain.db')
    writeFileSync(plain, readFileSync(join(path, 'smm.db')))
    const db = new Database(plain)
    db.pragma(`user_version = ${migrations.length + 1}`)
    db.close()
    expect(await back(home, plain)).toBe('database_newer')
    const context = home.process()
    const store = await context.store()
    await store.deliveries.startRun('at-work', home.now().toISOString())
    expect(await back(home, path)).toBe('pass_running')
    await store.deliveries.finishRun('at-work', {}, home.now().toISOString())
    expect(await back(home, path)).toMatchObject({ copy: { posts: 2 } })
  })

  it('takes a database file by itself, of an earlier schema too', async () => {
    const home = await filled()
    const plain = join(home.folder, 'old.db')
    const db = new Database(plain)
    db.exec(migrations[0] ?? '')
    db.pragma('user_version = 1')
    db.close()
    expect(await back(home, plain)).toMatchObject({ copy: { posts: 0 }, made_at: null })
    expect(textsOf(home)).toEqual([])
  })

  it('changes nothing when the person says no', async () => {
    const home = await filled()
    const { path } = await made(home)
    const context = home.process()
    expect(await restore(context, path, async () => false)).toBeNull()
    expect(readdirSync(context.places.backups)).toHaveLength(1)
  })
})

describe('doctor', () => {
  const codes = async (home: World): Promise<string[]> => {
    const context = home.process()
    const found = await checkBackups(context)
    await context.close()
    return found.map((one) => one.code)
  }

  it('misses a backup, is content with a new one, and tells an old one', async () => {
    const home = await filled()
    expect(await codes(home)).toEqual(['backup_none'])
    await made(home)
    expect(await codes(home)).toEqual(['backup'])
    home.advance(7 * 24 * 60 + 1)
    expect(await codes(home)).toEqual(['backup_old'])
    await made(home, join(home.folder, 'elsewhere'))
    expect(await codes(home)).toEqual(['backup'])
  })

  it('finds a damaged content and an old copy', async () => {
    const home = await filled()
    await made(home)
    const { database } = home.process().places
    const db = new Database(database)
    db.exec(
      `DROP TRIGGER deliveries_frozen; UPDATE deliveries SET content = replace(content, 'without', 'witheut') WHERE id = 2`,
    )
    db.exec(`UPDATE identity SET copied_at = '2026-11-30T00:00:00.000Z'`)
    db.close()
    expect(await codes(home)).toEqual(['rows_damaged', 'old_copy', 'backup'])
  })

  it('forgets a backup that was removed from its folder', async () => {
    const home = await filled()
    const { path } = await made(home)
    rmSync(path, { recursive: true })
    expect(await codes(home)).toEqual(['backup_none'])
    const context = home.process()
    expect((await (await context.store()).settings.get(lastBackupKey))?.value).toBe(path)
  })
})

function flip(file: string, at: number): void {
  const bytes = readFileSync(file)
  const { atime, mtime } = statSync(file)
  bytes[at] = (bytes[at] ?? 0) ^ 1
  writeFileSync(file, bytes)
  utimesSync(file, atime, mtime)
}
