import { reopenMessages } from '../../community/change-messages.ts'
import { findMessages } from '../../community/find-messages.ts'
import type { Context } from '../../context.ts'
import { inboxText } from '../../i18n/inbox.ts'
import { say } from '../../i18n/text.ts'
import { tellChanged } from './tell.ts'
import { dueWords, nameClient } from './words.ts'

export async function run(context: Context, words: readonly string[]): Promise<void> {
  const { lang, options } = context
  const { client, messages } = await findMessages(context, words, { writes: true })
  nameClient(context, client.name)
  const after = await reopenMessages(context, client, messages)
  const sentence = options.dry_run ? inboxText.would_reopen : inboxText.reopened
  tellChanged(context, words, after, (one) => say(lang, sentence, { id: one.id, due: dueWords(lang, one, context.now()) }))
}
