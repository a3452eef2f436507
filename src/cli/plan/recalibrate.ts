import { chooseClient } from '../../clients/choose-client.ts'
import type { Context } from '../../context.ts'
import { date, minutes } from '../../i18n/format.ts'
import { levelLabel, pieceLabel } from '../../i18n/labels.ts'
import { recalibrateText } from '../../i18n/recalibrate.ts'
import { say, type Lang } from '../../i18n/text.ts'
import { paint } from '../../io/paint.ts'
import { table } from '../../io/table.ts'
import { wrapText } from '../../io/wrap.ts'
import { cadenceText, networkName } from '../../strategy/explanations.ts'
import { recalibrate, type Recalibrated } from '../../strategy/recalibrate.ts'
import type { Phase1, StrategyResult } from '../../strategy/strategy.ts'

export async function run(context: Context): Promise<void> {
  const { io, lang, options } = context
  const client = await chooseClient(context, { writes: true })
  const done = await recalibrate(context, client)
  if (options.json) {
    const { since, pieces, before, after } = done
    const advice = ({ phase1 }: StrategyResult) =>
      phase1 && { network: phase1.network, level: phase1.level, effort: phase1.effort }
    return io.json({ client: client.slug, since, pieces, before: advice(before), after: advice(after) })
  }
  io.print(
    paint('bold', say(lang, options.dry_run ? recalibrateText.would : recalibrateText.done, { date: date(lang, done.since) })),
  )
  const heads = [
    { title: say(lang, recalibrateText.col_piece), flexible: true },
    { title: say(lang, recalibrateText.col_count), align: 'right' as const },
    { title: say(lang, recalibrateText.col_before), align: 'right' as const },
    { title: say(lang, recalibrateText.col_after), align: 'right' as const },
  ]
  const rows = done.pieces.map(({ piece, pieces, minutes_before, minutes_measured }) => [
    say(lang, pieceLabel[piece], { count: 1 }),
    String(pieces),
    minutes(minutes_before),
    minutes_measured === null
      ? say(lang, recalibrateText.kept, { minutes: minutes(minutes_before) })
      : minutes(minutes_measured),
  ])
  for (const line of table(heads, rows, io.columns)) io.print(line)
  io.print()
  io.print(paint('bold', say(lang, recalibrateText.effect)))
  for (const sentence of effect(lang, done)) for (const line of wrapText(sentence, io.columns)) io.print(line)
  io.note('')
  io.note(say(lang, recalibrateText.next, { client: ` -c ${client.slug}` }))
}

/** What the same presence takes now, and whether another one is advised. */
function effect(lang: Lang, { before, after }: Recalibrated): string[] {
  const sentences: string[] = []
  const same = before.phase1?.network === after.phase1?.network && before.phase1?.level === after.phase1?.level
  if (before.phase1 && after.phase1 && same) {
    const { network, level, cadence_per_quarter } = after.phase1
    sentences.push(
      say(lang, recalibrateText.effort, {
        network: networkName(lang, network),
        level: say(lang, levelLabel[level]),
        before: minutes(before.phase1.effort.total),
        after: minutes(after.phase1.effort.total),
      }),
      say(lang, recalibrateText.same_rhythm, { cadence: cadenceText(lang, cadence_per_quarter) }),
    )
  } else if (!same) {
    sentences.push(
      say(lang, recalibrateText.new_advice, { before: advice(lang, before.phase1), after: advice(lang, after.phase1) }),
    )
  }
  return sentences
}

function advice(lang: Lang, phase1: Phase1 | null): string {
  if (phase1 === null) return say(lang, recalibrateText.no_network)
  return say(lang, recalibrateText.advice, {
    network: networkName(lang, phase1.network),
    level: say(lang, levelLabel[phase1.level]),
    cadence: cadenceText(lang, phase1.cadence_per_quarter),
  })
}
