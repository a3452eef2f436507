import { randomBytes } from 'node:crypto'
import { existsSync, lstatSync, readdirSync, renameSync, rmSync, statfsSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { sum } from '../arithmetic.ts'
import { manifestName as clientManifest } from '../clients/export-client.ts'
import type { Context } from '../context.ts'
import { oldCopy } from '../delivery/old-copy.ts'
import { keepMark, readMarks } from '../delivery/pass-marks.ts'
import { Failure } from '../failure.ts'
import { backupText } from '../i18n/backup.ts'
import { allText } from '../i18n/export.ts'
import { bytes } from '../i18n/format.ts'
import { say } from '../i18n/text.ts'
import { copyPrivately, isThere, makePrivateFolder, syncFile, syncFolder } from '../private-files.ts'
import { contentHash } from '../posts/content-hash.ts'
import type { Connected, SignedIn } from '../store/portable.ts'
import { examineFile, prepareCopy, replaceContent, replaceFile } from '../store/sqlite/copies.ts'
import { schemaKnown } from '../store/sqlite/health.ts'
import { bringUp, holdsNothing, makeFromLines, markCopy } from '../store/sqlite/portable.ts'
import { databaseName, hashFile, manifestName, mediaFolder } from './backup-folder.ts'
import { changedFiles, linesOf, longestLine, readExportManifest, readLines, type ExportManifest } from './export-folder.ts'
import { unpack } from './unpack.ts'

export interface ImportedAll {
  readonly path: string
  /** ISO 8601 UTC: when it was exported. */
  readonly made_at: string
  readonly made_by: string
  /** Null: everything. */
  readonly client: string | null
  readonly schema_version: number
  readonly tables: Readonly<Record<string, number>>
  readonly files: number
  readonly clients: number
  readonly posts: number
  readonly to_come: number
  /** Deliveries that were due since the export was made: looked up before anything of them is sent. */
  readonly may_be_out: number
  readonly signed_in: readonly SignedIn[]
  readonly connected: readonly Connected[]
}

/** What stays free of a disk. */
const spare = 64 * 1024 * 1024

/**
 * Makes a home of an export: verified file by file, built apart, read again, then put in place in one step. Nothing is changed unless all
 * of it fits, and with `dry_run` nothing at all. The database says of itself that it is a copy: what was due since is looked up before
 * anything is sent. Throws `Failure`: not_found `export_not_found`; usage `home_not_empty`, `no_export`; failed `export_damaged`,
 * `database_newer`, `no_space`.
 */
export async function importAll(
  context: Context,
  typed: string,
  progress: (table: string, rows: number) => void = () => {},
): Promise<ImportedAll> {
  const { lang, places, cwd, options } = context
  const path = resolve(cwd, typed)
  if (!existsSync(path)) {
    throw new Failure('not_found', 'export_not_found', say(lang, allText.not_found, { path: typed }), {
      hint: say(lang, allText.not_found_hint),
    })
  }
  refuseUsed(context, typed)
  const is_new = !existsSync(places.home)
  makePrivateFolder(places.home)
  removeLeftovers(places.home)
  const work = join(places.home, `.import-${randomBytes(6).toString('hex')}`)
  makePrivateFolder(work)
  try {
    const folder = lstatSync(path).isDirectory() ? path : await unpacked(context, path, work, typed)
    const manifest = manifestOf(context, folder, typed)
    await verify(context, folder, manifest)
    const database = join(work, databaseName)
    await build(context, database, folder, manifest, progress)
    const facts = examineFile(database, contentHash)
    const [fault] = facts.faults
    if (fault !== undefined) throw damaged(context, say(lang, backupText.fault, { fault }))
    const doubt = doubted(context, database, manifest.made_at)
    const may_be_out = doubt?.doubted ?? 0
    syncFile(database)
    const media = Object.keys(manifest.files).filter((name) => name.startsWith(`${mediaFolder}/`))
    if (!options.dry_run) {
      await bring(folder, media, places.media)
      await putInPlace(context, database, typed)
      if (doubt !== null) keepMark(places, doubt.identity)
    }
    const { made_at, made_by, client, schema_version, tables, signed_in, connected } = manifest
    const { clients, posts, to_come } = facts
    const what = { made_at, made_by, client, schema_version, tables, files: media.length, signed_in, connected }
    return { path, ...what, clients, posts, to_come, may_be_out }
  } finally {
    rmSync(work, { recursive: true, force: true })
    if (is_new && options.dry_run) rmSync(places.home, { recursive: true, force: true })
  }
}

/**
 * What was due since may be out. It is put in doubt at once and not by the first pass, before which a person could move it to another day.
 * Null: nothing was due.
 */
function doubted(context: Context, database: string, made_at: string): ReturnType<typeof prepareCopy> | null {
  const { lang, places } = context
  const at = context.now()
  if (!markCopy(database, made_at, at.toISOString())) return null
  const marks = readMarks(places)
  return prepareCopy(database, {
    lang,
    now: () => at,
    doubting: (found) => {
      const { until, queued_before, passes } = oldCopy(found, marks, places.home, at) ?? {
        until: at.toISOString(),
        queued_before: null,
        passes: found.passes,
      }
      return { run_id: null, until, queued_before, passes, why: 'backup' }
    },
  })
}

function refuseUsed({ lang, places }: Context, typed: string): void {
  if (!isThere(places.database) || holdsNothing(places.database)) return
  throw new Failure('usage', 'home_not_empty', say(lang, allText.not_empty, { home: places.home }), {
    hint: say(lang, allText.not_empty_hint, { path: typed }),
  })
}

/** Of an import that was killed. */
function removeLeftovers(home: string): void {
  const old = Date.now() - 24 * 3600_000
  for (const name of readdirSync(home).filter((one) => /^\.import-[0-9a-f]{12}$/.test(one))) {
    if (statSync(join(home, name)).mtimeMs < old) rmSync(join(home, name), { recursive: true, force: true })
  }
}

async function unpacked(context: Context, path: string, work: string, typed: string): Promise<string> {
  const { lang } = context
  const folder = join(work, 'unpacked')
  makePrivateFolder(folder)
  const { problem, ...more } = { name: '', limit: 0, ...(await unpack(path, folder, freeOn(work))) }
  if (problem === null) return folder
  if (problem === 'name') {
    if (more.name === clientManifest || /^data\/[a-z_]+\.json$/.test(more.name)) throw ofClient(context, typed)
    throw damaged(context, say(lang, allText.bad_name, { name: more.name }))
  }
  if (problem === 'size') throw damaged(context, say(lang, allText.too_big, { limit: bytes(lang, more.limit) }))
  throw damaged(context, say(lang, allText.unreadable_zip, { path: typed }))
}

function manifestOf(context: Context, folder: string, typed: string): ExportManifest {
  const { lang } = context
  const manifest = readExportManifest(folder)
  const newer = (message: string): Failure =>
    new Failure('failed', 'database_newer', message, { hint: say(lang, backupText.newer_hint) })
  if (manifest === 'newer') throw newer(say(lang, allText.newer_format, { path: typed }))
  if (manifest === null) {
    if (existsSync(join(folder, manifestName))) {
      throw new Failure('usage', 'no_export', say(lang, allText.is_backup, { path: typed }), {
        hint: say(lang, allText.is_backup_hint, { path: typed }),
      })
    }
    if (existsSync(join(folder, clientManifest))) throw ofClient(context, typed)
    throw new Failure('usage', 'no_export', say(lang, allText.no_export, { path: typed }), {
      hint: say(lang, allText.no_export_hint),
    })
  }
  if (manifest.schema_version > schemaKnown) throw newer(say(lang, allText.newer, { path: typed, version: manifest.made_by }))
  return manifest
}

function ofClient({ lang }: Context, typed: string): Failure {
  return new Failure('usage', 'no_export', say(lang, allText.is_client_export, { path: typed }), {
    hint: say(lang, allText.is_client_export_hint),
  })
}

async function verify(context: Context, folder: string, { files }: ExportManifest): Promise<void> {
  const { lang, places } = context
  // the database is about as large as its lines
  const needed = sum(Object.values(files).map((one) => one.bytes)) + spare
  const free = freeOn(places.home)
  if (needed > free) {
    const values = { needed: bytes(lang, needed), free: bytes(lang, free) }
    throw new Failure('failed', 'no_space', say(lang, allText.no_space, values))
  }
  const changed = changedFiles(folder, files)
  if (changed.length > 0) throw damaged(context, say(lang, allText.changed, { count: changed.length }), changed.slice(0, 20))
}

/** With the schema it was written with, then brought to this program's. */
async function build(
  context: Context,
  database: string,
  folder: string,
  { tables, schema_version }: ExportManifest,
  progress: (table: string, rows: number) => void,
): Promise<void> {
  const { lang } = context
  const counts = new Map<string, number>()
  const lines = function* (table: string): Generator<string> {
    for (const line of readLines(join(folder, linesOf(table)))) {
      counts.set(table, (counts.get(table) ?? 0) + 1)
      yield line
    }
  }
  const names = Object.keys(tables)
  const bad = await makeFromLines(database, { schema_version, tables: names, lines, progress }).catch((error: unknown) => {
    if (error instanceof RangeError) return { table: '', line: null, why: bytes(lang, longestLine) }
    throw error
  })
  if (bad !== null) {
    const { line, why } = bad
    const values = { file: linesOf(bad.table), why }
    throw damaged(
      context,
      line === null ? say(lang, allText.bad_table, values) : say(lang, allText.bad_line, { ...values, line }),
    )
  }
  const short = names.find((table) => (counts.get(table) ?? 0) !== tables[table])
  if (short !== undefined) {
    throw damaged(context, say(lang, allText.other_count, { file: linesOf(short), count: tables[short] ?? 0 }))
  }
  bringUp(database, { lang, now: () => context.now() })
}

/** Named by their content: what is there already and whole stays. */
async function bring(folder: string, names: readonly string[], to: string): Promise<void> {
  if (names.length === 0) return
  makePrivateFolder(to)
  for (const name of names) {
    const [source, target] = [join(folder, name), join(to, name.slice(mediaFolder.length + 1))]
    if (existsSync(target) && (await hashFile(target)) === (await hashFile(source))) continue
    const part = join(to, `.${randomBytes(6).toString('hex')}.part`)
    copyPrivately(source, part)
    renameSync(part, target)
  }
  syncFolder(to)
}

async function putInPlace(context: Context, database: string, typed: string): Promise<void> {
  const { places, lang } = context
  // somebody may have begun with these data meanwhile
  refuseUsed(context, typed)
  if (existsSync(places.database)) await replaceContent(places.database, database, lang)
  else replaceFile(places.database, database, join(places.home, 'before-import'))
}

function damaged({ lang }: Context, message: string, details: readonly string[] = []): Failure {
  return new Failure('failed', 'export_damaged', message, { details, hint: say(lang, allText.damaged_hint) })
}

function freeOn(folder: string): number {
  const { bavail, bsize } = statfsSync(folder)
  return Math.max(0, bavail * bsize - spare)
}
