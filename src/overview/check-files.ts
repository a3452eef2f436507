import { accessSync, constants, existsSync, lstatSync, readdirSync, statfsSync } from 'node:fs'
import { dirname, join, sep } from 'node:path'
import type { Context } from '../context.ts'
import { diskHint } from '../disk-failure.ts'
import { configText } from '../i18n/config.ts'
import { diskText } from '../i18n/disk.ts'
import { doctorText } from '../i18n/doctor.ts'
import { list, number } from '../i18n/format.ts'
import { profileText } from '../i18n/profiles.ts'
import { shellWord } from '../i18n/shell-word.ts'
import { storeText } from '../i18n/store.ts'
import { say } from '../i18n/text.ts'
import { ofAnother } from '../places.ts'
import { isSymbolicLink } from '../private-files.ts'
import { networkDisk } from '../store/sqlite/open.ts'
import type { DoctorFinding } from './finding.ts'

const lowBytes = 200 * 1024 * 1024
const fullBytes = 20 * 1024 * 1024
/** A disk can be full of names while it has bytes left. */
const fewFiles = 200

/** `f_type` of Linux file systems, by the names people know. */
const systems: Readonly<Record<number, string>> = {
  0xef53: 'ext4',
  0x9123683e: 'btrfs',
  0x58465342: 'xfs',
  0x01021994: 'tmpfs',
  0x794c7630: 'overlay',
  0x2fc12fc1: 'zfs',
  0x65735546: 'FUSE',
  0x4d44: 'FAT',
  0x5346544e: 'NTFS',
}

const syncedFolders: readonly (readonly [RegExp, string])[] = [
  [/[/\\]Dropbox([/\\]|$)/i, 'Dropbox'],
  [/[/\\]OneDrive[^/\\]*([/\\]|$)/i, 'OneDrive'],
  [/[/\\](Mobile Documents|iCloud ?Drive)([/\\]|$)/i, 'iCloud'],
  [/[/\\](Google ?Drive|GoogleDrive[^/\\]*)([/\\]|$)/i, 'Google Drive'],
  [/[/\\]Nextcloud([/\\]|$)/i, 'Nextcloud'],
  [/[/\\]kDrive([/\\]|$)/i, 'kDrive'],
]

/** Where things are, who may read them, what disk they are on. */
export function checkFiles(context: Context): DoctorFinding[] {
  const { lang, places } = context
  const { home, config } = places
  const found: DoctorFinding[] = []
  const ok = (code: string, message: string): void => void found.push({ area: 'files', code, level: 'ok', message, mend: null })
  if (places.profile !== null) ok('profile', say(lang, profileText.working_in, { name: places.profile }))
  const there = existsSync(home)
  ok(there ? 'home' : 'home_none', say(lang, there ? doctorText.home : doctorText.home_none, { path: home }))
  ok('config_folder', say(lang, doctorText.config_folder, { path: config }))
  const error = (code: string, message: string, mend: string): void =>
    void found.push({ area: 'files', code, level: 'error', message, mend })
  const another = ofAnother(places)
  if (another !== null) {
    const mend = say(lang, diskText.of_another_hint, another)
    error('home_of_another_user', say(lang, diskText.of_another, another), mend)
  }
  for (const folder of [home, config]) {
    const code = refusesWriting(folder)
    if (code === null) continue
    const mend = diskHint({ code }, lang) ?? say(lang, folder === home ? storeText.choose_home : configText.not_writable_hint)
    error('not_writable', say(lang, storeText.home_not_writable, { folder, code }), mend)
  }
  for (const path of linksIn(places))
    error('link', say(lang, doctorText.link, { path }), say(lang, doctorText.link_mend, { path: shellWord(path) }))

  const open = openToOthers([home, config])
  if (open.length > 0) {
    const [first = ''] = open
    const message = say(lang, doctorText.open_to_others, { names: list(lang, open), count: open.length })
    found.push({
      area: 'files',
      code: 'open_to_others',
      level: 'warning',
      message,
      mend: say(lang, doctorText.chmod_mend, { path: open.length === 1 ? first : `-R ${dirname(first)}` }),
    })
  } else if (there) ok('private', say(lang, doctorText.private))

  const service = syncedFolders.find(([pattern]) => pattern.test(home))?.[1]
  if (service !== undefined) {
    const mend = say(lang, doctorText.synced_mend, { path: home })
    found.push({ area: 'files', code: 'synced', level: 'warning', message: say(lang, doctorText.synced, { service }), mend })
  }
  // an open database says so itself
  const network = existsSync(places.database) ? null : networkDisk(nearest(home))
  if (network !== null) {
    const message = say(lang, storeText.network_file_system, { kind: network, folder: home })
    error('network_file_system', message, say(lang, storeText.choose_home))
  }
  found.push(disk(context, nearest(home)))
  return found
}

/** Why nothing can be written there; null: something can, or nothing is there yet. */
function refusesWriting(folder: string): string | null {
  if (!existsSync(folder)) return null
  try {
    accessSync(folder, constants.W_OK | constants.X_OK)
    return null
  } catch (error) {
    return (error as NodeJS.ErrnoException).code ?? ''
  }
}

/** Links where smm follows none: what they hide is neither read nor written. */
function linksIn({ home, config, database }: Context['places']): string[] {
  const own = [join(config, 'key'), ...['-wal', '-shm', '-journal'].map((end) => `${database}${end}`)]
  const runs = join(home, 'runs')
  const inRuns = existsSync(runs) ? namesIn(runs).map((name) => join(runs, name)) : []
  return [...own, ...inRuns].filter(isSymbolicLink)
}

function disk({ lang, places }: Context, path: string): DoctorFinding {
  const { bavail, bsize, type, files, ffree } = statfsSync(path)
  const bytes = bavail * bsize
  const free =
    bytes >= 1e9
      ? `${number(lang, bytes / 1e9, 1)} ${lang === 'fr' ? 'Go' : 'GB'}`
      : `${number(lang, bytes / 1e6)} ${lang === 'fr' ? 'Mo' : 'MB'}`
  const noNames = files > 0 && ffree < fewFiles
  if (bytes >= lowBytes && !noNames) {
    const system = systems[type >>> 0] ?? `0x${(type >>> 0).toString(16)}`
    return { area: 'files', code: 'disk', level: 'ok', message: say(lang, doctorText.disk, { free, system }), mend: null }
  }
  const level = bytes < fullBytes || noNames ? 'error' : 'warning'
  const mend = say(lang, doctorText.disk_mend, { path: places.home })
  const message = noNames ? say(lang, doctorText.disk_names, { count: ffree }) : say(lang, doctorText.disk_low, { free })
  return { area: 'files', code: 'disk_low', level, message, mend }
}

/** Our folders and what lies directly in them, where group or others have any right. Windows keeps rights in another way. */
function openToOthers(folders: readonly string[]): string[] {
  if (process.platform === 'win32') return []
  const paths = folders.flatMap((folder) =>
    existsSync(folder) ? [folder, ...namesIn(folder).map((name) => join(folder, name))] : [],
  )
  return paths.filter((path) => {
    const seen = lstatSync(path, { throwIfNoEntry: false })
    return seen !== undefined && !seen.isSymbolicLink() && (seen.mode & 0o077) !== 0
  })
}

/** None where it may not be listed: that nothing can be written there is told already. */
function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}

/** The folder itself, or the nearest one above it that exists. */
function nearest(path: string): string {
  return existsSync(path) || path === dirname(path) || path === sep ? path : nearest(dirname(path))
}
