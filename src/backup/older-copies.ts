import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Context } from '../context.ts'
import { lastBackupKey } from './back-up.ts'

export interface OlderCopy {
  readonly path: string
  /** ISO 8601 UTC: when the file or folder was last written. */
  readonly made_at: string
}

/** Copies of the database that are known: they hold what has been erased since. What somebody copied elsewhere, nobody knows. */
export async function olderCopies(context: Context): Promise<OlderCopy[]> {
  const { places } = context
  const last = await (await context.store()).settings.get(lastBackupKey)
  const inside = existsSync(places.backups)
    ? readdirSync(places.backups)
        .filter((name) => !name.startsWith('.'))
        .map((name) => join(places.backups, name))
    : []
  const paths = new Set([...inside, ...(last !== null && existsSync(last.value) ? [last.value] : [])])
  return [...paths]
    .map((path) => ({ path, made_at: statSync(path).mtime.toISOString() }))
    .toSorted((a, b) => (a.made_at < b.made_at ? -1 : 1))
}
