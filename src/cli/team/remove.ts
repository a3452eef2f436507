import { chooseClient } from '../../clients/choose-client.ts'
import type { Context } from '../../context.ts'
import { teamText } from '../../i18n/team.ts'
import { say } from '../../i18n/text.ts'
import { findMember, removeMember } from '../../people/change-team.ts'
import { tellChange } from './tell.ts'

/** Asked about on a terminal, unless `--yes`. */
export async function run(context: Context, alias: string): Promise<void> {
  const { io, lang, options } = context
  const client = await chooseClient(context, { writes: true })
  const member = await findMember(context, client, alias)
  if (options.input && !options.yes && !options.dry_run) {
    const ask = await context.ask()
    if (!(await ask.confirm(say(lang, teamText.confirm_remove, { alias: member.alias }), true)))
      return io.note(say(lang, teamText.nothing_done))
  }
  const change = await removeMember(context, client, alias)
  const said = say(lang, options.dry_run ? teamText.would_remove : teamText.removed, { alias: change.member.alias })
  tellChange(context, client, change, said, [])
}
