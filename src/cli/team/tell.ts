import type { Context } from '../../context.ts'
import { minutes } from '../../i18n/format.ts'
import { tagLabel } from '../../i18n/message-tags.ts'
import { fieldChoiceText } from '../../i18n/questionnaire.ts'
import { roleLabel, teamText } from '../../i18n/team.ts'
import { say, type Lang } from '../../i18n/text.ts'
import { facts } from '../../io/facts.ts'
import { paint } from '../../io/paint.ts'
import type { TeamChange } from '../../people/change-team.ts'
import type { Client } from '../../store/clients.ts'
import type { TeamMember } from '../../store/team.ts'
import { daysText } from '../../strategy/explanations.ts'

type Fact = readonly [label: string, value: string]

/** What is known of a member, as labels and values. */
export function memberFacts(lang: Lang, member: TeamMember): Fact[] {
  const { roles, job, department, minutes_per_week, days, years_in_company, email, topics } = member
  const rows: Fact[] = [
    [say(lang, teamText.label_alias), member.alias],
    [say(lang, teamText.label_roles), rolesText(lang, member, roles)],
  ]
  if (job !== null) rows.push([say(lang, teamText.label_job), jobText(lang, job)])
  if (department !== null) rows.push([say(lang, teamText.label_department), department])
  rows.push([say(lang, teamText.label_time), timeText(lang, minutes_per_week)])
  if (minutes_per_week > 0)
    rows.push([say(lang, teamText.label_days), days.length > 0 ? daysText(lang, days) : say(lang, teamText.no_day)])
  if (department !== null) rows.push([say(lang, teamText.label_ready), readyText(lang, member)])
  if (years_in_company !== null)
    rows.push([say(lang, teamText.label_years), say(lang, teamText.years_value, { count: years_in_company })])
  if (email !== null) rows.push([say(lang, teamText.label_email), email])
  if (topics.length > 0)
    rows.push([say(lang, teamText.label_topics), topics.map((topic) => say(lang, tagLabel[topic])).join(', ')])
  return rows
}

export function rolesText(lang: Lang, { intern }: Pick<TeamMember, 'intern'>, roles: TeamMember['roles']): string {
  const names = roles.map((role) => say(lang, roleLabel[role])).join(', ')
  return intern ? say(lang, teamText.with_intern, { roles: names }) : names
}

/** The functions that the questionnaire proposes have words; others are as they were typed. */
function jobText(lang: Lang, job: string): string {
  const labels: Readonly<Record<string, { fr: string; en: string }>> = fieldChoiceText.role
  const label = Object.hasOwn(labels, job) ? labels[job] : undefined
  return label === undefined ? job : say(lang, label)
}

function timeText(lang: Lang, time: number): string {
  return time === 0 ? say(lang, teamText.no_time) : say(lang, teamText.a_week, { time: minutes(time) })
}

/** The four signs by what was said of them: `oui : formation ; à demander : règles d’usage, aisance à l’écrit`. */
function readyText(lang: Lang, member: TeamMember): string {
  const ticks = ['trained', 'knows_rules', 'motivated', 'at_ease'] as const
  const answers = [
    [true, teamText.yes],
    [false, teamText.no],
    [null, teamText.unknown],
  ] as const
  return answers
    .map(([value, answer]) => {
      const what = ticks.filter((tick) => member[tick] === value).map((tick) => say(lang, teamText[`tick_${tick}`]))
      return what.length === 0 ? '' : say(lang, teamText.tick, { answer: say(lang, answer), what: what.join(', ') })
    })
    .filter((part) => part !== '')
    .join(say(lang, teamText.tick_between))
}

/** What was written (or would be), what it means, and what to do about the strategy. */
export function tellChange(
  { io, lang, options }: Context,
  client: Client,
  change: TeamChange,
  said: string,
  shown: readonly Fact[],
): void {
  const { member, notes, outdated_version } = change
  if (options.json) {
    const { id, ...rest } = member
    return io.json({
      id: options.dry_run ? null : id,
      ...rest,
      dry_run: options.dry_run,
      notes,
      strategy_outdated: outdated_version,
    })
  }
  io.print(said)
  for (const line of facts(shown, io.columns)) io.print(line)
  for (const note of notes) io.note(paint('yellow', say(lang, teamText[`note_${note}`], { slug: client.slug })))
  if (outdated_version !== null && !options.dry_run)
    io.note(say(lang, teamText.outdated, { version: outdated_version, slug: client.slug }))
  if (options.dry_run) io.note(say(lang, teamText.dry_run))
}
