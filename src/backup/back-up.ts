import { randomBytes } from 'node:crypto'
import { existsSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { sum } from '../arithmetic.ts'
import type { Context } from '../context.ts'
import { Failure } from '../failure.ts'
import { backupText } from '../i18n/backup.ts'
import { storeText } from '../i18n/store.ts'
import { say } from '../i18n/text.ts'
import {
  isSymbolicLink,
  isThere,
  linkOrCopyPrivately,
  makePrivateFolder,
  syncFolder,
  writePrivateFile,
} from '../private-files.ts'
import type { CopyFacts } from '../store/copies.ts'
import { copyDatabase, examineFile } from '../store/sqlite/copies.ts'
import { contentHash } from '../posts/content-hash.ts'
import { findVersion } from '../version.ts'
import {
  alteredTables,
  automaticName,
  byItself,
  databaseName,
  examineCopy,
  hashFile,
  listBackups,
  manifestName,
  mediaFolder,
  outdated,
  suffix,
  verifyBackup,
  type Manifest,
} from './backup-folder.ts'

const aDayMs = 24 * 3600_000

export interface BackedUp {
  readonly path: string
  readonly made_at: string
  readonly bytes: number
  readonly clients: number
  readonly posts: number
  readonly to_come: number
  readonly media: number
  readonly credentials: number
  /** What was damaged before it was copied: posts, and files of the media folder. */
  readonly damaged: { readonly posts: readonly number[]; readonly media: readonly string[] }
  /** Older automatic backups that were removed. */
  readonly removed: readonly string[]
}

/** Where `smm backup` keeps the path of the last one: `doctor` asks how long ago that was. */
export const lastBackupKey = 'last_backup'

/** When passes make the next one by themselves, and why the last one failed. Known to the store as of this machine alone. */
export const backupDueKey = 'backup_due'
export const backupProblemKey = 'backup_problem'

/**
 * A copy of the database and the media, made while both are in use, verified, then named: what bears the name of a backup is one.
 * `out`: a folder of one's own choice; without it the newest `keep` of the automatic ones stay, and one of each week. `by_itself`: by a
 * pass, which removes what passes made and nothing else. Throws `Failure`:
 * `nothing_to_back_up`, `backup_exists`, `backup_failed`, and as opening the database does.
 */
export async function backUp(
  context: Context,
  input: { out: string | null; keep: number; by_itself?: boolean },
): Promise<BackedUp> {
  const { lang, places, options } = context
  if (!isThere(places.database)) {
    throw new Failure('not_found', 'nothing_to_back_up', say(lang, backupText.nothing, { home: places.home }))
  }
  const at = context.now()
  const { out, keep, by_itself = false } = input
  const path = target(context, out, at, by_itself)
  if (options.dry_run) return describe(path, at, examineFile(places.database, contentHash), mediaOf(places.media), [])
  // one that smm does not open is not copied either: a newer one, an emptied one
  await context.store()
  // first: on a disk that they filled nothing else would fit
  if (out === null) removeLeftovers(places.backups, at)
  const made = await makeBackup(context, path, at).catch((error: unknown) => {
    throw cannotWrite(context, path, error) ?? error
  })
  const removed = out === null ? removeOlder(places.backups, keep, at, by_itself) : []
  await keepInMind(context, path, at)
  return { ...made, removed }
}

async function keepInMind(context: Context, path: string, at: Date): Promise<void> {
  const { settings } = await context.store()
  await settings.set(lastBackupKey, path, at.toISOString())
  await settings.delete(backupProblemKey)
  const days = (await context.config()).get('backup.every_days')
  if (days > 0) await settings.set(backupDueKey, new Date(at.getTime() + days * aDayMs).toISOString(), at.toISOString())
  else await settings.delete(backupDueKey)
}

/** A folder that is not there, or not to be written to: a disk that is not plugged in. Null: something else. */
function cannotWrite({ lang }: Context, path: string, error: unknown): Failure | null {
  const { code = '', syscall } = error as { code?: string; syscall?: string }
  // below a file: ENOTDIR, or EEXIST from Node 24 on
  const blocked = ['EACCES', 'EPERM', 'EROFS', 'ENOENT', 'ENOTDIR', ...(syscall === 'mkdir' ? ['EEXIST'] : [])]
  if (syscall === undefined || !blocked.includes(code)) return null
  const message = say(lang, storeText.home_not_writable, { folder: dirname(path), code })
  return new Failure('failed', 'backup_failed', message, { hint: say(lang, backupText.choose_folder), cause: error })
}

/** The backup itself, at this very path. */
export async function makeBackup(context: Context, path: string, at: Date): Promise<BackedUp> {
  const { lang, places } = context
  const parent = dirname(path)
  makePrivateFolder(parent)
  const part = join(parent, `.${randomBytes(6).toString('hex')}.part`)
  makePrivateFolder(join(part, mediaFolder))
  try {
    const copied = copyDatabase(places.database, join(part, databaseName), at.toISOString(), lang)
    // after the database: whatever it speaks of was there before
    const media = keepMediaFiles(places.media, join(part, mediaFolder))
    const files: Record<string, { bytes: number; sha256: string }> = {}
    const bad: string[] = []
    for (const name of [databaseName, ...media.map((one) => `${mediaFolder}/${one.name}`)]) {
      const file = join(part, name)
      const sha256 = await hashFile(file)
      files[name] = { bytes: statSync(file).size, sha256 }
      if (name !== databaseName && !basename(name).startsWith(sha256)) bad.push(basename(name))
    }
    const facts = examineCopy(part, true)
    const { schema_version, damaged, rows } = facts
    const manifest: Manifest = {
      format: 1,
      made_at: at.toISOString(),
      made_by: findVersion(),
      schema_version,
      files,
      damaged,
      ...(rows && { rows }),
    }
    writePrivateFile(join(part, manifestName), `${JSON.stringify(manifest, null, 2)}\n`)
    syncFolder(join(part, mediaFolder))
    syncFolder(part)
    const verified = await verifyBackup(part, facts)
    // that it is a copy stands in it alone
    const lost = alteredTables(copied, verified.facts.rows).filter((table) => table !== 'identity')
    const [wrong] = [...verified.facts.faults, ...verified.changed, ...verified.altered, ...lost]
    if (wrong !== undefined) {
      throw new Failure('failed', 'backup_failed', say(lang, backupText.not_sound, { what: wrong }), {
        hint: say(lang, backupText.not_sound_hint),
      })
    }
    renameSync(part, path)
    syncFolder(parent)
    return describe(path, at, verified.facts, media, bad)
  } finally {
    rmSync(part, { recursive: true, force: true })
  }
}

/** A free name: in the folder of backups, in a folder that was named, or the very name that was given. */
function target({ lang, places, cwd }: Context, out: string | null, at: Date, by_itself: boolean): string {
  const given = out === null ? null : resolve(cwd, out)
  // with a slash at its end it is a folder, there or not
  const isFolder =
    given !== null && (/[/\\]$/.test(out ?? '') || statSync(given, { throwIfNoEntry: false })?.isDirectory() === true)
  const inside = isFolder && !given.endsWith(suffix) && !existsSync(join(given, manifestName))
  const folder = given === null ? places.backups : inside ? given : null
  if (folder === null) {
    const path = given ?? ''
    if (existsSync(path) || isSymbolicLink(path)) {
      throw new Failure('usage', 'backup_exists', say(lang, backupText.exists, { path }), {
        hint: say(lang, backupText.exists_hint),
      })
    }
    return path
  }
  const name = by_itself ? automaticName(at).replace(/^smm-/, byItself) : automaticName(at)
  for (let turn = 1; ; turn++) {
    const path = join(folder, `${name}${turn === 1 ? '' : `-${turn}`}${suffix}`)
    if (!existsSync(path)) return path
  }
}

interface KeptFile {
  readonly name: string
  readonly bytes: number
}

function mediaOf(folder: string): KeptFile[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map(({ name }) => ({ name, bytes: statSync(join(folder, name)).size }))
}

/** Media are named by their content and never change: on the same disk a second name for the same file is enough. */
function keepMediaFiles(from: string, to: string): KeptFile[] {
  const files = mediaOf(from)
  for (const { name } of files) linkOrCopyPrivately(join(from, name), join(to, name))
  return files
}

function removeOlder(folder: string, keep: number, now: Date, by_itself: boolean): string[] {
  const mine = listBackups(folder).filter(({ name }) => !by_itself || name.startsWith(byItself))
  return outdated(mine, keep, now).flatMap(({ path }) => {
    try {
      rmSync(path, { recursive: true, force: true })
      return [path]
    } catch {
      // of somebody else: the new one is made all the same
      return []
    }
  })
}

/** Of those that were killed. */
function removeLeftovers(folder: string, now: Date): void {
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true) return
  for (const name of readdirSync(folder).filter((one) => /^\.[0-9a-f]{12}\.part$/.test(one))) {
    const path = join(folder, name)
    if (statSync(path).mtimeMs < now.getTime() - aDayMs) rmSync(path, { recursive: true, force: true })
  }
}

function describe(path: string, at: Date, facts: CopyFacts, media: readonly KeptFile[], bad: readonly string[]): BackedUp {
  const { clients, posts, to_come, credentials, damaged } = facts
  const database = statSync(join(path, databaseName), { throwIfNoEntry: false })?.size ?? 0
  return {
    path,
    made_at: at.toISOString(),
    bytes: database + sum(media.map((one) => one.bytes)),
    clients,
    posts,
    to_come,
    media: media.length,
    credentials,
    damaged: { posts: [...new Set(damaged.map((one) => one.post_id))], media: bad },
    removed: [],
  }
}
