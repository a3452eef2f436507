import { existsSync, lstatSync, readdirSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Context } from '../context.ts'
import { dayOf } from '../days.ts'
import { exportText, tableLabel } from '../i18n/privacy.ts'
import { say } from '../i18n/text.ts'
import { harmlessJson } from '../io/sanitise.ts'
import type { Client } from '../store/clients.ts'
import type { KeptRow } from '../store/privacy.ts'
import { findVersion } from '../version.ts'
import { piecesOf, type Counting } from './archive-file.ts'
import { sheetOf, sheets } from './sheet.ts'
import { checkArchive, writeArchive } from './write-archive.ts'

export interface Exported {
  readonly path: string
  /** Rows of each table that has any. */
  readonly tables: Readonly<Record<string, number>>
  /** Pictures, videos and papers. */
  readonly files: number
  readonly bytes: number
}

export const manifestName = 'manifest.json'

/**
 * Writes all that is held on a client into one zip archive, or a folder where `out` does not end with `.zip`: each table as JSON, entries
 * as CSV too, pictures, papers, a page that says what is what, and the hash of each file. No credential is in it. Read again before it gets
 * its name. Throws `Failure` usage `export_exists`, `no_folder`, `export_too_large`; failed `export_failed`.
 */
export async function exportClient(context: Context, client: Client, out: string | null): Promise<Exported> {
  const { lang, options, cwd } = context
  const day = dayOf(context.now(), client.time_zone)
  const path = resolve(cwd, out ?? `${client.slug}-${day}.zip`)
  const too_large_hint = say(lang, exportText.too_large_hint, { slug: client.slug })
  checkArchive(context, path, { bytes: 0, too_large_hint })
  const facts = await lookThrough(context, client)
  const total = facts.files.reduce((sum, { bytes }) => sum + bytes, facts.bytes)
  checkArchive(context, path, { bytes: total, too_large_hint })
  if (options.dry_run) return { path, tables: facts.tables, files: facts.files.length, bytes: total }
  const bytes = await writeArchive(context, path, (to) => writeAll(context, client, facts, to))
  return { path, tables: facts.tables, files: facts.files.length, bytes }
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

async function writeAll(context: Context, client: Client, facts: Facts, { writer, done }: Counting): Promise<void> {
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
    writer.write(harmlessJson(JSON.stringify(row)))
    if (!(name in sheets)) return
    const known = rows.get(name)
    if (known === undefined) rows.set(name, [row])
    else known.push(row)
  })
  endTable()
  for (const [name, those] of rows) {
    writer.begin(`csv/${name}.csv`)
    const header = Object.keys(those[0] ?? {}).filter((column) => column !== 'client')
    writer.write(await sheetOf(name, those, { lang: client.lang, header, currency_of: () => client.currency }))
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
