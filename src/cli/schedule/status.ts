import type { Context } from '../../context.ts'
import { scheduleStatus } from '../../delivery/index.ts'
import { deliveryText } from '../../i18n/delivery.ts'
import { dateTime } from '../../i18n/format.ts'
import { scheduleText } from '../../i18n/schedule.ts'
import { say } from '../../i18n/text.ts'

export async function run(context: Context): Promise<void> {
  const { io, lang, options } = context
  const status = await scheduleStatus(context)
  if (options.json) return io.json(status)
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone
  const at = (instant: string): string => dateTime(lang, new Date(instant), zone)
  for (const { kind, where } of status.installed) io.print(say(lang, scheduleText.status_installed, { kind, where }))
  if (status.installed.length === 0) {
    io.print(say(lang, scheduleText.not_installed))
    io.note(say(lang, scheduleText.install_hint))
  }
  io.print(
    status.last_pass_at === null
      ? say(lang, scheduleText.status_no_pass)
      : say(lang, scheduleText.status_last_pass, { time: at(status.last_pass_at) }),
  )
  if (status.last_run !== null) {
    const what = say(lang, scheduleText.published_count, { count: status.last_run.counts?.['published'] ?? 0 })
    io.print(say(lang, scheduleText.status_last_run, { time: at(status.last_run.started_at), what }))
  }
  if (status.due_now) io.print(say(lang, scheduleText.status_due_now))
  io.print(
    status.next_due_at === null
      ? say(lang, deliveryText.no_next_due)
      : say(lang, deliveryText.next_due, { time: at(status.next_due_at) }),
  )
}
