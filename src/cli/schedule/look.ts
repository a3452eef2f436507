import { backUpWhenDue } from '../../backup/back-up-when-due.ts'
import type { Context } from '../../context.ts'
import { publishDue } from '../../delivery/index.ts'
import { leftAlone, over } from '../../delivery/run-schedule.ts'
import { exitCodes } from '../../failure.ts'
import { deliveryText } from '../../i18n/delivery.ts'
import { dateTime } from '../../i18n/format.ts'
import { scheduleText } from '../../i18n/schedule.ts'
import { say } from '../../i18n/text.ts'
import { untilInterrupted } from '../interruption.ts'
import { showReport, reportJson } from '../publish/render.ts'

/** One look of `schedule run`: a pass where there is something to do, then the next instant unless it was `told`. */
export async function look(context: Context, told: string): Promise<number> {
  const { io, lang, options } = context
  if (told === over) {
    io.note(say(lang, scheduleText.ended))
    return exitCodes.done
  }
  const interruption = untilInterrupted()
  let skipped = 0
  try {
    const report = await publishDue(context, { signal: interruption.signal })
    skipped = report.skipped
    if (report.due > 0 || report.notices.length + report.alerts.length + report.warnings.length > 0) {
      if (options.json) io.jsonLine(reportJson(context, report))
      else showReport(context, report)
    }
    for (const { message } of await backUpWhenDue(context)) io.complain(`! ${message}`)
  } finally {
    interruption.done()
  }
  if (interruption.signal.aborted) return exitCodes.interrupted
  const next = await (await context.store()).deliveries.nextInstant(context.now().toISOString())
  if (String(next) !== told && !options.json) {
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone
    const time = next === null ? null : dateTime(lang, new Date(next), zone)
    io.print(time === null ? say(lang, deliveryText.no_next_due) : say(lang, deliveryText.next_due, { time }))
  }
  if (told === '') io.note(say(lang, scheduleText.stays))
  return skipped > 0 ? leftAlone : exitCodes.done
}
