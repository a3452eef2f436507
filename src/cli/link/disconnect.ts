import { chooseClient } from '../../clients/choose-client.ts'
import type { Context } from '../../context.ts'
import { linkText } from '../../i18n/links.ts'
import { say } from '../../i18n/text.ts'
import { findStatistics, toolNamed } from '../../results/connect-statistics.ts'
import { statisticsKinds } from '../../results/statistics/tools.ts'
import { textFlag, type Flags } from '../entries.ts'

export async function run(context: Context, word: string, flags: Flags): Promise<void> {
  const { io, lang, options } = context
  const client = await chooseClient(context, { writes: true })
  const found = await findStatistics(context, client, toolNamed(context, word), textFlag(flags, 'site') ?? null)
  if (!options.dry_run) await (await context.store()).statistics.remove(found.id, context.now().toISOString())
  if (options.json) return io.json(found)
  const said = options.dry_run ? linkText.would_disconnect : linkText.disconnected
  io.print(say(lang, said, { tool: statisticsKinds[found.tool].name, site: found.site }))
}
