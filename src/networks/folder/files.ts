import { randomBytes } from 'node:crypto'
import { constants, type Stats } from 'node:fs'
import { access, copyFile, link, lstat, mkdir, open, readdir, realpath, rename, unlink } from 'node:fs/promises'
import { join } from 'node:path'
import { NetworkFailure } from '../failure.ts'

/** What is published is for everybody to read, whatever the umask that guards smm's own files. */
const MODE = 0o644
const FOLDER_MODE = 0o755
/** More than any page is long. */
const PAGE_BYTES = 2_000_000

/** The folder of the blog, checked: a directory that may be written to, and no symbolic link. Gives its real path. */
export async function openFolder(path: string): Promise<string> {
  refuseLink(await lstat(path), path)
  const real = await realpath(path)
  const found = await lstat(real)
  if (!found.isDirectory()) throw new NetworkFailure('refused', 'folder_missing', `${path}: not a folder`)
  await access(real, constants.R_OK | constants.W_OK | constants.X_OK)
  return real
}

/** A folder directly below `root`, made when it is not there. */
export async function openSubfolder(root: string, name: string): Promise<string> {
  const path = join(root, plainName(name))
  try {
    await mkdir(path, { mode: FOLDER_MODE })
    await syncFolder(root)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    const found = await lstat(path)
    refuseLink(found, path)
    if (!found.isDirectory()) throw new NetworkFailure('refused', 'folder_missing', `${path}: not a folder`)
  }
  return path
}

/**
 * Puts a new file in place whole or not at all, durably. False when something of this name is there already: it is left as it
 * is, whatever it is.
 */
export async function create(folder: string, name: string, data: string | Uint8Array): Promise<boolean> {
  const target = join(folder, plainName(name))
  return withDraft(folder, data, async (draft) => {
    try {
      await link(draft, target)
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException
      if (code === 'EEXIST') return false
      // File systems without hard links (FAT, some network shares).
      if (code !== 'EPERM' && code !== 'ENOTSUP' && code !== 'EOPNOTSUPP' && code !== 'ENOSYS') throw error
      try {
        await copyFile(draft, target, constants.COPYFILE_EXCL)
        await syncFile(target)
      } catch (second) {
        if ((second as NodeJS.ErrnoException).code === 'EEXIST') return false
        throw second
      }
    }
    return true
  })
}

/** Puts a file in place of one of ours, whole or not at all. */
export async function replace(folder: string, name: string, data: string): Promise<void> {
  const target = join(folder, plainName(name))
  await withDraft(folder, data, (draft) => rename(draft, target))
}

/** Takes a file away, durably; one that is not there is no failure. A symbolic link is refused. */
export async function remove(folder: string, name: string): Promise<void> {
  const path = join(folder, plainName(name))
  try {
    refuseLink(await lstat(path), path)
    await unlink(path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
  }
  await syncFolder(folder)
}

/** The first `max_bytes` of a regular file, or null when there is none; a symbolic link is refused. */
export async function read(folder: string, name: string, max_bytes = PAGE_BYTES): Promise<Buffer | null> {
  const path = join(folder, plainName(name))
  let file
  try {
    file = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOENT') return null
    if (code === 'ELOOP') throw new NetworkFailure('refused', 'symbolic_link', `${path}: a symbolic link, not followed`)
    throw error
  }
  try {
    const { size } = await file.stat()
    const bytes = Buffer.alloc(Math.min(size, max_bytes))
    const { bytesRead } = await file.read(bytes, 0, bytes.length, 0)
    return bytes.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}

/** Changes whenever the file does. */
export async function stampOf(folder: string, name: string): Promise<string> {
  const found = await lstat(join(folder, plainName(name)), { bigint: true }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null
    throw error
  })
  return found === null ? '' : [found.ino, found.size, found.mtimeNs, found.ctimeNs].join(' ')
}

/** Names of the regular Markdown files, sorted; symbolic links are passed over. */
export async function markdownFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true })
  return entries
    .filter((one) => one.isFile() && one.name.endsWith('.md'))
    .map((one) => one.name)
    .toSorted()
}

async function withDraft<T>(folder: string, data: string | Uint8Array, place: (draft: string) => Promise<T>): Promise<T> {
  const draft = join(folder, `.smm-${randomBytes(8).toString('hex')}.tmp`)
  const file = await open(draft, constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | constants.O_NOFOLLOW, MODE)
  try {
    try {
      await file.chmod(MODE)
      await file.writeFile(data)
      await file.sync()
    } finally {
      await file.close()
    }
    const done = await place(draft)
    return done
  } finally {
    await unlink(draft).catch(() => {})
    await syncFolder(folder)
  }
}

async function syncFile(path: string): Promise<void> {
  const file = await open(path, constants.O_RDWR | constants.O_NOFOLLOW)
  try {
    await file.sync()
  } finally {
    await file.close()
  }
}

async function syncFolder(folder: string): Promise<void> {
  // Windows has no handle on a folder; there the file's own sync has to do.
  const handle = await open(folder, constants.O_RDONLY).catch(() => null)
  try {
    await handle?.sync()
  } catch {
    // Not every file system can.
  } finally {
    await handle?.close()
  }
}

function refuseLink(found: Stats, path: string): void {
  if (found.isSymbolicLink())
    throw new NetworkFailure('refused', 'symbolic_link', `${path}: a symbolic link, give the real path`)
}

/** A name that stays in its folder on every system. */
function plainName(name: string): string {
  const escapes = name === '' || /^\.+$/.test(name) || /[/\\:]/.test(name) || name.includes('\0')
  if (escapes) throw new NetworkFailure('refused', 'bad_file_name', `${name}: not a plain file name`)
  return name
}
