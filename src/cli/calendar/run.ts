import { extname, resolve } from 'node:path'
import { chooseClient, documentLangs } from '../../clients/choose-client.ts'
import type { Context } from '../../context.ts'
import { dayOf } from '../../days.ts'
import { Failure } from '../../failure.ts'
import { calendarText } from '../../i18n/calendar.ts'
import { say, type Text } from '../../i18n/text.ts'
import { readCalendar, type Period } from '../../posts/read-calendar.ts'
import type { Client } from '../../store/clients.ts'
import { textFlag, type Flags } from '../entries.ts'
import { choosePeriod } from './choose-period.ts'

type Form = 'terminal' | 'html' | 'ics'

const byEnding: Readonly<Record<string, Form>> = { '.html': 'html', '.htm': 'html', '.ics': 'ics' }

export async function run(context: Context, flags: Flags): Promise<void> {
  const { io, lang, options } = context
  const output = textFlag(flags, 'output')
  const file = output === undefined || output === '-' ? null : resolve(context.cwd, output)
  const form = formOf(context, flags, file)
  const client = await chooseClient(context, { writes: false })
  const today = dayOf(context.now(), client.time_zone)
  const period = choosePeriod(context, flags, today, form === 'ics' ? 3 : 1)
  const store = await context.store()
  // what comes back is there before it is looked at; only loaded when a series is due for more posts
  if (!options.dry_run && (await store.series.due(context.now().toISOString())).length > 0)
    await (await import('../../posts/extend-series.ts')).extendDueSeries(context)

  if (form === 'terminal') {
    const calendar = await readCalendar(context, client, period, lang)
    if (options.json) return io.json(calendar)
    return (await import('./show.ts')).show(context, calendar)
  }
  const { checkFolder, printDocument, replaceFile, tellFile } = await import('../hand-over.ts')
  if (file === null) return printDocument(context, await textOf(context, client, period, form))
  await checkFolder(context, file)
  if (options.dry_run) return tellFile(context, file, say(lang, calendarText.would_write, { path: file }))
  await replaceFile(context, file, await textOf(context, client, period, form))
  tellFile(context, file, say(lang, calendarText.written, { path: file }))
}

/** In the language that the client's people read. */
async function textOf(context: Context, client: Client, period: Period, form: 'html' | 'ics'): Promise<string> {
  const langs = documentLangs(context, client)
  const [lang = client.lang] = langs
  if (form === 'ics') {
    const { calendarEvents } = await import('../../posts/calendar-events.ts')
    const { toIcs } = await import('../../documents/ics.ts')
    const events = calendarEvents(await readCalendar(context, client, period, lang), lang)
    return toIcs({ name: say(lang, calendarText.ics_name, { name: client.name }), lang }, events, context.now())
  }
  const { calendarHtml } = await import('../../posts/calendar-html.ts')
  const pages = []
  for (const one of langs) pages.push({ calendar: await readCalendar(context, client, period, one), lang: one })
  const config = await context.config()
  const from = [config.get('consultant.name'), config.get('consultant.company')].filter((line) => line !== null)
  return calendarHtml(pages, config.get('consultant.color'), from)
}

/** `--html`, `--ics`, else what the file's name says. Throws `Failure` usage: `two_forms`, `bad_output`. */
function formOf(context: Context, flags: Flags, file: string | null): Form {
  const html = flags['html'] === true
  const ics = flags['ics'] === true
  if (html && ics) throw refuse(context, 'two_forms', calendarText.two_forms, calendarText.one_of_them)
  if (html || ics) return html ? 'html' : 'ics'
  if (file === null) return 'terminal'
  const form = byEnding[extname(file).toLowerCase()]
  if (form === undefined) throw refuse(context, 'bad_output', calendarText.bad_output, calendarText.bad_output_hint)
  return form
}

function refuse({ lang }: Context, code: string, message: Text<string, string>, hint: Text<string, string>): Failure {
  return new Failure('usage', code, say(lang, message), { hint: say(lang, hint) })
}
