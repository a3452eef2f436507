import { extname, resolve } from 'node:path'
import { documentLangs } from '../../clients/choose-client.ts'
import type { Context } from '../../context.ts'
import { handOverText } from '../../i18n/hand-over.ts'
import { say } from '../../i18n/text.ts'
import { jsonText } from '../../io/sanitise.ts'
import type { Client } from '../../store/clients.ts'
import { composeStrategy } from '../../strategy/compose-strategy.ts'
import type { FoundStrategy } from '../../strategy/find-strategy.ts'
import { authorOf, checkFolder, inFormat, printDocument, replaceFile, tellFile, type DocumentFormat } from '../hand-over.ts'
import { chosenStrategy } from './chosen.ts'
import { documentFacts } from './document-facts.ts'
import { strategyJson } from './strategy-json.ts'

type Format = DocumentFormat | 'json'

const byEnding: Readonly<Record<string, Format>> = {
  '.md': 'md',
  '.html': 'html',
  '.htm': 'html',
  '.pdf': 'pdf',
  '.docx': 'docx',
  '.json': 'json',
}

export interface ExportOptions {
  readonly format: string | undefined
  readonly output: string | undefined
  readonly version: string | undefined
  readonly one_page: boolean
}

/**
 * The strategy as a document. With `-o` into that file; else text goes to stdout, as every text does, and what no terminal can show
 * (PDF, DOCX), or would not be read on one, into a file of the current folder, whose name is told.
 */
export async function exportStrategy(context: Context, wanted: ExportOptions): Promise<void> {
  const { io, lang, options } = context
  const format = formatOf(context, wanted)
  const { client, strategy } = await chosenStrategy(context, wanted.version)
  const file = fileOf(context, wanted, { client, strategy, format })
  if (file === null && format === 'json') return io.json(strategyJson(strategy))
  if (file === null) return printDocument(context, await contentOf(context, wanted, { client, strategy, format }))
  await checkFolder(context, file)
  if (options.dry_run) return tellFile(context, file, say(lang, handOverText.export_would, { path: file }))
  await replaceFile(context, file, await contentOf(context, wanted, { client, strategy, format }))
  tellFile(context, file, say(lang, handOverText.export_written, { path: file }))
  if (strategy.status === 'draft') {
    io.note(say(lang, handOverText.export_draft, { version: strategy.version, client: client.slug }))
  }
}

/** `--format`, else `--json`, else what the file's name says. */
function formatOf({ options }: Context, { format, output }: ExportOptions): Format {
  if (format !== undefined) return format as Format
  if (options.json) return 'json'
  return byEnding[extname(output ?? '').toLowerCase()] ?? 'html'
}

interface Chosen {
  readonly client: Client
  readonly strategy: FoundStrategy
  readonly format: Format
}

/** Null: stdout. */
function fileOf(context: Context, { output, one_page }: ExportOptions, { client, strategy, format }: Chosen): string | null {
  const { io, cwd } = context
  if (output === '-') return null
  if (output !== undefined) return resolve(cwd, output)
  const binary = format === 'pdf' || format === 'docx'
  if (!binary && (format === 'json' || !io.stdoutIsTerminal)) return null
  const [lang = client.lang] = documentLangs(context, client)
  const parts = [client.slug, say(lang, handOverText.export_file), `v${strategy.version}`]
  if (one_page) parts.push(say(lang, handOverText.one_page_file))
  return resolve(cwd, `${parts.join('-')}.${format}`)
}

async function contentOf(
  context: Context,
  { one_page }: ExportOptions,
  { client, strategy, format }: Chosen,
): Promise<string | Uint8Array> {
  if (format === 'json') return jsonText(strategyJson(strategy))
  const facts = await documentFacts(context, client, strategy)
  const author = await authorOf(context)
  const documents = documentLangs(context, client).map((lang) => composeStrategy(facts, lang, author, { one_page }))
  return inFormat(context, documents, format)
}
