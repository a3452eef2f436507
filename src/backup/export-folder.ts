import { createHash } from 'node:crypto'
import { closeSync, lstatSync, openSync, readFileSync, readSync } from 'node:fs'
import { join } from 'node:path'
import { piecesOf, type Entry } from '../clients/archive-file.ts'
import type { Connected, SignedIn } from '../store/portable.ts'

/** An export is a folder (or a zip of one): a page that says what is what, the rows, the media, and what each file must be. */
export const exportManifest = 'smm-export.json'
export const linesOf = (table: string): string => `data/${table}.jsonl`

export interface ExportManifest {
  readonly format: 'smm-export'
  readonly format_version: 1
  /** Of the database whose rows these are. */
  readonly schema_version: number
  /** ISO 8601 UTC. */
  readonly made_at: string
  /** Version of smm. */
  readonly made_by: string
  /** Null: everything. */
  readonly client: string | null
  /** Rows of each table that has any, in `data/<table>.jsonl`. */
  readonly tables: Readonly<Record<string, number>>
  /** What must be done again where it is imported: its secrets are not in it. */
  readonly signed_in: readonly SignedIn[]
  readonly connected: readonly Connected[]
  /** Every file but this one. */
  readonly files: Readonly<Record<string, Entry>>
}

/** The names that smm gives: none leads out of the folder, none is longer than a disk takes. */
export const plainName =
  /^(?:smm-export\.json|README\.md|LISEZ-MOI\.md|data\/[a-z_]{1,60}\.jsonl|csv\/[a-z_]{1,60}\.csv|media\/\w[\w.-]{0,199})$/

/** Longest line and largest manifest that are read. */
export const longestLine = 64 * 1024 * 1024
const largestManifest = 64 * 1024 * 1024

/** Null: not there, or not one of ours. `newer`: of a format that this program does not know. */
export function readExportManifest(folder: string): ExportManifest | 'newer' | null {
  const path = join(folder, exportManifest)
  const there = lstatSync(path, { throwIfNoEntry: false })
  if (there?.isFile() !== true || there.size > largestManifest) return null
  try {
    const read = JSON.parse(readFileSync(path, 'utf8')) as Partial<Record<keyof ExportManifest, unknown>>
    if (read.format !== 'smm-export' || !isCount(read.format_version)) return null
    if (read.format_version > 1) return 'newer'
    return isManifest(read) ? (read as unknown as ExportManifest) : null
  } catch {
    return null
  }
}

function isManifest(read: Partial<Record<keyof ExportManifest, unknown>>): boolean {
  const { schema_version, made_at, made_by, client, tables, signed_in, connected, files } = read
  const words = (one: unknown, fields: readonly string[]): boolean =>
    isRecord(one) && fields.every((field) => typeof one[field] === 'string')
  return (
    isCount(schema_version) &&
    schema_version > 0 &&
    typeof made_at === 'string' &&
    !Number.isNaN(Date.parse(made_at)) &&
    typeof made_by === 'string' &&
    (client === null || typeof client === 'string') &&
    isRecord(tables) &&
    Object.values(tables).every(isCount) &&
    Array.isArray(signed_in) &&
    signed_in.every((one) => words(one, ['client', 'network', 'account'])) &&
    Array.isArray(connected) &&
    connected.every((one) => words(one, ['client', 'tool', 'site'])) &&
    isRecord(files) &&
    Object.keys(tables).every((table) => Object.hasOwn(files, linesOf(table))) &&
    Object.entries(files).every(([name, entry]) => name !== exportManifest && plainName.test(name) && isEntry(entry))
  )
}

function isEntry(entry: unknown): boolean {
  return isRecord(entry) && isCount(entry['bytes']) && /^[0-9a-f]{64}$/.test(String(entry['sha256']))
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 0
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return value !== null && typeof value === 'object' && !Array.isArray(value)
}

/** The lines of a file, read piece by piece. Throws `RangeError` for one that no row is as long as. */
export function* readLines(path: string): Generator<string> {
  const file = openSync(path, 'r')
  try {
    let rest: Buffer = Buffer.alloc(0)
    const piece = Buffer.allocUnsafe(1 << 18)
    for (;;) {
      const count = readSync(file, piece)
      if (count === 0) break
      let from = 0
      const read = Buffer.concat([rest, piece.subarray(0, count)])
      for (let end = read.indexOf(10, from); end >= 0; end = read.indexOf(10, from)) {
        yield read.toString('utf8', from, end)
        from = end + 1
      }
      rest = read.subarray(from)
      if (rest.length > longestLine) throw new RangeError('too long a line')
    }
    if (rest.length > 0) yield rest.toString('utf8')
  } finally {
    closeSync(file)
  }
}

/** Files that are missing, no files, or not what they were. */
export function changedFiles(folder: string, files: ExportManifest['files']): string[] {
  return Object.entries(files)
    .filter(([name, entry]) => !isWhole(join(folder, name), entry))
    .map(([name]) => name)
}

function isWhole(path: string, { bytes, sha256 }: Entry): boolean {
  const there = lstatSync(path, { throwIfNoEntry: false })
  if (there?.isFile() !== true || there.size !== bytes) return false
  const hash = createHash('sha256')
  for (const piece of piecesOf(path)) hash.update(piece)
  return hash.digest('hex') === sha256
}
