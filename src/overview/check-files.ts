import { existsSync, lstatSync, readdirSync, statfsSync } from 'node:fs'
import { dirname, join, sep } from 'node:path'
import type { Context } from '../context.ts'
import { doctorText } from '../i18n/doctor.ts'
import { list, number } from '../i18n/format.ts'
import { profileText } from '../i18n/profiles.ts'
import { say } from '../i18n/text.ts'
import type { DoctorFinding } from './finding.ts'

const lowBytes = 200 * 1024 * 1024
const fullBytes = 20 * 1024 * 1024

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
  found.push(disk(context, nearest(home)))
  return found
}

function disk({ lang, places }: Context, path: string): DoctorFinding {
  const { bavail, bsize, type } = statfsSync(path)
  const bytes = bavail * bsize
  const free =
    bytes >= 1e9
      ? `${number(lang, bytes / 1e9, 1)} ${lang === 'fr' ? 'Go' : 'GB'}`
      : `${number(lang, bytes / 1e6)} ${lang === 'fr' ? 'Mo' : 'MB'}`
  if (bytes >= lowBytes) {
    const system = systems[type >>> 0] ?? `0x${(type >>> 0).toString(16)}`
    return { area: 'files', code: 'disk', level: 'ok', message: say(lang, doctorText.disk, { free, system }), mend: null }
  }
  const level = bytes < fullBytes ? 'error' : 'warning'
  const mend = say(lang, doctorText.disk_mend, { path: places.home })
  return { area: 'files', code: 'disk_low', level, message: say(lang, doctorText.disk_low, { free }), mend }
}

/** Our folders and what lies directly in them, where group or others have any right. Windows keeps rights in another way. */
function openToOthers(folders: readonly string[]): string[] {
  if (process.platform === 'win32') return []
  const paths = folders.flatMap((folder) =>
    existsSync(folder) ? [folder, ...readdirSync(folder).map((name) => join(folder, name))] : [],
  )
  return paths.filter((path) => {
    const seen = lstatSync(path, { throwIfNoEntry: false })
    return seen !== undefined && !seen.isSymbolicLink() && (seen.mode & 0o077) !== 0
  })
}

/** The folder itself, or the nearest one above it that exists. */
function nearest(path: string): string {
  return existsSync(path) || path === dirname(path) || path === sep ? path : nearest(dirname(path))
}
