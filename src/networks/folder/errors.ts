import { NetworkFailure, type Verdict } from '../failure.ts'

const meanings: Readonly<Record<string, readonly [Verdict, string]>> = {
  // An unplugged disk or a share that is away comes back.
  ENOENT: ['not_sent', 'folder_missing'],
  ENOTDIR: ['refused', 'folder_missing'],
  ENOSPC: ['not_sent', 'disk_full'],
  EDQUOT: ['not_sent', 'disk_full'],
  EACCES: ['unauthorized', 'folder_not_writable'],
  EPERM: ['unauthorized', 'folder_not_writable'],
  EROFS: ['unauthorized', 'folder_not_writable'],
  ELOOP: ['refused', 'symbolic_link'],
}

/** What the file system said, as a failure. Files are put in place in one step: an error means that nothing was. */
export function folderFailure(error: unknown): NetworkFailure {
  if (error instanceof NetworkFailure) return error
  const { code, path } = (error ?? {}) as { code?: unknown; path?: unknown }
  if (typeof code !== 'string') throw error
  const [verdict, name] = meanings[code] ?? ['not_sent', 'file_system']
  return new NetworkFailure(verdict, name, `${code}${typeof path === 'string' ? `: ${path}` : ''}`, { cause: error })
}
