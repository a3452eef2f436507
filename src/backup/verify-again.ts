import { existsSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { sum } from '../arithmetic.ts'
import type { Context } from '../context.ts'
import { Failure } from '../failure.ts'
import { backupText } from '../i18n/backup.ts'
import { list } from '../i18n/format.ts'
import { say } from '../i18n/text.ts'
import { listBackups, suffix, verifyBackup, type Verified } from './backup-folder.ts'

export interface VerifiedAgain {
  readonly path: string
  readonly made_at: string | null
  readonly sound: boolean
  /** Of all tables; null: of a backup that an older smm made. */
  readonly rows: number | null
  /** What is wrong with it, in the reader's language. */
  readonly problems: readonly string[]
}

/** Reads a backup again, the newest without a name. Throws `Failure` not_found `backup_not_found`. */
export async function verifyAgain(context: Context, named: string | null): Promise<VerifiedAgain> {
  const { lang, places } = context
  const [newest] = listBackups(places.backups)
  const path = named === null ? newest?.path : findBackup(context, named)
  if (path === undefined || !statSync(path).isDirectory()) {
    throw new Failure('not_found', 'backup_not_found', say(lang, backupText.not_found, { name: named ?? places.backups }), {
      hint: say(lang, backupText.none_known),
    })
  }
  const verified = await verifyBackup(path)
  const { faults, rows } = verified.facts
  const problems = [...wrongWords(context, verified), ...faults.map((fault) => say(lang, backupText.fault, { fault }))]
  const counted = rows === null ? null : sum(Object.values(rows).map((one) => one.rows))
  return { path, made_at: verified.manifest?.made_at ?? null, sound: problems.length === 0, rows: counted, problems }
}

/** What is not as it was when the backup was made. */
export function wrongWords(context: Context, { changed, altered, damaged }: Verified): string[] {
  const { lang } = context
  // rows of another file say nothing
  if (changed.length > 0) return changed.map((name) => say(lang, backupText.file_changed, { name }))
  const tables = altered.map((table) => say(lang, backupText.rows_altered, { table }))
  return damaged.length > 0 ? [...tables, rowsWords(context, damaged)] : tables
}

/** By its path, else by its name among the backups. */
export function findBackup({ lang, places, cwd }: Context, named: string): string {
  const candidates = [resolve(cwd, named), join(places.backups, named), join(places.backups, `${named}${suffix}`)]
  const path = candidates.find((one) => existsSync(one))
  if (path !== undefined) return path
  const known = listBackups(places.backups).map((one) => one.name)
  throw new Failure('not_found', 'backup_not_found', say(lang, backupText.not_found, { name: named }), {
    hint: known.length > 0 ? say(lang, backupText.known, { names: list(lang, known) }) : say(lang, backupText.none_known),
  })
}

export function rowsWords({ lang }: Context, rows: readonly { readonly post_id: number }[]): string {
  const posts = [...new Set(rows.map((row) => row.post_id))]
  return say(lang, backupText.rows_damaged, { count: posts.length, posts: posts.slice(0, 20).join(', ') })
}
