import { extname, resolve } from 'node:path'
import { chooseClient, documentLangs } from '../../clients/choose-client.ts'
import type { Context } from '../../context.ts'
import { toTerminal } from '../../documents/index.ts'
import { month as monthInWords } from '../../i18n/format.ts'
import { reportText } from '../../i18n/report.ts'
import { say } from '../../i18n/text.ts'
import { render } from '../../io/paint.ts'
import { sanitise } from '../../io/sanitise.ts'
import { buildReport, compose, lastCompleteMonth, type Report } from '../../report/index.ts'
import { dayOf } from '../../results/day.ts'
import { parseMonth } from '../../results/month.ts'
import type { Client } from '../../store/clients.ts'
import { textFlag, type Flags } from '../entries.ts'
import { authorOf, checkFolder, inFormat, replaceFile } from '../hand-over.ts'

type Format = 'terminal' | 'md' | 'html' | 'json'

const byEnding: Readonly<Record<string, Format>> = { '.md': 'md', '.html': 'html', '.htm': 'html', '.json': 'json' }

export async function run(context: Context, flags: Flags): Promise<void> {
  const { io, lang, options } = context
  const output = textFlag(flags, 'output')
  const file = output === undefined || output === '-' ? null : resolve(context.cwd, output)
  const format = formatOf(context, flags, file)
  const client = await chooseClient(context, { writes: false })
  const said = textFlag(flags, 'month')
  const last = lastCompleteMonth(context.now(), client.time_zone)
  const month = said === undefined ? last : parseMonth(said, dayOf(context.now(), client.time_zone), lang)
  const heading = say(lang, month === last ? reportText.last_month : reportText.this_month, {
    month: monthInWords(lang, month),
  })
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

async function textOf(context: Context, client: Client, report: Report, format: Format): Promise<string | Uint8Array> {
  if (format === 'json') return `${JSON.stringify(report, null, 2)}\n`
  const author = await authorOf(context)
  const documents = documentLangs(context, client).map((lang) => compose(report, lang, author))
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
