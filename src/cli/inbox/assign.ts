import { assignMessages, memberNamed } from '../../community/change-messages.ts'
import { findMessages } from '../../community/find-messages.ts'
import type { Context } from '../../context.ts'
import { inboxText } from '../../i18n/inbox.ts'
import { say } from '../../i18n/text.ts'
import { text, type Flags } from '../queue/flag-values.ts'
import { tellChanged } from './tell.ts'
import { nameClient, toWords } from './words.ts'

export async function run(context: Context, words: readonly string[], flags: Flags): Promise<void> {
  const { lang, options } = context
  const { client, messages } = await findMessages(context, words, { writes: true })
  nameClient(context, client.name)
  const to = await memberNamed(context, client, text(flags, 'to') ?? '')
  const after = await assignMessages(context, client, messages, to)
  const sentence = options.dry_run ? inboxText.would_assign : inboxText.assigned
  tellChanged(context, words, after, ({ id }) => say(lang, sentence, { id, to: toWords(lang, to) }))
}
