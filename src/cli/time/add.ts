import { chooseClient } from '../../clients/choose-client.ts'
import type { Context } from '../../context.ts'
import { Failure } from '../../failure.ts'
import { resultsText, roleName } from '../../i18n/results.ts'
import { say } from '../../i18n/text.ts'
import { parseAmount } from '../../money.ts'
import { addTime } from '../../results/add-time.ts'
import { parseDuration, withinDay } from '../../results/duration.ts'
import { whoWorked } from '../../results/who-worked.ts'
import type { Activity } from '../../store/money.ts'
import { dayFlag, noteFlag, textFlag, type Flags } from '../entries.ts'
import { timeWords } from './words.ts'

export async function run(context: Context, args: readonly string[], flags: Flags): Promise<void> {
  const { io, lang, options } = context
  const minutes = withinDay(parseDuration(args.join(' '), lang), lang)
  const client = await chooseClient(context, { writes: true })
  const day = dayFlag(context, client, flags)
  const rate = textFlag(flags, 'rate')
  const rate_per_hour = rate === undefined ? null : parseAmount(rate, client.currency, lang)
  if (rate_per_hour !== null && rate_per_hour < 0) {
    throw new Failure('usage', 'rate_negative', say(lang, resultsText.rate_negative))
  }
  const network = textFlag(flags, 'network') ?? null
  const activity = (textFlag(flags, 'activity') ?? null) as Activity | null
  const who = await whoWorked(context, client, textFlag(flags, 'role'))
  const { entry, costed } = await addTime(context, {
    client,
    date: day,
    minutes,
    role: who.role,
    network,
    activity,
    rate_per_hour,
    estimated: flags['estimated'] === true,
    note: noteFlag(flags),
  })
  if (options.json) return io.json(entry)

  const words = await timeWords(context, client, entry)
  io.print(say(lang, options.dry_run ? resultsText.time_dry : resultsText.time_added, { summary: words }))
  if (who.remembered) io.note(say(lang, resultsText.remembered_role, { role: roleName(lang, entry.role) }))
  if (!costed) io.note(say(lang, rate_per_hour === null ? resultsText.uncosted : resultsText.rate_ignored))
  else if (entry.rate_per_hour === null) io.note(say(lang, resultsText.no_rate, { role: entry.role }))
}
