import { resolve } from 'node:path'
import { chooseClient, documentLangs } from '../../clients/choose-client.ts'
import { actionWords, details, postMortem, readIncident } from '../../community/post-mortem.ts'
import type { Context } from '../../context.ts'
import { personWords } from '../../delivery/index.ts'
import { Failure } from '../../failure.ts'
import { crisisText } from '../../i18n/crisis.ts'
import { shortDateTime } from '../../i18n/format.ts'
import { say } from '../../i18n/text.ts'
import { inWords, paint } from '../../io/paint.ts'
import { jsonText } from '../../io/sanitise.ts'
import { wrapText } from '../../io/wrap.ts'
import { keepPaper } from '../../posts/keep-paper.ts'
import type { Client } from '../../store/clients.ts'
import type { Incident } from '../../store/crisis.ts'
import { authorOf, checkFolder, inFormat, printDocument, replaceFile, tellFile, type DocumentFormat } from '../hand-over.ts'
import type { Flags } from '../queue/flag-values.ts'
import { levelInWords, levelStyle } from './show-evaluation.ts'
import { oneLine, said } from './typed.ts'

/** With a note: one more line. With `--format`: the written account. Alone: what happened so far. */
export async function run(context: Context, words: readonly string[], flags: Flags): Promise<void> {
  const note = oneLine(words)
  const writes = note !== null || ['action', 'target', 'attach'].some((one) => said(flags, one) !== null)
  const client = await chooseClient(context, { writes })
  const incident = await incidentOf(context, client, said(flags, 'incident'))
  if (writes) return add(context, incident, note, flags)
  if (said(flags, 'format') !== null || said(flags, 'output') !== null) return handOver(context, client, incident, flags)
  return show(context, client, incident)
}

/** The open one, else the last; a drill too. Throws `Failure` not_found. */
async function incidentOf(context: Context, client: Client, typed: string | null): Promise<Incident> {
  const { crisis } = await context.store()
  const { lang } = context
  if (typed !== null) {
    const found = /^\d{1,15}$/.test(typed) ? await crisis.incident(Number(typed)) : null
    if (found?.client === client.slug) return found
    throw new Failure('not_found', 'incident_not_found', say(lang, crisisText.incident_unknown, { id: typed }))
  }
  const [last] = await crisis.incidents(client.slug)
  const chosen = (await crisis.open(client.slug)) ?? (await crisis.open(client.slug, true)) ?? last
  if (chosen !== undefined) return chosen
  throw new Failure('not_found', 'no_incident', say(lang, crisisText.no_incident), {
    hint: say(lang, crisisText.no_incident_hint),
  })
}

async function add(context: Context, incident: Incident, note: string | null, flags: Flags): Promise<void> {
  const { io, lang, options } = context
  const file = said(flags, 'attach')
  const kept = file === null ? null : await keepPaper(context, file)
  const line = {
    action: said(flags, 'action') ?? 'note',
    done_by: said(flags, 'by'),
    target: said(flags, 'target'),
    note,
    ...(kept !== null && { attachment: kept.path, attachment_sha256: kept.sha256 }),
  }
  if (options.dry_run) {
    if (options.json) return io.json({ dry_run: true, ...line })
    return io.note(say(lang, crisisText.dry_run))
  }
  const written = await (await context.store()).crisis.write(incident.id, line, context.now().toISOString())
  if (options.json) return io.json(written)
  io.print(say(lang, crisisText.logged))
  if (written.attachment !== null) io.print(say(lang, crisisText.attached, { file: written.attachment }))
}

async function show(context: Context, client: Client, incident: Incident): Promise<void> {
  const { io, lang, options } = context
  const log = await (await context.store()).crisis.log(incident.id)
  if (options.json) return io.json(log)
  const at = (instant: string): string => shortDateTime(lang, new Date(instant), client.time_zone)
  const values = { id: incident.id, topic: incident.topic, at: at(incident.opened_at) }
  io.print(paint('bold', `${say(lang, crisisText.incident)} ${say(lang, crisisText.incident_is, values)}`))
  for (const line of log) {
    const who = personWords(lang, line.done_by)
    const level = inWords(paint(levelStyle[line.level], '●'), levelInWords(lang, line.level))
    const head = `${at(line.at)}  ${level} ${actionWords(lang, line)}${who === '' ? '' : ` · ${who}`}`
    io.print(head)
    const words = details(lang, line)
    if (words !== '') wrapText(words, Math.min(io.columns, 100) - 4).forEach((part) => io.print(`    ${part}`))
  }
}

async function handOver(context: Context, client: Client, incident: Incident, flags: Flags): Promise<void> {
  const { io, lang, options } = context
  const output = said(flags, 'output')
  const ending = /\.(md|html|pdf|docx|json)$/i.exec(output ?? '')?.[1]?.toLowerCase()
  const format = said(flags, 'format') ?? ending ?? 'md'
  const record = await readIncident(context, client, incident)
  const to_stdout = output === null || output === '-'
  if (to_stdout && format === 'json') return io.json(record)
  if ((format === 'pdf' || format === 'docx') && to_stdout) {
    throw new Failure('usage', 'output_needed', say(lang, crisisText.output_needed, { format }))
  }
  const author = await authorOf(context)
  const content =
    format === 'json'
      ? jsonText(record)
      : await inFormat(
          context,
          documentLangs(context, client).map((one) => postMortem(record, client, author, one, context.now())),
          format as DocumentFormat,
        )
  if (to_stdout) return printDocument(context, content)
  const path = resolve(context.cwd, output)
  await checkFolder(context, path)
  if (!options.dry_run) await replaceFile(context, path, content)
  tellFile(context, path, say(lang, options.dry_run ? crisisText.dry_run : crisisText.written, { path }))
}
