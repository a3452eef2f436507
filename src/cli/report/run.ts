import { rename, rm, stat, writeFile } from 'node:fs/promises'
import { basename, dirname, extname, resolve } from 'node:path'
import { chooseClient, documentLangs } from '../../clients/choose-client.ts'
import type { Context } from '../../context.ts'
import { largestLogo, readLogo, toHtml, toMarkdown, toTerminal } from '../../documents/index.ts'
import { Failure } from '../../failure.ts'
import { month as monthInWords } from '../../i18n/format.ts'
import { reportText } from '../../i18n/report.ts'
import { say } from '../../i18n/text.ts'
import { render } from '../../io/paint.ts'
import { sanitise } from '../../io/sanitise.ts'
import { buildReport, compose, lastCompleteMonth, type Author, type Report } from '../../report/index.ts'
import { dayOf } from '../../results/day.ts'
import { parseMonth } from '../../results/month.ts'
import type { Client } from '../../store/clients.ts'
import { textFlag, type Flags } from '../entries.ts'

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

async function textOf(context: Context, client: Client, report: Report, format: Format): Promise<string> {
  if (format === 'json') return `${JSON.stringify(report, null, 2)}\n`
  const author = await authorOf(context)
  const documents = documentLangs(context, client).map((lang) => compose(report, lang, author))
  switch (format) {
    case 'md':
      return documents.map(toMarkdown).join('\n')
    case 'html':
      return toHtml(documents, { color: (await context.config()).get('consultant.color'), logo: await logoOf(context) })
    case 'terminal':
      return documents
        .map(
          (document) =>
            `${toTerminal(document, 80)
              .map((line) => render(line, null, sanitise))
              .join('\n')}\n`,
        )
        .join('\n')
  }
}

async function authorOf(context: Context): Promise<Author> {
  const config = await context.config()
  return {
    name: config.get('consultant.name'),
    company: config.get('consultant.company'),
    email: config.get('consultant.email'),
    phone: config.get('consultant.phone'),
  }
}

async function logoOf(context: Context): Promise<string | null> {
  const path = (await context.config()).get('consultant.logo')
  if (path === null) return null
  const logo = await readLogo(path, context.cwd)
  if (logo === null) context.io.note(say(context.lang, reportText.logo_unusable, { path, limit: largestLogo / 1024 }))
  return logo
}

async function checkFolder({ lang }: Context, file: string): Promise<void> {
  const folder = dirname(file)
  const known = await stat(folder).catch(() => null)
  if (known?.isDirectory()) return
  throw new Failure('usage', 'no_folder', say(lang, reportText.no_folder, { folder }), {
    hint: say(lang, reportText.no_folder_hint, { folder }),
  })
}

/** Whole or not at all: an earlier report is only replaced by a finished one. */
async function replaceFile({ lang }: Context, file: string, text: string): Promise<void> {
  const draft = resolve(dirname(file), `.${basename(file)}.${process.pid}.tmp`)
  try {
    await writeFile(draft, text)
    await rename(draft, file)
  } catch (error) {
    await rm(draft, { force: true })
    const code = (error as { code?: string }).code ?? ''
    throw new Failure('failed', 'cannot_write', say(lang, reportText.cannot_write, { path: file, code }), {
      hint: say(lang, reportText.cannot_write_hint),
      cause: error,
    })
  }
}
