import { createHash } from 'node:crypto'
import type { RowSums } from '../copies.ts'
import type { Db } from './open.ts'

/**
 * Rows as lines of JSON: an object a row, its fields named as the columns are, in the order of its key. What JSON cannot hold stands in
 * an object of its own: `{"$integer":"9007199254740993"}`, `{"$real":"Infinity"}`, `{"$text":"<base64>"}` for text that is no UTF-8,
 * `{"$blob":"<base64>"}`. The same row always gives the same line.
 */
export function* rowLines(db: Db, table: string, given: { where?: string; values?: object } = {}): Generator<string> {
  const { columns, key } = shapeOf(db, table)
  const tail = `FROM ${table} t ${given.where === undefined ? '' : `WHERE ${given.where}`} ORDER BY ${key.map((one) => `t.${one}`).join(', ')}`
  const values = given.values ?? {}
  let turn = 0
  const named = columns.map((one) => `t.${one}`).join(', ')
  for (const row of db.prepare(`SELECT ${named} ${tail}`).iterate(values) as Iterable<Record<string, unknown>>) {
    let line = row
    for (const column of columns) {
      const value = row[column]
      if (isPlain(value)) continue
      if (line === row) line = { ...row }
      line[column] = Buffer.isBuffer(value)
        ? { $blob: value.toString('base64') }
        : exactCell(db, column, tail, values, turn, value)
    }
    yield JSON.stringify(line)
    turn += 1
  }
}

/** JSON holds it, and it was read as it is. */
function isPlain(value: unknown): boolean {
  if (typeof value === 'string') return !value.includes('\uFFFD')
  if (typeof value !== 'number') return value === null
  return Number.isInteger(value) ? Number.isSafeInteger(value) : Number.isFinite(value)
}

/** The driver gives whole numbers as doubles and mends text that is no UTF-8: read again as it is. Rare: the place in the order will do. */
function exactCell(db: Db, column: string, tail: string, values: object, turn: number, value: unknown): unknown {
  const sql = `SELECT typeof(t.${column}) AS type, CAST(t.${column} AS TEXT) AS digits, CAST(t.${column} AS BLOB) AS bytes ${tail} LIMIT 1 OFFSET @turn`
  const { type, digits, bytes } = db.prepare(sql).get({ ...values, turn }) as { type: string; digits: string; bytes: Buffer }
  if (type === 'integer') return { $integer: digits }
  if (type === 'text') return bytes.equals(Buffer.from(String(value))) ? value : { $text: bytes.toString('base64') }
  return Number.isFinite(value) ? value : { $real: String(value) }
}

interface Shape {
  /** As they are stored: what is computed from others is left out. */
  readonly columns: readonly string[]
  readonly key: readonly string[]
}

export function shapeOf(db: Db, table: string): Shape {
  const columns = db.pragma(`table_info(${table})`) as { name: string; pk: number }[]
  const sql = db.prepare('SELECT sql FROM sqlite_schema WHERE name = ?').pluck().get(table) as string
  const keyed = columns.filter((one) => one.pk > 0).toSorted((a, b) => a.pk - b.pk)
  return {
    columns: columns.map((one) => one.name),
    key: /WITHOUT ROWID/i.test(sql) ? keyed.map((one) => one.name) : ['rowid'],
  }
}

/** Every table there is, and the last numbers that were given (`sqlite_sequence`). */
export function tableNames(db: Db): string[] {
  return db
    .prepare(
      `SELECT name FROM sqlite_schema WHERE type = 'table' AND (name NOT LIKE 'sqlite_%' OR name = 'sqlite_sequence') ORDER BY name`,
    )
    .pluck()
    .all() as string[]
}

/** How many rows each table has, and the SHA-256 of their lines: a bit that turned in any of them is seen, whatever page it is on. */
export function rowSums(db: Db): RowSums {
  const sums: Record<string, { rows: number; sha256: string }> = {}
  for (const table of tableNames(db)) {
    const hash = createHash('sha256')
    let rows = 0
    for (const line of rowLines(db, table)) {
      hash.update(`${line}\n`)
      rows += 1
    }
    sums[table] = { rows, sha256: hash.digest('hex') }
  }
  return sums
}
