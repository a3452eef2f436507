import type { Context } from '../context.ts'
import { notify } from '../delivery/index.ts'
import { backupText } from '../i18n/backup.ts'
import { say } from '../i18n/text.ts'
import { backUp, backupDueKey, backupProblemKey } from './back-up.ts'

/** So many of those that are made by themselves stay, and one of each week. */
export const keptUnlessSaid = 10
const againAfterMs = 3600_000

/**
 * The backup that passes make by themselves, `backup.every_days` after the last one; the first after the first pass that has anything to
 * do. It never ends a pass: what went wrong is told once, by the channels that are set up and in the warnings this gives, then it is tried
 * again every hour.
 */
export async function backUpWhenDue(context: Context): Promise<readonly { readonly code: string; readonly message: string }[]> {
  const { lang } = context
  const { settings, clients } = await context.store()
  const now = context.now()
  const due = await settings.get(backupDueKey)
  if (due !== null && due.value > now.toISOString()) return []
  if ((await context.config()).get('backup.every_days') === 0) {
    await settings.delete(backupDueKey)
    return []
  }
  if (due === null && (await clients.list({ archived: true })).length === 0) return []
  const known = await settings.get(backupProblemKey)
  try {
    const { path } = await backUp(context, { out: null, keep: keptUnlessSaid })
    context.io.detail(say(lang, backupText.done, { path }))
    return []
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    const at = now.toISOString()
    await settings.set(backupDueKey, new Date(now.getTime() + againAfterMs).toISOString(), at)
    await settings.set(backupProblemKey, reason, at)
    if (known !== null) return []
    const message = say(lang, backupText.failed_alone, { message: reason })
    await notify(context, {
      kind: 'backup',
      client: '',
      network: '',
      account: '',
      delivery_id: null,
      post_id: null,
      due_at: null,
      time_zone: 'UTC',
      title: null,
      text: null,
      parts: [],
      link: null,
      media: [],
      message,
      commands: ['smm backup', 'smm doctor'],
      sent_by: [],
    })
    return [{ code: 'backup_failed', message }]
  }
}
