import { randomBytes } from 'node:crypto'
import { existsSync, readdirSync, rmSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { Context } from '../context.ts'
import { oldCopy } from '../delivery/old-copy.ts'
import { keepMark, readMarks } from '../delivery/pass-marks.ts'
import { Failure } from '../failure.ts'
import { backupText } from '../i18n/backup.ts'
import { say } from '../i18n/text.ts'
import { copyPrivately, linkOrCopyPrivately, makePrivateFolder, syncFolder } from '../private-files.ts'
import { contentHash } from '../posts/content-hash.ts'
import type { CopyFacts, DoneByPeople } from '../store/copies.ts'
import { schemaKnown } from '../store/sqlite/health.ts'
import { examineFile, passAtWork, prepareCopy, replaceContent, replaceFile } from '../store/sqlite/copies.ts'
import { automaticName, databaseName, hashFile, mediaFolder, suffix, verifyBackup } from './backup-folder.ts'
import { makeBackup } from './back-up.ts'
import { findBackup, rowsWords, wrongWords } from './verify-again.ts'

/** What would take the place of what. */
export interface RestorePlan {
  readonly path: string
  /** When the copy was made; null for a database file that does not say. */
  readonly made_at: string | null
  readonly copy: Told
  /** The database in use; null: there is none. `damaged`: nobody can use it. */
  readonly present: (Told & { readonly damaged: string | null }) | null
  /** Posts queued since: they are not in the copy. Null: the database in use cannot tell. */
  readonly lost_posts: number | null
  /** What people did since is not in the copy either. Null: the database in use cannot tell. */
  readonly undone: readonly (keyof DoneByPeople)[] | null
}

export interface Told {
  readonly clients: number
  readonly posts: number
  readonly to_come: number
  readonly changed_at: string | null
}

export interface Restored extends RestorePlan {
  /** Where the database that was in use is kept; null: there was none. */
  readonly kept: string | null
  /** Deliveries that were due since the copy was made: looked up before anything of them is sent. */
  readonly to_be_looked_up: number
}

interface Work {
  readonly plan: RestorePlan
  readonly folder: string
  /** Of a backup folder. */
  readonly media: string | null
}

/**
 * Puts a backup back: verified first, shown to `confirm` second, switched in one step last. What was in use is kept. Everything
 * that was due since the copy was made is in doubt afterwards. Throws `Failure`: `backup_not_found`, `backup_damaged`,
 * `database_newer`, `pass_running`, `database_busy`, and what `confirm` throws.
 */
export async function restore(
  context: Context,
  named: string,
  confirm: (plan: RestorePlan) => Promise<boolean>,
): Promise<Restored | null> {
  const { places } = context
  const path = findBackup(context, named)
  refuseWhilePublishing(context)
  makePrivateFolder(places.home)
  const folder = join(places.home, `.restore-${randomBytes(6).toString('hex')}`)
  makePrivateFolder(folder)
  try {
    const work = await examineBackup(context, path, folder)
    if (!(await confirm(work.plan))) return null
    return await carryOut(context, work)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Copies the database aside and looks at that copy: what was verified is what is put back. */
async function examineBackup(context: Context, path: string, folder: string): Promise<Work> {
  const { lang, places } = context
  const isFolder = statSync(path).isDirectory()
  const wrong: string[] = []
  let made_at: string | null = null
  if (isFolder) {
    const verified = await verifyBackup(path)
    made_at = verified.manifest?.made_at ?? null
    wrong.push(...wrongWords(context, verified))
  }
  const from = isFolder ? join(path, databaseName) : path
  const copy = join(folder, databaseName)
  // neither a pipe nor a device, which has no end
  if (statSync(from, { throwIfNoEntry: false })?.isFile() === true) copyPrivately(from, copy)
  // a file taken by hand may have the last writes beside it
  if (!isFolder && existsSync(`${path}-wal`)) copyPrivately(`${path}-wal`, `${copy}-wal`)
  const facts = existsSync(copy) ? examineFile(copy, contentHash, { own: true }) : null
  if (facts !== null && facts.schema_version > schemaKnown) {
    const values = { path, found: facts.schema_version, known: schemaKnown }
    throw new Failure('failed', 'database_newer', say(lang, backupText.newer, values), {
      hint: say(lang, backupText.newer_hint),
    })
  }
  wrong.push(...(facts?.faults ?? []).map((fault) => say(lang, backupText.fault, { fault })))
  if (!isFolder && facts !== null && facts.damaged.length > 0) wrong.push(rowsWords(context, facts.damaged))
  if (wrong.length > 0 || facts === null) throw damagedFailure(context, path, wrong)
  const media = isFolder ? join(path, mediaFolder) : null
  const missing = await missingMedia(facts, [media, places.media])
  if (missing.length > 0) throw damagedFailure(context, path, [say(lang, backupText.media_missing, { count: missing.length })])
  return { folder, media, plan: planOf(context, path, made_at ?? facts.copied_at, facts) }
}

function planOf({ places }: Context, path: string, made_at: string | null, facts: CopyFacts): RestorePlan {
  const found = existsSync(places.database) ? examineFile(places.database, contentHash) : null
  const damaged = found?.faults[0] ?? null
  const usable = found !== null && damaged === null
  return {
    path,
    made_at,
    copy: told(facts),
    present: found && { ...told(found), damaged },
    lost_posts: usable ? Math.max(0, found.posts - facts.posts) : null,
    undone: usable ? undoneBy(facts.done, found.done) : null,
  }
}

/** Fewer of them in the copy, or others. */
function undoneBy(copy: DoneByPeople, present: DoneByPeople): (keyof DoneByPeople)[] {
  const kinds = ['holds', 'replies', 'approvals', 'links', 'credentials'] as const
  return kinds.filter((kind) => present[kind] !== copy[kind] && !(copy[kind] === null && /^[0 ]*$/.test(present[kind] ?? '')))
}

async function carryOut(context: Context, { plan, folder, media }: Work): Promise<Restored> {
  const { lang, places } = context
  const at = context.now()
  const next = join(folder, databaseName)
  if (media !== null) await bringMedia(media, places.media)
  refuseWhilePublishing(context)
  const whole = asideName(context, 'before-restore', at)
  const usable = plan.present !== null && plan.present.damaged === null && (await isBackedUp(context, whole, at))
  const keepIn = usable ? whole : asideName(context, 'damaged', at)
  const marks = readMarks(places)
  const { identity, doubted } = prepareCopy(next, {
    lang,
    now: () => context.now(),
    doubting: (found) => {
      const copied_at = found.copied_at ?? plan.made_at ?? at.toISOString()
      const age = oldCopy({ ...found, copied_at }, marks, places.home, at)
      const { until, queued_before, passes } = age ?? { until: at.toISOString(), queued_before: null, passes: found.passes }
      return { run_id: null, until, queued_before, passes, why: 'backup' }
    },
  })
  if (usable) await replaceContent(places.database, next, lang)
  else replaceFile(places.database, next, keepIn)
  keepMark(places, identity)
  return { ...plan, kept: existsSync(keepIn) ? keepIn : null, to_be_looked_up: doubted }
}

/** False: what is in place is damaged after all. */
async function isBackedUp(context: Context, path: string, at: Date): Promise<boolean> {
  try {
    await makeBackup(context, path, at)
    return true
  } catch (error) {
    if (error instanceof Failure && error.code === 'backup_failed') return false
    throw error
  }
}

/** What was in use is never destroyed: a whole backup of what can be read, a folder with the very files of what cannot. */
function asideName({ places }: Context, kind: 'before-restore' | 'damaged', at: Date): string {
  const name = automaticName(at).replace('smm', kind)
  for (let turn = 1; ; turn++) {
    const ending = kind === 'damaged' ? '' : suffix
    const path = join(places.backups, `${name}${turn === 1 ? '' : `-${turn}`}${ending}`)
    if (!existsSync(path)) return path
  }
}

function refuseWhilePublishing({ lang, places }: Context): void {
  if (!passAtWork(places.database)) return
  throw new Failure('busy', 'pass_running', say(lang, backupText.pass_running), {
    hint: say(lang, backupText.pass_running_hint),
  })
}

function damagedFailure({ lang }: Context, path: string, details: readonly string[]): Failure {
  return new Failure('failed', 'backup_damaged', say(lang, backupText.damaged, { path }), {
    details,
    hint: say(lang, backupText.damaged_hint),
  })
}

async function missingMedia({ media }: CopyFacts, folders: readonly (string | null)[]): Promise<string[]> {
  const missing: string[] = []
  for (const { name, sha256 } of media) {
    const paths = folders.filter((folder) => folder !== null).map((folder) => join(folder, name))
    let found = false
    for (const path of paths) found ||= existsSync(path) && (await hashFile(path)) === sha256
    if (!found) missing.push(name)
  }
  return missing
}

/** What is there already under its name and whole stays; nothing is taken away. */
async function bringMedia(from: string, to: string): Promise<void> {
  if (!existsSync(from)) return
  makePrivateFolder(to)
  // whatever else lies there, a folder or a link, was put there by nobody we know
  for (const { name } of readdirSync(from, { withFileTypes: true }).filter((entry) => entry.isFile())) {
    const target = join(to, name)
    if (existsSync(target) && basename(name).startsWith(await hashFile(target))) continue
    rmSync(target, { force: true })
    linkOrCopyPrivately(join(from, name), target)
  }
  syncFolder(to)
}

function told({ clients, posts, to_come, changed_at }: CopyFacts): Told {
  return { clients, posts, to_come, changed_at }
}
