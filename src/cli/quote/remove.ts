import { chooseClient } from '../../clients/choose-client.ts'
import type { Context } from '../../context.ts'
import { dayOf } from '../../days.ts'
import { queueText } from '../../i18n/queue.ts'
import { quoteText } from '../../i18n/quotes.ts'
import { say } from '../../i18n/text.ts'
import { findQuote } from '../../people/choose-quote.ts'

/** Asked about on a terminal, unless `--yes`. */
export async function run(context: Context, typed: string): Promise<void> {
  const { io, lang, options } = context
  const client = await chooseClient(context, { writes: true })
  const { id, provider } = await findQuote(context, client, typed, dayOf(context.now(), client.time_zone))
  if (options.input && !options.yes && !options.dry_run) {
    const ask = await context.ask()
    if (!(await ask.confirm(say(lang, quoteText.confirm_remove, { provider }), true))) {
      return io.note(say(lang, queueText.nothing_done))
    }
  }
  if (!options.dry_run) await (await context.store()).quotes.remove(id, context.now().toISOString())
  if (options.json) return io.json({ id, client: client.slug, provider, removed: !options.dry_run })
  io.print(say(lang, options.dry_run ? quoteText.would_remove : quoteText.removed, { provider }))
}
