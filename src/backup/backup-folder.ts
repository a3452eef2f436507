import { createHash } from 'node:crypto'
import { closeSync, createReadStream, lstatSync, openSync, readdirSync, readFileSync, readSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { contentHash } from '../posts/content-hash.ts'
import type { CopyFacts, DamagedRow, RowSums } from '../store/copies.ts'
import { examineFile } from '../store/sqlite/copies.ts'

/** A backup is a folder: the database, the media, and what they must be. */
export const suffix = '.smm-backup'
export const databaseName = 'smm.db'
export const mediaFolder = 'media'
export const manifestName = 'backup.json'

export interface Manifest {
  readonly format: 1
  /** ISO 8601 UTC. */
  readonly made_at: string
  /** Version of smm. */
  readonly made_by: string
  readonly schema_version: number
  /** Every file of the backup but this one, by its path in it (`smm.db`, `media/…`). */
  readonly files: Readonly<Record<string, { readonly bytes: number; readonly sha256: string }>>
  /** Contents that were damaged already in what was copied. */
  readonly damaged: readonly DamagedRow[]
  /** Every row, by its table; backups of an older smm have none. */
  readonly rows?: RowSums
}

export interface Verified {
  readonly manifest: Manifest | null
  readonly facts: CopyFacts
  /** Files that are missing or not what they were, by their path in the backup. */
  readonly changed: readonly string[]
  /** Damage that came after the copy was made. */
  readonly damaged: readonly DamagedRow[]
  /** Tables whose rows are not those that were copied. */
  readonly altered: readonly string[]
}

/** `smm-2026-11-23T07-12-00Z.smm-backup`: made without a name of one's own; only those are ever removed. */
export const automatic = /^smm-(auto-)?\d{4}-\d\d-\d\dT\d\d-\d\d-\d\dZ(-\d+)?\.smm-backup$/
/** `smm-auto-…`: made by a pass; passes remove no others. */
export const byItself = 'smm-auto-'

/** How many weeks the newest of a week stays. */
const weeksKept = 4

/**
 * Which of them may go: all but the newest `keep`, and the newest of each of the last weeks. Those that bear another name than an
 * automatic one always stay.
 */
export function outdated(backups: readonly ListedBackup[], keep: number, now: Date): ListedBackup[] {
  const own = backups.filter(({ name }) => automatic.test(name)).toSorted((a, b) => (a.made_at < b.made_at ? 1 : -1))
  const ofWeek = new Map<number, string>()
  for (const { made_at, path } of own.toReversed()) ofWeek.set(weekOf(Date.parse(made_at)), path)
  const kept = new Set([...ofWeek].filter(([week]) => weekOf(now.getTime()) - week <= weeksKept).map(([, path]) => path))
  return own.slice(keep).filter(({ path }) => !kept.has(path))
}

/** Weeks since a Monday long ago, in universal time. */
function weekOf(instant: number): number {
  return Math.floor((instant / 86_400_000 - 4) / 7)
}

export function automaticName(at: Date): string {
  return `smm-${at.toISOString().slice(0, 19).replaceAll(':', '-')}Z`
}

/**
 * Reads everything: each file against its hash, the pages of the database, every row of every table, each content against its own.
 * `found`: what was found in the database since its hash was taken, which is not looked for a second time in the same bytes.
 */
export async function verifyBackup(folder: string, found?: CopyFacts): Promise<Verified> {
  const manifest = readManifest(folder)
  const changed: string[] = []
  for (const [name, { bytes, sha256 }] of Object.entries(manifest?.files ?? {})) {
    const path = join(folder, name)
    const there = statSync(path, { throwIfNoEntry: false })
    // a pipe or a device would be read for ever
    if (there?.isFile() !== true || there.size !== bytes || (await hashFile(path)) !== sha256) changed.push(name)
  }
  if (manifest === null) changed.push(manifestName)
  const facts = found ?? examineCopy(folder, manifest?.rows !== undefined)
  const known = new Set(manifest?.damaged.map((one) => one.delivery_id))
  return {
    manifest,
    facts,
    changed,
    damaged: facts.damaged.filter((one) => !known.has(one.delivery_id)),
    altered: alteredTables(manifest?.rows ?? null, facts.rows),
  }
}

/** Looks through the database of a backup; `sums`: every row too. */
export function examineCopy(folder: string, sums: boolean): CopyFacts {
  const database = join(folder, databaseName)
  return examineFile(database, contentHash, { sums, own: isAlone(database) })
}

/** One file without companions, as backups are made: nothing is changed in it by opening it for writing. */
function isAlone(path: string): boolean {
  if (statSync(path, { throwIfNoEntry: false })?.isFile() !== true) return false
  if (['-wal', '-shm', '-journal'].some((ending) => lstatSync(`${path}${ending}`, { throwIfNoEntry: false }))) return false
  const header = Buffer.alloc(20)
  const file = openSync(path, 'r')
  try {
    readSync(file, header, 0, header.length, 0)
  } finally {
    closeSync(file)
  }
  // how it is written and read: 1 is without a log beside it
  return header[18] === 1 && header[19] === 1
}

/** Tables that differ, or that only one of the two has. Nothing to compare with: none. */
export function alteredTables(wanted: RowSums | null, found: RowSums | null): string[] {
  if (wanted === null || found === null) return []
  const names = new Set([...Object.keys(wanted), ...Object.keys(found)])
  return [...names].filter((name) => wanted[name]?.sha256 !== found[name]?.sha256).toSorted()
}

export function readManifest(folder: string): Manifest | null {
  try {
    const path = join(folder, manifestName)
    if (!statSync(path).isFile()) return null
    const read = JSON.parse(readFileSync(path, 'utf8')) as Partial<Manifest>
    const { format, made_at, files, damaged = [], rows = {} } = read
    const names = Object.keys(files ?? {})
    // a name that leads out of the folder was written by nobody we know
    const plain = names.every((name) => name === databaseName || /^media\/[\w-][\w.-]*$/.test(name))
    const readable = Array.isArray(damaged) && damaged.every(isObject) && isObject(rows) && Object.values(rows).every(isObject)
    if (format !== 1 || !readable || !Object.values(files ?? {}).every(isObject)) return null
    if (typeof made_at !== 'string' || Number.isNaN(Date.parse(made_at)) || !plain || !names.includes(databaseName)) return null
    return { damaged: [], ...read } as Manifest
  } catch {
    return null
  }
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null
}

/** SHA-256 (hex) of a file, read piece by piece. */
export async function hashFile(path: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer)
  return hash.digest('hex')
}

export interface ListedBackup {
  readonly name: string
  readonly path: string
  readonly made_at: string
}

/** The backups in a folder that are whole by their manifest, newest first. */
export function listBackups(folder: string): ListedBackup[] {
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true) return []
  return readdirSync(folder)
    .filter((name) => name.endsWith(suffix))
    .flatMap((name) => {
      const path = join(folder, name)
      const manifest = readManifest(path)
      return manifest === null ? [] : [{ name, path, made_at: manifest.made_at }]
    })
    .toSorted((a, b) => (a.made_at < b.made_at ? 1 : -1))
}
