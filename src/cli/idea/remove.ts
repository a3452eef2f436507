import { chooseClient } from '../../clients/choose-client.ts'
import type { Context } from '../../context.ts'
import { Failure } from '../../failure.ts'
import { list } from '../../i18n/format.ts'
import { ideaText } from '../../i18n/ideas.ts'
import { queueText } from '../../i18n/queue.ts'
import { say } from '../../i18n/text.ts'

/** All of them or, when one is not there, none. */
export async function run(context: Context, words: readonly string[]): Promise<void> {
  const { io, lang, options } = context
  const client = await chooseClient(context, { writes: true })
  const { ideas } = await context.store()
  const there = await ideas.list(client.slug)
  const ids = [...new Set(words.flatMap((word) => word.split(',')).filter((word) => word !== ''))]
  const found = ids.map((word) => ({ word, idea: there.find((one) => String(one.id) === word.trim()) }))
  const missing = found.filter((one) => one.idea === undefined).map((one) => one.word)
  if (missing.length > 0) {
    throw new Failure('not_found', 'idea_not_found', say(lang, ideaText.not_found, { id: list(lang, missing) }), {
      hint: say(lang, ideaText.not_found_hint),
    })
  }
  const at = context.now().toISOString()
  const those = found.flatMap(({ idea }) => (idea ? [idea] : []))
  if (!options.dry_run) for (const { id } of those) await ideas.remove(client.slug, id, at)
  if (options.json) return io.json(those.map((idea) => ({ ...idea, removed: !options.dry_run })))
  for (const { id, text } of those)
    io.print(say(lang, options.dry_run ? ideaText.would_remove : ideaText.removed, { id, text }))
  if (options.dry_run) io.note(say(lang, queueText.dry_run))
}
