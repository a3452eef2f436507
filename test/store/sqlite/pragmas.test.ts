import { createHash } from 'node:crypto'
import { spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it, onTestFinished } from 'vitest'
import { openDatabase, type Db } from '../../../src/store/sqlite/open.ts'
import { openDriver } from '../../../src/store/sqlite/driver.ts'
import { runLocks } from '../../../src/store/sqlite/run-locks.ts'
import { quickLook } from '../../../src/store/sqlite/work.ts'

const src = fileURLToPath(new URL('../../../src/', import.meta.url))

/** What keeps an acknowledged commit through a power cut, and what keeps a hostile or damaged file from doing harm. */
const wanted = {
  journal_mode: 'wal',
  synchronous: 2,
  busy_timeout: 10_000,
  foreign_keys: 1,
  trusted_schema: 0,
  cell_size_check: 1,
}

function read(db: Db): Record<string, unknown> {
  return Object.fromEntries(Object.keys(wanted).map((name) => [name, db.pragma(name, { simple: true })]))
}

function place(): { path: string; open(): Db } {
  const folder = mkdtempSync(join(tmpdir(), 'smm-pragmas-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const path = join(folder, 'smm', 'smm.db')
  return {
    path,
    open: () => {
      const db = openDatabase(path, { backups: join(folder, 'backups'), lang: 'en', now: () => new Date() })
      onTestFinished(() => void db.close())
      return db
    },
  }
}

/** Another process that has it open, has written to it, and stays. */
async function heldByAnother(path: string): Promise<void> {
  const driver = createRequire(import.meta.url).resolve('better-sqlite3')
  const program = `
    const db = new (require(${JSON.stringify(driver)}))(${JSON.stringify(path)})
    db.exec("INSERT INTO settings (key, value, updated_at) VALUES ('held', '1', '2026-01-01T00:00:00Z')")
    console.log(db.pragma('synchronous', { simple: true }))
    process.stdin.resume()`
  const child = spawn(process.execPath, ['-e', program], { stdio: ['pipe', 'pipe', 'inherit'] })
  onTestFinished(() => void child.kill('SIGKILL'))
  const said = await new Promise<string>((resolve) => child.stdout.once('data', (chunk: Buffer) => resolve(chunk.toString())))
  // why the program must say it each time: the driver by itself opens an existing database with NORMAL
  expect(said.trim()).toBe('1')
}

describe('every opening of the database', () => {
  it('asks for the same: when it is made, when it is opened again, and while another process has it open', async () => {
    const { path, open } = place()
    const first = open()
    expect(read(first)).toEqual(wanted)
    first.close()
    const again = open()
    expect(read(again)).toEqual(wanted)
    await heldByAnother(path)
    const live = open()
    expect(statSync(`${path}-wal`).size).toBeGreaterThan(0)
    expect(read(live)).toEqual(wanted)
    expect(live.prepare("SELECT value FROM settings WHERE key = 'held'").pluck().get()).toBe('1')
    // and a commit on it is one: it waits for the disk, and comes back whole
    live.exec("UPDATE settings SET value = '2' WHERE key = 'held'")
    expect(again.prepare("SELECT value FROM settings WHERE key = 'held'").pluck().get()).toBe('2')
  })

  it('that looks for work only reads: not a byte is changed, by itself or beside another process', async () => {
    const { path, open } = place()
    open().close()
    const bytes = (): string => createHash('sha256').update(readFileSync(path)).digest('hex')
    const before = bytes()
    expect(quickLook(path, '2026-01-01T00:00:00Z')).toBe(false)
    expect(bytes()).toBe(before)
    await heldByAnother(path)
    const log = readFileSync(`${path}-wal`)
    expect(quickLook(path, '2026-01-01T00:00:00Z')).toBe(false)
    expect(bytes()).toBe(before)
    expect(readFileSync(`${path}-wal`).equals(log)).toBe(true)
  })

  it('of a lock of a run keeps nothing in the file: there is nothing to lose', () => {
    const { path, open } = place()
    open()
    const locks = runLocks(path)
    const { lock_file } = locks.take('a')
    const file = join(path, '..', 'runs', lock_file)
    expect(statSync(file).size).toBe(0)
    const other = openDriver(file, { timeout: 0 })
    expect(() => other.exec('BEGIN EXCLUSIVE')).toThrow('locked')
    other.close()
    locks.release('a')
    expect(readdirSync(join(path, '..', 'runs'))).toEqual([])
  })

  // a new place that opens a database says here how its writes reach the disk
  const places = {
    'store/sqlite/open.ts': 'the database in use: the values above',
    'store/sqlite/work.ts': 'only reads',
    'store/sqlite/account-lock.ts': 'locks without content',
    'store/sqlite/run-locks.ts': 'locks without content',
    'store/sqlite/foreign-schema.ts': 'in memory: what the migrations make',
    'store/sqlite/driver-failure.ts': 'in memory: whether the driver can be loaded at all',
    'store/sqlite/peek.ts': 'only reads',
    'store/sqlite/portable.ts': 'reads; and writes a file of its own, synced whole before it is put in place',
    'store/sqlite/copies.ts': 'copies, synced whole before anything relies on them',
  }
  it('is in a place that is known', () => {
    const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'))
    const opens = files.filter(
      (name) => /\bopenDriver\(/.test(readFileSync(join(src, name), 'utf8')) && !name.endsWith('driver.ts'),
    )
    expect(opens.toSorted()).toEqual(Object.keys(places).toSorted())
    const loads = files.filter((name) =>
      /(require\(|from )'better-sqlite3'/.test(withoutTypes(readFileSync(join(src, name), 'utf8'))),
    )
    expect(loads).toEqual(['store/sqlite/driver.ts'])
  })
})

function withoutTypes(text: string): string {
  return text.replace(/^import type .*$/gm, '')
}
