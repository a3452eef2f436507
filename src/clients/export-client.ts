import { createHash, randomBytes } from 'node:crypto'
import { createReadStream, existsSync, lstatSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { dirname, join, resolve, sep } from 'node:path'
import type { Context } from '../context.ts'
import { dayOf } from '../days.ts'
import { toCsv, type CsvCell } from '../documents/csv.ts'
import { Failure } from '../failure.ts'
import { minorDigits } from '../i18n/format.ts'
import { handOverText } from '../i18n/hand-over.ts'
import { exportText, tableLabel } from '../i18n/privacy.ts'
import { say } from '../i18n/text.ts'
import { syncFolder } from '../private-files.ts'
import type { Client } from '../store/clients.ts'
import type { KeptRow } from '../store/privacy.ts'
import { findVersion } from '../version.ts'
import { folderWriter, largestZip, piecesOf, readZip, zipWriter, type ArchiveWriter } from './archive-file.ts'

export interface Exported {
  readonly path: string
  /** Rows of each table that has any. */
  readonly tables: Readonly<Record<string, number>>
  /** Pictures, videos and papers. */
  readonly files: number
  readonly bytes: number
}

interface Entry {
  readonly bytes: number
  readonly sha256: string
}

export const manifestName = 'manifest.json'

/** Tables that people open in a spreadsheet, and which of their columns are amounts. */
const sheets: Readonly<Record<string, readonly string[]>> = {
  time_entries: ['rate_per_hour'],
  costs: ['amount_ht'],
  sales: ['revenue'],
  leads: ['avg_margin'],
  hires: ['avoided_cost'],
  ideas: [],
}

/**
 * Writes all that is held on a client into one zip archive, or a folder where `out` does not end with `.zip`: each table as JSON, entries
 * as CSV too, pictures, papers, a page that says what is what, and the hash of each file. No credential is in it. Read again before it gets
 * its name. Throws `Failure` usage `export_exists`, `no_folder`, `export_too_large`; failed `export_failed`.
 */
export async function exportClient(context: Context, client: Client, out: string | null): Promise<Exported> {
  const { lang, options, cwd } = context
  const day = dayOf(context.now(), client.time_zone)
  const path = resolve(cwd, out ?? `${client.slug}-${day}.zip`)
  const zipped = path.endsWith('.zip')
  refuseExisting(context, path)
  const facts = await lookThrough(context, client)
  const total = facts.files.reduce((sum, { bytes }) => sum + bytes, facts.bytes)
  if (zipped && total > largestZip) {
    throw new Failure('usage', 'export_too_large', say(lang, exportText.too_large), {
      hint: say(lang, exportText.too_large_hint, { slug: client.slug }),
    })
  }
  if (options.dry_run) return { path, tables: facts.tables, files: facts.files.length, bytes: total }
  const part = join(dirname(path), `.${randomBytes(6).toString('hex')}.part`)
  try {
    if (!zipped) mkdirSync(part, { mode: 0o700 })
    const writer = zipped ? await zipWriter(part) : folderWriter(part)
    const written = await writeAll(context, client, facts, writer)
    const read = zipped ? await readZip(part) : await readFolder(part)
    const lost = [...written].find(([name, { sha256 }]) => read.get(name)?.sha256 !== sha256)
    if (lost !== undefined || read.size !== written.size) {
      throw new Failure('failed', 'export_failed', say(lang, exportText.not_sound, { name: lost?.[0] ?? manifestName }))
    }
    renameSync(part, path)
    syncFolder(dirname(path))
  } catch (error) {
    const { code, syscall } = error as { code?: string; syscall?: string }
    if (error instanceof Failure || syscall === undefined) throw error
    throw new Failure('failed', 'cannot_write', say(lang, handOverText.cannot_write, { path, code: code ?? '' }), {
      hint: say(lang, handOverText.cannot_write_hint),
      cause: error,
    })
  } finally {
    rmSync(part, { recursive: true, force: true })
  }
  return { path, tables: facts.tables, files: facts.files.length, bytes: sizeOf(path) }
}

function sizeOf(path: string): number {
  const there = statSync(path)
  if (!there.isDirectory()) return there.size
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0)
}

function refuseExisting({ lang }: Context, path: string): void {
  if (lstatSync(path, { throwIfNoEntry: false }) !== undefined) {
    throw new Failure('usage', 'export_exists', say(lang, exportText.exists, { path }), {
      hint: say(lang, exportText.exists_hint),
    })
  }
  const folder = dirname(path)
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true) {
    throw new Failure('usage', 'no_folder', say(lang, exportText.no_folder, { folder }))
  }
}

interface KeptFile {
  /** In the archive. */
  readonly name: string
  readonly path: string
  readonly bytes: number
}

interface Facts {
  readonly tables: Readonly<Record<string, number>>
  readonly files: readonly KeptFile[]
  /** Of the rows, roughly. */
  readonly bytes: number
}

/** Columns that name files of the media folder, by their SHA-256: pictures, papers, captures. */
const fileColumns = new Set(['media', 'content', 'template', 'sha256', 'document', 'capture', 'attachment'])

async function lookThrough({ places, ...context }: Context, client: Client): Promise<Facts> {
  const tables: Record<string, number> = {}
  const hashes = new Set<string>()
  let bytes = 0
  await (
    await context.store()
  ).privacy.dump(client.slug, (table, row) => {
    tables[table] = (tables[table] ?? 0) + 1
    for (const [column, value] of Object.entries(row)) {
      if (typeof value !== 'string') continue
      bytes += value.length
      if (fileColumns.has(column)) for (const [hash] of value.matchAll(/\b[0-9a-f]{64}\b/g)) hashes.add(hash)
    }
  })
  const names = existsSync(places.media) ? readdirSync(places.media).filter((name) => hashes.has(name.slice(0, 64))) : []
  const files = names
    .map((name) => ({ name: `media/${name}`, path: join(places.media, name) }))
    .filter(({ path }) => lstatSync(path).isFile())
    .map((one) => ({ ...one, bytes: statSync(one.path).size }))
  return { tables, files, bytes }
}

async function writeAll(context: Context, client: Client, facts: Facts, to: ArchiveWriter): Promise<Map<string, Entry>> {
  const { writer, done } = counting(to)
  writer.begin(say(client.lang, exportText.readme_name))
  writer.write(readme(client, facts, context.now()))
  const rows = new Map<string, KeptRow[]>()
  let table: string | null = null
  const endTable = (): void => {
    if (table !== null) writer.write('\n]\n')
  }
  await (
    await context.store()
  ).privacy.dump(client.slug, (name, row) => {
    if (name !== table) {
      endTable()
      writer.begin(`data/${name}.json`)
      writer.write('[\n')
      table = name
    } else writer.write(',\n')
    writer.write(JSON.stringify(row))
    if (!(name in sheets)) return
    const known = rows.get(name)
    if (known === undefined) rows.set(name, [row])
    else known.push(row)
  })
  endTable()
  for (const [name, those] of rows) {
    writer.begin(`csv/${name}.csv`)
    writer.write(await sheet(name, those, client))
  }
  for (const { name, path } of facts.files) {
    writer.begin(name, { pressed: false })
    for (const piece of piecesOf(path)) writer.write(piece)
  }
  const files = Object.fromEntries(done())
  const manifest = {
    format: 1,
    made_at: context.now().toISOString(),
    made_by: findVersion(),
    client: client.slug,
    tables: facts.tables,
    files,
  }
  writer.begin(manifestName)
  writer.write(`${JSON.stringify(manifest, null, 2)}\n`)
  const written = done()
  to.end()
  return written
}

/** Notes the length and the hash of each entry while it is written. */
function counting(to: ArchiveWriter): { writer: Omit<ArchiveWriter, 'end'>; done: () => Map<string, Entry> } {
  const entries = new Map<string, Entry>()
  let open: { name: string; hash: ReturnType<typeof createHash>; bytes: number } | null = null
  const close = (): void => {
    if (open !== null) entries.set(open.name, { bytes: open.bytes, sha256: open.hash.digest('hex') })
    open = null
  }
  return {
    writer: {
      begin: (name, options) => {
        close()
        to.begin(name, options)
        open = { name, hash: createHash('sha256'), bytes: 0 }
      },
      write: (chunk) => {
        if (open === null) return
        open.hash.update(chunk)
        open.bytes += typeof chunk === 'string' ? Buffer.byteLength(chunk) : chunk.length
        to.write(chunk)
      },
    },
    done: () => {
      close()
      return new Map(entries)
    },
  }
}

async function sheet(table: string, rows: readonly KeptRow[], client: Client): Promise<string> {
  const header = Object.keys(rows[0] ?? {}).filter((column) => column !== 'client')
  const amounts = sheets[table] ?? []
  const cell = (column: string, row: KeptRow): CsvCell => {
    const value = row[column] ?? null
    if (typeof value !== 'number' || !amounts.includes(column)) return value
    const currency = row['currency']
    return { minor: value, digits: minorDigits(typeof currency === 'string' ? currency : client.currency) }
  }
  return toCsv({ header, rows: rows.map((row) => header.map((column) => cell(column, row))) }, client.lang)
}

function readme(client: Client, facts: Facts, now: Date): string {
  const { lang, name } = client
  const lines = Object.entries(facts.tables).map(([table, count]) => {
    const label = tableLabel[table]
    const values = { file: `data/${table}.json`, what: label === undefined ? table : say(lang, label), count }
    return say(lang, exportText.readme_line, values)
  })
  const day = dayOf(now, client.time_zone)
  return [
    `# ${say(lang, exportText.readme_title, { name })}`,
    say(lang, exportText.readme_made, { day, version: findVersion() }),
    say(lang, exportText.readme_format),
    lines.join('\n'),
    say(lang, exportText.readme_csv),
    say(lang, exportText.readme_files, { count: facts.files.length }),
    say(lang, exportText.readme_secrets),
    say(lang, exportText.readme_personal),
    '',
  ].join('\n\n')
}

async function readFolder(folder: string): Promise<Map<string, Entry>> {
  const found = new Map<string, Entry>()
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue
    const path = join(entry.parentPath, entry.name)
    const hash = createHash('sha256')
    for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer)
    const name = path
      .slice(folder.length + 1)
      .split(sep)
      .join('/')
    found.set(name, { bytes: statSync(path).size, sha256: hash.digest('hex') })
  }
  return found
}
