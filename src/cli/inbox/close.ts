import { closeMessages, type Closing } from '../../community/change-messages.ts'
import { findMessages } from '../../community/find-messages.ts'
import type { Context } from '../../context.ts'
import { Failure } from '../../failure.ts'
import { shortDateTime } from '../../i18n/format.ts'
import { closeReasonLabel, inboxText } from '../../i18n/inbox.ts'
import { say } from '../../i18n/text.ts'
import type { CloseReason } from '../../store/inbox.ts'
import { consultant } from '../../strategy/team-answers.ts'
import { text, type Flags } from '../queue/flag-values.ts'
import { readMoment } from './moment.ts'
import { tellChanged } from './tell.ts'
import { nameClient, whoWords } from './words.ts'

export async function run(context: Context, words: readonly string[], flags: Flags): Promise<void> {
  const { lang, options } = context
  const [when, by, reason] = [text(flags, 'answeredAt'), text(flags, 'by'), text(flags, 'reason')]
  if (when === null && by !== null) throw new Failure('usage', 'by_needs_answer', say(lang, inboxText.by_needs_answer))
  if (when !== null && reason !== null) throw new Failure('usage', 'reason_or_answer', say(lang, inboxText.reason_or_answer))
  const { client, messages } = await findMessages(context, words, { writes: true })
  nameClient(context, client.name)
  const closing: Closing =
    when === null
      ? { reason: (reason ?? 'done') as Exclude<CloseReason, 'moderated'> }
      : { answered_at: readMoment(context, when, client.time_zone), by: by?.trim() || consultant }
  const after = await closeMessages(context, client, messages, closing)
  tellChanged(context, words, after, ({ id }) => {
    if ('reason' in closing) {
      const sentence = options.dry_run ? inboxText.would_close : inboxText.closed
      return say(lang, sentence, { id, reason: say(lang, closeReasonLabel[closing.reason]) })
    }
    const at = shortDateTime(lang, new Date(closing.answered_at), client.time_zone)
    return say(lang, inboxText.answered, { id, when: at, who: whoWords(lang, closing.by) })
  })
}
