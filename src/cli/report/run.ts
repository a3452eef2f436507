import { extname, resolve } from 'node:path'
import { chooseClient, documentLangs } from '../../clients/choose-client.ts'
import type { Context } from '../../context.ts'
import { toTerminal } from '../../documents/index.ts'
import { month as monthInWords } from '../../i18n/format.ts'
import { reportText } from '../../i18n/report.ts'
import { say } from '../../i18n/text.ts'
import { render } from '../../io/paint.ts'
import { sanitise } from '../../io/sanitise.ts'
import { buildReport, compose, lastCompleteMonth, readPictures, type Report } from '../../report/index.ts'
import { dayOf } from '../../results/day.ts'
import { parseMonth } from '../../results/month.ts'
import type { Client } from '../../store/clients.ts'
import { textFlag, type Flags } from '../entries.ts'
import { authorOf, checkFolder, inFormat, replaceFile } from '../hand-over.ts'
import { csvFolder, writeCsv } from './write-csv.ts'

type Format = 'terminal' | 'md' | 'html' | 'pdf' | 'csv' | 'json'

const byEnding: Readonly<Record<string, Format>> = {
  '.md': 'md',
  '.html': 'html',
  '.htm': 'html',
  '.pdf': 'pdf',
  '.json': 'json',
}

export async function run(context: Context, flags: Flags): Promise<void> {
  const { io, lang, options } = context
  const output = textFlag(flags, 'output')
  const named = output === undefined || output === '-' ? null : resolve(context.cwd, output)
  const format = formatOf(context, flags, named)
  const client = await chooseClient(context, { writes: false })
  const said = textFlag(flags, 'month')
  const last = lastCompleteMonth(context.now(), client.time_zone)
  const month = said === undefined ? last : parseMonth(said, dayOf(context.now(), client.time_zone), lang)
  const heading = say(lang, month === last ? reportText.last_month : reportText.this_month, {
    month: monthInWords(lang, month),
  })
  if (format === 'csv') {
    const folder = await csvFolder(context, output, `${client.slug}-${month}`)
    const tables = await buildReport(context, client, month, flags['draft'] === true)
    io.note(heading)
    return writeCsv(context, tables, folder, documentLangs(context, client)[0] ?? lang)
  }
  // what no terminal can show goes into a file of the current folder
  const file = format === 'pdf' && output === undefined ? resolve(context.cwd, `${client.slug}-${month}.pdf`) : named
  const report = await buildReport(context, client, month, flags['draft'] === true)

  if (file !== null) {
    await checkFolder(context, file)
    if (options.dry_run) return io.note(say(lang, reportText.would_write, { path: file }))
    await replaceFile(context, file, await textOf(context, client, report, format))
    io.note(heading)
    return io.note(say(lang, reportText.written, { path: file }))
  }
  if (format === 'json') return io.json(report)
  if (format !== 'terminal') {
    io.note(heading)
    return io.raw(await textOf(context, client, report, format))
  }
  io.print(heading)
  const author = await authorOf(context)
  for (const one of documentLangs(context, client)) {
    io.print()
    for (const line of toTerminal(compose(report, one, author), io.columns)) io.print(line)
  }
  io.note('')
  io.note(say(lang, reportText.hand_over, { month, file: `${client.slug}-${month}.html` }))
}

/** `--format`, else `--json`, else what the file's name says. */
function formatOf({ options }: Context, flags: Flags, file: string | null): Format {
  const said = textFlag(flags, 'format') as Format | undefined
  if (said !== undefined) return said
  if (options.json) return 'json'
  return file === null ? 'terminal' : (byEnding[extname(file).toLowerCase()] ?? 'terminal')
}

async function textOf(
  context: Context,
  client: Client,
  report: Report,
  format: Exclude<Format, 'csv'>,
): Promise<string | Uint8Array> {
  if (format === 'json') return `${JSON.stringify(report, null, 2)}\n`
  const author = await authorOf(context)
  const pictures = format === 'html' || format === 'pdf' ? await readPictures(context, report) : new Map()
  const documents = documentLangs(context, client).map((lang) => compose(report, lang, author, pictures))
  if (format !== 'terminal') return inFormat(context, documents, format)
  return documents
    .map(
      (document) =>
        `${toTerminal(document, 80)
          .map((line) => render(line, null, sanitise))
          .join('\n')}\n`,
    )
    .join('\n')
}
