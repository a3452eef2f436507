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
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import fc from 'fast-check'
import { zipSync } from 'fflate'
import { describe, expect, it, onTestFinished } from 'vitest'
import { exportAll } from '../../src/backup/export-all.ts'
import { exportManifest, plainName } from '../../src/backup/export-folder.ts'
import { importAll } from '../../src/backup/import-all.ts'
import { ownTableLabel } from '../../src/i18n/export.ts'
import { tableLabel } from '../../src/i18n/privacy.ts'
import { migrations } from '../../src/store/sqlite/migrations/index.ts'
import { openDatabase } from '../../src/store/sqlite/open.ts'
import { makeFromLines } from '../../src/store/sqlite/portable.ts'
import { rowLines, rowSums, tableNames } from '../../src/store/sqlite/row-lines.ts'
import { ownSettings } from '../../src/store/sqlite/settings.ts'
import { testContext, type TestContext } from '../support/context.ts'
import { world } from '../support/delivery-world.ts'
import { fillClient } from '../support/fill-client.ts'

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'smm-export-'))
  onTestFinished(() => rmSync(path, { recursive: true, force: true }))
  return path
}

function openAt(context: TestContext): ReturnType<typeof openDatabase> {
  const { database, backups } = context.places
  return openDatabase(database, { backups, lang: 'en', now: () => context.now() })
}

const bytes = Buffer.from('the very bytes of a picture')
const sha256 = createHash('sha256').update(bytes).digest('hex')

/** Two clients with a row in every table there is, a picture, and rows that nobody ever wrote like that. */
function filled(): TestContext {
  const context = testContext({ now: new Date('2026-12-01T08:00:00Z') })
  const db = openAt(context)
  db.prepare('DELETE FROM queue_changes').run()
  fillClient(db, 'cafe', 'Café', 'des mots 🥖 \u0000 après')
  fillClient(db, 'other', 'Other', "it's; DROP TABLE posts -- \u2028")
  db.prepare("INSERT INTO settings (key, value, updated_at) VALUES ('last_backup', '/gone', ''), ('odd', '', '')").run()
  db.prepare("INSERT INTO settings (key, value, updated_at) VALUES ('bytes', CAST(x'ff00fe' AS TEXT), '')").run()
  const watch = db.prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = 'metric_snapshots'").all()
  for (const { name } of watch as { name: string }[]) db.exec(`DROP TRIGGER ${name}`)
  db.prepare('UPDATE metric_snapshots SET value = 9e999').run()
  for (const { sql } of watch as { sql: string }[]) db.exec(sql)
  db.prepare('UPDATE time_entries SET minutes = 9007199254740993').run()
  db.prepare("INSERT INTO runs (id, started_at, pid, host, boot_id, lock_file) VALUES ('r', '', 1, '', '', '')").run()
  db.prepare("INSERT INTO erased_files (path) VALUES ('media/gone.png')").run()
  db.prepare(
    `UPDATE posts SET media = json_array(json_object('sha256', '${sha256}', 'path', '${sha256}.png')) WHERE client = 'cafe'`,
  ).run()
  db.close()
  mkdirSync(context.places.media, { recursive: true })
  writeFileSync(join(context.places.media, `${sha256}.png`), bytes)
  return context
}

function linesOf(path: string): Record<string, string[]> {
  const db = new Database(path, { readonly: true })
  const lines = Object.fromEntries(tableNames(db).map((table) => [table, [...rowLines(db, table)]]))
  db.close()
  return lines
}

function filesOf(path: string): Record<string, string> {
  const names = readdirSync(path, { recursive: true }).map(String)
  return Object.fromEntries(
    names
      .filter((name) => statSync(join(path, name)).isFile() && name !== exportManifest)
      .map((name) => [
        name,
        createHash('sha256')
          .update(readFileSync(join(path, name)))
          .digest('hex'),
      ]),
  )
}

const sealed = ['secrets', 'site_statistics']

describe('everything out and back', () => {
  it.each(['all', 'all.zip'])('loses no row, no file, no odd value: %s [001-04]', { timeout: 30_000 }, async (name) => {
    const from = filled()
    const before = linesOf(from.places.database)
    for (const [table, lines] of Object.entries(before)) expect([table, lines.length]).not.toEqual([table, 0])
    const out = join(folder(), name)
    const done = await exportAll(from, { out, client: null })
    expect(Object.keys(done.tables).toSorted()).toEqual(
      Object.keys(before)
        .filter((one) => !sealed.includes(one))
        .toSorted(),
    )
    const to = testContext({ now: new Date('2026-12-02T08:00:00Z') })
    expect(await importAll(to, out)).toMatchObject({ clients: 2, files: 1, client: null, tables: done.tables })
    const after = linesOf(to.places.database)
    expect(Object.keys(after)).toEqual(Object.keys(before))
    for (const [table, lines] of Object.entries(before)) {
      const kept = lines.filter((line) => table !== 'settings' || !ownSettings.some((key) => line.includes(`{"key":"${key}"`)))
      const found = after[table]?.map((line) => line.replace(/"copied_at":"[^"]*"/, '"copied_at":null'))
      expect([table, found]).toEqual([table, sealed.includes(table) ? [] : kept])
    }
    const identity = JSON.parse(after['identity']?.[0] ?? '{}') as { copied_at: string }
    expect(identity.copied_at).toBe('2026-12-01T08:00:00.000Z')
    expect(readFileSync(join(to.places.media, `${sha256}.png`)).equals(bytes)).toBe(true)
    // as bytes: a second export is the first one
    const [first, second] = [join(folder(), 'first'), join(folder(), 'second')]
    await exportAll(from, { out: first, client: null })
    await exportAll(to, { out: second, client: null })
    expect(filesOf(second)).toEqual(filesOf(first))
    // and triggers keep watch again
    const db = new Database(to.places.database)
    expect(() => db.prepare("UPDATE audit SET action = 'x'").run()).toThrow('append-only')
    expect(db.pragma('foreign_key_check')).toEqual([])
    expect(db.pragma('integrity_check')).toEqual([{ integrity_check: 'ok' }])
    db.close()
    expect(readdirSync(to.places.home).filter((one) => one.startsWith('.import'))).toEqual([])
  })

  it('of one client: nothing of another, in a home of its own', { timeout: 30_000 }, async () => {
    const from = filled()
    const out = join(folder(), 'cafe')
    const { tables } = await exportAll(from, { out, client: 'cafe' })
    const all = Object.keys(linesOf(from.places.database)).filter((name) => !sealed.includes(name))
    const whole = ['erased_files', 'erasing', 'identity', 'runs', 'settings', 'sqlite_sequence']
    // what can be taken back may be of several clients
    const changes = ['queue_change_holds', 'queue_change_posts', 'queue_change_series', 'queue_changes']
    expect(all.filter((name) => !Object.hasOwn(tables, name)).toSorted()).toEqual([...whole, ...changes].toSorted())
    for (const name of readdirSync(join(out, 'data'))) {
      expect(readFileSync(join(out, 'data', name), 'utf8')).not.toMatch(/"other"|Other|DROP TABLE/)
    }
    expect(existsSync(join(out, 'media', `${sha256}.png`))).toBe(true)
    const to = testContext()
    expect(await importAll(to, out)).toMatchObject({ clients: 1, client: 'cafe', files: 1 })
    const identities = [from, to].map(({ places }) => linesOf(places.database)['identity']?.[0])
    expect(identities[0]).not.toBe(identities[1])
  })

  it('holds no credential, and says which accounts must sign in again', async () => {
    const from = filled()
    const out = join(folder(), 'all')
    const done = await exportAll(from, { out, client: null })
    expect(done.signed_in.length + done.connected.length).toBeGreaterThan(0)
    const all = readdirSync(out, { recursive: true })
      .map(String)
      .filter((name) => statSync(join(out, name)).isFile())
    for (const name of all) {
      const read = readFileSync(join(out, name), 'latin1')
      expect([name, read.includes('sealed')]).toEqual([name, false])
      expect([name, read.includes(Buffer.from('sealed').toString('base64'))]).toEqual([name, false])
    }
    for (const name of ['README.md', 'LISEZ-MOI.md']) {
      const page = readFileSync(join(out, name), 'utf8')
      for (const table of Object.keys(done.tables)) expect(page).toContain(`data/${table}.jsonl`)
    }
  })

  it('has a name for every table, in both languages', () => {
    const db = openAt(testContext())
    const named = { ...tableLabel, ...ownTableLabel }
    expect(tableNames(db).filter((table) => !Object.hasOwn(named, table) && !sealed.includes(table))).toEqual([])
    db.close()
  })

  it('changes nothing with --dry-run, on both sides', async () => {
    const from = filled()
    const out = join(folder(), 'all')
    expect(
      await exportAll(testContext({ folder: from.folder, options: { dry_run: true } }), { out, client: null }),
    ).toMatchObject({
      files: 1,
    })
    expect(existsSync(out)).toBe(false)
    await exportAll(from, { out, client: null })
    const to = testContext({ options: { dry_run: true } })
    expect(await importAll(to, out)).toMatchObject({ clients: 2 })
    expect(existsSync(to.places.home)).toBe(false)
  })

  it('goes only where nothing is, and beside no client', async () => {
    const from = filled()
    const out = join(folder(), 'all')
    await exportAll(from, { out, client: null })
    const before = linesOf(from.places.database)
    await expect(importAll(from, out)).rejects.toMatchObject({ kind: 'usage', code: 'home_not_empty' })
    expect(linesOf(from.places.database)).toEqual(before)
    await expect(exportAll(from, { out, client: null })).rejects.toMatchObject({ code: 'export_exists' })
    // a home that was only looked at is empty
    const to = testContext()
    const store = await to.store()
    expect(await importAll(to, out)).toMatchObject({ clients: 2 })
    // and who had it open goes on with what is there now
    expect(await store.clients.list({ archived: true })).toHaveLength(2)
  })

  it('never sends twice what went out since: it is looked up first', async () => {
    const home = await world()
    const { account, fake } = await home.account('fake', { idempotency: 'record' })
    await home.post(account, 'due soon', { due_at: '2026-12-01T09:00:00.000Z' })
    await home.post(account, 'due later', { due_at: '2026-12-03T09:00:00.000Z' })
    const out = join(folder(), 'all')
    await exportAll(home.process(), { out, client: null })
    home.advance(90)
    await home.pass()
    expect(fake.posts).toHaveLength(1)
    await home.letGo()
    rmSync(home.process().places.home, { recursive: true })
    const context = home.process()
    expect(await importAll(context, out)).toMatchObject({ posts: 2, may_be_out: 1 })
    const { posts } = await context.store()
    const [first] = await posts.list({})
    expect(first?.deliveries).toMatchObject([{ state: 'unknown', reason_code: 'restored_copy' }])
    // nor is it moved to another day before a pass has seen it
    const when = {
      scheduled_local: '2026-12-04T10:00',
      time_zone: 'UTC',
      typed_at: null,
      scheduled_at: '2026-12-04T10:00:00.000Z',
    }
    await expect(posts.move(first?.id ?? 0, when, 'scheduled', home.now().toISOString())).rejects.toMatchObject({
      code: 'post_already_gone',
    })
    await context.close()
    await home.pass()
    expect(fake.posts).toHaveLength(1)
    home.setClock(new Date('2026-12-03T09:00:00Z'))
    await home.pass()
    await home.pass()
    expect(fake.posts).toHaveLength(2)
  })
})

describe('rows as lines', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom('', '\u0000', 'a\u0000b', '\uFFFD', '🥖', "x'; --", '\u2028\n"\\'),
  )
  const cell = fc.oneof(
    fc.constant(null),
    text,
    fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
    fc.double({ noNaN: true }),
    fc.uint8Array({ maxLength: 12 }).map((raw) => Buffer.from(raw)),
  )

  it('give back every value that SQLite can hold', async () => {
    const path = join(folder(), 'odd.db')
    const columns = ['as_text', 'as_integer', 'as_real'] as const
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(cell, cell, cell), { maxLength: 12 }), async (rows) => {
        rmSync(path, { force: true })
        const db = new Database(':memory:')
        db.exec('CREATE TABLE odd (id INTEGER PRIMARY KEY, as_text TEXT, as_integer INTEGER, as_real REAL, bytes BLOB)')
        const put = db.prepare('INSERT INTO odd (as_text, as_integer, as_real, bytes) VALUES (CAST(? AS TEXT), ?, ?, NULL)')
        for (const row of rows) put.run(...row.map((one) => (Buffer.isBuffer(one) ? one : one)))
        // bytes stand in a column of bytes alone: such a table does not leave
        db.exec("UPDATE odd SET as_integer = NULL WHERE typeof(as_integer) = 'blob'")
        db.exec("UPDATE odd SET as_real = NULL WHERE typeof(as_real) = 'blob'")
        const exact = (one: Database.Database): unknown[] =>
          one
            .prepare(
              `SELECT ${columns.map((name) => `typeof(${name}) || ':' || hex(CAST(${name} AS BLOB))`).join(', ')} FROM odd ORDER BY id`,
            )
            .raw()
            .all()
        const lines = [...rowLines(db, 'odd')]
        const other = new Database(':memory:')
        other.exec('CREATE TABLE odd (id INTEGER PRIMARY KEY, as_text TEXT, as_integer INTEGER, as_real REAL, bytes BLOB)')
        putAll(other, lines)
        expect(exact(other)).toEqual(exact(db))
        expect([...rowLines(other, 'odd')]).toEqual(lines)
        for (const line of lines) expect(line).not.toContain('\n')
        db.close()
        other.close()
      }),
      { numRuns: 100 },
    )
  })

  it('show a single bit that turned in a word of any row', { timeout: 30_000 }, () => {
    const path = filled().places.database
    const db = new Database(path)
    db.pragma('journal_mode = DELETE')
    db.exec('VACUUM')
    const before = rowSums(db)
    db.close()
    const whole = readFileSync(path)
    const places: number[] = []
    for (let at = whole.indexOf('des mots'); at >= 0; at = whole.indexOf('des mots', at + 1)) places.push(at)
    const step = Math.ceil(places.length / 40)
    let by_sum = 0
    for (const at of places.filter((_, index) => index % step === 0)) {
      const flipped = Buffer.from(whole)
      flipped[at + 4] = (flipped[at + 4] ?? 0) ^ 1
      writeFileSync(path, flipped)
      const one = new Database(path, { readonly: true })
      const [first] = one.pragma('integrity_check') as { integrity_check: string }[]
      const told = first?.integrity_check !== 'ok'
      // SQLite sees it where an index has the word too; of all others only the sum knows
      if (!told) expect(rowSums(one)).not.toEqual(before)
      by_sum += told ? 0 : 1
      one.close()
    }
    expect(by_sum).toBeGreaterThan(10)
  })
})

/** As an import puts them, without a schema of smm around it. */
function putAll(db: Database.Database, lines: readonly string[]): void {
  for (const line of lines) {
    const row = JSON.parse(line) as Record<string, null | string | number | Record<string, string>>
    const values = Object.entries(row).map(([name, value]) => {
      if (value === null || typeof value !== 'object') return [name, '?', value] as const
      if (value['$integer'] !== undefined) return [name, '?', BigInt(value['$integer'])] as const
      if (value['$real'] !== undefined) return [name, '?', Number(value['$real'])] as const
      return [name, 'CAST(? AS TEXT)', Buffer.from(value['$text'] ?? '', 'base64')] as const
    })
    db.prepare(
      `INSERT INTO odd (${values.map(([name]) => name).join(', ')}) VALUES (${values.map(([, place]) => place).join(', ')})`,
    ).run(...values.map(([, , value]) => value))
  }
}

describe('an export that is not as it was', () => {
  let kept: Promise<string> | undefined
  /** Made once. */
  const sound = (): Promise<string> =>
    (kept ??= (async () => {
      const path = mkdtempSync(join(tmpdir(), 'smm-export-'))
      process.once('exit', () => rmSync(path, { recursive: true, force: true }))
      const from = testContext()
      const db = openAt(from)
      fillClient(db, 'cafe', 'Café', 'des mots')
      db.close()
      await exportAll(from, { out: join(path, 'all'), client: null })
      return join(path, 'all')
    })())
  /** A sound export, then changed; its manifest says what `mend` makes of it. */
  async function changed(change: (out: string, mend: (name: string) => void) => void): Promise<string> {
    const out = join(folder(), 'all')
    cpSync(await sound(), out, { recursive: true })
    const mend = (name: string): void => {
      const manifest = JSON.parse(readFileSync(join(out, exportManifest), 'utf8')) as {
        files: Record<string, unknown>
        tables: Record<string, number>
      }
      const read = readFileSync(join(out, name))
      manifest.files[name] = { bytes: read.length, sha256: createHash('sha256').update(read).digest('hex') }
      const table = /^data\/(.*)\.jsonl$/.exec(name)?.[1]
      if (table !== undefined) manifest.tables[table] = read.toString().split('\n').length - 1
      writeFileSync(join(out, exportManifest), JSON.stringify(manifest))
    }
    change(out, mend)
    return out
  }
  const edit = (out: string, name: string, by: (text: string) => string): void =>
    writeFileSync(join(out, name), by(readFileSync(join(out, name), 'utf8')))
  const manifest =
    (by: (read: Record<string, unknown>) => void) =>
    (out: string): void =>
      edit(out, exportManifest, (text) => {
        const read = JSON.parse(text) as Record<string, unknown>
        by(read)
        return JSON.stringify(read)
      })
  const posts = 'data/posts.jsonl'

  const cases: readonly [string, string, (out: string, mend: (name: string) => void) => void][] = [
    ['a file was edited', 'export_damaged', (out) => edit(out, posts, (text) => text.replace('mots', 'maux'))],
    ['a file was cut', 'export_damaged', (out) => edit(out, posts, (text) => text.slice(0, -20))],
    ['a file is gone', 'export_damaged', (out) => rmSync(join(out, posts))],
    [
      'a file is a link',
      'export_damaged',
      (out) => {
        rmSync(join(out, posts))
        symlinkSync('/etc/passwd', join(out, posts))
      },
    ],
    [
      'a line is no JSON',
      'export_damaged',
      (out, mend) => {
        edit(out, posts, (text) => `${text.slice(0, -20)}\n`)
        mend(posts)
      },
    ],
    [
      'a line is a list',
      'export_damaged',
      (out, mend) => {
        edit(out, posts, () => '[1]\n')
        mend(posts)
      },
    ],
    [
      'a column is new',
      'export_damaged',
      (out, mend) => {
        edit(out, posts, (text) => text.replace('{', '{"x) VALUES (1); DROP TABLE posts; --":1,'))
        mend(posts)
      },
    ],
    [
      'a column is missing',
      'export_damaged',
      (out, mend) => {
        edit(out, posts, (text) => text.replace('"id":', '"Id":'))
        mend(posts)
      },
    ],
    [
      'a value is not allowed',
      'export_damaged',
      (out, mend) => {
        edit(out, 'data/clients.jsonl', (text) => text.replace('"lang":"fr"', '"lang":"xx"'))
        mend('data/clients.jsonl')
      },
    ],
    [
      'a value is none',
      'export_damaged',
      (out, mend) => {
        edit(out, posts, (text) => text.replace(/"id":\d+/, '"id":{"$blob":"AA=="}'))
        mend(posts)
      },
    ],
    [
      'a row is there twice',
      'export_damaged',
      (out, mend) => {
        edit(out, posts, (text) => text + text)
        mend(posts)
      },
    ],
    [
      'a row belongs to nothing',
      'export_damaged',
      (out, mend) => {
        edit(out, 'data/accounts.jsonl', (text) => text.replace('"client":"cafe"', '"client":"gone"'))
        mend('data/accounts.jsonl')
      },
    ],
    [
      'it is nobody',
      'export_damaged',
      (out, mend) => {
        writeFileSync(join(out, 'data', 'identity.jsonl'), '')
        mend('data/identity.jsonl')
      },
    ],
    [
      'a client has a name that would be a command',
      'export_damaged',
      (out, mend) => {
        for (const name of readdirSync(join(out, 'data'))) {
          edit(out, `data/${name}`, (text) => text.replaceAll('"cafe"', '"../x; touch pwned #"'))
          mend(`data/${name}`)
        }
      },
    ],
    [
      'a table is unknown',
      'export_damaged',
      (out, mend) => {
        writeFileSync(join(out, 'data', 'sqlite_schema.jsonl'), '{}\n')
        mend('data/sqlite_schema.jsonl')
      },
    ],
    [
      'a table has fewer rows than it should',
      'export_damaged',
      manifest((read) => {
        read['tables'] = { ...(read['tables'] as object), posts: 99 }
      }),
    ],
    [
      'a name leads out',
      'no_export',
      manifest((read) => {
        read['files'] = { ...(read['files'] as object), '../../x': { bytes: 1, sha256: '0'.repeat(64) } }
      }),
    ],
    [
      'it is larger than the disk',
      'no_space',
      manifest((read) => {
        read['files'] = { ...(read['files'] as object), 'media/x.png': { bytes: 2 ** 50, sha256: '0'.repeat(64) } }
      }),
    ],
    ['its schema is newer', 'database_newer', manifest((read) => void (read['schema_version'] = migrations.length + 1))],
    ['its schema is none', 'no_export', manifest((read) => void (read['schema_version'] = -1))],
    ['its format is newer', 'database_newer', manifest((read) => void (read['format_version'] = 2))],
    ['its page says nothing', 'no_export', (out) => writeFileSync(join(out, exportManifest), '{}')],
    ['its page is no JSON', 'no_export', (out) => writeFileSync(join(out, exportManifest), '\u0000')],
    ['it has no page', 'no_export', (out) => rmSync(join(out, exportManifest))],
  ]
  it.each(cases)('is refused and changes nothing: %s', async (_what, code, change) => {
    const out = await changed(change)
    const to = testContext({ lang: 'fr' })
    await expect(importAll(to, out)).rejects.toMatchObject({ code })
    expect(existsSync(to.places.database)).toBe(false)
    expect(existsSync(to.places.media)).toBe(false)
    expect(readdirSync(to.places.home)).toEqual([])
  })

  const text = (words: string): Uint8Array => Buffer.from(words)
  const zips: readonly [string, string, Uint8Array][] = [
    ['no zip', 'export_damaged', text('PK')],
    ['empty', 'export_damaged', zipSync({})],
    ['a name leads out', 'export_damaged', zipSync({ '../evil': text('x') })],
    ['a name from the root', 'export_damaged', zipSync({ '/tmp/evil': text('x') })],
    ['a name of Windows', 'export_damaged', zipSync({ 'C:\\evil': text('x') })],
    ['a name below another', 'export_damaged', zipSync({ 'media/../../evil': text('x') })],
    ['it swells', 'export_damaged', zipSync({ 'data/posts.jsonl': new Uint8Array(64 * 1024 * 1024) }, { level: 9 })],
    ['a copy for a client', 'no_export', zipSync({ 'README.md': text('x'), 'data/clients.json': text('[]') })],
  ]
  it.each(zips)('is refused as a zip: %s', async (_what, code, archive) => {
    const path = join(folder(), 'x.zip')
    writeFileSync(path, archive)
    const to = testContext()
    await expect(importAll(to, path)).rejects.toMatchObject({ code })
    expect(readdirSync(to.places.home)).toEqual([])
    expect(existsSync('/tmp/evil')).toBe(false)
  })

  it('is refused as a zip that was cut anywhere', { timeout: 30_000 }, async () => {
    const from = testContext()
    const db = openAt(from)
    fillClient(db, 'cafe', 'Café', 'des mots')
    db.close()
    const path = join(folder(), 'all.zip')
    await exportAll(from, { out: path, client: null })
    const whole = readFileSync(path)
    // what comes after the last entry is only a list of them
    const list = whole.indexOf(Buffer.from('PK\u0001\u0002', 'latin1'))
    for (const part of [0.001, 0.5, 0.99]) {
      writeFileSync(path, whole.subarray(0, Math.floor(list * part)))
      await expect(importAll(testContext(), path)).rejects.toMatchObject({ code: 'export_damaged' })
    }
  })

  it('takes only names that smm gives', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (name) => {
        if (plainName.test(name)) expect(name).toMatch(/^[\w./-]+$/)
        expect(plainName.test(`media/../${name}`)).toBe(false)
        expect(plainName.test(`${name}\n`)).toBe(false)
      }),
    )
    expect(plainName.test(`media/${sha256}.png`)).toBe(true)
  })
})

describe('a database from lines', () => {
  it('says where a line does not fit', async () => {
    const path = join(folder(), 'x.db')
    const lines = (): string[] => ['{"key":"a","value":"1","updated_at":""}', '{"key":"a","value":"2","updated_at":""}']
    expect(await makeFromLines(path, { schema_version: migrations.length, tables: ['settings'], lines })).toMatchObject({
      table: 'settings',
      line: 2,
    })
  })
})
