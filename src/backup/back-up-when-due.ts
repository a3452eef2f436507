import { statfsSync, statSync } from 'node:fs'
import { sum } from '../arithmetic.ts'
import type { Context } from '../context.ts'
import { aboutNoPost, notify } from '../delivery/index.ts'
import { Failure } from '../failure.ts'
import { backupText } from '../i18n/backup.ts'
import { bytes } from '../i18n/format.ts'
import { say } from '../i18n/text.ts'
import { backUp, backupDueKey, backupProblemKey } from './back-up.ts'

/** So many of those that are made by themselves stay, and one of each week. */
export const keptUnlessSaid = 10
const againAfterMs = 3600_000
/** While something leaves within so many minutes, it waits; so many hours at most. */
const quietMinutes = 10
const longestWaitMs = 6 * 3600_000
/** What stays free of a disk: what is published has to be written down. */
const spare = 64 * 1024 * 1024

interface Told {
  readonly code: string
  readonly message: string
}

/**
 * The backup that passes make by themselves, `backup.every_days` after the last one; the first after the first pass that has anything to
 * do. It never ends a pass, keeps none waiting that has something to send, and leaves room on the disk: what went wrong is told once, by
 * the channels that are set up and in the warnings this gives, then it is tried again every hour.
 */
export async function backUpWhenDue(context: Context): Promise<readonly Told[]> {
  try {
    return await backUpIfDue(context)
  } catch (error) {
    // not even that could be written down: a full disk, a locked database
    return [{ code: 'backup_failed', message: failedWords(context, error) }]
  }
}

async function backUpIfDue(context: Context): Promise<readonly Told[]> {
  const { lang } = context
  const { settings, clients, deliveries } = await context.store()
  const now = context.now()
  const at = now.toISOString()
  const due = (await settings.get(backupDueKey))?.value ?? null
  if (due !== null && due > at) return []
  if ((await context.config()).get('backup.every_days') === 0) {
    await settings.delete(backupDueKey)
    return []
  }
  if (due === null && (await clients.list({ archived: true })).length === 0) return []
  const waited = due === null ? 0 : now.getTime() - Date.parse(due)
  const soon = new Date(now.getTime() + quietMinutes * 60_000).toISOString()
  if (waited < longestWaitMs && (await deliveries.due(soon)).some((one) => one.due_at !== null && one.due_at > at)) {
    // another pass looks again
    if (due === null) await settings.swap(backupDueKey, null, at, at)
    return []
  }
  // whoever is faster makes it; one that is killed is not begun again with every pass
  const again = new Date(now.getTime() + againAfterMs).toISOString()
  if (!(await settings.swap(backupDueKey, due, again, at))) return []
  const known = await settings.get(backupProblemKey)
  try {
    refuseFullDisk(context)
    const { path } = await backUp(context, { out: null, keep: keptUnlessSaid, by_itself: true })
    context.io.detail(say(lang, backupText.done, { path }))
    return []
  } catch (error) {
    await settings.set(backupProblemKey, error instanceof Error ? error.message : String(error), at)
    if (known !== null) return []
    const message = failedWords(context, error)
    await notify(context, {
      ...aboutNoPost,
      kind: 'backup',
      client: '',
      time_zone: 'UTC',
      message,
      commands: ['smm backup', 'smm doctor'],
    })
    return [{ code: 'backup_failed', message }]
  }
}

function failedWords({ lang }: Context, error: unknown): string {
  return say(lang, backupText.failed_alone, { message: error instanceof Error ? error.message : String(error) })
}

/** Throws `Failure` failed `no_space`. Media are a second name of the same file, where the disk is the same. */
function refuseFullDisk({ lang, places }: Context): void {
  const needed =
    spare + sum(['', '-wal'].map((end) => statSync(`${places.database}${end}`, { throwIfNoEntry: false })?.size ?? 0))
  const { bavail, bsize } = statfsSync(places.home)
  if (bavail * bsize >= needed) return
  const values = { needed: bytes(lang, needed), free: bytes(lang, bavail * bsize) }
  throw new Failure('failed', 'no_space', say(lang, backupText.no_space, values))
}
