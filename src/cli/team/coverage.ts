import { chooseClient } from '../../clients/choose-client.ts'
import type { Context } from '../../context.ts'
import { date, minutes } from '../../i18n/format.ts'
import { fieldChoiceText } from '../../i18n/questionnaire.ts'
import { teamText } from '../../i18n/team.ts'
import { say } from '../../i18n/text.ts'
import { paint } from '../../io/paint.ts'
import { table } from '../../io/table.ts'
import { sign } from '../../io/signs.ts'
import type { DayCover } from '../../people/coverage.ts'
import { findCoverage, type FoundCoverage } from '../../people/find-coverage.ts'
import { shortDay, shortDays } from '../../people/short-days.ts'
import type { TeamMember } from '../../store/team.ts'
import { daysText } from '../../strategy/explanations.ts'
import { dayIds, wantedDays, type Day } from '../../strategy/strategy.ts'
import { text, type Flags } from '../queue/flag-values.ts'
import { page } from '../strategy/page.ts'

export async function run(context: Context, flags: Flags): Promise<void> {
  const { io, lang, options } = context
  const client = await chooseClient(context, { writes: false })
  const found = await findCoverage(context, client, text(flags, 'week'))
  if (options.json) return io.json(coverageJson(found))
  const { week, from, to, team, days, wanted } = found
  if (team.length === 0) {
    io.note(say(lang, teamText.none, { name: client.name }))
    return io.note(say(lang, teamText.none_hint))
  }
  const { text: line, item, section } = page(io)
  io.print(paint('bold', client.name))
  const number = Number(week.slice(-2))
  io.print(say(lang, teamText.coverage_title, { number, from: date(lang, from), to: date(lang, to) }))
  line(say(lang, teamText.coverage_wanted, { days: daysText(lang, wantedDays(wanted)) }))
  io.print()
  for (const one of grid(context, found)) io.print(one)

  section(say(lang, teamText.section_todo))
  const todo = todos(context, found)
  if (todo.length === 0) line(say(lang, teamText.all_covered))
  for (const { text: said, command } of todo) {
    item(sign.item, said)
    if (command !== null) io.print(`    ${command}`)
  }

  section(say(lang, teamText.section_rota))
  for (const day of days.filter((one) => one.wanted)) item(sign.item, rotaLine(context, day))

  section(say(lang, teamText.section_load))
  if (found.load === null) return line(say(lang, teamText.load_none))
  for (const { alias, planned_minutes, declared_minutes, overload } of found.load) {
    const values = { person: alias, planned: minutes(planned_minutes), declared: minutes(declared_minutes) }
    item(sign.item, overload ? paint('red', say(lang, teamText.overload, values)) : say(lang, teamText.load, values))
  }
  line(say(lang, teamText.load_outside))
}

function coverageJson({ client, week, from, to, wanted, days, one_person, load }: FoundCoverage) {
  const withStatus = (status: DayCover['status']): Day[] => days.filter((one) => one.status === status).map((one) => one.day)
  return {
    client: client.slug,
    week,
    from,
    to,
    wanted,
    days,
    gaps: withStatus('gap'),
    no_backup: withStatus('no_backup'),
    one_person,
    load,
    load_reason: load === null ? 'no_strategy' : null,
  }
}

/** A person a line, a day a column; each cell is a word. */
function grid({ io, lang }: Context, { team, days }: FoundCoverage): string[] {
  const yesNo = (yes: boolean): string => say(lang, yes ? teamText.present : teamText.absent)
  const colour = { gap: 'red', no_backup: 'yellow', covered: 'green', not_wanted: 'dim' } as const
  const head = [
    { title: say(lang, teamText.col_person), flexible: true },
    ...days.map(({ day, date: on }) => ({ title: `${shortDay(lang, day)} ${Number(on.slice(-2))}` })),
  ]
  const rows = [
    ...team
      .filter((member) => member.minutes_per_week > 0)
      .map((member) => [member.alias, ...dayIds.map((day) => yesNo(member.days.includes(day)))]),
    [say(lang, teamText.row_wanted), ...days.map(({ wanted }) => yesNo(wanted))],
    [
      say(lang, teamText.row_status),
      ...days.map(({ status }) => paint(colour[status], say(lang, teamText[`status_${status}`]))),
    ],
  ]
  return table(head, rows, io.columns)
}

function rotaLine({ lang }: Context, { day, pilot, copilot, holiday }: DayCover): string {
  const name = say(lang, fieldChoiceText.days[day])
  const said =
    pilot === null
      ? say(lang, teamText.rota_nobody, { day: name })
      : copilot === null
        ? say(lang, teamText.rota_alone, { day: name, pilot })
        : say(lang, teamText.rota_both, { day: name, pilot, copilot })
  return holiday === null ? said : say(lang, teamText.rota_holiday, { line: said, holiday })
}

interface Todo {
  readonly text: string
  /** To be typed; it stands on a line of its own. */
  readonly command: string | null
}

function todos(context: Context, found: FoundCoverage): Todo[] {
  const { lang } = context
  const { days, one_person, team } = found
  const list: Todo[] = []
  const add = (text: string, command: string | null = null): void =>
    void list.push({ text: text.charAt(0).toUpperCase() + text.slice(1), command })
  if (one_person !== null) add(say(lang, teamText.one_person, { person: one_person }))
  if (team.every((member) => member.minutes_per_week === 0)) add(say(lang, teamText.nobody))
  const gaps = days.filter(({ status }) => status === 'gap').map(({ day }) => day)
  if (gaps.length > 0) {
    const { text, command } = remedy(context, found, gaps)
    add(say(lang, teamText.todo_gap, { days: daysText(lang, gaps), remedy: text }), command)
  }
  const alone = days.filter(({ status }) => status === 'no_backup')
  for (const person of new Set(alone.map(({ present }) => present[0] ?? ''))) {
    const theirs = alone.filter(({ present }) => present[0] === person).map(({ day }) => day)
    const { text, command } = remedy(context, found, theirs)
    add(say(lang, teamText.todo_no_backup, { days: daysText(lang, theirs), person, remedy: text }), command)
  }
  const interns = days.filter(({ interns_only, wanted }) => interns_only && wanted).map(({ day }) => day)
  if (interns.length > 0) add(say(lang, teamText.todo_interns, { days: daysText(lang, interns) }))
  for (const { day, wanted, holiday } of days) {
    if (wanted && holiday !== null)
      add(say(lang, teamText.todo_holiday, { day: say(lang, fieldChoiceText.days[day]), holiday }))
  }
  return list
}

/** Nobody is asked to answer on more days than a week of work has. */
const workDays = 5

/** Somebody experienced who has time left and is not there on these days, else somebody new. */
function remedy({ lang }: Context, { team, load, client }: FoundCoverage, days: readonly Day[]): Todo {
  const left = (member: TeamMember): number => {
    const found = load?.find((one) => one.alias === member.alias)
    return found === undefined ? member.minutes_per_week : found.declared_minutes - found.planned_minutes
  }
  const [candidate] = team
    .filter((member) => member.minutes_per_week > 0 && !days.some((day) => member.days.includes(day)) && left(member) >= 0)
    .filter((member) => member.days.length + days.length <= workDays)
    .toSorted((a, b) => Number(a.intern) - Number(b.intern) || left(b) - left(a))
  if (candidate === undefined) return { text: say(lang, teamText.remedy_add), command: null }
  return {
    text: say(lang, teamText.remedy_ask, { person: candidate.alias }),
    command: say(lang, teamText.remedy_command, {
      alias: candidate.alias,
      slug: client.slug,
      days: shortDays(lang, [...candidate.days, ...days]).replaceAll(', ', ','),
    }),
  }
}
