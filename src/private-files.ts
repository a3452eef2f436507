import { randomBytes } from 'node:crypto'
import {
  chmodSync,
  closeSync,
  copyFileSync,
  fsyncSync,
  linkSync,
  lstatSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'

/**
 * Files that only their owner may read: 0600 in folders of 0700, whatever the umask. Nothing is written through a symbolic
 * link, a reader never meets half a file, and what is written here survives a power cut: a file's own sync keeps its bytes, the
 * sync of its folder keeps its name.
 */

/** Makes the folder and those above it that are missing. Throws what the system says, and ELOOP for a link that somebody else made. */
export function makePrivateFolder(path: string): void {
  refuseOthersLink(path)
  if (isFolder(path)) return
  // one by one: `mkdirSync` with `recursive` never ends below /proc, where a new folder "does not exist" (seen with Node 20)
  const above = dirname(path)
  if (above !== path) makePrivateFolder(above)
  try {
    mkdirSync(path, { mode: 0o700 })
  } catch (error) {
    // another process may have been faster
    if (!isFolder(path)) throw error
  }
  syncFolder(above)
}

/** Waits until the bytes of a file are on the disk. */
export function syncFile(path: string): void {
  const file = openSync(path, 'r+')
  try {
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}

/** Waits until the names in a folder are on the disk. */
export function syncFolder(path: string): void {
  let folder: number
  try {
    folder = openSync(path, 'r')
  } catch {
    // Windows has no handle on a folder, and one that may not be listed cannot be opened: the files' own sync has to do
    return
  }
  try {
    fsyncSync(folder)
  } catch (error) {
    // not every file system can
    if (!cannotSync.has((error as NodeJS.ErrnoException).code ?? '')) throw error
  } finally {
    closeSync(folder)
  }
}

const cannotSync: ReadonlySet<string> = new Set(['EINVAL', 'EPERM', 'EBADF', 'ENOSYS', 'ENOTSUP', 'EOPNOTSUPP', 'EROFS'])

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true
}

/** Throws where nobody lets us look: that is not the same as nothing there. */
export function isThere(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined
}

export function isSymbolicLink(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() === true
}

/**
 * A link that a person made leads where they want it; one that somebody else planted (in a folder of several people) leads where they want
 * it. Throws ELOOP.
 */
export function refuseOthersLink(path: string): void {
  const seen = lstatSync(path, { throwIfNoEntry: false })
  if (seen?.isSymbolicLink() !== true || seen.uid === 0 || seen.uid === process.geteuid?.()) return
  throw Object.assign(new Error(`ELOOP: a link of another user, '${path}'`), { code: 'ELOOP', syscall: 'open', path })
}

/** A copy that only its owner reads, whatever may read what it was made of; on the disk when this returns. */
export function copyPrivately(from: string, to: string): void {
  copyFileSync(from, to)
  chmodSync(to, 0o600)
  syncFile(to)
}

/** The same, as a second name of the same file where the disk allows it: for files that never change. */
export function linkOrCopyPrivately(from: string, to: string): void {
  try {
    linkSync(from, to)
    chmodSync(to, 0o600)
  } catch {
    rmSync(to, { force: true })
    copyPrivately(from, to)
  }
}

/** Replaces the file as a whole: after a crash it is the old one or the new one. */
export function writePrivateFile(path: string, text: string): void {
  makePrivateFolder(dirname(path))
  const draft = writeDraft(path, text)
  try {
    renameSync(draft, path)
  } catch (error) {
    rmSync(draft, { force: true })
    throw error
  }
  syncFolder(dirname(path))
}

/** As `writePrivateFile`; a folder that this person may not write is no reason to stop. */
export function writeWherePossible(path: string, text: string): void {
  try {
    writePrivateFile(path, text)
  } catch (error) {
    if (!unwritable.has((error as NodeJS.ErrnoException).code ?? '')) throw error
  }
}

const unwritable: ReadonlySet<string> = new Set(['EACCES', 'EPERM', 'EROFS', 'ENOTDIR'])

/** Makes a file that is not there yet; false when it is (or a link of that name), and then nothing was changed. */
export function createPrivateFile(path: string, text: string): boolean {
  makePrivateFolder(dirname(path))
  const draft = writeDraft(path, text)
  try {
    // a link made of a finished file is exclusive like O_EXCL, and another process never reads it half-written
    linkSync(draft, path)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  } finally {
    rmSync(draft, { force: true })
    // a file that was there already too: whoever made it a moment ago may not have come to this
    syncFolder(dirname(path))
  }
}

function writeDraft(path: string, text: string): string {
  const draft = join(dirname(path), `.${randomBytes(6).toString('hex')}.tmp`)
  const file = openSync(draft, 'wx', 0o600)
  try {
    writeFileSync(file, text)
    fsyncSync(file)
  } catch (error) {
    // a full disk: half a file helps nobody
    rmSync(draft, { force: true })
    throw error
  } finally {
    closeSync(file)
  }
  return draft
}
