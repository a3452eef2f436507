import { chooseClient } from '../../clients/choose-client.ts'
import type { Context } from '../../context.ts'
import { ambassadorText } from '../../i18n/ambassadors.ts'
import { queueText } from '../../i18n/queue.ts'
import { say } from '../../i18n/text.ts'
import { findAmbassador } from '../../people/keep-ambassador.ts'

/** Asked about on a terminal, unless `--yes`. */
export async function run(context: Context, alias: string): Promise<void> {
  const { io, lang, options } = context
  const client = await chooseClient(context, { writes: true })
  const ambassador = await findAmbassador(context, client, alias)
  const named = { alias: ambassador.alias }
  if (options.input && !options.yes && !options.dry_run) {
    const ask = await context.ask()
    if (!(await ask.confirm(say(lang, ambassadorText.confirm_remove, named), false)))
      return io.note(say(lang, ambassadorText.nothing_done))
  }
  if (!options.dry_run) await (await context.store()).ambassadors.erase(ambassador.id, context.now().toISOString())
  if (options.json) return io.json({ id: ambassador.id, removed: !options.dry_run })
  io.print(say(lang, options.dry_run ? ambassadorText.would_remove : ambassadorText.removed, named))
  io.note(say(lang, options.dry_run ? queueText.dry_run : ambassadorText.remove_kept))
}
