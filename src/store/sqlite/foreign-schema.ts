import { openDriver } from './driver.ts'
import { migrations } from './migrations/index.ts'
import type { Db } from './open.ts'
import { addTextKey } from './text-key.ts'

/** What SQLite itself adds when it counts rows for its plans: by hand, smm never asks for it. */
const statistics = new Set([
  'CREATE TABLE sqlite_stat1(tbl,idx,stat)',
  'CREATE TABLE sqlite_stat4(tbl,idx,neq,nlt,ndlt,sample)',
])

/** What the migrations make, by version. */
const known = new Map<number, ReadonlySet<string>>()

/**
 * What stands in the schema and is not what the migrations of this version make (a trigger, a view, a column that is computed), or is missing.
 * A file that was made by others may run its own SQL in them: nothing else of it is read before this is empty.
 */
export function foreignSchema(db: Db, version: number): string[] {
  const wanted = known.get(version) ?? made(version)
  known.set(version, wanted)
  const found = objectsOf(db)
  const differ = [...found].filter((one) => !wanted.has(one)).concat([...wanted].filter((one) => !found.has(one)))
  return [...new Set(differ.map((one) => (JSON.parse(one) as string[]).slice(0, 2).join(' ')))]
}

function made(version: number): ReadonlySet<string> {
  const db = openDriver(':memory:', {})
  try {
    addTextKey(db)
    for (const sql of migrations.slice(0, version)) db.exec(sql)
    return objectsOf(db)
  } finally {
    db.close()
  }
}

function objectsOf(db: Db): Set<string> {
  const rows = db.prepare('SELECT type, name, tbl_name, sql FROM sqlite_schema').raw().all() as (string | null)[][]
  return new Set(rows.filter((row) => !(row[0] === 'table' && statistics.has(row[3] ?? ''))).map((row) => JSON.stringify(row)))
}
