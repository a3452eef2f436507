import type { Context } from '../../context.ts'
import { installSchedule } from '../../delivery/index.ts'
import { scheduleText } from '../../i18n/schedule.ts'
import { say } from '../../i18n/text.ts'

export async function run(context: Context, options: Readonly<Record<string, unknown>>): Promise<void> {
  const { io, lang } = context
  const { dry_run, json } = context.options
  const installation = await installSchedule(context, { systemd: options['systemd'] === true, dry_run })
  if (json) return io.json({ ...installation, dry_run })
  if (dry_run) {
    for (const { where, text } of installation.planned) {
      io.note(say(lang, scheduleText.would_write, { where }))
      io.print(text.trimEnd())
    }
    return
  }
  io.print(say(lang, scheduleText.installed, { kind: installation.kind }))
  if (installation.kind === 'systemd') io.note(say(lang, scheduleText.linger_hint))
}
