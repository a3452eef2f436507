import { chmodSync, existsSync, linkSync, readdirSync, renameSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { Failure } from '../../failure.ts'
import { storeText } from '../../i18n/store.ts'
import { say, type Lang } from '../../i18n/text.ts'
import { makePrivateFolder, syncFile, syncFolder } from '../../private-files.ts'
import type { CopyFacts, DoneByPeople, NeededMedia, RowSums } from '../copies.ts'
import { isIdentity, type DatabaseIdentity, type Doubting } from '../identity.ts'
import { isSlug } from '../slug.ts'
import { damagedRows, type HashContent } from './damaged-rows.ts'
import { openDriver } from './driver.ts'
import { foreignSchema } from './foreign-schema.ts'
import { doubtDue, readIdentity } from './identity.ts'
import { migrations } from './migrations/index.ts'
import { openDatabase, openFailure, type Db } from './open.ts'
import { rowSums, shapeOf, tableNames } from './row-lines.ts'
import { heldLocks } from './run-locks.ts'

const waitMs = 10_000
/** The driver gives numbers exactly up to twice that. */
const largestNumber = 2 ** 52

/**
 * A consistent copy of a database in use, in a new file that says of itself that it is one. On the disk when this returns. Gives the rows
 * of what was copied, unless somebody wrote meanwhile: then nobody can tell. Throws `Failure` as opening does.
 */
export function copyDatabase(path: string, to: string, at: string, lang: Lang): RowSums | null {
  try {
    const rows = using(path, { fileMustExist: true }, (db) => {
      const version = (): unknown => db.pragma('data_version', { simple: true })
      const before = version()
      const sums = soundSums(db)
      db.prepare('VACUUM INTO ?').run(to)
      return version() === before ? sums : null
    })
    chmodSync(to, 0o600)
    using(to, {}, (db) => {
      if (hasIdentity(db)) db.prepare('UPDATE identity SET copied_at = ?').run(at)
    })
    syncFile(to)
    return rows
  } catch (error) {
    throw openFailure(error, path, lang)
  }
}

/** Null where a page cannot be read: the copy will say so. */
function soundSums(db: Db): RowSums | null {
  try {
    return db.transaction(() => rowSums(db))()
  } catch {
    return null
  }
}

/**
 * Looks through the whole file: page by page, then every content against its hash; `sums`: every row too. Nothing is changed in it. `own`:
 * nobody else has this file, so that it may be opened for writing: SQLite does not look at the rules of a table otherwise.
 */
export function examineFile(path: string, hash: HashContent, options: { sums?: boolean; own?: boolean } = {}): CopyFacts {
  // a pipe would be waited for
  if (statSync(path, { throwIfNoEntry: false })?.isFile() === false) return { ...nothing, faults: ['SQLITE_CANTOPEN'] }
  try {
    return using(path, { fileMustExist: true, readonly: options.own !== true }, (db) => {
      db.pragma('query_only = ON')
      const facts = examine(db, hash)
      return options.sums === true && facts.faults.length === 0 ? { ...facts, rows: rowSums(db) } : facts
    })
  } catch (error) {
    const { code = '' } = error as { code?: string }
    if (!code.startsWith('SQLITE_')) throw error
    return { ...nothing, faults: [code] }
  }
}

/**
 * Makes a file ready to take the place of the one in use: brought to this program's version, and with everything that may have been
 * sent since in doubt. Gives how many may be out.
 */
export function prepareCopy(
  path: string,
  options: { lang: Lang; now: () => Date; doubting: (identity: DatabaseIdentity) => Doubting },
): { identity: DatabaseIdentity; doubted: number } {
  const db = openDatabase(path, { backups: join(dirname(path), 'before'), lang: options.lang, now: options.now })
  try {
    const at = options.now().toISOString()
    const doubted = doubtDue(db, options.doubting(readIdentity(db)), at)
    return { identity: readIdentity(db), doubted }
  } finally {
    // one file without a companion
    db.pragma('journal_mode = DELETE')
    db.close()
    syncFile(path)
  }
}

/** Is a pass at work on the database of this folder? Told by the locks of the system, so that it is known of a damaged one too. */
export function passAtWork(database: string): boolean {
  return heldLocks(database)
}

/**
 * Puts the whole content of one file in the place of a database in use, in one transaction of its own: who has it open sees the old
 * one or the new one, and goes on. Throws `Failure` busy when others do not let it.
 */
export async function replaceContent(path: string, by: string, lang: Lang): Promise<void> {
  const source = openDriver(by, { fileMustExist: true, readonly: true })
  try {
    const wanted = readIdentity(source)
    const until = Date.now() + waitMs
    for (;;) {
      // a locked file is told as zero pages, not as an error
      const { totalPages } = await source.backup(path, { progress: () => 0x7fffffff })
      if (totalPages > 0) break
      if (Date.now() > until) {
        throw new Failure('busy', 'database_busy', say(lang, storeText.busy), { hint: say(lang, storeText.busy_hint) })
      }
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
    using(path, { fileMustExist: true }, (db) => {
      db.pragma('synchronous = FULL')
      db.pragma('wal_checkpoint(TRUNCATE)')
      const found = readIdentity(db)
      if (found.id !== wanted.id || found.passes < wanted.passes) throw new Error('the database was not replaced')
    })
    syncFile(path)
  } catch (error) {
    throw openFailure(error, path, lang)
  } finally {
    source.close()
  }
}

/** The same for a database that nobody can use: its files are kept in a folder of their own. */
export function replaceFile(path: string, by: string, keepIn: string): void {
  const name = basename(path)
  const companions = existsSync(dirname(path)) ? readdirSync(dirname(path)).filter((one) => one.startsWith(`${name}-`)) : []
  if (existsSync(path) || companions.length > 0) {
    makePrivateFolder(keepIn)
    if (existsSync(path)) linkSync(path, join(keepIn, name))
    // what belongs to the old one must not be taken for the new one's
    for (const one of companions) renameSync(join(dirname(path), one), join(keepIn, one))
    syncFolder(keepIn)
  }
  renameSync(by, path)
  syncFolder(dirname(path))
}

const nothing: CopyFacts = {
  schema_version: 0,
  faults: [],
  damaged: [],
  id: null,
  copied_at: null,
  changed_at: null,
  clients: 0,
  posts: 0,
  to_come: 0,
  credentials: 0,
  media: [],
  done: { holds: null, replies: null, approvals: null, links: null, credentials: null },
  rows: null,
}

const doneSql: Readonly<Record<keyof DoneByPeople, string>> = {
  holds: `SELECT (SELECT count(*) FROM holds WHERE lifted_at IS NULL) || ' '
    || (SELECT count(*) FROM incidents WHERE closed_at IS NULL AND drill = 0)`,
  replies: 'SELECT count(*) FROM posts WHERE answers_message IS NOT NULL',
  approvals: 'SELECT count(*) FROM posts WHERE approved_at IS NOT NULL',
  links: 'SELECT count(*) FROM campaign_links',
  credentials: `SELECT coalesce(group_concat(account_id || ':' || version, ' '), '') FROM
    (SELECT account_id, version FROM secrets WHERE kind = 'credentials' ORDER BY account_id)`,
}

function doneByPeople(db: Db): DoneByPeople {
  const read = (sql: string): string | null => {
    try {
      return String(db.prepare(sql).pluck().get())
    } catch {
      // a table or a column that an older schema has not
      return null
    }
  }
  const { holds, replies, approvals, links, credentials } = doneSql
  return {
    holds: read(holds),
    replies: read(replies),
    approvals: read(approvals),
    links: read(links),
    credentials: read(credentials),
  }
}

function examine(db: Db, hash: HashContent): CopyFacts {
  const schema_version = db.pragma('user_version', { simple: true }) as number
  if (schema_version < 1) return { ...nothing, faults: ['no schema'] }
  if (schema_version > migrations.length) return { ...nothing, schema_version }
  const faults = faultsOf(db, schema_version)
  if (faults.length > 0) return { ...nothing, schema_version, faults }
  const one = <T>(sql: string): T => db.prepare(sql).pluck().get() as T
  const known = hasIdentity(db) ? readIdentity(db) : null
  return {
    schema_version,
    faults,
    damaged: damagedRows(db, hash),
    id: known?.id ?? null,
    copied_at: known?.copied_at ?? null,
    changed_at: one<string | null>('SELECT max(at) FROM audit'),
    clients: one<number>('SELECT count(*) FROM clients WHERE archived_at IS NULL'),
    posts: one<number>('SELECT count(*) FROM posts'),
    to_come: one<number>("SELECT count(DISTINCT post_id) FROM deliveries WHERE state NOT IN ('sent', 'cancelled')"),
    credentials: one<number>("SELECT count(*) FROM secrets WHERE kind = 'credentials'"),
    media: neededMedia(db),
    done: doneByPeople(db),
    rows: null,
  }
}

/** In this order: nothing of a schema that is not ours is run, and nothing of a damaged file is believed. */
function faultsOf(db: Db, version: number): string[] {
  const foreign = foreignSchema(db, version)
  if (foreign.length > 0) return foreign.slice(0, 20).map((what) => `other schema: ${what}`)
  const found = db.pragma('integrity_check(20)') as { integrity_check: string }[]
  const faults = found.map((row) => row.integrity_check).filter((line) => line !== 'ok')
  return faults.length > 0 ? faults : oddRows(db)
}

/** Columns that become the name of a file that smm writes. */
const fileNames = [
  ['ambassadors', 'code'],
  ['proposals', 'number'],
] as const

/** What the schema lets in and smm never writes: names that stand in commands and paths, numbers after which none is left. */
function oddRows(db: Db): string[] {
  const all = <T>(sql: string): T[] => db.prepare(sql).pluck().all() as T[]
  const odd = all<string>('SELECT slug FROM clients').filter((slug) => !isSlug(slug))
  const faults = odd.map((slug) => `slug ${JSON.stringify(slug)}`)
  if (hasIdentity(db)) {
    const ids = all<string>('SELECT id FROM identity')
    if (ids.length !== 1 || ids.some((id) => !isIdentity(id))) faults.push(`identity ${JSON.stringify(ids)}`)
  }
  const tables = tableNames(db)
  for (const [table, column] of fileNames.filter(([one]) => tables.includes(one)))
    for (const name of all<string>(`SELECT ${column} FROM ${table} WHERE ${column} IS NOT NULL`))
      if (/[\\/]|^\./.test(name)) faults.push(`${column} of ${table} ${JSON.stringify(name)}`)
  for (const table of tables) {
    if (shapeOf(db, table).key.join() !== 'rowid') continue
    const most = `SELECT coalesce(max(${table === 'sqlite_sequence' ? 'CAST(seq AS INTEGER)' : 'rowid'}), 0) > ${largestNumber} FROM ${table}`
    if (all<number>(most)[0] === 1) faults.push(`numbers of ${table}`)
  }
  const lost = db.pragma('foreign_key_check') as { table: string; parent: string }[]
  faults.push(...new Set(lost.map(({ table, parent }) => `${table}: belongs to no row of ${parent}`)))
  return faults.slice(0, 20)
}

function neededMedia(db: Db): NeededMedia[] {
  const rows = db
    .prepare(
      `SELECT DISTINCT media.value ->> '$.path' AS name, media.value ->> '$.sha256' AS sha256
       FROM deliveries, json_each(deliveries.content, '$.media') AS media
       WHERE state NOT IN ('sent', 'cancelled') AND json_valid(content)`,
    )
    .all() as NeededMedia[]
  return rows.map(({ name, sha256 }) => ({ name: basename(name), sha256 }))
}

function hasIdentity(db: Db): boolean {
  return db.prepare("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'identity'").get() !== undefined
}

function using<T>(path: string, options: { fileMustExist?: boolean; readonly?: boolean }, work: (db: Db) => T): T {
  const db = openDriver(path, { ...options, timeout: waitMs })
  try {
    return work(db)
  } finally {
    db.close()
  }
}
