import { dirname, join } from 'node:path'
import type { Lang } from '../../i18n/text.ts'
import { syncFile } from '../../private-files.ts'
import type { BadLine, Connected, Portable, SignedIn } from '../portable.ts'
import { readTables } from './client-tables.ts'
import { openDriver } from './driver.ts'
import { mayBeOut } from './identity.ts'
import { migrations } from './migrations/index.ts'
import { openDatabase, type Db } from './open.ts'
import { rowLines, shapeOf, tableNames } from './row-lines.ts'
import { ownSettings } from './settings.ts'
import { addTextKey } from './text-key.ts'

/** Lines after which others get a turn: a spinner, a signal. */
const atOnce = 2000

/**
 * One look at all of it, or at one client, whatever is written meanwhile. What is sealed stays here: it opens with the key of this machine
 * alone. So does what concerns only this machine.
 */
export function readPortable(path: string, client: string | null): Portable {
  const db = openDriver(path, { fileMustExist: true, readonly: true, timeout: 10_000 })
  db.exec('BEGIN')
  const owners = new Map(readTables(db).map(({ name, owner }) => [name, owner]))
  const open = tableNames(db).filter((name) => !isSealed(db, name))
  const wanted = client === null ? open : ofClients(db, open, owners)
  const given = (table: string): { where?: string; values?: object } => {
    const of_client = client === null ? {} : { where: `${owners.get(table)} = @client`, values: { client } }
    return table === 'settings' ? { where: `NOT ${isOwn('t.key')}` } : of_client
  }
  const tables: Record<string, number> = {}
  for (const table of wanted) {
    const { where = '1', values = {} } = given(table)
    const rows = db.prepare(`SELECT count(*) FROM ${table} t WHERE ${where}`).pluck().get(values) as number
    if (rows > 0) tables[table] = rows
  }
  const of = (column: string): string => `(@client IS NULL OR ${column} = @client)`
  const signed_in = db
    .prepare(
      `SELECT DISTINCT a.client, a.network, a.name AS account FROM accounts a JOIN secrets s ON s.account_id = a.id
       WHERE s.kind = 'credentials' AND a.removed_at IS NULL AND ${of('a.client')} ORDER BY a.client, a.name`,
    )
    .all({ client }) as SignedIn[]
  const connected = db
    .prepare(`SELECT client, tool, site FROM site_statistics WHERE ${of('client')} ORDER BY client, tool, site`)
    .all({ client }) as Connected[]
  return {
    schema_version: db.pragma('user_version', { simple: true }) as number,
    tables,
    signed_in,
    connected,
    lines: (table) => {
      const lines = rowLines(db, table, given(table))
      return table === 'identity' ? withoutCopyMark(lines) : lines
    },
    close: () => db.close(),
  }
}

/** Tables of which a client's rows make sense without those of others: the changes that can be taken back may be of several clients. */
function ofClients(db: Db, names: readonly string[], owners: ReadonlyMap<string, string | null>): string[] {
  const owned = new Set(names.filter((name) => (owners.get(name) ?? null) !== null))
  const refersOut = (name: string): boolean =>
    (db.pragma(`foreign_key_list(${name})`) as { table: string }[]).some(({ table }) => !owned.has(table))
  for (let out = [...owned].filter(refersOut); out.length > 0; out = [...owned].filter(refersOut))
    for (const name of out) owned.delete(name)
  return [...owned]
}

function isOwn(column: string): string {
  return `(${column} IN (${ownSettings.map((key) => `'${key}'`).join(', ')}))`
}

/** That it is a copy is said of what is made of it. */
function* withoutCopyMark(lines: Iterable<string>): Generator<string> {
  for (const line of lines) yield JSON.stringify({ ...(JSON.parse(line) as object), copied_at: null })
}

function isSealed(db: Db, table: string): boolean {
  return (db.pragma(`table_info(${table})`) as { type: string }[]).some(({ type }) => type === 'BLOB')
}

/**
 * Makes a database of that schema with exactly these rows; what the schema itself puts into a table gives way. Gives the first line that
 * does not fit, and then the file is of no use; null: it is whole, and on the disk.
 */
export async function makeFromLines(
  path: string,
  given: {
    readonly schema_version: number
    readonly tables: readonly string[]
    readonly lines: (table: string) => Iterable<string>
    readonly progress?: (table: string, rows: number) => void
  },
): Promise<BadLine | null> {
  const db = openDriver(path, {})
  try {
    // nobody else knows of it, and it is synced as a whole
    db.pragma('journal_mode = MEMORY')
    db.pragma('synchronous = OFF')
    db.pragma('foreign_keys = OFF')
    addTextKey(db)
    db.exec('BEGIN')
    for (const sql of migrations.slice(0, given.schema_version)) db.exec(sql)
    const known = new Set(tableNames(db))
    const unknown = given.tables.find((table) => !known.has(table))
    if (unknown !== undefined) return { table: unknown, line: null, why: 'unknown table' }
    const triggers = db.prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").all() as {
      name: string
      sql: string
    }[]
    for (const { name } of triggers) db.exec(`DROP TRIGGER ${name}`)
    // the last numbers given come after the rows that were given them
    const order = given.tables.toSorted((a, b) => Number(a === 'sqlite_sequence') - Number(b === 'sqlite_sequence'))
    for (const table of order) {
      db.exec(`DELETE FROM ${table}`)
      const bad = await putLines(db, table, given.lines(table), given.progress)
      if (bad !== null) return bad
    }
    for (const { sql } of triggers) db.exec(sql)
    if (known.has('identity') && db.prepare('SELECT count(*) FROM identity').pluck().get() !== 1)
      return { table: 'identity', line: null, why: 'not one row' }
    // what concerns another machine alone says nothing of this one
    if (known.has('settings')) db.exec(`DELETE FROM settings WHERE ${isOwn('key')}`)
    const [lost] = db.pragma('foreign_key_check') as { table: string; parent: string }[]
    if (lost !== undefined) return { table: lost.table, line: null, why: `belongs to no row of ${lost.parent}` }
    db.pragma(`user_version = ${given.schema_version}`)
    db.exec('COMMIT')
    return null
  } finally {
    db.close()
  }
}

async function putLines(
  db: Db,
  table: string,
  lines: Iterable<string>,
  progress: (table: string, rows: number) => void = () => {},
): Promise<BadLine | null> {
  const { columns } = shapeOf(db, table)
  const statements = new Map<string, ReturnType<Db['prepare']>>()
  let line = 0
  for (const text of lines) {
    line += 1
    try {
      const row = cellsOf(text, columns)
      if (row === null) return { table, line, why: 'other columns' }
      const places = row.map(({ place }) => place).join(', ')
      const statement = statements.get(places) ?? db.prepare(`INSERT INTO ${table} (${columns.join(', ')}) VALUES (${places})`)
      statements.set(places, statement)
      statement.run(...row.map(({ value }) => value))
    } catch (error) {
      return { table, line, why: error instanceof Error ? error.message : String(error) }
    }
    if (line % atOnce === 0) {
      progress(table, line)
      await new Promise((resolve) => setImmediate(resolve))
    }
  }
  return null
}

interface Cell {
  readonly place: string
  readonly value: unknown
}

/** Null: it has other columns than the table. */
function cellsOf(text: string, columns: readonly string[]): Cell[] | null {
  const row = JSON.parse(text) as unknown
  if (row === null || typeof row !== 'object' || Array.isArray(row)) return null
  const fields = Object.keys(row)
  if (fields.length !== columns.length || columns.some((column) => !Object.hasOwn(row, column))) return null
  return columns.map((column) => cellOf((row as Record<string, unknown>)[column]))
}

function cellOf(value: unknown): Cell {
  if (value === null || typeof value === 'string' || typeof value === 'number') return { place: '?', value }
  const { $integer, $real, $text } = value as Record<string, unknown>
  if (typeof $integer === 'string') return { place: '?', value: BigInt($integer) }
  if (typeof $real === 'string') return { place: '?', value: Number($real) }
  if (typeof $text === 'string') return { place: 'CAST(? AS TEXT)', value: Buffer.from($text, 'base64') }
  throw new TypeError('neither a text nor a number')
}

/** Brings a database that nobody uses to this program's version; one file without a companion. */
export function bringUp(path: string, { lang, now }: { lang: Lang; now: () => Date }): void {
  const db = openDatabase(path, { backups: join(dirname(path), 'before'), lang, now })
  try {
    db.pragma('journal_mode = DELETE')
  } finally {
    db.close()
    syncFile(path)
  }
}

/** Says of itself from now on that it is a copy, so that nothing of it is sent before it was looked up. Is there anything by now? */
export function markCopy(path: string, copied_at: string, now: string): boolean {
  const db = openDriver(path, { fileMustExist: true })
  try {
    db.prepare('UPDATE identity SET copied_at = ?').run(copied_at)
    return mayBeOut(db, { until: now, queued_before: null }).length > 0
  } finally {
    db.close()
  }
}

/** Does anything stand in it that a person put there? */
export function holdsNothing(path: string): boolean {
  const db = openDriver(path, { fileMustExist: true, readonly: true })
  try {
    return db.pragma('user_version', { simple: true }) === 0 || db.prepare('SELECT 1 FROM clients').get() === undefined
  } finally {
    db.close()
  }
}
