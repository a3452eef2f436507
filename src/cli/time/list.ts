import { sum } from '../../arithmetic.ts'
import { chooseClient } from '../../clients/choose-client.ts'
import type { Context } from '../../context.ts'
import { date, minutes, money, shortDateTime } from '../../i18n/format.ts'
import { importText } from '../../i18n/import-entries.ts'
import { activityLabel } from '../../i18n/labels.ts'
import { resultsText, roleName } from '../../i18n/results.ts'
import { say } from '../../i18n/text.ts'
import { timerText } from '../../i18n/timer.ts'
import { paint } from '../../io/paint.ts'
import { table } from '../../io/table.ts'
import { runningTimer } from '../../results/running-timer.ts'
import { monthFlag, type Flags } from '../entries.ts'

export async function run(context: Context, flags: Flags): Promise<void> {
  const { io, lang, options } = context
  const client = await chooseClient(context, { writes: false })
  const entries = await (await context.store()).money.listTime(client.slug, ...monthFlag(context, client, flags))
  if (!options.json && !options.jsonl) await tellRunning(context)
  if (options.json) return io.json(entries)
  if (entries.length === 0) return io.note(say(lang, resultsText.nothing_time))

  const noted = entries.some(({ note }) => note !== null)
  const title = (key: 'id' | 'date' | 'duration' | 'role' | 'activity' | 'network' | 'rate'): string =>
    say(lang, resultsText[`column_${key}`])
  const rows = entries.map((entry) => [
    String(entry.id),
    date(lang, entry.date),
    `${minutes(entry.minutes)}${entry.estimated ? ` (${say(lang, resultsText.estimated)})` : ''}`,
    roleName(lang, entry.role),
    entry.activity === null ? '' : say(lang, activityLabel[entry.activity]),
    entry.network ?? '',
    entry.rate_per_hour === null ? '' : money(lang, entry.rate_per_hour, client.currency),
    ...(noted ? [entry.note ?? ''] : []),
  ])
  const head = [
    { title: title('id'), align: 'right' as const },
    { title: title('date') },
    { title: title('duration'), align: 'right' as const },
    { title: title('role'), flexible: true },
    { title: title('activity') },
    { title: title('network') },
    { title: title('rate'), align: 'right' as const },
    ...(noted ? [{ title: say(lang, importText.column_note), flexible: true }] : []),
  ]
  for (const line of table(head, rows, io.columns)) io.print(line)
  const total = minutes(sum(entries.map((entry) => entry.minutes)))
  io.print(`${paint('bold', say(lang, resultsText.total))} ${total}`)
}

/** Whichever client it is for: there is one clock. */
async function tellRunning(context: Context): Promise<void> {
  const running = await runningTimer(context)
  if (running === null) return
  const { io, lang } = context
  const words = running.doubt === 'clock_back' ? timerText.running_unsure : timerText.running
  const since = shortDateTime(lang, new Date(running.started_at), running.time_zone)
  io.note(say(lang, words, { client: running.client_name, since, duration: minutes(running.minutes) }))
}
