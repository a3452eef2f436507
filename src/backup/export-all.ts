import { existsSync, lstatSync, readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { sum } from '../arithmetic.ts'
import { piecesOf, type Counting } from '../clients/archive-file.ts'
import { sheetOf, sheets } from '../clients/sheet.ts'
import { checkArchive, writeArchive } from '../clients/write-archive.ts'
import type { Context } from '../context.ts'
import { Failure } from '../failure.ts'
import { allText, ownTableLabel } from '../i18n/export.ts'
import { backupText } from '../i18n/backup.ts'
import { tableLabel } from '../i18n/privacy.ts'
import { say, type Lang } from '../i18n/text.ts'
import { harmlessJson } from '../io/sanitise.ts'
import type { Portable } from '../store/portable.ts'
import type { KeptRow } from '../store/privacy.ts'
import { readPortable } from '../store/sqlite/portable.ts'
import { isThere } from '../private-files.ts'
import { findVersion } from '../version.ts'
import { exportManifest, linesOf, type ExportManifest } from './export-folder.ts'

export interface ExportedAll {
  readonly path: string
  readonly client: string | null
  readonly schema_version: number
  /** Rows of each table that has any. */
  readonly tables: Readonly<Record<string, number>>
  /** Pictures, videos and papers. */
  readonly files: number
  readonly bytes: number
  readonly signed_in: Portable['signed_in']
  readonly connected: Portable['connected']
}

/** Rows written between two looks at what else there is to do. */
const atOnce = 2000

/**
 * Writes everything, or all of one client, in open formats: each table as lines of JSON, media as they are, entries as CSV too. What is
 * sealed with the key of this machine is not in it. `import-all` makes a home of it again. Throws `Failure`: not_found
 * `nothing_to_back_up`, and as `checkArchive` and `writeArchive` do.
 */
export async function exportAll(
  context: Context,
  { out, client }: { out: string | null; client: string | null },
  progress: (table: string, rows: number) => void = () => {},
): Promise<ExportedAll> {
  const { lang, options, places, cwd } = context
  if (!isThere(places.database)) {
    throw new Failure('not_found', 'nothing_to_back_up', say(lang, backupText.nothing, { home: places.home }))
  }
  const made_at = context.now().toISOString()
  const path = resolve(cwd, out ?? `smm-${client ?? 'export'}-${made_at.slice(0, 10)}.zip`)
  const too_large_hint = say(lang, allText.too_large_hint)
  checkArchive(context, path, { bytes: 0, too_large_hint })
  // brought to this program's version first
  await context.store()
  const from = readPortable(places.database, client)
  try {
    const files = mediaOf(places.media, client === null ? null : hashesIn(from))
    const { schema_version, tables, signed_in, connected } = from
    const facts = { path, client, schema_version, tables, files: files.length, signed_in, connected }
    const media = sum(files.map((one) => one.bytes))
    checkArchive(context, path, { bytes: media, too_large_hint })
    if (options.dry_run) return { ...facts, bytes: media }
    const bytes = await writeArchive(context, path, async (to) => {
      await writeRows(from, to, lang, progress)
      for (const file of files) {
        to.writer.begin(file.name, { pressed: false })
        for (const piece of piecesOf(file.path)) to.writer.write(piece)
      }
      for (const one of ['fr', 'en'] as const) {
        to.writer.begin(say(one, allText.readme_name))
        to.writer.write(readme(one, from, client))
      }
      const manifest: ExportManifest = {
        format: 'smm-export',
        format_version: 1,
        schema_version,
        made_at,
        made_by: findVersion(),
        client,
        tables,
        signed_in,
        connected,
        files: Object.fromEntries(to.done()),
      }
      to.writer.begin(exportManifest)
      to.writer.write(`${JSON.stringify(manifest, null, 2)}\n`)
    })
    return { ...facts, bytes }
  } finally {
    from.close()
  }
}

async function writeRows(
  from: Portable,
  { writer }: Counting,
  lang: Lang,
  progress: (table: string, rows: number) => void,
): Promise<void> {
  const kept = new Map<string, KeptRow[]>()
  const currencies = new Map<unknown, string>()
  for (const table of Object.keys(from.tables)) {
    writer.begin(linesOf(table))
    let rows = 0
    let block = ''
    for (const line of from.lines(table)) {
      block += `${harmlessJson(line)}\n`
      rows += 1
      if (table === 'clients' || table in sheets) {
        const row = JSON.parse(line) as KeptRow
        const known = kept.get(table)
        if (table === 'clients') currencies.set(row['slug'], String(row['currency']))
        else if (known === undefined) kept.set(table, [row])
        else known.push(row)
      }
      if (rows % atOnce > 0) continue
      writer.write(block)
      block = ''
      progress(table, rows)
      await new Promise((done) => setImmediate(done))
    }
    if (block !== '') writer.write(block)
  }
  for (const [table, rows] of kept) {
    const header = Object.keys(rows[0] ?? {})
    const currency_of = (row: KeptRow): string => currencies.get(row['client']) ?? 'EUR'
    writer.begin(`csv/${table}.csv`)
    writer.write(await sheetOf(table, rows, { lang, header, currency_of }))
  }
}

/** The sums that stand in rows: of a client, only the files that it shows. */
function hashesIn(from: Portable): Set<string> {
  const found = new Set<string>()
  for (const table of Object.keys(from.tables)) {
    for (const line of from.lines(table)) for (const [hash] of line.matchAll(/\b[0-9a-f]{64}\b/g)) found.add(hash)
  }
  return found
}

function mediaOf(folder: string, hashes: ReadonlySet<string> | null): { name: string; path: string; bytes: number }[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .filter(({ name }) => hashes === null || hashes.has(name.slice(0, 64)))
    .map(({ name }) => ({ name: `media/${name}`, path: join(folder, name), bytes: lstatSync(join(folder, name)).size }))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
}

function readme(lang: Lang, { tables, schema_version }: Portable, client: string | null): string {
  const lines = Object.entries(tables).map(([table, count]) => {
    const label = tableLabel[table] ?? ownTableLabel[table]
    const values = { file: linesOf(table), what: label === undefined ? table : say(lang, label), count }
    return say(lang, allText.readme_line, values)
  })
  return [
    `# ${client === null ? say(lang, allText.readme_title) : say(lang, allText.readme_title_client, { client })}`,
    say(lang, allText.readme_what, { version: findVersion(), schema: schema_version }),
    say(lang, allText.readme_lines),
    lines.join('\n'),
    say(lang, allText.readme_odd),
    say(lang, allText.readme_rest),
    say(lang, allText.readme_secrets),
    say(lang, allText.readme_personal),
    '',
  ].join('\n\n')
}
