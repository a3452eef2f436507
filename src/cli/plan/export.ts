import { extname, resolve } from 'node:path'
import { chooseClient, documentLangs } from '../../clients/choose-client.ts'
import type { Context } from '../../context.ts'
import { toCsv } from '../../documents/csv.ts'
import { toIcs, type CalendarEvent } from '../../documents/ics.ts'
import { minutes } from '../../i18n/format.ts'
import { planText, taskStateLabel } from '../../i18n/plan.ts'
import { planRoleLabel } from '../../i18n/plan90.ts'
import { say, type Lang } from '../../i18n/text.ts'
import { daysBetween } from '../../days.ts'
import type { Client } from '../../store/clients.ts'
import { findPlan, type FoundPlan, type FoundTask, type FoundTime } from '../../strategy/find-plan.ts'
import { textFlag, type Flags } from '../entries.ts'
import { detailText, doerNames } from './words.ts'

/** In the language that the client's people read: it goes into their calendars. */
export async function run(context: Context, flags: Flags): Promise<void> {
  const { io, lang, options } = context
  const output = textFlag(flags, 'output')
  const file = output === undefined || output === '-' ? null : resolve(context.cwd, output)
  const client = await chooseClient(context, { writes: false })
  const found = await findPlan(context, client)
  const csv = flags['csv'] === true || (flags['ics'] !== true && file !== null && extname(file).toLowerCase() === '.csv')
  const [inLang = lang] = documentLangs(context, client)
  const text = csv ? await tableOf(inLang, found) : await toCalendar(context, inLang, client, found)
  const json = { client: client.slug, format: csv ? 'csv' : 'ics', file, tasks: found.tasks.length }
  if (file === null) return options.json ? io.json({ ...json, content: text }) : io.raw(text)
  const { checkFolder, replaceFile } = await import('../hand-over.ts')
  await checkFolder(context, file)
  if (options.dry_run) return io.note(say(lang, planText.would_write, { path: file }))
  await replaceFile(context, file, text)
  if (options.json) return io.json(json)
  io.note(say(lang, planText.written, { path: file }))
}

function toCalendar(context: Context, lang: Lang, client: Client, { tasks, plan }: FoundPlan): Promise<string> {
  const name = say(lang, planText.calendar_name, { name: client.name })
  const events = tasks.flatMap((task) => task.times.map((time) => eventOf(lang, client, plan?.number ?? 1, task, time)))
  return toIcs({ name, lang }, events, context.now())
}

function eventOf(lang: Lang, client: Client, plan: number, task: FoundTask, time: FoundTime): CalendarEvent {
  const title = `${client.name} · ${task.id} ${say(lang, task.title)}`
  const lines = [
    ...task.details.map((detail) => detailText(lang, detail)),
    say(lang, planText.event_who, { who: doerNames(lang, task.who) }),
    say(lang, planText.event_minutes, { minutes: minutes(task.minutes) }),
  ]
  return {
    // a task keeps its event when the plan moves
    uid: `plan-${client.slug}-${plan}-${task.id}-${time.nth}@smm`,
    title: time.mark === null ? title : say(lang, planText.event_done, { title }),
    about: lines.join('\n'),
    // a week of work is noted on its first day: it would cover the calendar otherwise
    at: { day: time.first, days: task.recurring === null ? daysBetween(time.first, time.last) + 1 : 1 },
  }
}

function tableOf(lang: Lang, { tasks }: FoundPlan): Promise<string> {
  const rows = tasks.flatMap((task) =>
    task.times.map(({ first, last, state, mark }) => [
      task.id,
      say(lang, task.title),
      task.details.map((detail) => detailText(lang, detail)).join(' '),
      say(lang, planRoleLabel[task.role]),
      doerNames(lang, task.who),
      task.minutes,
      first,
      last,
      state === 'missed' ? say(lang, taskStateLabel.over) : say(lang, taskStateLabel[state]),
      mark?.done_on ?? null,
      mark?.done_by ?? null,
      mark?.minutes ?? null,
      mark?.note ?? null,
    ]),
  )
  return toCsv({ header: columns, rows }, lang)
}

const columns = [
  'task',
  'title',
  'details',
  'role',
  'who',
  'minutes',
  'first',
  'last',
  'state',
  'done_on',
  'done_by',
  'minutes_taken',
  'note',
] as const
