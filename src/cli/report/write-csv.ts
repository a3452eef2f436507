import { mkdir, stat } from 'node:fs/promises'
import { resolve } from 'node:path'
import type { Context } from '../../context.ts'
import { diskHint } from '../../disk-failure.ts'
import { Failure } from '../../failure.ts'
import { handOverText } from '../../i18n/hand-over.ts'
import { reportDocumentText } from '../../i18n/report-document.ts'
import { say } from '../../i18n/text.ts'
import { replaceFile } from '../hand-over.ts'

/**
 * A folder for the report's tables, one file each; made where it is not there. Throws `Failure` usage `csv_needs_folder`: without a
 * name, or where a file has it.
 */
export async function csvFolder(context: Context, output: string | undefined, suggested: string): Promise<string> {
  const { lang, cwd } = context
  const wrong = (message: string): Failure =>
    new Failure('usage', 'csv_needs_folder', message, {
      hint: say(lang, reportDocumentText.csv_needs_folder_hint, { folder: suggested }),
    })
  if (output === undefined || output === '-') throw wrong(say(lang, reportDocumentText.csv_needs_folder))
  const folder = resolve(cwd, output)
  const there = await stat(folder).catch(() => null)
  if (there !== null && !there.isDirectory()) throw wrong(say(lang, reportDocumentText.csv_not_a_folder, { path: folder }))
  return folder
}

/** The tables by their names, each a file that begins with `stem`. Says what was written, or with --dry-run what would be. */
export async function writeCsv(
  context: Context,
  tables: ReadonlyMap<string, string>,
  stem: string,
  folder: string,
): Promise<void> {
  const { io, lang, options } = context
  const { dry_run } = options
  const named = [...tables].map(([table, text]) => [`${stem}-${table}.csv`, text] as const)
  const values = { count: named.length, folder }
  if (!dry_run) {
    await makeFolder(context, folder)
    for (const [name, text] of named) await replaceFile(context, resolve(folder, name), text)
  }
  if (options.json) return io.json({ folder, files: named.map(([name]) => name), dry_run })
  io.note(say(lang, dry_run ? reportDocumentText.csv_would_write : reportDocumentText.csv_written, values))
}

export async function makeFolder({ lang }: Context, folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true })
  } catch (error) {
    const code = (error as { code?: string }).code ?? ''
    throw new Failure('failed', 'cannot_write', say(lang, reportDocumentText.csv_no_folder, { path: folder, code }), {
      hint: diskHint(error, lang) ?? say(lang, handOverText.cannot_write_hint),
      cause: error,
    })
  }
}
