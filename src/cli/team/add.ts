import { chooseClient } from '../../clients/choose-client.ts'
import type { Context } from '../../context.ts'
import { teamText } from '../../i18n/team.ts'
import { say } from '../../i18n/text.ts'
import { addMember } from '../../people/change-team.ts'
import { readMember } from '../../people/read-member.ts'
import type { Flags } from '../queue/flag-values.ts'
import { memberFacts, tellChange } from './tell.ts'
import { typedMember } from './typed.ts'

export async function run(context: Context, alias: string, flags: Flags): Promise<void> {
  const { lang, options } = context
  const client = await chooseClient(context, { writes: true })
  const given = { ...readMember({ ...typedMember(flags), alias }, lang), alias: alias.trim() }
  const works = given.roles === undefined || given.roles.some((role) => role !== 'sponsor')
  if (given.department === undefined && works && options.input) {
    const typed = await (await context.ask()).text(say(lang, teamText.department_ask, { alias: given.alias }))
    Object.assign(given, readMember({ department: typed }, lang))
  }
  const change = await addMember(context, client, given)
  const said = say(lang, options.dry_run ? teamText.would_add : teamText.added, { alias: change.member.alias })
  tellChange(context, client, change, said, memberFacts(lang, change.member).slice(1))
}
