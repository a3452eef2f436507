import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import Database from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { backUp } from '../../src/backup/back-up.ts'
import { exportAll } from '../../src/backup/export-all.ts'
import { importAll } from '../../src/backup/import-all.ts'
import { textKey } from '../../src/store/text-key.ts'
import { makeFromLines } from '../../src/store/sqlite/portable.ts'
import { rowLines, tableNames } from '../../src/store/sqlite/row-lines.ts'
import { ownSettings } from '../../src/store/sqlite/settings.ts'
import { migrations } from '../../src/store/sqlite/migrations/index.ts'
import { testContext, type TestContext } from '../support/context.ts'

/** Schemas at which a program stood that people could have: each has a home filled by that program's own commands. */
const stored = [1, 6, 9, 10, 11, 12]
const earlier = Array.from({ length: migrations.length - 1 }, (_, index) => index + 1)

/** A database as it was at that schema: stored, or the stored one before it brought so far and no further. */
function place(context: TestContext, schema: number): string {
  const from = stored.findLast((one) => one <= schema) ?? 1
  const bytes = gunzipSync(readFileSync(new URL(`../fixtures/schemas/${from}.db.gz`, import.meta.url)))
  const { database, home } = context.places
  mkdirSync(home, { recursive: true, mode: 0o700 })
  writeFileSync(database, bytes)
  const db = new Database(database)
  db.pragma('foreign_keys = OFF')
  db.function('smm_text_key', { deterministic: true }, (text: unknown) => (typeof text === 'string' ? textKey(text) : null))
  for (const sql of migrations.slice(from, schema)) db.exec(sql)
  db.pragma(`user_version = ${schema}`)
  db.close()
  return database
}

type Rows = Record<string, Record<string, unknown>[]>

function rowsOf(path: string): Rows {
  const db = new Database(path, { readonly: true })
  const lines = (table: string): Record<string, unknown>[] =>
    [...rowLines(db, table)].map((line) => JSON.parse(line) as Record<string, unknown>)
  const rows = Object.fromEntries(tableNames(db).map((table) => [table, lines(table)]))
  db.close()
  return rows
}

/** Every row and every value that was there is there still. */
function expectNothingLost(before: Rows, after: Rows): void {
  for (const [table, rows] of Object.entries(before)) {
    if (table === 'sqlite_sequence') continue
    const found = after[table]
    const columns = Object.keys(rows[0] ?? {})
    const only = (row: Record<string, unknown>): unknown[] => columns.map((one) => row[one])
    expect([table, found?.map(only)]).toEqual([table, rows.map(only)])
  }
}

describe('a database of an earlier schema', () => {
  it.each(earlier)('%i is brought to this one: nothing lost, a copy kept, told once [001-04]', async (schema) => {
    const context = testContext()
    const path = place(context, schema)
    const before = rowsOf(path)
    expect(before['posts']?.length).toBeGreaterThanOrEqual(6)
    const store = await context.store()
    expect(await store.health()).toMatchObject({ schema_version: migrations.length, faults: [] })
    const db = new Database(path, { readonly: true })
    expect(db.pragma('foreign_key_check')).toEqual([])
    expect(db.pragma('integrity_check')).toEqual([{ integrity_check: 'ok' }])
    db.close()
    const after = rowsOf(path)
    expectNothingLost(before, after)
    const copies = readdirSync(context.places.backups)
    expect(copies).toHaveLength(1)
    expect(rowsOf(join(context.places.backups, copies[0] ?? ''))).toEqual(before)
    // and it is worked with
    expect(await store.posts.list({ all: true })).toHaveLength(before['posts']?.length ?? 0)
    expect(await backUp(context, { out: null, keep: 3 })).toMatchObject({ damaged: { posts: [] } })
    await context.close()
    // the second time there is nothing to do
    const again = testContext({ folder: context.folder })
    await again.store()
    expect(readdirSync(again.places.backups).filter((name) => name.endsWith('.db'))).toEqual(copies)
  })

  it('is still there when the program is killed in the middle of bringing it up', () => {
    const context = testContext()
    const path = place(context, 6)
    const before = rowsOf(path)
    const sql = join(context.folder, 'migrations.json')
    writeFileSync(sql, JSON.stringify(migrations.slice(6)))
    // with next to no cache pages are written while it works, as they are of a large database
    const script = `
      const db = new (require('better-sqlite3'))(process.argv[1])
      db.pragma('journal_mode = WAL'); db.pragma('cache_size = 2'); db.pragma('foreign_keys = OFF')
      db.exec('BEGIN IMMEDIATE')
      for (const sql of JSON.parse(require('fs').readFileSync(process.argv[2], 'utf8'))) db.exec(sql)
      db.exec('CREATE TABLE filler (x); INSERT INTO filler SELECT randomblob(4000) FROM deliveries, posts')
      process.kill(process.pid, 'SIGKILL')`
    expect(spawnSync(process.execPath, ['-e', script, path, sql], { cwd: process.cwd() }).signal).toBe('SIGKILL')
    expect(existsSync(`${path}-wal`)).toBe(true)
    expect(rowsOf(path)).toEqual(before)
    const db = new Database(path, { readonly: true })
    expect(db.pragma('user_version', { simple: true })).toBe(6)
    db.close()
  })

  it.each(['fr', 'en'] as const)('of a newer one is refused untouched, with what to do (%s)', async (lang) => {
    const context = testContext({ lang })
    const path = place(context, 12)
    const db = new Database(path)
    db.pragma(`user_version = ${migrations.length + 1}`)
    db.close()
    const before = rowsOf(path)
    await expect(context.store()).rejects.toMatchObject({
      code: 'database_newer',
      hint: expect.stringMatching(lang === 'fr' ? /mettez.*à jour|npm install/i : /update|npm install/i) as string,
    })
    expect(rowsOf(path)).toEqual(before)
    expect(existsSync(context.places.backups)).toBe(false)
  })

  it('leaves the newest three of the copies made before', async () => {
    for (let turn = 0, folder = testContext().folder; turn < 5; turn++) {
      const context = testContext({ folder, now: new Date(Date.UTC(2026, 10, turn + 1)) })
      place(context, turn < 3 ? 11 : 9)
      // of a person: it stays
      const own = 'before-migration-11-1-before-the-fair.db'
      mkdirSync(context.places.backups, { recursive: true })
      writeFileSync(join(context.places.backups, own), '')
      await context.store()
      await context.close()
      expect(readdirSync(context.places.backups)).toContain(own)
      const names = readdirSync(context.places.backups).filter((name) => name !== own)
      expect(names).toHaveLength(Math.min(turn + 1, 3))
      expect(names.some((name) => name.includes(`2026-11-0${turn + 1}`))).toBe(true)
    }
  })
})

/** Without what is of one home alone. */
const carried = (table: string, rows: Rows): Rows[string] =>
  (rows[table] ?? []).filter((row) => table !== 'settings' || !ownSettings.includes(String(row['key'])))

describe('an export of an earlier schema', () => {
  it.each(stored)('%i is taken back: the same rows as the database brought up [001-04]', async (schema) => {
    const old = testContext()
    const before = rowsOf(place(old, schema))
    await old.store()
    await old.close()
    const up = rowsOf(old.places.database)
    // as the program of that time would have written it
    const path = join(old.folder, 'built.db')
    const lines = (table: string): string[] => (before[table] ?? []).map((row) => JSON.stringify(row))
    const tables = Object.keys(before).filter((table) => table !== 'secrets' && table !== 'site_statistics')
    expect(await makeFromLines(path, { schema_version: schema, tables, lines })).toBeNull()
    const built = rowsOf(path)
    for (const table of tables) expect([table, built[table]]).toEqual([table, carried(table, before)])
    const out = join(old.folder, 'out')
    const done = await exportAll(testContext({ folder: old.folder }), { out, client: null })
    const fresh = testContext()
    expect(await importAll(fresh, out)).toMatchObject({ tables: done.tables, posts: up['posts']?.length })
    const found = rowsOf(fresh.places.database)
    for (const table of Object.keys(done.tables)) {
      if (table === 'identity') continue
      expect([table, found[table]]).toEqual([table, carried(table, up)])
    }
  })
})
