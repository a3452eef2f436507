import { extname, resolve } from 'node:path'
import type { Context } from '../../context.ts'
import { exitCodes } from '../../failure.ts'
import { reportText } from '../../i18n/report.ts'
import { say } from '../../i18n/text.ts'
import { render } from '../../io/paint.ts'
import { jsonText, sanitise } from '../../io/sanitise.ts'
import { textFlag, type Flags } from '../entries.ts'
import { checkFolder, inFormat, printDocument, replaceFile, tellFile } from '../hand-over.ts'
import { readPiece, type Piece } from './pieces.ts'
import { csvFolder, writeCsv } from './write-csv.ts'

export type Format = 'terminal' | 'md' | 'html' | 'pdf' | 'csv' | 'json'

const byEnding: Readonly<Record<string, Format>> = {
  '.md': 'md',
  '.html': 'html',
  '.htm': 'html',
  '.pdf': 'pdf',
  '.json': 'json',
}

export async function run(context: Context, flags: Flags): Promise<number> {
  if (flags['allClients'] === true) return (await import('./all-clients.ts')).run(context, flags)
  const output = textFlag(flags, 'output')
  return show(context, await readPiece(context, flags), formatOf(context, flags, output), output)
}

/** Writes the document to its file, or shows it. */
export async function show(context: Context, piece: Piece, format: Format, output: string | undefined): Promise<number> {
  const { io, lang, options } = context
  const done = piece.partial ? exitCodes.partial : exitCodes.done
  if (format === 'csv') {
    const folder = await csvFolder(context, output, piece.stem)
    io.note(piece.heading)
    await writeCsv(context, await piece.csv(), piece.stem, folder)
    return done
  }
  const named = output === undefined || output === '-' ? null : resolve(context.cwd, output)
  // what no terminal can show goes into a file of the current folder
  const file = format === 'pdf' && output === undefined ? resolve(context.cwd, `${piece.stem}.pdf`) : named
  if (file !== null) {
    await checkFolder(context, file)
    if (options.dry_run) {
      tellFile(context, file, say(lang, reportText.would_write, { path: file }))
      return done
    }
    await replaceFile(context, file, await textOf(context, piece, format))
    io.note(piece.heading)
    tellFile(context, file, say(lang, reportText.written, { path: file }))
    return done
  }
  if (format === 'json') {
    io.json(piece.json)
    return done
  }
  if (format !== 'terminal') {
    io.note(piece.heading)
    printDocument(context, await textOf(context, piece, format))
    return done
  }
  io.print(piece.heading)
  const { toTerminal } = await import('../../documents/to-terminal.ts')
  for (const document of await piece.documents({ pictures: false, brief: true })) {
    io.print()
    for (const line of toTerminal(document, io.columns)) io.print(line)
  }
  if (piece.next !== null) {
    io.note('')
    io.note(piece.next)
  }
  return done
}

/** `--format`, else `--json`, else what the file's name says. */
export function formatOf({ options }: Context, flags: Flags, output: string | undefined): Format {
  const said = textFlag(flags, 'format') as Format | undefined
  if (said !== undefined) return said
  if (options.json) return 'json'
  return output === undefined ? 'terminal' : (endingOf(output) ?? 'terminal')
}

/** The form that a file's name asks for; null: none. */
export function endingOf(output: string): Format | null {
  return byEnding[extname(output).toLowerCase()] ?? null
}

export async function textOf(context: Context, piece: Piece, format: Exclude<Format, 'csv'>): Promise<string | Uint8Array> {
  if (format === 'json') return jsonText(piece.json)
  const documents = await piece.documents({
    pictures: format === 'html' || format === 'pdf',
    brief: format === 'terminal',
  })
  if (format !== 'terminal') return inFormat(context, documents, format, piece.look ?? undefined)
  const { toTerminal } = await import('../../documents/to-terminal.ts')
  return documents
    .map(
      (document) =>
        `${toTerminal(document, 80)
          .map((line) => render(line, null, sanitise))
          .join('\n')}\n`,
    )
    .join('\n')
}
