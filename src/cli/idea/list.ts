import { chooseClient } from '../../clients/choose-client.ts'
import type { Context } from '../../context.ts'
import { shortDate } from '../../i18n/format.ts'
import { ideaKindLabel, ideaText } from '../../i18n/ideas.ts'
import { pillarName } from '../../i18n/pillars.ts'
import { say } from '../../i18n/text.ts'
import { paint } from '../../io/paint.ts'
import { wrapText } from '../../io/wrap.ts'
import type { IdeaFilter, IdeaKind } from '../../store/ideas.ts'
import { needPillar } from '../../strategy/need-pillar.ts'
import { text, type Flags } from '../queue/flag-values.ts'

export async function run(context: Context, flags: Flags): Promise<void> {
  const { io, lang, options } = context
  const client = await chooseClient(context, { writes: false })
  const [kind, pillar] = [text(flags, 'kind'), text(flags, 'pillar')]
  const filter: IdeaFilter = {
    ...(kind !== null && { kind: kind as IdeaKind }),
    ...(pillar !== null && { pillar: needPillar(context, pillar) }),
  }
  const ideas = await (await context.store()).ideas.list(client.slug, filter)
  if (options.json) return io.json(ideas)
  if (ideas.length === 0) {
    io.note(say(lang, kind === null && pillar === null ? ideaText.none : ideaText.none_kind))
    return io.note(say(lang, ideaText.empty_hint))
  }
  for (const idea of ideas) {
    const about = [
      say(lang, ideaKindLabel[idea.kind]),
      idea.pillar && pillarName(lang, idea.pillar),
      idea.network,
      idea.said_by && say(lang, ideaText.said_by, { name: idea.said_by }),
      shortDate(lang, idea.added_at),
    ].filter((one) => one !== null)
    io.print(paint('dim', `${idea.id} · ${about.join(' · ')}`))
    wrapText(idea.text, Math.min(io.columns, 100) - 2).forEach((line) => io.print(`  ${line}`))
  }
}
