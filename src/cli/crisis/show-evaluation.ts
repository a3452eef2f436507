import type { Evaluation } from '../../community/evaluate-crisis.ts'
import type { Context } from '../../context.ts'
import { alertLines } from '../../delivery/index.ts'
import { crisisText } from '../../i18n/crisis.ts'
import { levelName } from '../../i18n/escalation.ts'
import { say, type Lang } from '../../i18n/text.ts'
import { paint, type Style } from '../../io/paint.ts'
import type { Client } from '../../store/clients.ts'
import type { MessageLevel } from '../../store/inbox.ts'

export const levelStyle: Readonly<Record<MessageLevel, Style>> = { green: 'green', amber: 'yellow', red: 'red' }

export function levelWord(lang: Lang, level: MessageLevel): string {
  return paint(levelStyle[level], levelInWords(lang, level))
}

/** Inside a sentence. */
export function levelInWords(lang: Lang, level: MessageLevel): string {
  return say(lang, levelName[level]).toLocaleLowerCase(lang)
}

/**
 * What came of looking, for the end of `inbox pull`, `listen run` and whatever else evaluates: nothing on a calm day. Gives the exit
 * code: 1 where something grave happens and nobody could be told. With `--json` only that is printed, on stderr.
 */
export function showEvaluation(context: Context, client: Client, evaluation: Evaluation): number {
  const { io, lang, options } = context
  const { before, level, held, under_way, watch, told } = evaluation
  const unreached = told !== null && !told.reached
  const called = told === null ? [] : alertLines(lang, told)
  if (options.json) {
    if (unreached) for (const line of called) io.complain(line)
    return unreached ? 1 : 0
  }
  if (before !== level) {
    const rises = ['green', 'amber', 'red'].indexOf(level) > ['green', 'amber', 'red'].indexOf(before)
    const values = { from: levelInWords(lang, before), level: levelInWords(lang, level) }
    io.print(paint(levelStyle[level], say(lang, rises ? crisisText.level_rises : crisisText.level_falls, values)))
    if (evaluation.to_review > 0) io.print(say(lang, crisisText.nothing_resumes, { client: client.slug }))
  }
  if (held > 0) io.print(say(lang, crisisText.now_held, { count: held }))
  for (const { post_id: id, account } of under_way) io.print(say(lang, crisisText.under_way, { id, account }))
  if (level === 'green' && watch) io.print(paint('yellow', say(lang, crisisText.watch)))
  // once: whoever reads the screen sees both streams
  for (const line of called) {
    if (unreached) io.complain(line)
    else io.print(line)
  }
  if (level !== 'green' || evaluation.incident !== null) io.note(paint('cyan', `smm crisis status -c ${client.slug}`))
  return unreached ? 1 : 0
}

/** For scripts: what an evaluation came to. */
export function evaluationJson(evaluation: Evaluation, dry_run: boolean) {
  const { before, level, since, watch, consecutive_lower, input, result, words, incident, held, under_way, told } = evaluation
  return {
    ...(dry_run && { dry_run }),
    level,
    level_before: before,
    since,
    watch,
    consecutive_lower,
    index: result.index,
    input,
    result,
    words,
    incident,
    held,
    under_way: under_way.map(({ id, post_id, account, status }) => ({ id, post_id, account, status })),
    told: told?.told.map(({ who, name, told_by }) => ({ who, name, told_by })) ?? [],
    to_call: told?.to_call.map(({ who, name, phone, email }) => ({ who, name, phone, email })) ?? [],
    reached: told?.reached ?? null,
  }
}
