import { sum } from '../../arithmetic.ts'
import { chooseClient } from '../../clients/choose-client.ts'
import type { Context } from '../../context.ts'
import { minutes } from '../../i18n/format.ts'
import { teamText } from '../../i18n/team.ts'
import { say } from '../../i18n/text.ts'
import { findTeam } from '../../people/change-team.ts'
import { shortDays } from '../../people/short-days.ts'
import { known } from '../../strategy/answers.ts'
import { currentAnswers } from '../../strategy/current-answers.ts'
import { consultant } from '../../strategy/team-answers.ts'
import { tall } from '../strategy/page.ts'
import { rolesText } from './tell.ts'

export async function run(context: Context): Promise<void> {
  const { io, lang, options } = context
  const client = await chooseClient(context, { writes: false })
  const team = await findTeam(context, client)
  if (options.json) return io.json(team)
  if (team.length === 0) {
    io.note(say(lang, teamText.none, { name: client.name }))
    return io.note(say(lang, teamText.none_hint))
  }
  const head = [
    { title: say(lang, teamText.col_person) },
    { title: say(lang, teamText.col_roles), flexible: true },
    { title: say(lang, teamText.col_department) },
    { title: say(lang, teamText.col_time), align: 'right' as const },
    { title: say(lang, teamText.col_days) },
  ]
  const rows = team.map((member) => [
    member.alias,
    rolesText(lang, member, member.roles),
    member.department ?? '',
    member.minutes_per_week === 0 ? '' : minutes(member.minutes_per_week),
    shortDays(lang, member.days),
  ])
  for (const line of tall(head, rows, io.columns)) io.print(line)
  const active = team.filter((member) => member.minutes_per_week > 0)
  const time = minutes(sum(active.map((member) => member.minutes_per_week)))
  io.print(say(lang, teamText.total, { count: active.length, time }))
  if (!team.some((member) => member.roles.includes('strategist'))) {
    const { answers } = await currentAnswers(context, client)
    const led = known(answers, 'strategist') === consultant
    io.print(say(lang, led ? teamText.consultant_leads : teamText.nobody_leads))
  }
  const outside = (await (await context.store()).ambassadors.list(client.slug)).filter((one) => one.consent_at !== null)
  if (outside.length > 0) io.print(say(lang, teamText.ambassadors_apart, { count: outside.length }))
  io.note(say(lang, teamText.see_coverage))
}
