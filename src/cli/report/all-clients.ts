import { stat } from 'node:fs/promises'
import { resolve } from 'node:path'
import type { Context } from '../../context.ts'
import { exitCodes, Failure } from '../../failure.ts'
import { number } from '../../i18n/format.ts'
import { kindText } from '../../i18n/report-kinds.ts'
import { say } from '../../i18n/text.ts'
import { progressBar } from '../../io/plot.ts'
import { withSpinner } from '../../io/spinner.ts'
import { reasonOf } from '../../report/portfolio.ts'
import { dayOf } from '../../results/day.ts'
import { lastCompleteMonth, parseMonth } from '../../results/month.ts'
import type { Client } from '../../store/clients.ts'
import { textFlag, type Flags } from '../entries.ts'
import { replaceFile } from '../hand-over.ts'
import { kindFlag, marginPiece, monthPiece, portfolioPiece } from './pieces.ts'
import { endingOf, formatOf, show, textOf, type Format } from './run.ts'
import { makeFolder } from './write-csv.ts'

/** All clients in one document; into a folder, the report of each. */
export async function run(context: Context, flags: Flags): Promise<number> {
  const { lang } = context
  const kind = kindFlag(flags)
  if (kind !== 'client' && kind !== 'margin') {
    throw new Failure('usage', 'kind_of_one_client', say(lang, kindText.only_clients_report))
  }
  const clients = await (await context.store()).clients.list()
  if (clients.length === 0) {
    throw new Failure('not_found', 'no_client', say(lang, kindText.no_clients), { hint: say(lang, kindText.no_clients_hint) })
  }
  const month = monthOfAll(context, clients, flags)
  const output = textFlag(flags, 'output')
  const format = formatOf(context, flags, output)
  if (kind === 'margin') {
    return show(
      context,
      await marginPiece(context, clients, month, `${say(lang, kindText.margin_file)}-${month}`),
      format,
      output,
    )
  }
  if (output !== undefined && output !== '-' && format !== 'csv' && (await isFolder(context, output))) {
    // without a word on the form, a folder holds what one sends
    const form = textFlag(flags, 'format') === undefined && !context.options.json ? 'html' : format
    return writeEach(context, clients, { month, flags, folder: resolve(context.cwd, output), format: form })
  }
  const piece = await progress(context, kindText.reading, clients, (done) => portfolioPiece(context, clients, month, done))
  return show(context, piece, format, output)
}

/** A month that is over wherever the clients are. */
function monthOfAll(context: Context, clients: readonly Client[], flags: Flags): string {
  const now = context.now()
  const said = textFlag(flags, 'month')
  const zones = clients.map(({ time_zone }) => time_zone)
  if (said !== undefined) return parseMonth(said, dayOf(now, zones[0] ?? 'UTC'), context.lang)
  return zones.map((zone) => lastCompleteMonth(now, zone)).toSorted()[0] ?? lastCompleteMonth(now, 'UTC')
}

/** There already, or named like none of the forms of a document. */
async function isFolder({ cwd }: Context, output: string): Promise<boolean> {
  const there = await stat(resolve(cwd, output)).catch(() => null)
  return there === null ? endingOf(output) === null : there.isDirectory()
}

async function progress<T>(
  context: Context,
  title: (typeof kindText)['reading'] | (typeof kindText)['writing'],
  clients: readonly Client[],
  work: (done: (count: number) => void) => Promise<T>,
): Promise<T> {
  const { lang } = context
  const line = (count: number): string =>
    `${say(lang, title)} ${progressBar(count, clients.length)} ${number(lang, count)}/${number(lang, clients.length)}`
  return withSpinner(context, line(0), (tell) => work((count) => tell(line(count))))
}

interface Written {
  readonly client: string
  readonly file: string | null
  readonly error: string | null
}

async function writeEach(
  context: Context,
  clients: readonly Client[],
  given: { month: string; flags: Flags; folder: string; format: Exclude<Format, 'csv'> },
): Promise<number> {
  const { io, lang, options } = context
  const { month, flags, folder, format } = given
  const ending = format === 'terminal' ? 'txt' : format
  if (!options.dry_run) await makeFolder(context, folder)
  const written = await progress(context, kindText.writing, clients, async (done) => {
    const found: Written[] = []
    for (const [index, client] of clients.entries()) {
      found.push(await writeOne(client))
      done(index + 1)
    }
    return found
  })
  const failed = written.filter(({ error }) => error !== null)
  const values = { count: written.length - failed.length, folder }
  if (options.json) io.json(written)
  else {
    io.note(say(lang, options.dry_run ? kindText.would_write_all : kindText.written_all, values))
    for (const one of failed) {
      io.complain(say(lang, kindText.failed_client, { client: one.client, message: one.error ?? '' }))
    }
  }
  return failed.length === 0 ? exitCodes.done : exitCodes.partial

  async function writeOne(client: Client): Promise<Written> {
    try {
      const piece = await monthPiece(context, client, { kind: 'client', month, flags })
      const file = resolve(folder, `${piece.stem}.${ending}`)
      if (!options.dry_run) await replaceFile(context, file, await textOf(context, piece, format))
      return { client: client.slug, file, error: null }
    } catch (error) {
      if (error instanceof Failure && error.kind === 'interrupted') throw error
      return { client: client.slug, file: null, error: reasonOf(error) }
    }
  }
}
