import { existsSync } from 'node:fs'
import { backupProblemKey, lastBackupKey } from '../backup/back-up.ts'
import { listBackups } from '../backup/backup-folder.ts'
import type { Context } from '../context.ts'
import { findOldCopy } from '../delivery/pass-marks.ts'
import { doctorText } from '../i18n/doctor.ts'
import { timeAgo } from '../i18n/relative.ts'
import { say } from '../i18n/text.ts'
import { contentHash } from '../posts/content-hash.ts'
import type { DoctorFinding } from './finding.ts'

const oldAfterMs = 7 * 24 * 3600_000

/** Is there something to go back to, is the database the newest that is known, and is every content what was queued? */
export async function checkBackups(context: Context): Promise<DoctorFinding[]> {
  const { lang } = context
  const store = await context.store()
  const found: DoctorFinding[] = []
  const add = (level: DoctorFinding['level'], code: string, message: string, mend: string | null): void => {
    found.push({ area: 'database', code, level, message, mend })
  }
  const damaged = [...new Set((await store.damaged(contentHash)).map((row) => row.post_id))]
  if (damaged.length > 0) {
    const values = { count: damaged.length, posts: damaged.slice(0, 20).join(', ') }
    add('error', 'rows_damaged', say(lang, doctorText.rows_damaged, values), say(lang, doctorText.rows_damaged_mend))
  }
  if ((await findOldCopy(context, store)) !== null)
    add('warning', 'old_copy', say(lang, doctorText.old_copy), say(lang, doctorText.old_copy_mend))

  const mend = say(lang, doctorText.backup_mend)
  const problem = await store.settings.get(backupProblemKey)
  if (problem !== null) add('warning', 'backup_failed', say(lang, doctorText.backup_failed, { message: problem.value }), mend)
  const last = await lastBackup(context)
  if (last === null) {
    if ((await store.clients.list({ archived: true })).length > 0)
      add('warning', 'backup_none', say(lang, doctorText.backup_none), mend)
    return found
  }
  const ago = timeAgo(lang, last, context.now().toISOString())
  const old = context.now().getTime() - Date.parse(last) > oldAfterMs
  if (old) add('warning', 'backup_old', say(lang, doctorText.backup_old, { ago }), mend)
  else add('ok', 'backup', say(lang, doctorText.backup_good, { ago }), null)
  return found
}

/** The newest of those in their own folder and the last one that was made, wherever it was put; null: never. */
async function lastBackup(context: Context): Promise<string | null> {
  const newest = listBackups(context.places.backups).find((one) => one.name.startsWith('smm-'))
  const made = await (await context.store()).settings.get(lastBackupKey)
  // one that lies on a disk that is not there just now was made all the same
  const known = made !== null && (made.value.startsWith(context.places.home) ? existsSync(made.value) : true)
  const instants = [newest?.made_at, known ? made?.updated_at : undefined].filter((one) => one !== undefined)
  return instants.toSorted().at(-1) ?? null
}
