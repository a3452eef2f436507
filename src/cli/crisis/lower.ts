import { chooseClient } from '../../clients/choose-client.ts'
import { evaluateCrisis } from '../../community/evaluate-crisis.ts'
import { needDecider } from '../../community/who-decides.ts'
import type { Context } from '../../context.ts'
import { Failure } from '../../failure.ts'
import { crisisText } from '../../i18n/crisis.ts'
import { say } from '../../i18n/text.ts'
import type { Flags } from '../queue/flag-values.ts'
import { evaluationJson, levelWord, showEvaluation } from './show-evaluation.ts'
import { needReason, said } from './typed.ts'

/** One level down, by decision. Throws `Failure` usage `no_reason`, `not_theirs_to_decide`, `already_green`. */
export async function run(context: Context, flags: Flags): Promise<number> {
  const { io, lang, options } = context
  const client = await chooseClient(context, { writes: true })
  const note = needReason(context, flags)
  const by = await needDecider(context, client, said(flags, 'by'))
  const now = (await (await context.store()).crisis.state(client.slug))?.level ?? 'green'
  if (now === 'green') throw new Failure('usage', 'already_green', say(lang, crisisText.already_green))
  const evaluation = await evaluateCrisis(context, client, 'lower', { lower: true, note, by })
  if (options.json) io.json(evaluationJson(evaluation, options.dry_run))
  if (options.dry_run) {
    if (!options.json) io.print(say(lang, crisisText.would_be, { level: levelWord(lang, evaluation.level) }))
    io.note(say(lang, crisisText.dry_run))
    return 0
  }
  return showEvaluation(context, client, evaluation)
}
