import { backUpWhenDue } from '../../backup/back-up-when-due.ts'
import type { Context } from '../../context.ts'
import { runSchedule } from '../../delivery/index.ts'
import { exitCodes } from '../../failure.ts'
import { deliveryText } from '../../i18n/delivery.ts'
import { dateTime } from '../../i18n/format.ts'
import { scheduleText } from '../../i18n/schedule.ts'
import { say } from '../../i18n/text.ts'
import { untilInterrupted } from '../interruption.ts'
import { showReport, reportJson } from '../publish/render.ts'

export async function run(context: Context, options: Readonly<Record<string, unknown>>): Promise<number> {
  if (options['once'] === true || context.options.dry_run) return (await import('../publish/publish.ts')).run(context)
  const { io, lang } = context
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone
  const interruption = untilInterrupted()
  let stays = false
  try {
    await runSchedule(
      context,
      {
        passed: (report) => {
          if (context.options.json) io.jsonLine(reportJson(context, report))
          else showReport(context, report)
        },
        after: async () => {
          for (const { message } of await backUpWhenDue(context)) io.complain(`! ${message}`)
        },
        waits: (next) => {
          const time = next && dateTime(lang, next, zone)
          if (!context.options.json)
            io.print(time === null ? say(lang, deliveryText.no_next_due) : say(lang, deliveryText.next_due, { time }))
          if (!stays) io.note(say(lang, scheduleText.stays))
          stays = true
        },
      },
      interruption.signal,
    )
  } finally {
    interruption.done()
  }
  io.note(say(lang, scheduleText.ended))
  // it only ends when it is told to
  return exitCodes.interrupted
}
