import { chooseClient } from '../../clients/choose-client.ts'
import type { Context } from '../../context.ts'
import { changeText } from '../../i18n/strategy-changes.ts'
import { say } from '../../i18n/text.ts'
import { paint } from '../../io/paint.ts'
import { tryChanges } from '../../strategy/try-changes.ts'
import { showDifferences } from '../strategy/show-differences.ts'

/** On the stored client: what changes, in words; with `--json` the whole result. */
export async function showWhatIf(context: Context, changes: readonly string[]): Promise<void> {
  const { io, lang, options } = context
  const client = await chooseClient(context, { writes: false })
  const { before, after } = await tryChanges(context, client, changes)
  if (options.json) return io.json(after.result)
  io.print(paint('bold', client.name))
  io.print(say(lang, changeText.title_if))
  showDifferences(io, lang, before, after, client.currency)
  io.note('')
  io.note(paint('dim', say(lang, changeText.what_if_nothing)))
}
