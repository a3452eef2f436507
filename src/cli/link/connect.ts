import { chooseClient } from '../../clients/choose-client.ts'
import type { Context } from '../../context.ts'
import { list } from '../../i18n/format.ts'
import { linkText } from '../../i18n/links.ts'
import { queueText } from '../../i18n/queue.ts'
import { say } from '../../i18n/text.ts'
import { facts } from '../../io/facts.ts'
import { connectStatistics, toolNamed } from '../../results/connect-statistics.ts'
import { statisticsKinds } from '../../results/statistics/tools.ts'
import type { NewStatistics } from '../../store/statistics.ts'
import { summary, textFlag, type Flags } from '../entries.ts'

export async function run(context: Context, word: string | null, flags: Flags): Promise<void> {
  if (word === null && !['endpoint', 'site', 'goals', 'secrets'].some((name) => flags[name] !== undefined))
    return showConnected(context)
  const { io, lang, options } = context
  const client = await chooseClient(context, { writes: true })
  const tool = toolNamed(context, word ?? '')
  const site = await connectStatistics(context, client, {
    tool,
    endpoint: textFlag(flags, 'endpoint') ?? null,
    site: textFlag(flags, 'site') ?? null,
    goals: goalsOf(textFlag(flags, 'goals')),
    secrets: textFlag(flags, 'secrets') ?? null,
    check: flags['check'] !== false,
  })
  if (options.json) return io.json({ ...site, dry_run: options.dry_run })
  const { name } = statisticsKinds[tool]
  io.print(say(lang, options.dry_run ? linkText.would_connect : linkText.connected, { tool: name, site: site.site }))
  if (flags['check'] === false) io.note(say(lang, linkText.unchecked))
  if (tool === 'umami' && site.goals === null) io.note(say(lang, linkText.goals_umami))
  for (const warning of (await context.secrets()).warnings()) io.note(warning)
  io.note(say(lang, options.dry_run ? queueText.dry_run : linkText.connected_next))
}

async function showConnected(context: Context): Promise<void> {
  const { io, lang, options } = context
  const client = await chooseClient(context, { writes: false })
  const all = await (await context.store()).statistics.list(client.slug)
  if (options.json) return io.json(all)
  if (all.length === 0) return io.note(say(lang, linkText.none_connected))
  const line = (one: NewStatistics): string => {
    const goals = one.goals === null ? say(lang, linkText.all_goals) : list(lang, one.goals)
    return summary(one.site, one.endpoint, say(lang, linkText.goals, { goals }))
  }
  const rows = all.map((one) => [statisticsKinds[one.tool].name, line(one)] as const)
  for (const fact of facts(rows, io.columns)) io.print(fact)
}

function goalsOf(typed: string | undefined): string[] | null {
  const goals = (typed ?? '')
    .split(',')
    .map((goal) => goal.trim())
    .filter((goal) => goal !== '')
  return goals.length === 0 ? null : [...new Set(goals)]
}
