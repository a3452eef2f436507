import { chooseClient } from '../../clients/choose-client.ts'
import type { Context } from '../../context.ts'
import { resultsText, roleName } from '../../i18n/results.ts'
import { say } from '../../i18n/text.ts'
import { timerText } from '../../i18n/timer.ts'
import { mayStart, startTimer } from '../../results/start-timer.ts'
import { whoWorked } from '../../results/who-worked.ts'
import type { Activity } from '../../store/money.ts'
import { noteFlag, textFlag, type Flags } from '../entries.ts'
import { timerWords } from './words.ts'
import { tellStopped } from './stop.ts'

export async function run(context: Context, flags: Flags): Promise<void> {
  const { io, lang, options } = context
  const client = await chooseClient(context, { writes: true })
  await mayStart(context, flags['switch'] === true)
  const who = await whoWorked(context, client, textFlag(flags, 'role'))
  const given = {
    role: who.role,
    network: textFlag(flags, 'network') ?? null,
    activity: (textFlag(flags, 'activity') ?? null) as Activity | null,
    note: noteFlag(flags),
  }
  const { timer, stopped } = await startTimer(context, client, given)
  if (options.json) return io.json({ ...timer, stopped: stopped?.entries ?? [] })
  if (stopped !== null) await tellStopped(context, stopped)
  const words = await timerWords(context, timer, client.name)
  io.print(say(lang, options.dry_run ? timerText.would_start : timerText.started, { summary: words }))
  if (who.remembered) io.note(say(lang, resultsText.remembered_role, { role: roleName(lang, who.role) }))
  if (!options.dry_run) io.note(say(lang, timerText.stop_with))
}
