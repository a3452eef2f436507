import { viewMessage } from '../../community/view-message.ts'
import type { Context } from '../../context.ts'
import { inboxText } from '../../i18n/inbox.ts'
import { say } from '../../i18n/text.ts'
import { wrapText } from '../../io/wrap.ts'
import type { InboxMessage } from '../../store/inbox.ts'

/** What became of each message. With `--json` one number gives an object, several an array. */
export function tellChanged(
  context: Context,
  words: readonly string[],
  messages: readonly InboxMessage[],
  sentence: (message: InboxMessage) => string,
): void {
  const { io, lang, options } = context
  if (options.json) {
    const views = messages.map((one) => viewMessage(one, context.now()))
    const alone = words.filter((word) => /^\d/.test(word)).join(' ')
    return io.json(/^\d+$/.test(alone) ? views[0] : views)
  }
  for (const one of messages) for (const line of wrapText(sentence(one), io.columns)) io.print(line)
  if (options.dry_run) io.note(say(lang, inboxText.dry_run))
}
