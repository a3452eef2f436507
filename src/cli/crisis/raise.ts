import { chooseClient } from '../../clients/choose-client.ts'
import { rank } from '../../community/crisis-step.ts'
import { evaluateCrisis } from '../../community/evaluate-crisis.ts'
import type { Context } from '../../context.ts'
import { Failure } from '../../failure.ts'
import { crisisText } from '../../i18n/crisis.ts'
import { say } from '../../i18n/text.ts'
import type { Flags } from '../queue/flag-values.ts'
import { evaluationJson, levelInWords, levelWord, showEvaluation } from './show-evaluation.ts'
import { needReason, said } from './typed.ts'

/** Anybody raises an alarm. Throws `Failure` usage `no_level`, `not_above`, `no_reason`. */
export async function run(context: Context, flags: Flags): Promise<number> {
  const { io, lang, options } = context
  const client = await chooseClient(context, { writes: true })
  const level = said(flags, 'level')
  if (level !== 'amber' && level !== 'red') throw new Failure('usage', 'no_level', say(lang, crisisText.no_level))
  const note = needReason(context, flags)
  const now = (await (await context.store()).crisis.state(client.slug))?.level ?? 'green'
  if (rank(now) >= rank(level)) {
    throw new Failure('usage', 'not_above', say(lang, crisisText.not_above, { level: levelInWords(lang, now) }))
  }
  const by = said(flags, 'by')
  const evaluation = await evaluateCrisis(context, client, 'raise', { raise: level, note, ...(by !== null && { by }) })
  if (options.json) io.json(evaluationJson(evaluation, options.dry_run))
  if (options.dry_run) {
    if (!options.json) io.print(say(lang, crisisText.would_be, { level: levelWord(lang, evaluation.level) }))
    io.note(say(lang, crisisText.dry_run))
    return 0
  }
  return showEvaluation(context, client, evaluation)
}
