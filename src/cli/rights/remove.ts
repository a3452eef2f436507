import { chooseClient } from '../../clients/choose-client.ts'
import type { Context } from '../../context.ts'
import { list } from '../../i18n/format.ts'
import { queueText } from '../../i18n/queue.ts'
import { rightKindLabel, rightsText } from '../../i18n/rights.ts'
import { say } from '../../i18n/text.ts'
import { findRight } from '../../posts/rights/find-right.ts'
import { usesOf } from '../../posts/rights/used-rights.ts'

/** Asked about on a terminal, unless `--yes`. Posts to come that need it are told. */
export async function run(context: Context, typed: string): Promise<void> {
  const { io, lang, options } = context
  const client = await chooseClient(context, { writes: true })
  const { id, kind, name } = await findRight(context, client, typed)
  const values = { kind: say(lang, rightKindLabel[kind]), id }
  const posts = (await usesOf(context, client)).get(id) ?? []
  if (options.input && !options.yes && !options.dry_run) {
    const ask = await context.ask()
    if (!(await ask.confirm(say(lang, rightsText.ask_remove, { ...values, name }), false)))
      return io.note(say(lang, queueText.nothing_done))
  }
  if (!options.dry_run) await (await context.store()).rights.remove(id, context.now().toISOString())
  if (options.json) return io.json({ id, client: client.slug, kind, removed: !options.dry_run, posts })
  io.print(say(lang, options.dry_run ? rightsText.would_remove : rightsText.removed, values))
  if (posts.length > 0) io.note(say(lang, rightsText.uses, { count: posts.length, ids: list(lang, posts.map(String)) }))
  if (options.dry_run) io.note(say(lang, queueText.dry_run))
}
