import { randomBytes } from 'node:crypto'
import { lstatSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Context } from '../context.ts'
import { diskHint } from '../disk-failure.ts'
import { Failure } from '../failure.ts'
import { handOverText } from '../i18n/hand-over.ts'
import { exportText } from '../i18n/privacy.ts'
import { say } from '../i18n/text.ts'
import { syncFolder } from '../private-files.ts'
import { counting, folderWriter, largestZip, readFolder, readZip, zipWriter, type Counting } from './archive-file.ts'

/** Is the place free, and does it fit? Throws `Failure` usage `export_exists`, `no_folder`, `export_too_large`. */
export function checkArchive(
  { lang }: Context,
  path: string,
  { bytes, too_large_hint }: { bytes: number; too_large_hint: string },
): void {
  if (lstatSync(path, { throwIfNoEntry: false }) !== undefined) {
    throw new Failure('usage', 'export_exists', say(lang, exportText.exists, { path }), {
      hint: say(lang, exportText.exists_hint),
    })
  }
  const folder = dirname(path)
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true) {
    throw new Failure('usage', 'no_folder', say(lang, exportText.no_folder, { folder }))
  }
  if (path.endsWith('.zip') && bytes > largestZip) {
    throw new Failure('usage', 'export_too_large', say(lang, exportText.too_large), { hint: too_large_hint })
  }
}

/**
 * A zip archive, or a folder where the path does not end with `.zip`. `fill` writes it; it is read again before it gets its name. Gives its
 * size in bytes. Throws `Failure` failed `export_failed`, `cannot_write`.
 */
export async function writeArchive({ lang }: Context, path: string, fill: (to: Counting) => Promise<void>): Promise<number> {
  const zipped = path.endsWith('.zip')
  const part = join(dirname(path), `.${randomBytes(6).toString('hex')}.part`)
  try {
    if (!zipped) mkdirSync(part, { mode: 0o700 })
    const to = zipped ? await zipWriter(part) : folderWriter(part)
    const counted = counting(to)
    await fill(counted)
    const written = counted.done()
    to.end()
    const read = zipped ? await readZip(part) : await readFolder(part)
    const lost = [...written].find(([name, { sha256 }]) => read.get(name)?.sha256 !== sha256)
    if (lost !== undefined || read.size !== written.size) {
      throw new Failure('failed', 'export_failed', say(lang, exportText.not_sound, { name: lost?.[0] ?? path }))
    }
    renameSync(part, path)
    syncFolder(dirname(path))
    return sizeOf(path)
  } catch (error) {
    const { code, syscall } = error as { code?: string; syscall?: string }
    if (error instanceof Failure || syscall === undefined) throw error
    throw new Failure('failed', 'cannot_write', say(lang, handOverText.cannot_write, { path, code: code ?? '' }), {
      hint: diskHint(error, lang) ?? say(lang, handOverText.cannot_write_hint),
      cause: error,
    })
  } finally {
    rmSync(part, { recursive: true, force: true })
  }
}

function sizeOf(path: string): number {
  const there = statSync(path)
  if (!there.isDirectory()) return there.size
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0)
}
