import type { Command } from 'commander'
import { assistantsClient } from '../../assistant.ts'
import { Failure } from '../../failure.ts'
import { assistantText } from '../../i18n/assistant.ts'
import { say, type Lang } from '../../i18n/text.ts'
import { fullName } from '../command.ts'
import { verbs } from './verbs.ts'

/**
 * While an assistant is at work: what is for people is refused, however it was reached. Throws `Failure` usage `not_for_assistants`,
 * `assistant_reads`.
 */
export function refuseForAssistants(command: Command, env: NodeJS.ProcessEnv, lang: Lang): void {
  const path = fullName(command).slice('smm '.length)
  const offer = verbs[path] ?? 'never'
  const hint = { hint: say(lang, assistantText.not_offered_hint) }
  if (offer === 'never')
    throw new Failure('usage', 'not_for_assistants', say(lang, assistantText.not_offered, { command: path }), hint)
  if (offer.kind === 'write' && assistantsClient(env) === '')
    throw new Failure('usage', 'assistant_reads', say(lang, assistantText.reads_only), {
      hint: say(lang, assistantText.write_hint),
    })
}
