import { chooseClient } from '../../clients/choose-client.ts'
import { countryName } from '../../clients/regions.ts'
import type { Context } from '../../context.ts'
import { addDays, daysBetween, mondayOf } from '../../days.ts'
import { Failure } from '../../failure.ts'
import { date, minutes } from '../../i18n/format.ts'
import { planText } from '../../i18n/plan.ts'
import { planRoleLabel } from '../../i18n/plan90.ts'
import { say, type Lang } from '../../i18n/text.ts'
import { paint } from '../../io/paint.ts'
import { pad, table } from '../../io/table.ts'
import { wrapText } from '../../io/wrap.ts'
import { readWhen } from '../../posts/when.ts'
import { firstDay, lastDay, monthOf, parseMonth } from '../../results/month.ts'
import type { Client } from '../../store/clients.ts'
import type { Idea } from '../../store/ideas.ts'
import { findPlan, type FoundPlan, type FoundTask, type FoundTime } from '../../strategy/find-plan.ts'
import { minutesByRole, minutesInAll, pilotDays } from '../../strategy/plan.ts'
import { planRoles } from '../../strategy/plan90.ts'
import { startPlan } from '../../strategy/start-plan.ts'
import { whoDoes } from '../../strategy/who-does.ts'
import { textFlag, type Flags } from '../entries.ts'
import { planJson } from './plan-json.ts'
import { timeline } from './timeline.ts'
import { dayMonth, detailText, doerNames, inFocus, sign, standing } from './words.ts'

interface Shown {
  readonly task: FoundTask
  readonly time: FoundTime
}

export async function run(context: Context, flags: Flags): Promise<void> {
  const { io, lang, options } = context
  const typed = textFlag(flags, 'start')
  const client = await chooseClient(context, { writes: typed !== undefined })
  const chosen = typed === undefined ? undefined : await readStart(context, client, typed)
  const begun = chosen === undefined ? null : await startPlan(context, client, chosen)
  const found = await findPlan(context, client, options.dry_run ? chosen : undefined)
  const feedback = await feedbackFor(context, client, found)
  const span = spanOf(context, flags, found)
  const shown = choose(found, span, flags['all'] === true)
  if (options.json) {
    const tasks = span === null ? found.tasks : shown.map(({ task }) => task)
    return io.json(planJson(lang, client, found, tasks, feedback))
  }
  if (begun && chosen !== undefined) io.print(startedWords(context, chosen, begun.next))
  head(context, client, found)
  for (const line of groups(lang, found, shown, span, io.columns)) io.print(line)
  const hidden = span === null && flags['all'] !== true ? found.tasks.filter((task) => task.state === 'done').length : 0
  if (hidden > 0) io.print(paint('dim', say(lang, planText.hidden_done, { count: hidden })))
  if (span !== null) return
  io.print()
  for (const line of timeline(lang, found, io.columns)) io.print(line)
  io.print()
  for (const line of await totals(context, client, found)) io.print(line)
  tellFeedback(context, feedback)
  next(context, client, found)
}

function startedWords({ lang, options }: Context, day: string, another: boolean): string {
  const said = { date: date(lang, day) }
  if (another) return say(lang, options.dry_run ? planText.new_plan_would : planText.new_plan, said)
  return say(lang, options.dry_run ? planText.start_would : planText.start_set, said)
}

/** A day as people write it, past or to come. Throws `Failure` usage `bad_start`. */
async function readStart(context: Context, { time_zone }: Client, typed: string): Promise<string> {
  const { lang } = context
  const read = await readWhen(`${typed} 12:00`, { now: context.now(), time_zone, lang })
  const instant = read.is === 'instant' || read.is === 'past' ? read.instant : null
  if (instant !== null && !Number.isNaN(Date.parse(instant.scheduled_at))) return instant.scheduled_local.slice(0, 10)
  throw new Failure('usage', 'bad_start', say(lang, planText.bad_start, { value: typed }), {
    hint: say(lang, planText.bad_start_hint),
  })
}

interface Span {
  readonly from: string
  readonly to: string
}

function spanOf({ lang }: Context, flags: Flags, { today, end }: FoundPlan): Span | null {
  if (flags['week'] === true) {
    const monday = mondayOf(today)
    return { from: monday, to: addDays(monday, 6) }
  }
  const month = flags['month']
  if (month === undefined) return null
  // a month by its name is the last such month before the plan ends
  const named = typeof month === 'string' ? parseMonth(month, end > today ? end : today, lang) : monthOf(today)
  return { from: firstDay(named), to: lastDay(named) }
}

/** One line per task: the time of it that matters now, or in the span. */
function choose({ tasks }: FoundPlan, span: Span | null, all: boolean): Shown[] {
  return tasks.flatMap((task) => {
    if (span === null && !all && task.state === 'done') return []
    const among = span === null ? task.times : task.times.filter((one) => one.first <= span.to && one.last >= span.from)
    const time = inFocus(task, among)
    return time === undefined ? [] : [{ task, time }]
  })
}

function head({ io, lang }: Context, client: Client, { strategy, plan, start, end, today, holidays_known }: FoundPlan): void {
  io.print(paint('bold', client.name))
  io.print(say(lang, planText.title, { start: date(lang, start), end: date(lang, end) }))
  const notes = [say(lang, planText.investment)]
  if (strategy.result.phase1 !== null && today < addDays(start, 15)) notes.push(say(lang, planText.listening_first))
  if (!holidays_known) notes.push(say(lang, planText.holidays_unknown, { country: countryName(client.country, lang) }))
  for (const note of notes) for (const line of wrapText(note, io.columns)) io.print(paint('dim', line))
  if (plan === null) io.note(say(lang, planText.not_set, { client: ` -c ${client.slug}` }))
}

/** What is late first, then week by week. */
function groups(lang: Lang, found: FoundPlan, shown: readonly Shown[], span: Span | null, columns: number): string[] {
  if (shown.length === 0) {
    const all = found.tasks.every((task) => task.state === 'done')
    return ['', say(lang, span === null && all ? planText.all_done : planText.nothing_here)]
  }
  const late = shown.filter(({ time }) => time.state === 'late')
  const weeks = new Map<string, Shown[]>()
  for (const one of shown.filter(({ time }) => time.state !== 'late')) {
    // what goes on is of this week
    const day = one.time.state === 'due' && one.time.first < found.today ? found.today : one.time.first
    const monday = mondayOf(day)
    weeks.set(monday, [...(weeks.get(monday) ?? []), one])
  }
  const lines = ({ task, time }: Shown): string[] => taskLines(lang, found.today, task, time, columns)
  const blocks = [...weeks]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([monday, group]) => ['', paint('bold', weekTitle(lang, found, monday)), ...group.flatMap(lines)])
  if (late.length === 0) return blocks.flat()
  return ['', paint('red', `${say(lang, planText.late)} (${late.length})`), ...late.flatMap(lines), ...blocks.flat()]
}

function weekTitle(lang: Lang, { start, end }: FoundPlan, monday: string): string {
  const first = mondayOf(start)
  const number = Math.floor(daysBetween(first, monday) / 7) + 1
  if (monday > end || monday < first) return say(lang, planText.week_of_only, { date: date(lang, monday) })
  return say(lang, planText.week, { number, from: dayMonth(monday), to: dayMonth(addDays(monday, 4)) })
}

/** Columns before a title: sign, number, days, minutes. */
const beside = 32

/** Sign, number, days and minutes in columns; the title beside them, who and how it stands below. */
function taskLines(lang: Lang, today: string, task: FoundTask, time: FoundTime, columns: number): string[] {
  const days = time.first === time.last ? dayMonth(time.first) : `${dayMonth(time.first)} – ${dayMonth(time.last)}`
  const start = `${sign(time.state, lang)} ${task.id}  ${pad(days, 13)}  ${pad(minutes(task.minutes), 8, 'right')}  `
  const indent = ' '.repeat(beside)
  const room = Math.max(24, columns - beside)
  const title = wrapText(say(lang, task.title), room)
  const below = [doerNames(lang, task.who), ...standing(lang, task, time, today)].join(' · ')
  const details = time.state === 'done' ? [] : task.details.map((detail) => detailText(lang, detail))
  const note = time.mark?.note ?? null
  return [
    ...title.map((line, i) => `${i === 0 ? start : indent}${line}`),
    ...details.flatMap((line) => wrapText(line, room)).map((line) => `${indent}${line}`),
    ...wrapText(below, room).map((line) => `${indent}${paint('dim', line)}`),
    ...(note === null ? [] : wrapText(note, room).map((line) => `${indent}${line}`)),
  ]
}

async function totals(context: Context, client: Client, found: FoundPlan): Promise<string[]> {
  const { lang, io } = context
  const by = minutesByRole(found.tasks)
  const doers = whoDoes({ ...found.strategy, team: await (await context.store()).team.list(client.slug) })
  const rows = planRoles.flatMap((role) => {
    const spent = by[role]
    if (spent === undefined) return []
    return [[say(lang, planRoleLabel[role]), doerNames(lang, doers[role]), minutes(spent)]]
  })
  const heads = [
    { title: say(lang, planText.col_role) },
    { title: say(lang, planText.col_who), flexible: true },
    { title: say(lang, planText.col_time), align: 'right' as const },
  ]
  const all = [say(lang, planText.in_all), '', minutes(minutesInAll(found.tasks))]
  return [paint('bold', say(lang, planText.total)), ...table(heads, [...rows, all], io.columns)]
}

/** What the client said of the work since the quarter before: it is part of the next plan. */
async function feedbackFor(context: Context, client: Client, { start }: FoundPlan): Promise<Idea[]> {
  const since = addDays(start, -pilotDays)
  const said = await (await context.store()).ideas.list(client.slug, { kind: 'feedback' })
  return said.filter(({ added_at }) => added_at.slice(0, 10) >= since)
}

function tellFeedback({ io, lang }: Context, feedback: readonly Idea[]): void {
  if (feedback.length === 0) return
  io.print()
  io.print(paint('bold', say(lang, planText.feedback)))
  for (const { text, said_by, added_at } of feedback) {
    const said = { text, date: date(lang, added_at) }
    const words =
      said_by === null ? say(lang, planText.feedback_on, said) : say(lang, planText.feedback_by, { ...said, who: said_by })
    wrapText(words, io.columns - 4).forEach((line, i) => io.print(`${i === 0 ? '  · ' : '    '}${line}`))
  }
}

function next({ io, lang }: Context, client: Client, { tasks, today, end }: FoundPlan): void {
  const named = { client: ` -c ${client.slug}` }
  io.note('')
  const task = tasks.find((one) => one.state === 'late' || one.state === 'due') ?? tasks.find((one) => one.state === 'coming')
  if (today > end) io.note(say(lang, planText.ended, named))
  else if (task) io.note(say(lang, planText.next_done, { ...named, task: task.id }))
}
