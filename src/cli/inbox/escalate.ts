import { escalateMessages } from '../../community/change-messages.ts'
import { findMessages } from '../../community/find-messages.ts'
import type { Context } from '../../context.ts'
import { exitCodes } from '../../failure.ts'
import { inboxText } from '../../i18n/inbox.ts'
import { say } from '../../i18n/text.ts'
import { showEvaluation } from '../crisis/show-evaluation.ts'
import { text, type Flags } from '../queue/flag-values.ts'
import { tellChanged } from './tell.ts'
import { dueWords, levelWords, nameClient } from './words.ts'

export async function run(context: Context, words: readonly string[], flags: Flags): Promise<number> {
  const { lang, options } = context
  const { client, messages } = await findMessages(context, words, { writes: true })
  nameClient(context, client.name)
  const level = text(flags, 'level') === 'red' ? 'red' : 'amber'
  const note = text(flags, 'reason')?.trim() || null
  const after = await escalateMessages(context, client, messages, { level, note })
  const sentence = options.dry_run ? inboxText.would_escalate : inboxText.escalated
  tellChanged(context, words, after.messages, (one) =>
    say(lang, sentence, { id: one.id, level: levelWords(lang, one.level), due: dueWords(lang, one, context.now()) }),
  )
  return after.evaluation === null ? exitCodes.done : showEvaluation(context, client, after.evaluation)
}
