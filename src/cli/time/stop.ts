import type { Context } from '../../context.ts'
import { Failure } from '../../failure.ts'
import { resultsText } from '../../i18n/results.ts'
import { say } from '../../i18n/text.ts'
import { timerText } from '../../i18n/timer.ts'
import { paint } from '../../io/paint.ts'
import { parseDuration } from '../../results/duration.ts'
import { isCosted } from '../../results/role.ts'
import { discardTimer, stopTimer, type StoppedTimer } from '../../results/stop-timer.ts'
import { noteFlag, textFlag, type Flags } from '../entries.ts'
import { timeWords } from './words.ts'

export async function run(context: Context, flags: Flags): Promise<void> {
  const { io, lang, options } = context
  const minutes = textFlag(flags, 'minutes')
  if (flags['discard'] === true) {
    if (minutes !== undefined) {
      throw new Failure('usage', 'two_ends', say(lang, timerText.two_ends), { hint: say(lang, timerText.two_ends_hint) })
    }
    const { client, timer } = await discardTimer(context)
    if (options.json) return io.json({ ...timer, entries: [] })
    io.note(paint('bold', client.name))
    return io.print(say(lang, timerText.discarded))
  }
  const stopped = await stopTimer(context, {
    minutes: minutes === undefined ? null : parseDuration(minutes, lang),
    note: noteFlag(flags),
  })
  if (options.json) return io.json(stopped.entries)
  await tellStopped(context, stopped)
}

/** The client of the clock, then one line for each day. */
export async function tellStopped(context: Context, { client, entries }: StoppedTimer): Promise<void> {
  const { io, lang, options } = context
  io.note(paint('bold', client.name))
  for (const entry of entries) {
    const summary = await timeWords(context, client, entry)
    io.print(say(lang, options.dry_run ? resultsText.time_dry : resultsText.time_added, { summary }))
  }
  const [first] = entries
  if (first === undefined) return
  if (!isCosted(first.role)) io.note(say(lang, resultsText.uncosted))
  else if (first.rate_per_hour === null) io.note(say(lang, resultsText.no_rate, { role: first.role }))
}
