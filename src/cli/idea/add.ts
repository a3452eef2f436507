import { chooseClient } from '../../clients/choose-client.ts'
import type { Context } from '../../context.ts'
import { Failure } from '../../failure.ts'
import { ideaKindLabel, ideaText } from '../../i18n/ideas.ts'
import { queueText } from '../../i18n/queue.ts'
import { say } from '../../i18n/text.ts'
import { isNetworkId, networkIds } from '../../networks/ids.ts'
import type { IdeaKind, NewIdea } from '../../store/ideas.ts'
import { needPillar } from '../../strategy/need-pillar.ts'
import { text, type Flags } from '../queue/flag-values.ts'

/** More is a post. */
const maxLength = 1000

export async function run(context: Context, words: readonly string[], flags: Flags): Promise<void> {
  const { io, lang, options } = context
  const client = await chooseClient(context, { writes: true })
  const pillar = text(flags, 'pillar')
  const idea: NewIdea = {
    client: client.slug,
    kind: (text(flags, 'kind') ?? 'idea') as IdeaKind,
    text: textOf(context, words),
    pillar: pillar === null ? null : needPillar(context, pillar),
    network: networkOf(context, text(flags, 'network')),
    said_by: text(flags, 'by')?.trim() || null,
  }
  const kind = say(lang, ideaKindLabel[idea.kind])
  if (options.dry_run) {
    if (options.json) return io.json({ id: null, dry_run: true, ...idea, added_at: null })
    io.print(say(lang, ideaText.would_add, { kind, text: idea.text }))
    return io.note(say(lang, queueText.dry_run))
  }
  const added = await (await context.store()).ideas.add(idea, context.now().toISOString())
  if (options.json) return io.json(added)
  const first = kind.charAt(0).toUpperCase() + kind.slice(1)
  io.print(say(lang, ideaText.added, { kind: first, id: added.id, text: added.text }))
  io.note(say(lang, { idea: ideaText.next_idea, lesson: ideaText.next_lesson, feedback: ideaText.next_feedback }[idea.kind]))
}

function textOf({ lang }: Context, words: readonly string[]): string {
  const said = words.join(' ').replace(/\s+/g, ' ').trim()
  if (said === '') throw new Failure('usage', 'no_text', say(lang, ideaText.empty), { hint: say(lang, ideaText.empty_hint) })
  const length = [...said].length
  if (length > maxLength) throw new Failure('usage', 'idea_too_long', say(lang, ideaText.too_long, { count: length }))
  return said
}

function networkOf({ lang }: Context, word: string | null): string | null {
  const network = word?.trim().toLowerCase() ?? null
  if (network === null || network === 'blog' || isNetworkId(network)) return network
  throw new Failure('usage', 'unknown_network', say(lang, ideaText.bad_network, { value: word ?? '' }), {
    hint: say(lang, ideaText.bad_network_hint, { names: ['blog', ...networkIds].join(', ') }),
  })
}
