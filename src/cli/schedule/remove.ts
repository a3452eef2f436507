import type { Context } from '../../context.ts'
import { removeSchedule } from '../../delivery/index.ts'
import { list } from '../../i18n/format.ts'
import { scheduleText } from '../../i18n/schedule.ts'
import { say } from '../../i18n/text.ts'

export async function run(context: Context): Promise<void> {
  const { io, lang } = context
  const { dry_run, json } = context.options
  const removed = await removeSchedule(context, { dry_run })
  if (json) return io.json({ removed, dry_run })
  if (removed.length === 0) io.print(say(lang, scheduleText.not_installed))
  else io.print(say(lang, dry_run ? scheduleText.would_remove : scheduleText.removed, { kinds: list(lang, removed) }))
}
