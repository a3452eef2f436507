import { chmodSync, existsSync, readdirSync, readFileSync, realpathSync, rmSync, statfsSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type Database from 'better-sqlite3'
import { diskHint } from '../../disk-failure.ts'
import { Failure } from '../../failure.ts'
import { diskText } from '../../i18n/disk.ts'
import { say } from '../../i18n/text.ts'
import type { Lang } from '../../i18n/text.ts'
import { storeText } from '../../i18n/store.ts'
import { barrierFailure, confine } from './assistant.ts'
import { driverFailure } from './driver-failure.ts'
import { openDriver } from './driver.ts'
import { addTextKey } from './text-key.ts'
import { migrations } from './migrations/index.ts'
import { goneCode } from './rows.ts'
import { isSymbolicLink, makePrivateFolder, syncFile, syncFolder } from '../../private-files.ts'

export type Db = Database.Database

export interface OpenOptions {
  /** Folder for the copy made before a migration. */
  backups: string
  lang: Lang
  now: () => Date
  /** Told once, where a database of an earlier version was brought to this one: where the copy made before lies. */
  upgraded?: (copy: string) => void
  /** An AI assistant is at work, and may change this client alone; empty: none. Absent or null: a person is. */
  assistant?: string | null
}

/** `f_type` of file systems, as Linux tells them, on which WAL does not work: several machines, or a machine and its guest, share them. */
const networkFileSystems: Readonly<Record<number, string>> = {
  0x6969: 'NFS',
  0x517b: 'SMB',
  0xff534d42: 'SMB',
  0xfe534d42: 'SMB2',
  0x01021997: '9P',
  0x5346414f: 'AFS',
  0x73757245: 'Coda',
  0x00c36400: 'Ceph',
  0x0bd00bd0: 'Lustre',
  0x564c: 'NCP',
}

/** FUSE: a program holds the files. It may be one for a disk of this machine (NTFS, exFAT) or for another's: the mount says which. */
const heldByProgram = 0x65735546
const networkPrograms =
  /^fuse\.(?:sshfs|rclone|s3fs|s3ql|goofys|gcsfuse|geesefs|juicefs|mount-s3|blobfuse2?|curlftpfs|davfs2?|cifs|smbnetfs|glusterfs|ceph(?:-fuse)?|gvfsd-fuse|google-drive-ocamlfuse|onedriver|moosefs|mfs)$/

/** By its name, where the folder lies on one; null: on a disk of this machine, as far as Linux tells. */
export function networkDisk(folder: string): string | null {
  const type = statfsSync(folder).type >>> 0
  return networkFileSystems[type] ?? (type === heldByProgram ? networkMount(realpathSync(folder)) : null)
}

/** The program that holds the files of a folder, where it fetches them from elsewhere. */
function networkMount(folder: string): string | null {
  let mounts: string
  try {
    mounts = readFileSync('/proc/self/mounts', 'utf8')
  } catch {
    // no Linux
    return null
  }
  let found = { at: '', source: '', type: '' }
  for (const line of mounts.split('\n')) {
    const [source = '', at = '', type = ''] = line
      .split(' ')
      .map((word) => word.replace(/\\(\d{3})/g, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 8))))
    const holds = at === '/' || folder === at || folder.startsWith(`${at}/`)
    // the last of two that lie over each other is what one sees
    if (at !== '' && holds && at.length >= found.at.length) found = { at, source, type }
  }
  if (networkPrograms.test(found.type)) return found.type.slice('fuse.'.length)
  // davfs tells the address alone
  return /^https?:\/\//.test(found.source) ? 'WebDAV' : null
}

/**
 * Opens (and makes, with its folder 0700 and files 0600) the database and brings it to this program's version.
 * Throws `Failure`: `driver_missing`, `home_not_writable`, `database_newer`, `database_unreadable`, `database_busy`, `disk_full`, `disk_error`.
 */
export function openDatabase(path: string, options: OpenOptions): Db {
  const { lang } = options
  const folder = dirname(path)
  try {
    makePrivateFolder(folder)
  } catch (error) {
    throw diskFull(error, lang) ?? homeFailure(error, folder, lang)
  }
  const kind = networkDisk(folder)
  if (kind) {
    throw new Failure('failed', 'network_file_system', say(lang, storeText.network_file_system, { kind, folder }), {
      hint: say(lang, storeText.choose_home),
    })
  }
  refuseEmptied(path, lang)
  let db: Db
  try {
    db = openDriver(path, { timeout: 10_000 })
  } catch (error) {
    throw driverFailure(error, lang) ?? openFailure(error, path, lang)
  }
  try {
    chmodSync(path, 0o600)
    db.pragma('journal_mode = WAL')
    // better-sqlite3 is built with WAL+NORMAL for every later opening, which loses acknowledged commits on a power cut
    db.pragma('synchronous = FULL')
    db.pragma('cell_size_check = ON')
    // what is erased is overwritten, not only let go of
    db.pragma('secure_delete = ON')
    if (process.platform === 'darwin') db.pragma('fullfsync = ON')
    // a table may be rebuilt: its rows must not be seen as gone meanwhile
    db.pragma('foreign_keys = OFF')
    addTextKey(db)
    migrate(db, path, options)
    db.pragma('foreign_keys = ON')
    compileOnce(db)
    if (options.assistant != null) confine(db, options.assistant, lang)
  } catch (error) {
    db.close()
    throw openFailure(error, path, lang)
  }
  return db
}

/** To SQLite an empty file is a new database. Beside the mark of a pass that sent something it is what a disk left of one. */
function refuseEmptied(path: string, lang: Lang): void {
  if (statSync(path, { throwIfNoEntry: false })?.size !== 0 || existsSync(`${path}-wal`)) return
  if (existsSync(join(dirname(path), 'runs', 'passes.json')))
    throw openFailure(Object.assign(new Error('emptied'), { code: 'SQLITE_NOTADB' }), path, lang)
}

/**
 * Each text of SQL is compiled once per connection: that costs more than running it. The same text is never read with `pluck` in one
 * place and without in another, since a statement keeps that.
 */
function compileOnce(db: Db): void {
  const compile = db.prepare.bind(db)
  const known = new Map<string, Database.Statement>()
  db.prepare = ((sql: string) => {
    const statement = known.get(sql) ?? compile(sql)
    known.set(sql, statement)
    return statement
  }) as typeof db.prepare
}

function migrate(db: Db, path: string, { backups, lang, now, upgraded }: OpenOptions): void {
  const version = db.pragma('user_version', { simple: true }) as number
  if (version === migrations.length) return
  if (version > migrations.length) {
    throw new Failure(
      'failed',
      'database_newer',
      say(lang, storeText.newer, { path, found: version, known: migrations.length }),
      { hint: say(lang, storeText.newer_hint) },
    )
  }
  let copy: string | null = null
  if (version > 0) {
    makePrivateFolder(backups)
    copy = join(backups, `before-migration-${version}-${now().toISOString().replace(/[:.]/g, '-')}.db`)
    if (!existsSync(copy)) db.prepare('VACUUM INTO ?').run(copy)
    chmodSync(copy, 0o600)
    // it is what one comes back to if the migration goes wrong
    syncFile(copy)
    syncFolder(backups)
  }
  const from = db.transaction(() => {
    // another process may have been faster
    const current = db.pragma('user_version', { simple: true }) as number
    for (const sql of migrations.slice(current)) db.exec(sql)
    if ((db.pragma('foreign_key_check') as unknown[]).length > 0)
      throw new Error('a migration left rows that belong to nothing')
    db.pragma(`user_version = ${migrations.length}`)
    return current
  })
  if (from.immediate() === migrations.length || copy === null) return
  removeOlderCopies(backups)
  upgraded?.(copy)
}

/** One does not go back further than that. */
const copiesKept = 3

function removeOlderCopies(backups: string): void {
  // under the name that this program gives: what a person called otherwise is theirs
  const copies = readdirSync(backups).filter((name) => /^before-migration-\d+-\d{4}-\d\d-\d\dT[\d-]+Z\.db$/.test(name))
  const at = (name: string): string => name.replace(/^before-migration-\d+-/, '')
  const old = copies.toSorted((a, b) => (at(a) < at(b) ? 1 : -1)).slice(copiesKept)
  for (const name of old) rmSync(join(backups, name))
}

function homeFailure(error: unknown, folder: string, lang: Lang): Failure {
  const code = (error as { code?: string }).code ?? ''
  return new Failure('failed', 'home_not_writable', say(lang, storeText.home_not_writable, { folder, code }), {
    hint: diskHint(error, lang) ?? say(lang, storeText.choose_home),
    cause: error,
  })
}

function diskFull(error: unknown, lang: Lang): Failure | null {
  const { code = '' } = error as { code?: string }
  if (!['SQLITE_FULL', 'ENOSPC', 'EDQUOT'].includes(code)) return null
  return new Failure('failed', 'disk_full', say(lang, storeText.full), { hint: say(lang, storeText.full_hint), cause: error })
}

/** What SQLite opens by itself, and never through a link. */
const companions = ['', '-wal', '-shm', '-journal'] as const

function linkFailure(error: unknown, path: string, lang: Lang): Failure | null {
  const link = companions.map((ending) => `${path}${ending}`).find(isSymbolicLink)
  if (link === undefined) return null
  return new Failure('failed', 'database_is_link', say(lang, storeText.is_link, { path: link }), {
    hint: say(lang, link === path ? storeText.is_link_hint : diskText.link_hint, { path: link }),
    cause: error,
  })
}

/** SQLite's own errors as what a person can do about them; anything else passes through. */
export function openFailure(error: unknown, path: string, lang: Lang): unknown {
  if (error instanceof Failure) return error
  const code = (error as { code?: string }).code ?? ''
  // what was read before is no more as it was
  if (code === 'SQLITE_CONSTRAINT_UNIQUE' || code === goneCode) {
    return new Failure('busy', 'changed_meanwhile', say(lang, storeText.changed_meanwhile), {
      hint: say(lang, storeText.changed_meanwhile_hint),
      cause: error,
    })
  }
  if (code.startsWith('SQLITE_BUSY')) {
    return new Failure('busy', 'database_busy', say(lang, storeText.busy), {
      hint: say(lang, storeText.busy_hint),
      cause: error,
    })
  }
  const full = diskFull(error, lang)
  if (full !== null) return full
  if (code.startsWith('SQLITE_IOERR')) {
    // a disk that is full, a quota, a limit on the size of files, a disk that fails: SQLite says the same of all
    return new Failure('failed', 'disk_error', say(lang, storeText.disk_error, { path, code }), {
      hint: say(lang, storeText.disk_error_hint),
      cause: error,
    })
  }
  if (code.startsWith('SQLITE_READONLY') || code.startsWith('SQLITE_CANTOPEN') || code === 'EACCES' || code === 'EROFS') {
    return linkFailure(error, path, lang) ?? homeFailure(error, dirname(path), lang)
  }
  if (code.startsWith('SQLITE_NOTADB') || code.startsWith('SQLITE_CORRUPT')) {
    return new Failure('failed', 'database_unreadable', say(lang, storeText.unreadable, { path }), {
      hint: say(lang, storeText.unreadable_hint, { path }),
      cause: error,
    })
  }
  return barrierFailure(error, lang) ?? driverFailure(error, lang) ?? error
}
