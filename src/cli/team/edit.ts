import { chooseClient } from '../../clients/choose-client.ts'
import type { Context } from '../../context.ts'
import { teamText } from '../../i18n/team.ts'
import { say } from '../../i18n/text.ts'
import { editMember, findMember } from '../../people/change-team.ts'
import { readMember } from '../../people/read-member.ts'
import type { Flags } from '../queue/flag-values.ts'
import { memberFacts, tellChange } from './tell.ts'
import { typedMember } from './typed.ts'

export async function run(context: Context, alias: string, flags: Flags): Promise<void> {
  const { lang, options } = context
  const client = await chooseClient(context, { writes: true })
  const before = new Map(memberFacts(lang, await findMember(context, client, alias)))
  const change = await editMember(context, client, alias, readMember(typedMember(flags), lang))
  const text = change.changed.length === 0 ? teamText.unchanged : options.dry_run ? teamText.would_edit : teamText.edited
  const shown = memberFacts(lang, change.member).filter(([label, value]) => before.get(label) !== value)
  tellChange(context, client, change, say(lang, text, { alias: change.member.alias }), shown)
}
