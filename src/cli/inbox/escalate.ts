import { escalateMessages } from '../../community/change-messages.ts'
import { evaluateCrisis } from '../../community/evaluate-crisis.ts'
import { findMessages } from '../../community/find-messages.ts'
import type { Context } from '../../context.ts'
import { exitCodes } from '../../failure.ts'
import { inboxText } from '../../i18n/inbox.ts'
import { say } from '../../i18n/text.ts'
import type { MessageLevel } from '../../store/inbox.ts'
import { showEvaluation } from '../crisis/show-evaluation.ts'
import { text, type Flags } from '../queue/flag-values.ts'
import { tellChanged } from './tell.ts'
import { dueWords, levelWords, nameClient } from './words.ts'

/** A red message is a red client: everything of the plan for bad days follows. */
export async function run(context: Context, words: readonly string[], flags: Flags): Promise<number> {
  const { lang, options } = context
  const { client, messages } = await findMessages(context, words, { writes: true })
  nameClient(context, client.name)
  const level = (text(flags, 'level') ?? 'amber') as MessageLevel
  const after = await escalateMessages(context, client, messages, level)
  const sentence = options.dry_run ? inboxText.would_escalate : inboxText.escalated
  tellChanged(context, words, after, (one) =>
    say(lang, sentence, { id: one.id, level: levelWords(lang, one.level), due: dueWords(lang, one, context.now()) }),
  )
  if (level !== 'red') return exitCodes.done
  const note = text(flags, 'reason')?.trim()
  const report = { raise: 'red' as const, messages: messages.map(({ id }) => id), ...(note && { note }) }
  return showEvaluation(context, client, await evaluateCrisis(context, client, 'raise', report))
}
